"""What the words say befell the people counted: arrested, deported, killed, injured, rescued, released, or something else.

Only people of whom an arrest is said are figures of arrests. The word that says it governs the number: it stands in the
number's own noun ("2,001 arrests"), right before it ("repatriated 110"), behind it ("110 were deported"), or before it in
the same clause ("arrests in three provinces: 110"); a sentence without such a word speaks as the count before it.
"""

import functools
from dataclasses import dataclass

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.fate_words import FATES, GATHERINGS, NAMES_NO_FATE
from rabta.intake.formats.published.qualifiers import hedges
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import Number, View

HELD = kinds.ARRESTS
# What may stand between an active verb and its number: "arrested a total of 2,001", "the deportation of some 110".
_BETWEEN = frozenset(
    listed("a an the of total some another further also all as many in nearly additional other more than : - –")
)
_SHARING = (
    words.INCLUDING | words.OF_THEM | words.SAMET | frozenset(listed("and or , ، اور و ( — – among with plus as well"))
)
_HELPING = frozenset(
    listed("were was are is been being have has had to get got also later then subsequently all کو بھی کیے کیا")
)
_FROM_AMONG = (("out", "of"), ("of", "the"), ("of", "these"), ("of", "those"), ("among", "the"), ("from", "among"))
_MOST_BETWEEN = 5


@dataclass(frozen=True, slots=True)
class Fate:
    """A word or phrase over tokens `first` up to `after` that says what befell people."""

    first: int
    after: int
    what: str


@functools.cache
def _book() -> Phrasebook[str]:
    barred = [(phrase, "") for phrase in NAMES_NO_FATE]
    return Phrasebook([*barred, *((phrase, what) for what, phrases in FATES.items() for phrase in phrases)])


def fates_in(view: View) -> list[Fate]:
    """Give every word of the text that says what befell people, in order."""
    found = [Fate(first, after, what) for first, after, what in _book().all_in(view.tokens) if what]
    return [each for each in found if not _of_a_gathering(view, each)]


def _of_a_gathering(view: View, fate: Fate) -> bool:
    """Whether it is a meeting that is held: "the session held in Islamabad", "he held talks"."""
    if view.key(fate.first) not in ("held", "holding"):
        return False
    around = [view.key(place) for place in range(fate.first - 4, fate.after + 3)]
    return bool(GATHERINGS.intersection(around))


def fate_of(
    view: View, fates: list[Fate], sentence: Piece, number: Number, noun: tuple[int, int], others: list[int], *,
    labelled: bool,
) -> str | None:  # fmt: skip
    """Give what befell the people that `number` counts (HELD for arrests), None where its sentence does not say.

    `noun`: the tokens of their name; `others`: where other counts of people begin in the sentence; `labelled`: their name
    stands before the number, as in a list.
    """
    here = [each for each in fates if sentence.first <= each.first < sentence.after]
    first, after = min(number.first, noun[0]), max(noun[1], number.after)
    own = [each for each in here if first <= each.first < after and each.what != kinds.OTHERWISE]
    if own:
        return own[-1].what
    if labelled:
        return _before(view, here, number.first) or _behind(view, here, sentence, number, after, others)
    at_once = next((each for each in here if _follows_at_once(view, each, after)), None)
    active = None if at_once is not None else _active(view, here, number)
    nearest = at_once or active
    if nearest is not None:
        return nearest.what
    if is_listed(view, number) and (whole := _before(view, here, number.first)) is not None:
        return whole
    return _behind(view, here, sentence, number, after, others) or _before(view, here, number.first)


def said_at_once(view: View, fates: list[Fate], after: int) -> str | None:
    """Give what is said right behind a bare number: "75 were deported"; None where nothing is, and for arrests."""
    found = next((each for each in fates if _follows_at_once(view, each, after)), None)
    return found.what if found is not None and found.what != HELD and found.first > after else None


def _follows_at_once(view: View, fate: Fate, after: int) -> bool:
    """Whether the word stands right behind the people counted: "110 deported", "110 were later deported"."""
    if fate.what == kinds.OTHERWISE or not 0 <= fate.first - after <= _MOST_BETWEEN:
        return False
    return _HELPING.issuperset(view.key(place) for place in range(after, fate.first))


def _active(view: View, here: list[Fate], number: Number) -> Fate | None:
    """Give the verb or noun right before the number: "repatriated 110", "arrest of as many as 2,001"."""
    hedge = view.before(number.first, hedges())
    place = hedge[0] if hedge else number.first
    reach = place - _MOST_BETWEEN
    while place > reach and view.key(place - 1) in _BETWEEN:
        place -= 1
    return next((each for each in here if each.after == place), None)


def is_listed(view: View, number: Number) -> bool:
    """Whether the count is told as some of those before it: "including 75 foreigners", "of whom 75"."""
    ahead = [view.key(place) for place in range(number.first - 4, number.first)]
    near = next((n for n in range(len(ahead) - 1, -1, -1) if ahead[n] in words.INCLUDING | words.OF_THEM), None)
    return near is not None and not any(key in (",", "،") for key in ahead[near + 1 :])


def _before(view: View, here: list[Fate], place: int) -> str | None:
    """Give what the nearest word before says, in the same clause."""
    for each in reversed([each for each in here if each.after <= place and each.what != kinds.OTHERWISE]):
        between = [view.key(step) for step in range(each.after, place)]
        if words.BREAKS.isdisjoint(between):
            return each.what
        return None
    return None


def _behind(
    view: View, here: list[Fate], sentence: Piece, number: Number, after: int, others: list[int]
) -> str | None:
    """Give what the first word behind says, unless it speaks of another count or of those taken from among these."""
    from_among = _is_taken_from(view, number, after)
    weak = None
    for each in (each for each in here if each.first >= after):
        between = [view.key(step) for step in range(after, each.first)]
        if not words.BREAKS.isdisjoint(between):
            break
        crossed = [other for other in others if after <= other < each.first]
        if crossed and (from_among or not _shares(view, after, crossed)):
            break
        if each.after in view.numbers and view.key(each.first - 1) in ("and", ",", "also", "اور"):
            break  # "... and killed 12": the verb of the next count
        if each.what != kinds.OTHERWISE:
            return each.what
        weak = weak or each.what
    return weak


def _is_taken_from(view: View, number: Number, after: int) -> bool:
    """Whether others are taken from among these: "out of 2,001 accused", "2,001 ملزمان میں سے"."""
    ahead, behind = (view.key(number.first - 2), view.key(number.first - 1)), (view.key(after), view.key(after + 1))
    return ahead in _FROM_AMONG or behind == ("میں", "سے")


def _shares(view: View, after: int, crossed: list[int]) -> bool:
    """Whether the counts between share the verb behind them: "2,001 suspects, including 75 foreigners, arrested"."""
    place = after
    for other in crossed:
        if _SHARING.isdisjoint(view.key(step) for step in range(place, other)):
            return False
        place = other + 1
    return True
