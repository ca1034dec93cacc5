"""Read one public text of totals: its figures, whether they add up, and what it promises. Start here.

Nothing is converted and nothing is added: a figure is what the words say, where they say it.
"""

import re
from dataclasses import replace
from typing import Any  # records and readings are JSON

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.commitments import commitments_in
from rabta.intake.formats.published.days import Days
from rabta.intake.formats.published.doubts import doubts_of
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.findings import findings_of, in_order
from rabta.intake.formats.published.laying import Laid, lay
from rabta.intake.formats.published.masses import areas_in, listed_in, measured_in, values_in
from rabta.intake.formats.published.parts import with_parts
from rabta.intake.formats.published.people import bare_counts, counts_in
from rabta.intake.formats.published.regions import regional_figures, sectioned
from rabta.intake.formats.published.shares import bare_shares, with_shares
from rabta.intake.formats.published.steps import step_of
from rabta.intake.formats.published.sums import sums_of
from rabta.intake.formats.published.told_sums import sums_of_told
from rabta.intake.formats.statement.place import Place
from rabta.intake.formats.statement.reader import read_statement
from rabta.vocabulary.rules.scripts import language_of

READER_VERSION = "published-1"
# One seizure at one place is not larger, and not more are arrested at it: what is larger is a total.
MOST_KG_AT_ONCE, MOST_AT_ONCE = 5_000, 60
_TAKEN = kinds.MASSES | {kinds.TABLETS, kinds.CAPSULES}
# What one person carried is one seizure, whatever else the text tells.
_ONE_PERSON = re.compile(
    r"\b(?:a|an|one|another)\s+(?:[\w-]+\s+){0,2}(?:passenger|man|woman|traveller|traveler|courier|motorcyclist|student|couple)\b"
    r"|(?:ایک|ایک اور)\s+(?:\w+\s+){0,1}(?:مسافر|شخص|خاتون|طالب علم|موٹر سائیکل سوار)\b",
    re.IGNORECASE,
)
# A word of the text that gathers every agency, for the scope of a figure.
ALL_AGENCIES = "ALL_LEA"
_GATHERING = ("all agencies", "law enforcement agencies", "law-enforcement agencies", "other agencies", "تمام ادارے")


def read_published(record: dict[str, Any], *, statement: dict[str, Any] | None = None) -> dict[str, Any]:
    """Read {id?, date?, agency?, text} into {id, language, figures, findings, sums, commitments}; see the README.

    `statement`: what the statement reader made of the same record, where that is known already. Figures stand in the
    order of the text; `of` counts from 0. Spans are code points of `text` as given. Raises KeyError
    without a text, TypeError where it is no string.
    """
    if not isinstance(record["text"], str):
        raise TypeError("the text to check is a string")
    laid = lay(record)
    told = statement or read_statement(record)
    read = figures_of(laid)
    figures = [replace(figure, single=_of_one_case(laid, read, figure, told)) for figure in read]
    sums = sorted([*sums_of(figures, told), *sums_of_told(figures, told)], key=lambda each: (each.whole, each.among))
    found = [*findings_of(laid, figures, sums), *doubts_of(laid, figures, told)]
    return {
        "id": record.get("id"),
        "reader_version": READER_VERSION,
        "language": language_of(record["text"]),
        "figures": [figure.as_json() for figure in figures],
        "findings": [finding.as_json() for finding in in_order(found)],
        "sums": [each.as_json() for each in sums],
        "commitments": commitments_in(laid),
    }


def _of_one_case(laid: Laid, figures: list[StatedFigure], figure: StatedFigure, told: dict[str, Any]) -> bool:
    """Whether a text tells seizures one by one, and the figure is one seizure's: all but what it states of them together.

    What is told in one sentence with a number of operations is told of them all.
    """
    sentence = laid.sentence_of(figure.first)
    together = [each for each in figures if each.what == kinds.OPERATIONS and each.value > 1 and each.region is None]
    of_all = any(laid.sentence_of(each.first) == sentence for each in together)
    if of_all or figure.what in (kinds.OPERATIONS, kinds.CASES) or figure.what in kinds.NOT_HELD:
        return False
    if figure.what in _TAKEN and _ONE_PERSON.search(laid.view.words(sentence.first, sentence.after)):
        return figure.kg is None or figure.kg < MOST_KG_AT_ONCE
    if told["kind"] != "operation":
        return False
    placed = [each for each in told["incidents"] if each["substances"] and (each["district"] or each["airport_iata"])]
    if len(placed) >= 2:
        return not _overlaps(figure, told, "/stated/")
    at_once = (figure.kg or figure.value) < (MOST_KG_AT_ONCE if figure.kg else MOST_AT_ONCE)
    counts_pieces = figure.what in (kinds.TABLETS, kinds.CAPSULES) and _overlaps(figure, told, "/incidents/")
    return bool(placed or (together and _overlaps(figure, told, "/incidents/"))) and (at_once or counts_pieces)


def _overlaps(figure: StatedFigure, told: dict[str, Any], pointer: str) -> bool:
    """Whether the statement reader read what lies below `pointer` from the figure's own words."""
    spans = [span for read, each in told["spans"].items() if read.startswith(pointer) for span in each]
    return any(figure.span[0] < end and start < figure.span[1] for start, end in spans)


def figures_of(laid: Laid) -> list[StatedFigure]:
    """Give every figure of a text laid out, in order, with its whole, its provinces and its period."""
    measured = [*values_in(laid), *areas_in(laid), *measured_in(laid)]
    measured += listed_in(laid, measured)
    measured, regional = regional_figures(laid, measured)
    taken = {place for each in [*measured, *regional] for place in range(each.first, each.after)}
    counts = counts_in(laid, taken)
    taken |= {place for each in counts for place in range(each.first, each.after)}
    counts += bare_counts(laid, counts, taken)
    counts += bare_shares(laid, sorted([*measured, *counts], key=lambda each: each.first))
    counts, _ = regional_figures(laid, counts)
    figures = sectioned(laid, sorted([*measured, *regional, *counts], key=lambda each: (each.first, each.after)))
    placed = [_placed(laid, figures, each) for each in figures]
    stepped = [replace(each, step=step_of(laid.view, each)) for each in placed]
    days = Days(laid, stepped)
    dated = [replace(each, scope=_scope(laid, each), **days.of(each.first)) for each in stepped]
    return with_shares(laid, with_parts(laid, dated))


def _placed(laid: Laid, figures: list[StatedFigure], each: StatedFigure) -> StatedFigure:
    """Give the figure its provinces: those named behind it before the next figure, else those that lead its sentence."""
    if each.region is not None:
        return each
    first, after = laid.clause_of(each.first)
    end = min([after, *(other.first for other in figures if each.first < other.first < after)])
    behind = [place for place in laid.provinces if each.first <= place.first < end]
    first_here = not any(first <= other.first < each.first for other in figures)
    led = [place for place in laid.provinces if first <= place.first < each.first] if first_here else []
    return replace(each, provinces=_names(behind or led))


def _names(places: list[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(place.hit.province) for place in places if place.hit.province))


def _scope(laid: Laid, each: StatedFigure) -> str | None:
    """Give the agency named before the figure in its sentence, or that all of them are meant."""
    sentence = laid.sentence_of(each.first)
    named = [code for first, _, code in laid.agencies if sentence.first <= first < each.first]
    said = laid.view.words(sentence.first, each.after).casefold()
    if any(phrase in said for phrase in _GATHERING):
        return ALL_AGENCIES
    return named[-1] if named else None
