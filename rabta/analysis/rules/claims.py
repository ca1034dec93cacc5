"""Where drugs came from and were bound for: what reports claim, each claim with the grade its agency gave the report.

A claim is somebody's word, never a finding. Of the claims of one event those that are well graded are heard first; where the
claims heard name more than one place, the event is told as one whose reports differ, and no place is chosen.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rabta.vocabulary.rules.places import find_places

NOT_STATED, DIFFER, SEVERAL, UNREAD = "not_stated", "differ", "several", "unread"
"""No report says; reports differ; one report names several; no gazetteer knows the words."""
TOLD = (NOT_STATED, DIFFER, SEVERAL, UNREAD)
PAKISTAN = "PK"
_NOTHING = re.compile(r"(?:not (?:stated|known)|unknown|none|n/?a|nil|[-–—?.]*)\Z")
_VIA = re.compile(r"\bvia\b|براستہ", re.IGNORECASE)
_HERE = re.compile(r"\bpakistan\b|پاکستان", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What one report says of one end of the way, with the grading of that report: source A, B, C, X; information 1-4."""

    words: str
    source: str
    information: int

    @property
    def is_well_graded(self) -> bool:
        """Whether the source is A or B (always or mostly reliable) and the information 1 or 2; never averaged."""
        return self.source in "AB" and self.information in (1, 2)

    def grade(self) -> str:
        """As people write it: B2."""
        return f"{self.source}{self.information}"


@dataclass(frozen=True)
class End:
    """One end of an event's way: the key of a place, or one of TOLD; whether it rests on a well graded claim; what was
    named on the way (`via`), as keys."""

    place: str
    well_graded: bool = False
    via: tuple[str, ...] = ()


def settled(claims: Iterable[Claim], *, well_graded_only: bool = False) -> End:
    """What the claims of one event come to. Order changes nothing.

    >>> settled([Claim(words="Dubai", source="B", information=2), Claim(words="Jeddah", source="X", information=4)]).place
    'AE'
    >>> settled([Claim(words="Dubai", source="B", information=2), Claim(words="Jeddah", source="A", information=1)]).place
    'differ'
    """
    read = [(place_claimed(one.words), one.is_well_graded) for one in claims]
    said = [(place, via, well) for (place, via), well in read if place != NOT_STATED]
    well = [one for one in said if one[2]]
    heard = well or ([] if well_graded_only else said)
    places = {place for place, _, _ in heard}
    if not places:
        return End(NOT_STATED)
    place = places.pop() if len(places) == 1 else DIFFER
    return End(place, bool(well), tuple(sorted({via for _, via, _ in heard if via})))


def place_claimed(words: str) -> tuple[str, str]:
    """The key of the place that words name, and of the one named on the way to it ("" where none is).

    A country by its code, a province of Pakistan as PK/Sindh; Pakistan alone is PK.

    >>> place_claimed("London via Doha"), place_claimed("Quetta"), place_claimed("Karachi and Lahore")
    (('GB', 'QA'), ('PK/Balochistan', ''), ('several', ''))
    """
    first, *rest = _VIA.split(words, maxsplit=1)
    on_the_way = _named(rest[0]) if rest else NOT_STATED
    return _named(first), "" if on_the_way in TOLD else on_the_way


def _named(words: str) -> str:
    bare = words.strip()
    if _NOTHING.match(bare.casefold()):
        return NOT_STATED
    found = {_key(hit.country, hit.province) for hit in find_places(bare) if hit.country or hit.province}
    if not found:
        return PAKISTAN if _HERE.search(bare) else UNREAD
    return found.pop() if len(found) == 1 else SEVERAL


def _key(country: str | None, province: str | None) -> str:
    if country not in (None, PAKISTAN):
        return str(country)
    return f"{PAKISTAN}/{province}" if province else PAKISTAN
