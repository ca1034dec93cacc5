"""People who are mentioned but not arrested: in protective custody, customers, the families of those held."""

import functools

from rabta.intake.formats.statement import people_words as words
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.view import View


def places_of_others(view: View, first: int, after: int) -> set[int]:
    """Places of people who are not arrested: protective custody, customers, families of those held."""
    barred: set[int] = set()
    for begin, end, said in phrases_of("NOT_ARRESTS").all_in(view.tokens[first:after]):
        if said in _OF_THE_HELD and _held_beside(view, first + begin, first + end, first, after):
            continue
        reach = range(first + begin - 8, first + end + 4)
        if said in _HARMED:  # "two were arrested and one was killed"
            held = [step for step in range(first, first + begin) if view.key(step) in words.HELD]
            reach = range(max([reach.start, *(step + 1 for step in held)]), reach.stop)
        barred.update(place for place in reach if _same_clause(view, place, first + begin))
    for place in range(first, after):
        if view.key(place) == "among" and place + 1 + (view.key(place + 1) == "the") in view.numbers:
            continue  # "two women among five held"
        if view.key(place) == "among" and view.key(place + 1) in ("them", "whom", "these", "those"):
            continue
        if view.key(place) in words.NOT_PERSONS_AFTER:
            barred.update(range(place, place + 5))
    return barred


# What may be said of people who are held all the same.
_OF_THE_HELD = frozenset(
    {"family of", "wanted", "without papers", "without travel documents", "without documents", "undocumented"}
)
_HARMED = frozenset({"killed", "injured"})


def _held_beside(view: View, begin: int, end: int, first: int, after: int) -> bool:
    """Whether the people are said to be held: "11 persons wanted in four cases were arrested"."""
    ahead, behind = range(max(first, begin - 12), begin), range(end, min(end + 14, after))
    return any(view.key(step) in words.HELD for step in (*ahead, *behind))


def _same_clause(view: View, place: int, other: int) -> bool:
    low, high = sorted((place, other))
    return low >= 0 and not any(view.key(p) in (",", ";", ".", "،", "۔") for p in range(low, high))


@functools.cache
def phrases_of(name: str) -> Phrasebook[str]:
    return Phrasebook((phrase, phrase) for phrase in getattr(words, name))
