"""Sentence shapes: `{slot}`, `{^slot}` with a capital, `[left out where a slot is missing]`, `[?left out half the time]`,
`<one|of|these>`. A shape is told with facts; the answer says which facts the sentence really used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rabta.example.draw import Draw

OPEN, CLOSE = {"[": "]", "<": ">"}, "]>"


@dataclass(frozen=True)
class Text:
    """Words as they stand."""

    words: str


@dataclass(frozen=True)
class Slot:
    """A fact to be put in."""

    name: str
    capital: bool


@dataclass(frozen=True)
class Group:
    """`kind` "[" may be left out, "<" is one of its branches, "" is the whole."""

    kind: str
    branches: tuple[tuple["Node", ...], ...]
    doubtful: bool = False


Node = Text | Slot | Group


@cache
def parsed(shape: str) -> Group:
    """The shape as a tree."""
    nodes, at = _parse(shape, 0, "")
    if at != len(shape):
        raise ValueError(f"Shape {shape!r}: a bracket closes at {at} that was never opened.")
    return Group("", nodes)


def _parse(shape: str, at: int, closing: str) -> tuple[tuple[tuple[Node, ...], ...], int]:
    branches: list[list[Node]] = [[]]
    while at < len(shape):
        sign = shape[at]
        if sign in OPEN:
            doubtful = shape[at + 1] == "?"
            inner, end = _parse(shape, at + 1 + doubtful, OPEN[sign])
            branches[-1].append(Group(sign, inner, doubtful))
            at = end + 1
        elif sign == "{":
            end = shape.index("}", at)
            name = shape[at + 1 : end]
            branches[-1].append(Slot(name.lstrip("^"), name.startswith("^")))
            at = end + 1
        elif closing and sign == closing:
            return tuple(map(tuple, branches)), at
        elif closing == ">" and sign == "|":
            branches.append([])
            at += 1
        elif sign in CLOSE:
            return tuple(map(tuple, branches)), at
        else:
            end = at + 1
            while end < len(shape) and shape[end] not in "[]<>{|":
                end += 1
            branches[-1].append(Text(shape[at:end]))
            at = end
    if closing:
        raise ValueError(f"Shape {shape!r}: {closing} is missing.")
    return tuple(map(tuple, branches)), at


def tell(shape: str, facts: Mapping[str, str], draw: Draw) -> tuple[str, frozenset[str]] | None:
    """The sentence and the names of the facts it used; None where a fact it cannot do without is missing."""
    used: set[str] = set()
    words = _tell(parsed(shape).branches[0], facts, draw, used)
    return None if words is None else (" ".join(words.split(" ")), frozenset(used))


def _tell(nodes: Sequence[Node], facts: Mapping[str, str], draw: Draw, used: set[str]) -> str | None:
    words = ""
    for node in nodes:
        if isinstance(node, Text):
            words += node.words
        elif isinstance(node, Slot):
            if not facts.get(node.name):
                return None
            used.add(node.name)
            fact = facts[node.name]
            words += fact[:1].upper() + fact[1:] if node.capital else fact
        else:
            branch = draw.pick(node.branches)
            inner_used: set[str] = set()
            inner = None if node.doubtful and draw.chance(0.5) else _tell(branch, facts, draw, inner_used)
            if inner is None and node.kind == "<":
                return None
            if inner is not None:
                words += inner
                used |= inner_used
    return words


def told(
    shapes: Sequence[str], facts: Mapping[str, str], draw: Draw, need: Sequence[frozenset[str]]
) -> tuple[str, frozenset[str]]:
    """A sentence by one of the shapes, in random order, that uses at least one fact of every group in `need`."""
    for shape in draw.shuffled(shapes) * 3:
        found = tell(shape, facts, draw)
        if found and all(group & found[1] for group in need):
            return found
    raise ValueError(
        f"No shape tells {[sorted(g) for g in need]} with {sorted(k for k, v in facts.items() if v)}: {shapes[0]!r} ..."
    )
