"""Everything that is stated as one reader sees it, and what hangs together of it: made each time it is asked.

Of all statements only what joins them is read here; their words are asked for the few that are shown (`stated`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rabta.counting.rules.shares import without_collecting
from rabta.records.asking import ask
from rabta.resolution.queries import Called, whose
from rabta.smuggling.queries.met import SQL
from rabta.smuggling.queries.stated import conveyance, things_of
from rabta.smuggling.rules.network import (
    DOCUMENT,
    ENCOUNTER,
    PAYMENT,
    PERSON,
    ROUTE,
    THINGS,
    Network,
    Node,
    Statement,
    hang_together,
    too_common,
)
from rabta.vocabulary.rules.scripts import search_key

Row = dict[str, Any]


@dataclass
class Seen:
    """`linked`: of each statement, by its key, what joins it and its day; `named`: what it names, as it joins."""

    linked: dict[str, Row]
    called: dict[str, Called]
    named: dict[str, Statement] = field(default_factory=dict)
    written: dict[Node, str] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    common: frozenset[Node] = frozenset()
    networks: tuple[Network, ...] = ()


def everything_stated() -> Seen:
    """All that the reader sees, joined."""
    with without_collecting():
        return _everything_stated()


def _everything_stated() -> Seen:
    rows, of_row = ask(SQL + "linked.sql"), things_of(None)
    called = whose(_alone(row) for row in rows if row["mention"])
    seen = Seen({row["key"]: row for row in rows}, {one.id: one for one in called.values()})
    persons = {mention: Node(PERSON, one.id) for mention, one in called.items()}
    found = [_statement(row, of_row.get(row["row_id"], ()), called, persons, seen) for row in rows]
    common = seen.common = too_common(found)
    left_out = common | _of_one(found)
    kept = [
        one if left_out.isdisjoint(one.nodes) else Statement(one.key, tuple(n for n in one.nodes if n not in left_out))
        for one in found
    ]
    seen.named = {one.key: one for one in kept}
    seen.networks = hang_together(kept)
    return seen


def _alone(row: Row) -> Called:
    """A person as one statement names that person; nobody protected is named by any."""
    return Called(row["mention"], (row["name"],) if row["name"] else (), row["father"], (row["mention"],), False)


def _statement(
    row: Row, known: Iterable[Row], called: Mapping[str, Called], persons: Mapping[str, Node], seen: Seen
) -> Statement:
    """What a statement names. Whoever is protected in another event is no node, and nor is what that person is known by."""
    key, mention = row["key"], row["mention"]
    nodes: list[Node] = []
    if mention in called and called[mention].protected:
        seen.withheld.add(key)
    else:
        if mention in persons:
            nodes.append(persons[mention])
        for one in known:
            _name(nodes, Node(one["kind"] if one["kind"] in THINGS else DOCUMENT, one["value"]), one["written"], seen)
        if row["conveyance"]:
            one = conveyance(row["conveyance"])
            _name(nodes, Node("plate", one["value"]), one["written"], seen)
    if row["event_key"]:
        nodes.append(Node(ENCOUNTER, row["event_key"]))
    if row["route_key"]:
        called_so = row["route"] or f"{row['origin']} → {row['destination']}"
        _name(nodes, Node(ROUTE, row["route_key"]), called_so, seen)
    if row["payment_ref"]:
        _name(nodes, Node(PAYMENT, f"{row['channel']}:{search_key(row['payment_ref'])}"), row["payment_ref"], seen)
    return Statement(key, tuple(dict.fromkeys(nodes)))


def _name(nodes: list[Node], node: Node, written: str, seen: Seen) -> None:
    """Add what a statement names, where it has a form of its kind: the words alone join nothing."""
    if node.key:
        nodes.append(node)
        seen.written.setdefault(node, written)


def _of_one(statements: Iterable[Statement]) -> frozenset[Node]:
    """Documents that stand with one person: they say nothing that the person does not."""
    held: dict[Node, set[Node]] = defaultdict(set)
    for one in statements:
        for node in one.nodes:
            if node.kind == DOCUMENT:
                held[node].update(each for each in one.nodes if each.kind == PERSON)
    return frozenset(node for node, persons in held.items() if len(persons) < 2)


def node_told(node: Node, seen: Seen) -> Row:
    """`node`, `kind`, `key`, `label` (as written, or empty) and, of a person, `names` and `father`."""
    base = {"node": node, "kind": node.kind, "key": node.key, "label": seen.written.get(node, "")}
    if node.kind != PERSON:
        return base
    who = seen.called[node.key]
    return {**base, "label": who.names[0] if who.names else "", "names": who.names, "father": who.father}
