"""From the parts the database gives to one figure as every door shows it: arithmetic and wording, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.figure_kind import FigureKind, Total

YOUR_VIEW = "your view"
COUNTED_ELSEWHERE = "already counted elsewhere"
"""Beside a part that is reported and adds nothing: another line of its events counts, or it lumps events that count."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part by its stored key: its sum counted once, its sum as reported, and how many incidents state it."""

    stored: str
    value: Decimal
    as_reported: Decimal
    records: int


def figure(
    kind: FigureKind, parts: Sequence[Part], *, records: int, caveats: Sequence[str], factors_version: str | None
) -> dict[str, Any]:
    """One figure: name, title, definition, unit, value, as_reported, both in words, `by` its parts, and what to know.

    `value` and `as_reported` are numbers in `unit` (int where whole, else Decimal); None where parts of different
    units are never added up. Parts come the largest first, then by key; each with a `note`, or "" where nothing is odd.
    `records` counts the incidents behind it, each once.
    """
    value, as_reported = _whole(kind, parts, "value"), _whole(kind, parts, "as_reported")
    shown = [part for part in parts if part.stored != kind.total_part]
    return {
        "name": kind.name,
        "title": kind.title,
        "definition": kind.definition,
        "reported_definition": kind.reported_definition,
        "unit": kind.unit,
        "value": number(value),
        "value_text": _words(kind, value, parts),
        "as_reported": number(as_reported),
        "as_reported_text": _words(kind, as_reported, parts),
        "counted_once": True,
        "overlapping_parts": kind.total is not Total.SUM,
        "by": sorted((_by(kind, part) for part in shown), key=lambda row: (-row["value"], row["key"])),
        "caveats": list(caveats),
        "source": "Reports filed by agencies and partners, as this reader may see them",
        "records": records,
        "factors_version": factors_version if kind.converts else None,
        "view": YOUR_VIEW,
    }


def number(value: Decimal | None) -> int | Decimal | None:
    """A number without needless digits: an int where it is whole.

    >>> number(Decimal("3.000")), number(Decimal("2.50"))
    (3, Decimal('2.5'))
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


def _whole(kind: FigureKind, parts: Sequence[Part], side: str) -> Decimal | None:
    if kind.total is Total.NONE:
        return None
    counted = parts if kind.total is Total.SUM else [part for part in parts if part.stored == kind.total_part]
    return sum((getattr(part, side) for part in counted), Decimal(0))


def _words(kind: FigureKind, value: Decimal | None, parts: Sequence[Part]) -> str:
    if value is not None:
        return kind.worded(value, None)
    return "none stated" if not parts else "in several units: see its parts"


def _by(kind: FigureKind, part: Part) -> dict[str, Any]:
    named = kind.named(part.stored)
    return {
        "key": named.key,
        "label": named.label,
        "label_ur": named.label_ur,
        "value": number(part.value),
        "value_text": kind.worded(part.value, named.key),
        "as_reported": number(part.as_reported),
        "as_reported_text": kind.worded(part.as_reported, named.key),
        "records": part.records,
        "note": COUNTED_ELSEWHERE if part.as_reported and not part.value else "",
    }
