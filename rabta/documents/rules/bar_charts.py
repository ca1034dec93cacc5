"""Bars, columns of months, and small multiples of both: values in, a drawing out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rabta.documents.rules.drawing import WIDE, Drawing, Label, Shape, Tone, box, rule

Number = int | Decimal
NAMES, LETTER = 172.0, 7.6
"""How much of the width stands free for names before a bar, and about how wide a letter of a value behind it is."""
ROW, BAR, STACKED, ROOMY = 27.0, 14.0, 40.0, 420.0


@dataclass(frozen=True, kw_only=True)
class Bar:
    """`value` counted once and `reported`, if that is drawn behind it; `said` is the value in words."""

    name: str
    value: Number
    said: str
    reported: Number = 0


def bars(rows: Sequence[Bar], wide: float = WIDE) -> Drawing:
    """One bar a row, from nought, the longest as wide as there is room; as reported pale behind what counts. Where there is
    little room, names and values stand above their bars."""
    longest = max((max(row.value, row.reported) for row in rows), default=0) or 1
    if wide < ROOMY:
        return _stacked(rows, longest, wide)
    room = wide - NAMES - 12 - LETTER * max((len(row.said) for row in rows), default=0)
    shapes: list[Shape] = []
    labels: list[Label] = []
    for n, row in enumerate(rows):
        top = n * ROW + (ROW - BAR) / 2
        shapes += _both(row, longest, (NAMES, top, room))
        reach = NAMES + _of(max(row.value, row.reported), longest) * room + 6
        base = top + BAR - 3
        labels.append(Label(x=NAMES - 8, y=base, words=row.name, anchor="end"))
        labels.append(Label(x=round(reach, 1), y=base, words=row.said, bold=True))
    shapes.append(rule(Tone.LINE, NAMES, 0, NAMES, len(rows) * ROW))
    return Drawing(wide=wide, tall=len(rows) * ROW, shapes=tuple(shapes), labels=tuple(labels))


def _stacked(rows: Sequence[Bar], longest: Number, wide: float) -> Drawing:
    shapes: list[Shape] = []
    labels: list[Label] = []
    for n, row in enumerate(rows):
        top = n * STACKED
        labels.append(Label(x=0, y=top + 14, words=row.name))
        labels.append(Label(x=wide, y=top + 14, words=row.said, anchor="end", bold=True))
        shapes += _both(row, longest, (0.0, top + 19, wide))
    return Drawing(wide=wide, tall=len(rows) * STACKED, shapes=tuple(shapes), labels=tuple(labels))


def _both(row: Bar, longest: Number, room: tuple[float, float, float]) -> list[Shape]:
    """What is reported, and over it what counts; what is there is seen, however little."""
    x, top, wide = room
    return [
        box(tone, x, top, max(_of(value, longest) * wide, 1.0), BAR)
        for tone, value in ((Tone.REPORTED, row.reported), (Tone.COUNTED, row.value))
        if value
    ]


@dataclass(frozen=True, kw_only=True)
class Series:
    """One row of values over the same months or places, with what it is called and what its highest value is in words."""

    name: str
    values: tuple[Number, ...]
    highest: str


TALL, STEP = 86.0, 34.0


def columns(series: Sequence[Series], ticks: Sequence[str], wide: float = WIDE) -> Drawing:
    """Columns of each series one below the other over the same ticks, each on its own scale, which is said above it.

    Where there are many ticks only every so many is written.
    """
    shapes: list[Shape] = []
    labels: list[Label] = []
    for n, one in enumerate(series):
        top = n * (TALL + STEP)
        _columns(one, ticks, (0.0, top + 18, wide, TALL - 18), shapes, labels, ticked=True)
    return Drawing(wide=wide, tall=len(series) * (TALL + STEP) - 12, shapes=tuple(shapes), labels=tuple(labels))


def multiples(series: Sequence[Series], ticks: Sequence[str], wide: float = WIDE) -> Drawing:
    """Small columns side by side, each on its own scale, with the first and the last tick under each."""
    across = 3 if wide >= ROOMY else 2
    one_wide, tall = (wide - (across - 1) * 17) / across, 92.0
    shapes: list[Shape] = []
    labels: list[Label] = []
    for n, one in enumerate(series):
        x, top = round((n % across) * (one_wide + 17), 1), (n // across) * tall
        labels.append(Label(x=x, y=top + 11, words=one.name, bold=True, size=10.5))
        _columns(one, ticks, (x, top + 30, one_wide, 44.0), shapes, labels, ticked=False)
        if ticks:
            labels.append(Label(x=x, y=top + 84, words=ticks[0], size=8, tone=Tone.SOFT))
            labels.append(Label(x=round(x + one_wide, 1), y=top + 84, words=ticks[-1], size=8, tone=Tone.SOFT, anchor="end"))
    return Drawing(wide=wide, tall=-(-len(series) // across) * tall, shapes=tuple(shapes), labels=tuple(labels))


def _columns(
    one: Series, ticks: Sequence[str], room: tuple[float, float, float, float], shapes: list[Shape], labels: list[Label],
    *, ticked: bool,
) -> None:  # fmt: skip
    x, y, wide, tall = room
    most, step = max(one.values, default=0) or 1, wide / max(len(one.values), 1)
    every = -(-len(ticks) * 38 // int(wide)) if ticks else 1
    for n, value in enumerate(one.values):
        high = _of(value, most) * tall
        tone = Tone.COUNTED if value == most else Tone.REPORTED
        if value:
            shapes.append(box(tone, x + n * step + step * 0.12, y + tall - high, step * 0.76, max(high, 0.8)))
        if ticked and n % every == 0:
            middle = round(x + (n + 0.5) * step, 1)
            labels.append(Label(x=middle, y=y + tall + 13, words=ticks[n], anchor="middle", size=9, tone=Tone.SOFT))
    shapes.append(rule(Tone.LINE, x, y + tall, x + wide, y + tall))
    if ticked:
        labels.append(Label(x=x, y=y - 6, words=one.name, bold=True))
        labels.append(Label(x=round(x + wide, 1), y=y - 6, words=one.highest, anchor="end", size=9.5, tone=Tone.SOFT))
    else:
        labels.append(Label(x=x, y=y - 6, words=one.highest, size=8.5, tone=Tone.SOFT))


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A small chart of bars under its name."""

    name: str
    rows: tuple[Bar, ...]


def panels(made: Sequence[Panel], page: float = WIDE) -> Drawing:
    """Small charts of bars side by side, each on its own scale."""
    across, gap, row = (2 if page >= ROOMY else 1), 20.0, 16.0
    wide = (page - (across - 1) * gap) / across
    tall = 24 + max((len(panel.rows) for panel in made), default=0) * row + 12
    shapes: list[Shape] = []
    labels: list[Label] = []
    for n, panel in enumerate(made):
        x, top = (n % across) * (wide + gap), (n // across) * tall
        labels.append(Label(x=x, y=top + 12, words=panel.name, bold=True))
        shapes.append(rule(Tone.LINE, x, top + 17, x + wide, top + 17))
        longest = max((bar.value for bar in panel.rows), default=0) or 1
        for place, bar in enumerate(panel.rows):
            base = top + 24 + place * row
            shapes.append(box(Tone.COUNTED, x + 92, base + 1, max(_of(bar.value, longest) * (wide - 92 - 78), 1.0), 9.0))
            labels.append(Label(x=x, y=base + 9, words=bar.name, size=9))
            labels.append(Label(x=x + wide, y=base + 9, words=bar.said, size=9, anchor="end"))
    return Drawing(wide=page, tall=-(-len(made) // across) * tall, shapes=tuple(shapes), labels=tuple(labels))


def _of(value: Number, longest: Number) -> float:
    return float(value) / float(longest)
