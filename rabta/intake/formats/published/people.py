"""Counts of people and of what was done: arrests, foreigners, women, nationals, operations, cases, vehicles ..."""

from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.nations import nation_at, nation_of_nationals, stands_alone
from rabta.intake.formats.published.qualifiers import hedges, qualifier_at
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import HYPHENS, WORD, listed
from rabta.intake.formats.statement.view import Number, View

MOST = 10**9
# How far behind a number its noun may stand: "2,001 suspected members of drug peddling networks arrested".
_REACH = 6
_STOPS = frozenset({".", ";", ":", "؛", "۔", "?", "!", "(", "“", "”", "—"})
_BEFORE_NOUN = frozenset(
    {"in", "from", "at", "during", "near", "on", "by", "for", "after", "against", "under", "نے", "سے", "with", "worth"}
)
_UNITS = {
    kinds.OPERATIONS: "operation", kinds.CASES: "case", kinds.VEHICLES: "vehicle", kinds.VESSELS: "vessel",
    kinds.LABORATORIES: "laboratory",
}  # fmt: skip
_THINGS = (
    (kinds.OPERATIONS, words.OPERATIONS), (kinds.CASES, words.CASES), (kinds.VEHICLES, words.VEHICLES),
    (kinds.VESSELS, words.VESSELS), (kinds.LABORATORIES, words.LABORATORIES),
)  # fmt: skip


def counts_in(laid: Laid, taken: set[int]) -> list[StatedFigure]:
    """Give the counts in order; `taken`: tokens that are figures already. A number whose noun is not known is left out."""
    view, found = laid.view, []
    for number in sorted(view.numbers.values(), key=lambda each: each.first):
        if number.value != int(number.value) or not 0 < number.value < MOST or number.first in taken:
            continue
        if not view.free(number.first, number.after):
            continue
        sentence = laid.sentence_of(number.first)
        named = _named(laid, number, sentence)
        if named is not None:
            found.append(named)
    return [*found, *_singles(laid, taken | {place for each in found for place in range(each.first, each.after)})]


def _named(laid: Laid, number: Number, sentence: Piece) -> StatedFigure | None:
    view = laid.view
    behind = _noun_behind(view, number, sentence)
    if behind is None and (number.doubtful or _measured(view, number, sentence)):
        return None
    behind = behind or _of_them(view, number, sentence)
    before = _said_before(view, number, sentence) if behind is None or _only_verb(view, number, behind) else None
    what, end, nation = before or behind or (None, 0, None)
    if what is None:
        return None
    if what in kinds.PERSONS:
        what = _people(view, sentence, number, what, end)
    if what is None:
        return None
    return StatedFigure(
        what, number.value, _UNITS.get(what, "persons"), view.span(number.first, max(end, number.after)), number.first,
        max(end, number.after), qualifier_at(view, number.first, number.after), nationality=nation,
    )  # fmt: skip


Noun = tuple[str, int, str | None]


def _only_verb(view: View, number: Number, behind: Noun) -> bool:
    """Whether only a verb stands behind: "Afghan nationals numbering 110 were apprehended" names its people before."""
    verbs = ("were", "was", "have", "had", "arrested", "held", "detained")
    return behind[0] == kinds.ARRESTS and view.key(number.after) in verbs


def _noun_behind(view: View, number: Number, sentence: Piece) -> Noun | None:
    """Give (what, token after the noun, nationality) for "2,001 drug peddlers", "110 Afghan nationals", "35 raids"."""
    nation, alien, woman = None, False, False
    for step in range(number.after, min(number.after + _REACH, sentence.after)):
        key = view.key(step)
        if key in _STOPS or key in _BEFORE_NOUN or (step in view.numbers and step > number.after) or key in words.MEASURES:
            break
        if key in (",", "،", "and", "اور") or key in words.OF_THEM or key == "of":
            break
        for what, book in _THINGS:
            if key in book:
                return what, step + 1, None
        if key in words.CONVICTED:
            return kinds.CONVICTIONS, step + 1, None
        if key in words.ADDICTS and view.key(step + 1) not in words.ACCUSED:
            return kinds.ADDICTS_TREATED, step + 1, None
        if key in words.OTHER_PEOPLE:
            return None
        if key in words.ENCOUNTERED and (view.key(step + 1) in words.PEOPLE or key in _ENCOUNTERED_NOUNS):
            return kinds.PERSONS_ENCOUNTERED, step + 1 + (view.key(step + 1) in words.PEOPLE), nation
        holder = nation_of_nationals(view, step, number=number.first)
        if holder is not None:
            return kinds.NATIONALS, holder[1], holder[0]
        own = nation_at(view, step)
        if own is not None:
            nation = own
            if stands_alone(view, step) and view.key(step + 1) not in words.PEOPLE:
                return kinds.NATIONALS, step + 1, nation
            continue
        if key in words.ALIEN_ADJECTIVES and view.key(step + 1) not in words.PEOPLE | words.FEMALES | words.ACCUSED:
            if key == "foreign" or view.key(step - 1) != "غیر":
                return None
            return kinds.FOREIGNERS, step + 1, None
        alien = alien or key in words.ALIENS
        woman = woman or key in words.FEMALES
        if key in words.PEOPLE | words.ARRESTED or key in words.ALIENS - words.ALIEN_ADJECTIVES or key in words.FEMALES:
            if view.key(step + 1) in words.PEOPLE | words.ACCUSED | words.ALIENS:
                continue
            return _kind_of_people(alien, woman, nation), step + 1, nation
        if key not in HYPHENS and view.tokens[step].kind != WORD and key not in ("'", "’", '"'):
            break
    return None


_ENCOUNTERED_NOUNS = frozenset({"migrants", "migrant", "deportees", "stowaways", "victims", "refugees", "تارکین"})


def _kind_of_people(alien: bool, woman: bool, nation: str | None) -> str:
    if alien:
        return kinds.FOREIGNERS
    if nation is not None:
        return kinds.NATIONALS
    return kinds.WOMEN if woman else kinds.ARRESTS


def _measured(view: View, number: Number, sentence: Piece) -> bool:
    """Whether the number measures time, counts agencies, or is otherwise spoken for."""
    step = number.after + (view.key(number.after) in HYPHENS)
    return view.key(step) in words.MEASURES or view.key(step) in words.OTHER_PEOPLE


def _of_them(view: View, number: Number, sentence: Piece) -> Noun | None:
    """Read "75 of them foreigners", "75 of the 2,001 arrested were foreign nationals", "75 held foreign passports"."""
    if view.key(number.after) not in {
        "of",
        "were",
        "are",
        "was",
        "being",
        "among",
        "held",
        "have",
        "had",
        "carried",
        "belonged",
    }:
        return None
    for step in range(number.after, min(number.after + 12, sentence.after)):
        key = view.key(step)
        if key in _STOPS or key in words.BREAKS or key in (",", "،"):
            return None
        if key in words.ALIENS and (
            view.key(step + 1) in words.PEOPLE | words.PASSPORTS or key not in words.ALIEN_ADJECTIVES
        ):
            return kinds.FOREIGNERS, step + 1 + (key in words.ALIEN_ADJECTIVES), None
        if key in words.FEMALES:
            return kinds.WOMEN, step + 1, None
        nation = nation_at(view, step)
        if nation is not None:
            return kinds.NATIONALS, step + 1, nation
    return None


def _said_before(view: View, number: Number, sentence: Piece) -> Noun | None:
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
    for what, book in _THINGS:
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
    if key in words.CONVICTED:
        return kinds.CONVICTIONS, None
    return (kinds.ARRESTS, None) if key in words.ARRESTED | words.ACCUSED else None


def _line_start(view: View, place: int) -> int:
    while place > 0 and "\n" not in view.text[view.tokens[place - 1].end : view.tokens[place].start]:
        place -= 1
    return place


def _people(view: View, sentence: Piece, number: Number, what: str, end: int) -> str | None:
    """Say what happened to the people counted: arrested, convicted, treated, encountered; None where nothing did."""
    clause = [view.key(place) for place in _clause(view, sentence, number.first)]
    near = [view.key(place) for place in range(end, min(end + 8, sentence.after))]
    near = near[: next((n for n, key in enumerate(near) if key in _STOPS or key in words.BREAKS), len(near))]
    held = bool(words.ARRESTED.intersection(clause))
    if words.CONVICTED.intersection(near) and not words.ARRESTED.intersection(near):
        return kinds.CONVICTIONS
    if words.ADDICTS.intersection(near[:3]) or (words.TREATED.intersection(near) and not held):
        return kinds.ADDICTS_TREATED
    if words.OTHER_PEOPLE.intersection(near[:4]) and not words.ARRESTED.intersection(near):
        return None
    if words.ENCOUNTERED.intersection(near) and not held:
        return kinds.PERSONS_ENCOUNTERED
    if what != kinds.ARRESTS or held:
        return what
    said = [view.key(place) for place in range(number.after, max(end, number.after))]
    if words.ACCUSED.intersection(said) or words.ARRESTED.intersection(said) or not said:
        return what
    return what if words.INCLUDING.intersection(near[:2]) and view.key(number.first - 1) in (",", "،") else None


def _clause(view: View, sentence: Piece, place: int) -> range:
    """Give the tokens of the clause around `place`: to the next ";" or "while" on either side."""
    first, after = place, place
    while first > sentence.first and view.key(first - 1) not in words.BREAKS:
        first -= 1
    while after < sentence.after and view.key(after) not in words.BREAKS:
        after += 1
    return range(first, after)


def _singles(laid: Laid, taken: set[int]) -> list[StatedFigure]:
    """Read one person among others, told with an article: "eight suspects including a Nigerian national and a woman"."""
    view, found = laid.view, []
    for place, token in enumerate(view.tokens):
        if token.key not in ("a", "an") or place in taken:
            continue
        sentence = laid.sentence_of(place)
        ahead = {view.key(step) for step in range(max(sentence.first, place - 8), place)}
        if not words.INCLUDING & ahead:
            continue
        one = Number(place, place + 1, _ONE, False, False)
        noun = _noun_behind(view, one, sentence)
        if noun is not None and noun[0] in kinds.PERSONS - {kinds.ARRESTS} and noun[1] - place <= 4:
            found.append(
                StatedFigure(noun[0], _ONE, "persons", view.span(place, noun[1]), place, noun[1], nationality=noun[2])
            )
    return found


_ONE = Decimal(1)


def bare_counts(laid: Laid, found: list[StatedFigure], taken: set[int]) -> list[StatedFigure]:
    """Read bare numbers that only people can be: ", 15 including a woman"."""
    view, more = laid.view, []
    for number in view.numbers.values():
        if number.first in taken or number.value != int(number.value) or not view.free(number.first, number.after):
            continue
        follows = view.key(number.after)
        hedge = view.before(number.first, hedges())
        before = view.key((hedge[0] if hedge else number.first) - 1)
        if follows in words.INCLUDING and before in (",", "،", "(") and 0 < number.value < MOST:
            ahead = {view.key(step) for step in range(number.after, number.after + 7)}
            if ahead & (words.ALIENS | words.FEMALES) or any(
                nation_at(view, step) for step in range(number.after, number.after + 7)
            ):
                more.append(StatedFigure(
                    kinds.ARRESTS, number.value, "persons", view.span(number.first, number.after), number.first,
                    number.after, qualifier_at(view, number.first, number.after),
                ))  # fmt: skip
    return more
