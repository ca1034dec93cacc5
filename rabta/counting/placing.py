"""The resolver at work: find what new incidents may be the same as, record it, and lay the events out again.

Runs on the resolver's login, which sees every row and answers no reader. One placing at a time (an advisory lock), so
that two reports of one event filed in the same second meet each other.
"""

import hashlib
import itertools
import json
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from rabta.counting.rules.blocks import block_keys
from rabta.counting.rules.counted_line import SetAside
from rabta.counting.rules.facts import facts_from_reading, table_source
from rabta.counting.rules.projection import PersonJudged, Placed, ProjectedEvent, project
from rabta.counting.rules.same_event import RULE_VERSION, Comparison, compare
from rabta.counting.rules.weights import LIKELY
from rabta.ledger.operations import Deed, append_entry
from rabta.vocabulary.rules.numbered import agency_number, district_number
from rabta.vocabulary.rules.settings import setting_number
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import unit

MOST_STORED_MARKINGS = 4
SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Standing:
    """An incident as it now stands in the record."""

    key: str
    incident_id: str
    marking_id: int
    placed: Placed


def place(
    *, at: datetime, new_id: Callable[[], uuid.UUID], report_id: uuid.UUID | None = None, everything: bool = False
) -> int:
    """Bring the projections up to date with the record, or with one report of it; with `everything`, from nothing.

    Returns how many incidents it placed.
    """
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
        if everything:
            for table in ("counted_line", "event_member", "event", "wide_member", "marking_view", "block_key"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names from this list)
            cursor.execute("DELETE FROM placed_incident")
        fresh = [uuid.UUID(str(r[0])) for r in _rows(cursor, "unplaced_incidents.sql", {"report": report_id})]
        gone = [r[0] for r in _rows(cursor, "gone_incidents.sql", {"report": report_id})]
        if not fresh and not gone:
            return 0
        return _place(cursor, fresh, gone, at=at, new_id=new_id)


def place_again(keys: Iterable[uuid.UUID]) -> None:
    """Lay out again the components of these incidents: after a person's judgement or its undoing."""
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
        _lay_out(cursor, {str(k) for k in keys})


def _place(
    cursor: Any, fresh: list[uuid.UUID], gone: list[Any], *, at: datetime, new_id: Callable[[], uuid.UUID]
) -> int:
    """Record the automatic judgements of the fresh incidents, then lay out every component they touch."""
    former = {str(k) for k in gone}
    cursor.execute("DELETE FROM placed_incident WHERE incident_key = ANY(%s)", [list(gone)])
    cursor.execute("DELETE FROM block_key WHERE incident_key = ANY(%s)", [list(gone)])
    standing = _standing(cursor, fresh)
    _enter_blocks(cursor, standing)
    cursor.executemany(
        "INSERT INTO placed_incident (incident_key, incident_id, marking_id) VALUES (%s, %s, %s)",
        [(s.key, s.incident_id, s.marking_id) for s in standing],
    )
    judgements = _automatic_judgements(cursor, standing, at)
    deed = Deed(
        deed="incidents:place", subject_kind="counting", subject_id=RULE_VERSION,
        detail={"placed": len(standing), "gone": len(former), "judgements": len(judgements)},
    )  # fmt: skip
    append_entry(deed, id=new_id(), at=at, using="resolver")
    cursor.executemany(
        "INSERT INTO judgement (id, a, b, marking_a_id, marking_b_id, marking_id, outcome, relation, score, reasons,"
        " rule_version, note, decided_by, decided_at, undoes_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '', NULL, %s, NULL)",
        judgements,
    )
    _lay_out(cursor, former | {s.key for s in standing})
    return len(standing)


def _rows(cursor: Any, name: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    cursor.execute((SQL / name).read_text(encoding="utf-8"), parameters or [])
    return list(cursor.fetchall())


def _standing(cursor: Any, incident_ids: Sequence[uuid.UUID]) -> list[Standing]:
    """The facts of these incident rows."""
    found = []
    for start in range(0, len(incident_ids), 5000):
        batch = list(incident_ids[start : start + 5000])
        found += [standing_of_row(row) for row in _rows(cursor, "incident_facts.sql", [batch])]
    return found


def standing_of_row(row: tuple[Any, ...]) -> Standing:
    key, incident_id, marking_id, report_id, row_id, reading_id, is_table, stated, read = row
    stated, read = _json(stated), _json(read)
    source = table_source(str(reading_id), read) if is_table else str(row_id)
    facts = facts_from_reading((str(key),), read, stated, source=source)
    return Standing(str(key), str(incident_id), marking_id, Placed(str(key), facts, str(report_id)))


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def block_number(block: str) -> int:
    """A block key as the signed 64-bit number it is stored under."""
    return int.from_bytes(hashlib.sha256(block.encode()).digest()[:8], "big", signed=True)


def _enter_blocks(cursor: Any, standing: Sequence[Standing]) -> None:
    rows = sorted({(s.key, block_number(b)) for s in standing for b in block_keys(s.placed.facts)})
    cursor.executemany("INSERT INTO block_key (incident_key, block) VALUES (%s, %s)", rows)


def _automatic_judgements(cursor: Any, standing: Sequence[Standing], at: datetime) -> list[tuple[Any, ...]]:
    """Rows for every pair whose automatic answer is new or has changed. `not` is only recorded where it replaces one."""
    if not standing:
        return []
    keys = [uuid.UUID(s.key) for s in standing]
    pairs = [(str(a), str(b)) for a, b in _rows(cursor, "block_pairs.sql", [keys])]
    by_key = {s.key: s for s in standing}
    others = {k for pair in pairs for k in pair} - by_key.keys()
    by_key |= {s.key: s for s in _standing_of_keys(cursor, others)}
    now = {
        (str(a), str(b)): (_worth_recording(outcome, relation, score), times)
        for a, b, outcome, relation, score, times in _rows(cursor, "automatic_now.sql", [keys])
    }
    rows = []
    for a, b in sorted(set(pairs) | now.keys()):
        if a not in by_key or b not in by_key:
            continue
        seen = compare(by_key[a].placed.facts, by_key[b].placed.facts)
        said, times = now.get((a, b), (None, 0))
        if _worth_recording(seen.outcome, seen.relation, seen.score) != said:
            rows.append(_judgement_row(by_key[a], by_key[b], seen, times, at))
    return rows


def _worth_recording(outcome: str, relation: str, score: int) -> tuple[str, str, int] | None:
    """None for what is simply not the same: it is recorded only where it replaces something else."""
    return (outcome, relation, score) if outcome != "not" or relation == "part_of" else None


def _judgement_row(a: Standing, b: Standing, seen: Comparison, times: int, at: datetime) -> tuple[Any, ...]:
    name = hashlib.sha256(f"{a.key}|{b.key}|{RULE_VERSION}|{times}".encode()).digest()[:16]
    reasons = [{"name": r.name, "weight": r.weight, "text": r.text} for r in seen.reasons]
    return (
        uuid.UUID(bytes=name, version=4), a.key, b.key, a.marking_id, b.marking_id, a.marking_id, seen.outcome,
        seen.relation, seen.score, json.dumps(reasons, ensure_ascii=False), RULE_VERSION, at,
    )  # fmt: skip


def _standing_of_keys(cursor: Any, keys: Iterable[str]) -> list[Standing]:
    wanted = [uuid.UUID(k) for k in keys]
    if not wanted:
        return []
    ids = [
        r[0] for r in _select(cursor, "SELECT incident_id FROM placed_incident WHERE incident_key = ANY(%s)", wanted)
    ]
    return _standing(cursor, ids)


def _select(cursor: Any, sql: str, keys: Sequence[uuid.UUID]) -> list[tuple[Any, ...]]:
    cursor.execute(sql, [list(keys)])
    return list(cursor.fetchall())


def _lay_out(cursor: Any, touched: set[str]) -> None:
    """Delete and write again the projections of every component that holds one of these keys."""
    members, links = _connected(cursor, touched)
    stale = [uuid.UUID(k) for k in touched | members]
    for table, column in (
        ("counted_line", "event_key"), ("event_member", "incident_key"), ("event", "key"), ("wide_member", "incident_key"),
    ):  # fmt: skip
        cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [stale])  # noqa: S608
    standing = {s.key: s for s in _standing_of_keys(cursor, members)}
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
    rows = _rows(cursor, "connected.sql", {"keys": [uuid.UUID(k) for k in touched], "likely": LIKELY})
    members = {str(r[0]) for r in rows}
    links = [
        _JoinedBy(str(a), str(b), outcome, by_person, frozenset((x, y, z)))
        for a, b, outcome, by_person, x, y, z in _rows(
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
            f"INSERT INTO event (view_id, {EVENT_COLUMNS}) VALUES ({', '.join(['%s'] * 17)})",  # noqa: S608
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
    " arrests, foreigners, women, covers"
)
LINE_COLUMNS = "event_key, line_no, substance, mass_g, quantity, unit, from_incident, rule, set_aside"


def event_row(event: ProjectedEvent) -> tuple[Any, ...]:
    """An event's values in the order of EVENT_COLUMNS."""
    place = event.place
    return (
        event.key, event.day, event.day_is_stated, district_number(place.district), place.province, place.country,
        place.airport, setting_number(place.setting) if place.setting else None, place.place_text,
        sorted(n for n in map(agency_number, event.agencies) if n is not None), len(event.members), event.reports,
        event.arrests, event.foreigners, event.women,
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
