"""A planned operation as an officer states it, and why it cannot be filed so."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from rabta.deconfliction.rules.footprint import WGS84, Point, length_m
from rabta.deconfliction.rules.settings import Rules

LONGEST_WORDS = 400
"""Characters of one field."""


class State(StrEnum):
    """What a version says of its operation. Expired is never written: it follows from the time."""

    FILED = "filed"
    CHANGED = "changed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Shape:
    """Where: `kind` point, route or area; `points` as (longitude, latitude) in degrees (WGS 84), of an area its corners."""

    kind: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What an officer says of an operation. Moments carry their zone.

    `radius_m` None takes the centre's for kind and terrain, `silent` None what is usual for the kind. `subjects`: (kind of
    identifier, as written). `sure`: the officer was asked whether place and time are meant so, and they are.
    """

    kind: str
    shape: Shape
    terrain: str
    starts_at: datetime
    ends_at: datetime
    contact: str
    phone: str
    supervisor: str = ""
    supervisor_phone: str = ""
    risk: str = "medium"
    reference: str = ""
    silent: bool | None = None
    exigent: bool = False
    radius_m: int | None = None
    subjects: tuple[tuple[str, str], ...] = ()
    sure: bool = False


class Fault(str):
    """Why something cannot be filed so, in words that say what to do; `field` names what is to be put right."""

    field: str

    def __new__(cls, field: str, words: str) -> "Fault":
        """The words, which know their field."""
        made = super().__new__(cls, words)
        made.field = field
        return made


@dataclass(frozen=True)
class Window:
    """From and to, as instants in UTC, with the buffers; both ends belong to it."""

    begins_at: datetime
    ends_at: datetime


def window_of(planned: Planned, rules: Rules) -> Window:
    """The time that is kept free: start and end with the buffers of the kind."""
    kind = rules.kinds[planned.kind]
    return Window((planned.starts_at.astimezone(UTC) - kind.before), (planned.ends_at.astimezone(UTC) + kind.after))


def radius_of(planned: Planned, rules: Rules) -> int:
    """Metres that are kept free around the place."""
    return planned.radius_m or rules.kinds[planned.kind].radius_m[planned.terrain]


def is_silent(planned: Planned, rules: Rules) -> bool:
    """Whether only the watch desk hears of a conflict with it. A controlled delivery always is."""
    usual = rules.kinds[planned.kind].silent
    return usual == "always" or (usual == "usual" if planned.silent is None else planned.silent)


def why_not(planned: Planned, rules: Rules, *, now: datetime) -> Fault | None:
    """Why this cannot be filed, in words that say what to do; None when it can."""
    said = _unknown(planned, rules) or _unanswered(planned)
    return said or _impossible_time(planned, rules, now) or _shape(planned, rules)


def what_to_ask(planned: Planned, rules: Rules) -> Fault | None:
    """What the officer is asked because it may be meant otherwise; None when it is plain, or when he is sure."""
    if planned.sure:
        return None
    boxes = [box for name, boxes in rules.expected.items() for box in boxes if name == "sea" or planned.terrain != "sea"]
    if planned.terrain == "sea":
        boxes = list(rules.expected.get("sea", ()))
    outside = next((point for point in planned.shape.points if not _in_any(point, boxes)), None)
    if outside is None:
        return None
    lon, lat = outside
    if _in_any((lat, lon), boxes):
        return Fault(
            "geometry",
            f"Latitude {_plain(lat)}, longitude {_plain(lon)} lies far outside the country. Latitude and longitude may have "
            f"changed places: is latitude {_plain(lon)}, longitude {_plain(lat)} meant? Put it right, or say you are sure.",
        )
    where = "the sea off the coast" if planned.terrain == "sea" else "the country and its waters"
    said = f"Latitude {_plain(lat)}, longitude {_plain(lon)} lies outside {where}. Put it right, or say that you are sure."
    return Fault("geometry", said)


def _unknown(planned: Planned, rules: Rules) -> Fault | None:
    for what, said, known in (
        ("kind", planned.kind, rules.kinds), ("terrain", planned.terrain, rules.terrains),
        ("risk", planned.risk, rules.risks),
    ):  # fmt: skip
        if said not in known:
            return Fault(what, f"{said!r} is no {what} of the centre's list: {', '.join(known)}.")
    return None


def _unanswered(planned: Planned) -> Fault | None:
    if not planned.contact.strip():
        return Fault("contact", "Name who can be reached: the officer in charge.")
    if not is_phone(planned.phone):
        say = "Give the telephone that is answered day and night, with its area code: digits, with or without a plus sign."
        return Fault("phone", say)
    if planned.supervisor_phone and not is_phone(planned.supervisor_phone):
        return Fault("supervisor_phone", "The supervisor's telephone is no number.")
    for name in ("contact", "phone", "supervisor", "supervisor_phone", "reference"):
        words: str = getattr(planned, name)
        if len(words) > LONGEST_WORDS or "\x00" in words:
            return Fault(name, f"A field has at most {LONGEST_WORDS} characters.")
    return None


def is_phone(text: str) -> bool:
    """Whether somebody could call it: 7 to 15 digits (ITU-T E.164), and nothing but what numbers are written with.

    >>> is_phone("+92 51 111-222-333"), is_phone("call me"), is_phone("15")
    (True, False, False)
    """
    return bool(re.fullmatch(r"[+\d][\d\s().-]*", text.strip())) and 7 <= sum(map(str.isdigit, text)) <= 15


def _impossible_time(planned: Planned, rules: Rules, now: datetime) -> Fault | None:
    if planned.starts_at.tzinfo is None or planned.ends_at.tzinfo is None:
        field = "starts_at" if planned.starts_at.tzinfo is None else "ends_at"
        return Fault(field, "Say in which zone the times are: write them with their offset, such as 2026-03-01T22:00+05:00.")
    longest = timedelta(hours=rules.limits["longest_hours"])
    starts_at, ends_at = planned.starts_at.astimezone(UTC), planned.ends_at.astimezone(UTC)  # else clocks, not instants
    if ends_at <= starts_at:
        return Fault("ends_at", "It ends before it starts. Put the times right.")
    if ends_at - starts_at > longest:
        return Fault(
            "ends_at",
            f"It lasts longer than {rules.limits['longest_hours']} hours. File it in parts, one after the other, so that "
            "each is only kept free while somebody is there.",
        )
    if ends_at < now:
        return Fault("ends_at", "It is over already. Check the date.")
    if starts_at > now + timedelta(days=rules.limits["latest_days"]):
        return Fault("starts_at", f"It starts more than {rules.limits['latest_days']} days from now. Check the year.")
    return None


def _shape(planned: Planned, rules: Rules) -> Fault | None:
    points, limits = planned.shape.points, rules.limits
    least = {"point": 1, "route": 2, "area": 3}.get(planned.shape.kind)
    if least is None:
        return Fault("geometry", f"{planned.shape.kind!r} is no shape: point, route or area.")
    if len(set(points)) < least or (least == 1 and len(points) != 1):
        return Fault("geometry", TOO_FEW[least])
    if len(points) > limits["most_points"]:
        return Fault(
            "geometry",
            f"It is drawn with {len(points):,} points; at most {limits['most_points']:,} are taken. Draw it again with "
            "fewer: the radius covers what lies between them.",
        )
    for lon, lat in points:
        if not (math.isfinite(lon) and math.isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90):
            said = f"Latitude {_plain(lat)}, longitude {_plain(lon)}"
            return Fault("geometry", f"{said} is no place: latitude is -90 to 90, longitude -180 to 180.")
    if planned.radius_m is not None and not limits["least_radius_m"] <= planned.radius_m <= limits["greatest_radius_m"]:
        return Fault("radius_m", f"A radius is {limits['least_radius_m']} to {limits['greatest_radius_m']:,} metres.")
    if planned.shape.kind == "route" and length_m(points) > limits["longest_route_km"] * 1000:
        return Fault("geometry", f"The route is longer than {limits['longest_route_km']:,} km. File it in parts.")
    if planned.shape.kind == "area":
        return _area(points, limits["widest_area_km"])
    return None


TOO_FEW = {1: "A point has one place.", 2: "A route has at least two places.", 3: "An area has at least three corners."}


def _area(points: Sequence[Point], widest_km: int) -> Fault | None:
    far = max(WGS84.inv(*points[0], *point)[2] for point in points)
    if far > widest_km * 1000:
        return Fault("geometry", f"The area is wider than {widest_km} km. File it in parts.")
    if crossing(points):
        return Fault("geometry", "The edge of the area crosses itself. Name its corners in order, once around.")
    return None


def crossing(points: Sequence[Point]) -> bool:
    """Whether the edge of an area crosses itself, as drawn: seen flat, which for an area of this size tells."""
    flat = [((lon - points[0][0] + 180) % 360 - 180, lat) for lon, lat in points]
    edges = list(zip(flat, [*flat[1:], flat[0]], strict=True))
    return any(
        _cross(*edges[i], *edges[j])
        for i in range(len(edges)) for j in range(i + 2, len(edges)) if not (i == 0 and j == len(edges) - 1)
    )  # fmt: skip


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def _in_any(point: Point, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    lon, lat = point
    return any(south <= lat <= north and west <= lon <= east for south, north, west, east in boxes)


def _plain(degrees: float) -> str:
    return f"{degrees:.5f}".rstrip("0").rstrip(".")
