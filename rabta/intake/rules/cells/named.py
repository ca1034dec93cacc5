"""Which thing of the vocabulary a cell names: a substance, a unit, an agency.

A cell is looked up whole first, then without what stands in brackets, then for the longest name inside it.
Answers are remembered: a column holds few different texts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from rabta.vocabulary.rules.agencies import agencies, agency_names
from rabta.vocabulary.rules.scripts import fold_letters, search_key
from rabta.vocabulary.rules.substances import substance_names
from rabta.vocabulary.rules.units import unit_names

_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"[^\W_]+(?:[.&'’][^\W_]+)*", re.UNICODE)
_LONGEST_NAME_WORDS = 6
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class NamedSubstance:
    """A substance code and whether the words leave doubt about it (`ambiguous`) or name `several` substances."""

    code: str
    ambiguous: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency's code and what the cell says beside its name ("PS ANF Karachi": Karachi)."""

    code: str
    beside: str


def _plain(text: str) -> str:
    """The words of a text in one spelling, parted by single spaces."""
    return " ".join(_WORD.findall(search_key(text)))


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """The key under which headers and fixed words are compared: letters and digits only, folded, lower case.

    >>> header_key(" Date of Seizure: "), header_key("DATE_OF_SEIZURE")
    ('dateofseizure', 'dateofseizure')
    """
    return "".join(letter for letter in search_key(text) if letter.isalnum())


@cache
def _substances() -> Mapping[str, NamedSubstance]:
    return {_plain(name.text): NamedSubstance(name.code, name.ambiguous) for name in reversed(substance_names())}


@lru_cache(maxsize=4096)
def substance_of(text: str) -> NamedSubstance | None:
    """The substance that a cell names; None where no name of the vocabulary is in it.

    >>> substance_of("Alprazolam (Xanax)").code
    'benzodiazepine'
    """
    known = _substances()
    for part in _readings(text):
        if part in known:
            return known[part]
    inside = _inside(_plain(text), known)
    if not inside:
        return None
    codes = {found.code for found in inside}
    return inside[0] if len(codes) == 1 else NamedSubstance(inside[0].code, ambiguous=True, several=True)


def _readings(text: str) -> tuple[str, ...]:
    outside = _BRACKETED.sub(" ", text)
    return (_plain(text), _plain(outside), *(_plain(part) for part in _BRACKETED.findall(text)))


def _inside(plain: str, known: Mapping[str, Thing]) -> tuple[Thing, ...]:
    """The things named inside a text, longest names first taken, in the order of the text."""
    words = plain.split()
    found: list[Thing] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME_WORDS, len(words) - at), 0, -1):
            thing = known.get(" ".join(words[at : at + length]))
            if thing is not None:
                found.append(thing)
                at += length
                break
        else:
            at += 1
    return tuple(found)


_NUMBER_WORDS = frozenset({"no", "nos", "number", "numbers", "of", "in", "عدد", "تعداد"})


@cache
def _units() -> Mapping[str, str]:
    return {search_key(name): code for name, code in reversed(unit_names().items())}


@lru_cache(maxsize=4096)
def unit_of(text: str) -> str | None:
    """The code of the unit that a text names, None where the vocabulary has no such unit.

    >>> unit_of("Kgs."), unit_of("Thousand of tablets"), unit_of("zorb")
    ('kg', 'thousand_tablets', None)
    """
    key = search_key(text).strip(" ()[]:;,")
    known = _units()
    found = known.get(key) or known.get(key.rstrip(".")) or known.get(key.replace(".", ""))
    if found is None and " " in key:
        # "nos tablets": the word that only says "number" names no unit beside another.
        rest = " ".join(word for word in key.split() if word.strip(".") not in _NUMBER_WORDS)
        found = known.get(rest) if rest != key else None
    return found


@cache
def _agencies() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, tuple[str, ...]]]:
    """Names -> (code, name as written), and weak names -> the codes that they may mean."""
    strong = {_plain(name): (code, name) for name, code in reversed(agency_names().items())}
    strong.update({_plain(entry.code): (entry.code, entry.code) for entry in agencies()})
    weak: dict[str, tuple[str, ...]] = {}
    for entry in agencies():
        for name in entry.weak_names:
            weak[_plain(name)] = (*weak.get(_plain(name), ()), entry.code)
    return strong, weak


@lru_cache(maxsize=4096)
def agency_of(text: str, *, column_of_agencies: bool) -> NamedAgency | None:
    """The agency that a cell names, None for none or for a name shared by several.

    In a column of agencies case does not matter and a weak name ("Navy") of one Pakistani agency will do; in any other
    column an abbreviation counts only in capitals, so that a village called "Asf" stays a village.
    """
    strong, weak = _agencies()
    plain = _plain(text)
    if column_of_agencies:
        for part in _readings(text):
            if part in strong:
                return NamedAgency(strong[part][0], "")
            if len(weak.get(part, ())) == 1:
                return NamedAgency(weak[part][0], "")
    words = plain.split()
    for length in range(len(words), 0, -1):
        for at in range(len(words) - length + 1):
            name = " ".join(words[at : at + length])
            if name in strong and (column_of_agencies or _stands_in(strong[name][1], text)):
                return NamedAgency(strong[name][0], " ".join(words[:at] + words[at + length :]))
    return None


def _stands_in(name: str, text: str) -> bool:
    """Whether a name of the vocabulary may be meant by this text: an abbreviation must be written in capitals."""
    return not name.isupper() or len(name) > 5 or name in fold_letters(text)
