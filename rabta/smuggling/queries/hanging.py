"""Everything that is stated as one reader sees it, and what hangs together of it: made each time it is asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rabta.resolution.queries import Called, whose
from rabta.smuggling.queries.stated import stated
from rabta.smuggling.rules.network import (
    DOCUMENT,
    ENCOUNTER,
    PAYMENT,
    PERSON,
    ROUTE,
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
    """Everything that is stated, as the reader sees it, and what hangs together of it."""

    rows: dict[str, Row]
    called: dict[str, Called]
    named: dict[str, Statement] = field(default_factory=dict)
    written: dict[Node, str] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    common: frozenset[Node] = frozenset()
    networks: tuple[Network, ...] = ()


def everything_stated() -> Seen:
    rows = stated()
    whose_they_are = whose(row["mention"] for row in rows if row["mention"])
    seen = Seen({str(row["key"]): row for row in rows}, {str(one.id): one for one in whose_they_are.values()})
    found = [_statement(row, whose_they_are, seen) for row in rows]
    common = seen.common = too_common(found)
    shared = _shared(found)
    seen.named = {
        one.key: Statement(
            one.key, tuple(node for node in one.nodes if node not in common and (node.kind != DOCUMENT or node in shared))
        ) for one in found
    }  # fmt: skip
    seen.networks = hang_together(list(seen.named.values()))
    return seen


def _statement(row: Row, called: Mapping[UUID, Called], seen: Seen) -> Statement:
    """What a statement names. Whoever is protected in another event is no node, and nor is what that person is known by."""
    key, who = str(row["key"]), called.get(row["mention"]) if row["mention"] else None
    nodes: list[Node] = []
    if who is not None and who.protected:
        seen.withheld.add(key)
    else:
        if who is not None:
            nodes.append(Node(PERSON, str(who.id)))
        for one in row["things"]:
            _name(nodes, Node(one["kind"], one["value"]), one["written"], seen)
        for one in row["documents"]:
            _name(nodes, Node(DOCUMENT, one["value"]), one["written"], seen)
    for kind, named in ((ENCOUNTER, row["event_key"]), (ROUTE, row["route_key"])):
        if named:
            nodes.append(Node(kind, str(named)))
    if row["payment_ref"]:
        _name(nodes, Node(PAYMENT, f"{row['channel']}:{search_key(row['payment_ref'])}"), row["payment_ref"], seen)
    return Statement(key, tuple(dict.fromkeys(nodes)))


def _name(nodes: list[Node], node: Node, written: str, seen: Seen) -> None:
    """Add what a statement names, where it has a form of its kind: the words alone join nothing."""
    if node.key:
        nodes.append(node)
        seen.written.setdefault(node, written)


def _shared(statements: Iterable[Statement]) -> frozenset[Node]:
    """Documents that stand with more than one person: the others say nothing that the person does not."""
    held: dict[Node, set[Node]] = defaultdict(set)
    for one in statements:
        for node in one.nodes:
            if node.kind == DOCUMENT:
                held[node] |= {each for each in one.nodes if each.kind == PERSON}
    return frozenset(node for node, persons in held.items() if len(persons) > 1)


def node_told(node: Node, seen: Seen) -> Row:
    """`node`, `kind`, `key`, `label` (as written, or empty) and, of a person, `names` and `father`."""
    base = {"node": node, "kind": node.kind, "key": node.key, "label": seen.written.get(node, "")}
    if node.kind != PERSON:
        return base
    who = seen.called[node.key]
    return {**base, "label": who.names[0] if who.names else "", "names": who.names, "father": who.father}
