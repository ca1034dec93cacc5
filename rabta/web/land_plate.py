"""The map of land as a drawing of the server: what stands at once, prints, and needs no script.

Under it lie the borders that the deployment gave, each district shaded by its land cleared; or, without them, the coast.
"""

import gzip
import json
import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from rabta.vocabulary.layers import far_drawing_of, layers_of
from rabta.vocabulary.rules.numbered import district_numbered
from rabta.web import charts
from rabta.web.views.map import data_dir

COAST = Path(__file__).parent / "static" / "rabta" / "coast" / "land.json"
STRAYS = 0.02
"""Degrees by which a line may stray: about half a unit of the drawing."""
LEAST, MOST = 0.12, 0.68
"""How strong a shade is at least, and what is added for the district with the most: as in the live map."""
Row = dict[str, Any]


def plate(districts: Sequence[Row]) -> Row:
    """`ground` (`path`, `kind`: land, or a layer and the style of its lines), `shades` (rows with `path` and `deep`, how
    strong), `dots`, `names`, the graticule. Paths are in tenths of a unit of the drawing.

    `districts`: rows of the board. Districts without a border of their own, and all where there is none, are dots.
    """
    cleared = {district_numbered(each["number"]).code: each for each in districts if each["cleared_m2"]}
    layers = tuple((str(far_drawing_of(data_dir(), about)), about.layer) for about in layers_of(data_dir()))
    ground, bordered = _ground(layers)
    shades = [
        {**each, "path": bordered[code], "deep": shade(each["cleared_m2"], cleared)}
        for code, each in cleared.items() if code in bordered
    ]  # fmt: skip
    names = _dots(cleared)
    return {
        "ground": ground, "shades": shades, "dots": [each for each in names if each["code"] not in bordered],
        "names": [each for each in names if each["labelled"]], "graticule": charts.graticule(),
        "map_width": charts.MAP_WIDTH, "map_height": charts.MAP_HEIGHT,
    }  # fmt: skip


def shade(m2: float, cleared: dict[str, Row]) -> str:
    """How strong the shade of a district is, beside the one with the most."""
    most = max(each["cleared_m2"] for each in cleared.values())
    return f"{LEAST + MOST * math.sqrt(m2 / most):.2f}"


def _dots(cleared: dict[str, Row]) -> list[Row]:
    return charts.dots([
        {"code": code, "district": each["district"], "lat": seat.lat, "lon": seat.lon, "events": each["cleared_m2"]}
        for code, each in cleared.items() if (seat := district_numbered(each["number"]))
    ])  # fmt: skip


@lru_cache(maxsize=4)
def _ground(layers: tuple[tuple[str, str], ...]) -> tuple[list[Row], dict[str, str]]:
    """What lies under everything, and the path of each district by its code: made once for a set of drawings."""
    _, coast = _read(COAST.read_bytes())
    ground, districts = [{"path": _path(shapely.get_parts(coast)), "kind": "land"}], {}
    for path, layer in layers:
        features, shapes = _read(gzip.decompress(Path(path).read_bytes()))
        styles = np.asarray([each["line"] for each in features])
        for style in ("solid", "dashed", "dotted"):
            if (styles == style).any():
                ground.append({"path": _path(_edges(shapes[styles == style])), "kind": f"{layer} {style}"})
        if layer == "districts":
            coded = [(each["code"], shape) for each, shape in zip(features, shapes, strict=True) if each.get("code")]
            districts = {code: _path(shapely.get_parts(shape)) for code, shape in coded}
    return ground, districts


def _read(content: bytes) -> tuple[list[Row], Any]:
    """What features say of themselves, and their shapes with as many corners as this drawing shows."""
    features = json.loads(content)["features"]
    shapes = np.asarray([shapely.geometry.shape(each["geometry"]) for each in features], dtype=object)
    encloses = np.isin(shapely.get_type_id(shapes), (3, 6))
    shapes[encloses] = shapely.coverage_simplify(shapely.make_valid(shapes[encloses]), STRAYS)
    shapes[~encloses] = shapely.simplify(shapes[~encloses], STRAYS)
    return [each["properties"] for each in features], shapely.clip_by_rect(shapes, *charts.BEYOND)


def _edges(shapes: Any) -> Any:
    """The lines of these shapes, one that two share once."""
    encloses = shapely.get_dimensions(shapes) == 2
    lines = shapely.union_all([*shapely.boundary(shapes[encloses]), *shapes[~encloses]])
    return shapely.get_parts(shapely.line_merge(lines))


def _path(parts: Any) -> str:
    """Lines and polygons as the steps of one path, each step from the corner before it."""
    said = []
    for part in parts:
        for ring in shapely.get_rings(part) if shapely.get_dimensions(part) == 2 else (part,):
            corners = [(round(10 * charts.across(lon)), round(10 * charts.down(lat))) for lon, lat in ring.coords]
            steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(corners) if (a, b) != (x, y)]
            if steps:
                said.append(f"M{corners[0][0]} {corners[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps))
    return "".join(said).replace(" -", "-")
