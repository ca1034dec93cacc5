"""Lapses of flights and bags: not screened, nobody said, a tag without a passenger, twice, or with another weight."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rabta.screening.rules.airport_day import GOOD, LAST, AirportDay, FlightCoverage, Statement, threshold
from rabta.screening.rules.lapses.lapse import Lapse, LapseKind


def of_bags(day: AirportDay, flights: Sequence[FlightCoverage]) -> Iterator[Lapse]:
    """Every lapse of the day's flights and their bags."""
    for flight in flights:
        at = _known(day, flight)
        if flight.gone:
            yield from _screening(flight, at)
        yield from _of_loaded(flight, at)
    yield from _fewer(day, flights)
    yield from _twice(day)
    yield from _weights(day)
    yield from _late(day, flights)


def _known(day: AirportDay, flight: FlightCoverage) -> datetime:
    """From when it can be said what was loaded: the departure and a little for logs that come late."""
    return (flight.departs or day.ends) + timedelta(minutes=threshold("late_minutes"))


def _lapse(kind: LapseKind, flight: FlightCoverage, at: datetime, tags: Sequence[str]) -> Lapse:
    names = sorted({name for bag in flight.bags if bag.tag in tags for name in bag.passengers if name})
    of = Lapse(kind, flight.airport, flight.day, flight.flight, at, len(tags), tuple(sorted(tags)), of=flight.loaded)
    return replace(of, passengers=tuple(names)) if of.protects else of


def _screening(flight: FlightCoverage, at: datetime) -> Iterator[Lapse]:
    if flight.not_screened:
        yield _lapse(LapseKind.NOT_SCREENED, flight, at, flight.missing)
    if not flight.told or flight.unknown:
        kind = LapseKind.UNKNOWN_FLIGHT
        yield Lapse(kind, flight.airport, flight.day, flight.flight, at, n=flight.unknown, of=flight.loaded)


def _of_loaded(flight: FlightCoverage, at: datetime) -> Iterator[Lapse]:
    """What the messages of one flight lack; said when it is loaded, an hour before it leaves, where that is known."""
    early = at - timedelta(hours=1) if flight.departs else at
    for kind, tags in (
        (LapseKind.NO_PASSENGER, [b.tag for b in flight.bags if b.announced and b.whole and not b.passengers]),
        (LapseKind.MESSAGE_CUT, [b.tag for b in flight.bags if not b.whole]),
        (LapseKind.UNANNOUNCED, [b.tag for b in flight.bags if not b.announced]),
    ):
        if tags:
            yield _lapse(kind, flight, early, tags)
    if flight.gone and (alone := [b.tag for b in flight.bags if b.status in ("not_checked_in", "standby")]):
        yield _lapse(LapseKind.NOT_BOARDED, flight, at, alone)


def _fewer(day: AirportDay, flights: Sequence[FlightCoverage]) -> Iterator[Lapse]:
    """Where desks only count: fewer bags scanned in all shifts that ended than loaded on all flights that left."""
    shifts = [one for one in day.of("shift") if one.detail.get("bags") is not None]
    if not shifts or day.of("scan"):
        return
    until = max((_ends(one) for one in shifts), default=None)
    gone = [one for one in flights if one.gone and one.told]
    if until is None or until > day.now or not gone:
        return
    scanned, loaded = sum(int(one.detail["bags"]) for one in shifts), sum(one.loaded for one in gone)
    if scanned < loaded:
        at = max(until, *(_known(day, one) for one in gone))
        yield Lapse(LapseKind.FEWER_SCANS, day.airport, day.day, "ALL", at, n=loaded - scanned, of=loaded)


def _ends(shift: Statement) -> datetime:
    said = str(shift.detail.get("until") or "")
    return datetime.fromisoformat(said) if said else shift.at or LAST


def _twice(day: AirportDay) -> Iterator[Lapse]:
    """One tag for two flights, or for two passengers, each by a message that stands alone."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for one in day.of("bag"):
        if one.detail.get("message") == "BSM" and not one.detail.get("change"):
            said[one.tag].append(one)
    found: dict[str, list[str]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for tag, messages in said.items():
        whose = {(one.flight, tuple(one.detail.get("passenger") or ())) for one in messages}
        if len(whose) > 1:
            for flight in {flight for flight, _ in whose}:
                found[flight].append(tag)
                names[flight] |= {name for _, passengers in whose for name in passengers if name}
    for flight, tags in found.items():
        at = min((one.at for one in day.statements if one.flight == flight and one.at), default=day.now)
        yield Lapse(LapseKind.TAG_TWICE, day.airport, day.day, flight, min(at, day.now), len(tags), tuple(sorted(tags)),
                    tuple(sorted(names[flight])))  # fmt: skip


def _weights(day: AirportDay) -> Iterator[Lapse]:
    """The weight that a message states and the one a lane weighed, where they differ by much."""
    weighed = {one.tag: one for one in day.of("scan") if one.tag and one.detail.get("grams")}
    by_flight: dict[str, list[Statement]] = defaultdict(list)
    for one in day.of("bag"):
        stated, scan = one.detail.get("grams"), weighed.get(one.tag)
        if stated and scan is not None:
            apart = abs(int(stated) - int(scan.detail["grams"]))
            if apart >= threshold("weight_grams") and apart >= threshold("weight_share") * int(stated):
                by_flight[one.flight].append(one)
    for flight, bags in by_flight.items():
        at = max((scan.at for one in bags if (scan := weighed[one.tag]).at), default=day.now)
        names = sorted({name for one in bags for name in one.detail.get("passenger") or () if name})
        tags = tuple(sorted({one.tag for one in bags}))
        yield Lapse(LapseKind.WEIGHT, day.airport, day.day, flight, at or day.now, n=len(tags), tags=tags,
                    passengers=tuple(names))  # fmt: skip


def _late(day: AirportDay, flights: Sequence[FlightCoverage]) -> Iterator[Lapse]:
    """A bag at which nobody looked before its flight had left, and somebody did afterwards."""
    first: dict[str, datetime] = {}
    for one in (*day.of("scan"), *day.of("look")):
        if one.tag and one.at and one.detail.get("outcome") in GOOD:
            first[one.tag] = min(one.at, first.get(one.tag, one.at))
    for flight in flights:
        late = [b.tag for b in flight.bags if flight.departs and b.tag in first and first[b.tag] > flight.departs]
        late = [tag for tag in late if tag not in day.screened_before]
        if late:
            yield _lapse(LapseKind.LATE_SCAN, flight, max(first[tag] for tag in late), late)
