"""One day at one airport as it was stated, and which bags of which flights were screened: known, not, or unknown.

Unknown is never folded into screened: where no lane of the airport has said anything about the hours before a departure,
what is missing is unknown; where a lane has, it was not screened.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from rabta.vocabulary.rules.tables import table

FIRST, LAST = datetime.fromisoformat("0001-01-01T00:00:00"), datetime.fromisoformat("9999-12-31T00:00:00")
"""Before and after every moment that a desk states; local, like those."""
GOOD = frozenset({"no_alarm", "alarm", "opened", "one_view"})
"""Outcomes after which a bag was looked at."""


@dataclass(frozen=True)
class Statement:
    """One thing an airline, a desk or a device stated, or what a named person decided about a bag (`look`). `at` is local;
    None where no moment was stated."""

    what: str
    airport: str
    day: date
    at: datetime | None = None
    lane: str = ""
    device: str = ""
    flight: str = ""
    tag: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    report: str = ""


@dataclass(frozen=True)
class DeviceStands:
    """A device of the register as it stands on the day: where, and what is due. Days are None where none was said."""

    airport: str
    lane: str
    serial: str
    working: bool
    grade: str = ""
    promised_on: date | None = None
    installed: bool = True
    serviced_until: date | None = None
    certified_until: date | None = None


@dataclass(frozen=True)
class Loaded:
    """A bag that an airline loads on a flight, by its last message. `counted`: None where a desk only counted."""

    tag: str
    passengers: tuple[str, ...] = ()
    grams: int | None = None
    status: str = ""
    whole: bool = True
    announced: bool = True


@dataclass(frozen=True)
class FlightCoverage:
    """A departure: how many bags were loaded, how many of them screened, not screened, unknown; the three add up to loaded.

    `missing`: tags of those not screened. `told`: whether anybody said what was loaded. `departs`: None where no timetable
    names it.
    """

    airport: str
    day: date
    flight: str
    departs: datetime | None
    to: str
    loaded: int
    screened: int
    not_screened: int
    unknown: int
    missing: tuple[str, ...]
    told: bool
    passengers: int | None = None
    bags: tuple[Loaded, ...] = ()
    gone: bool = False

    @property
    def name(self) -> str:
        """As an address names the flight."""
        return f"{self.flight}-{self.day.isoformat()}"


@dataclass(frozen=True)
class AirportDay:
    """What was stated of one airport and one day. `before`: its scans of the day before, for flights after midnight;
    `elsewhere`: tags of good scans at other airports."""

    airport: str
    day: date
    now: datetime
    statements: Sequence[Statement]
    devices: Sequence[DeviceStands] = ()
    before: Sequence[Statement] = ()
    elsewhere: frozenset[str] = frozenset()
    last_tip: Mapping[str, date] = field(default_factory=dict)
    last_calibration: Mapping[str, date] = field(default_factory=dict)

    def of(self, what: str) -> Sequence[Statement]:
        """Statements of one kind, by moment."""
        return self._by_kind.get(what, ())

    @cached_property
    def _by_kind(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for one in sorted(self.statements, key=lambda one: (one.at or LAST, one.lane, one.tag, one.flight)):
            found.setdefault(one.what, []).append(one)
        return found

    @cached_property
    def screened_before(self) -> frozenset[str]:
        """Tags that were looked at elsewhere, or here the day before."""
        return self.elsewhere | {one.tag for one in self.before if one.tag and one.detail.get("outcome") in GOOD}

    @property
    def ends(self) -> datetime:
        """The end of the day, local."""
        return datetime.combine(self.day + timedelta(days=1), time())


def threshold(name: str) -> float:
    """A threshold of the lapses' table, in the unit its name says."""
    return float(table("lapses")["thresholds"][name])


def loaded_bags(statements: Iterable[Statement]) -> dict[str, dict[str, Loaded]]:
    """Flight -> tag -> the bag, of baggage messages in the order in which they were filed and read.

    A message that deletes, one that unloads, and one that says the bag may not be loaded take the bag off.
    """
    flights: dict[str, dict[str, Loaded]] = {}
    for one in statements:
        if one.what != "bag":
            continue
        bags, said = flights.setdefault(one.flight, {}), one.detail
        kind = said.get("message")
        if kind in ("BUM", "BNS") or said.get("change") == "deleted" or said.get("may_load") is False:
            bags.pop(one.tag, None)
        elif kind == "BPM":
            bags.setdefault(one.tag, Loaded(one.tag, announced=False, whole=bool(said.get("whole", True))))
        else:
            bags[one.tag] = Loaded(
                one.tag, tuple(said.get("passenger") or ()), said.get("grams"), str(said.get("status") or ""),
                bool(said.get("whole", True)),
            )  # fmt: skip
    return flights


def coverage(of: AirportDay) -> list[FlightCoverage]:
    """Every departure of the day that the timetable, a message or a count names, by time and flight."""
    departures = {one.flight: one for one in of.of("departure")}
    counts = {one.flight: one for one in of.of("count")}
    bags = loaded_bags(of.statements)
    scans = of.of("scan")
    looked = (*scans, *of.of("look"))
    good = {one.tag for one in looked if one.tag and one.detail.get("outcome") in GOOD} | of.screened_before
    named = [*departures, *(flight for flight in (*bags, *counts) if flight not in departures)]
    found = [
        _flight(of, flight, departures.get(flight), counts.get(flight), bags.get(flight, {}), good, scans)
        for flight in dict.fromkeys(named)
    ]
    return sorted(found, key=lambda one: (one.departs or LAST, one.flight))


def _flight(
    of: AirportDay, flight: str, departure: Statement | None, count: Statement | None, bags: Mapping[str, Loaded],
    good: set[str], scans: Sequence[Statement],
) -> FlightCoverage:  # fmt: skip
    departs = departure.at if departure else None
    said = {**(departure.detail if departure else {}), **(count.detail if count else {})}
    counted = said.get("bags")
    loaded = max(len(bags), int(counted or 0))
    screened = sum(tag in good for tag in bags)
    if not bags:  # only counted: scans that name the flight are what is known
        named = sum(one.flight == flight and one.detail.get("outcome") in GOOD for one in scans)
        screened = min(named, loaded)
    heard = _heard(of, departs, scans)
    missing = tuple(sorted(tag for tag in bags if tag not in good)) if heard else ()
    to = next((str(one.detail.get("to")) for one in (departure, count) if one and one.detail.get("to")), "")
    return FlightCoverage(
        of.airport, of.day, flight, departs, to, loaded, screened, len(missing), loaded - screened - len(missing), missing,
        bool(bags) or counted is not None, said.get("passengers"), tuple(bags[tag] for tag in sorted(bags)),
        gone=of.now >= (departs or of.ends) + timedelta(minutes=threshold("late_minutes")),
    )  # fmt: skip


def _heard(of: AirportDay, departs: datetime | None, scans: Sequence[Statement]) -> bool:
    """Whether a lane of the airport said anything of the hours before the departure."""
    until = departs or of.ends
    since = until - timedelta(hours=threshold("screened_before_hours") if departs else 24)
    return any(one.at is not None and since <= one.at <= until for one in (*of.before, *scans))
