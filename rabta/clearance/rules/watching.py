"""The early watch: districts to look at before anything is harvested, with reasons. It is of land, never of persons."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SEASONS_BACK = 5
FAR_KM = 120
"""How far the point of a district may be from a neighbour's, where no boundaries are given."""


class Why(StrEnum):
    """Why a district is watched."""

    GREW = "grew"
    NEIGHBOUR = "neighbour"
    SIGHTED = "sighted"


@dataclass(frozen=True, kw_only=True)
class Grown:
    """Land on record in a district: `m2` counted once, in the season that ended in `year`; None where none was measured."""

    district: str
    year: int
    m2: float | None


@dataclass(frozen=True, kw_only=True)
class Sighted:
    """Poppy that stood in a district on a day of this season."""

    district: str
    on: date
    record: Hashable = None


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason: of which season, of which neighbour, since which day, on which record."""

    why: Why
    year: int | None = None
    m2: float | None = None
    neighbour: str | None = None
    on: date | None = None
    record: Hashable = None


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A district of the watch list with its reasons, the strongest first."""

    district: str
    reasons: tuple[Reason, ...]


def watch_list(
    *, year: int, grown: Sequence[Grown], sighted: Sequence[Sighted], neighbours: Mapping[str, Sequence[str]]
) -> list[Watched]:
    """Districts to watch in the season that ends in `year`: where it was sighted, then where it grew the most recently and
    on the most land, then where only a neighbour found it."""
    reasons: dict[str, list[Reason]] = {}
    first: dict[str, Sighted] = {}
    for sight in sorted(sighted, key=lambda each: (each.on, str(each.record))):
        first.setdefault(sight.district, sight)
    for district, seen in first.items():
        reasons.setdefault(district, []).append(Reason(why=Why.SIGHTED, on=seen.on, record=seen.record))
    for before in sorted(grown, key=lambda each: (-each.year, each.district)):
        if year - SEASONS_BACK <= before.year < year:
            reasons.setdefault(before.district, []).append(Reason(why=Why.GREW, year=before.year, m2=before.m2))
    for district, seen in first.items():
        for near in neighbours.get(district, ()):
            if near != district and near not in first:
                reasons.setdefault(near, []).append(
                    Reason(why=Why.NEIGHBOUR, neighbour=district, on=seen.on, record=seen.record)
                )
    found = [Watched(district=district, reasons=tuple(told)) for district, told in reasons.items()]
    return sorted(found, key=_first_looked_at)


def _first_looked_at(one: Watched) -> tuple[int, int, float, str]:
    order = min(_ORDER[each.why] for each in one.reasons)
    grew = [each for each in one.reasons if each.why is Why.GREW]
    newest = max((each.year or 0 for each in grew), default=0)
    return order, -newest, -sum(each.m2 or 0.0 for each in grew if each.year == newest), one.district


_ORDER = {Why.SIGHTED: 0, Why.GREW: 1, Why.NEIGHBOUR: 2}
