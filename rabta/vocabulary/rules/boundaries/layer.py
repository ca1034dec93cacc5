"""A boundary layer as a deployment supplies it, checked and made ready to be drawn: borders, their styles, whose they are.

Which line is drawn, and how, is the deployment's word: nothing here knows of any border. In several countries the law
demands the official map; the layer says who gave it, and the screen says so too.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rabta.vocabulary.rules.boundaries.document import Shape, shapes_of
from rabta.vocabulary.rules.boundaries.matching import Matches, matched, title
from rabta.vocabulary.rules.boundaries.refusal import refusal
from rabta.vocabulary.rules.boundaries.rings import Mending, Position, Ring, mended_polygon, without_repeats

LAYERS = ("districts", "provinces", "outline", "lines")
STYLES = ("solid", "dashed", "dotted", "none")
WEST, EAST, SOUTH, NORTH = 44.0, 98.0, 5.0, 47.0  # degrees: the land the map is drawn on
DECIMALS = 5  # of a degree: one metre
LARGEST = 40 * 2**20  # bytes


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """How a layer is drawn: the style of all its lines, and of features whose property has a value (`None`: any).

    A feature's own property `line` comes before both. `name_property`: where its names stand, where not found by itself.
    """

    line: str = "solid"
    instead: tuple[tuple[str, str | None, str], ...] = ()
    name_property: str | None = None
    object_name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Made:
    """A layer ready to be kept: GeoJSON of lines and polygons, each with `line`, `name` and, where matched, `code`."""

    document: dict[str, Any]
    features: int
    matches: Matches
    mending: Mending


def made_layer(layer: str, content: bytes, *, file: str, drawing: Drawing) -> Made:
    """Read, check, mend and match one layer. Raises LayerRefused, whose text says where and what to do next."""
    if len(content) > LARGEST:
        raise refusal(
            file=file, rule=f"the file is larger than {LARGEST // 2**20} MB.", next_step="Simplify it for drawing first."
        )
    shapes = shapes_of(content, file=file, object_name=drawing.object_name)
    _refuse_elsewhere(shapes, file)
    by_feature = {shape.number: shape.properties for shape in shapes}
    matches = matched(layer, list(by_feature.values()), name_property=drawing.name_property)
    codes = dict(zip(by_feature, matches.codes, strict=True))
    mending = Mending()
    drawn = []
    for shape in shapes:
        name = title(layer, shape.properties, drawing.name_property)
        of = f"feature {shape.number} ({name})"
        geometry = _geometry(shape, mending, of=of, file=file)
        if geometry is None:
            continue
        style = _style(shape, drawing, file)
        known = {"code": codes[shape.number]} if codes[shape.number] else {}
        drawn.append({"type": "Feature", "properties": {"line": style, "name": name, **known}, "geometry": geometry})
    if not drawn:
        raise refusal(file=file, rule="nothing in it encloses or joins anything.", next_step="Is it the right file?")
    return Made(
        document={"type": "FeatureCollection", "features": drawn}, features=len(by_feature), matches=matches, mending=mending
    )


def _style(shape: Shape, drawing: Drawing, file: str) -> str:
    own = shape.properties.get("line")
    if own is not None:
        if own not in STYLES:
            raise refusal(
                file=file, feature=shape.number, field="line", value=own, rule="this is no style of a line.",
                next_step=f"Use {', '.join(STYLES[:-1])} or {STYLES[-1]}.",
            )  # fmt: skip
        return str(own)
    for prop, value, style in drawing.instead:
        if prop in shape.properties and _says(shape.properties[prop], value):
            return style
    return drawing.line


def _says(found: Any, value: str | None) -> bool:
    """Whether a property has this value, as people write it; without one: whether it says anything but no."""
    text = {True: "true", False: "false", None: ""}.get(found, str(found)) if not isinstance(found, str) else found
    return text.casefold() == value.casefold() if value is not None else text.casefold() not in ("", "false", "no", "0")


def _geometry(shape: Shape, mending: Mending, *, of: str, file: str) -> dict[str, Any] | None:
    nested = shape.coordinates if shape.kind.startswith("Multi") else [shape.coordinates]
    try:
        if shape.kind.endswith("Polygon"):
            read = [[_line(ring, mending, shape.number, file) for ring in polygon] for polygon in nested]
            polygons = [part for rings in read for part in mended_polygon(rings, mending, of=of)]
            return {"type": "MultiPolygon", "coordinates": polygons} if polygons else None
        lines = [without_repeats(_line(line, mending, shape.number, file), mending) for line in nested]
    except (TypeError, KeyError):
        raise refusal(
            file=file, feature=shape.number, field="coordinates", rule=f"these are not the coordinates of a {shape.kind}.",
            next_step="Write the file anew.",
        ) from None  # fmt: skip
    whole = [line for line in lines if len(line) > 1]
    if len(whole) < len(lines):
        mending.set_aside += len(lines) - len(whole)
        mending.told.append(f"{of}: {len(lines) - len(whole)} line(s) of a single point joined nothing and were set aside.")
    return {"type": "MultiLineString", "coordinates": whole} if whole else None


def _line(positions: Iterable[Any], mending: Mending, number: int, file: str) -> Ring:
    return [_position(position, mending, number, file) for position in positions]


def _position(position: Any, mending: Mending, number: int, file: str) -> Position:
    numbers = list(position)
    if len(numbers) < 2 or not all(isinstance(n, int | float) and math.isfinite(n) for n in numbers[:2]):
        raise refusal(
            file=file, feature=number, field="coordinates", value=position, rule="this is no position.",
            next_step="A position is [longitude, latitude] in degrees.",
        )  # fmt: skip
    mending.heights += len(numbers) > 2
    return round(float(numbers[0]), DECIMALS), round(float(numbers[1]), DECIMALS)


def _refuse_elsewhere(shapes: list[Shape], file: str) -> None:
    """Refuse what is not in degrees, is written latitude first, or lies wholly outside the map."""
    for shape in shapes:
        for x, y in _some(shape.coordinates):
            if abs(x) > 180 or abs(y) > 90:
                raise refusal(
                    file=file, feature=shape.number, field="coordinates", value=f"[{x}, {y}]",
                    rule="longitude is within 180 and latitude within 90 degrees (RFC 7946, 4).",
                    next_step="Metres of a projection? Reproject the file to EPSG:4326.",
                )  # fmt: skip
    corners = [corner for shape in shapes for corner in _some(shape.coordinates)]
    if any(_on_map(x, y) for x, y in corners):
        return
    swapped = any(_on_map(y, x) for x, y in corners)
    raise refusal(
        file=file, feature=shapes[0].number, field="coordinates", value=list(corners[0]) if corners else None,
        rule=f"nothing lies between {WEST:g} and {EAST:g} E, {SOUTH:g} and {NORTH:g} N, where the map is.",
        next_step="Latitude seems to stand first: write longitude first." if swapped else "See that it is the right file.",
    )  # fmt: skip


def _some(coordinates: Any) -> list[tuple[float, float]]:
    """The numbers of every position, however deep; what is no number is left to be told of where it stands."""
    if not isinstance(coordinates, list | tuple) or not coordinates:
        return []
    if isinstance(coordinates[0], int | float):
        pair = [n for n in coordinates[:2] if isinstance(n, int | float)]
        return [(float(pair[0]), float(pair[1]))] if len(pair) == 2 else []
    return [position for inner in coordinates for position in _some(inner)]


def _on_map(x: float, y: float) -> bool:
    return WEST <= x <= EAST and SOUTH <= y <= NORTH


def remarks(made: Made, *, file: str) -> list[str]:
    """What an importer must be told, in sentences: what was mended, what matched, what did not. Nothing is left out."""
    mending, matches = made.mending, made.matches
    counted = (
        (mending.closed, "rings did not end where they began and were closed"),
        (mending.rewound, "rings ran the wrong way round and were turned (RFC 7946, 3.1.6)"),
        (mending.repeated, "points repeated the one before and were left out"),
        (mending.heights, "positions had a height, which a map does not show"),
    )
    said = [f"{count} {what}." for count, what in counted if count]
    said += mending.told
    if matches.codes and any(matches.codes):
        said.append(f'{made.features - len(matches.unmatched)} of {made.features} features matched by "{matches.by}".')
    if matches.unmatched:
        said.append(f"Not matched, drawn all the same: {', '.join(matches.unmatched)}.")
    if matches.twice:
        said.append(f"Several features each: {', '.join(matches.twice)}.")
    if matches.without:
        said.append(f"In no feature of {file}: {', '.join(matches.without)}.")
    return said


def styles_used(made: Made) -> Mapping[str, int]:
    """How many features are drawn in each style, in the order of STYLES; those of no feature left out."""
    lines = [feature["properties"]["line"] for feature in made.document["features"]]
    return {style: lines.count(style) for style in STYLES if style in lines}
