"""Parts of figures about persons on the move: kind of encounter, outcome, countries of the journey, nationality."""

import functools
from collections.abc import Callable

from rabta.briefing.rules.figure_kind import PartName
from rabta.vocabulary.rules.encounters import Word, kinds, outcomes
from rabta.vocabulary.rules.gazetteer import countries, places_in_urdu

KIND, OUTCOME, ROUTE, NATIONALITY = "kind:", "outcome:", "route:", "nationality:"
NOT_STATED, UNKNOWN, ANY_END = "not_stated", "unknown", "?"
_NOT_STATED = {
    KIND: PartName(key=f"{KIND}{NOT_STATED}", label="Kind of encounter not stated"),
    ROUTE: PartName(key=f"{ROUTE}{NOT_STATED}", label="Journey not stated"),
    NATIONALITY: PartName(key=f"{NATIONALITY}{UNKNOWN}", label="Nationality unknown, or not documented"),
}


def part_on_the_move(stored: str) -> PartName:
    """The part of this key: `kind:sea_rescue`, `outcome:referred`, `route:PK>IR`, `nationality:AF`, or what is not stated.

    Raises KeyError for any other. A route is of countries; `?` is an end that nobody stated.

    >>> part_on_the_move("route:PK>?").label, part_on_the_move("nationality:AF").label
    ('Pakistan → not stated', 'documented as nationals of Afghanistan')
    """
    begins, code = _parted(stored)
    if code in (NOT_STATED, UNKNOWN) and _NOT_STATED.get(begins, PartName(key="", label="")).key == stored:
        return _NOT_STATED[begins]
    return _NAMED[begins](stored, code)


def parts_named(own: dict[str, PartName]) -> Callable[[str], PartName]:
    """What names the parts of a figure that has these of its own beside those of this module."""
    return lambda stored: own[stored] if stored in own else part_on_the_move(stored)


def parts_stored(own: dict[str, PartName]) -> Callable[[str], str]:
    """Stored under their own keys. Raises KeyError for no such part."""
    named = parts_named(own)
    return lambda key: named(key).key


def _parted(stored: str) -> tuple[str, str]:
    begins, mark, code = stored.partition(":")
    if f"{begins}{mark}" not in _NAMED:
        raise KeyError(stored)
    return f"{begins}{mark}", code


def _word(words: Callable[[], tuple[Word, ...]]) -> Callable[[str, str], PartName]:
    def named(stored: str, code: str) -> PartName:
        word = {one.code: one for one in words()}[code]
        return PartName(key=stored, label=word.name_en, label_ur=word.name_ur)

    return named


def _route(stored: str, code: str) -> PartName:
    ends = [_country(each) for each in code.split(">")]
    if not any(code.split(">")) or code == ANY_END:
        raise KeyError(stored)
    urdu = [_in_urdu(each) for each in ends]
    return PartName(key=stored, label=" → ".join(ends), label_ur=" ← ".join(urdu))


def _nationality(stored: str, code: str) -> PartName:
    if code == ANY_END:
        raise KeyError(stored)
    return PartName(key=stored, label=f"documented as nationals of {_country(code)}")


@functools.cache
def _country(code: str) -> str:
    """A country's name, else its code. Raises KeyError for what is no ISO 3166-1 code of two letters."""
    if code == ANY_END:
        return "not stated"
    if not (len(code) == 2 and code.isascii() and code.isupper()):
        raise KeyError(code)
    return {**countries(), "PK": "Pakistan"}.get(code, code)


def _in_urdu(country: str) -> str:
    return {"not stated": "نامعلوم", "Pakistan": "پاکستان", **places_in_urdu()}.get(country, country)


_NAMED: dict[str, Callable[[str, str], PartName]] = {
    KIND: _word(kinds), OUTCOME: _word(outcomes), ROUTE: _route, NATIONALITY: _nationality,
}  # fmt: skip
