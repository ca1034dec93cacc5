"""What laboratories found, watched: an adulterant for the first time in a place, tablets that are not what they pass for.

Both are sightings and no test: they have no rate of false alarms, and one report of one agency is enough. The day is that of
the report that says so: a laboratory answers weeks after a seizure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from rabta.prevention.rules.rises import DAYS
from rabta.prevention.rules.watched import FirstSeen, Level, Series, newly_seen
from rabta.vocabulary.rules.adulterants import adulterant

UNNAMED = "unknown"
"""The code where nobody says what tablets pass for."""


@dataclass(frozen=True)
class Found:
    """One finding of one event: the day it was reported, where, codes found, what tablets pass for ("" where they are no
    counterfeits), and the event."""

    day: date
    country: str
    province: str
    codes: tuple[str, ...]
    passes_for: str
    event: Any

    def series(self, code: str) -> list[Series]:
        """A code in the country and in the province, as far as they are known: the larger place first."""
        places = [(Level.COUNTRY, self.country), (Level.PROVINCE, self.province)]
        known = [(level, place) for level, place in places if place]
        return [Series(code, level, place, tuple(p for _, p in known[:n])) for n, (level, place) in enumerate(known)]


@dataclass(frozen=True)
class Passing:
    """Tablets that pass for another medicine: in how many events of the last days, and when they were first reported."""

    series: Series
    events: int
    first: date


def adulterants_first_seen(found: Sequence[Found], *, today: date) -> list[FirstSeen]:
    """What of the table of adulterants was first found in a country or a province within 28 days.

    A place is watched once laboratories' findings of it reach back half a year; a substance of its own, such as heroin found
    in ice, is none: those are watched as substances.
    """
    first: dict[Series, date] = {}
    since: dict[tuple[Level, str], date] = {}
    for one in found:
        for code in one.codes:
            for series in one.series(code) if adulterant(code) else ():
                first[series] = min(first.get(series, one.day), one.day)
        for series in one.series(UNNAMED):
            since[series.level, series.place] = min(since.get((series.level, series.place), one.day), one.day)
    return newly_seen(first, since, today=today)


def passing(found: Iterable[Found], *, today: date, days: int = DAYS) -> list[Passing]:
    """Tablets that pass for another medicine, reported within 28 days: by what they pass for and where."""
    begins = today - timedelta(days=days - 1)
    seen: dict[Series, list[Found]] = {}
    for one in found:
        if one.passes_for and begins <= one.day <= today and (places := one.series(one.passes_for)):
            seen.setdefault(places[-1], []).append(one)
    ranked = sorted(seen.items())
    return [Passing(one, len({each.event for each in its}), min(each.day for each in its)) for one, its in ranked]


def is_behind(one: Found, *, series: Series, fake: bool, today: date, days: int = DAYS) -> bool:
    """Whether a finding is one of those that a signal of this series rests on."""
    if not today - timedelta(days=days - 1) <= one.day <= today:
        return False
    of = [one.passes_for] if fake else one.codes
    return series.substance in of and series.place in (one.country, one.province)


@dataclass(frozen=True)
class Purities:
    """Purities of one substance as reports state them, in per cent: how many, the lowest, the middle, the highest. A range
    that a report states counts by its middle; its ends count for lowest and highest."""

    results: int
    low: Decimal
    middle: Decimal
    high: Decimal


def purities(stated: Sequence[tuple[Decimal, Decimal]]) -> Purities | None:
    """The spread of (lowest, highest) pairs; None of none.

    >>> purities([(Decimal(40), Decimal(50)), (Decimal(62), Decimal(62))])
    Purities(results=2, low=Decimal('40'), middle=Decimal('53.5'), high=Decimal('62'))
    """
    if not stated:
        return None
    middle = median((low + high) / 2 for low, high in stated)
    return Purities(len(stated), min(low for low, _ in stated), middle, max(high for _, high in stated))
