"""Persons met on the move: kinds of encounter, roles in one event, outcomes, and what counts as a child."""

import functools
from dataclasses import dataclass

from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.tables import table

GROWN_UP, YOUNG, UNSURE = "adult", "child", "unsure"
LONGEST_LIFE = 120  # years


@dataclass(frozen=True)
class Word:
    """One code with its names. `protected`: of a role, whether a person in it is protected."""

    code: str
    name_en: str
    name_ur: str
    protected: bool = False


@functools.cache
def kinds() -> tuple[Word, ...]:
    """The kinds of encounter, in the order of the table."""
    return _words("kinds")


@functools.cache
def roles() -> tuple[Word, ...]:
    """What part somebody had in one event: never a person's part for good."""
    return _words("roles")


@functools.cache
def outcomes() -> tuple[Word, ...]:
    """What became of a person at the encounter."""
    return _words("outcomes")


@functools.cache
def stated(part: str) -> tuple[Word, ...]:
    """The words of what is stated of those who smuggle: `parts`, `stated_by`, `modes`, `channels`, `payers`."""
    return _words(part)


def code_of(part: str, said: str) -> str | None:
    """The code that a cell names, of `kinds`, `roles`, `outcomes` or a part of `stated`; None where it names none.

    >>> code_of("kinds", "Off-loading"), code_of("roles", "migrant"), code_of("outcomes", "escaped")
    ('refused_boarding', 'smuggled_person', None)
    """
    return _keys(part).get(_key(said))


def age_said(said: str) -> str | None:
    """`adult`, `child` or `unsure` for an age as an officer gives it; None where the words give none.

    A number below 18 is a child; "about 17 or 18" is no number, and whoever is unsure writes unsure.

    >>> age_said("34"), age_said("17"), age_said("18+"), age_said("unknown"), age_said("maybe")
    ('adult', 'child', 'adult', 'unsure', None)
    """
    key = _key(said)
    if key.isdigit() and len(key) < 4 and int(key) <= LONGEST_LIFE and "+" not in said:
        return YOUNG if int(key) < table("protected")["grown_up_at"] else GROWN_UP
    return next((age for age, words in table("encounters")["ages"].items() if key in {_key(each) for each in words}), None)


def no_offence_in(said: str) -> str | None:
    """What in these words only follows from having been smuggled or trafficked; None where nothing does.

    >>> no_offence_in("Irregular entry, section 4"), no_offence_in("robbery, section 392")
    ('irregular entry', None)
    """
    key = _key(said)
    return next((word for word in table("encounters")["no_offence"] if f" {_key(word)} " in f" {key} "), None)


def _words(part: str) -> tuple[Word, ...]:
    return tuple(
        Word(row["code"], row["name_en"], row["name_ur"], row.get("protected", False)) for row in table("encounters")[part]
    )


@functools.cache
def _keys(part: str) -> dict[str, str]:
    return {
        _key(word): row["code"]
        for row in table("encounters")[part]
        for word in (row["code"].replace("_", " "), row["name_en"], row["name_ur"], *row["words"])
    }


def _key(said: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in search_key(said)).split())
