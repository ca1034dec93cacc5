"""Competing readings of a figure: what it would be if the other answer to an open question were the true one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.persons import persons_in_words

Row = dict[str, Any]
WHY = "no report says whether those arrested apart from any seizure are among those arrested at seizures"

TOLD_TWICE = ("encounters", "facilitators_arrested")
WHY_TOLD_TWICE = (
    "different agencies tell of equal numbers at one place on one day, and no report says whether they are the same"
)


def with_readings(figures: Sequence[Row]) -> list[Row]:
    """The same figures with their readings: arrests beside arrests apart from any seizure, where both are here; what is
    met on the move, where different agencies tell of what may be one."""
    named = {figure["name"]: figure for figure in figures}
    found = {name: _of_tellings(named[name]) for name in TOLD_TWICE if name in named}
    if {"arrests", "arrests_apart"} <= named.keys():
        found["arrests"] = readings_of_arrests(named["arrests"], named["arrests_apart"])
    return [{**figure, "readings": found[figure["name"]]} if figure["name"] in found else figure for figure in figures]


def _of_tellings(figure: Row) -> list[Row]:
    """Two readings of what several agencies may tell of: once, or each telling apart; none where nothing was told twice."""
    once, apart = figure["value"], figure["as_reported"]
    if not once or once == apart:
        return []
    texts = {"told_once": (_ONCE, once, figure["value_text"]), "told_apart": (_APART, apart, figure["as_reported_text"])}
    return [
        {"key": key, "label": f"{figure['title']}, {when}", "value": value, "value_text": text, "why": WHY_TOLD_TWICE}
        for key, (when, value, text) in texts.items()
    ]


def readings_of_arrests(arrests: Row, apart: Row) -> list[Row]:
    """Two readings each of those arrested and of the foreigners among them; none where nobody was arrested apart."""
    if not apart["value"]:
        return []
    held, more = arrests["value"], apart["value"]
    readings = [
        _reading("arrested_among", _ALL, _AMONG, max(held, more), WHY),
        _reading("arrested_beside", _ALL, _BESIDE, held + more, WHY),
    ]
    held, more = _part(arrests, "foreigners"), _part(apart, "foreigners")
    if not more:
        return readings
    why = _too_many(held, more) if more > held else WHY
    return [
        *readings,
        _reading("foreigners_at_seizures", _FOREIGNERS, _ALONE, held, why),
        _reading("foreigners_beside", _FOREIGNERS, _BESIDE, held + more, why),
    ]


_ALL = "Persons arrested in all"
_FOREIGNERS = "Foreigners arrested, documented"
_AMONG = "if those arrested apart from any seizure are among them"
_BESIDE = "if those arrested apart from any seizure come on top"
_ALONE = "at seizures alone"
_ONCE = "if what different agencies tell of one place and day is one"
_APART = "if each telling is one of its own"


def _too_many(held: int, more: int) -> str:
    return (
        f"{WHY}; and {more:,} foreigners cannot be among {held:,}, so they come on top or reports of seizures left"
        " nationality out"
    )


def _reading(key: str, what: str, when: str, value: int, why: str) -> Row:
    return {
        "key": key, "label": f"{what}, {when}", "when": when, "value": value,
        "value_text": persons_in_words(Decimal(value), None), "why": why,
    }  # fmt: skip


def _part(figure: Row, key: str) -> int:
    return next((int(part["value"]) for part in figure["by"] if part["key"] == key), 0)
