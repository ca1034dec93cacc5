"""A planned operation as a file: one JSON object, or a GeoJSON Feature whose properties say the rest.

Place: GeoJSON (RFC 7946), longitude first: Point, LineString (a route), Polygon (an area; its one ring may be closed). An
object that is no Feature has it under `geometry`. Moments: ISO 8601 with their offset.
"""

import difflib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rabta.deconfliction.rules.planned import Planned, Shape

LARGEST_BYTES = 2_000_000
SHAPES = {"Point": "point", "LineString": "route", "Polygon": "area"}
NEEDED = ("kind", "terrain", "starts_at", "ends_at", "contact", "phone")
WORDS = ("supervisor", "supervisor_phone", "risk", "reference")
FIELDS = (*NEEDED, *WORDS, "silent", "exigent", "radius_m", "subjects")
SEE = "`rabta deconflict rules` shows an example."
EXAMPLE = """\
{"kind": "raid", "terrain": "city", "geometry": {"type": "Point", "coordinates": [71.5249, 34.0151]},
 "starts_at": "2026-03-01T22:00+05:00", "ends_at": "2026-03-02T00:00+05:00",
 "contact": "Inspector EX-A. B.", "phone": "+92 51 000 0000", "risk": "high", "reference": "EX-OP 1",
 "subjects": [{"kind": "vehicle", "written": "EX-4711"}]}"""


class UnreadablePlanned(ValueError):
    """A file that does not say what is planned: names the field, the value as seen, the rule, and what to write."""

    def __init__(self, words: str, *, field: str = "") -> None:
        super().__init__(words)
        self.field = field


def planned_of(content: bytes, *, sure: bool = False) -> Planned:
    """The planned operation that a file says. Raises UnreadablePlanned; what cannot be so is `why_not`'s to say.

    >>> planned_of(EXAMPLE.encode()).shape
    Shape(kind='point', points=((71.5249, 34.0151),))
    >>> planned_of(b'{"kind": "raid", "terain": "city"}')
    Traceback (most recent call last):
    rabta.deconfliction.rules.planned_file.UnreadablePlanned: "terain" is no field of one: is "terrain" meant?
    """
    return planned_from(_loaded(content), sure=sure)


def planned_from(found: Any, *, sure: bool = False) -> Planned:
    """The same of what a JSON text holds."""
    said, geometry = _parts(found)
    _known(said)
    missing = [name for name in NEEDED if name not in said]
    if geometry is None:
        missing.append("geometry")
    if missing or geometry is None:
        raise UnreadablePlanned(f"It does not say: {', '.join(missing)}. {SEE}", field=missing[0])
    return Planned(
        kind=_text(said, "kind"), terrain=_text(said, "terrain"), shape=_shape(geometry),
        starts_at=_moment(said, "starts_at"), ends_at=_moment(said, "ends_at"), contact=_text(said, "contact"),
        phone=_text(said, "phone"), silent=_yes(said, "silent", None), **_words(said),
        exigent=bool(_yes(said, "exigent", False)), radius_m=_metres(said), subjects=_subjects(said.get("subjects", [])),
        sure=sure,
    )  # fmt: skip


def _loaded(content: bytes) -> Any:
    """What the file's JSON holds."""
    if len(content) > LARGEST_BYTES:
        raise UnreadablePlanned(f"The file has {len(content):,} bytes; at most {LARGEST_BYTES:,} are read.")
    try:
        return json.loads(content.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise UnreadablePlanned("The file is not UTF-8 text. Save it as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise UnreadablePlanned(f"The file is no JSON ({_short(error)}). {SEE}") from None


def _parts(found: Any) -> tuple[Mapping[str, Any], Mapping[str, Any] | None]:
    """What it says, without its place; and its place."""
    if isinstance(found, dict) and found.get("type") == "FeatureCollection":
        features = found.get("features")
        if not isinstance(features, list) or len(features) != 1:
            count = len(features) if isinstance(features, list) else "no"
            raise UnreadablePlanned(f"The collection holds {count} features. File one operation at a time: a Feature each.")
        found = features[0]
    if not isinstance(found, dict):
        raise UnreadablePlanned(f"The file holds {_seen(found)}, and not one object. {SEE}")
    geometry = found.get("geometry")
    if geometry is not None and not isinstance(geometry, dict):
        raise UnreadablePlanned(
            f'"geometry" is {_seen(geometry)}: write it as GeoJSON, with "type" and "coordinates".', field="geometry"
        )
    if found.get("type") == "Feature":
        properties = found.get("properties") or {}
        if not isinstance(properties, dict):
            raise UnreadablePlanned(
                f'"properties" is {_seen(properties)}: write an object of fields there.', field="properties"
            )
        return properties, geometry
    return {name: value for name, value in found.items() if name != "geometry"}, geometry


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _known(said: Mapping[str, Any]) -> None:
    for name in said:
        if name not in FIELDS:
            near = difflib.get_close_matches(name, (*FIELDS, "geometry"), n=1)
            meant = f'is "{near[0]}" meant?' if near else f"its fields are {', '.join(FIELDS)} and geometry."
            raise UnreadablePlanned(f'"{name[:60]}" is no field of one: {meant}', field=name[:60])


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said[name]
    if not isinstance(value, str):
        raise UnreadablePlanned(f'"{name}" is {_seen(value)}: write it as text, between quotation marks.', field=name)
    return value


def _words(said: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(said, name) for name in WORDS if name in said}


def _moment(said: Mapping[str, Any], name: str) -> datetime:
    value = _text(said, name)
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise UnreadablePlanned(
            f'"{name}" is "{value[:60]}", which is no moment: write it as 2026-03-01T22:00+05:00, with its offset.',
            field=name,
        ) from None
    try:
        found.astimezone().timestamp()
    except (OverflowError, ValueError, OSError):
        raise UnreadablePlanned(f'"{name}" is "{value[:60]}": no operation is planned for that year.', field=name) from None
    return found


def _yes(said: Mapping[str, Any], name: str, unsaid: bool | None) -> bool | None:
    value = said.get(name, unsaid)
    if value is not None and not isinstance(value, bool):
        raise UnreadablePlanned(f'"{name}" is {_seen(value)}: write true or false.', field=name)
    return value


def _metres(said: Mapping[str, Any]) -> int | None:
    value = said.get("radius_m")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnreadablePlanned(f'"radius_m" is {_seen(value)}: write whole metres, or leave it out.', field="radius_m")
    return value


def _subjects(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        raise UnreadablePlanned(
            f'"subjects" is {_seen(value)}: write a list of {{"kind": ..., "written": ...}}.', field="subjects"
        )
    for one in value:
        if not isinstance(one, dict) or set(one) != {"kind", "written"} or not all(isinstance(v, str) for v in one.values()):
            raise UnreadablePlanned(
                f'A subject is {_seen(one)}: write {{"kind": "phone", "written": "0300 0000000"}}.', field="subjects"
            )
    return tuple((one["kind"], one["written"]) for one in value)


def _shape(geometry: Mapping[str, Any]) -> Shape:
    kind, found = geometry.get("type"), geometry.get("coordinates")
    if not isinstance(kind, str) or kind not in SHAPES:
        raise UnreadablePlanned(
            f"The geometry is {_seen(kind)}: a Point, a LineString (route) or a Polygon (area) is taken.", field="geometry"
        )
    read: Callable[[Any], tuple[tuple[float, float], ...]] = {
        "Point": lambda at: (_place(at),), "LineString": _line, "Polygon": _ring,
    }[kind]  # fmt: skip
    return Shape(SHAPES[kind], read(found))


def _place(value: Any) -> tuple[float, float]:
    numbers = isinstance(value, list) and len(value) in (2, 3)
    if not numbers or any(isinstance(one, bool) or not isinstance(one, int | float) for one in value):
        raise UnreadablePlanned(
            f"A place is {_seen(value)}: write [longitude, latitude] in degrees, as GeoJSON has them.", field="geometry"
        )
    try:
        return float(value[0]), float(value[1])
    except OverflowError:
        raise UnreadablePlanned(
            f"A place is {_seen(value)}: longitude is -180 to 180, latitude -90 to 90.", field="geometry"
        ) from None


def _line(value: Any) -> tuple[tuple[float, float], ...]:
    if not isinstance(value, list):
        raise UnreadablePlanned(f'"coordinates" is {_seen(value)}: write a list of places.', field="geometry")
    return tuple(_place(one) for one in value)


def _ring(value: Any) -> tuple[tuple[float, float], ...]:
    if not isinstance(value, list) or len(value) != 1:
        rings = f"{len(value)} rings" if isinstance(value, list) else _seen(value)
        raise UnreadablePlanned(f"The area has {rings}: an area has one ring and no holes.", field="geometry")
    ring = _line(value[0])
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _seen(value: Any) -> str:
    """A value as it stands in the file, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."


def _short(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
