"""Measure `rabta land measure` on invented fields: exact to the ellipsoid, each place once, nothing lost, and how fast.

Beside it stand one union over everything (shapely), and the planar shortcuts, for what they cost. Fields lie all over
Pakistan: 5 to 12 corners, a quarter of a hectare in the middle; four in ten are walked again by another agency, five metres
astray.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Geod, Transformer

from rabta.clearance.rules.measuring import measured_land
from rabta.cli.benches.land_map import measure_map
from rabta.cli.benches.land_places import measure_places

WGS84 = Geod(ellps="WGS84")
AGAIN, ASTRAY_M = 0.4, 5.0
BESIDE = 20_000
"""One union over everything takes minutes above so many claims: it is made where it is asked for."""
PUBLISHED_ACRES = 40_659
PLANIMETER = {  # printed in the tests of GeographicLib: corners (latitude, longitude), square metres
    "around the pole": ([(89, 0), (89, 90), (89, 180), (89, 270)], 24_952_305_678.0),
    "over the equator": ([(0, -1), (-1, 0), (0, 1), (1, 0)], 24_619_419_146.0),
    "an octant": ([(90, 0), (0, 0), (0, 90)], 63_758_202_715_511.0),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many claims, how many broken rings, and the seed."""
    parser.add_argument(
        "--claims", type=int, nargs="*", default=[2_000, 140_000], metavar="N", help="sizes to measure (2000 140000)"
    )
    parser.add_argument(
        "--broken", type=int, default=20_000, metavar="N", help="rings that are not simple (20000)"
    )
    parser.add_argument("--global-union", action="store_true", help=f"also join everything at once above {BESIDE:,} claims")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument(
        "--places", type=Path, default=Path("../shared/data"), metavar="DIR",
        help="where boundaries/ and gazetteer/ are, to find districts in (%(default)s)",
    )
    parser.add_argument(
        "--map", type=int, nargs="?", const=2_000, metavar="N",
        help="only the first view of the map, with so many fields (2000)",
    )
    parser.add_argument("--borders", type=Path, metavar="FILE", help="districts to shade there, as a deployment gives them")


def run(arguments: argparse.Namespace) -> int:
    """Print every figure; 1 where a claim was lost, an area strays too far, or the map misses its aim."""
    if arguments.map is not None:
        rings = invented_rings(arguments.map, random.Random(arguments.seed))
        return measure_map(rings, seed=arguments.seed, borders=arguments.borders)
    faults = _planimeter()
    for count in arguments.claims:
        faults += _fields(count, arguments.seed, beside=count <= BESIDE or arguments.global_union)
    faults += measure_places(arguments.places)
    return 1 if faults + _broken(arguments.broken, arguments.seed) else 0


def _planimeter() -> int:
    worst = 0.0
    for corners, wanted in PLANIMETER.values():
        content = _file([[(lon, lat) for lat, lon in corners]])
        found = measured_land(content)["claims"][0]["area_m2"]
        worst = max(worst, abs(found / wanted - 1))
    print(f"published planimeter cases: {len(PLANIMETER)}, worst relative error {worst:.1e}")
    return int(worst > 1e-6)


def _fields(count: int, seed: int, *, beside: bool) -> int:
    rings = invented_rings(count, random.Random(seed))
    content = _file(rings)
    began = time.perf_counter()
    told = measured_land(content)
    seconds = time.perf_counter() - began
    wanted = [abs(WGS84.polygon_area_perimeter([x for x, _ in ring], [y for _, y in ring])[0]) for ring in rings]
    whole = [(claim["area_m2"], want) for claim, want in zip(told["claims"], wanted, strict=True) if not claim["problems"]]
    errors = [abs(found / want - 1) for found, want in whole]
    together = abs(math.fsum(found for found, _ in whole) / math.fsum(want for _, want in whole) - 1)
    lost = count - len(told["claims"])
    print(
        f"{count:,} claims ({len(content) / 1e6:.0f} MB of GeoJSON) in {seconds:.2f} s; "
        f"worst error of one {max(errors):.1e}, "
        f"of {len(errors):,} whole ones together {together:.1e}; lost {lost}; "
        f"claimed {told['claimed_m2']:,.0f} m2, once {told['counted_once_m2']:,.3f} m2, {told['fields']:,} fields, "
        f"{len(told['overlaps']):,} overlaps"
    )
    faults = lost + int(max(errors) > 1e-6)
    if beside:
        faults += _beside(rings, told)
    return faults


def _beside(rings: list[list[tuple[float, float]]], told: dict[str, Any]) -> int:
    """One union over everything, in an equal-area cone, and planar mistakes."""
    once = told["counted_once_m2"]
    began = time.perf_counter()
    union = _total(rings, "+proj=aea +lat_1=26 +lat_2=35 +lat_0=30 +lon_0=69 +ellps=WGS84")
    print(
        f"  beside: one union over everything {union:,.3f} m2 in {time.perf_counter() - began:.2f} s; ours differs by "
        f"{abs(once / union - 1):.1e}"
    )
    for name, plane in (("Web Mercator", "EPSG:3857"), ("UTM 42", "EPSG:32642"), ("UTM 41", "EPSG:32641")):
        share = _total(rings, plane) / union - 1
        print(f"  {name}: {share:+.2%}, on {PUBLISHED_ACRES:,} acres {share * PUBLISHED_ACRES:+,.0f}")
    return int(abs(once / union - 1) > 1e-7)


def _total(rings: list[list[tuple[float, float]]], plane: str) -> float:
    project = Transformer.from_crs("EPSG:4326", plane, always_xy=True)
    lands = shapely.transform(
        shapely.make_valid(np.asarray([shapely.Polygon(ring) for ring in rings]), method="structure", keep_collapsed=False),
        lambda corners: np.column_stack(project.transform(corners[:, 0], corners[:, 1])),
    )
    return float(shapely.area(shapely.union_all(lands)))


def _broken(count: int, seed: int) -> int:
    chance = random.Random(seed + 1)
    rings = [_broken_ring(chance) for _ in range(count)]
    began = time.perf_counter()
    told = measured_land(_file(rings))
    silent = sum(
        1
        for ring, claim in zip(rings, told["claims"], strict=True)
        if not claim["problems"] and not shapely.is_valid(shapely.Polygon(ring))
    )
    print(
        f"{count:,} broken rings in {time.perf_counter() - began:.2f} s: lost {count - len(told['claims'])}, "
        f"not told of {silent}, set aside {len(told['set_aside']):,}"
    )
    return count - len(told["claims"]) + silent


def _broken_ring(chance: random.Random) -> list[tuple[float, float]]:
    """Corners in any order, corners twice, spikes, loops, everything on one line."""
    lon, lat = chance.uniform(61, 77), chance.uniform(24, 36)
    corners = [(lon + chance.uniform(0, 0.001), lat + chance.uniform(0, 0.001)) for _ in range(chance.randint(3, 30))]
    shape: Callable[[], None] = chance.choice(
        [
            lambda: chance.shuffle(corners),
            lambda: corners.extend(corners[: len(corners) // 2]),
            lambda: corners.insert(1, corners[-1]),
            lambda: corners.__setitem__(slice(None), [(lon, y) for _, y in corners]),
            lambda: corners.extend(reversed(corners)),
        ]
    )
    shape()
    return corners


def invented_rings(count: int, chance: random.Random) -> list[list[tuple[float, float]]]:
    """Rings of fields (degrees). Of ten, four are walked again, ASTRAY_M metres off; one in a hundred crosses itself."""
    rings: list[list[tuple[float, float]]] = []
    while len(rings) < count:
        if rings and chance.random() < AGAIN / (1 + AGAIN):
            old = rings[chance.randrange(len(rings))]
            north = ASTRAY_M / 111_000
            turn = chance.uniform(0, 2 * math.pi)
            rings.append(
                [(x + north * math.cos(turn) / math.cos(math.radians(y)), y + north * math.sin(turn)) for x, y in old]
            )
            continue
        lon, lat = chance.uniform(61.5, 76.5), chance.uniform(24.5, 36)
        radius = math.sqrt(chance.lognormvariate(math.log(2_500), 0.6) / math.pi) / 111_000
        corners = chance.randint(5, 12)
        ring = []
        for number in range(corners):
            turn, reach = 2 * math.pi * (number + chance.uniform(-0.3, 0.3)) / corners, radius * chance.uniform(0.75, 1.25)
            ring.append((lon + reach * math.cos(turn) / math.cos(math.radians(lat)), lat + reach * math.sin(turn)))
        if chance.random() < 0.01:
            ring[1], ring[3] = ring[3], ring[1]
        rings.append(ring)
    return rings


def _file(rings: list[list[tuple[float, float]]]) -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"claim": f"EX-{number}"},
                    "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
                }
                for number, ring in enumerate(rings, 1)
            ],
        }
    ).encode()
