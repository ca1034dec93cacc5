"""Measure early warning: outbreaks injected into quiet years drawn from real seizure rows; delay, and false alarms.

A quiet year is drawn week by week from the same season of other years, all series together: it keeps seasons, places and
how far weeks vary, and holds no rise that lasts. An alarm in it is false. An outbreak adds events to one district for eight
weeks.
"""

import argparse
import random
import sys
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import exp
from pathlib import Path
from statistics import mean, median, stdev

from rabta.intake.rules.table import read_table
from rabta.prevention.rules.rises import BLOCKS, DAYS, FEWEST, LEFT_OUT, rises
from rabta.prevention.rules.watched import UNTOLD, Counted, Level, Series, finest, series_of

WEEKS_A_BLOCK = DAYS // 7
LONGEST = 8
"""Weeks of an outbreak; what is found later is missed."""
SIZES = (1, 2, 4)
"""Events a week that an outbreak adds."""
APART = 4
"""Weeks without an alarm after which the next one of the same series is a new one."""
LIMITS = tuple(half / 2 for half in range(4, 80))
"""Standard deviations at which a comparator is held to as many false alarms, the lowest first."""
Weeks = dict[Series, list[int]]
Method = Callable[[Weeks, int], set[Series]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rows", type=Path, default=Path("../shared/data/ids/pakistan_2011_2015.csv"),
        help="a table of seizures (%(default)s)",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quiet", type=int, default=4, help="quiet histories drawn (%(default)s)")
    parser.add_argument("--outbreaks", type=int, default=60, help="outbreaks of each size (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints false alarms a year, how many outbreaks were found, and after how many weeks. 2 without rows."""
    if not arguments.rows.is_file():
        print(f"{arguments.rows} is not here. Name a table of seizures with --rows.", file=sys.stderr)
        return 2
    began = time.perf_counter()
    real, first = _weeks(arguments.rows)
    length, chance = len(next(iter(real.values()))), random.Random(arguments.seed)  # noqa: S311 - no secret
    from_week = min(length - 1, (BLOCKS + LEFT_OUT + 1) * WEEKS_A_BLOCK)
    years = (length - from_week) * 7 / 365.25
    quiet = [_quiet(real, chance) for _ in range(arguments.quiet)]
    matched = {
        f"{name}, held to as many": _matched(make, quiet, from_week, _false(rabta, quiet, from_week))
        for name, make in ((C2_NAME, c2), (SIGMAS_NAME, sigmas))
    }
    methods: dict[str, Method] = {"rabta": rabta, f"{C2_NAME}, 3 sd": c2(3), f"{SIGMAS_NAME}, 2 sd": sigmas(2), **matched}
    events = sum(sum(counts) for one, counts in real.items() if one.level is Level.COUNTRY)
    print(f"{events:,} seizures from {first}, {length} weeks, {len(real)} series (substance in country, province, district)")
    for name, method in methods.items():
        false = _false(method, quiet, from_week) / len(quiet) / years
        stood = _alarms(method, real, from_week) / years
        print(f"{name:<46} {false:7.1f} false alarms a year, {stood:6.1f} on the rows as they stand")
    for size in SIZES:
        outbreaks = [_outbreak(real, chance, size, from_week) for _ in range(arguments.outbreaks)]
        print(f"outbreaks of {size} more events a week in one district, for {LONGEST} weeks:")
        for name, method in methods.items():
            delays = [delay for one in outbreaks if (delay := _delay(method, *one)) is not None]
            said = f"after {median(delays):g} weeks (median), {max(delays)} at most" if delays else ""
            print(f"  {name:<44} found {len(delays):3} of {len(outbreaks)} {said}")
    print("what laboratories found is not measured: a sighting, told on the day of its report, has no rate of false alarms")
    print(f"{time.perf_counter() - began:.1f} s, seed {arguments.seed}. Injected outbreaks: no real one was measured.")
    return 0


def rabta(weeks: Weeks, now: int) -> set[Series]:
    """What this house's rule alarms for, looking at the end of one week: the smallest places alone."""
    most = min((now + 1) // WEEKS_A_BLOCK, 1 + LEFT_OUT + BLOCKS)
    found = rises({one: _blocks(counts, now, most) for one, counts in weeks.items()})
    return finest([one for one, rise in found.items() if rise.alarms])


C2_NAME, SIGMAS_NAME = "EARS C2 (7 weeks, 2 between)", "mean of a year of 28 days"


def c2(limit: float) -> Method:
    """EARS C2 by the week: above the mean of seven weeks, two left between, by so many standard deviations."""

    def alarms(weeks: Weeks, now: int) -> set[Series]:
        above = (one for one, week in weeks.items() if week[now] and _above(week[now], week[now - 9 : now - 2], limit))
        return finest(list(above))

    return alarms


def sigmas(limit: float) -> Method:
    """Above the mean of the last thirteen blocks of 28 days by so many standard deviations, and not below the fewest."""

    def alarms(weeks: Weeks, now: int) -> set[Series]:
        found = {one: _blocks(counts, now, 14) for one, counts in weeks.items()}
        return finest([one for one, (late, *before) in found.items() if late >= FEWEST and _above(late, before, limit)])

    return alarms


def _above(late: int, before: Sequence[int], limit: float) -> bool:
    return late > mean(before) + limit * max(stdev(before), 0.2)


def _blocks(counts: Sequence[int], now: int, most: int) -> list[int]:
    """Sums of four weeks, the newest first, ending with the week `now`."""
    sums = [0, *accumulate(counts[: now + 1])]
    return [sums[end] - sums[end - WEEKS_A_BLOCK] for end in range(now + 1, now + 1 - most * WEEKS_A_BLOCK, -WEEKS_A_BLOCK)]


def _alarms(method: Method, weeks: Weeks, from_week: int) -> int:
    """Alarms that begin: of one series again only after weeks without."""
    last: dict[Series, int] = defaultdict(lambda: -APART - 1)
    begun = 0
    for now in range(from_week, len(next(iter(weeks.values())))):
        for one in method(weeks, now):
            begun += now - last[one] > APART
            last[one] = now
    return begun


def _false(method: Method, quiet: Sequence[Weeks], from_week: int) -> int:
    return sum(_alarms(method, one, from_week) for one in quiet)


def _matched(make: Callable[[float], Method], quiet: Sequence[Weeks], from_week: int, most: int) -> Method:
    """The same method, held to no more false alarms than `most`: at the lowest of LIMITS that does so."""
    at = bisect_left(LIMITS, True, key=lambda limit: _false(make(limit), quiet, from_week) <= most)
    return make(LIMITS[min(at, len(LIMITS) - 1)])


def _quiet(real: Weeks, chance: random.Random) -> Weeks:
    """Weeks drawn from the same season of any year, two weeks either way, together for all series."""
    length = len(next(iter(real.values())))
    drawn = [_same_season(week, length, chance) for week in range(length)]
    return {one: [counts[week] for week in drawn] for one, counts in real.items()}


def _same_season(week: int, length: int, chance: random.Random) -> int:
    years = range(week % 52, length, 52)
    return min(length - 1, max(0, years[int(chance.random() * len(years))] + int(chance.random() * 5) - 2))


def _outbreak(real: Weeks, chance: random.Random, size: int, from_week: int) -> tuple[Weeks, int, set[Series]]:
    """A quiet history with an outbreak: the weeks, the week it begins, and the series it is part of."""
    often = [one for one, counts in real.items() if one.level is Level.DISTRICT and sum(counts) >= 10]
    where = often[int(chance.random() * len(often))]
    family = {where, *(one for one in real if one.substance == where.substance and one.place in where.within)}
    weeks = _quiet(real, chance)
    begins = from_week + int(chance.random() * (len(weeks[where]) - from_week - LONGEST))
    for week in range(begins, begins + LONGEST):
        added = _poisson(size, chance)
        for one in family:
            weeks[one][week] += added
    return weeks, begins, family


def _poisson(rate: float, chance: random.Random) -> int:
    number, left = 0, chance.random()
    while left > exp(-rate):
        number, left = number + 1, left * chance.random()
    return number


def _delay(method: Method, weeks: Weeks, begins: int, family: set[Series]) -> int | None:
    """Weeks from the first of an outbreak until one of its series alarms; None where none does in time."""
    return next((n + 1 for n in range(LONGEST) if method(weeks, begins + n) & family), None)


def _weeks(path: Path) -> tuple[Weeks, date]:
    """Events by week of every series, repeats of a row counted once, and the first day."""
    found, seen = [], set()
    for row in read_table(path.read_bytes(), name=path.name):
        for incident in row.get("incidents", ()):
            told = repr([incident[name] for name in ("date", "place_text", "substances", "destination", "setting")])
            if incident["date"] and told not in seen:
                seen.add(told)
                found.append((date.fromisoformat(incident["date"]), incident))
    first = min(day for day, _ in found)
    first -= timedelta(days=first.weekday())
    length = max((day - first).days // 7 for day, _ in found) + 1
    counted = [
        Counted(line["substance_code"], incident["country"] or "", incident["province"] or "", incident["district"] or "",
                (day - first).days // 7, 1)
        for day, incident in found for line in incident["substances"] if line["substance_code"] not in UNTOLD
    ]  # fmt: skip
    return series_of(counted, blocks=length), first
