"""The year's clearances as files of fields: by several agencies, walked again astray, crossed, in wrong units.

Each claim of `land.py` becomes fields whose areas on the ellipsoid add up to its acres. Who walks a field again stays within
it, so that all land together is what was cleared, and the plain sum of all files is not. Sightings before the clearing are
told apart. The acres told elsewhere in words are the same land.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pyproj import Geod

from rabta.example.draw import Draw
from rabta.example.land import Claim
from rabta.example.words import words

FOLDER = "land"
MARKING = "restricted; every agency"
PAKISTAN = timezone(timedelta(hours=5))
ELLIPSOID = Geod(ellps="WGS84")
ACRE_M2 = 4046.8564224
BLOCK_ACRES = 75  # of one polygon, about: fields of a village walked in one go
APART_M = 1_500.0  # from the middle of one to the next: none reaches another
IN_A_ROW = 12
METRES = 111_200.0  # of a degree of latitude, about
Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Walk:
    """One walk around a field as its agency states it."""

    agency: str
    claim: Claim
    number: str
    day: date
    ring: Ring
    said: dict[str, Any]


def walks_of(seed: int, claims: Sequence[Claim]) -> Iterator[Walk]:
    """Every walk of the claims in acres, field by field."""
    draw = Draw(seed, "fields")
    places = words("land")["fields"]
    taken: dict[str, int] = defaultdict(int)
    for claim in claims:
        if claim.unit != "acre":
            continue
        shares = [0.5 + draw.part() for _ in range(max(1, round(claim.area / BLOCK_ACRES)))]
        for place, share in enumerate(shares, 1):
            cell = taken[claim.district]
            taken[claim.district] += 1
            middle = _middle(places["at"][claim.district], cell)
            ring = _field(draw, middle, claim.area * share / sum(shares) * ACRE_M2)
            yield from _walked(draw, claim, f"{claim.key}-{place:03d}", ring, middle, places)


def _walked(draw: Draw, claim: Claim, number: str, ring: Ring, middle: tuple[float, float], places: Any) -> Iterator[Walk]:
    first, *others = claim.tellers
    others = others or [draw.pick([one for one in places["again"] if one != first])]
    acres = _m2(ring) / ACRE_M2
    said = {
        "crop": "poppy", "stage": draw.pick(places["stages"]), "method": draw.pick(places["methods"]),
        "district": claim.district, "place": claim.spot[0], "destroyed": draw.pick((100, 100, 90, 80)),
    }  # fmt: skip
    if draw.chance(0.12):
        seen, standing = claim.day - timedelta(days=draw.whole(12, 30)), {**said, "quantity": "cultivated"}
        del standing["destroyed"]
        yield Walk("ANF", claim, f"{number}-seen", seen, _inside(draw, ring, middle), standing)
    yield Walk(first, claim, number, claim.day, ring, {**said, **_stated(draw, acres)})
    if draw.chance(0.6 if len(claim.tellers) > 1 else 0.12):
        again = _inside(draw, ring, middle)
        if draw.chance(0.06):
            again[1], again[2] = again[2], again[1]  # corners in the wrong order: a bow-tie
        elif draw.chance(0.01):
            again = [(lat, lon) for lon, lat in again]
        day = claim.day + timedelta(days=draw.whole(0, 6))
        yield Walk(others[0], claim, number, day, again, {**said, **_stated(draw, acres)})


def _stated(draw: Draw, acres: float) -> dict[str, Any]:
    """What is stated beside the walk: now and then in a wrong unit."""
    if draw.chance(0.5):
        return {}
    unit = "hectare" if draw.chance(0.05) else "acre"
    return {"area": f"{acres * (0.93 + 0.14 * draw.part()):.1f}", "unit": unit}


def _middle(anchor: Sequence[float], cell: int) -> tuple[float, float]:
    lat = anchor[0] + (cell // IN_A_ROW) * APART_M / METRES
    return anchor[1] + (cell % IN_A_ROW) * APART_M / METRES / math.cos(math.radians(lat)), lat


def _field(draw: Draw, middle: tuple[float, float], m2: float) -> Ring:
    """A convex ring around a point, of this area on the ellipsoid but for corners written to a centimetre."""
    turns = [2 * math.pi * (n + 0.6 * draw.part()) / 8 for n in range(8)]
    reach = math.sqrt(m2 / math.pi)
    for _ in range(4):
        ring = _around(middle, turns, reach)
        reach *= math.sqrt(m2 / _m2(ring))
    return [(round(lon, 7), round(lat, 7)) for lon, lat in _around(middle, turns, reach)]


def _around(middle: tuple[float, float], turns: Sequence[float], reach: float) -> Ring:
    lon, lat = middle
    across = METRES * math.cos(math.radians(lat))
    return [(lon + reach * math.cos(turn) / across, lat + reach * math.sin(turn) / METRES) for turn in turns]


def _inside(draw: Draw, ring: Ring, middle: tuple[float, float]) -> Ring:
    """Somebody else's walk of the same field: a little within its edge, a few metres astray."""
    lon, lat = middle
    reach = math.hypot((ring[0][0] - lon) * math.cos(math.radians(lat)), ring[0][1] - lat) * METRES
    less = 1 - (10 + 8 * draw.part()) / reach
    turn, astray = 2 * math.pi * draw.part(), 4 * draw.part() / METRES
    east, north = astray * math.cos(turn), astray * math.sin(turn)
    return [(round(lon + (x - lon) * less + east, 7), round(lat + (y - lat) * less + north, 7)) for x, y in ring]


def _m2(ring: Ring) -> float:
    return abs(float(ELLIPSOID.polygon_area_perimeter([x for x, _ in ring], [y for _, y in ring])[0]))


def write_land(seed: int, claims: Sequence[Claim], folder: Path) -> int:
    """Write the folder `land/`: its manifest, the files, and what is true. Gives the number of files."""
    inside = folder / FOLDER
    (inside / "files").mkdir(parents=True, exist_ok=True)
    sent: dict[tuple[str, str, bool], list[Walk]] = defaultdict(list)
    for walk in walks_of(seed, claims):
        sent[walk.claim.key, walk.agency, "quantity" in walk.said].append(walk)
    lines = []
    last = {key: max(walk.day for walk in walks) for key, walks in sent.items()}
    for number, (whose, walks) in enumerate(sorted(sent.items(), key=lambda each: (last[each[0]], each[0])), 1):
        (key, agency, _), day = whose, last[whose]
        ending, content = ("kml", _kml(walks)) if number % 4 == 0 else ("geojson", _geojson(walks))
        name = f"files/{number:03d}-{agency}-{key}.{ending}"
        (inside / name).write_bytes(content)
        at = datetime.combine(day, time(19, 30), PAKISTAN)
        lines.append({"file": name, "agency": agency, "marking": MARKING, "grading": "A2", "received_at": at.isoformat(),
                      "written_on": day.isoformat(), "format": None})  # fmt: skip
    cleared = [walk for walks in sent.values() for walk in walks if "quantity" not in walk.said]
    truth = {"acres_once": sum(claim.area for claim in claims if claim.unit == "acre"), "walks": len(cleared)}
    (inside / "truth.json").write_bytes(json.dumps(truth).encode())
    (inside / "manifest.jsonl").write_bytes("".join(json.dumps(line) + "\n" for line in lines).encode())
    return len(lines)


def _geojson(walks: Sequence[Walk]) -> bytes:
    features = [
        {"type": "Feature", "properties": _said(walk), "geometry": {"type": "Polygon", "coordinates": [_closed(walk.ring)]}}
        for walk in walks
    ]
    return (json.dumps({"type": "FeatureCollection", "features": features}) + "\n").encode()


def _kml(walks: Sequence[Walk]) -> bytes:
    marks = []
    for walk in walks:
        said = "".join(
            f'<Data name="{key}"><value>{escape(str(value))}</value></Data>' for key, value in _said(walk).items()
        )
        corners = " ".join(f"{lon},{lat}" for lon, lat in _closed(walk.ring))
        marks.append(
            f"<Placemark><name>{walk.number}</name><ExtendedData>{said}</ExtendedData><Polygon><outerBoundaryIs><LinearRing>"
            f"<coordinates>{corners}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        )
    head = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{head}{''.join(marks)}</Document></kml>\n".encode()


def _said(walk: Walk) -> dict[str, Any]:
    return {"claim": walk.number, "date": walk.day.isoformat(), "note": "EXAMPLE: invented", **walk.said}


def _closed(ring: Ring) -> Ring:
    return [*ring, ring[0]]
