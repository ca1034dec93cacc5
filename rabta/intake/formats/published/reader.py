"""Read one public text of totals: its figures, whether they add up, and what it promises. Start here.

Nothing is converted and nothing is added: a figure is what the words say, where they say it.
"""

from dataclasses import replace
from typing import Any  # records and readings are JSON

from rabta.intake.formats.published.commitments import commitments_in
from rabta.intake.formats.published.days import Days
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.findings import findings_of
from rabta.intake.formats.published.laying import Laid, lay
from rabta.intake.formats.published.masses import areas_in, listed_in, measured_in, values_in
from rabta.intake.formats.published.parts import with_parts
from rabta.intake.formats.published.people import bare_counts, counts_in
from rabta.intake.formats.published.regions import regional_figures
from rabta.intake.formats.published.steps import step_of
from rabta.intake.formats.published.sums import sums_of
from rabta.intake.formats.statement.place import Place
from rabta.intake.formats.statement.reader import read_statement
from rabta.vocabulary.rules.scripts import language_of

READER_VERSION = "published-1"
# One seizure at one place is not larger, and not more are arrested at it: what is larger is a total.
MOST_KG_AT_ONCE, MOST_AT_ONCE = 5_000, 60
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
    figures = [replace(figure, single=_of_one_case(figure, told)) for figure in figures_of(laid)]
    sums = sums_of(figures, told)
    return {
        "id": record.get("id"),
        "reader_version": READER_VERSION,
        "language": language_of(record["text"]),
        "figures": [figure.as_json() for figure in figures],
        "findings": [finding.as_json() for finding in findings_of(laid, figures, sums)],
        "sums": [each.as_json() for each in sums],
        "commitments": commitments_in(laid),
    }


def _of_one_case(figure: StatedFigure, told: dict[str, Any]) -> bool:
    """Whether a text tells seizures one by one, and the figure is one seizure's: all but what it states of them together."""
    if told["kind"] != "operation":
        return False
    placed = [each for each in told["incidents"] if each["substances"] and (each["district"] or each["airport_iata"])]
    if len(placed) >= 2:
        spans = [span for pointer, each in told["spans"].items() if pointer.startswith("/stated/") for span in each]
        return not any(figure.span[0] < end and start < figure.span[1] for start, end in spans)
    return bool(placed) and (figure.kg or figure.value) < (MOST_KG_AT_ONCE if figure.kg else MOST_AT_ONCE)


def figures_of(laid: Laid) -> list[StatedFigure]:
    """Give every figure of a text laid out, in order, with its whole, its provinces and its period."""
    measured = [*values_in(laid), *areas_in(laid), *measured_in(laid)]
    measured += listed_in(laid, measured)
    measured, regional = regional_figures(laid, measured)
    taken = {place for each in [*measured, *regional] for place in range(each.first, each.after)}
    counts = counts_in(laid, taken)
    taken |= {place for each in counts for place in range(each.first, each.after)}
    counts += bare_counts(laid, counts, taken)
    counts, _ = regional_figures(laid, counts)
    figures = sorted([*measured, *regional, *counts], key=lambda each: (each.first, each.after))
    placed = [_placed(laid, figures, each) for each in figures]
    stepped = [replace(each, step=step_of(laid.view, each)) for each in placed]
    days = Days(laid)
    dated = [replace(each, scope=_scope(laid, each), **days.of(each.first)) for each in stepped]
    return with_parts(laid, dated)


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
