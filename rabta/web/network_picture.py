"""The pictures of a network: its graph, the map of its legs, its days in a row. Values in, places out."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from rabta.smuggling.rules.abroad import point_of
from rabta.smuggling.rules.network import DRUGS, ENCOUNTER
from rabta.smuggling.rules.picture import WIDTH, height_of, placed

Row = dict[str, Any]
MOST_DRAWN = 90
"""Nodes that a picture can hold and still be read; the table holds all."""
LONGEST = 30
MAP_WIDTH, MAP_HEIGHT, MARGIN = 760, 420, 60
LEAST_DEGREES = 8.0
EVERY = 4
LINE = 1000
KINDS_OF_DAY = (ENCOUNTER, DRUGS)


def graph(found: Row) -> Row | None:
    """`width`, `height`, `nodes` with their places and numbers, `edges` as curves. None of nothing, or of too much."""
    nodes = {one["node"]: {**one, "n": n} for n, one in enumerate(found["nodes"])}
    if len(nodes) > MOST_DRAWN:
        return None
    places = {one.node: one for one in placed(nodes, found["edges"])}
    drawn = [{**nodes[node], "x": one.x, "y": one.y, "short": _short(nodes[node])} for node, one in places.items()]
    curves = []
    for edge in found["edges"]:
        a, b = sorted((places[edge.a], places[edge.b]), key=lambda one: one.x)
        bend = (b.x - a.x) // 2 if a.x != b.x else 60
        path = f"M{a.x} {a.y}C{a.x + bend} {a.y} {b.x - bend if a.x != b.x else b.x + bend} {b.y} {b.x} {b.y}"
        curves.append({"path": path, "a": nodes[edge.a], "b": nodes[edge.b]})
    return {"width": WIDTH, "height": height_of(list(places.values())), "nodes": drawn, "edges": curves} if drawn else None


def parts(found: Row) -> list[Row]:
    """The table of the same: every node with its number and `edges`, each with the node at its other end, in its order."""
    nodes = {one["node"]: {**one, "n": n} for n, one in enumerate(found["nodes"])}
    seizures = {one["node"]: one for one in found["drugs"]}
    joined: dict[Any, list[Row]] = {node: [] for node in nodes}
    for edge in found["edges"]:
        for here, there in ((edge.a, edge.b), (edge.b, edge.a)):
            seizure = seizures.get(edge.a) or seizures.get(edge.b)
            joined[here].append({"to": nodes[there], "statements": edge.statements, "way": edge.way, "seizure": seizure})
    return [{**one, "edges": joined[node]} for node, one in nodes.items()]


def _short(one: Row) -> str:
    label = str(one["label"])
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"


def legs(routes: Sequence[Row]) -> Row | None:
    """The map: lines between the ends that have a point, the ends, and lines of the degrees. None where no leg has two."""
    ends: dict[str, Row] = {}
    for route in routes:
        for end in (route["origin"], route["destination"]):
            if (point := point_of(end)) is not None:
                ends.setdefault(end.key, {"end": end, "lat": point[0], "lon": point[1]})
    lines = [one for one in routes if one["origin"].key in ends and one["destination"].key in ends]
    if not lines:
        return None
    south, north = _span([one["lat"] for one in ends.values()])
    west, east = _span([one["lon"] for one in ends.values()])
    scale = min((MAP_WIDTH - 2 * MARGIN) / (east - west), (MAP_HEIGHT - 2 * MARGIN) / (north - south))

    def at(lat: float, lon: float) -> tuple[int, int]:
        x = MAP_WIDTH / 2 + (lon - (east + west) / 2) * scale
        return round(x), round(MAP_HEIGHT / 2 - (lat - (north + south) / 2) * scale)

    for one in ends.values():
        one["x"], one["y"] = at(one["lat"], one["lon"])
    drawn = []
    for number, route in enumerate(lines, 1):
        a, b = ends[route["origin"].key], ends[route["destination"].key]
        lift = max(abs(b["x"] - a["x"]), abs(b["y"] - a["y"])) // 6
        drawn.append({
            "path": f"M{a['x']} {a['y']}Q{(a['x'] + b['x']) // 2} {(a['y'] + b['y']) // 2 - lift} {b['x']} {b['y']}",
            "route": route, "number": number,
        })  # fmt: skip
    across = range(-180, 180, EVERY)
    return {
        "width": MAP_WIDTH, "height": MAP_HEIGHT, "legs": drawn, "ends": list(ends.values()),
        "east": [{"degrees": d, "x": x} for d in across if 0 < (x := at(0, d)[0]) < MAP_WIDTH],
        "north": [{"degrees": d, "y": y} for d in range(-88, 89, EVERY) if 0 < (y := at(d, 0)[1]) < MAP_HEIGHT],
        "unplaced": len(routes) - len(lines),
    }  # fmt: skip


def _span(values: Sequence[float]) -> tuple[float, float]:
    """The two ends, at least LEAST_DEGREES apart."""
    middle, half = (max(values) + min(values)) / 2, max((max(values) - min(values)) / 2, LEAST_DEGREES / 2)
    return middle - half, middle + half


def days(found: Row) -> Row | None:
    """The time line: encounters, statements and seizures as `entries` by day, each with `x` of LINE. None of no day."""
    entries = [
        *({"on": one["day"], "what": one["kind"], "one": one} for one in found["nodes"]
          if one["kind"] in KINDS_OF_DAY and one.get("day")),
        *({"on": one["on"], "what": "stated", "one": one} for one in found["stated"].values()
          if not one["met"] and one["on"]),
    ]  # fmt: skip
    if not entries:
        return None
    first, last = min(one["on"] for one in entries), max(one["on"] for one in entries)
    whole = max((last - first).days, 1)
    for one in entries:
        one["x"] = round((one["on"] - first).days * LINE / whole) if last > first else LINE // 2
    years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    return {
        "first": first, "last": last, "width": LINE, "entries": sorted(entries, key=lambda one: (one["on"], one["what"])),
        "years": [{"x": round((day - first) / timedelta(days=1) * LINE / whole), "year": day.year} for day in years],
    }  # fmt: skip
