"""Where the nodes of a network stand in its picture: three columns, ordered so that few lines cross. The same every time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rabta.smuggling.rules.network import PERSON, THINGS, Edge, Node

SWEEPS = 8
ROW, TOP = 46, 58  # units of the picture
COLUMNS = (130, 430, 730)
WIDTH = 860


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with where it stands."""

    node: Node
    x: int
    y: int


def placed(nodes: Iterable[Node], edges: Sequence[Edge]) -> tuple[Placed, ...]:
    """Every node in its column: events, routes and payments; persons; telephones, vehicles, accounts and documents.

    In a column by the middle of what it is joined to, over a few sweeps; ties by the node, so that order of arrival moves
    nothing.
    """
    columns: list[list[Node]] = [[], [], []]
    for node in sorted(nodes):
        columns[column_of(node)].append(node)
    beside: dict[Node, list[Node]] = defaultdict(list)
    for edge in edges:
        beside[edge.a].append(edge.b)
        beside[edge.b].append(edge.a)
    height = max((len(column) for column in columns), default=0)
    at = {node: _at(n, len(column), height) for column in columns for n, node in enumerate(column)}
    for _ in range(SWEEPS):
        for column in columns:
            column.sort(key=lambda node: (_middle(node, beside, at), node))
            at.update({node: _at(n, len(column), height) for n, node in enumerate(column)})
    return tuple(
        Placed(node, x, round(TOP + ROW * at[node])) for x, column in zip(COLUMNS, columns, strict=True) for node in column
    )


def height_of(places: Sequence[Placed]) -> int:
    """The height that the picture needs."""
    return max((one.y for one in places), default=TOP) + ROW


def column_of(node: Node) -> int:
    """0: what happened; 1: persons; 2: what they are known by."""
    if node.kind == PERSON:
        return 1
    return 2 if node.kind in THINGS or node.kind == "document" else 0


def _at(number: int, of: int, height: int) -> float:
    """The place of one of a column's nodes: spread over the height of the longest column."""
    return number + (height - of) / 2 if of > 1 else (height - 1) / 2


def _middle(node: Node, beside: Mapping[Node, Sequence[Node]], at: Mapping[Node, float]) -> float:
    others = beside.get(node, ())
    return round(sum(at[other] for other in others) / len(others), 6) if others else at[node]
