"""Laying the events out: projections of every component, once for each visible subset of its markings."""

import itertools
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from rabta.counting.event_rows import EVENT_COLUMNS, LINE_COLUMNS, MEMBER_COLUMNS, event_row, line_rows
from rabta.counting.how_placed import Joined, joined_in
from rabta.counting.keeping_questions import AllAsked, all_asked, keep_all_questions, keep_questions
from rabta.counting.marking_views import View, enter_views, view_of
from rabta.counting.renewing import Renewal
from rabta.counting.rules.facts import Key
from rabta.counting.rules.links import Told
from rabta.counting.rules.projection import PersonJudged, ProjectedEvent, project
from rabta.counting.rules.same_event import Comparison
from rabta.counting.rules.shares import in_shares
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import Standing, rows, standing_of_keys
from rabta.counting.writing import BATCH, Batch, array, batch, batches, behind, write

MOST_STORED_MARKINGS = 4
_IN_VIEW = {"view_id": "bigint"}

Projections = dict[tuple[int, ...], Sequence[ProjectedEvent]]
"""By the markings that are visible, what is seen of a component."""
LAID_OUT = {
    "counted_line": "event_key", "event_member": "incident_key", "event": "key", "wide_member": "incident_key",
}  # fmt: skip
"""The tables of a layout, each with the column that names an incident or its event."""


def lay_out(cursor: Any, touched: Iterable[str], *, known: Mapping[str, Standing] | None = None) -> None:
    """Delete and write again the projections of every component that holds one of these keys.

    `known`: incidents at hand, which need no reading.
    """
    at_hand, members = known or {}, _reached(cursor, touched)
    stale = [uuid.UUID(key) for key in {*touched, *members}]
    for table, column in LAID_OUT.items():
        cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [stale])  # noqa: S608
    standing = {key: at_hand[key] for key in members if key in at_hand}
    standing |= {s.key: s for s in standing_of_keys(cursor, members - standing.keys())}
    made = _Rows()
    for component, inside in _components(standing, _joined_by(cursor, members)):
        _project_component([standing[k] for k in component], inside, None, made)
    enter_views(cursor, made.views.values())
    for table, columns, these in made.tables():
        write(cursor, batches(table, columns, these))
    keep_questions(cursor, {*touched, *members})


def lay_out_everything(
    cursor: Any, standing: Mapping[str, Standing], told: Iterable[Told], renewal: Renewal, *, processes: int
) -> None:
    """Make the projections of all there are. `told`: what the rules say of them. No view is entered and no question kept."""
    components = list(_components(standing, _joined_by(cursor, None)))
    told_of: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        told_of[str(one[0][0])].append(one)
    asked, joined = all_asked(standing, told), list[Joined]()
    work, written = partial(_laid_out, components, standing, told_of, asked), set[int]()
    with behind() as call:
        for _, ready in in_shares(work, size=len(components), processes=processes):
            fresh = [view for view in ready.views if view[0] not in written]
            written |= {view for view, *_ in fresh}
            joined += ready.joined
            call(enter_views, cursor, fresh)
            call(renewal.put, ready.batches)
        for table, column in LAID_OUT.items():
            call(renewal.keep_only, table, column, [*standing])
    keep_all_questions(cursor, asked, standing, [keys for keys, _ in components], joined, processes=processes)


def _laid_out(
    components: Sequence["_Component"], standing: Mapping[str, Standing], told_of: Mapping[str, list[Told]], asked: AllAsked,
    first: int, last: int,
) -> Iterator["_Ready"]:  # fmt: skip
    """The rows of a share of the components, some thousands at a time."""
    made = _Rows()
    for number, (component, inside) in enumerate(components[first:last], first):
        among = [one for key in component for one in told_of.get(key, ())] if len(component) > 1 else ()
        made.keys += component
        views = _project_component([standing[k] for k in component], inside, among, made)
        if asked.is_asked_in(component) and (kept := joined_in(number, views, asked.joins_of(component))):
            made.joined.append(kept)
        if len(made.members) > BATCH:
            yield made.ready()
            made = _Rows()
    yield made.ready()


class _JoinedBy(NamedTuple):
    """A standing judgement that joins two keys or, by a person, keeps them apart."""

    a: str
    b: str
    outcome: str
    by_person: bool
    markings: tuple[int, int, int]


_Component = tuple[list[str], list[_JoinedBy]]
"""The keys of one, sorted, and persons' judgements inside it."""


def _reached(cursor: Any, touched: Iterable[str]) -> set[str]:
    """All placed incidents reachable from `touched` by standing joins."""
    found = rows(cursor, "connected.sql", {"keys": [uuid.UUID(k) for k in touched], "likely": LIKELY})
    return {str(r[0]) for r in found}


def _joined_by(cursor: Any, members: Iterable[str] | None) -> list[_JoinedBy]:
    """The standing judgements among these incidents, or all there are."""
    keys = None if members is None else [uuid.UUID(k) for k in members]
    return [
        _JoinedBy(str(a), str(b), outcome, by_person, (x, y, z))
        for a, b, outcome, by_person, x, y, z in rows(cursor, "standing_judgements.sql", {"keys": keys, "likely": LIKELY})
    ]


def _components(standing: Mapping[str, Standing], links: Sequence[_JoinedBy]) -> Iterator[_Component]:
    """Keys connected by joins, or as a lump and its parts, all sorted."""
    near: dict[str, set[str]] = defaultdict(set)
    judged: dict[str, list[_JoinedBy]] = defaultdict(list)
    for link in links:
        if link.by_person:
            judged[link.a].append(link)
        if link.outcome in ("same", "part_of") and link.a in standing and link.b in standing:
            near[link.a].add(link.b)
            near[link.b].add(link.a)
    done: set[str] = set()
    for start in sorted(standing):
        if start not in near:
            yield [start], [link for link in judged.get(start, ()) if link.b == start]
            continue
        if start in done:
            continue
        component, stack = {start}, [start]
        while stack:
            further = near[stack.pop()] - component
            component |= further
            stack += further
        done |= component
        inside = [link for key in component & judged.keys() for link in judged[key] if link.b in component]
        yield sorted(component), inside


def _project_component(
    component: Sequence[Standing], inside: Sequence[_JoinedBy], told: Sequence[Told] | None, made: "_Rows"
) -> Projections:
    """Write a component once for every subset of its markings that shows anything: what is written, or nothing of many."""
    markings = sorted({s.marking_id for s in component} | {m for link in inside for m in link.markings})
    if len(markings) > MOST_STORED_MARKINGS:
        made.wide += [(s.key, s.marking_id) for s in component]
        return {}
    weighed: dict[tuple[Key, Key], Comparison] = {}
    projected: Projections = {}
    for size in range(1, len(markings) + 1):
        for visible in itertools.combinations(markings, size):
            seen = [s.placed for s in component if s.marking_id in visible]
            if not seen:
                continue
            judged = [PersonJudged(k.a, k.b, k.outcome) for k in inside if set(visible).issuperset(k.markings)]
            projected[visible] = project(seen, judged, told=told, weighed=weighed).events
            made.add_view(markings, visible, projected[visible])
    return projected


class _Ready(NamedTuple):
    """Rows of projections, ready to be written: views (id, component, visible), and batches of what stands in them."""

    views: list[View]
    batches: list[Batch]
    joined: list[Joined]


class _Rows:
    """Collects rows of projections, table by table. `keys`: of the incidents whose rows, all of them, these are."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.views: dict[tuple[tuple[int, ...], tuple[int, ...]], View] = {}
        self.events: list[tuple[Any, ...]] = []
        self.members: list[tuple[Any, ...]] = []
        self.lines: list[tuple[Any, ...]] = []
        self.wide: list[tuple[str, int]] = []
        self.joined: list[Joined] = []

    def add_view(self, component: Sequence[int], visible: Sequence[int], events: Iterable[ProjectedEvent]) -> None:
        shown = tuple(component), tuple(visible)
        if shown not in self.views:
            self.views[shown] = view_of(component, visible)
        view = self.views[shown][0]
        for event in events:
            self.events.append((view, *event_row(event)))
            self.members += [(view, event.key, member, event.day) for member in event.members]
            self.lines += [(view, *line) for line in line_rows(event)]

    def tables(self) -> Iterator[tuple[str, Mapping[str, str], Sequence[tuple[Any, ...]]]]:
        """The rows of each table."""
        yield "event", {**_IN_VIEW, **EVENT_COLUMNS}, self.events
        yield "event_member", {**_IN_VIEW, **MEMBER_COLUMNS}, self.members
        yield "counted_line", {**_IN_VIEW, **LINE_COLUMNS}, self.lines
        yield "wide_member", {"incident_key": "uuid", "marking_id": "integer"}, self.wide

    def ready(self) -> _Ready:
        keys = [array("uuid", self.keys)]
        return _Ready([*self.views.values()], [
            batch(table, columns, these, (f"t.{LAID_OUT[table]} = ANY (%s::uuid[])", keys))
            for table, columns, these in self.tables()
        ], self.joined)  # fmt: skip
