"""Names of travellers as bookings write them: surname and given names in one, with a title run on to the end."""

import re
from dataclasses import dataclass

TITLES = ("MSTR", "MISS", "MRS", "MR", "MS", "DR", "CHD", "INF", "PROF", "CAPT", "SIR", "HAJI", "SYED", "REV", "ENGR")
_RUN_ON = ("MSTR", "MISS", "MRS", "MS", "MR", "CHD", "INF")
_LEADING = ("MSTR", "MISS", "MRS", "MR")
_NAMES_IN_MS = {"WILLIAMS", "ADAMS", "ABRAMS", "SIMMS", "SIMS", "TIMMS", "HELMS", "GRAHAMS"}
_BRACKETS = re.compile(r"\(([A-Z]{2,4})\)\s*$")
YOUNG = {"MSTR": "child", "CHD": "child", "INF": "infant"}
"""Titles that say somebody is a child. MISS may be a woman's."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, in capitals or the script it came in; `title` as written, empty where there is none."""

    surname: str
    given: str
    title: str

    @property
    def whole(self) -> str:
        """Given names, then the surname."""
        return f"{self.given} {self.surname}".strip()


def titled(given: str) -> tuple[str, str]:
    """Given names without their title, and the title.

    A title written apart is always one; run on to a name it is one where at least two letters are left before it.

    >>> titled("IMRAN MR"), titled("JOHNMR"), titled("OMAR"), titled("MRJONATHON"), titled("SAMRMSTR")
    (('IMRAN', 'MR'), ('JOHN', 'MR'), ('OMAR', ''), ('JONATHON', 'MR'), ('SAMR', 'MSTR'))
    """
    words = given.split()
    if not words:
        return "", ""
    bare = words[-1].strip(".()").upper()
    if len(words) > 1 and bare in TITLES:
        return " ".join(words[:-1]), bare
    first = words[0].strip(".()").upper()
    if len(words) > 1 and first in TITLES and first not in ("SYED", "HAJI"):
        return " ".join(words[1:]), first
    return _run_on(" ".join(words))


def _run_on(given: str) -> tuple[str, str]:
    last = given.split()[-1].upper()
    for title in _RUN_ON:
        stem = last[: -len(title)]
        if last.endswith(title) and len(stem) >= 3 and last not in _NAMES_IN_MS:
            return given[: len(given) - len(title)].strip(), title
    if " " not in given:
        for title in _LEADING:
            if (
                given.upper().startswith(title)
                and len(given) - len(title) >= 5
                and given[len(title)].upper() not in "AEIOUY"
            ):
                return given[len(title) :], title
    return given, ""


def name_of(text: str) -> Name:
    """The name of one cell: "KHAN/IMRAN MR", "KHAN, IMRAN", "Mr. Imran Khan"; the script is kept.

    Without a stroke or comma the last word is taken for the surname.

    >>> name_of("KHAN/IMRAN MR"), name_of("Mr. Imran Ahmad Khan").given
    (Name(surname='KHAN', given='IMRAN', title='MR'), 'Imran Ahmad')
    """
    plain = _BRACKETS.sub(r" \1", text.strip())
    for mark in ("/", ",", "،"):
        surname, found, given = plain.partition(mark)
        if found:
            bare, title = titled(given.replace("/", " ").strip())
            return Name(surname.strip(), bare, title)
    bare, title = titled(plain)
    words = bare.split()
    return Name(words[-1], " ".join(words[:-1]), title) if words else Name("", "", title)


def squeezed(name: str) -> str:
    """A name without spaces and joints, in capitals: what line breaks and spellings of one booking have in common.

    >>> squeezed("Testsurna MEONE")
    'TESTSURNAMEONE'
    """
    return "".join(sign for sign in name.upper() if sign.isalnum())
