"""From the sums the database gives to one figure as every door shows it: arithmetic and wording, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.breakdowns import NO_CUTS, Cuts, breakdowns, credited
from rabta.briefing.rules.figure_kind import FigureKind, Total
from rabta.briefing.rules.part_rows import Sums, added, number, part_row

YOUR_VIEW = "your view"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the record gives for one figure: sums of each part by its stored key, records that state any, cuts."""

    parts: Mapping[str, Sums]
    records: int
    cuts: Cuts = NO_CUTS


NOTHING_FOUND = Found(parts={}, records=0)


def figure(
    kind: FigureKind, found: Found, *, caveats: Sequence[str], factors_version: str | None, valued: Any = None
) -> dict[str, Any]:
    """One figure: name, title, definition, unit, value, as_reported, both in words, `by` its parts, and what to know.

    `value` and `as_reported` are numbers in `unit` (int where whole, else Decimal); None where parts of different
    units are never added up. Parts come the largest first, then by key; each with a `note`, or "" where nothing is odd.
    `records` counts the incidents behind it (rows of reports where it hangs on no event), each once. `valued`: the
    price list behind a value, and what it leaves out. `readings` are added by who knows the other figures.
    """
    value, as_reported = _whole(kind, found, "value"), _whole(kind, found, "as_reported")
    shown = {stored: sums for stored, sums in found.parts.items() if stored != kind.total_part}
    return {
        "name": kind.name,
        "title": kind.title,
        "definition": kind.definition,
        "reported_definition": kind.reported_definition,
        "unit": kind.unit,
        "value": number(value),
        "value_text": _words(kind, value, found),
        "as_reported": number(as_reported),
        "as_reported_text": _words(kind, as_reported, found),
        "counted_once": True,
        "overlapping_parts": kind.total is not Total.SUM,
        "opens_to": str(kind.opens),
        "by": sorted((_part(kind, stored, sums) for stored, sums in shown.items()), key=_largest_first),
        "breakdowns": breakdowns(kind, found.cuts),
        "credited": credited(kind, found.cuts),
        "readings": [],
        "caveats": list(caveats),
        "valued": valued,
        "source": "Reports filed by agencies and partners, as this reader may see them",
        "records": found.records,
        "factors_version": factors_version if kind.converts else None,
        "view": YOUR_VIEW,
    }


def _whole(kind: FigureKind, found: Found, side: str) -> Decimal | None:
    if kind.total is Total.NONE:
        return None
    counted = found.parts.values() if kind.total is Total.SUM else [found.parts.get(kind.total_part or "")]
    return added(getattr(sums, side) for sums in counted if sums)


def _words(kind: FigureKind, value: Decimal | None, found: Found) -> str:
    if value is not None:
        return kind.worded(value, None)
    return "in several units: see its parts" if found.parts else kind.nothing


def _part(kind: FigureKind, stored: str, sums: Sums) -> dict[str, Any]:
    named = kind.named(stored)
    return part_row(kind, named, sums, part=named.key)


def _largest_first(row: dict[str, Any]) -> tuple[Any, str]:
    return -row["value"], row["key"]
