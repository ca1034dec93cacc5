"""Measure lapses: faults injected into simulated days, how soon each is raised, and lapses that nobody injected.

A simulated day is written as files, faults and all, and read as any report is; the rules see nothing of the simulator. A
fault is raised in time where its lapse stands five minutes after a house could know, from what had been sent by then.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from rabta.example.airport_day import Flight, SimulatedDay, simulate
from rabta.example.airport_faults import FAULTS
from rabta.example.airport_files import files_of
from rabta.example.draw import Draw
from rabta.filing.rules.airport import stated_at_airport
from rabta.screening.rules.airport_day import AirportDay, DeviceStands, Statement, coverage
from rabta.screening.rules.lapses.found import lapses
from rabta.screening.rules.lapses.lapse import Lapse

IN_TIME = timedelta(minutes=5)
FLIGHTS = [Flight("EX701", "DXB", "09:10", 120), Flight("EX703", "JED", "12:10", 90), Flight("EX705", "DOH", "15:40", 70)]
COLUMNS = ("what", "airport", "day", "at", "lane", "device", "flight", "tag")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--seed and --weeks."""
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--weeks", type=int, default=6, help="lane-weeks without a fault (default: 6)")


def run(arguments: argparse.Namespace) -> int:
    """Print the figures. 0 where every fault was raised in time and false lapses stay below one a lane-week."""
    began, day, missed = time.perf_counter(), date(2026, 12, 1), []
    for number, (name, fault) in enumerate(FAULTS.items()):
        made = _day(arguments.seed, f"fault {number}", day)
        subject, known = fault(made, Draw(arguments.seed, name))
        raised = [one for one in _lapses(made, known + IN_TIME) if one.kind == name]
        hit = any(one.subject == subject for one in raised)
        print(f"  {name:<16} {subject:<8} {'raised' if hit else 'NOT RAISED'} within 5 minutes")
        missed += [] if hit else [name]
    weeks = false = 0.0
    kinds: dict[str, int] = {}
    for number in range(arguments.weeks * 7 // 2):
        made = _day(arguments.seed, f"quiet {number}", day + timedelta(days=number))
        seen = {one.key: one for now in _moments(made) for one in _lapses(made, now)}
        weeks += len(made.lanes) / 7
        false += len(seen)
        for one in seen.values():
            kinds[str(one.kind)] = kinds.get(str(one.kind), 0) + 1
    rate = false / weeks
    print(f"{len(FAULTS) - len(missed)} of {len(FAULTS)} injected kinds raised within 5 minutes")
    print(f"{false:.0f} false lapses in {weeks:.1f} lane-weeks: {rate:.2f} a lane-week {kinds or ''}")
    print(f"{time.perf_counter() - began:.1f} s. Simulated days, simulated faults: no real lane was measured.")
    return 0 if not missed and rate <= 1 else 1


def _day(seed: int, name: str, day: date) -> SimulatedDay:
    return simulate(Draw(seed, name), airport="KHI", day=day, flights=FLIGHTS, lanes=2)


def _moments(day: SimulatedDay) -> Iterator[datetime]:
    """Every half hour of the day's work, and the next morning."""
    at = day.shifts[0]["from"]
    while at < day.shifts[0]["until"] + timedelta(hours=2):
        yield at
        at += timedelta(minutes=30)
    yield datetime.combine(day.day + timedelta(days=1), at.time())


def _lapses(made: SimulatedDay, now: datetime) -> list[Lapse]:
    """The lapses of what had been sent by a moment."""
    stated = [one for one in _read(made) if one.at is None or one.at <= now or one.what in ("departure", "shift", "bag")]
    devices = [DeviceStands("KHI", lane, f"EX-{lane}", working=True) for lane in made.lanes]
    today = dict.fromkeys(made.lanes, made.day)
    of = AirportDay("KHI", made.day, now, stated, devices, last_tip=today, last_calibration=today)
    return lapses(of, coverage(of))


def _read(made: SimulatedDay) -> list[Statement]:
    """The day's files, read as reports are."""
    if not hasattr(made, "read"):
        found = []
        for file in files_of(made):
            for row in stated_at_airport(file.content, name=file.name, on=made.day):
                found += [_statement(fact) for fact in row.facts]
        made.read = found  # type: ignore[attr-defined]
    return list(made.read)  # type: ignore[attr-defined]


def _statement(fact: dict[str, object]) -> Statement:
    said = {name: str(fact.get(name) or "") for name in COLUMNS}
    at = datetime.fromisoformat(said["at"]) if said["at"] else None
    rest = {name: value for name, value in fact.items() if name not in COLUMNS}
    return Statement(said["what"], said["airport"], date.fromisoformat(said["day"]), at, said["lane"], said["device"],
                     said["flight"], said["tag"], rest)  # fmt: skip
