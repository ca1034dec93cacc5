"""The text of a bulletin, made by template from warnings and figures: the house's words, but for what is added."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rabta.vocabulary.rules.adulterants import adulterant
from rabta.vocabulary.rules.gazetteer import countries, districts, places_in_urdu, provinces
from rabta.vocabulary.rules.substances import substance

SHIPPED = Path(__file__).resolve().parent.parent / "bulletin.yaml"
LANGUAGES = ("en", "ur")
Words = Mapping[str, Any]
OF_JOURNEYS = frozenset({"route", "recruiter", "document"})
"""Kinds of warning that speak to whoever is about to leave; the others tell of drugs."""


@dataclass(frozen=True, kw_only=True)
class WarnedOf:
    """What a bulletin may take from a warning: its kind, the two ends of a route, the kind of a document; from a signal what
    was noticed, the substance (its code), and a country (its code) or a province. Nothing else."""

    kind: str
    route: str = ""
    document: str = ""
    substance: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A figure that may be told outside, and its period."""

    persons: int
    date_from: date
    date_to: date


@functools.cache
def words_here(path: Path = SHIPPED) -> Words:
    """The sentences of this table."""
    found: Words = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def paragraphs(warned: Sequence[WarnedOf], told: Told | None, *, added: str, language: str, words: Words) -> list[str]:
    """The paragraphs of a bulletin in one language: a sentence for each thing warned of, once, the figure, what is added;
    then what is said to whoever was on a journey, or, where it tells of none, to whoever takes drugs or lives with one.

    >>> paragraphs([WarnedOf(kind="recruiter")], None, added="", language="en", words=words_here())[0][:24]
    'People are being promise'
    """
    said = dict.fromkeys(_sentence(one, language, words) for one in warned)
    figure = [words["figure"][language].format(**numbers_in(told, language=language, words=words))] if told else []
    extra = [line.strip() for line in added.splitlines() if line.strip()]
    of_journeys = told or any(one.kind in OF_JOURNEYS for one in warned)
    return [*said, *figure, *extra, words["closing" if of_journeys else "closing_of_drugs"][language]]


def numbers_in(told: Told, *, language: str, words: Words) -> dict[str, str]:
    """The number of a figure and its days, as they stand in the text.

    >>> told = Told(persons=2140, date_from=date(2025, 1, 1), date_to=date(2025, 3, 31))
    >>> numbers_in(told, language="en", words=words_here())
    {'persons': '2,140', 'date_from': '1 January 2025', 'date_to': '31 March 2025'}
    """
    days = {name: getattr(told, name) for name in ("date_from", "date_to")}
    said = {name: f"{day.day} {words['months'][language][day.month - 1]} {day.year}" for name, day in days.items()}
    return {"persons": f"{told.persons:,}", **said}


def _sentence(one: WarnedOf, language: str, words: Words) -> str:
    first, *_, last = (one.route or "?>?").split(">") if ">" in one.route else ("?", "?")
    document = words["documents"].get(one.document, words["documents"]["other"])[language]
    said: str = words[one.kind][language]
    return said.format(
        origin=_country(first, language, words), destination=_country(last, language, words), document=document,
        substance=_substance(one.substance, language), place=_place(one.place, language, words),
    )  # fmt: skip


def told_place(level: str, place: str) -> str:
    """What may be told of a place: the country's code, or the province, of a district as well.

    >>> told_place("district", "Quetta"), told_place("province", "Sindh"), told_place("country", "PK")
    ('Balochistan', 'Sindh', 'PK')
    """
    return next((one.province for one in districts() if level == "district" and one.name_en == place), place)


def _substance(code: str, language: str) -> str:
    if not code:
        return ""
    beside = adulterant(code)
    if beside is not None:
        name = beside.name_en if beside.name_en.isupper() else beside.name_en[0].lower() + beside.name_en[1:]
        return name if language == "en" else beside.name_ur
    found = substance(code)
    return found.name_en.lower() if language == "en" else found.name_ur


def _place(place: str, language: str, words: Words) -> str:
    named = {one.name_en: one.name_ur for one in provinces()}
    if place in named:
        return place if language == "en" else named[place]
    return _country(place, language, words)


def _country(code: str, language: str, words: Words) -> str:
    english = {**countries(), "PK": "Pakistan"}.get(code)
    if english is None:
        return str(words["anywhere"][language])
    return english if language == "en" else {"Pakistan": "پاکستان", **places_in_urdu()}.get(english, english)
