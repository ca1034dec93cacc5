"""Laying the events out: projections of every component, once for each visible subset of its markings."""

import hashlib
import itertools
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rabta.counting.rules.counted_line import SetAside
from rabta.counting.rules.projection import PersonJudged, ProjectedEvent, project
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import Standing, rows, standing_of_keys
from rabta.counting.writing import write
from rabta.vocabulary.rules.numbered import agency_number, district_number
from rabta.vocabulary.rules.settings import setting_number
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import unit

MOST_STORED_MARKINGS = 4


LAID_OUT = {
    "counted_line": "event_key", "event_member": "incident_key", "event": "key", "wide_member": "incident_key",
}  # fmt: skip
"""The tables of a layout, each with the column that names an incident or its event."""


def lay_out(
    cursor: Any, touched: Iterable[str], *, known: Mapping[str, Standing] | None = None, everything: bool = False
) -> None:
    """Delete and write again the projections of every component that holds one of these keys.

    `known`: incidents at hand, which need no reading; with `everything`, all there are, and nothing is laid out yet.
    """
    at_hand = known or {}
    members = set(at_hand) if everything else _reached(cursor, touched)
    links = _joined_by(cursor, None if everything else members)
    if not everything:
        stale = [uuid.UUID(key) for key in {*touched, *members}]
        for table, column in LAID_OUT.items():
            cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [stale])  # noqa: S608
    standing = {key: at_hand[key] for key in members if key in at_hand}
    standing |= {s.key: s for s in standing_of_keys(cursor, members - standing.keys())}
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


def _reached(cursor: Any, touched: Iterable[str]) -> set[str]:
    """All placed incidents reachable from `touched` by standing joins."""
    found = rows(cursor, "connected.sql", {"keys": [uuid.UUID(k) for k in touched], "likely": LIKELY})
    return {str(r[0]) for r in found}


def _joined_by(cursor: Any, members: Iterable[str] | None) -> list[_JoinedBy]:
    """The standing judgements among these incidents, or all there are."""
    keys = None if members is None else [uuid.UUID(k) for k in members]
    return [
        _JoinedBy(str(a), str(b), outcome, by_person, frozenset((x, y, z)))
        for a, b, outcome, by_person, x, y, z in rows(cursor, "standing_judgements.sql", {"keys": keys, "likely": LIKELY})
    ]


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
        write(cursor, "event", ("view_id", *EVENT_COLUMNS), self.events)
        write(cursor, "event_member", ("view_id", "event_key", "incident_key"), self.members)
        write(cursor, "counted_line", ("view_id", *LINE_COLUMNS), self.lines)
        write(cursor, "wide_member", ("incident_key", "marking_id"), self.wide)


EVENT_COLUMNS = (
    "key", "day", "day_is_stated", "district", "province", "country", "airport", "setting", "place_text", "agencies",
    "incidents", "reports", "arrests", "foreigners", "women", "nationalities", "vehicles", "seized", "covers",
)  # fmt: skip
LINE_COLUMNS = (
    "event_key", "line_no", "substance", "mass_g", "quantity", "unit", "from_incident", "rule", "set_aside",
)  # fmt: skip


def event_row(event: ProjectedEvent) -> tuple[Any, ...]:
    """An event's values in the order of EVENT_COLUMNS."""
    place = event.place
    return (
        event.key, event.day, event.day_is_stated, district_number(place.district), place.province, place.country,
        place.airport, setting_number(place.setting) if place.setting else None, place.place_text,
        sorted(n for n in map(agency_number, event.agencies) if n is not None), len(event.members), event.reports,
        event.arrests, event.foreigners, event.women, dict(event.nationalities), event.vehicles, event.seized,
        list(event.covers),
    )  # fmt: skip


def line_rows(event: ProjectedEvent) -> list[tuple[Any, ...]]:
    """An event's counted lines, each in the order of LINE_COLUMNS."""
    return [
        (
            event.key, n, substance(line.substance).number, line.g, line.n, unit(line.unit).number if line.unit else None,
            line.from_key[0], line.rule, [_aside(s) for s in line.set_aside],
        )
        for n, line in enumerate(event.lines)
    ]  # fmt: skip


def _aside(aside: SetAside) -> dict[str, Any]:
    """A statement set aside, as the projection keeps it: `quantity` is grams where `unit` is null."""
    return {
        "incident_key": aside.from_key[0], "substance": aside.substance, "g": aside.g,
        "quantity": None if aside.n is None else str(aside.n), "unit": aside.unit, "why": aside.why,
    }  # fmt: skip
