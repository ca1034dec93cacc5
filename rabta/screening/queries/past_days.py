"""Past days at all airports in sums, kept in this process for as long as a reader's view of them stays what it was.

A day is known again by whose view it is, every reading and device of it that shows, and the rules' table: what somebody else
sees, or what showed before, is never taken for it. What people did about its lapses is looked up each time.
"""

import functools
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.screening.queries.airport_days import LONG, SQL, Seen, national_day, signed, steps_of_days
from rabta.screening.rules.lapses.course import standing
from rabta.screening.rules.lapses.lapse import Lapse
from rabta.vocabulary.rules.tables import table

MOST_KEPT = 2000
SUMS = ("departures", "loaded", "screened", "not_screened", "unknown")
Row = dict[str, Any]


@dataclass(frozen=True)
class Sums:
    """A day's sums over all airports, and its lapses: which, of how many, due when. No tag and no name is kept."""

    numbers: tuple[int, ...]
    lapses: tuple[Lapse, ...]


_kept: OrderedDict[tuple[object, ...], Sums] = OrderedDict()


def past_days(since: date, until: date, *, reader_id: UUID, now: datetime) -> list[Row]:
    """One row a day of which something was stated, in order: the sums, and `lapses`, `open`, `overdue`."""
    stated = ask(SQL + "days_stated.sql", date_from=since - LONG, date_to=until)
    readings = {row["day"]: tuple(row["readings"]) for row in stated}
    devices = tuple((row["id"], row["steps"]) for row in ask(SQL + "devices_seen.sql"))
    steps = steps_of_days([day for day in readings if day >= since])
    found = []
    for day in sorted(day for day in readings if day >= since):
        key = (reader_id, day, readings[day], readings.get(day - LONG, ()), devices, _rules())
        sums = _sums(key, day, now)
        stands = [(lapse, standing(lapse, signed(steps.get(lapse.key, [])))) for lapse in sums.lapses]
        open_ = [(lapse, now_stands) for lapse, now_stands in stands if not now_stands.closed]
        found.append({
            "day": day, **dict(zip(SUMS, sums.numbers, strict=True)), "lapses": len(stands), "open": len(open_),
            "overdue": sum(lapse.due < now for lapse, _ in open_),
        })  # fmt: skip
    return found


def _sums(key: tuple[object, ...], day: date, now: datetime) -> Sums:
    over = now >= datetime.combine(day + timedelta(days=2), time())
    if over and key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    sums = _of(national_day(day, now=now))
    if over:
        _kept[key] = sums
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return sums


def _of(seen: list[Seen]) -> Sums:
    numbers = [(len(one.flights), one.loaded, one.screened, one.not_screened, one.unknown) for one in seen]
    return Sums(tuple(map(sum, zip(*numbers, strict=True))) or (0,) * len(SUMS),
                tuple(replace(lapse, tags=(), passengers=()) for one in seen for lapse in one.found))  # fmt: skip


@functools.cache
def _rules() -> str:
    return repr(table("lapses"))
