"""Match place names in a text word by word, before their surroundings are looked at.

The names and what each may stand for come from the compiled index (`compile_places.py`).
"""

import functools
import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rabta.vocabulary.rules.gazetteer import district
from rabta.vocabulary.rules.place_names import Word, sound_key
from rabta.vocabulary.rules.tables import table

_SPECIFIC_FIRST = (
    "airport", "port", "crossing", "district", "locality", "road", "province", "foreign_city", "country", "sea"
)  # fmt: skip
_LIGHT = ("-", "\u2013", ",", "،", ".", "'", "\u2019", "&", "/", ".,")
_CLAUSE_ENDS = frozenset("۔؛:،.;,\n")
_SITES = frozenset(("locality", "crossing", "port"))
_OF_A_NUMBER = re.compile(r"(?<![A-Za-z])[A-Z]{2,4}[-/]$")
"""What stands before "M1" in the number of a vehicle or a case: "LEA-M1-234"."""


@dataclass
class Where:
    """One place a name may stand for; a point is good to about `precision_km`."""

    district: str | None
    province: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision_km: int | None


@dataclass
class Found:
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
    where: list[Where]
    common: bool = False
    weak: bool = False
    chosen: Where | None = field(default=None)


@dataclass(frozen=True)
class Index:
    """The compiled name index, by spelling and by sound, as `compile_index.place_index` gives it."""

    entries: list[list[Any]]
    where: list[list[Any]]
    names: dict[str, int | list[int]]
    longest: dict[str, int]
    sounds: dict[str, int | list[int]]
    longest_sounds: dict[str, int]
    lower: frozenset[str]
    common: frozenset[str]
    words: dict[str, frozenset[str]]
    not_before: dict[str, list[str]]


@functools.cache
def index() -> Index:
    """Give the name index, read once."""
    held = table("places")
    return Index(
        entries=held["entries"], where=held["where"], names=held["names"], longest=held["longest"],
        sounds=held["sounds"], longest_sounds=held["longest_sounds"], lower=frozenset(held["lower"]),
        common=frozenset(held["common"]), not_before=held["not_before"],
        words={kind: frozenset(words) for kind, words in held["words"].items()},
    )  # fmt: skip


def found_in(text: str, words: list[Word], on: date | None) -> list[Found]:
    """Match names word by word, the longest first; exact spellings before those that only sound alike."""
    cased = any(word.capital for word in words) or not text.islower()
    held = index()
    found = []
    place = 0
    while place < len(words):
        match = _longest(text, words, place, held, cased)
        if match is None and words[place].capital:
            match = _longest_by_sound(text, words, place, held)
        if match is None:
            place += 1
            continue
        size, numbers = match
        key = " ".join(word.key for word in words[place : place + size])
        place += size
        if not _is_no_place(key, words, place, text):
            found.append(_join(words, place - size, size, [held.entries[number] for number in numbers], key, on))
    return found


def _is_written_together(text: str, some: list[Word]) -> bool:
    """Whether only light signs part the words of a name: "Hub, Balochistan", "G.T. Road".

    A letter before a number is a capital and touches it, or a space or hyphen does: "M-1", not "M, 1" or "350 g 10".
    """
    for one, other in zip(some, some[1:], strict=False):
        gap = text[one.end : other.start].strip()
        if gap and gap not in _LIGHT:
            return False
        if len(one.key) == 1 and other.key[0].isdigit() and (not one.capital or gap not in ("", "-", "\u2013")):
            return False
    return True


def _is_no_place(key: str, words: list[Word], after: int, text: str) -> bool:
    """Whether what follows takes the name for something else: "US $", "US dollars", "motorway police"."""
    blockers = index().not_before.get(key)
    if blockers is None:
        return False
    follower = words[after].key if after < len(words) else ""
    return follower in blockers or text[words[after - 1].end :].lstrip().startswith("$")


def _longest(text: str, words: list[Word], place: int, held: Index, cased: bool) -> tuple[int, list[int]] | None:
    """Give the size and the entries of the longest name at `place`; in a text with capitals a name has one."""
    most = held.longest.get(words[place].key, 1)
    first = words[place]
    numbered = first.capital and text[first.start + 1 : first.start + 3].strip("-")[:1].isdigit()
    if numbered and _OF_A_NUMBER.search(text[max(0, first.start - 6) : first.start]):
        return None
    for size in range(min(most, len(words) - place), 0, -1):
        some = words[place : place + size]
        key = " ".join([word.key for word in some])
        numbers = held.names.get(key)
        if numbers is None:
            continue
        named = not cased or any(word.capital for word in some) or key in held.lower
        if named and _is_written_together(text, some):
            return size, numbers if isinstance(numbers, list) else [numbers]
    return None


def _longest_by_sound(text: str, words: list[Word], place: int, held: Index) -> tuple[int, list[int]] | None:
    first = sound_key(words[place].key) or words[place].key
    most = held.longest_sounds.get(first, 1)
    for size in range(min(most, len(words) - place), 0, -1):
        some = words[place : place + size]
        numbers = held.sounds.get(" ".join([sound_key(word.key) or word.key for word in some]))
        if numbers is None:
            continue
        named = any(sound_key(word.key) for word in some) and all(word.capital for word in some)
        if named and _is_written_together(text, some):
            return size, numbers if isinstance(numbers, list) else [numbers]
    return None


def _join(words: list[Word], place: int, size: int, entries: list[list[Any]], key: str, on: date | None) -> Found:
    """Make one find of the entries that share a name: the most specific kind leads, all places are candidates."""
    lead = min(entries, key=lambda entry: _SPECIFIC_FIRST.index(entry[0]))
    same = [entry for entry in entries if entry[0] == lead[0] or {entry[0], lead[0]} <= _SITES]
    where = [Where(*index().where[number]) for entry in same for number in entry[6]]
    kind, name, iata, usual, plain, moved, _ = lead
    if moved and on is not None and on.isoformat() < moved["before"]:
        older = district(moved["district"])
        point = (moved.get("lat", older.lat), moved.get("lon", older.lon), where[0].precision_km)
        where = [Where(older.name_en, older.province, "PK", *point)]
    distinct = list({(one.district, one.province, one.country): one for one in reversed(where)}.values())[::-1]
    return Found(
        place, place + size, words[place].start, words[place + size - 1].end, kind, name, iata, usual, plain, distinct,
        common=key in index().common,
    )  # fmt: skip


def named_after(words: list[Word], found: list[Found], text: str) -> list[Found]:
    """Turn "Kasur" of "Kasur Road" into a weak road, "Quetta" and "Chaman" of "Quetta Chaman Road" into one."""
    lexicon = index().words
    kept: list[Found] = []
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


def _extended(one: Found, words: list[Word], kind: str) -> Found:
    return replace(
        one, kind=kind, weak=True, last=one.last + 1, end=words[one.last].end, name=f"{one.name} {words[one.last].key}"
    )


def _begins_clause(one: Found, words: list[Word], text: str) -> bool:
    return not one.first or bool(_CLAUSE_ENDS & set(text[words[one.first - 1].end : one.start]))


def has_sign(one: Found, found: list[Found], words: list[Word], text: str) -> bool:
    """Whether an everyday word stands as a place: alone, after "in" or "district", or touching another place."""
    if one.first == 0 and one.last == len(words):
        return True
    before = words[one.first - 1].key if one.first else ""
    after = words[one.last].key if one.last < len(words) else ""
    lexicon = index().words
    if before in lexicon["sign_before"] or after in lexicon["sign_after"]:
        return True
    hides = one.last + 1 < len(words) and words[one.last + 1].key.startswith("چھپ")  # "چرس ٹوپی میں چھپائی گئی" is a hat
    if after in lexicon["in_behind"] and not hides and (
        before in lexicon["before_in"] or _begins_clause(one, words, text)
    ):
        return True
    return any(
        (other.last == one.first and not text[other.end : one.start].strip(" ,()-"))
        or (one.last == other.first and not text[one.end : other.start].strip(" ,()-"))
        for other in found
        if other is not one and (not other.common or other.kind == "district")
    )
