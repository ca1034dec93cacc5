"""Find the places a text names, and say which district each lies in.

One pass over the words, the longest name first; spellings meet through `place_names`. A name that many districts use is
placed only by what stands beside it ("Satellite Town, Quetta"), and a road, chowk or colony named after a town is not
taken for the town ("Kasur Road, Lahore").
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rabta.vocabulary.rules.gazetteer import (
    Airport,
    Crossing,
    District,
    Port,
    Province,
    airport,
    airports,
    countries,
    crossings,
    demonyms,
    district,
    districts,
    ports,
    provinces,
)  # fmt: skip
from rabta.vocabulary.rules.place_names import Word, sound_key, words_of
from rabta.vocabulary.rules.tables import table

__all__ = [
    "Airport", "Crossing", "District", "PlaceHit", "Port", "Province", "airport", "airports", "countries", "crossings",
    "demonyms", "district", "districts", "find_places", "main_place", "ports", "provinces",
]  # fmt: skip

# Two hits further apart than this many code points do not explain each other.
_REACH = 48
_BREAK = re.compile(r"[;:!?\n\u06d4]|(?<=[^\W\d_]{3})\.(?=\s|$)|(?<=\d)\.(?=\s+[^\d\s]|$)")
_SPECIFIC_FIRST = (
    "airport", "port", "crossing", "district", "locality", "road", "province", "foreign_city", "country", "sea"
)  # fmt: skip
_SITES = frozenset(("locality", "crossing", "port"))


@dataclass(frozen=True)
class PlaceHit:
    """One place named in a text. `start`, `end` are code points of the text as given.

    kind: district, airport, crossing, port, locality, road, province, sea, country, foreign_city.
    `district` is None where the words do not decide; `candidates` then lists the districts they may mean.
    `weak`: the words are a thing named after a place (a road, a chowk) and nothing beside them says where it is.
    `precision_km`: how far `lat`, `lon` may be off; None where there is no point.
    """

    start: int
    end: int
    kind: str
    name: str
    district: str | None
    province: str | None
    country: str | None
    iata: str | None
    lat: float | None
    lon: float | None
    precision_km: int | None = None
    weak: bool = False
    candidates: tuple[str, ...] = ()


@dataclass
class _Where:
    district: str | None
    province: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision_km: int | None


@dataclass
class _Found:
    """A name found, before its surroundings are looked at. `first`, `last`: its words (last is past the end)."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    name: str
    iata: str | None
    usual: str | None
    plain: bool
    where: list[_Where]
    common: bool = False
    weak: bool = False
    chosen: _Where | None = field(default=None)


@dataclass(frozen=True)
class _Beside:
    """What stands near a find: places, nearest first, and the district written straight after it."""

    near: tuple[_Where, ...]
    touching: _Where | None


@dataclass(frozen=True)
class _Index:
    entries: list[list[Any]]
    names: dict[str, list[int]]
    starts: dict[str, int]
    sounds: dict[str, list[int]]
    sound_starts: dict[str, int]
    common: frozenset[str]
    words: dict[str, frozenset[str]]
    not_before: dict[str, list[str]]


@functools.cache
def _index() -> _Index:
    held = table("places")
    return _Index(
        held["entries"], held["names"], held["starts"], held["sounds"], held["sound_starts"], frozenset(held["common"]),
        {kind: frozenset(words) for kind, words in held["words"].items()}, held["not_before"],
    )  # fmt: skip


def find_places(text: str, *, on: date | None = None, province: str | None = None) -> tuple[PlaceHit, ...]:
    """Find the places `text` names, in order and without overlap.

    `on`: the date the text speaks of; Islamabad airport lay in Rawalpindi until May 2018, and a district that was not
    yet made is read as the one it was carved from. `province`: English name, known from elsewhere (the agency's), used
    only to choose between districts of one name.

    >>> [(hit.kind, hit.district) for hit in find_places("near Kasur Road, Lahore")]
    [('road', 'Lahore'), ('district', 'Lahore')]
    """
    words = words_of(text)
    found = _named_after(words, _found_in(text, words, on), text)
    breaks = [match.start() for match in _BREAK.finditer(text)]
    found = [one for one in found if not one.common or _has_sign(one, found, words, text)]
    for one in found:
        if not one.weak and len(one.where) == 1:
            one.chosen = one.where[0]
    for place, one in enumerate(found):
        _choose(one, _beside(place, found, words, breaks), province)
    return tuple(_hit(one) for one in found)


def main_place(hits: Sequence[PlaceHit]) -> PlaceHit | None:
    """Give the hit that says where an incident was, for hits of one place phrase; None where none does.

    An airport comes first, then the first hit with a district, then what is only weakly placed, then a province.
    """
    placed = [hit for hit in hits if hit.district is not None]
    ordered = (
        *(hit for hit in hits if hit.kind == "airport"),
        *(hit for hit in placed if not hit.weak),
        *placed,
        *(hit for hit in hits if hit.kind in ("province", "sea", "foreign_city", "country")),
    )
    return next(iter(ordered), None)


def _found_in(text: str, words: list[Word], on: date | None) -> list[_Found]:
    """Match names word by word, the longest first; exact spellings before those that only sound alike."""
    cased = any(word.capital for word in words) or not text.islower()
    index = _index()
    found = []
    place = 0
    while place < len(words):
        match = None
        if words[place].capital or not cased or index.starts.get(words[place].key, 0) > 1:
            match = _longest(words, place, index.names, index.starts, cased)
            if match is None and words[place].capital:
                match = _longest_by_sound(words, place, index)
        if match is None:
            place += 1
            continue
        size, numbers = match
        key = " ".join(word.key for word in words[place : place + size])
        place += size
        if not _is_no_place(key, words, place, text):
            found.append(_join(words, place - size, size, [index.entries[number] for number in numbers], key, on))
    return found


def _is_no_place(key: str, words: list[Word], after: int, text: str) -> bool:
    """Whether what follows takes the name for something else: "US $", "US dollars", "motorway police"."""
    blockers = _index().not_before.get(key)
    if blockers is None:
        return False
    follower = words[after].key if after < len(words) else ""
    return follower in blockers or text[words[after - 1].end :].lstrip().startswith("$")


def _longest(
    words: list[Word], place: int, names: dict[str, list[int]], starts: dict[str, int], cased: bool
) -> tuple[int, list[int]] | None:
    most = starts.get(words[place].key, 0)
    for size in range(min(most, len(words) - place), 0, -1):
        numbers = names.get(" ".join(word.key for word in words[place : place + size]))
        if numbers and (not cased or any(word.capital for word in words[place : place + size])):
            return size, numbers
    return None


def _longest_by_sound(words: list[Word], place: int, index: _Index) -> tuple[int, list[int]] | None:
    first = sound_key(words[place].key) or words[place].key
    most = index.sound_starts.get(first, 0)
    for size in range(min(most, len(words) - place), 0, -1):
        some = words[place : place + size]
        numbers = index.sounds.get(" ".join(sound_key(word.key) or word.key for word in some))
        if numbers and any(sound_key(word.key) for word in some) and all(word.capital for word in some):
            return size, numbers
    return None


def _join(words: list[Word], place: int, size: int, entries: list[list[Any]], key: str, on: date | None) -> _Found:
    """Make one find of the entries that share a name: the most specific kind leads, all places are candidates."""
    lead = min(entries, key=lambda entry: _SPECIFIC_FIRST.index(entry[0]))
    same = [entry for entry in entries if entry[0] == lead[0] or {entry[0], lead[0]} <= _SITES]
    where = [_Where(*cells) for entry in same for cells in entry[6]]
    kind, name, iata, usual, plain, moved, _ = lead
    if moved and on is not None and on.isoformat() < moved["before"]:
        older = district(moved["district"])
        point = (moved.get("lat", older.lat), moved.get("lon", older.lon), where[0].precision_km)
        where = [_Where(older.name_en, older.province, "PK", *point)]
    distinct = list({(one.district, one.province, one.country): one for one in reversed(where)}.values())[::-1]
    return _Found(
        place, place + size, words[place].start, words[place + size - 1].end, kind, name, iata, usual, plain, distinct,
        common=key in _index().common,
    )  # fmt: skip


def _named_after(words: list[Word], found: list[_Found], text: str) -> list[_Found]:
    """Turn "Kasur" of "Kasur Road" into a weak road, "Quetta" and "Chaman" of "Quetta Chaman Road" into one."""
    lexicon = _index().words
    kept: list[_Found] = []
    for one in found:
        follower = words[one.last].key if one.last < len(words) else ""
        touching = one.last < len(words) and text[one.end : words[one.last].start].strip(" -") == ""
        if one.first and one.kind in ("district", "locality") and words[one.first - 1].key in lexicon["named_before"]:
            one = replace(one, kind="locality", weak=True)
        if one.kind in ("district", "locality", "province", "crossing", "country", "foreign_city") and touching:
            if follower in lexicon["road"]:
                one = _extended(one, words, "road")
            elif follower in lexicon["named_after"] and not one.common:
                one = _extended(one, words, "locality")
        before = kept[-1] if kept else None
        if (
            one.weak and one.kind == "road" and before is not None and before.kind in ("district", "locality")
            and before.last == one.first and text[before.end : one.start].strip(" -\u2013") == ""
        ):  # fmt: skip
            kept[-1] = replace(
                one, first=before.first, start=before.start, where=before.where + one.where,
                name=text[before.start : one.end],
            )  # fmt: skip
        else:
            kept.append(one)
    return kept


def _extended(one: _Found, words: list[Word], kind: str) -> _Found:
    return replace(
        one, kind=kind, weak=True, last=one.last + 1, end=words[one.last].end, name=f"{one.name} {words[one.last].key}"
    )


def _has_sign(one: _Found, found: list[_Found], words: list[Word], text: str) -> bool:
    """Whether an everyday word stands as a place: alone, after "in" or "district", or touching another place."""
    if one.first == 0 and one.last == len(words):
        return True
    before = words[one.first - 1].key if one.first else ""
    after = words[one.last].key if one.last < len(words) else ""
    lexicon = _index().words
    if before in lexicon["sign_before"] or after in lexicon["sign_after"]:
        return True
    return any(
        (other.last == one.first and not text[other.end : one.start].strip(" ,()-"))
        or (one.last == other.first and not text[one.end : other.start].strip(" ,()-"))
        for other in found
        if other is not one and (not other.common or other.kind == "district")
    )


def _beside(place: int, found: list[_Found], words: list[Word], breaks: list[int]) -> _Beside:
    """Give where the places near `found[place]` are: the two after it, then the one before, in the same clause.

    A place across "for", "to" or "resident of" is another leg of the story and says nothing of this one.
    """
    one, lexicon = found[place], _index().words
    near, touching = [], None
    for other in (*found[place + 1 : place + 3], *found[max(0, place - 1) : place]):
        left, right = sorted((one, other), key=lambda some: some.start)
        between = {word.key for word in words[left.last : right.first]}
        parted = not between.isdisjoint(lexicon["parting"])
        same_clause = bisect_left(breaks, left.end) == bisect_left(breaks, right.start)
        if other.chosen is None or parted or not same_clause or right.start - left.end > _REACH:
            continue
        near.append(other.chosen)
        if other.kind == "district" and left is one and between <= lexicon["linking"]:
            touching = touching or other.chosen
    return _Beside(tuple(near), touching)


def _choose(one: _Found, beside: _Beside, province: str | None) -> None:
    """Decide where a find is, from what stands beside it, then from the province given, then from usage."""
    if one.chosen is not None:
        one.chosen = _doubted(one, one.chosen, beside)
        return
    if one.weak and beside.touching is not None:
        one.chosen, one.weak = beside.touching, False
        return
    wanted = [where.district for where in beside.near if where.district]
    agreeing = [where for district_name in wanted for where in one.where if where.district == district_name]
    if agreeing or (one.weak and wanted):
        one.chosen, one.weak = (agreeing or [near for near in beside.near if near.district])[0], False
        return
    _choose_by_region(one, [where.province for where in beside.near if where.province], province)


def _doubted(one: _Found, chosen: _Where, beside: _Beside) -> _Where:
    """Give `chosen`, or the place beside it where a locality's name is known from another part of the country.

    An estimated town (`plain`) yields to any district beside it; a listed locality keeps its own within a province:
    "Lakpass, Quetta" is in Mastung.
    """
    near = [where for where in beside.near if where.district]
    if one.kind != "locality" or not near or chosen.district in {where.district for where in near}:
        return chosen
    if one.plain:
        return near[0]
    if beside.touching is not None and beside.touching.province != chosen.province:
        return beside.touching
    return chosen


def _choose_by_region(one: _Found, regions: list[str], province: str | None) -> None:
    for wanted in [*regions, *([province] if province else [])]:
        inside = [where for where in one.where if where.province == wanted]
        usual = [where for where in inside if where.district == one.usual]
        if len(inside) == 1 or usual:
            one.chosen = (usual or inside)[0]
            return
    if one.usual is not None and not regions:
        one.chosen = next(where for where in one.where if where.district == one.usual)
    elif one.weak:
        one.chosen = one.where[0]


def _hit(one: _Found) -> PlaceHit:
    chosen = one.chosen
    names = tuple(dict.fromkeys(where.district for where in one.where if where.district))
    if chosen is None:
        shared = {where.province for where in one.where}
        lands = {where.country for where in one.where}
        only = next(iter(shared)) if len(shared) == 1 else None
        land = next(iter(lands)) if len(lands) == 1 else None
        return PlaceHit(one.start, one.end, one.kind, one.name, None, only, land, one.iata, None, None, candidates=names)
    return PlaceHit(
        one.start, one.end, one.kind, one.name, chosen.district, chosen.province, chosen.country, one.iata,
        chosen.lat, chosen.lon, chosen.precision_km, one.weak, names if len(names) > 1 else (),
    )  # fmt: skip
