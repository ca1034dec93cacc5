"""The noun a number counts, where it stands before the number: "Arrests: 2,001", "the number of foreigners stood at 75"."""

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.nations import nation_at, stands_alone
from rabta.intake.formats.published.nouns import THINGS, Noun
from rabta.intake.formats.published.qualifiers import hedges
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import Number, View


def noun_before(view: View, number: Number, sentence: Piece) -> Noun | None:
    """Read "arrests: 2,001", "arrested 2,001", "the number of foreigners stood at 75", "operations conducted – 35"."""
    follows = view.key(number.after)
    if follows[:1].isalpha() and number.after < sentence.after and follows not in _MAY_FOLLOW:
        return None
    line = max(sentence.first, _line_start(view, number.first))
    for step in range(number.first - 1, max(line, number.first - 10) - 1, -1):
        key = view.key(step)
        noun = _label(view, step)
        if noun is not None:
            return noun[0], number.after, noun[1]
        if key not in words.LINKS | words.PEOPLE and key not in _LABEL_WORDS:
            break
    return _tallied(view, number, sentence)


def _tallied(view: View, number: Number, sentence: Piece) -> Noun | None:
    """Read "the number of Afghan nationals arrested in Balochistan and Sindh stood at 110": the noun behind "number of"."""
    hedge = view.before(number.first, hedges())
    place = (hedge[0] if hedge else number.first) - 1
    if view.key(place) == ":":
        return _labelled(view, number, place, sentence)
    if view.key(place) not in words.REACHING:
        return None
    start = next((step for step in range(place - 1, sentence.first - 1, -1) if view.key(step) in words.TALLIES), None)
    if start is None or any(step in view.numbers for step in range(start, place)):
        return None
    for step in range(start + 1, place):
        noun = _label(view, step)
        if noun is not None:
            return noun[0], number.after, noun[1]
    return None


_MAY_FOLLOW = frozenset(
    listed(
        "in from across during and while as with including incl by over on for at of since among so this nationwide"
        " countrywide have has had were was گرفتار ہے ہو رہی تھی بتائی تک"
    )
)  # fmt: skip
_LABEL_WORDS = frozenset(
    {
        "conducted",
        "seized",
        "impounded",
        "registered",
        "made",
        "carried",
        "out",
        "figure",
        "tally",
        "nationals",
        "persons",
        "people",
        ")",
        "(",
        "no",
        ".",
    }
)


def _labelled(view: View, number: Number, colon: int, sentence: Piece) -> Noun | None:
    """Read "Afghan nationals arrested in Balochistan and Sindh besides these: 110": the first noun of the label."""
    start = colon
    while start > sentence.first and view.key(start - 1) not in words.BREAKS and start - 1 not in view.numbers:
        start -= 1
    for step in range(max(start, _line_start(view, number.first)), colon):
        noun = _label(view, step)
        if noun is not None:
            return noun[0], number.after, noun[1]
    return None


def _label(view: View, step: int) -> tuple[str, str | None] | None:
    key = view.key(step)
    for what, book in THINGS:
        if key in book:
            return what, None
    if key in words.ALIENS - words.ALIEN_ADJECTIVES or (
        key in words.ALIEN_ADJECTIVES and view.key(step + 1) in words.PEOPLE
    ):
        return kinds.FOREIGNERS, None
    if key in words.FEMALES:
        return kinds.WOMEN, None
    nation = nation_at(view, step)
    if nation is not None and (stands_alone(view, step) or view.key(step + 1) in words.PEOPLE):
        return kinds.NATIONALS, nation
    return (kinds.ARRESTS, None) if key in words.ARRESTED | words.ACCUSED else None


def _line_start(view: View, place: int) -> int:
    while place > 0 and "\n" not in view.text[view.tokens[place - 1].end : view.tokens[place].start]:
        place -= 1
    return place
