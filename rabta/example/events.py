"""What really happened in the invented year: events, one by one, before anybody tells of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.places import Place, airport, crossing, port, spot, water
from rabta.example.weights import draw_mass
from rabta.example.words import words

FOREIGN = (("AF", 6), ("NG", 5), ("IR", 2), ("TZ", 2), ("GB", 1), ("LK", 1), ("UG", 1), ("KE", 1), ("ZA", 1))
VEHICLES = (
    ("car", 8),
    ("truck", 5),
    ("van", 2),
    ("bus", 4),
    ("pickup", 2),
    ("motorcycle", 4),
    ("rickshaw", 1),
    ("trolley", 1),
)
BORDER_VEHICLES = (("truck", 6), ("trailer", 5), ("car", 1), ("pickup", 1))
SUBSTANCES: dict[str, tuple[tuple[str, float], ...]] = {
    "road": (("hashish", 12), ("opium", 4), ("heroin", 2), ("methamphetamine", 4), ("cannabis_herb", 0.3), ("unknown", 0.3)),
    "person": (("hashish", 10), ("opium", 2), ("heroin", 2), ("methamphetamine", 5), ("cannabis_herb", 0.5), ("mdma", 0.7), ("other_tablets", 0.6)),
    "airport_passenger": (("heroin", 5), ("methamphetamine", 5), ("cocaine", 2), ("hashish", 1)),
    "airport_baggage": (("methamphetamine", 8), ("heroin", 4), ("hashish", 3), ("cocaine", 0.6), ("benzodiazepine", 0.6), ("pregabalin", 0.3), ("other_tablets", 0.4), ("amphetamine", 0.4)),
    "airport_cargo": (("heroin", 3), ("methamphetamine", 3), ("hashish", 1)),
    "parcel": (("hashish", 5), ("methamphetamine", 5), ("heroin", 3), ("mdma", 2), ("cannabis_herb", 2), ("opium", 1), ("cocaine", 0.4), ("ketamine", 0.4)),
    "port_container": (("heroin", 4), ("methamphetamine", 3), ("tramadol", 1), ("hashish", 2), ("opium", 2), ("ketamine", 0.5)),
    "sea": (("hashish", 7), ("methamphetamine", 4), ("heroin", 2)),
    "premises": (("hashish", 6), ("opium", 3), ("heroin", 2), ("methamphetamine", 3), ("other_tablets", 0.5), ("acetic_anhydride", 0.4), ("other_precursor", 0.4)),
    "border": (("heroin", 5), ("methamphetamine", 4), ("hashish", 3), ("opium", 3), ("acetic_anhydride", 0.5), ("tramadol", 0.3)),
    "cache": (("hashish", 8), ("opium", 5), ("heroin", 3), ("methamphetamine", 3), ("morphine", 2), ("acetic_anhydride", 0.5), ("other_precursor", 0.3)),
}  # fmt: skip
COUNTED = {"mdma": "tablet", "tramadol": "tablet", "benzodiazepine": "tablet", "other_tablets": "tablet", "pregabalin": "capsule",
           "acetic_anhydride": "litre", "other_precursor": "litre", "other": "bottle"}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One substance of an event: whole grams, or a number of a unit that has no mass; pieces counted beside a mass."""

    substance: str
    g: int | None = None
    n: int | None = None
    unit: str | None = None
    pieces: int | None = None


@dataclass(frozen=True)
class Event:
    """One thing that happened, once. `nationals` are foreigners by ISO 3166-1; `turn` picks the same hiding place in every telling."""

    number: int
    day: date
    setting: str
    place: Place
    lines: tuple[Line, ...]
    agencies: tuple[str, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    arrests: int = 0
    women: int = 0
    nationals: tuple[tuple[str, int], ...] = ()
    vehicle: str | None = None
    impounded: int = 0
    turn: int = 0
    destination: tuple[str, str] | None = None
    origin: tuple[str, str] | None = None
    flight: str | None = None
    home: tuple[str, str] | None = None
    value: tuple[int, str] | None = None
    case: str = ""
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> str:
        return f"EX-E{self.number:04d}"

    @property
    def foreigners(self) -> int:
        return sum(count for _, count in self.nationals)

    @property
    def is_seizure(self) -> bool:
        return bool(self.lines)


def draw_event(
    draw: Draw,
    *,
    number: int,
    day: date,
    setting: str,
    agencies: tuple[str, ...],
    provinces: tuple[str, ...],
    small: bool = False,
) -> Event:
    """An event of that setting, somewhere in the provinces; `small` keeps it to what a police station meets."""
    place = _place(draw, setting, provinces, agencies[0])
    lines = _lines(draw, setting, small)
    arrests = _arrests(draw, setting, small)
    vehicle = draw.weighted(BORDER_VEHICLES if setting == "border" else VEHICLES) if setting in ("road", "border") else None
    nationals = _nationals(draw, setting, arrests)
    destination, origin, flight = _journey(draw, setting)
    single_or_street = arrests == 1 or not setting.startswith("airport")
    women = 1 if arrests and not nationals and single_or_street and draw.chance(0.06) else 0
    return Event(
        number=number, day=day, setting=setting, place=place, lines=lines, agencies=agencies, arrests=arrests, women=women,
        nationals=nationals, vehicle=vehicle,
        impounded=1 if vehicle and vehicle not in ("bus",) and draw.chance(0.3) else 0,
        turn=draw.whole(0, 5039), destination=destination, origin=origin, flight=flight,
        home=draw.pick([tuple(home) for home in words("places")["residences"]]) if arrests and not nationals and draw.chance(0.4) else None,
        case=f"EX-{agencies[0].replace('_', '')}-{draw.whole(11, 989)}/{day.year % 100}",
    )  # fmt: skip


def _place(draw: Draw, setting: str, provinces: tuple[str, ...], agency: str) -> Place:
    if setting.startswith("airport"):
        return airport(draw, provinces)
    if setting == "port_container":
        return port(draw)
    if setting == "sea":
        return water(draw)
    if setting == "border":
        return crossing(draw, provinces)
    return spot(draw, provinces, setting, tuple(words("agencies")[agency].get("districts", ())))


def _lines(draw: Draw, setting: str, small: bool) -> tuple[Line, ...]:
    first = draw.weighted(SUBSTANCES[setting])
    found = [_line(draw, setting, first, small)]
    if draw.chance(
        {"road": 0.25, "border": 0.25, "cache": 0.3, "premises": 0.3, "sea": 0.2, "person": 0.12}.get(setting, 0.08)
    ):
        second = draw.weighted(SUBSTANCES[setting])
        if second != first and "unknown" not in (first, second):
            found.append(_line(draw, setting, second, small))
    return tuple(found)


def _line(draw: Draw, setting: str, substance: str, small: bool) -> Line:
    if substance in COUNTED:
        unit = COUNTED[substance]
        high = {"tablet": 90, "capsule": 60, "litre": 40, "bottle": 60}[unit]
        many = setting in ("port_container", "border") and unit == "tablet"
        number = draw.whole(20, 900) * 1000 if many else draw.whole(4, high) * draw.pick((1, 5, 10, 20))
        return Line(substance, n=number, unit=unit)
    if setting == "airport_passenger":
        pieces = draw.whole(18, 131)
        if draw.chance(0.45):
            return Line(substance, n=pieces, unit="packed_capsule")
        return Line(substance, g=pieces * draw.whole(6, 11) + draw.whole(0, 9), pieces=pieces)
    return Line(substance, g=draw_mass(draw, substance=substance, setting=setting, small=small))


def _arrests(draw: Draw, setting: str, small: bool) -> int:
    if setting in ("airport_passenger", "airport_baggage"):
        return 1 if draw.chance(0.9) else 2
    if setting in ("cache",):
        return 0
    if setting in ("parcel", "port_container", "airport_cargo"):
        return draw.weighted(((0, 6), (1, 3), (2, 1)))
    if setting == "sea":
        return draw.weighted(((0, 3), (5, 1), (6, 1), (7, 1), (9, 1)))
    if setting == "person":
        return draw.weighted(((1, 10), (2, 4), (3, 1)))
    return draw.weighted(((0, 1), (1, 12), (2, 3))) if small else draw.weighted(((0, 2), (1, 8), (2, 6), (3, 2), (4, 1)))


def _nationals(draw: Draw, setting: str, arrests: int) -> tuple[tuple[str, int], ...]:
    share = {"airport_passenger": 0.22, "airport_baggage": 0.12, "border": 0.15, "sea": 0.5}.get(setting, 0.015)
    if not arrests or not draw.chance(share):
        return ()
    code = draw.pick(("IR", "IR", "TZ")) if setting == "sea" else "AF" if setting == "border" else draw.weighted(FOREIGN)
    return ((code, arrests if draw.chance(0.6) else 1),)


def _journey(draw: Draw, setting: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None, str | None]:
    places = words("places")["destinations"]
    kind = {
        "airport_passenger": "air",
        "airport_baggage": "air",
        "airport_cargo": "parcel",
        "parcel": "parcel",
        "port_container": "port",
    }
    share = {"airport_passenger": 0.9, "airport_baggage": 0.9, "road": 0.35}.get(setting, 0.75)
    to, start, flight = None, None, None
    if setting in ("road", *kind) and draw.chance(share):
        chosen = draw.pick(places[kind.get(setting, "road")])
        to = (chosen[0], chosen[1])
    if setting == "road" and draw.chance(0.3):
        chosen = draw.pick(words("places")["origins"])
        start = (chosen[0], chosen[1]) if not to or chosen[0] != to[0] else None
    if kind.get(setting) == "air" and draw.chance(0.45):
        flight = draw.pick(words("places")["airlines"])
    return to, start, flight
