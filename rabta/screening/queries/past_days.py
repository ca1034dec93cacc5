"""Past days at all airports in sums, as their reader sees them: those that the resolver keeps, else computed at once.

Sums are asked for by a hash of every reading, device and test behind them that shows to this reader: what somebody else
sees, or what showed before, is never taken for it. What people did about lapses is looked up each time.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from rabta.records.asking import ask
from rabta.screening.queries.airport_days import LONG, SQL, Seen, national_day, signed, steps_of_days
from rabta.screening.rules.day_sums import SUMS, Made, Sums, from_kept, without_tags
from rabta.screening.rules.lapses.course import standing

MOST_KEPT = 2000
TESTS_BEFORE = timedelta(days=60)
"""How long before a day the last test of a lane is looked for (`last_of_lanes.sql`)."""
Row = dict[str, Any]
_computed: OrderedDict[bytes, Sums] = OrderedDict()
"""Sums that the resolver does not keep, or not yet, computed by this process."""


def past_days(since: date, until: date, *, now: datetime) -> list[Row]:
    """One row a day of which something was stated, in order: the sums, and `lapses`, `open`, `overdue`."""
    made = made_of_days(since, until)
    known = _known([one for one in made if is_over(one.day, now)])
    steps = steps_of_days([one.day for one in made])
    found = []
    for one in made:
        sums = known.get(one.key) or _compute(one, now)
        stands = [(lapse, standing(lapse, signed(steps.get(lapse.key, [])))) for lapse in sums.lapses]
        open_ = [(lapse, now_stands) for lapse, now_stands in stands if not now_stands.closed]
        found.append({
            "day": one.day, **dict(zip(SUMS, sums.numbers, strict=True)), "lapses": len(stands), "open": len(open_),
            "overdue": sum(lapse.due < now for lapse, _ in open_),
        })  # fmt: skip
    return found


def forget() -> None:
    """Forget what this process computed, as a start does."""
    _computed.clear()


def is_over(day: date, now: datetime) -> bool:
    """Whether a day's sums no longer move with the clock."""
    return now >= datetime.combine(day + timedelta(days=2), time())


def made_of_days(since: date, until: date, *, using: str = "default") -> list[Made]:
    """What each day of which something was stated is made of, as it shows, in order of days."""
    readings: dict[date, list[Any]] = defaultdict(list)
    for row in ask(SQL + "days_stated.sql", using=using, date_from=since - LONG, date_to=until):
        readings[row["day"]].append((row["reading_id"], row["marking_id"]))
    devices = ask(SQL + "devices_seen.sql", using=using)
    tested = ask(SQL + "tests_of_lanes.sql", using=using, date_from=since - TESTS_BEFORE, date_to=until)
    tests = [((row["airport"], row["lane"], row["what"], row["day"]), row["marking_id"]) for row in tested]
    looks: dict[date, list[Any]] = defaultdict(list)
    for row in ask(SQL + "looks_at_bags.sql", using=using, date_from=since - LONG, date_to=until):
        looks[row["day"]].append((row["id"], frozenset(row["markings"])))
    return [
        Made(day, tuple(readings[day]), tuple(readings.get(day - LONG, ())), _stood(devices, day), _last(tests, day),
             (*looks.get(day - LONG, ()), *looks.get(day, ())))
        for day in sorted(day for day in readings if day >= since)
    ]


def _stood(devices: list[Row], day: date) -> tuple[Any, ...]:
    """Devices of which something was signed up to a day, with how many steps: one more is another state."""
    signed_by = [(row["id"], sum(on <= day for on in row["steps"]), row["marking_id"]) for row in devices]
    return tuple(((id, steps), marking) for id, steps, marking in signed_by if steps)


def _last(tests: list[Any], day: date) -> tuple[Any, ...]:
    """The last test of each lane and kind under each marking, up to a day: what `last_of_lanes.sql` finds of it."""
    last: dict[Any, Any] = {}
    for (airport, lane, what, on), marking in tests:  # by day, so that the last one stays
        if day - TESTS_BEFORE <= on <= day:
            last[airport, lane, what, marking] = ((airport, lane, what, on), marking)
    return tuple(last.values())


def sums_of(seen: Iterable[Seen]) -> Sums:
    """The sums of one day at all airports."""
    days = list(seen)
    numbers = [(len(one.flights), one.loaded, one.screened, one.not_screened, one.unknown) for one in days]
    return Sums(tuple(map(sum, zip(*numbers, strict=True))) or (0,) * len(SUMS),
                without_tags([lapse for one in days for lapse in one.found]))  # fmt: skip


def _known(made: list[Made]) -> dict[bytes, Sums]:
    found = {one.key: _computed[one.key] for one in made if one.key in _computed}
    for key in found:
        _computed.move_to_end(key)
    rest = [one.key for one in made if one.key not in found]
    kept = ask(SQL + "sums_of_days.sql", keys=rest) if rest else []
    return {**found, **{bytes(row["key"]): from_kept(row["sums"]) for row in kept}}


def _compute(made: Made, now: datetime) -> Sums:
    sums = sums_of(national_day(made.day, now=now))
    if is_over(made.day, now):
        _computed[made.key] = sums
        while len(_computed) > MOST_KEPT:
            _computed.popitem(last=False)
    return sums
