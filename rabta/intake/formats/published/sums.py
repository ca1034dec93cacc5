"""Sums: every whole of a text set beside the parts told of it. What was compared is kept, agreeing or not."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any  # readings are JSON

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.allowance import allowed, half_digit, in_kg
from rabta.intake.formats.published.figure import Span, StatedFigure, plain

SUBSTANCES, REGIONS, INCIDENTS, AGENCIES = "substances", "regions", "operations", "agencies"
_EXACT = Decimal("0.0005")
_COUNTED = (
    kinds.OPERATIONS,
    kinds.ARRESTS,
    kinds.VEHICLES,
    kinds.WOMEN,
    kinds.FOREIGNERS,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """One comparison: the whole, the parts, their sum (kilograms, or the unit counted), and whether the words allow it."""

    whole: int
    parts: tuple[int, ...]
    among: str
    stated: Decimal
    computed: Decimal
    unit: str
    exact: bool
    within: bool
    unweighed: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def residual(self) -> Decimal:
        """What the parts lack of the whole; negative where they exceed it."""
        return self.stated - self.computed

    def as_json(self) -> dict[str, object]:
        """Give the comparison for the reading's `sums`."""
        verdict = "exact" if self.exact else "within_the_words" if self.within else "differs"
        return {
            "whole": self.whole, "among": self.among, "stated": plain(self.stated), "computed": plain(self.computed),
            "unit": self.unit, "verdict": verdict, "unweighed": self.unweighed, "parts": list(self.parts),
        }  # fmt: skip


def sums_of(figures: list[StatedFigure], reading: dict[str, Any]) -> list[Sum]:
    """Give every comparison the text allows, in the order of its wholes. `reading`: the statement reader's of the text."""
    told = _incidents(reading)
    found: list[Sum] = []
    for index, whole in enumerate(figures):
        if whole.what in kinds.MASSES and whole.kg is not None and whole.substance is None and whole.category is None:
            found += _masses(figures, index, listed=len(told) < 2)
        elif whole.what in _COUNTED and whole.region is None and whole.of is None:
            found += _counts(figures, index)
    found += _agencies(figures)
    return sorted([*found, *_of_incidents(figures, reading, told)], key=lambda each: (each.whole, each.among))


def _masses(figures: list[StatedFigure], index: int, *, listed: bool) -> list[Sum]:
    parts = [n for n, each in enumerate(figures) if each.of == index and each.what == figures[index].what]
    regional = [n for n in parts if figures[n].region is not None and figures[n].substance is None]
    drugs = [n for n in parts if figures[n].region is None]
    found = []
    if listed and len(drugs) >= 2:
        found.append(_sum(figures, index, drugs, SUBSTANCES, unweighed=_unweighed(figures, index)))
    if len(regional) >= 3:
        found.append(_sum(figures, index, regional, REGIONS))
    return found


def _unweighed(figures: list[StatedFigure], index: int) -> bool:
    """Whether tablets or capsules are told beside the list without any weight of their own."""
    weighed = {each.substance for each in figures if each.of == index and each.kg is not None}
    return any(
        each.what in (kinds.TABLETS, kinds.CAPSULES) and each.substance not in weighed - {None} and each.region is None
        for each in figures
    )


def _sum(figures: list[StatedFigure], index: int, parts: list[int], among: str, *, unweighed: bool = False) -> Sum:
    whole = figures[index]
    stated = whole.kg if whole.kg is not None else whole.value
    values = [figures[n].kg if figures[n].kg is not None else figures[n].value for n in parts]
    computed = sum((value for value in values if value is not None), start=Decimal(0))
    unit = "kg" if whole.kg is not None else whole.unit
    rounding = sum(
        (in_kg(figures[n], half_digit(figures[n])) for n in parts if not _whole_number(figures[n])), start=Decimal(0)
    )
    low, high = allowed(whole, rounding=min(rounding, stated * Decimal("0.0002")), loose=False)
    difference = computed - stated
    return Sum(
        index, tuple(parts), among, stated, computed, unit, abs(difference) <= _EXACT,
        -low <= difference <= high, unweighed, spans=(whole.span,),
    )  # fmt: skip


def _whole_number(figure: StatedFigure) -> bool:
    return figure.value == int(figure.value)


def _counts(figures: list[StatedFigure], index: int) -> list[Sum]:
    whole = figures[index]
    parts = [n for n, each in enumerate(figures) if each.what == whole.what and each.region is not None and each.of == index]
    regions = {each.region for each in figures if each.region is not None}
    told = {figures[n].region for n in parts}
    if len(parts) < 3 and not (whole.what in (kinds.WOMEN, kinds.FOREIGNERS) and len(parts) >= 2):
        return []
    if whole.what == kinds.OPERATIONS and told != regions:
        return []
    return [_sum(figures, index, parts, REGIONS)]


def _agencies(figures: list[StatedFigure]) -> list[Sum]:
    """Set the total of all agencies beside two totals that are told of one agency and of the others."""
    totals = [
        n for n, each in enumerate(figures)
        if each.what in kinds.MASSES and each.kg and each.substance is None and each.region is None and each.of is None
    ]  # fmt: skip
    found = []
    for index in totals:
        others = [n for n in totals if n != index and (figures[n].kg or 0) < (figures[index].kg or 0)]
        for place, left in enumerate(others):
            for right in others[place + 1 :]:
                candidate = _sum(figures, index, [left, right], AGENCIES)
                if candidate.within:
                    found.append(candidate)
    return found[:1]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one operation tells: its mass with that of each drug, whether something has none, its arrests."""

    kg: Decimal
    by_drug: dict[str, Decimal]
    unweighed: bool
    arrests: int | None


_KG = {
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "tonne": Decimal(1000),
    "pound": Decimal("0.45359237"),
    "mg": Decimal("0.000001"),
}


def _incidents(reading: dict[str, Any]) -> list[_Told]:
    """Give what the statement reader found incident by incident: masses, whether something has none, arrests."""
    told = []
    for incident in reading.get("incidents") or []:
        if incident.get("recap"):
            continue
        masses: dict[str, Decimal] = {}
        unweighed = not incident["substances"]
        for line in incident["substances"]:
            factor = _KG.get(line["unit"] or "")
            if factor is None or line["quantity"] is None:
                unweighed = True
            else:
                code = str(line["substance_code"])
                masses[code] = masses.get(code, Decimal(0)) + Decimal(str(line["quantity"])) * factor
        total = sum(masses.values(), start=Decimal(0))
        told.append(_Told(total, masses, unweighed, incident["arrests"]["total"]))
    return told


def _of_incidents(figures: list[StatedFigure], reading: dict[str, Any], told: list[_Told]) -> list[Sum]:
    """Set stated mass and arrests beside what the operations told one by one add up to."""
    if len(told) < 2:
        return []
    found = []
    mass = _stated_at(figures, reading, "total_kg", kinds.MASSES)
    if mass is not None:
        unweighed = any(each.unweighed for each in told) or _short_of_operations(reading, told)
        found.append(_told_sum(figures, mass, sum((each.kg for each in told), start=Decimal(0)), unweighed))
    else:
        found += _by_drug(figures, reading, told)
    arrests = _stated_at(figures, reading, "arrests", frozenset({kinds.ARRESTS}))
    known = [each.arrests for each in told if each.arrests is not None]
    if arrests is not None and len(known) == len(told):
        # Where the masses told make up the total, every operation is told, whatever their number.
        complete = bool(found) and found[0].within
        short = not complete and _short_of_operations(reading, told)
        found.append(_told_sum(figures, arrests, Decimal(sum(known)), short))
    return found


def _by_drug(figures: list[StatedFigure], reading: dict[str, Any], told: list[_Told]) -> list[Sum]:
    """Set each drug of a lead ("78 kg hashish and 18 kg opium") beside what the operations tell of it."""
    spans = (reading.get("spans") or {}).get("/stated/total_kg", [])
    lead = [
        n for n, each in enumerate(figures) if each.kg and each.substance and any(a <= each.span[0] < b for a, b in spans)
    ]
    short = any(each.unweighed for each in told) or _short_of_operations(reading, told)
    codes = [figures[n].substance for n in lead]
    return [
        _told_sum(figures, n, sum((each.by_drug.get(str(code), Decimal(0)) for each in told), start=Decimal(0)), short)
        for n, code in zip(lead, codes, strict=True)
        if codes.count(code) == 1
    ]


def _short_of_operations(reading: dict[str, Any], told: list[_Told]) -> bool:
    """Whether fewer operations are told than the text says were made, so that parts must be missing."""
    stated = (reading.get("stated") or {}).get("operations")
    return stated is not None and len(told) < int(stated)


def _stated_at(figures: list[StatedFigure], reading: dict[str, Any], key: str, what: frozenset[str]) -> int | None:
    """Give the index of the figure that the statement reader takes for the whole text's."""
    if (reading.get("stated") or {}).get(key) is None:
        return None
    spans = (reading.get("spans") or {}).get(f"/stated/{key}", [])
    for index, each in enumerate(figures):
        same = abs((each.kg if each.kg is not None else each.value) - Decimal(str(reading["stated"][key]))) <= _EXACT
        if each.what in what and same and any(each.span[0] < b and a < each.span[1] for a, b in spans):
            return index
    return None


def _told_sum(figures: list[StatedFigure], index: int, computed: Decimal, unweighed: bool) -> Sum:
    whole = figures[index]
    stated = whole.kg if whole.kg is not None else whole.value
    low, high = allowed(whole, rounding=Decimal(0), loose=whole.kg is not None)
    difference = computed - stated
    unit = "kg" if whole.kg is not None else whole.unit
    return Sum(
        index, (), INCIDENTS, stated, computed, unit, abs(difference) <= _EXACT, -low <= difference <= high, unweighed,
        spans=(whole.span,),
    )  # fmt: skip
