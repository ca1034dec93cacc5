"""When filings look like trying out where others are: too many of one person, or nearly the same one again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rabta.deconfliction.rules.footprint import WGS84, Point


@dataclass(frozen=True)
class Filing:
    """One filing or change of one person: when it was filed, its first place, and when the operation starts."""

    filed_at: datetime
    place: Point
    starts_at: datetime


@dataclass(frozen=True)
class Probed:
    """Refused as probing: `alike` because it was nearly the same, else because there were too many."""

    alike: bool


def probed(new: Filing, before: Sequence[Filing], limits: Mapping[str, int]) -> Probed | None:
    """Whether one more filing of this person is refused. `before`: the person's own of the last day."""
    hour = [one for one in before if one.filed_at > new.filed_at - timedelta(hours=1)]
    if len(hour) >= limits["person_hour"]:
        return Probed(alike=False)
    if sum(_alike(one, new, limits) for one in before) >= limits["alike"]:
        return Probed(alike=True)
    return None


def _alike(a: Filing, b: Filing, limits: Mapping[str, int]) -> bool:
    near_in_time = abs(a.starts_at - b.starts_at) <= timedelta(hours=limits["alike_hours"])
    return near_in_time and WGS84.inv(*a.place, *b.place)[2] <= limits["alike_km"] * 1000
