"""What reports claim of journeys, as a picture: claimed origins, provinces of seizure, claimed destinations, as wide as
events say so."""

from collections.abc import Iterable, Mapping, Sequence

from rabta.documents.rules.drawing import WIDE, Drawing, Label, Shape, Tone, box

Flows = Mapping[tuple[str, str], int]
MOST = 8
POST = 7.0
BEFORE, BEHIND = 96.0, 122.0
"""Room for the names of origins and of destinations, which stand outside their posts; on a narrow picture less."""
ROW, GAP = 29.0, 12.0
REST = ""
"""Stands for the ends that are too small to be drawn by themselves."""


def folded(flows: Flows, side: int, *, most: int = MOST) -> dict[tuple[str, str], int]:
    """The same with all but the largest ends of one side as REST."""
    sums = ends_of(flows, side)
    kept = set(sorted(sums, key=lambda end: (-sums[end], end))[: most if len(sums) <= most else most - 1])
    found: dict[tuple[str, str], int] = {}
    for (a, b), number in flows.items():
        key = (a if side or a in kept else REST, b if not side or b in kept else REST)
        found[key] = found.get(key, 0) + number
    return found


def ends_of(flows: Flows, side: int) -> dict[str, int]:
    """How many events each end of one side has."""
    sums: dict[str, int] = {}
    for ends, number in flows.items():
        sums[ends[side]] = sums.get(ends[side], 0) + number
    return sums


def flow_chart(into: Flows, onward: Flows, *, named: Mapping[str, str], heads: Sequence[str], wide: float = WIDE) -> Drawing:
    """Ribbons from origins to provinces to destinations; `named` gives the words for each end, `heads` for each column.

    A province is as tall as the more of what comes in and what goes on: events that claim no origin have no ribbon there.
    """
    fit = min(1.0, 0.25 + 0.75 * wide / WIDE)
    places = (BEFORE * fit, (wide - POST) / 2, wide - POST - BEHIND * fit)
    went, came = ends_of(into, 1), ends_of(onward, 0)
    middle = {end: max(went.get(end, 0), came.get(end, 0)) for end in {*went, *came}}
    columns = [_ordered(ends_of(into, 0)), _ordered(middle), _ordered(ends_of(onward, 1))]
    tall = max(len(column) for column in columns) * ROW
    scale = min(_scale(column, tall) for column in columns if column)
    at = [_tops(column, scale, tall, over=16.0 if n == 1 else 0.0) for n, column in enumerate(columns)]
    shapes = [*_ribbons(into, places[:2], at[:2], scale), *_ribbons(onward, places[1:], at[1:], scale)]
    labels = [
        Label(x=x, y=12, words=head, anchor=anchor, size=round(9.5 * fit, 1), tone=Tone.SOFT)
        for x, head, anchor in zip((0.0, wide / 2, wide), heads, ("start", "middle", "end"), strict=True)
    ]
    for n, column in enumerate(columns):
        for end, number in column.items():
            top, high = at[n][end], max(number * scale, 1.5)
            shapes.append(box(Tone.COUNTED, places[n], top, POST, high))
            beside = round(top + high / 2 + 3.8, 1)
            x = round((places[0] - 6, places[1] + POST / 2, places[2] + POST + 6)[n], 1)
            y, anchor = ((beside, "end"), (top - 4, "middle"), (beside, "start"))[n]
            size = round(10 * fit, 1)
            labels.append(Label(x=x, y=y, words=named[end], anchor=anchor, size=size, bold=n == 1, clear=n == 1))
    return Drawing(wide=wide, tall=tall + HEAD, shapes=tuple(shapes), labels=tuple(labels))


HEAD = 24.0


def _ordered(sums: Mapping[str, int]) -> dict[str, int]:
    return {end: sums[end] for end in sorted(sums, key=lambda end: (end == REST, -sums[end], end))}


def _scale(column: Mapping[str, int], tall: float) -> float:
    return (tall - (GAP + 4) * len(column)) / sum(column.values())


def _tops(column: Mapping[str, int], scale: float, tall: float, *, over: float) -> dict[str, float]:
    """Where each end begins: in order, so that names beside thin ones (or `over` them) do not meet, and the column in the
    middle of the height."""
    slots = [over + max(number * scale, 13.0 - over) for number in column.values()]
    gap = max(min((tall - sum(slots)) / max(len(slots) - 1, 1), 22.0), 0.0)
    top = HEAD + (tall - sum(slots) - gap * (len(slots) - 1)) / 2
    tops = {}
    for slot, (end, number) in zip(slots, column.items(), strict=True):
        tops[end] = round(top + over + (slot - over - number * scale) / 2, 1)
        top += slot + gap
    return tops


def _ribbons(flows: Flows, x: Sequence[float], at: Sequence[Mapping[str, float]], scale: float) -> Iterable[Shape]:
    """Between two columns, in the order of both, so that ribbons cross as little as they can."""
    left, right = dict(at[0]), dict(at[1])
    for start in at[0]:
        for end in at[1]:
            if number := flows.get((start, end), 0):
                thick = number * scale
                yield _ribbon(x[0] + POST, x[1], left[start], right[end], thick)
                left[start] += thick
                right[end] += thick


def _ribbon(x1: float, x2: float, y1: float, y2: float, thick: float) -> Shape:
    middle = (x1 + x2) / 2
    steps: tuple[tuple[str, tuple[float, ...]], ...] = (
        ("M", (x1, y1)),
        ("C", (middle, y1, middle, y2, x2, y2)),
        ("L", (x2, y2 + thick)),
        ("C", (middle, y2 + thick, middle, y1 + thick, x1, y1 + thick)),
        ("Z", ()),
    )
    rounded = tuple((letter, tuple(round(value, 1) for value in at)) for letter, at in steps)
    return Shape(tone=Tone.CLAIM, path=rounded, opacity=0.5)
