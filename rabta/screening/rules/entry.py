"""An entry of a watch-list: what it must say, what must never be listed, and when two entries are one.

Sources: UN Protocol against the Smuggling of Migrants art. 5 and Trafficking Protocol art. 6 (whom they protect is never
put on a list); Convention on the Rights of the Child art. 1; ICAO Doc 9303 for document numbers, as
`deconfliction.rules.identifiers` brings them to one form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rabta.deconfliction.rules.identifiers import WHY_NOT, Identifier, normalised
from rabta.records.rules.persons import born_between
from rabta.records.rules.protection import grounds_of, is_child
from rabta.vocabulary.rules.scripts import fold_digits, search_key

LONGEST = 200
LONGEST_WORDS = 1000
OLDEST = 120
BORN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class EntryKind(StrEnum):
    """What is listed."""

    PERSON = "person"
    DOCUMENT = "document"
    PHONE = "phone"
    ADDRESS = "address"


class Why(StrEnum):
    """What it is listed for. There is no word for who was smuggled, harmed or heard as a witness: they are not listed."""

    WANTED = "wanted"
    COURIER = "courier"
    FACILITATOR = "facilitator"
    TRAFFICKER = "trafficker"
    RECRUITER = "recruiter"
    LOST = "lost"
    STOLEN = "stolen"
    FORGED = "forged"
    CANCELLED = "cancelled"


OF_PERSONS = (Why.WANTED, Why.COURIER, Why.FACILITATOR, Why.TRAFFICKER, Why.RECRUITER)
FOR: dict[EntryKind, tuple[Why, ...]] = {
    EntryKind.PERSON: OF_PERSONS, EntryKind.DOCUMENT: (Why.LOST, Why.STOLEN, Why.FORGED, Why.CANCELLED),
    EntryKind.PHONE: OF_PERSONS, EntryKind.ADDRESS: OF_PERSONS,
}  # fmt: skip
NUMBERED = (Identifier.CNIC, Identifier.PASSPORT, Identifier.DOCUMENT)
KNOWN_BY: dict[EntryKind, tuple[Identifier, ...]] = {
    EntryKind.PERSON: (*NUMBERED, Identifier.PHONE, Identifier.ADDRESS), EntryKind.DOCUMENT: NUMBERED,
    EntryKind.PHONE: (Identifier.PHONE,), EntryKind.ADDRESS: (Identifier.ADDRESS,),
}  # fmt: skip
Wrong = tuple[str, str]
"""The field that breaks a rule, and the rule."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One entry as an officer gives it. `identifiers`: kind and number as written; `born`: 1988, 1988-05 or 1988-05-31.

    `adult`: the officer states that it is a grown-up where no birth date says so. `about_others`: the reason names
    victims or children because it is about who harmed them.
    """

    kind: EntryKind
    why: Why
    name: str = ""
    father: str = ""
    born: str = ""
    adult: bool = False
    identifiers: tuple[tuple[Identifier, str], ...] = ()
    issuer: str = ""
    reason: str = ""
    reference: str = ""
    about_others: bool = False


def why_not(listed: Listed, *, today: date) -> Wrong | None:
    """The first field that breaks a rule, and the rule; None where the entry may be made."""
    rules = [
        *((name, len(getattr(listed, name)) <= LONGEST, f"at most {LONGEST} characters")
          for name in ("name", "father", "issuer", "reference")),
        ("reason", bool(listed.reason.strip()), "it is needed"),
        ("reason", len(listed.reason) <= LONGEST_WORDS, f"at most {LONGEST_WORDS} characters"),
        ("why", listed.why in FOR[listed.kind], f"one of {', '.join(FOR[listed.kind])}"),
        ("issuer", not listed.issuer or bool(re.fullmatch(r"[A-Z]{3}", listed.issuer)), "three letters, such as PAK"),
    ]  # fmt: skip
    broken = next(((name, rule) for name, holds, rule in rules if not holds), None)
    return broken or _numbers(listed) or _person(listed, today) or _words(listed)


def _numbers(listed: Listed) -> Wrong | None:
    for kind, written in listed.identifiers:
        if kind not in KNOWN_BY[listed.kind]:
            return str(kind), f"an entry of this kind is known by {', '.join(KNOWN_BY[listed.kind])}"
        if len(written) > LONGEST:
            return str(kind), f"at most {LONGEST} characters"
        if normalised(kind, written) is None:
            return str(kind), WHY_NOT[kind]
    if listed.kind is not EntryKind.PERSON and len(listed.identifiers) != 1:
        return str(KNOWN_BY[listed.kind][0]), "an entry of this kind has exactly one number or address"
    return None


def _person(listed: Listed, today: date) -> Wrong | None:
    if listed.kind is not EntryKind.PERSON:
        return None
    if sum(sign.isalpha() for sign in listed.name) < 2:
        return "name", "it is needed"
    if not listed.born:
        return None if listed.adult else ("born", "a birth date, or a statement that it is a grown-up")
    latest = latest_birth(listed.born)
    if latest is None or _age(latest, today) > OLDEST:
        return "born", "a year, a month or a day such as 1988, 1988-05 or 1988-05-31"
    if latest > today:
        return "born", "a day that is past"
    if is_child(_age(latest, today)):
        return "born", "nobody under 18, or perhaps under 18, is put on a watch-list: tell the protection desk"
    return None


def _words(listed: Listed) -> Wrong | None:
    """Words that name somebody protected: who is listed may be the one who harmed them, and then says so."""
    if listed.about_others or not grounds_of(None, f"{listed.name}. {listed.reason}"):
        return None
    return "reason", (
        "it speaks of a victim, a smuggled person, a child, asylum or a witness, and these are never put on a watch-list; "
        "where it is about who harmed them, say so"
    )


def latest_birth(born: str) -> date | None:
    """The last day on which somebody born so may have been born; None where it is no date.

    >>> latest_birth("2007"), latest_birth("2007-02"), latest_birth("7 May")
    (datetime.date(2007, 12, 31), datetime.date(2007, 2, 28), None)
    """
    days = born_between(fold_digits(born.strip())) if BORN.fullmatch(fold_digits(born.strip())) else None
    return days[1] if days else None


def earliest_birth(born: str) -> date | None:
    """The first such day.

    >>> earliest_birth("2007"), earliest_birth("")
    (datetime.date(2007, 1, 1), None)
    """
    days = born_between(fold_digits(born.strip())) if BORN.fullmatch(fold_digits(born.strip())) else None
    return days[0] if days else None


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def said_in_one_way(listed: Listed) -> str:
    """The entry in one form: two that say the same are one entry of a list. A person by name, father, birth and numbers."""
    numbers = sorted(f"{family(kind)} {normalised(kind, written)}" for kind, written in listed.identifiers)
    if listed.kind is not EntryKind.PERSON:
        return f"{listed.kind} {numbers[0]}"
    words = (search_key(listed.name), search_key(listed.father), fold_digits(listed.born.strip()))
    return " | ".join((str(listed.kind), *(" ".join(word.split()) for word in words), *numbers))


def family(kind: Identifier) -> str:
    """Under what a number is matched: a passport that somebody calls a document is still the same number."""
    return "document" if kind in (Identifier.PASSPORT, Identifier.DOCUMENT) else str(kind)


def numbers_in(texts: Sequence[tuple[Identifier, str]]) -> tuple[tuple[Identifier, str], ...]:
    """What of these is filled in."""
    return tuple((kind, written.strip()) for kind, written in texts if written.strip())
