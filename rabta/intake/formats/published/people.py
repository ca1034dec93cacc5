"""Counts of people and of what was done: arrests, foreigners, women, nationals, operations, cases, vehicles ..."""

from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.labels import noun_before
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.nations import nation_at
from rabta.intake.formats.published.nouns import STOPS, Noun, noun_behind, some_of_them
from rabta.intake.formats.published.qualifiers import hedges, qualifier_at
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import HYPHENS
from rabta.intake.formats.statement.view import Number, View

MOST = 10**9
_UNITS = {
    kinds.OPERATIONS: "operation", kinds.CASES: "case", kinds.VEHICLES: "vehicle", kinds.VESSELS: "vessel",
    kinds.LABORATORIES: "laboratory",
}  # fmt: skip


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
    behind = noun_behind(view, number, sentence)
    if behind is None and (number.doubtful or _measured(view, number, sentence)):
        return None
    behind = behind or some_of_them(view, number, sentence)
    before = noun_before(view, number, sentence) if behind is None or _only_verb(view, number, behind) else None
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


def _only_verb(view: View, number: Number, behind: Noun) -> bool:
    """Whether only a verb stands behind: "Afghan nationals numbering 110 were apprehended" names its people before."""
    verbs = ("were", "was", "have", "had", "arrested", "held", "detained")
    return behind[0] == kinds.ARRESTS and view.key(number.after) in verbs


def _measured(view: View, number: Number, sentence: Piece) -> bool:
    """Whether the number measures time, counts agencies, or is otherwise spoken for."""
    step = number.after + (view.key(number.after) in HYPHENS)
    return view.key(step) in words.MEASURES or view.key(step) in words.OTHER_PEOPLE


def _people(view: View, sentence: Piece, number: Number, what: str, end: int) -> str | None:
    """Say what happened to the people counted: arrested, convicted, treated, encountered; None where nothing did."""
    clause = [view.key(place) for place in _clause(view, sentence, number.first)]
    near = [view.key(place) for place in range(end, min(end + 8, sentence.after))]
    near = near[: next((n for n, key in enumerate(near) if key in STOPS or key in words.BREAKS), len(near))]
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
        noun = noun_behind(view, one, sentence)
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
