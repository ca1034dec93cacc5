"""How an event comes about: where, what, how many held, on the way from where to where."""

from datetime import date

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.places import Place, airport, crossing, port, spot, water
from rabta.example.weights import draw_mass, most_g
from rabta.example.words import words

Pair = tuple[str, str]
ON_WHEELS = ("road", "border")


def shares(*path: str) -> tuple[tuple[str, float], ...]:
    """A table of shares of kinds.yaml, as choices with weights."""
    found = words("kinds")
    for name in path:
        found = found[name]
    return tuple((name, float(share)) for name, share in found.items())


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
    vehicle = draw.weighted(shares("vehicles", setting)) if setting in ON_WHEELS else None
    lines = _lines(draw, setting, small, most_g(setting, vehicle, place.province))
    arrests = _arrests(draw, setting, small)
    nationals = _nationals(draw, setting, arrests)
    destination, origin, flight = _journey(draw, setting)
    may_be_woman = arrests and not nationals and (arrests == 1 or not setting.startswith("airport"))
    at_home = arrests and not nationals
    homes = [(home[0], home[1]) for home in words("places")["residences"]]
    return Event(
        number=number, day=day, setting=setting, place=place, lines=lines, agencies=agencies, arrests=arrests,
        women=1 if may_be_woman and draw.chance(0.06) else 0, nationals=nationals, vehicle=vehicle,
        impounded=1 if vehicle and vehicle != "bus" and draw.chance(0.3) else 0,
        lump=arrests >= 2 and setting in ("road", "person") and not nationals and draw.chance(0.08),
        turn=draw.whole(0, 5039), destination=destination, origin=origin, flight=flight,
        home=draw.pick(homes) if at_home and draw.chance(0.4) else None,
        case=f"EX-{agencies[0].replace('_', '')}-{draw.whole(11, 989)}/{day.year % 100}",
    )  # fmt: skip


def draw_line(draw: Draw, *, substance: str, setting: str, small: bool, most: int | None = None) -> Line:
    """So much of that substance: tablets and litres by number, the rest by weight."""
    unit = words("kinds")["counted_in"].get(substance)
    if unit:
        return _counted(draw, substance, setting, unit)
    if setting == "airport_passenger":
        pieces = draw.whole(18, 131)
        if draw.chance(0.45):
            return Line(substance, n=pieces, unit="packed_capsule")
        return Line(substance, g=pieces * draw.whole(6, 11) + draw.whole(0, 9), pieces=pieces)
    return Line(substance, g=draw_mass(draw, substance=substance, setting=setting, small=small, most=most))


def _counted(draw: Draw, substance: str, setting: str, unit: str) -> Line:
    if unit == "tablet" and setting in ("port_container", "border"):
        return Line(substance, n=draw.whole(20, 900) * 1000, unit=unit)
    high = {"tablet": 90, "capsule": 60, "litre": 40, "bottle": 60}[unit]
    number = draw.whole(4, high) * draw.pick((1, 5, 10, 20))
    if substance in ("mdma", "benzodiazepine") and draw.chance(0.35):
        return Line(substance, g=max(2, number * draw.whole(21, 48) // 100), pieces=number, pieces_unit="tablet")
    return Line(substance, n=number, unit=unit)


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


def _lines(draw: Draw, setting: str, small: bool, most: int | None) -> tuple[Line, ...]:
    first = draw.weighted(shares("drugs", setting))
    found = [draw_line(draw, substance=first, setting=setting, small=small, most=most and most // 2)]
    if draw.chance(words("kinds")["second_drug"].get(setting, 0.08)):
        second = draw.weighted(shares("drugs", setting))
        if second != first and "unknown" not in (first, second):
            found.append(draw_line(draw, substance=second, setting=setting, small=small, most=most and most // 2))
    return tuple(found)


def _arrests(draw: Draw, setting: str, small: bool) -> int:
    if setting in ("airport_passenger", "airport_baggage"):
        return 1 if draw.chance(0.9) else 2
    if setting == "cache":
        return 0
    if setting in ("parcel", "port_container", "airport_cargo"):
        return draw.weighted(((0, 6), (1, 3), (2, 1)))
    if setting == "sea":
        return draw.weighted(((0, 3), (5, 1), (6, 1), (7, 1), (9, 1)))
    if setting == "person":
        return draw.weighted(((1, 10), (2, 4), (3, 1)))
    return draw.weighted(((0, 1), (1, 12), (2, 3)) if small else ((0, 2), (1, 8), (2, 6), (3, 2), (4, 1)))


def _nationals(draw: Draw, setting: str, arrests: int) -> tuple[tuple[str, int], ...]:
    if not arrests or not draw.chance(words("kinds")["foreign_share"].get(setting, 0.015)):
        return ()
    at_sea, at_border = setting == "sea", setting == "border"
    code = draw.pick(("IR", "IR", "TZ")) if at_sea else "AF" if at_border else draw.weighted(shares("foreigners"))
    return ((code, arrests if draw.chance(0.6) else 1),)


def _journey(draw: Draw, setting: str) -> tuple[Pair | None, Pair | None, str | None]:
    lists = words("places")
    by_air = setting in ("airport_passenger", "airport_baggage")
    kind = (
        "air"
        if by_air
        else {"airport_cargo": "parcel", "parcel": "parcel", "port_container": "port", "road": "road"}.get(setting)
    )
    to, start, flight = None, None, None
    if kind and draw.chance({"air": 0.9, "road": 0.35}.get(kind, 0.75)):
        chosen = draw.pick(lists["destinations"][kind])
        to = (chosen[0], chosen[1])
    if setting == "road" and draw.chance(0.3):
        chosen = draw.pick(lists["origins"])
        start = (chosen[0], chosen[1]) if not to or chosen[0] != to[0] else None
    if by_air and draw.chance(0.45):
        flight = draw.pick(lists["airlines"])
    return to, start, flight
