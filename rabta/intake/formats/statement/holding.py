"""Holding: whether the words say of people just named that they are held."""

from rabta.intake.formats.statement import people_words as words
from rabta.intake.formats.statement.view import View

SUBSET = frozenset({"including", "incl", "with", "among"})


def in_custody(view: View, place: int) -> bool:
    """Whether "in custody" or "under arrest" stands at the token; drugs come "into the custody of" someone."""
    said = view.key(place), view.key(place + 1)
    if said[0] == "in" and said[1] in _KEEPERS and view.key(place + 2) == "custody":
        return True
    return said in _CUSTODY and view.key(place + 2) not in ("of", "with")


_KEEPERS = frozenset({"police", "anf", "customs", "judicial", "their", "its"})
_CUSTODY = frozenset({("in", "custody"), ("into", "custody"), ("under", "arrest"), ("behind", "bars")})


def held_aside(view: View, place: int, after: int) -> bool:
    """Whether "held" stands behind what is said of one between commas: "the accused, an inhabitant of Tank, was held"."""
    if view.key(place) != ",":
        return False
    closing = next((step for step in range(place + 1, min(place + _ASIDE, after)) if view.key(step) in _ENDS_ASIDE), None)
    if closing is None or view.key(closing) != ",":
        return False
    return view.key(closing + 1) in WAS and held_behind(view, closing + 1, after)[1]


_ASIDE = 10
_ENDS_ASIDE = frozenset(",;.:")
WAS = frozenset({"was", "were", "has", "have", "is"})


def held_behind(view: View, place: int, after: int) -> tuple[int, bool]:
    """Give (token after, whether) "held" stands within the next words of the same clause."""
    among = False
    for step in range(place, min(place + 6, after)):
        among = among or view.key(step) in SUBSET
        if view.key(step) == "held" and step + 1 in view.taken:
            break  # "a bag in D.G. Khan held 2 kg"
        if view.key(step) in words.HELD or in_custody(view, step):
            # Who is told of between, "including a Tanzanian", is a mention of their own.
            return (place if among else step + 1), True
        if view.key(step) in (",", ";", "،", "and", "اور", "in", "from", "with") or step in view.numbers:
            break
    return place, False
