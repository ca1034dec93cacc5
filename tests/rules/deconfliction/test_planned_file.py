"""A file that says what is planned: read as it stands, or refused with the field, the value and what to write."""

import json
from typing import Any

import pytest

from rabta.deconfliction.rules.planned import Shape
from rabta.deconfliction.rules.planned_file import EXAMPLE, LARGEST_BYTES, UnreadablePlanned, planned_of

SAYS: dict[str, Any] = json.loads(EXAMPLE)


def said(**more: Any) -> bytes:
    kept = {**SAYS, **more}
    return json.dumps({name: value for name, value in kept.items() if value is not ...}).encode()


def test_an_object_and_a_feature_say_the_same() -> None:
    properties = {name: value for name, value in SAYS.items() if name != "geometry"}
    feature = {"type": "Feature", "geometry": SAYS["geometry"], "properties": properties}
    collection = {"type": "FeatureCollection", "features": [feature]}
    as_object = planned_of(EXAMPLE.encode())
    assert as_object == planned_of(json.dumps(feature).encode()) == planned_of(json.dumps(collection).encode())
    assert as_object.subjects == (("vehicle", "EX-4711"),) and not as_object.sure
    assert planned_of(EXAMPLE.encode(), sure=True).sure


@pytest.mark.parametrize(
    ("geometry", "shape"),
    [
        ({"type": "Point", "coordinates": [71, 34.5, 300]}, Shape("point", ((71.0, 34.5),))),
        ({"type": "LineString", "coordinates": [[71, 34], [72, 34]]}, Shape("route", ((71.0, 34.0), (72.0, 34.0)))),
        ({"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [3, 4], [1, 2]]]},
         Shape("area", ((1.0, 2.0), (3.0, 2.0), (3.0, 4.0)))),
    ],
)  # fmt: skip
def test_places_are_longitude_first_and_a_ring_may_be_closed(geometry: dict[str, Any], shape: Shape) -> None:
    assert planned_of(said(geometry=geometry)).shape == shape


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no JSON"), (b"\xff", "UTF-8"), (b"[1]", "not one object"), (b'"x"', "not one object"),
        (b"[" * 100_000, "no JSON"), (b" " * (LARGEST_BYTES + 1), "bytes"), (b'{"a": NaN}', "NaN is no number"),
        (b'{"type": "FeatureCollection", "features": [{}, {}]}', "2 features"),
        (b'{"type": "FeatureCollection", "features": 5}', "no features"),
        (b'{"type": "Feature", "properties": 4}', '"properties" is 4'), (b"{}", "does not say: kind, terrain"),
        (said(geometry=...), "does not say: geometry"), (said(phone=...), "does not say: phone"),
        (said(conact="x"), 'is "contact" meant'), (said(zzz=1), "its fields are"), (said(kind=5), '"kind" is 5'),
        (said(starts_at="tonight"), 'is "tonight", which is no moment'), (said(starts_at=17), '"starts_at" is 17'),
        (said(ends_at="0001-01-01T00:00+14:00"), "no operation is planned for that year"),
        (said(silent="no"), "true or false"), (said(radius_m=1.5), '"radius_m" is 1.5'), (said(radius_m=True), "is true"),
        (said(subjects="x"), '"subjects" is "x"'), (said(subjects=[{"kind": "phone"}]), "A subject is"),
        (said(geometry=[71, 34]), '"geometry" is [71, 34]'), (said(geometry={"type": "MultiPoint"}), '"MultiPoint"'),
        (said(geometry={"type": ["x"]}), "The geometry is"),
        (said(geometry={"type": "Point", "coordinates": ["71", 34]}), 'A place is ["71", 34]'),
        (said(geometry={"type": "Point", "coordinates": [10**400, 34]}), "A place is"),
        (said(geometry={"type": "LineString", "coordinates": 7}), '"coordinates" is 7'),
        (said(geometry={"type": "Polygon", "coordinates": [[[1, 2]], [[1, 2]]]}), "2 rings"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(content: bytes, says: str) -> None:
    with pytest.raises(UnreadablePlanned) as refused:
        planned_of(content)
    assert says in str(refused.value) and len(str(refused.value)) < 400
