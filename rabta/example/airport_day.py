"""A simulated day at an airport: flights, bags, what lanes scan and devices report, in the order in which it happens.

It knows no rule of the house. A bag is announced, weighed, scanned, and opened where there was an alarm; a device beats
every five minutes. `airport_faults` takes away, delays or alters what of this is sent.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from rabta.example.draw import Draw

BEAT = timedelta(minutes=5)
EARLY, LATE = 150, 42
"""Minutes before a departure between which its bags are scanned."""
R_NOMINAL = 1.3


@dataclass
class Bag:
    """A bag as its airline announces it. `lines`: other lines of its message, by element."""

    tag: str
    flight: str
    passenger: str
    kilograms: int
    kind: str = "BSM"
    status: str = "C"
    cut: bool = False
    again: bool = False


@dataclass
class Scan:
    """One scan of a lane."""

    at: datetime
    lane: str
    tag: str
    seconds: float
    outcome: str
    kilograms: float


@dataclass
class SimulatedDay:
    """Everything of one airport's day, before it is written down and sent."""

    airport: str
    day: date
    departures: list[tuple[str, str, datetime]]
    lanes: list[str]
    bags: list[Bag] = field(default_factory=list)
    scans: list[Scan] = field(default_factory=list)
    shifts: list[dict[str, Any]] = field(default_factory=list)
    beats: list[tuple[datetime, str]] = field(default_factory=list)
    images: list[tuple[datetime, str, str, str]] = field(default_factory=list)
    calibrations: list[tuple[datetime, str, float]] = field(default_factory=list)
    queues: list[tuple[datetime, str, int, int]] = field(default_factory=list)
    counted_only: bool = False


@dataclass(frozen=True)
class Flight:
    """A departure to be simulated: number, destination, local time and how many bags."""

    number: str
    to: str
    leaves: str
    bags: int


def simulate(draw: Draw, *, airport: str, day: date, flights: list[Flight], lanes: int = 1, first: int = 1) -> SimulatedDay:
    """One day in order: every bag screened in time. `first`: the serial of the first tag."""
    names = [f"{airport}-{at + 1}" for at in range(lanes)]
    leaves = {one.number: datetime.combine(day, time.fromisoformat(one.leaves)) for one in flights}
    out = SimulatedDay(airport, day, [(one.number, one.to, leaves[one.number]) for one in flights], names)
    serial = first
    for flight in flights:
        for number in range(flight.bags):
            bag = Bag(f"0999{serial:06d}", flight.number, f"EX{serial}/PASSENGER MR", draw.whole(9, 30))
            serial += 1
            out.bags.append(bag)
            _scanned(out, draw, bag, leaves[flight.number], number / flight.bags, names[number % lanes])
    out.scans.sort(key=lambda scan: (scan.at, scan.tag))
    _manned(out, draw, min(leaves.values()) - timedelta(minutes=EARLY + 10), max(leaves.values()))
    return out


def _scanned(out: SimulatedDay, draw: Draw, bag: Bag, leaves: datetime, share: float, lane: str) -> None:
    minutes = EARLY - share * (EARLY - LATE - 4) - draw.part() * 2
    at = leaves - timedelta(minutes=minutes)
    seconds, weighed = round(3 + draw.part() * 9, 1), bag.kilograms + round(draw.part() - 0.5, 1)
    one = draw.part()
    if one < 0.03:
        out.scans.append(Scan(at, lane, bag.tag, seconds, "alarm", weighed))
        out.scans.append(Scan(at + timedelta(minutes=3 + draw.part() * 6), lane, bag.tag, seconds, "opened", weighed))
    elif one < 0.04:
        out.scans.append(Scan(at, lane, bag.tag, seconds, "clipped", weighed))
        out.scans.append(Scan(at + timedelta(minutes=1.5), lane, bag.tag, seconds, "no alarm", weighed))
    else:
        out.scans.append(Scan(at, lane, bag.tag, seconds, "no alarm", weighed))


def _manned(out: SimulatedDay, draw: Draw, begins: datetime, ends: datetime) -> None:
    """Shifts, heart-beats, test images, a calibration before the day's work, and how many bags wait."""
    for lane in out.lanes:
        staff = {"officers": draw.whole(3, 5), "opened": draw.whole(3, 9)}
        out.shifts.append({"lane": lane, "from": begins, "until": ends, **staff})
        at = begins
        while at <= ends:
            out.beats.append((at, lane))
            at += BEAT
        out.calibrations.append((begins - timedelta(minutes=20), lane, R_NOMINAL * (1 + (draw.part() - 0.5) * 0.004)))
        for _ in range(6):
            when = begins + (ends - begins) * draw.part()
            shown, found = draw.pick(("BRICK", "SHEET", "CAPSULES")), draw.chance(0.82)
            out.images.append((when, lane, shown, "hit" if found else "miss"))
            out.images.append((when, lane, "", "false alarm" if draw.chance(0.08) else "correct rejection"))
        out.queues.append((begins + (ends - begins) * 0.6, lane, draw.whole(5, 60), 300))
