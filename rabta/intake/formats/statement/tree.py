"""Found values: a value and its spans are made together, and laid out together.

A reading is first a tree of dicts and lists whose leaves are `Found` (read from words of the text) or `Plain`
(no words of its own: an incident's number, a confidence). `lay_out` turns it into JSON and the pointer-to-spans map.
A bare number or string in the tree is a value without a span, and is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any  # a JSON tree has no narrower type

from rabta.intake.formats.statement.tokens import Token

Span = tuple[int, int]


class ValueWithoutSpan(ValueError):
    """A reading holds a value that is neither Found nor Plain: the reader is wrong, not the text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value read from the text and the code points it was read from (at least one span)."""

    value: Any
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that no words of the text carry, such as the number of an incident or a confidence."""

    value: Any


class Spanned(dict[str, object]):
    """A part of the tree that has words of its own as a whole (an incident): it gets a span beside those of its parts."""

    def __init__(self, tree: dict[str, object], spans: tuple[Span, ...]) -> None:
        """Take the part's tree and the code points of its words."""
        super().__init__(tree)
        self.spans = spans


def found(value: object, *tokens: Token) -> Found:
    """Give `value` with one span from the first to the last of `tokens`."""
    return Found(value, ((min(t.start for t in tokens), max(t.end for t in tokens)),))


def spans_of(*values: Found | None) -> tuple[Span, ...]:
    """Give all spans of `values`, in order and once."""
    return tuple(sorted({span for value in values if value is not None for span in value.spans}))


def lay_out(tree: object) -> tuple[Any, dict[str, list[list[int]]]]:
    """Give the JSON of `tree` and its map from JSON Pointer to spans. Raises ValueWithoutSpan for a bare value."""
    spans: dict[str, list[list[int]]] = {}
    return _lay_out(tree, "", spans), spans


def _lay_out(node: object, pointer: str, spans: dict[str, list[list[int]]]) -> Any:
    if isinstance(node, Found):
        if not node.spans:
            raise ValueWithoutSpan(f"{pointer}: {node.value!r} has no span")
        spans[pointer] = [list(span) for span in node.spans]
        return _json(node.value)
    if isinstance(node, Plain):
        return _json(node.value)
    if node is None:
        return None
    if isinstance(node, Spanned):
        spans[pointer] = [list(span) for span in node.spans]
    if isinstance(node, dict):
        return {key: _lay_out(value, f"{pointer}/{_escape(key)}", spans) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_lay_out(value, f"{pointer}/{index}", spans) for index, value in enumerate(node)]
    raise ValueWithoutSpan(f"{pointer}: {node!r} has no span")


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _json(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    return value


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give `spans` in order with touching and overlapping ones joined."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
