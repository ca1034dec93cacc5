"""Files of land as desks and devices send them: one field is the same field in each of them, and what is wrong is said."""

import io
import json
import math
import random
import struct
import zipfile
from datetime import date
from typing import Any

import pytest
from pyproj import CRS, Transformer

from rabta.clearance.rules.measuring import measured_land
from rabta.filing.rules.land import claim_rows
from rabta.intake.formats.land.claimed import LandUnreadable
from rabta.intake.formats.land.reader import claims_of, is_land

FIELD = [(71.0, 33.0), (71.001, 33.0), (71.001, 33.001), (71.0, 33.001)]
AREA = measured_land(json.dumps({"type": "Polygon", "coordinates": [[*FIELD, FIELD[0]]]}).encode())["claimed_m2"]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def kml(*placemarks: str, head: str = HEAD) -> bytes:
    return f'{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(placemarks)}</Document></kml>'.encode()


def placemark(corners: str, *, hole: str = "", more: str = "") -> str:
    inner = f"<innerBoundaryIs><LinearRing><coordinates>{hole}</coordinates></LinearRing></innerBoundaryIs>" if hole else ""
    return (
        f"<Placemark><name>EX-1</name>{more}<Polygon><outerBoundaryIs><LinearRing><coordinates>{corners}</coordinates>"
        f"</LinearRing></outerBoundaryIs>{inner}</Polygon></Placemark>"
    )


TUPLES = " ".join(f"{lon},{lat},320" for lon, lat in [*FIELD, FIELD[0]])
SAID = (
    '<ExtendedData><Data name="Crop"><value>poppy</value></Data></ExtendedData>'
    "<TimeStamp><when>2025-03-02</when></TimeStamp>"
)


def gpx(points: list[tuple[float, float]]) -> bytes:
    walked = "".join(f'<trkpt lat="{lat}" lon="{lon}"><time>2025-03-02T06:00:00Z</time></trkpt>' for lon, lat in points)
    return f'{HEAD}<gpx version="1.1"><trk><name>EX-1</name><trkseg>{walked}</trkseg></trk></gpx>'.encode()


def zipped(**files: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("_", "."), content)
    return kept.getvalue()


def shp(*shapes: list[list[tuple[float, float]]]) -> bytes:
    records = b""
    for number, rings in enumerate(shapes, 1):
        points = [corner for ring in rings for corner in ring]
        starts = [sum(map(len, rings[:n])) for n in range(len(rings))]
        body = struct.pack("<i4d2i", 5, 0, 0, 0, 0, len(rings), len(points)) + struct.pack(f"<{len(rings)}i", *starts)
        body += b"".join(struct.pack("<2d", *corner) for corner in points)
        records += struct.pack(">2i", number, len(body) // 2) + body
    return struct.pack(">i", 9994) + bytes(96) + records


def dbf(**columns: str) -> bytes:
    fields = b"".join(
        name.encode().ljust(11, b"\0") + b"C" + bytes(4) + bytes([len(value.encode())]) + bytes(15)
        for name, value in columns.items()
    )
    row = b" " + "".join(columns.values()).encode()
    return struct.pack("<4BIHH20x", 3, 125, 3, 2, 1, 33 + len(fields), len(row)) + fields + b"\r" + row


CLOCKWISE = [*reversed(FIELD), FIELD[-1]]
WGS84 = CRS.from_epsg(4326).to_wkt("WKT1_ESRI").encode()


def files() -> dict[str, bytes]:
    one = kml(placemark(TUPLES, more=SAID))
    said = dbf(name="EX-1", crop="poppy", date="2025-03-02")
    head = "claim: EX-1\ndate: 2025-03-02\n"
    return {
        "kml": one,
        "kmz": zipped(doc_kml=one, style_png=b"x"),
        "gpx": gpx(FIELD),
        "shapefile": zipped(land_shp=shp([CLOCKWISE]), land_dbf=said, land_prj=WGS84),
        "corners": (head + "\n33.0, 71.0\n71.001 33.0\n2) 33 00 03.6 N 71 00 03.6 E\nN 33.001, E 71.0\n").encode(),
        "Urdu": (head + "۳۳.۰ شمال, ۷۱ مشرق\n33 ش 71.001 م\n33.001, 71.001\n33.001, 71\n").encode(),
    }


@pytest.mark.parametrize("kind", files())
def test_one_field_is_the_same_in_every_kind_of_file(kind: str) -> None:
    told = measured_land(files()[kind])
    assert told["claimed_m2"] == pytest.approx(AREA, rel=1e-12), told
    assert (told["claims"][0]["claim"], told["claims"][0]["date"]) == ("EX-1", "2025-03-02")
    assert is_land(files()[kind]) is (kind not in ("corners", "Urdu")), "a typed list looks like any text"


def test_kml_keeps_holes_and_tells_of_a_corner_that_is_no_number() -> None:
    hole = "71.0002,33.0002 71.0004,33.0002 71.0004,33.0004 71.0002,33.0004 71.0002,33.0002"
    assert measured_land(kml(placemark(TUPLES, hole=hole)))["claimed_m2"] == pytest.approx(AREA * 0.96, rel=1e-4)
    told = measured_land(kml(placemark(TUPLES.replace("71.001,33.001", "71.001,thirty"))))["claims"][0]["problems"]
    wrong = next(each for each in told if each["rule"] == "position_unread")
    assert wrong["corner"] == 3 and "thirty" in wrong["value"] and wrong["next_step"].startswith("Write it as")


def test_a_broken_file_keeps_what_stands_before_the_break() -> None:
    whole = kml(placemark(TUPLES), placemark(TUPLES))
    told = measured_land(whole[: len(whole) - 200])
    assert len(told["claims"]) == 3 and told["claimed_m2"] > 0 and told["set_aside"][-1]["why"] == "broken_file"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (kml(head='<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "aa">]>'), "document type"),
        (kml(head='<?xml version="1.0"?><!DOCTYPE k SYSTEM "file:///etc/passwd">'), "document type"),
        (zipped(doc_kml=b" " * 130_000_000), "more than 120 MB"),
        (zipped(readme_txt=b"nothing"), "no KML and no shapefile"),
        (zipped(land_shp=b"not a shapefile" * 20), "no shapefile"),
        (zipped(land_shp=shp([CLOCKWISE])[:-8]), "cut short"),
        (zipped(doc_kml=kml(placemark(TUPLES)))[:-30], "damaged, or holds no KML"),
        (f'{HEAD}<gpx><wpt lat="33" lon="71"/></gpx>'.encode(), "single points"),
        (b"we cleared the field\nand went home", "No line is a corner"),
        (kml(), "no land"),
        (b"\xff\xfe\x00\xd8", "none of GeoJSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(content: bytes, words: str) -> None:
    with pytest.raises(LandUnreadable, match=words):
        claims_of(content)


def test_a_plane_of_wgs84_is_taken_back_and_another_datum_is_not() -> None:
    utm = Transformer.from_crs(4326, 32642, always_xy=True)
    ring = [utm.transform(*corner) for corner in CLOCKWISE]
    prj = CRS.from_epsg(32642).to_wkt("WKT1_ESRI").encode()
    told = measured_land(zipped(a_shp=shp([ring]), a_prj=prj))
    assert told["claimed_m2"] == pytest.approx(AREA, rel=1e-7)
    assert [each["rule"] for each in told["claims"][0]["problems"]] == ["coordinates_taken"]
    kalianpur = CRS.from_epsg(4145).to_wkt("WKT1_ESRI").encode()
    mixed = measured_land(zipped(a_shp=shp([CLOCKWISE]), a_prj=kalianpur, b_shp=shp([CLOCKWISE]), b_prj=WGS84))
    assert [each["why"] for each in mixed["set_aside"]] == ["other_coordinates"]
    assert mixed["claimed_m2"] == pytest.approx(AREA), "the one layer counts, the other waits"


def test_a_shapefile_gives_holes_to_the_edge_around_them() -> None:
    hole = [(71.0002, 33.0002), (71.0004, 33.0002), (71.0004, 33.0004), (71.0002, 33.0004), (71.0002, 33.0002)]
    told = measured_land(zipped(a_shp=shp([CLOCKWISE, hole], [hole]), a_prj=WGS84))
    assert told["claims"][0]["area_m2"] == pytest.approx(AREA * 0.96, rel=1e-4) and len(told["claims"]) == 2


def test_a_walk_of_a_hundred_thousand_corners_is_one_field() -> None:
    ring = [
        (71 + 0.001 * math.cos(n / 100_000 * 2 * math.pi), 33 + 0.001 * math.sin(n / 100_000 * 2 * math.pi))
        for n in range(100_000)
    ]
    told: dict[str, Any] = measured_land(kml(placemark(" ".join(f"{lon},{lat}" for lon, lat in ring))))
    assert told["claims"][0]["area_m2"] == pytest.approx(math.pi * 0.001**2 * 110_900 * 93_450, rel=1e-2)


def test_damaged_files_are_told_and_never_break_the_reader() -> None:
    chance = random.Random(9)
    whole = files()
    raw = {"land_shp": shp([CLOCKWISE]), "land_dbf": dbf(name="EX-1", crop="poppy"), "land_prj": WGS84}
    for _ in range(400):
        kind = chance.choice([*whole, "within"])
        content = (
            zipped(**{name: damaged(held, chance) for name, held in raw.items()})
            if kind == "within"
            else damaged(whole[kind], chance)
        )
        assert list(claim_rows(content, name="damaged", on=date(2026, 1, 1))), kind
    for head in ('<?xml version="1.0" encoding="UWF-8"?>', '<?xml version="1.0" encoding="EUC-JP"?>'):
        with pytest.raises(LandUnreadable, match="encoding"):
            claims_of(kml(placemark(TUPLES), head=head))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The same with some bytes changed, cut out or said twice."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made))
        if chance.random() < 0.6:
            made[at] = chance.randrange(256)
        elif chance.random() < 0.5:
            del made[at : at + chance.randint(1, 20)]
            made = made or bytearray(b" ")
        else:
            made[at:at] = made[max(0, at - 30) : at]
    return bytes(made)
