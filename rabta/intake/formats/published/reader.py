"""Read one public text of totals: its figures, whether they add up, and what it promises. Start here.

Nothing is converted and nothing is added: a figure is what the words say, where they say it.
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Any  # records and readings are JSON

from rabta.intake.formats.published.cases import Cases
from rabta.intake.formats.published.commitments import commitments_in
from rabta.intake.formats.published.days import Days
from rabta.intake.formats.published.doubts import doubts_of
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.findings import findings_of, in_order, too_large_for_their_whole
from rabta.intake.formats.published.headlines import headline_against_body
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
    cases = Cases(laid, read, told)
    figures = [replace(figure, single=cases.is_one(figure)) for figure in read]
    sums = sorted([*sums_of(figures, told), *sums_of_told(figures, told)], key=lambda each: (each.whole, each.among))
    found = [*findings_of(laid, figures, sums), *doubts_of(laid, figures, told)]
    found += [*too_large_for_their_whole(figures), *headline_against_body(laid, figures, found)]
    return {
        "id": record.get("id"),
        "reader_version": READER_VERSION,
        "language": language_of(record["text"]),
        "figures": [figure.as_json() for figure in figures],
        "findings": [finding.as_json() for finding in in_order(found)],
        "sums": [each.as_json() for each in sums],
        "commitments": commitments_in(laid),
    }


def figures_of(laid: Laid) -> list[StatedFigure]:
    """Give every figure of a text laid out, in order, with its whole, its provinces and its period."""
    measured = [*values_in(laid), *areas_in(laid), *measured_in(laid)]
    measured += listed_in(laid, measured)
    measured, regional = regional_figures(laid, measured)
    taken = {place for each in [*measured, *regional] for place in range(each.first, each.after)}
    counts = counts_in(laid, taken)
    taken |= {place for each in counts for place in range(each.first, each.after)}
    counts += bare_counts(laid, counts, taken)
    counts += bare_shares(laid, sorted([*measured, *regional, *counts], key=lambda each: each.first))
    counts, _ = regional_figures(laid, counts)
    figures = sectioned(laid, sorted([*measured, *regional, *counts], key=lambda each: (each.first, each.after)))
    firsts = [each.first for each in figures]
    placed = [_placed(laid, firsts, each) for each in figures]
    stepped = [replace(each, step=step_of(laid.view, each)) for each in placed]
    days = Days(laid, stepped)
    dated = [replace(each, scope=_scope(laid, each), **days.of(each.first)) for each in stepped]
    return with_shares(laid, with_parts(laid, dated))


def _placed(laid: Laid, firsts: list[int], each: StatedFigure) -> StatedFigure:
    """Give the figure its provinces: those named behind it before the next figure, else those that lead its sentence.

    `firsts`: the first tokens of all figures, in order.
    """
    if each.region is not None:
        return each
    first, after = laid.clause_of(each.first)
    next_one = bisect_right(firsts, each.first)
    end = min([after, *firsts[next_one : next_one + 1]])
    behind = [place for place in laid.provinces if each.first <= place.first < end]
    first_here = bisect_left(firsts, first) == bisect_left(firsts, each.first)
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
