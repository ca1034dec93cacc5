"""Regions: the breakdown of a periodic statement by an agency's own regions, which are never folded into provinces."""

from decimal import Decimal
from typing import Any

from rabta.intake.formats.statement.by_drug import Part, part_at
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.kinds import REGIONS
from rabta.intake.formats.statement.pasted import COUNTS
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.region_drugs import drugs_of, in_bracket, with_drugs
from rabta.intake.formats.statement.region_figures import figures_of_region
from rabta.intake.formats.statement.regional_towns import towns_listed
from rabta.intake.formats.statement.stated import Stated
from rabta.intake.formats.statement.table_counts import regions_in_table
from rabta.intake.formats.statement.tokens import WORD, listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

_REGION_BOOK = Phrasebook(REGIONS.items())


def regions_of(view: View, marks: Marks, *, told: bool = True) -> list[tuple[int, int, dict[str, object]]]:
    """Give (first, after, tree) for every region with a figure of its own, in order; without `told` those of lists alone."""
    pasted = regions_in_table(view, marks, REGIONS)
    if pasted:
        return pasted
    parts = parts_of_drugs(view, marks)
    return _with_parts(_own_figures(view, marks, told=told, parts={part.first for part in parts}), parts)


def _own_figures(view: View, marks: Marks, *, told: bool, parts: set[int]) -> list[tuple[int, int, dict[str, object]]]:
    """Give the regions that a list or sentences of their own tell of."""
    listed_names, told_names = _listed(view, marks), _told(view, marks) if told else []
    known = {first for first, _, _ in listed_names}
    listed_names = sorted([*listed_names, *(hit for hit in towns_listed(view, marks) if hit[0] not in known | parts)])
    told_names = [hit for hit in told_names if hit[0] not in parts]
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
        (first, end, figures_of_region(view, marks, first, after, end, name) | with_drugs(view, after, end, own))
        for (first, after, end, name), own in zip(reaches, drugs, strict=True)
    ]


def _without_dateline(hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Leave out the town in which a text was written ("RAWALPINDI: ..."), where no other town is told of as a region."""
    dated = hits[0][0] == 0 and hits[0][2] in _TOWNS and not any(name in _TOWNS for _, _, name in hits[1:])
    return hits[1:] if dated else hits


_TOWNS = frozenset({"Rawalpindi", "Quetta", "Karachi", "Lahore", "Peshawar", "Islamabad"})


def counts_by_region(view: View, marks: Marks) -> bool:
    """Whether a text gives several regions their operations and mass: totals of a period, whatever else it names."""
    if view.table is not None and view.table.counts:
        return True
    regions = [region for _, _, region in regions_of(view, marks)]
    towns = [region for region in regions if _value(region["region"]) not in REGIONS.values()]
    if len(towns) * 2 > len(regions):  # raids told town by town are a list of raids, unless each town counts many
        many = [each for each in regions if _value(each["operations"]) >= 2 or _value(each["arrests"]) >= _MANY_HELD]
        return len(many) >= _LEAST_LISTED
    return sum(region["operations"] is not None and region["total_kg"] is not None for region in regions) >= _LEAST_LISTED


def _value(found: object) -> Any:  # a name, or a number
    return found.value if isinstance(found, Found) else 0


_MANY_HELD = 10


def _listed(view: View, marks: Marks) -> list[tuple[int, int, str]]:
    """Give the names of a list, each followed at once by its figure: "Punjab 23.861 (six, ...)"."""
    begun = view.numbers.keys() | {quantity.number_first for quantity in marks.quantities}
    return [
        hit for hit in _REGION_BOOK.all_in(view.tokens)
        if _step_over(view, hit[1]) in begun and not _part_of_a_drug(view, marks, hit)
    ]  # fmt: skip


def _part_of_a_drug(view: View, marks: Marks, hit: tuple[int, int, str]) -> Part | None:
    """Give what a region has of the drug whose parts are told: "hashish (Balochistan 3,600, KP 300)"."""
    first, after, name = hit
    return part_at(view, marks, first, after, _step_over(view, after), name)


def parts_of_drugs(view: View, marks: Marks) -> list[Part]:
    """Give every region's part of a drug, in order, where at least two regions have one."""
    parts = [_part_of_a_drug(view, marks, hit) for hit in _REGION_BOOK.all_in(view.tokens)]
    told = [part for part in parts if part is not None]
    return told if len({part.region for part in told}) >= _LEAST_TOLD else []


def _with_parts(
    regions: list[tuple[int, int, dict[str, object]]], parts: list[Part]
) -> list[tuple[int, int, dict[str, object]]]:
    """Give the regions with the drugs that are told drug by drug; a region told of only there stands behind the others."""
    for name in dict.fromkeys(part.region for part in parts):
        own = [part for part in parts if part.region == name]
        told = next((tree for _, _, tree in regions if _value(tree["region"]) == name), None)
        if told is None:
            words = Found(name, own[0].words)
            regions.append((own[0].first, own[0].after, {"region": words, **dict.fromkeys(COUNTS)}))
            told = regions[-1][2]
        told["substances"] = told.get("substances") or [part.tree for part in own]
    return regions




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
_SENTENCE_ENDS, _PIECE_ENDS = frozenset(".۔"), frozenset(".۔;؛")
_LEAST_LISTED, _LEAST_TOLD, _LEAST_WITH_DRUGS = 3, 2, 2
_MARKS = frozenset(":-–—")
_DIRECTORATE = frozenset(
    listed("region regional directorate rd province zone division district range circle city office"
           " with led had recorded topped میں سے نے ریجن ڈویژن ضلع زون")
)
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
