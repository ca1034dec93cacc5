"""People told of by what they are to one another: "a man and his wife", "father and son", "held along with his helper"."""

from rabta.intake.formats.statement import people_words as words
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

KIN = frozenset(
    listed(
        "wife husband son daughter mother father brother sister nephew niece cousin uncle aunt companion friend partner"
        " agent assistant mate servant spouse fiancee relative"
    )
)
WHOSE = frozenset({"his", "her", "their"})
_PAIRS = frozenset(
    tuple(listed(pair))
    for pair in ("میاں بیوی", "باپ بیٹے", "باپ بیٹا", "باپ بیٹی", "ماں بیٹے", "ماں بیٹا", "ماں بیٹی", "بہن بھائی")
)
_ADJECTIVES = frozenset(listed("clearing young minor elder younger alleged female teenage"))
_AGED = frozenset(listed("aged age ages عمر عمریں"))
_BETWEEN_AGES = frozenset(listed("and , - – about around between to اور"))
_MOST_AGES = 10
_WITH = frozenset({"and", "&", "with"})


def pair_at(view: View, place: int) -> int | None:
    """Give the token behind two who are told of together ("father and son", "mother and her son"), None for none."""
    if (view.key(place), view.key(place + 1)) in _PAIRS:
        return place + 2
    other = place + 2 + (view.key(place + 2) in WHOSE)
    if view.key(place) in KIN and view.key(place + 1) in ("and", "&") and view.key(other) in KIN:
        return other + 1
    return None


def joins(view: View, place: int) -> bool:
    """Whether one is told of as with the one before: "a man and his wife", "the driver, along with his helper"."""
    if view.key(place) not in KIN | words.SINGULAR:
        return view.key(place) == "ساتھی" and view.key(place - 1) == "اور"
    if view.key(place) in KIN:
        ahead = place - 1 - (view.key(place - 1) == "a")
        if view.key(ahead) == "and" and view.key(ahead - 1) in words.SINGULAR:
            return True  # "driver and wife", "the driver and a companion"
    whose = place - 1 - (view.key(place - 1) in _ADJECTIVES)
    return view.key(whose) in WHOSE and view.key(whose - 1) in _WITH


def is_held(view: View, place: int) -> bool:
    """Whether the words arrest one by what he is to another: "arrested his companion"."""
    return view.key(place) in KIN and view.key(place - 1) in WHOSE and view.key(place - 2) in words.HELD


def is_age(view: View, after: int) -> bool:
    """Whether the number that ends before token `after` is somebody's age: "a 60-year-old man", "aged 15 and 17"."""
    ahead = after - 2
    while (view.key(ahead) in _BETWEEN_AGES or ahead in view.numbers) and after - ahead < _MOST_AGES:
        ahead -= 1
    if view.key(ahead) in _AGED:
        return True
    step = after + (view.key(after) in ("-", "–"))
    return view.key(step) in ("سالہ", "yearold") or (
        view.key(step) in ("year", "years") and "old" in (view.key(step + 1), view.key(step + 2))
    )
