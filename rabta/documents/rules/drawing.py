"""What a picture of the briefing is made of: shapes and words at places, for every form that draws it.

One unit is one CSS pixel where a picture is drawn at its own width. `start` and `end` are the sides of the page in its own
direction of writing: a picture laid out from left to right is turned round as a whole for Urdu, words but not maps.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

WIDE, NARROW = 520.0, 340.0
"""How wide a picture is on a page or a screen, and on a telephone."""


class Tone(StrEnum):
    """What a colour says; which colour it is, each form decides."""

    COUNTED = "counted"
    REPORTED = "reported"
    CLAIM = "claim"
    LINE = "line"
    LAND = "land"
    INK = "ink"
    SOFT = "soft"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A shape: `path` are steps (`M x y`, `L x y`, `C x y x y x y`, `Z`) as (letter, numbers). `stroke`: drawn as a line."""

    tone: Tone
    path: tuple[tuple[str, tuple[float, ...]], ...]
    stroke: float = 0.0
    dashes: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Label:
    """Words at a place on their base line. `anchor`: which of their ends stands there, `start`, `middle` or `end`. `clear`:
    what passes behind them is kept away from them."""

    x: float
    y: float
    words: str
    anchor: str = "start"
    size: float = 11.0
    tone: Tone = Tone.INK
    bold: bool = False
    clear: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A picture `wide` across and `tall` high."""

    wide: float
    tall: float
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    turns: bool = True

    def turned(self) -> "Drawing":
        """The same for a page written from right to left: left is right, and words keep their end. Of a map, words alone
        turn round, where they stand."""
        if not self.turns:
            return replace(self, labels=tuple(replace(one, anchor=_TURNED_ANCHOR[one.anchor]) for one in self.labels))
        return replace(
            self,
            shapes=tuple(
                replace(shape, path=tuple(_turned_step(step, self.wide) for step in shape.path)) for shape in self.shapes
            ),
            labels=tuple(replace(label, x=round(self.wide - label.x, 1)) for label in self.labels),
        )


_TURNED_ANCHOR = {"start": "end", "middle": "middle", "end": "start"}


def _turned_step(step: tuple[str, tuple[float, ...]], wide: float) -> tuple[str, tuple[float, ...]]:
    letter, at = step
    return letter, tuple(round(wide - value, 1) if n % 2 == 0 else value for n, value in enumerate(at))


def box(tone: Tone, x: float, y: float, wide: float, tall: float, *, opacity: float = 1.0) -> Shape:
    """A rectangle."""
    left, top, right, bottom = round(x, 1), round(y, 1), round(x + wide, 1), round(y + tall, 1)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Shape(tone=tone, path=closed(corners), opacity=opacity)


def closed(points: Iterable[tuple[float, float]]) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """A ring through these points."""
    return (*opened(points), ("Z", ()))


def opened(points: Iterable[tuple[float, float]]) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """A line through these points."""
    return tuple(("L" if n else "M", (round(x, 1), round(y, 1))) for n, (x, y) in enumerate(points))


def rule(tone: Tone, x1: float, y1: float, x2: float, y2: float, *, stroke: float = 0.6, dashes: bool = False) -> Shape:
    """A straight line."""
    return Shape(tone=tone, path=opened(((x1, y1), (x2, y2))), stroke=stroke, dashes=dashes)


def disc(tone: Tone, x: float, y: float, radius: float, *, opacity: float = 1.0, stroke: float = 0.0) -> Shape:
    """A circle, of four curves."""
    bend = round(radius * 0.5523, 2)
    r = radius
    steps: tuple[tuple[str, tuple[float, ...]], ...] = (
        ("M", (x + r, y)),
        ("C", (x + r, y + bend, x + bend, y + r, x, y + r)),
        ("C", (x - bend, y + r, x - r, y + bend, x - r, y)),
        ("C", (x - r, y - bend, x - bend, y - r, x, y - r)),
        ("C", (x + bend, y - r, x + r, y - bend, x + r, y)),
        ("Z", ()),
    )
    rounded = tuple((letter, tuple(round(value, 1) for value in at)) for letter, at in steps)
    return Shape(tone=tone, path=rounded, opacity=opacity, stroke=stroke)
