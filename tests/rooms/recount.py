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
from typing import Any
from uuid import UUID

from psycopg.rows import dict_row

from rabta.counting.rules.facts import facts_from_reading
from rabta.counting.rules.projection import Placed, ProjectedEvent, project
from rabta.people.rules.purposes import Purpose
from rabta.vocabulary.rules.numbered import agency_number
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


@dataclass(frozen=True)
class Recount:
    """What one person sees of a house: its incidents that count, and their events."""

    incidents: dict[UUID, Row]
    events: tuple[ProjectedEvent, ...]

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
    incidents: dict[UUID, Row] = {}
    placed = []
    for row in rows["incident"]:
        if row["reading_id"] not in current or row["periodic"]:
            continue
        lines = [line for line in rows["seizure_line"] if line["incident_id"] == row["id"]]
        incidents[row["key"]] = {**row, "stated": _value(row["stated"]), "lines": lines}
        read = _value(read_rows[row["row_id"]]["read"])
        facts = facts_from_reading((str(row["key"]),), read, _value(row["stated"]), source=str(row["row_id"]))
        placed.append(Placed(str(row["key"]), facts, str(current[row["reading_id"]]["report_id"]), _nationalities(row)))
    return Recount(incidents, project(placed, ()).events)


def _nationalities(row: Row) -> tuple[tuple[str, int], ...]:
    """As the incident was read, written down a second time."""
    documented = (_value(row["stated"]).get("arrests") or {}).get("nationalities") or {}
    return tuple((code, documented[code]) for code in sorted(documented))


def _value(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored
