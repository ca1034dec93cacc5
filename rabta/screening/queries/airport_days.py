"""Days at airports as the reader sees them: what was stated, which bags were screened, what lacked, and what was done about
it. Everything is computed from what shows to the reader at this moment; nothing is filtered afterwards."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils import timezone

from rabta.casework.rules.sites import airports_named
from rabta.filing.rules.scans import PAKISTAN
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.screening.queries.lane_devices import lane_devices
from rabta.screening.rules.airport_day import (
    GOOD,
    AirportDay,
    DeviceStands,
    FlightCoverage,
    Statement,
    coverage,
)
from rabta.screening.rules.lapses.course import LapseStep, Signed, Standing, standing
from rabta.screening.rules.lapses.found import lapses
from rabta.screening.rules.lapses.lapse import Lapse, parts_of
from rabta.screening.rules.looks import Look, looks_at_bags
from rabta.screening.rules.scan_course import ScanStep

SQL = "screening/sql/queries/"
Row = dict[str, Any]
LONG = timedelta(days=1)
"""How long after a day its last logs may still come in: until then it is looked at as it stands now."""


@dataclass(frozen=True)
class Seen:
    """One airport's day as the reader sees it. `reports` and `devices`: all that it was made from; `markings`: of these, and
    of what was done about its lapses."""

    airport: Row
    day: AirportDay
    flights: list[FlightCoverage]
    lapses: list[Row]
    gone: list[Row] = field(default_factory=list)
    reports: frozenset[UUID] = frozenset()
    devices: frozenset[UUID] = frozenset()
    rows: list[Row] = field(default_factory=list)
    found: tuple[Lapse, ...] = ()
    markings: frozenset[int] = frozenset()

    @property
    def loaded(self) -> int:
        """Bags loaded on all flights of the day."""
        return sum(one.loaded for one in self.flights)

    @property
    def screened(self) -> int:
        """Bags of these that were screened."""
        return sum(one.screened for one in self.flights)

    @property
    def not_screened(self) -> int:
        """Bags of these that a lane would have seen, and did not."""
        return sum(one.not_screened for one in self.flights)

    @property
    def unknown(self) -> int:
        """Bags of these of which nobody can say."""
        return sum(one.unknown for one in self.flights)

    @property
    def open(self) -> list[Row]:
        """Lapses that are not closed."""
        return [one for one in self.lapses if not one["standing"].closed]

    @property
    def overdue(self) -> int:
        """How many of these are past their time."""
        return sum(one["overdue"] for one in self.open)

    @property
    def working(self) -> int:
        """Devices that work."""
        return sum(one["state"].works for one in self.rows)


def airport_day(code: str, day: date, *, now: datetime) -> Seen | None:
    """One airport's day; None for a code that is no airport of the country. `now`: local."""
    if code not in airports_named():
        return None
    return _days(day, now=now, airport=code)[code]


def national_day(day: date, *, now: datetime) -> list[Seen]:
    """The day of every airport of which anything shows, stated or a device, in the vocabulary's order."""
    return [seen for seen in _days(day, now=now).values() if seen.day.statements or seen.rows]


def lapse_named(key: str, *, now: datetime) -> Row | None:
    """One lapse with what was done about it; also one that no longer stands and has steps. None where hidden or missing."""
    parts = parts_of(key)
    seen = airport_day(parts[0], parts[1], now=now) if parts else None
    if seen is None:
        return None
    found = next((one for one in (*seen.lapses, *seen.gone) if one["key"] == key), None)
    if found is None:
        return None
    flight = next((one for one in seen.flights if one.flight == found["subject"]), None)
    return {**found, "airport": seen.airport, "day": seen.day.day, "flight": flight, "reports": seen.reports,
            "devices": seen.devices}  # fmt: skip


@dataclass(frozen=True)
class DayRows:
    """All rows that a day is made of, each under its marking: statements, scans elsewhere, last tests of lanes, devices; and
    decisions about bags of the day and the day before, each under all markings that it rests on."""

    statements: list[Row]
    elsewhere: list[Row]
    last: list[Row]
    devices: list[Row]
    looks: list[Row] = field(default_factory=list)

    def under(self, markings: Container[int]) -> "DayRows":
        """What of these is under some markings: what whoever sees those, and no other, would be shown."""
        plain = ([row for row in rows if row["marking_id"] in markings]
                 for rows in (self.statements, self.elsewhere, self.last, self.devices))  # fmt: skip
        return DayRows(*plain, [row for row in self.looks if all(one in markings for one in row["markings"])])

    def placed(self) -> "DayRows":
        """The same, with the airport and lane of the register where a device alone is named; what is placed nowhere is not
        among them."""
        stands = {row["serial"]: row for row in reversed(self.devices) if row["serial"] and row["state"].stage}

        def place(rows: list[Row]) -> list[Row]:
            known = ((row, row if row["airport"] else stands.get(row["device"])) for row in rows)
            return [
                {**row, "airport": at["airport"], "lane": row["lane"] or at["lane"], "placed_by": at["id"]}
                if at is not row else row for row, at in known if at is not None
            ]  # fmt: skip

        placed = map(place, (self.statements, self.elsewhere, self.last))
        return DayRows(*placed, self.devices, place(self.looks))

    def markings(self) -> frozenset[int]:
        """The markings that these rows are under."""
        plain = (self.statements, self.elsewhere, self.last, self.devices)
        own = frozenset(row["marking_id"] for rows in plain for row in rows)
        return own.union(*(row["markings"] for row in self.looks))


def rows_of(day: date, *, airport: str | None = None, using: str = "default") -> DayRows:
    """The rows of a day that show, at one airport or all. `using`: the resolver's login, for sums kept of past days."""
    return DayRows(
        ask(SQL + "airport_statements.sql", using=using, day=day, airport=airport),
        ask(SQL + "scans_elsewhere.sql", using=using, day=day, airport=airport),
        ask(SQL + "last_of_lanes.sql", using=using, date_to=day, airport=airport),
        lane_devices(today=day, using=using),
        ask(SQL + "looks_at_bags.sql", using=using, date_from=day - LONG, date_to=day),
    )


def _days(day: date, *, now: datetime, airport: str | None = None) -> dict[str, Seen]:
    return put_together(rows_of(day, airport=airport), day, now=now, steps=_steps(day, airport), airport=airport)


def put_together(
    rows: DayRows, day: date, *, now: datetime, steps: Mapping[str, list[Row]] = MappingProxyType({}),
    airport: str | None = None,
) -> dict[str, Seen]:  # fmt: skip
    """The day of each airport, or of one, from these rows alone. An object that does not say where its device stands is of
    the lane on which the register has a device of that number."""
    rows = rows.placed()
    at: dict[str, list[Row]] = defaultdict(list)
    scanned: dict[str, set[str]] = defaultdict(set)
    for row in rows.statements:
        at[row["airport"]].append(row)
        if row["what"] == "scan" and row["tag"] and row["detail"].get("outcome") in GOOD:
            scanned[row["tag"]].add(row["airport"])
    before: dict[str, list[Statement]] = defaultdict(list)
    for row in rows.elsewhere:
        if row["tag"] and row["outcome"] in GOOD:
            scanned[row["tag"]].add(row["airport"])
        if row["day"] < day and row["at"]:
            before[row["airport"]].append(Statement(
                "scan", row["airport"], row["day"], datetime.fromisoformat(row["at"]), row["lane"], tag=row["tag"],
                detail={"outcome": row["outcome"]},
            ))  # fmt: skip
    looks: dict[str, list[Statement]] = defaultdict(list)
    for one in looks_at_bags(map(_look, rows.looks), now=_until(day, now)):
        if one.tag and one.detail["outcome"] in GOOD:
            scanned[one.tag].add(one.airport)
        (before if one.day < day else looks)[one.airport].append(one)
    reports = frozenset(row["report_id"] for some in (rows.statements, rows.elsewhere) for row in some)
    reports |= {each for row in rows.looks for each in (*row["reports"], row["filed"]) if each}
    codes = [airport] if airport else [*airports_named()]
    placed = frozenset(
        row["placed_by"] for some in (rows.statements, rows.elsewhere, rows.looks) for row in some if "placed_by" in row
    )
    markings = rows.markings() | {one["marking_id"] for some in steps.values() for one in some}
    return {
        code: replace(_seen(code, day, now, at[code], looks[code], before[code], scanned, rows.last, rows.devices, steps,
                            reports, placed), markings=markings)
        for code in codes
    }  # fmt: skip


def _until(day: date, now: datetime) -> datetime:
    """Up to when a day is looked at."""
    return min(now, datetime.combine(day + 2 * LONG, time()))


def _look(row: Row) -> Look:
    signed_at = row["signed_at"].astimezone(PAKISTAN).replace(tzinfo=None)
    scanned_at = datetime.fromisoformat(row["at"])
    return Look(ScanStep(row["kind"]), row["airport"], row["day"], row["lane"], row["tag"], scanned_at, signed_at,
                frozenset(map(str, row["reports"])))  # fmt: skip


def _seen(
    code: str, day: date, now: datetime, rows: list[Row], looks: list[Statement], before: list[Statement],
    scanned: dict[str, set[str]], last: list[Row], devices: list[Row], steps: Mapping[str, list[Row]],
    reports: frozenset[UUID], placed: frozenset[UUID],
) -> Seen:  # fmt: skip
    here = [one for one in devices if one["airport"] == code]
    tags = {row["tag"] for row in rows if row["what"] == "bag"}
    of = AirportDay(
        code, day, _until(day, now), [*map(_statement, rows), *looks],
        devices=[_stands(one) for one in here],
        before=before,
        elsewhere=frozenset(tag for tag in tags if scanned.get(tag, set()) - {code}),
        last_tip=_last(last, code, "tip"),
        last_calibration=_last(last, code, "calibration"),
    )  # fmt: skip
    flights = coverage(of)
    found = lapses(of, flights)
    told = [_lapse(one, steps.get(one.key, []), now) for one in found]
    standing_now = {one.key for one in found}
    prefix = f"{code}.{day.isoformat()}."
    gone = [_gone(key, some) for key, some in sorted(steps.items()) if key.startswith(prefix) and key not in standing_now]
    rests_on = placed | {one["id"] for one in here}
    return Seen(airports_named()[code], of, flights, told, gone, reports, rests_on, here, tuple(found))


def _last(rows: list[Row], code: str, what: str) -> dict[str, date]:
    found: dict[str, date] = {}
    for row in rows:
        if row["airport"] == code and row["what"] == what:
            found[row["lane"]] = max(row["day"], found.get(row["lane"], date.min))
    return found


def _statement(row: Row) -> Statement:
    at = datetime.fromisoformat(row["at"]) if row["at"] else None
    return Statement(row["what"], row["airport"], row["day"], at, row["lane"], row["device"], row["flight"], row["tag"],
                     row["detail"], str(row["report_id"]))  # fmt: skip


def _stands(device: Row) -> DeviceStands:
    state = device["state"]
    return DeviceStands(
        device["airport"], device["lane"], device["serial"] or device["lane"], state.works, str(device["grade"]),
        state.promised_on, state.stands_there, state.serviced_until, state.certified_until,
    )  # fmt: skip


def _steps(day: date, airport: str | None) -> dict[str, list[Row]]:
    return _by_lapse([f"{airport or '___'}.{day.isoformat()}.%"])


def steps_of_days(days: Iterable[date]) -> dict[str, list[Row]]:
    """What was done about the lapses of some days, by lapse, in the order of signing."""
    return _by_lapse([f"___.{day.isoformat()}.%" for day in days])


def _by_lapse(names: list[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ask(SQL + "lapse_steps.sql", names=names) if names else []:
        found[row["lapse"]].append({**row, "agency": agency_named(row["agency"]), "number": row["agency"]})
    return found


def signed(steps: Iterable[Row]) -> list[Signed]:
    """Rows of steps as the rules take them."""
    return [
        Signed(LapseStep(one["kind"]), one["number"], one["signed_at"], one["n"], one["reason"], one["words"], one["due"])
        for one in steps
    ]


def _lapse(one: Lapse, steps: list[Row], now: datetime) -> Row:
    now_stands = standing(one, signed(steps))
    due = timezone.localtime(now_stands.due).replace(tzinfo=None) if now_stands.due else one.due
    return {
        "key": one.key, "kind": str(one.kind), "subject": one.subject, "at": _told(one.at), "n": one.n, "of": one.of,
        "tags": one.tags, "passengers": one.passengers, "value": one.value, "protects": one.protects,
        "standing": now_stands, "steps": steps, "due": _told(due), "stands": True,
        "overdue": not now_stands.closed and due < now,
        "owner": agency_named(now_stands.agency) if now_stands.agency else None, "in_register": one.kind in OF_REGISTER,
    }  # fmt: skip


def _told(local: datetime) -> datetime:
    """A local moment as pages tell moments."""
    return timezone.make_aware(local)


OF_REGISTER = ("not_installed", "certificate_ended", "maintenance_overdue")
"""Lapses that the register of devices opens and closes by itself."""


def _gone(key: str, steps: list[Row]) -> Row:
    """A lapse that had steps and no longer stands: what came later explains it."""
    parts = parts_of(key) or ("", date.min, "", "")
    last = signed(steps)[-1]
    stands = Standing("gone", last.agency)
    return {
        "key": key, "kind": parts[2], "subject": parts[3], "at": None, "n": 0, "of": 0, "tags": (), "passengers": (),
        "value": None, "protects": False, "standing": stands, "steps": steps, "due": None, "overdue": False, "stands": False,
        "owner": steps[-1]["agency"], "in_register": False,
    }  # fmt: skip
