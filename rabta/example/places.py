"""Where an event happened: the truth (district, province, airport) and the names a telling may use."""

import functools
from dataclasses import dataclass

from rabta.example.draw import Draw
from rabta.example.words import words


@dataclass(frozen=True)
class Place:
    """`kind` is spot, airport, crossing, port or water; district and province None at sea; `names` in English and Urdu."""

    kind: str
    province: str | None
    district: str | None
    iata: str | None
    names: tuple[str, ...]
    names_ur: tuple[str, ...]
    spot: str | None = None
    district_ur: str | None = None


def province_name(code: str | None) -> str | None:
    """The province's full English name; None at sea."""
    return words("places")["provinces"][code][0] if code else None


def spot(draw: Draw, provinces: tuple[str, ...], setting: str, districts_only: tuple[str, ...] = ()) -> Place:
    """A spot in a district of these provinces, or of `districts_only`: caches lie in open country."""
    if setting == "cache" and {"BA", "KP"} & set(provinces):
        provinces = tuple(code for code in provinces if code in ("BA", "KP"))
    wild = ("hills", "area", "village", "beach", "town", "post")
    wanted = {
        "cache": wild,
        "road": ("road", "plaza", "post", "town", "chowk", "area"),
        "premises": ("colony", "area", "village", "town", "bazaar"),
    }
    districts = [(e, float(e["weight"])) for e in words("places")["districts"] if e["province"] in provinces]
    districts = [(e, weight) for e, weight in districts if not districts_only or e["name"] in districts_only]
    while True:
        entry = draw.weighted(districts)
        kinds = wanted.get(setting, ("road", "chowk", "area", "colony", "town", "bazaar"))
        spots = [found for found in entry["spots"] if found[0] in kinds]
        if spots:
            return place_at(entry, draw.pick(spots))


def place_at(entry: dict[str, object], found: list[str]) -> Place:
    """A place from its district's entry and one of its spots."""
    return Place(
        kind="spot", province=str(entry["province"]), district=str(entry["name"]), iata=None,
        names=(found[1],), names_ur=(found[2],), spot=found[0], district_ur=str(entry["ur"]),
    )  # fmt: skip


def airport(draw: Draw, provinces: tuple[str, ...]) -> Place:
    """An airport in these provinces; Islamabad's lies in Attock district."""
    entries = [(e, float(e["weight"])) for e in words("places")["airports"] if e["province"] in provinces]
    entry = draw.weighted(entries)
    return Place("airport", entry["province"], entry["district"], entry["iata"], tuple(entry["names"]), tuple(entry["ur"]))


def crossing(draw: Draw, provinces: tuple[str, ...]) -> Place:
    """A land crossing in these provinces."""
    entries = [(e, float(e["weight"])) for e in words("places")["crossings"] if e["province"] in provinces]
    entry = draw.weighted(entries or [(e, 1.0) for e in words("places")["crossings"]])
    return Place(
        "crossing",
        entry["province"],
        entry["district"],
        None,
        tuple(entry["forms"]),
        (f"{entry['ur']} بارڈر", f"{entry['ur']} سرحد"),
    )


def port(draw: Draw) -> Place:
    """A sea port or a terminal in it."""
    entry = draw.weighted([(e, float(e["weight"])) for e in words("places")["ports"]])
    return Place("port", entry["province"], entry["district"], None, tuple(entry["forms"]), (entry["ur"],))


def water(draw: Draw) -> Place:
    """Open sea: no district, no province."""
    entry = draw.pick(words("places")["waters"])
    return Place("water", None, None, None, (entry["en"],), (entry["ur"],))


@functools.cache
def place_names() -> tuple[str, ...]:
    """Every English name of an airport, crossing, port or spot that a telling may use."""
    lists = words("places")
    forms = [name for entry in lists["airports"] for name in entry["names"]]
    forms += [name for entry in (*lists["crossings"], *lists["ports"]) for name in entry["forms"]]
    return (*forms, *(spot[1] for entry in lists["districts"] for spot in entry["spots"]))
