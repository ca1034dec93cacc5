"""Networks: what hangs together because statements say so. Plain graphs; a node is joined to another by words alone.

A statement brings together what it names: the facilitator, telephones, vehicles and accounts, the encounter it is of, the
route, the payment. Two statements hang together where they name the same. Nobody is scored and nobody is ranked.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

PERSON, ENCOUNTER, ROUTE, PAYMENT, DOCUMENT, DRUGS = "person", "encounter", "route", "payment", "document", "drugs"
THINGS = ("phone", "plate", "account", "handle", "email")
COUNTED = frozenset({PERSON, *THINGS, DOCUMENT})
"""What the size of a network counts. Encounters, routes and payments only say why its parts hang together."""
COMMON = 25
"""A number that stands with more encounters and persons than this joins nothing: a public office's, or nobody's."""
_BEINGS = frozenset({PERSON, ENCOUNTER})
_MAY_BE_COMMON = frozenset({*THINGS, PAYMENT, DOCUMENT})


class Node(NamedTuple):
    """`key`: of a person the identity's id, of a thing its one form, else what the record calls it."""

    kind: str
    key: str


class Statement(NamedTuple):
    """What one statement brings together. `key`: of the statement."""

    key: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes and the statements that say so, in their order; `way`: the words that a seizure's report holds."""

    a: Node
    b: Node
    statements: tuple[str, ...]
    way: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """`statements`: the keys of those that made it, in their order; `nodes` sorted."""

    statements: tuple[str, ...]
    nodes: tuple[Node, ...]

    @property
    def size(self) -> int:
        """How many persons, telephones, vehicles, accounts and shared documents."""
        return sum(kind in COUNTED for kind, _ in self.nodes)


def too_common(statements: Iterable[Statement]) -> frozenset[Node]:
    """Numbers and references that stand with so much else that they say nothing."""
    beside: dict[Node, list[Node]] = defaultdict(list)
    for one in statements:
        beings = [node for node in one.nodes if node.kind in _BEINGS]
        for node in one.nodes:
            if node.kind in _MAY_BE_COMMON:
                beside[node] += beings
    return frozenset(node for node, beings in beside.items() if len(beings) > COMMON and len(set(beings)) > COMMON)


def hang_together(statements: Sequence[Statement]) -> tuple[Network, ...]:
    """What hangs together, each statement that names anything in exactly one; in the order of their first statements.

    The order of the statements changes no network, only the order in which they are told.
    """
    numbers: dict[Node, int] = {}
    over: list[int] = []

    def top(number: int) -> int:
        while (above := over[number]) != number:
            over[number] = over[above]
            number = above
        return number

    for said in statements:
        for node in said.nodes:
            if node not in numbers:
                numbers[node] = len(over)
                over.append(len(over))
        for node in said.nodes[1:]:
            one, other = top(numbers[said.nodes[0]]), top(numbers[node])
            if one != other:
                over[max(one, other)] = min(one, other)
    keys: dict[int, list[str]] = defaultdict(list)
    named: dict[int, set[Node]] = defaultdict(set)
    for said in statements:
        if said.nodes:
            root = top(numbers[said.nodes[0]])
            keys[root].append(said.key)
            named[root].update(said.nodes)
    return tuple(Network(tuple(told), tuple(sorted(named[root]))) for root, told in keys.items())


def edges(statements: Iterable[Statement]) -> tuple[Edge, ...]:
    """The lines of a picture: in each statement from the person named, or from the first it names, to all others; sorted."""
    found: dict[tuple[Node, Node], list[str]] = defaultdict(list)
    for one in statements:
        for other in one.nodes[1:]:
            a, b = sorted((one.nodes[0], other))
            found[a, b].append(one.key)
    return tuple(Edge(a, b, tuple(dict.fromkeys(keys))) for (a, b), keys in sorted(found.items()))


def bridges(statements: Iterable[Statement]) -> tuple[tuple[Node, int], ...]:
    """Why a network hangs together: the nodes that more than one of its statements names, with how many do, most first."""
    times: dict[Node, int] = defaultdict(int)
    for one in statements:
        for node in set(one.nodes):
            times[node] += 1
    shared = [(node, count) for node, count in times.items() if count > 1]
    return tuple(sorted(shared, key=lambda pair: (-pair[1], pair[0])))
