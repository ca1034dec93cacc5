"""Names in a laboratory's clause, and the part each plays: found, declared (what it was found in), or sold as (instead)."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from rabta.intake.formats.statement import laboratory_words as words
from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

# Codes that name no substance.
_NO_SUBSTANCE = frozenset({UNKNOWN, "other", "other_tablets", "other_precursor"})
_IN = ("in", "in the", "of the seized", "of the", "of", "within the")
_IN_URDU = ("میں", "کے نمونے", "کے نمونوں", "کا خالص", "کی خالصیت", "کی پیوریٹی", "کا خلوص")
# Tokens over which "no" reaches: "no fentanyl, xylazine or nitazenes".
_REACH = 8
FOUND, DECLARED, INSTEAD = "found", "declared", "instead"


@dataclass(frozen=True, slots=True)
class Named:
    """A name over tokens `first` up to `after`; `beside`: of the table of adulterants, no substance of the house."""

    first: int
    after: int
    name: Found
    code: str
    beside: bool
    part: str = FOUND


@functools.cache
def _book(name: str, phrases: tuple[object, ...]) -> Phrasebook[str]:
    return Phrasebook(one if isinstance(one, tuple) else (str(one), str(one)) for one in phrases)


def book(name: str, phrases: Iterable[object]) -> Phrasebook[str]:
    """The phrasebook of a list of phrases, or of (phrase, entry) pairs, made once."""
    return _book(name, tuple(phrases))


def names_in(view: View, first: int, after: int) -> list[Named]:
    """The names in a clause that are not denied, in order, each with its part."""
    hits = _hits(view, first, after)
    tokens = view.tokens[first:after]
    holds = [first + one[0] for one in book("HOLDS", words.HOLDS).all_in(tokens)]
    told = [Named(*hit, part=_part(view, hit[0], hit[1], hit[4], holds)) for hit in hits]
    named = [one for one in told if not _denied(view, first, after, one)]
    return _lists_alike(view, named)


def _hits(view: View, first: int, after: int) -> list[tuple[int, int, Found, str, bool]]:
    found, place = [], first
    while place < after:
        beside = lexicon.adulterant_book().at(view.tokens, place)
        own = lexicon.substance_book().at(view.tokens, place)
        if beside is not None and (own is None or own[0] <= beside[0]):
            end, code, other = beside[0], beside[1], True
        elif own is not None:
            end, code, other = own[0], own[1].code, False
        else:
            place += 1
            continue
        if code not in _NO_SUBSTANCE and end <= after:
            found.append((place, end, Found(view.words(place, end), (view.span(place, end),)), code, other))
        place = end
    return found


def _part(view: View, first: int, after: int, beside: bool, holds: list[int]) -> str:
    if view.before(first, book("INSTEAD_BEFORE", words.INSTEAD_BEFORE)) is not None:
        return INSTEAD
    if book("INSTEAD_BEHIND", words.INSTEAD_BEHIND).at(view.tokens, min(after, len(view.tokens) - 1)) and after < len(
        view.tokens
    ):
        return INSTEAD
    if beside:
        return FOUND
    ahead = view.before(first, book("in", _IN))
    if ahead is not None and view.key(ahead[0] - 1) not in (
        "presence",
        "traces",
        "trace",
        "consisted",
        "mixture",
        "instead",
        "%",
    ):
        return DECLARED
    if after < len(view.tokens) and book("in_urdu", _IN_URDU).at(view.tokens, after):
        return DECLARED
    return DECLARED if any(after <= place for place in holds) else FOUND


def _denied(view: View, first: int, after: int, one: Named) -> bool:
    """Whether what was looked for is not there: "no fentanyl", "did not find fentanyl", "فینٹانل نہیں ملی"."""
    if one.part != FOUND:
        return False
    for place in range(one.first - 1, max(first, one.first - _REACH) - 1, -1):
        if view.key(place) in words.TURNS:
            break
        if view.key(place) in words.NONE_OF:
            return True
    low = _edge(view, range(one.first - 1, first - 1, -1), first)
    high = _edge(view, range(one.after, after), after)
    return any(
        view.key(place) in words.NOT_URDU
        or (view.key(place) in words.NOT and {view.key(place + 1), view.key(place + 2)} & words.DENIED)
        for place in range(low, high)
    )


def _edge(view: View, places: range, end: int) -> int:
    """Where the part of a sentence ends in which a name stands."""
    return next((place for place in places if view.key(place) in words.TURNS | {",", "،"}), end)


def _lists_alike(view: View, named: list[Named]) -> list[Named]:
    """Nothing is both declared and found; what is said again is one name, at its first place."""
    declared = {one.code for one in named if one.part == DECLARED}
    kept: list[Named] = []
    for one in named:
        if (one.part == FOUND and one.code in declared) or (one.part, one.code) in {(k.part, k.code) for k in kept}:
            continue
        kept.append(one)
    return kept
