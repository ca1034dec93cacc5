"""Small pictures of analysis: months as bars, a number with its interval. Values in, SVG numbers out."""

from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]
WIDTH, STEP, HEIGHT = 1000, 10, 32
"""Of an interval's line; of one bar and of all bars, in the picture's own units."""


def month_marks(counts: Sequence[int], *, most: int | None = None) -> Row:
    """Bars of equal steps, the oldest first; `most` where several pictures share one scale."""
    top = most or max([*counts, 1])
    bars = [{"x": n * STEP, "y": round(HEIGHT - HEIGHT * one / top, 1), "tall": round(HEIGHT * one / top, 1)}
            for n, one in enumerate(counts)]  # fmt: skip
    return {"bars": bars, "wide": STEP * len(counts), "height": HEIGHT}


def on_one_line(rows: Iterable[Row], *, low: str, middle: str, high: str, also: float = 0.0) -> list[Row]:
    """Each row with where its interval and its middle stand on a line that begins at nought and holds all, and `also`."""
    held = list(rows)
    top = max([also, *(float(row[end]) for row in held for end in (low, middle, high) if row.get(end) is not None)])

    def at(value: Any) -> float:
        return round(WIDTH * float(value) / top, 1) if top else 0.0

    return [
        {**row, "line": None if row.get(middle) is None else {
            "from": at(row[low] if row.get(low) is not None else row[middle]),
            "to": at(row[high] if row.get(high) is not None else row[middle]), "at": at(row[middle]), "also": at(also)}}
        for row in held
    ]  # fmt: skip
