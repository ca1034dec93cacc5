"""Laying the events out: projections of every component, once for each visible subset of its markings."""

import hashlib
import itertools
import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rabta.counting.rules.counted_line import SetAside
from rabta.counting.rules.projection import PersonJudged, ProjectedEvent, project
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import Standing, rows, standing_of_keys
from rabta.vocabulary.rules.numbered import agency_number, district_number
from rabta.vocabulary.rules.settings import setting_number
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import unit

MOST_STORED_MARKINGS = 4


def lay_out(cursor: Any, touched: set[str]) -> None:
    """Delete and write again the projections of every component that holds one of these keys."""
    members, links = _connected(cursor, touched)
    stale = [uuid.UUID(k) for k in touched | members]
    for table, column in (
        ("counted_line", "event_key"), ("event_member", "incident_key"), ("event", "key"), ("wide_member", "incident_key"),
    ):  # fmt: skip
        cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [stale])  # noqa: S608
    standing = {s.key: s for s in standing_of_keys(cursor, members)}
    writer = _Writer()
    for component in _components(standing, links):
        _project_component([standing[k] for k in component], links, writer)
    writer.write(cursor)


@dataclass(frozen=True)
class _JoinedBy:
    """A standing judgement that joins two keys or, by a person, keeps them apart."""

    a: str
    b: str
    outcome: str
    by_person: bool
    markings: frozenset[int]


def _connected(cursor: Any, touched: set[str]) -> tuple[set[str], list[_JoinedBy]]:
    """All placed incidents reachable from `touched` by standing joins, and the standing judgements among them."""
    found = rows(cursor, "connected.sql", {"keys": [uuid.UUID(k) for k in touched], "likely": LIKELY})
    members = {str(r[0]) for r in found}
    links = [
        _JoinedBy(str(a), str(b), outcome, by_person, frozenset((x, y, z)))
        for a, b, outcome, by_person, x, y, z in rows(
            cursor, "standing_judgements.sql", {"keys": [uuid.UUID(k) for k in members], "likely": LIKELY}
        )
    ]
    return members, links


def _components(standing: dict[str, Standing], links: Sequence[_JoinedBy]) -> list[list[str]]:
    """Keys connected by joins, or as a lump and its parts; each sorted, all sorted."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.outcome in ("same", "part_of") and link.a in standing and link.b in standing:
            near[link.a].add(link.b)
            near[link.b].add(link.a)
    left, found = set(standing), []
    for start in sorted(standing):
        if start not in left:
            continue
        stack, component = [start], []
        left.discard(start)
        while stack:
            key = stack.pop()
            component.append(key)
            stack += near[key] & left
            left -= near[key]
        found.append(sorted(component))
    return found


def _project_component(component: Sequence[Standing], links: Sequence[_JoinedBy], writer: "_Writer") -> None:
    """Write a component once for every subset of its markings that shows anything."""
    keys = {s.key for s in component}
    inside = [link for link in links if link.by_person and link.a in keys and link.b in keys]
    markings = sorted({s.marking_id for s in component} | {m for link in inside for m in link.markings})
    if len(markings) > MOST_STORED_MARKINGS:
        writer.wide += [(s.key, s.marking_id) for s in component]
        return
    for size in range(1, len(markings) + 1):
        for visible in itertools.combinations(markings, size):
            seen = [s.placed for s in component if s.marking_id in visible]
            if not seen:
                continue
            judged = [PersonJudged(k.a, k.b, k.outcome) for k in inside if k.markings <= set(visible)]
            writer.add_view(markings, visible, project(seen, judged).events)


class _Writer:
    """Collects projection rows and writes them table by table."""

    def __init__(self) -> None:
        self.views: dict[int, tuple[list[int], list[int]]] = {}
        self.events: list[tuple[Any, ...]] = []
        self.members: list[tuple[Any, ...]] = []
        self.lines: list[tuple[Any, ...]] = []
        self.wide: list[tuple[str, int]] = []

    def add_view(self, component: Sequence[int], visible: Sequence[int], events: Iterable[ProjectedEvent]) -> None:
        name = f"{list(component)}|{list(visible)}"
        view = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        self.views[view] = (list(component), list(visible))
        for event in events:
            self.events.append((view, *event_row(event)))
            self.members += [(view, event.key, member) for member in event.members]
            self.lines += [(view, *line) for line in line_rows(event)]

    def write(self, cursor: Any) -> None:
        cursor.executemany(
            "INSERT INTO marking_view (id, component, visible) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [(view, component, visible) for view, (component, visible) in sorted(self.views.items())],
        )
        cursor.executemany(
            f"INSERT INTO event (view_id, {EVENT_COLUMNS}) VALUES ({', '.join(['%s'] * 20)})",  # noqa: S608
            self.events,
        )
        cursor.executemany(
            "INSERT INTO event_member (view_id, event_key, incident_key) VALUES (%s, %s, %s)", self.members
        )
        cursor.executemany(
            f"INSERT INTO counted_line (view_id, {LINE_COLUMNS}) VALUES ({', '.join(['%s'] * 10)})",  # noqa: S608
            self.lines,
        )
        cursor.executemany("INSERT INTO wide_member (incident_key, marking_id) VALUES (%s, %s)", self.wide)


EVENT_COLUMNS = (
    "key, day, day_is_stated, district, province, country, airport, setting, place_text, agencies, incidents, reports,"
    " arrests, foreigners, women, nationalities, vehicles, seized, covers"
)
LINE_COLUMNS = "event_key, line_no, substance, mass_g, quantity, unit, from_incident, rule, set_aside"


def event_row(event: ProjectedEvent) -> tuple[Any, ...]:
    """An event's values in the order of EVENT_COLUMNS."""
    place = event.place
    return (
        event.key, event.day, event.day_is_stated, district_number(place.district), place.province, place.country,
        place.airport, setting_number(place.setting) if place.setting else None, place.place_text,
        sorted(n for n in map(agency_number, event.agencies) if n is not None), len(event.members), event.reports,
        event.arrests, event.foreigners, event.women, json.dumps(dict(event.nationalities)), event.vehicles, event.seized,
        [uuid.UUID(key) for key in event.covers],
    )  # fmt: skip


def line_rows(event: ProjectedEvent) -> list[tuple[Any, ...]]:
    """An event's counted lines, each in the order of LINE_COLUMNS."""
    return [
        (
            event.key, n, substance(line.substance).number, line.g, line.n, unit(line.unit).number if line.unit else None,
            line.from_key[0], line.rule, json.dumps([_aside(s) for s in line.set_aside], ensure_ascii=False),
        )
        for n, line in enumerate(event.lines)
    ]  # fmt: skip


def _aside(aside: SetAside) -> dict[str, Any]:
    """A statement set aside, as the projection keeps it: `quantity` is grams where `unit` is null."""
    return {
        "incident_key": aside.from_key[0], "substance": aside.substance, "g": aside.g,
        "quantity": None if aside.n is None else str(aside.n), "unit": aside.unit, "why": aside.why,
    }  # fmt: skip
