"""The picture of flows: three columns of places, ribbons as wide as their events. Values in, SVG numbers out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rabta.analysis.rules.claims import NOT_STATED
from rabta.analysis.rules.flows import Flow

Row = dict[str, Any]
WIDTH, BAR, GAP, HEAD = 900, 14, 14, 30
TALL, FEWEST = 420, 5
"""Height of all events together, and the least that a place is drawn with, so that its name has room."""
COLUMNS = {"origin": 190, "taken": 443, "destination": 696}
MOST = 8
"""Places in a column; the others are drawn as one."""
REST = "rest"
SHARP = 0.5


def flow_picture(found: Sequence[Flow], *, named: Callable[[str, str], str], mirrored: bool = False) -> Row | None:
    """`{"width", "height", "nodes", "ribbons"}`, None of no events. `named` gives a place of a column in words; a page that
    runs from the right has its picture `mirrored`. What is not stated stands last in its column, always."""
    whole = sum(one.events for one in found)
    if not whole:
        return None
    columns = {end: _column(found, end) for end in COLUMNS}
    step = TALL / whole
    nodes = {(end, one["place"]): one for end in COLUMNS for one in _placed(end, columns[end], step, named, mirrored)}
    ribbons = [*_ribbons(found, columns, nodes, "origin", "taken", step, mirrored),
               *_ribbons(found, columns, nodes, "taken", "destination", step, mirrored)]  # fmt: skip
    height = max(one["y"] + one["tall"] for one in nodes.values()) + GAP
    return {"width": WIDTH, "height": round(height), "nodes": list(nodes.values()), "ribbons": ribbons,
            "heads": [{"end": end, "x": _x(x + BAR / 2, mirrored)} for end, x in COLUMNS.items()]}  # fmt: skip


def _column(found: Iterable[Flow], end: str) -> dict[str, int]:
    """Places with their events, most first; those beyond MOST as REST, then what is not stated."""
    counted: dict[str, int] = {}
    for one in found:
        place = getattr(one.way, end)
        counted[place] = counted.get(place, 0) + one.events
    silent = counted.pop(NOT_STATED, 0)
    order = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    kept = dict(order[:MOST])
    if beyond := sum(events for _, events in order[MOST:]):
        kept[REST] = beyond
    return {**kept, **({NOT_STATED: silent} if silent else {})}


def _placed(
    end: str, column: dict[str, int], step: float, named: Callable[[str, str], str], mirrored: bool
) -> list[Row]:  # fmt: skip
    made, y = [], float(HEAD)
    outwards = end != "destination"
    for place, events in column.items():
        tall = max(events * step, FEWEST)
        x = COLUMNS[end]
        at = x - 8 if outwards else x + BAR + 8
        made.append({
            "end": end, "place": place, "name": named(place, end), "events": events,
            "x": _x(x + (BAR if mirrored else 0), mirrored), "y": round(y, 1), "wide": BAR, "tall": round(tall, 1),
            "label_x": _x(at, mirrored), "label_y": round(y + tall / 2 + 4, 1),
            "anchor": "end" if outwards != mirrored else "start", "opens": place != REST, "out": y, "in": y,
            "silent": place == NOT_STATED,
        })  # fmt: skip
        y += tall + GAP + (8 if tall < 14 else 0)
    return made


def _ribbons(
    found: Sequence[Flow], columns: dict[str, dict[str, int]], nodes: dict[tuple[str, str], Row], left: str, right: str,
    step: float, mirrored: bool,
) -> list[Row]:  # fmt: skip
    """Ribbons between two columns, in the order of both, so that they cross as little as may be."""
    joined: dict[tuple[str, str], int] = {}
    for one in found:
        ends = tuple(
            place if (place := getattr(one.way, end)) in columns[end] else REST for end in (left, right)
        )
        joined[ends[0], ends[1]] = joined.get((ends[0], ends[1]), 0) + one.events
    order = [list(columns[end]) for end in (left, right)]
    made = []
    for (a, b), events in sorted(joined.items(), key=lambda one: [order[n].index(one[0][n]) for n in (0, 1)]):
        begin, finish, wide = nodes[left, a], nodes[right, b], events * step
        y0, y1 = begin["out"], finish["in"]
        begin["out"] += wide
        finish["in"] += wide
        x0, x1 = _x(COLUMNS[left] + BAR, mirrored), _x(COLUMNS[right], mirrored)
        middle = (x0 + x1) / 2
        made.append({
            "left": left, "right": right, "a": a, "b": b, "from": begin["name"], "to": finish["name"], "events": events,
            "opens": REST not in (a, b), "silent": NOT_STATED in (a, b),
            "path": f"M{x0:g} {y0:.1f}C{middle:g} {y0:.1f} {middle:g} {y1:.1f} {x1:g} {y1:.1f}"
                    f"V{y1 + max(wide, SHARP):.1f}C{middle:g} {y1 + max(wide, SHARP):.1f} {middle:g}"
                    f" {y0 + max(wide, SHARP):.1f} {x0:g} {y0 + max(wide, SHARP):.1f}Z",
        })  # fmt: skip
    return made


def _x(x: float, mirrored: bool) -> float:
    return WIDTH - x if mirrored else x
