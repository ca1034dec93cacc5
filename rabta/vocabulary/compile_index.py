"""Build the place index: every name under its key, with what it may stand for.

The index is flat (`names`: key -> entry numbers; `longest`: first word -> most words, where more than one), so that
reading it is one JSON parse and finding places is a dictionary look-up per word.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from typing import Any

from rabta.vocabulary.rules.place_names import name_key, sound_key


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


def place_index(entries: list[Entry]) -> dict[str, Any]:
    """Give the index of `entries`.

    `entries` are rows that name their candidates by number in `where`; `names` and `sounds` map a key to the rows that
    carry it (a bare number where there is one); `lower` are names without a capital, `common` those that need a sign.
    """
    merged = _merged(entries)
    names: dict[str, list[int]] = {}
    sounds: dict[str, list[int]] = {}
    common = {name_key(name) for entry in merged for name in entry.common}
    for number, entry in enumerate(merged):
        for key, written in _keys(entry):
            _add(names, key, number)
            sound = _sound_of(key) if written and key not in common else None
            if sound is not None:
                _add(sounds, sound, number)
    where: dict[tuple[Any, ...], int] = {}
    rows = [_row(entry, where) for entry in merged]
    lower = {name_key(name) for entry in merged for name in entry.names if name.isascii() and name.islower()}
    return {
        "entries": rows,
        "where": list(where),
        "names": _single(names),
        "longest": _longest(names),
        "sounds": _single(sounds),
        "longest_sounds": _longest(sounds),
        "lower": sorted(lower),
        "common": sorted(common),
    }


def _keys(entry: Entry) -> Iterator[tuple[str, bool]]:
    """Give the entry's keys, and whether each is as written (True) or a spelling with words joined.

    An airport's names are already made in every combination; they are not joined again.
    """
    for name in entry.names:
        key = name_key(name)
        yield key, True
        if entry.kind != "airport":
            yield from ((joined, False) for joined in _joined(key))


def _add(index: dict[str, list[int]], key: str, number: int) -> None:
    held = index.setdefault(key, [])
    if number not in held:
        held.append(number)


def _single(index: dict[str, list[int]]) -> dict[str, int | list[int]]:
    return {key: numbers[0] if len(numbers) == 1 else numbers for key, numbers in index.items()}


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


def _joined(key: str) -> Iterator[str]:
    """Give the spellings of a key with two neighbouring words, or all, written as one."""
    words = key.split(" ")
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


def _longest(index: dict[str, list[int]]) -> dict[str, int]:
    """Give first word -> most words of a key that begins with it, where that is more than one."""
    longest: dict[str, int] = {}
    for key in index:
        first, *rest = key.split(" ")
        if rest:
            longest[first] = max(longest.get(first, 1), 1 + len(rest))
    return longest


def _row(entry: Entry, where: dict[tuple[Any, ...], int]) -> list[Any]:
    """Give the entry as a row; its candidates are entered in `where` once."""
    places = [where.setdefault(astuple(candidate), len(where)) for candidate in entry.candidates]
    return [entry.kind, entry.name, entry.iata, entry.usual, entry.plain, entry.moved, places]
