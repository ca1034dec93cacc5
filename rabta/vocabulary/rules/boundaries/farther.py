"""A boundary layer drawn for a country seen whole: fewer corners, and neighbours still share every line between them."""

from typing import Any

import numpy as np
import shapely

STRAYS = 0.008
"""Degrees by which a border may stray: 0.9 km, less than its own line is wide on a map of the country."""
DIGITS = 3


def farther(document: dict[str, Any]) -> dict[str, Any]:
    """The same features with fewer corners: what stood around land stays a polygon, what was a line a line.

    Polygons are thinned together, so that no gap opens between two. It is for drawing alone: districts are found, and
    areas measured, in the layer as it was given.
    """
    given = document["features"]
    shapes = np.asarray([shapely.geometry.shape(each["geometry"]) for each in given], dtype=object)
    encloses = np.isin(shapely.get_type_id(shapes), (3, 6))
    thinned = shapes.copy()
    thinned[encloses] = shapely.coverage_simplify(shapely.make_valid(shapes[encloses]), STRAYS)
    thinned[~encloses] = shapely.simplify(shapes[~encloses], STRAYS)
    rounded = shapely.transform(thinned, lambda corners: corners.round(DIGITS))
    return {
        "type": "FeatureCollection",
        "features": [
            {**each, "geometry": shapely.geometry.mapping(shape if not shape.is_empty else whole)}
            for each, shape, whole in zip(given, rounded, shapes, strict=True)
        ],
    }
