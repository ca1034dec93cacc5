"""A judged public text laid out for its page: the words cut at their figures, cards in order, counts. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]
VERDICTS = {
    "agrees": _("agrees"), "differs": _("differs"), "other_definition": _("another definition"),
    "no_record": _("no record behind it"),
}  # fmt: skip
SIGNS = {"agrees": "✓", "differs": "≠", "other_definition": "⇄", "no_record": "∅"}
WHAT = {
    "mass_seized": _("Mass seized"), "mass_destroyed": _("Mass destroyed"),
    "value": pgettext_lazy("what a figure counts", "Value"),
    "assets_frozen": _("Assets"), "arrests": _("Persons arrested"), "foreigners": _("Foreigners arrested"),
    "women": _("Women arrested"), "nationals": _("Nationals arrested"), "operations": _("Operations"),
    "cases": _("Cases registered"), "vehicles": _("Vehicles"), "vessels": _("Vessels"),
    "laboratories": _("Laboratories"), "convictions": _("Persons convicted"), "addicts_treated": _("Persons treated"),
    "persons_encountered": _("Persons met on the move"), "persons_deported": _("Persons sent back"),
    "persons_killed": _("Persons killed"), "persons_injured": _("Persons injured"),
    "persons_rescued": _("Persons rescued"), "persons_released": _("Persons let go"),
    "persons_otherwise": _("Persons, not said to be arrested"), "tablets": _("Tablets"), "capsules": _("Capsules"),
    "volume": _("Volume"), "other_quantity": _("Other quantity"), "area_cleared": _("Land cleared"),
    "area_cultivated": _("Land under cultivation"), "area_surveyed": _("Land surveyed"),
}  # fmt: skip
KINDS = {
    "sum_differs": _("The parts are more than the total"), "part_missing": _("The parts are less than the total"),
    "headline_differs": _("One thing is told with two numbers"), "unit_slip": _("A unit slipped"),
    "decimal_mark": _("A comma stands for a point"), "digits_exchanged": _("Two digits are exchanged"),
    "cumulative_total": _("A total up to date stands for a shorter time"), "two_currencies": _("Two currencies"),
    "litres_as_kilograms": _("Litres counted as kilograms"), "tablets_as_kilograms": _("Tablets counted as kilograms"),
    "category_error": _("Something that is no drug is counted in"), "part_unweighed": _("A part has no weight"),
}  # fmt: skip
SUMS = {
    ("substances", "exact"): _("The drugs listed add up to the total exactly."),
    ("substances", "within_the_words"): _("The drugs listed add up to the total, within what the words allow."),
    ("regions", "exact"): _("The regions add up to the total exactly."),
    ("regions", "within_the_words"): _("The regions add up to the total, within what the words allow."),
    ("operations", "exact"): _("The operations told add up to the total exactly."),
    ("operations", "within_the_words"): _("The operations told add up to the total, within what the words allow."),
    ("substance_by_region", "exact"): _("The regions' own lists of this drug add up to it exactly."),
    ("substance_by_region", "within_the_words"): _(
        "The regions' own lists of this drug add up to it, within what the words allow."
    ),
    ("shares", "exact"): _("The shares listed add up to it exactly."),
    ("shares", "within_the_words"): _("The shares listed add up to it, within what the words allow."),
    ("agencies", "exact"): _("The agencies add up to the total exactly."),
    ("agencies", "within_the_words"): _("The agencies add up to the total, within what the words allow."),
}  # fmt: skip
DEEPEST = 2
MEASURED = ("kg", "g", "tonne", "litre", "tablet", "acre")
"""Units that are said beside a number; what is counted in persons or operations is a number alone."""
SURE = ((0.85, _("very likely")), (0.65, _("likely")), (0.0, _("possibly")))
"""How sure a finding is, in words: from this much on."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `card`: the number of the figure it is, 0 for none; `faults`: numbers of what is wrong."""

    text: str
    card: int = 0
    verdict: str = ""
    faults: tuple[int, ...] = ()


def laid_out(found: Row) -> Row:
    """`{"pieces", "cards", "counts", "period", "faults", "sums", "open"}` of a judged text; empty where it was not read."""
    if "error" in found:
        return {"pieces": [], "cards": [], "counts": [], "period": None, "faults": [], "sums": [], "open": []}
    figures, text = found["figures"], found["text"]
    return {
        "pieces": pieces(text, figures, found["findings"]),
        "cards": [card for _place, card in in_order([_card(text, figures, index) for index in range(len(figures))])],
        "counts": _counts(figures),
        "period": _one_period(figures),
        "faults": [_fault(text, number, finding) for number, finding in enumerate(found["findings"], start=1)],
        "sums": [_sum(text, figures, one) for one in found["sums"] if (one["among"], one["verdict"]) in SUMS],
        "open": [_open(text, figures, one) for one in found["sums"] if one["verdict"] == "left_open"],
    }


def pieces(text: str, figures: Sequence[Row], findings: Sequence[Row] = ()) -> list[Piece]:
    """The text cut at its figures and faults. Joined, the pieces are exactly `text`; of overlaps the first is marked.

    A fault stands at every figure its words touch, else at its own words.

    >>> [piece.card for piece in pieces("12 kg, 3 held", [{"span": [0, 5], "verdict": {"verdict": "agrees"}}])]
    [1, 0]
    """
    marked = [(each["span"], number, each["verdict"]["verdict"]) for number, each in enumerate(figures, start=1)]
    loose = [span for each in findings for span in each["spans"] if not any(_touch(span, own) for own, _n, _v in marked)]
    made, at = [], 0
    for span, number, verdict in sorted([*marked, *((span, 0, "") for span in loose)], key=lambda each: each[0][0]):
        start, end = span
        if start < at:
            continue
        if at < start:
            made.append(Piece(text[at:start]))
        made.append(Piece(text[start:end], number, verdict, _faults_at(findings, span)))
        at = end
    return [*made, Piece(text[at:])] if at < len(text) else made


def _touch(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _faults_at(findings: Sequence[Row], span: Sequence[int]) -> tuple[int, ...]:
    return tuple(n for n, each in enumerate(findings, start=1) if any(_touch(span, own) for own in each["spans"]))


def _card(text: str, figures: Sequence[Row], index: int) -> Row:
    figure = figures[index]
    verdict = figure["verdict"]
    start, end = figure["span"]
    depth, whole, of = 0, index, figure["of"]
    while of is not None and depth < DEEPEST:
        depth, whole, of = depth + 1, of, figures[of]["of"]
    return {
        "number": index + 1, "words": text[start:end], "what": WHAT.get(figure["what"], figure["what"]), "depth": depth,
        "of": figure["of"] + 1 if figure["of"] is not None else None, "whole": whole, "figure": figure,
        "substance": substance_of(figure), "verdict": verdict, "said": VERDICTS[verdict["verdict"]],
        "sign": SIGNS[verdict["verdict"]], "record": _record(figure, verdict),
    }  # fmt: skip


def _record(figure: Row, verdict: Row) -> Row | None:
    """The record's number with what it takes to write it: `unit` as figures have it, `counted_in` for tablets and litres."""
    if verdict["record_value"] is None:
        return None
    units = {"mass_by_substance": "g", "area_cleared": "m2", "value": figure["unit"]}
    counted_in = figure["unit"] if verdict["figure"] == "other_quantities" else ""
    return {"value": verdict["record_value"], "unit": units.get(verdict["figure"], ""), "counted_in": counted_in}


def substance_of(figure: Row) -> Row | None:
    """The drug a figure tells of, by its names; None where it names none."""
    if not figure["substance"]:
        return None
    entry = substance(figure["substance"])
    return {"code": entry.code, "name_en": entry.name_en, "name_ur": entry.name_ur}


def in_order(cards: Sequence[Row]) -> list[tuple[tuple[int, int, int], Row]]:
    """The cards in the order of the text, each part behind its whole."""
    keyed = [((card["whole"], min(card["depth"], 1), card["number"]), card) for card in cards]
    return sorted(keyed, key=lambda pair: pair[0])


def _counts(figures: Sequence[Row]) -> list[Row]:
    """How many figures have each verdict, in the order of the verdicts; those nothing has are left out."""
    told = [figure["verdict"]["verdict"] for figure in figures]
    return [
        {"verdict": name, "said": said, "sign": SIGNS[name], "n": told.count(name)}
        for name, said in VERDICTS.items()
        if name in told
    ]


def _one_period(figures: Sequence[Row]) -> Row | None:
    """The period where all figures are judged by the same days, to be said once; None where they are not."""
    periods = [figure["verdict"]["period"] for figure in figures]
    return periods[0] if periods and all(period == periods[0] for period in periods) else None


def _fault(text: str, number: int, finding: Row) -> Row:
    """A card of what is wrong: its words, what is stated, what its parts give, why, the sum written out, how sure."""
    quoted = [text[start:end] for start, end in finding["spans"]]
    sure = next(words for least, words in SURE if finding["confidence"] >= least)
    return {
        **finding, "number": number, "title": KINDS.get(finding["kind"], finding["kind"]), "quoted": quoted, "sure": sure,
        "sided": finding["kind"] != "headline_differs" and None not in (finding["stated"], finding["computed"]),
        "counted": finding["unit"] not in MEASURED,
    }  # fmt: skip


def _sum(text: str, figures: Sequence[Row], one: Row) -> Row:
    start, end = figures[one["whole"]]["span"]
    return {"words": text[start:end], "said": SUMS[one["among"], one["verdict"]]}


def _open(text: str, figures: Sequence[Row], one: Row) -> Row:
    """What is stated of all operations, and what those told give of it, where not every one of them says."""
    start, end = figures[one["whole"]]["span"]
    counted = one["unit"] not in MEASURED
    return {**one, "words": text[start:end], "counted": counted, "left": one["stated"] - one["computed"]}
