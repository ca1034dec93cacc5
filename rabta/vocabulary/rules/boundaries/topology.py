"""TopoJSON laid out as features: arcs put together, deltas summed, in degrees. Source: its specification, 2.1."""

from collections.abc import Iterator
from typing import Any

from rabta.vocabulary.rules.boundaries.refusal import refusal

Arc = list[list[float]]


def features_of(document: dict[str, Any], *, file: str, object_name: str | None) -> Iterator[dict[str, Any]]:
    """GeoJSON features of one object of a topology; the only one where none is named. Raises LayerRefused."""
    objects = document.get("objects")
    if not isinstance(objects, dict) or not isinstance(document.get("arcs"), list):
        raise refusal(file=file, rule='a Topology needs "objects" and "arcs".', next_step="Write the file anew.")
    names = sorted(objects)
    if object_name not in objects and (object_name is not None or len(names) != 1):
        raise refusal(
            file=file, field="objects", value=object_name or "", rule=f"the file holds {', '.join(names) or 'none'}.",
            next_step="Choose one with --object NAME.",
        )  # fmt: skip
    arcs = [_laid_out(arc, document.get("transform")) for arc in document["arcs"]]
    chosen = objects[object_name or names[0]]
    for geometry in chosen.get("geometries", []) if chosen.get("type") == "GeometryCollection" else [chosen]:
        try:
            laid = {"type": geometry.get("type"), "coordinates": _coordinates(geometry, arcs)}
        except (IndexError, TypeError, KeyError):
            raise refusal(
                file=file, rule="a geometry names an arc that is not there.", next_step="Write the file anew."
            ) from None
        yield {"type": "Feature", "geometry": laid, "properties": geometry.get("properties") or {}}


def _laid_out(arc: Any, transform: Any) -> Arc:
    """One arc in degrees. Quantised positions are differences from the one before."""
    if not transform:
        return [[float(x), float(y)] for x, y, *_ in arc]
    (wide, tall), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    laid = []
    for dx, dy, *_ in arc:
        x, y = x + dx, y + dy
        laid.append([x * wide + west, y * tall + south])
    return laid


def _coordinates(geometry: dict[str, Any], arcs: list[Arc]) -> Any:
    kind, held = geometry["type"], geometry["arcs"]
    if kind == "LineString":
        return _joined(held, arcs)
    if kind in ("MultiLineString", "Polygon"):
        return [_joined(line, arcs) for line in held]
    return [[_joined(ring, arcs) for ring in polygon] for polygon in held]


def _joined(numbers: list[int], arcs: list[Arc]) -> Arc:
    """Arcs end to end; a negative number is the arc of its complement, backwards. Shared ends stand once."""
    line: Arc = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line
