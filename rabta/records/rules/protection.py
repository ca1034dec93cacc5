"""Protected persons: victims, smuggled persons, children and the unsure, who ask for asylum, witnesses.

Their words are a compartment of their own (docs/explain/rights.md). A row of a report is withheld whole where it may name
one of them: the reader finds values, not names, so a part of a row could still hold one. Being protected is absorbing:
what is joined to a protected mention is protected, for as long as it is joined.

Sources: UN Protocol against the Smuggling of Migrants art. 5 and 16; UN Trafficking in Persons Protocol art. 6; Convention
on the Rights of the Child art. 1 and 16; Convention Relating to the Status of Refugees art. 33.
"""

import functools
import hashlib
import hmac
import re
import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from rabta.records.rules.persons import day_of, grounds_of_person
from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.tables import table

WITHHELD = "[withheld: protected person]"
"""What stands for the words, in every view, for whoever does not hold the compartment."""

Grounds = frozenset[str]
"""Why: of victim, smuggled, child, asylum, witness. Empty: nobody protected."""

NOBODY: Grounds = frozenset()
NOT_READ: Grounds = frozenset({"smuggled", "child"})
"""Of a row that records somebody met on the move and was not read: it may be of anybody."""
EVERY_GROUND: Grounds = frozenset({"victim", "smuggled", "child", "asylum", "witness"})


def is_child(age: int | None) -> bool:
    """Whether somebody is treated as a child: under 18, or of unknown age.

    >>> is_child(17), is_child(18), is_child(None)
    (True, False, True)
    """
    return age is None or age < table("protected")["grown_up_at"]


def joined(parts: Iterable[Grounds]) -> Grounds:
    """The grounds of mentions joined into one: all of theirs. Nothing is stored on the whole, so taking a part out again
    gives back exactly what the others had.

    >>> sorted(joined([frozenset(), frozenset({"victim"}), frozenset({"child"})]))
    ['child', 'victim']
    """
    return frozenset().union(*parts)


def grounds_of(read: dict[str, Any] | None, text: str, *, told_by: date | None = None) -> Grounds:
    """Why a row may name somebody protected: by what was read from it, and by its words. `text` is the row's.

    `told_by`: the day by which what it tells had happened, where the row itself gives none.

    >>> sorted(grounds_of(None, "A minor travelling along was placed in care.")), sorted(grounds_of(None, "2 kg of ice"))
    (['child'], [])
    """
    return _by_reading(read or {}, told_by) | _by_words(text)


_SAID_OF_MET = ("legal_ground", "guardian", "remarks", "route", "paid_in", "paid_to")
_OF_A_ROLE = {"victim": "victim", "witness": "witness"}


def grounds_of_met(read: dict[str, Any], *, told_by: date | None = None) -> Grounds:
    """The same for a row of a table of encounters, or of what was stated of facilitators, which says what part somebody had:
    only free words are looked through.

    >>> sorted(grounds_of_met({"encounters": [{"event_role": "facilitator", "protected": False}]}))
    []
    """
    met = [*(read.get("encounters") or []), *(read.get("facilitation") or [])]
    said = " ".join(str(one[name]) for one in met for name in _SAID_OF_MET if one.get(name))
    found = {_OF_A_ROLE.get(one.get("event_role"), "smuggled") for one in met if one["protected"]}
    asks = {"asylum" for one in met if one.get("asylum")}
    young = {"child"} if any(one.get("minors") for one in met) else set()
    day = day_of(read) or told_by
    named = [grounds_of_person(each, on=day) for each in read.get("persons") or []]
    return joined([frozenset(found | asks | young), _by_words(said), *named])


def tells_of_a_child(rows: Iterable[Grounds], *, of_encounters: bool) -> bool:
    """Whether a report goes to its originator and the referral desk alone: a record of encounters with a child in it, or
    with somebody who may be one (Convention on the Rights of the Child art. 16)."""
    return of_encounters and any("child" in grounds for grounds in rows)


def _by_reading(read: dict[str, Any], told_by: date | None) -> Grounds:
    met = [one for one in read.get("encounters") or [] if one.get("protected")]
    named = [m for incident in read.get("incidents") or [] for m in incident.get("mentions") or [] if m.get("protected")]
    found = {"victim" if "traffick" in str(one.get("what") or "") else "smuggled" for one in met}
    found |= {"child" for one in met if one.get("minors")} | {"victim" for _ in named}
    day = day_of(read) or told_by
    return joined([frozenset(found), *(grounds_of_person(each, on=day) for each in read.get("persons") or [])])


def _by_words(text: str) -> Grounds:
    key = f" {_words_alone(search_key(text))} "
    for phrase in _not_persons():
        key = key.replace(f" {phrase} ", "  ")
    found = {code for code, words in _words().items() if any(f" {word} " in key for word in words)}
    return frozenset(found | ({"child"} if any(is_child(age) for age in _ages(text)) else set()))


def _words_alone(key: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in key).split())


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    grounds = table("protected")["grounds"]
    return {each["code"]: tuple(_words_alone(search_key(word)) for word in each["words"]) for each in grounds}


@functools.cache
def _not_persons() -> tuple[str, ...]:
    return tuple(_words_alone(search_key(phrase)) for phrase in table("protected")["but"])


@functools.cache
def _age_shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape, re.IGNORECASE) for shape in table("protected")["ages"])


def _ages(text: str) -> Iterable[int]:
    for shape in _age_shapes():
        yield from (int(found.group(1)) for found in shape.finditer(text))


_OPEN = ("kind", "language", "date", "agency", "nil", "row")
_OPEN_INCIDENT = (
    "incident_no", "agencies", "roles", "date", "occurred", "district", "province", "country", "airport_iata", "setting",
    "flight", "vehicles_impounded", "value", "operations", "recap", "confidence", "case_number", "record_number",
)  # fmt: skip
_OPEN_LINE = ("substance_code", "quantity", "unit", "approx", "approx_direction", "weight_kind", "ambiguous", "instead_of")
_OPEN_ARRESTS = ("total", "foreigners", "women", "nationalities")


def open_reading(read: dict[str, Any] | None) -> dict[str, Any] | None:
    """What of a withheld row's reading everybody who sees the report may see: codes, numbers and days, never words.

    Counting works on this part alone, so that the words of a protected person move no number.
    """
    if read is None:
        return None
    stated = {name: value for name, value in (read.get("stated") or {}).items() if not isinstance(value, str)}
    return {**_only(read, _OPEN), "stated": stated, "incidents": [open_incident(i) for i in read.get("incidents") or []]}


def open_incident(incident: dict[str, Any]) -> dict[str, Any]:
    """The same of one incident."""
    lines = [{**_only(line, _OPEN_LINE), "name_text": ""} for line in incident.get("substances") or []]
    return {
        **_only(incident, _OPEN_INCIDENT), "substances": lines,
        "arrests": _only(incident.get("arrests") or {}, _OPEN_ARRESTS),
    }  # fmt: skip


def _only(whole: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: whole[name] for name in names if name in whole}


def keyed_hash(key: bytes, what: str, content: bytes) -> bytes:
    """HMAC-SHA256 of withheld content: equal content meets itself, and nobody without the key tries guesses against it."""
    return hmac.new(key, what.encode() + b"\x00" + content, hashlib.sha256).digest()


def place_key(key: bytes, place_text: str) -> uuid.UUID | None:
    """What stands for a withheld place, so that the same place told twice is still one; None where none was stated."""
    place = place_text.casefold().strip().encode("utf-8", "surrogatepass")
    return uuid.UUID(bytes=keyed_hash(key, "place", place)[:16], version=4) if place else None


def open_problem(problem: dict[str, Any] | None, fate: str) -> dict[str, Any] | None:
    """What is said of a withheld row that was not read: that of a repeat names a report, anything else may quote the row."""
    if problem is None or fate == "repeated":
        return problem
    return {"rule": "its words are withheld: they may name a protected person", "next_step": ""}
