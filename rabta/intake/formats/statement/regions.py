"""Regions: the breakdown of a periodic statement by an agency's own regions, which are never folded into provinces."""

import re
from decimal import Decimal

from rabta.intake.formats.statement.arrests import arrests_of
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.kinds import REGIONS
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.region_drugs import drugs_of, in_bracket, with_drugs
from rabta.intake.formats.statement.stated import Stated, operations_in, vehicles_in
from rabta.intake.formats.statement.tokens import WORD, listed
from rabta.intake.formats.statement.tree import Found, spans_of
from rabta.intake.formats.statement.view import View

_REGION_BOOK = Phrasebook(REGIONS.items())


def regions_of(view: View, marks: Marks, *, told: bool = True) -> list[tuple[int, int, dict[str, object]]]:
    """Give (first, after, tree) for every region with a figure of its own, in order; without `told` those of lists alone."""
    listed_names, told_names = _listed(view, marks), _told(view, marks) if told else []
    if len(listed_names) < _LEAST_LISTED and len({name for _, _, name in told_names}) < _LEAST_TOLD:
        return []
    hits = _without_dateline(sorted({*listed_names, *told_names}))
    opening = {first for first, _, _ in told_names} - {first for first, _, _ in listed_names}
    limits = [*(first for first, _, _ in hits[1:]), len(view.tokens)]
    reaches = [
        (first, after, _end(view, after, limit, sentence=first in opening), name)
        for (first, after, name), limit in zip(hits, limits, strict=True)
    ]
    drugs = [drugs_of(view, marks, after, end) for _, after, end, _ in reaches]
    # "Punjab 65, Sindh 32, charas 651": what one region alone is followed by, without a bracket, is the list of all.
    if sum(bool(each) for each in drugs) < _LEAST_WITH_DRUGS:
        drugs = [
            own if own and (first in opening or in_bracket(view, after, own[0].first)) else []
            for (first, after, _, _), own in zip(reaches, drugs, strict=True)
        ]
    return [
        (first, end, _region(view, marks, first, after, end, name) | with_drugs(view, after, end, own))
        for (first, after, end, name), own in zip(reaches, drugs, strict=True)
    ]


def _without_dateline(hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Leave out the town in which a text was written ("RAWALPINDI: ..."), where no other town is told of as a region."""
    dated = hits[0][0] == 0 and hits[0][2] in _TOWNS and not any(name in _TOWNS for _, _, name in hits[1:])
    return hits[1:] if dated else hits


_TOWNS = frozenset({"Rawalpindi", "Quetta", "Karachi", "Lahore", "Peshawar", "Islamabad"})


def counts_by_region(view: View, marks: Marks) -> bool:
    """Whether a text gives several regions their operations and mass: totals of a period, whatever else it names."""
    regions = [region for _, _, region in regions_of(view, marks)]
    return sum(region["operations"] is not None and region["total_kg"] is not None for region in regions) >= _LEAST_LISTED


def _listed(view: View, marks: Marks) -> list[tuple[int, int, str]]:
    """Give the names of a list, each followed at once by its figure: "Punjab 23.861 (six, ...)"."""
    begun = view.numbers.keys() | {quantity.number_first for quantity in marks.quantities}
    return [
        hit for hit in _REGION_BOOK.all_in(view.tokens)
        if _step_over(view, hit[1]) in begun and not _of_a_drug(view, marks, hit[0])
    ]  # fmt: skip


def _of_a_drug(view: View, marks: Marks, place: int) -> bool:
    """Whether the name stands in a bracket behind a drug, whose parts it gives: "hashish (Balochistan 3,600, KP 300)"."""
    ahead = range(place - 1, max(place - _LONGEST_BRACKET, -1), -1)
    opens = next((step for step in ahead if view.key(step) in ("(", ")")), None)
    return opens is not None and view.key(opens) == "(" and any(each.after == opens for each in marks.substances)


def _step_over(view: View, place: int) -> int:
    """Step over a mark, or a word that only says region: "Punjab: 8 operations", "Balochistan region 640 kg"."""
    while view.key(place) in _MARKS or view.key(place) in _DIRECTORATE:
        place += 1
    return place


def _told(view: View, marks: Marks) -> list[tuple[int, int, str]]:
    """Give the names that each open a clause with a mass: "ANF Punjab seized 188.4 kg", "In Sindh, 120 kg were seized"."""
    hits = [hit for hit in _REGION_BOOK.all_in(view.tokens) if _opens(view, hit[0])]
    told = []
    for index, (first, after, name) in enumerate(hits):
        end = _end(view, after, hits[index + 1][0] if index + 1 < len(hits) else len(view.tokens))
        if marks.inside(after, end).quantities:
            told.append((first, after, name))
    return told


def _opens(view: View, place: int) -> bool:
    """Whether a clause begins here, or with an agency and such words just before."""
    step = place - 1
    while view.key(step) in _DIRECTORATE | _BEFORE_A_REGION or step in view.taken and view.tokens[step].kind == WORD:
        step -= 1
    return view.key(step) in _OPENING


def _goes_on(view: View, place: int) -> bool:
    """Whether a sentence goes on about the region told: "The recovered drugs include 180.5 kg hashish"."""
    opening = [view.key(step) for step in range(place, place + _OPENING_WORDS)]
    return bool(_OF_IT.intersection(opening)) and bool(_INCLUDES.intersection(opening))


_OPENING_WORDS = 6
_OF_IT = frozenset({"drugs", "narcotics", "recovery", "seizure", "haul", "these", "this", "it"})
_INCLUDES = frozenset(listed("include includes included comprise comprised comprises comprising consist consisted"))
_LONGEST_BRACKET = 40
_SENTENCE_ENDS, _PIECE_ENDS = frozenset(".۔"), frozenset(".۔;؛")
_LEAST_LISTED, _LEAST_TOLD, _LEAST_WITH_DRUGS = 3, 2, 2
_MARKS = frozenset(":-–—")
_DIRECTORATE = frozenset(listed("region regional directorate rd province zone میں سے نے"))
_BEFORE_A_REGION = frozenset(listed("anf in the from by while whereas and meanwhile similarly likewise جبکہ اور اے این ایف"))
_OPENING = frozenset({"", ".", ";", ":", ",", "۔", "؛", "،"})


def _end(view: View, place: int, last: int, *, sentence: bool = False) -> int:
    """Give where what is told of a region ends: with its piece, or its whole `sentence`, at the latest at `last`."""
    ends = _SENTENCE_ENDS if sentence else _PIECE_ENDS
    depth = 0
    for step in range(place, last):
        depth += (view.key(step) == "(") - (view.key(step) == ")")
        if depth <= 0 and view.key(step) in ends and not (sentence and _goes_on(view, step + 1)):
            return step
    return last


def _region(view: View, marks: Marks, first: int, after: int, end: int, name: str) -> dict[str, object]:
    quantity = next((q for q in marks.quantities if q.number_first >= after and q.number_first < end), None)
    number = view.numbers.get(after)
    if number is not None and number.first in view.taken and quantity is None:
        number = None
    arrests = arrests_of(view, mentions_in(view, after, end), None)
    operations, vehicles = operations_in(view, after, end), vehicles_in(view, after, end)
    if number is not None and any(_begins_at(view, number.first, each) for each in (operations, arrests.total, vehicles)):
        number = None
    total: Found | None = None
    if number is not None and not (
        number.value == int(number.value) and view.key(number.after) in ("op", "ops", "operations")
    ):
        total = Found(number.value, (view.span(number.first, number.after),))
    elif quantity is not None and quantity.kg is not None:
        total = Found(quantity.kg, spans_of(quantity.amount, quantity.unit))
    if total is None:
        decimal = next((n for p, n in sorted(view.numbers.items()) if after <= p < end and "." in view.key(p)), None)
        total = Found(decimal.value, (view.span(decimal.first, decimal.after),)) if decimal else None
    figures = _bracket(view, after, end)
    return {
        "region": Found(name, (view.span(first, after),)),
        "operations": operations or figures.get("operations"),
        "total_kg": total,
        "arrests": figures.get("arrests") or arrests.total,
        "women": figures.get("women") or arrests.women,
        "foreigners": figures.get("foreigners") or arrests.foreigners,
        "vehicles": figures.get("vehicles") or vehicles,
    }


def _begins_at(view: View, place: int, counted: Found | None) -> bool:
    """Whether the number at `place` counts operations, persons or vehicles: "Balochistan 11 arrests" is no mass."""
    return counted is not None and any(start == view.tokens[place].start for start, _ in counted.spans)


def _bracket(view: View, first: int, end: int) -> dict[str, Found]:
    """Read "(seven, 15 incl. three women, three)": operations, arrests with those among them, vehicles."""
    opens = next((p for p in range(first, end) if view.key(p) == "("), None)
    if opens is None:
        return {}
    closes = next((p for p in range(opens, end) if view.key(p) == ")"), end)
    fields: dict[str, Found] = {}
    named = ["operations", "arrests", "vehicles"]
    begin, place = opens + 1, opens + 1
    while place <= closes:
        if place == closes or view.key(place) in (",", "،"):
            _field(view, begin, place, fields, named)
            begin = place + 1
        place += 1
    return fields


_WOMEN = re.compile(r"(?:women|woman|ladies|lady)")


def _field(view: View, first: int, after: int, fields: dict[str, Found], named: list[str]) -> None:
    numbers = [view.numbers[p] for p in range(first, after) if p in view.numbers]
    said = view.words(first, after).casefold() if first < after else ""
    if not numbers:
        return
    if said.endswith(("ops", "operations")):
        fields.setdefault("operations", Found(int(numbers[0].value), (view.span(first, after),)))
        return
    if re.search(r"foreigner", said) and not re.search(r"incl", said):
        fields.setdefault("foreigners", Found(int(numbers[0].value), (view.span(first, after),)))
        return
    name = "vehicles" if "vehicle" in said else next((n for n in named if n not in fields), "vehicles")
    main = numbers[0]
    fields.setdefault(name, Found(int(main.value), (view.span(main.first, main.after),)))
    if name != "arrests":
        return
    rest = [(p, view.key(p)) for p in range(main.after, after)]
    for place, key in rest:
        if _WOMEN.fullmatch(key) or key.startswith("foreigner"):
            number = view.number_ending_at(place)
            count = int(number.value) if number is not None and number.first != main.first else 1
            kind = "women" if _WOMEN.fullmatch(key) else "foreigners"
            fields.setdefault(kind, Found(count, (view.span(place - 1, place + 1),)))


def in_kilograms(stated: Stated, regions: list[dict[str, object]]) -> None:
    """Write the regions' masses in kilograms where the statement's total is in tonnes and theirs add up to it as tonnes."""
    total = stated.values.get("total_kg")
    masses = [region["total_kg"] for region in regions if isinstance(region["total_kg"], Found)]
    if not isinstance(total, Found) or not masses:
        return
    summed = sum((Decimal(mass.value) for mass in masses), start=Decimal(0)) * 1000
    if abs(summed - Decimal(total.value)) > Decimal("0.05") * Decimal(total.value):
        return
    for region in regions:
        mass = region["total_kg"]
        if isinstance(mass, Found):
            region["total_kg"] = Found(Decimal(mass.value) * 1000, mass.spans)
