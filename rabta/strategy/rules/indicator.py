"""An indicator: a figure of the record with a period, a filter, a target and a direction. Plain Python.

What counts persons met on the move is in no list here: nobody promises to meet more, or fewer, of those who need protection.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

M2_OF_AN_ACRE = Decimal("4046.8564224")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What of the record is measured. `figure`: a figure of the briefing, in `per` of its own units for one of `unit`.

    `share`: a level in per cent at any time, where the others add up from the beginning of the period to its end.
    """

    name: str
    unit: str
    figure: str = ""
    per: Decimal = Decimal(1)
    share: bool = False
    by_substance: bool = False


MEASURES = {
    one.name: one
    for one in (
        Measure(name="mass_seized", unit="kg", figure="mass_by_substance", per=Decimal(1000), by_substance=True),
        Measure(name="arrests", unit="persons", figure="arrests"),
        Measure(name="area_cleared", unit="acre", figure="area_cleared", per=M2_OF_AN_ACRE),
        Measure(name="vehicles", unit="vehicles", figure="vehicles"),
        Measure(name="events", unit="events", figure="events"),
        Measure(name="reports_on_time", unit="per_cent", share=True),
        Measure(name="seizures_with_case", unit="seizures"),
        Measure(name="airports_with_scanner", unit="airports"),
    )
}


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """How a commitment is measured. `target` in the measure's unit; `at_least`, or at most. Both days are included."""

    measure: Measure
    date_from: date
    date_to: date
    target: Decimal
    at_least: bool = True
    key: str = ""
    province: str = ""
    agency: str = ""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What the record holds, as one reader sees it, up to a day. `months`: (2025-03, value) of each month, in order."""

    value: Decimal
    months: tuple[tuple[str, Decimal], ...] = ()
    records: int = 0


def reached(indicator: Indicator, progress: Progress) -> bool:
    """Whether the target is met as things stand: for "at most", whether it is not yet passed."""
    return progress.value >= indicator.target if indicator.at_least else progress.value <= indicator.target


def share_reached(indicator: Indicator, progress: Progress) -> Decimal:
    """How much of the target is there, 0 to 1 and no more."""
    if not indicator.target:
        return Decimal(0) if progress.value else Decimal(1)
    return min(max(progress.value / indicator.target, Decimal(0)), Decimal(1))


def why_not_measured(indicator: Indicator) -> str | None:
    """Why this cannot be measured, as a sentence; None where it can."""
    if indicator.date_to < indicator.date_from:
        return "The period ends before it begins."
    if not indicator.target.is_finite() or indicator.target < 0 or indicator.target >= 10**12:
        return "The target is no number from 0 up."
    if indicator.measure.share and indicator.target > 100:
        return "A share has at most 100 per cent."
    if indicator.key and not indicator.measure.by_substance:
        return "Only what is weighed is measured by substance."
    if indicator.province and not indicator.measure.figure:
        return "This is not measured by province."
    if indicator.agency and indicator.measure.name == "airports_with_scanner":
        return "This is not measured by agency."
    return None
