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
    start = _behind_rise(view, number)
    risen = start < number.first and follows == "to"
    if follows[:1].isalpha() and number.after < sentence.after and follows not in _MAY_FOLLOW and not risen:
        return None
    line = max(sentence.first, _line_start(view, number.first))
    for step in range(start - 1, max(line, start - 10) - 1, -1):
        key = view.key(step)
        noun = _label(view, step)
        if noun is not None:
            return noun[0], number.after, noun[1]
        rising = start < number.first and key in _RISING
        if key not in words.LINKS | words.PEOPLE and key not in _LABEL_WORDS and not rising:
            break
    return _tallied(view, number, sentence)


_RISING = frozenset(
    listed(
        "rose rise risen increased increase climbed jumped grew grown went up fell fallen fall dropped declined"
        " surged swelled from to have has had sharply by slightly"
    )
)


def _behind_rise(view: View, number: Number) -> int:
    """Give where the label of "arrests rose from 1,800 to 2,001" ends, for both numbers; else where the number begins."""
    place = number.first
    if view.key(place - 1) == "to" and (lower := view.number_ending_at(place - 1)) is not None:
        place = lower.first
    return place - 1 if view.key(place - 1) == "from" and view.key(place - 2) in _RISING else number.first


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
        " countrywide have has had were was گرفتار ہے ہو رہی تھی بتائی تک رہا رہے تھے ہیں بنتی بنی"
        " پہنچ ہوئی ہوگئی جا ریکارڈ"
    )
)  # fmt: skip
_LABEL_WORDS = frozenset(
    listed(
        "conducted seized impounded registered made carried out figure tally nationals persons people ) ( no . شدگان ہونے"
        " والوں والے گئے جانے کیے لوگوں اب"
    )
)


def _labelled(view: View, number: Number, colon: int, sentence: Piece) -> Noun | None:
    """Read "Afghan nationals arrested in Balochistan and Sindh besides these: 110": the first noun of the label."""
    start = colon
    while start > sentence.first and view.key(start - 1) not in words.BREAKS and not _counts(view, start - 1):
        start -= 1
    for step in range(max(start, _line_start(view, number.first)), colon):
        noun = _label(view, step)
        if noun is not None:
            return noun[0], number.after, noun[1]
    return None


def _counts(view: View, place: int) -> bool:
    """Whether a number stands here that counts something of the list: not the three of "three provinces"."""
    number = view.numbers.get(place)
    return number is not None and view.key(number.after) not in words.MEASURES


def _label(view: View, step: int) -> tuple[str, str | None] | None:
    key = view.key(step)
    for what, book in THINGS:
        if key in book:
            return what, None
    alone = (view.key(step - 1), key) == ("غیر", "ملکی") and not view.key(step + 1)[:1].isalpha()
    if key in words.ALIENS - words.ALIEN_ADJECTIVES or alone or (
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
