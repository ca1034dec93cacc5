"""A figure frozen with the records behind it, and what lies between it and the same figure counted anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rabta.briefing.rules.part_rows import added

Row = dict[str, Any]


class Why(StrEnum):
    """Why a figure that was published is another one now."""

    LATE = "late"
    """Reports came after it was frozen."""
    GONE = "gone"
    """Reports were pulled back, or are no longer for every agency."""
    CORRECTION = "correction"
    """Reports were read anew, or a reading of them was mended."""
    JUDGEMENT = "judgement"
    """The same reports are held to tell of other events, or another of them counts."""
    WORTH = "worth"
    """The same reports tell the same; the price list or the rates of exchange are others."""


BECAUSE = {
    Why.LATE: "reports that came after it was frozen",
    Why.GONE: "reports that were pulled back, or are no longer for every agency",
    Why.CORRECTION: "reports that were read anew or mended",
    Why.JUDGEMENT: "reports that are held to tell of other events",
    Why.WORTH: "a price list or rates of exchange that are others now",
}
"""The same in words."""


@dataclass(frozen=True)
class Behind:
    """A record behind a figure as it was read: its key, the report's hash and number, its reading, when it entered."""

    key: str
    sha256: str
    number: str
    reading: str
    entered_at: datetime


def frozen_record(of: Any, day: date, province: str, value: Any, behind: Iterable[Behind]) -> Row:
    """What counts once, with what tells of it: `of`, `day`, `province`, `value`, `told` of [key, hash, number, reading]."""
    told = sorted([one.key, one.sha256, one.number, one.reading] for one in behind)
    return {"of": str(of), "day": day.isoformat(), "province": province, "value": value and str(value), "told": told}


def differences(
    was: Sequence[Row], now: Sequence[Row], *, frozen_at: datetime, entered: Mapping[str, datetime],
    revalued: frozenset[str] | None = None,
) -> list[Row]:  # fmt: skip
    """What changed between two freezings of a figure, line by line; what the lines say adds up to the difference.

    `{"was", "now", "by", "day", "province", "came", "went", "why"}`: `came` and `went` are report numbers; the largest
    change first. What tells of one thing in either is one line. `entered`: when each record that is behind it now entered.
    `revalued`: of a value that rests on another list or other rates than it did, the records that stood behind some figure
    before and do now: that they have a price or a rate, or none, is no coming and no going.
    """
    lines = [_line(old, new, frozen_at, entered, revalued) for old, new in _together(was, now)]
    changed = [line for line in lines if line is not None]
    return sorted(changed, key=lambda line: (-abs(line["by"]), line["day"], line["province"], line["came"], line["went"]))


def _line(
    old: Sequence[Row], new: Sequence[Row], frozen_at: datetime, entered: Mapping[str, datetime],
    revalued: frozenset[str] | None,
) -> Row | None:  # fmt: skip
    was, now = _sum(old), _sum(new)
    if was == now:
        return None
    before, after = _told(old), _told(new)
    stayed = revalued or frozenset()
    came, went = after.keys() - before.keys() - stayed, before.keys() - after.keys() - stayed
    if any(entered[key] > frozen_at for key in came):
        why = Why.LATE
    elif came or any(after[key][3] != before[key][3] for key in after.keys() & before.keys()):
        why = Why.CORRECTION
    else:
        why = Why.GONE if went else Why.JUDGEMENT if revalued is None else Why.WORTH
    first = (new or old)[0]
    return {
        "was": was, "now": now, "by": now - was, "day": first["day"], "province": first["province"], "why": str(why),
        "came": sorted({after[key][2] for key in came}), "went": sorted({before[key][2] for key in went}),
    }  # fmt: skip


def _together(was: Sequence[Row], now: Sequence[Row]) -> list[tuple[list[Row], list[Row]]]:
    """What counts in either, put together where a record tells of both."""
    leader: dict[str, str] = {}

    def found(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for row in (*was, *now):
        for key, *_ in row["told"]:
            leader[found(key)] = found(f"of {row['of']}")
    groups: dict[str, tuple[list[Row], list[Row]]] = {}
    for side, rows in enumerate((was, now)):
        for row in rows:
            groups.setdefault(found(f"of {row['of']}"), ([], []))[side].append(row)
    return list(groups.values())


def _sum(rows: Iterable[Row]) -> Decimal:
    return added(Decimal(row["value"]) for row in rows if row["value"] is not None)


def _told(rows: Iterable[Row]) -> dict[str, list[str]]:
    return {one[0]: one for row in rows for one in row["told"]}
