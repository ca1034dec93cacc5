"""The registers of places: provinces, districts, airports, crossings, ports, countries."""

import functools
from dataclasses import dataclass
from datetime import date
from typing import Any

from rabta.vocabulary.rules.tables import table


@dataclass(frozen=True)
class Province:
    """A province or territory as administered."""

    number: int
    code: str
    name_en: str
    name_ur: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class District:
    """A district; `lat`, `lon` are its seat's. `reported_as`: the whole that statements name instead (Karachi).

    `since` and `carved_from`: a district made after the census of 2023, or newly enough that older statements name
    the district it was carved from.
    """

    number: int
    code: str
    name_en: str
    name_ur: str
    province: str
    lat: float
    lon: float
    aliases: tuple[str, ...]
    reported_as: str | None = None
    carved_from: str | None = None
    since: date | None = None


@dataclass(frozen=True)
class Airport:
    """An airport of Pakistan with the district it stands in today."""

    number: int
    iata: str
    icao: str
    name_en: str
    name_ur: str
    district: str
    lat: float
    lon: float
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Crossing:
    """A land crossing; `neighbour` is ISO 3166-1 alpha-2, or "line of control"."""

    number: int
    code: str
    name_en: str
    name_ur: str
    district: str
    neighbour: str
    lat: float
    lon: float
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Port:
    """A seaport, terminal, fish harbour, landing place or dry port."""

    number: int
    code: str
    kind: str
    name_en: str
    name_ur: str
    district: str
    lat: float
    lon: float
    aliases: tuple[str, ...]


@functools.cache
def provinces() -> tuple[Province, ...]:
    """Give the seven provinces and territories, in the order of their numbers."""
    return tuple(
        Province(row["number"], row["code"], row["name_en"], row["name_ur"], tuple(row["names"]))
        for row in table("places")["provinces"]
    )


@functools.cache
def districts() -> tuple[District, ...]:
    """Give every district, in the order of their numbers; `province` is the English name of the province."""
    named = {province.code: province.name_en for province in provinces()}
    rows: list[dict[str, Any]] = sorted(table("places")["districts"], key=lambda row: int(row["number"]))
    return tuple(
        District(
            number=row["number"], code=row["code"], name_en=row["name_en"], name_ur=row["name_ur"],
            province=named[row["province"]], lat=row["lat"], lon=row["lon"], aliases=tuple(row["aliases"]),
            reported_as=row.get("reported_as"), carved_from=row.get("carved_from"),
            since=date.fromisoformat(row["since"]) if "since" in row else None,
        )
        for row in rows
    )  # fmt: skip


@functools.cache
def _districts_by_name() -> dict[str, District]:
    return {**{entry.code: entry for entry in districts()}, **{entry.name_en: entry for entry in districts()}}


def district(name_or_code: str) -> District:
    """Give the district with this English name or code; KeyError names what was asked where there is none."""
    return _districts_by_name()[name_or_code]


@functools.cache
def airports() -> tuple[Airport, ...]:
    """Give the airports of Pakistan, in the order of their numbers."""
    return tuple(
        Airport(
            number=row["number"], iata=row["iata"], icao=row["icao"], name_en=row["name_en"], name_ur=row["name_ur"],
            district=row["district"], lat=row["lat"], lon=row["lon"],
            aliases=(*row["city"], *row.get("old_names", ()), *row["names"]),
        )
        for row in table("places")["airports"]
    )  # fmt: skip


@functools.cache
def _airports_by_code() -> dict[str, Airport]:
    return {code: entry for entry in airports() for code in (entry.iata, entry.icao)}


def airport(code: str) -> Airport:
    """Give the Pakistani airport with this IATA or ICAO code; KeyError names the code where there is none."""
    return _airports_by_code()[code]


@functools.cache
def crossings() -> tuple[Crossing, ...]:
    """Give the land crossings, in the order of their numbers."""
    return tuple(
        Crossing(
            row["number"], row["code"], row["name_en"], row["name_ur"], row["district"], row["neighbour"],
            row["lat"], row["lon"], tuple(row["names"]),
        )
        for row in table("places")["crossings"]
    )  # fmt: skip


@functools.cache
def ports() -> tuple[Port, ...]:
    """Give the ports, terminals, harbours and dry ports, in the order of their numbers."""
    return tuple(
        Port(
            row["number"], row["code"], row["kind"], row["name_en"], row["name_ur"], row["district"],
            row["lat"], row["lon"], tuple(row["names"]),
        )
        for row in table("places")["ports"]
    )  # fmt: skip


def countries() -> dict[str, str]:
    """Give ISO 3166-1 alpha-2 -> English name, for the countries statements name (Pakistan is not among them)."""
    held: dict[str, str] = table("places")["countries"]
    return dict(held)


def places_in_urdu() -> dict[str, str]:
    """Give the Urdu name of every place that has one, by the gazetteer's one English name for it."""
    held: dict[str, str] = table("places")["names_ur"]
    return dict(held)


def demonyms() -> dict[str, str]:
    """Give a word for a people ("Nigerian", "نائجیرین") -> the country's code. Never infer a nationality from it:
    a statement that calls a person Nigerian documents that it said so, no more."""
    held: dict[str, str] = table("places")["demonyms"]
    return dict(held)
