"""Vehicles taken by the state: only where the words say so. A vehicle in which drugs were found is not yet impounded."""

from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.settings import CUES
from rabta.intake.formats.statement.tokens import WORD, listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

_MORE_NOUNS = frozenset(listed("گاڑیاں veh vehs"))
_OF_THINGS = frozenset(("impounded", "impound", "confiscated"))  # never said of a person
_TAKEN = Phrasebook(
    (phrase, "")
    for phrase in (
        "impounded", "impound", "confiscated", "taken into possession", "taken into custody", "taken in custody",
        "taken into official custody", "seized", "held", "detained", "taken over", "towed away", "in custody",
        "ضبط", "قبضے میں", "قبضہ میں", "تحویل میں", "بند کر", "سرکاری تحویل",
    )
)  # fmt: skip
_BETWEEN = frozenset(
    listed(
        "was were is are has have had been also too and the a an be being used in for their its his it itself both said same"
        " بھی کو کر اور کی کا کے گئی لی لیا اس جس سرکاری پولیس نے"
    )
)
_BEFORE_A_NOUN = frozenset(listed("the a an his their its used same said their and also number two three"))
_REACH = 8
_NEAR = 5


def impounded_in(view: View, first: int, after: int) -> Found | None:
    """The number of vehicles impounded, in a passive ("the car was impounded", "گاڑی ضبط") or with the object behind
    ("impounded the car", "seized two vehicles").
    """
    for place in range(first, after):
        hit = _TAKEN.at(view.tokens, place)
        if hit is None:
            continue
        noun = _noun_before(view, first, place) or _noun_behind(view, hit[0], after)
        if noun is not None:
            number = view.number_ending_at(noun)
            count = int(number.value) if number is not None and number.first not in view.taken else 1
            return Found(count, (view.span(min(noun, place), max(noun + 1, hit[0])),))
    return None


def _noun_before(view: View, first: int, place: int) -> int | None:
    """The vehicle that is the subject of the word at `place`: near it, with nothing else between that could be taken."""
    of_things = view.key(place) in _OF_THINGS
    for step in range(place - 1, max(first - 1, place - (_REACH if of_things else _NEAR) - 1), -1):
        if _is_vehicle(view, step):
            return step
        if not of_things and view.key(step) not in _BETWEEN:
            return None
    return None


def _noun_behind(view: View, after: int, end: int) -> int | None:
    for step in range(after, min(end, after + _NEAR)):
        if _is_vehicle(view, step):
            return step
        number = step in view.numbers
        if not number and view.key(step) not in _BEFORE_A_NOUN and not _is_vehicle(view, step + 1):
            return None
    return None


def _is_vehicle(view: View, place: int) -> bool:
    if place >= len(view.tokens) or view.tokens[place].kind != WORD:
        return False
    return CUES.get(view.key(place)) == "vehicle" or view.key(place) in _MORE_NOUNS
