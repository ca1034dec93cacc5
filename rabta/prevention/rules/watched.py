"""What is watched: a substance in a district, a province, a country; and what is new there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rabta.prevention.rules.rises import DAYS

KNOWN_FOR_DAYS = 180
"""A place is watched for what is new there once its record reaches back so far."""
UNTOLD = frozenset({"unknown", "other", "other_precursor", "other_tablets"})
"""Codes that name no substance: none is ever new, or on the rise."""


class Level(StrEnum):
    """How large a place is, the finest first."""

    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


@dataclass(frozen=True, order=True)
class Series:
    """A substance (its code) in a place (a district's or country's code, a province's name); `within`: larger places."""

    substance: str
    level: Level
    place: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """Events of one substance in one place as finely as it is known, in one block of days, 0 being the newest."""

    substance: str
    country: str
    province: str
    district: str
    block: int
    events: int


def series_of(rows: Iterable[Counted], *, blocks: int) -> dict[Series, list[int]]:
    """The counts of every series, the newest block first: each row in its district, its province and its country."""
    found: dict[Series, list[int]] = {}
    for row in rows:
        if row.substance in UNTOLD or not 0 <= row.block < blocks:
            continue
        within: tuple[str, ...] = ()
        for level, place in ((Level.COUNTRY, row.country), (Level.PROVINCE, row.province), (Level.DISTRICT, row.district)):
            if place:
                counts = found.setdefault(Series(row.substance, level, place, within), [0] * blocks)
                counts[row.block] += row.events
                within = (*within, place)
    return found


def finest(alarming: Collection[Series]) -> set[Series]:
    """The alarms but those of a larger place in which a smaller one alarms for the same substance: one rise, told once."""
    told = {(one.substance, place) for one in alarming for place in one.within}
    return {one for one in alarming if (one.substance, one.place) not in told}


@dataclass(frozen=True)
class FirstSeen:
    """A substance that a place has not known before `first`, though its record reaches back to `since`."""

    series: Series
    first: date
    since: date


def newly_seen(
    first: Mapping[Series, date], since: Mapping[tuple[Level, str], date], *, today: date, days: int = DAYS
) -> list[FirstSeen]:
    """What was first seen in a country or a province within the last `days`: in the country where it is new there.

    Of districts nothing is said: most have never seen most substances, and the first of one is no news.

    `first`: the first day of each series in the whole record; `since`: the first day of any event in a place.
    """
    begins = today - timedelta(days=days - 1)
    new = {
        one for one, day in first.items()
        if one.level is not Level.DISTRICT and begins <= day <= today
        and since[one.level, one.place] <= begins - timedelta(days=KNOWN_FOR_DAYS)
    }  # fmt: skip
    places = {(one.substance, one.place) for one in new}
    told = [one for one in new if not any((one.substance, place) in places for place in one.within)]
    return [FirstSeen(one, first[one], since[one.level, one.place]) for one in sorted(told)]
