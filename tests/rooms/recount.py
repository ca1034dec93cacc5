"""A plain recount for tests: every row read as superuser, rights decided in Python, everything added up in loops.

It shares the counting rules with the product (they have tests of their own) and nothing else: no view, no row
security, no stored projection, no SQL sum.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from psycopg.rows import dict_row

from rabta.counting.rules.facts import facts_from_reading
from rabta.counting.rules.projection import Placed, ProjectedEvent, project
from rabta.people.rules.purposes import Purpose
from rabta.vocabulary.rules.numbered import agency_number, agency_numbered
from tests.house import House
from tests.people import Person

Row = dict[str, Any]


def may_see(person: Person, marking: Row) -> bool:
    """The rule of sharing, written down a second time."""
    agency = agency_number(person.agency)
    in_audience = (
        marking["originator"] == agency
        or (marking["every_agency"] and not person.partner)
        or agency in marking["agencies"]
        or bool(set(person.groups) & set(marking["groups"]))
    )
    return marking["level"] <= person.vetting and int(Purpose.COORDINATION) in marking["purposes"] and in_audience


Cell = tuple[str, str, str]
"""One agency's code (or none), a province, and a month."""


@dataclass(frozen=True)
class Recount:
    """What one person sees of a house: its incidents that count, and their events."""

    incidents: dict[UUID, Row]
    events: tuple[ProjectedEvent, ...]

    def worth(self, name: str, event: ProjectedEvent) -> Decimal | None:
        """What one event adds to a figure; None where it adds nothing."""
        if name == "events":
            return None if event.covers else Decimal(1)
        if name == "mass_by_substance":
            grams = [line.g for line in event.lines if line.g is not None]
            return Decimal(sum(grams)) if grams else None
        if name == "vehicles":
            return None if event.vehicles is None else Decimal(event.vehicles)
        wanted = self.names_something_seized(event) == (name == "arrests")
        return Decimal(event.arrests) if wanted and event.arrests is not None else None

    def told(self, name: str, event: ProjectedEvent, incident: Row) -> Decimal | None:
        """What one incident adds to a figure as reported; None where it says nothing of it."""
        if name == "events":
            return Decimal(1)
        if name == "mass_by_substance":
            grams = [line["mass_g"] for line in incident["lines"] if line["mass_g"] is not None]
            return Decimal(sum(grams)) if grams else None
        if name == "vehicles":
            said = incident["stated"].get("vehicles_impounded")
        else:
            said = (incident["stated"].get("arrests") or {}).get("total")
            said = said if self.names_something_seized(event) == (name == "arrests") else None
        return None if said is None else Decimal(said)

    def cuts(self, name: str, first: date, last: date) -> dict[str, dict[str, tuple[Decimal, Decimal]]]:
        """A figure by agency (whole, for each that is named; told by the originator), province and month: (once, told)."""
        sums: dict[str, dict[str, list[Decimal]]] = {cut: defaultdict(_nothing) for cut in ("agency", "province", "month")}
        for event in self.in_period(first, last):
            assert event.day is not None
            where = {"province": province_of(event), "month": f"{event.day:%Y-%m}"}
            if (value := self.worth(name, event)) is not None:
                for cut, key in where.items():
                    sums[cut][key][0] += value
                for agency in event.agencies or ("not_stated",):
                    sums["agency"][agency][0] += value
            for incident in (self.incidents[UUID(key)] for key in event.members):
                if (said := self.told(name, event, incident)) is None:
                    continue
                for cut, key in {**where, "agency": agency_numbered(incident["originator"]).code}.items():
                    sums[cut][key][1] += said
        return {cut: {key: (once, told) for key, (once, told) in found.items()} for cut, found in sums.items()}

    def shares(self, name: str, first: date, last: date) -> dict[str, Fraction]:
        """What each agency is credited with in equal parts."""
        found: dict[str, Fraction] = defaultdict(Fraction)
        for event in self.in_period(first, last):
            named = event.agencies or ("not_stated",)
            for agency in named:
                found[agency] += Fraction(self.worth(name, event) or 0) / len(named)
        return dict(found)

    def in_period(self, first: date, last: date) -> Iterator[ProjectedEvent]:
        return (event for event in self.events if event.day and first <= event.day <= last)

    def mass(self, first: date, last: date) -> dict[str, int]:
        """Grams counted once, by substance code."""
        sums: dict[str, int] = defaultdict(int)
        for event in self.in_period(first, last):
            for line in event.lines:
                if line.g is not None:
                    sums[line.substance] += line.g
        return dict(sums)

    def others(self, first: date, last: date) -> dict[str, Decimal]:
        """Quantities without a fixed mass, counted once, by substance/unit."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for event in self.in_period(first, last):
            for line in event.lines:
                if line.g is None and line.n is not None:
                    sums[f"{line.substance}/{line.unit}"] += line.n
        return dict(sums)

    def names_something_seized(self, event: ProjectedEvent) -> bool:
        return any(self.incidents[UUID(key)]["lines"] for key in event.members)

    def people(self, first: date, last: date, *, at_seizures: bool) -> dict[str, int]:
        """Arrested, foreigners, women and nationalities, counted once; only what any event states."""
        sums: dict[str, int] = defaultdict(int)
        for event in self.in_period(first, last):
            if self.names_something_seized(event) != at_seizures:
                continue
            stated = [("arrested", event.arrests), ("foreigners", event.foreigners), ("women", event.women)]
            for name, number in [*stated, *((f"nationality:{code}", n) for code, n in event.nationalities)]:
                if number is not None:
                    sums[name] += number
        return dict(sums)

    def mass_reported(self, first: date, last: date) -> int:
        """Grams of every line of every incident of the period's events."""
        total = 0
        for event in self.in_period(first, last):
            for key in event.members:
                total += sum(line["mass_g"] or 0 for line in self.incidents[UUID(key)]["lines"])
        return total

    def arrests_reported(self, first: date, last: date, *, at_seizures: bool) -> int:
        events = (e for e in self.in_period(first, last) if self.names_something_seized(e) == at_seizures)
        keys = (UUID(key) for event in events for key in event.members)
        return sum(((self.incidents[key]["stated"].get("arrests") or {}).get("total") or 0) for key in keys)


def recount(house: House, person: Person) -> Recount:
    """Everything from the tables up, as this person may see it."""
    with house.as_superuser() as connection:
        connection.row_factory = dict_row  # type: ignore[assignment]
        tables = {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for name in ("marking", "report", "reading", "reading_row", "incident", "seizure_line", "withdrawal")
        }
    seen: set[int] = {m["id"] for m in tables["marking"] if may_see(person, m)}  # type: ignore[call-overload]
    rows: dict[str, list[Row]] = {
        name: [r for r in found if name == "marking" or r["marking_id"] in seen] for name, found in tables.items()
    }  # type: ignore[call-overload,index]
    newest = {d["report_id"]: d for d in sorted(rows["reading"], key=lambda d: d["number"])}
    gone = {w["report_id"] for w in rows["withdrawal"]}
    current = {d["id"]: d for d in newest.values() if d["report_id"] not in gone}
    read_rows = {r["id"]: r for r in rows["reading_row"]}
    reports = {r["id"]: r for r in rows["report"]}
    incidents: dict[UUID, Row] = {}
    placed = []
    for row in rows["incident"]:
        if row["reading_id"] not in current or row["periodic"]:
            continue
        lines = [line for line in rows["seizure_line"] if line["incident_id"] == row["id"]]
        report = reports[current[row["reading_id"]]["report_id"]]
        told_by = {"originator": report["originator"], "grade": (report["source_grade"], report["information_grade"])}
        incidents[row["key"]] = {**row, "stated": _value(row["stated"]), "lines": lines, **told_by}
        read = _value(read_rows[row["row_id"]]["read"])
        facts = facts_from_reading((str(row["key"]),), read, _value(row["stated"]), source=str(row["row_id"]))
        placed.append(Placed(str(row["key"]), facts, str(current[row["reading_id"]]["report_id"]), _nationalities(row)))
    return Recount(incidents, project(placed, ()).events)


def province_of(event: ProjectedEvent) -> str:
    """The province an event counts under."""
    if event.place.province:
        return event.place.province
    return "abroad" if event.place.country not in ("", "PK") else "not_stated"


def _nothing() -> list[Decimal]:
    return [Decimal(0), Decimal(0)]


def _nationalities(row: Row) -> tuple[tuple[str, int], ...]:
    """As the incident was read, written down a second time."""
    documented = (_value(row["stated"]).get("arrests") or {}).get("nationalities") or {}
    return tuple((code, documented[code]) for code in sorted(documented))


def _value(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored
