"""In which district land lies, by the boundaries that the deployment supplied: within an edge, or within 5 km of one."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from rabta.vocabulary.rules.gazetteer import districts

NEAR_KM = 5.0  # a point on the coast or the border, outside every edge, is of the nearest district


class DistrictMap:
    """The districts of a kept layer (`vocabulary.layers`): features with the `code` of a district of ours."""

    def __init__(self, document: dict[str, Any]) -> None:
        names = {entry.code: entry.name_en for entry in districts()}
        coded = [each for each in document["features"] if each["properties"].get("code") in names]
        self._names = [names[each["properties"]["code"]] for each in coded]
        self._tree = shapely.STRtree([shapely.make_valid(shapely.geometry.shape(each["geometry"])) for each in coded])

    def at(self, lon: float, lat: float) -> str | None:
        """The English name of the district at a point in degrees; None where none is near."""
        return self.at_all([lon], [lat])[0]

    def at_all(self, lons: Sequence[float], lats: Sequence[float]) -> list[str | None]:
        """The same of many points."""
        points = shapely.points(np.asarray(lons), np.asarray(lats))
        found: list[str | None] = [None] * len(points)
        if not self._names:
            return found
        of_point, of_district = self._tree.query(points, predicate="intersects")
        for point, district in zip(of_point.tolist(), of_district.tolist(), strict=True):
            found[point] = found[point] or self._names[district]
        outside = [place for place, name in enumerate(found) if name is None and np.isfinite(lons[place])]
        for place in outside:
            reach = NEAR_KM / 111.2 / math.cos(math.radians(min(abs(lats[place]), 80.0)))
            for nearest in self._tree.query_nearest(points[place], max_distance=reach, all_matches=False).tolist()[:1]:
                found[place] = self._names[nearest]
        return found
