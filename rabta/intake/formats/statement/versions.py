"""Versions: a text gives a figure twice (headline and body, print and address, "not 118 kg"): the one that holds is read.

The other version is set aside before anything is read, so that no later step takes it for a seizure; a check names it. Of a
text that takes back one figure and tells of one quantity, the reading says which figure that one stands instead of.
"""

from typing import Any, NamedTuple  # a JSON tree has no narrower type

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.tree import Found, Span
from rabta.intake.formats.statement.view import View

_STOPS = frozenset(";؛.۔")
_REACH = 30


class TakenBack(NamedTuple):
    """A quantity that a text takes back; `span`: of these words, "not" and all."""

    figure: Found
    unit: str
    span: Span


def set_versions_aside(view: View) -> tuple[list[Span], list[TakenBack]]:
    """Take the tokens of every headline version ("the page address says over 68 kg") and give their spans, in order; and the
    quantities that the text takes back, whose spans are among these.

    A version reaches to the words that name the body, to its bracket's end, or to the clause's end outside brackets.
    """
    spans: list[Span] = []
    for first, after, said in lexicon.phrases("HEADLINE_WORDS").all_in(view.tokens):
        if said.startswith("by ") or not view.free(first, after):
            continue
        end = _end(view, first, after)
        if any(place in view.numbers for place in range(after, end)):
            spans.append(view.span(first, end))
            view.take(first, end)
    for first, after, _ in lexicon.phrases("LATER_WORDS").all_in(view.tokens):
        earlier = _number_of_clause(view, first)
        if earlier is not None and any(place in view.numbers for place in range(after, after + 4)):
            spans.append(view.span(*earlier))
            view.take(*earlier)
    taken_back = _set_taken_back_aside(view)
    return sorted([*spans, *(one.span for one in taken_back)]), taken_back


def say_instead_of(incidents: list[dict[str, Any]], taken_back: list[TakenBack]) -> None:
    """Say of the only quantity of the only incident which figure, in its unit, the text takes back for it."""
    if len(taken_back) != 1 or len(incidents) != 1 or len(lines := incidents[0]["substances"]) != 1:
        return
    if (unit := lines[0]["unit"]) and unit.value == taken_back[0].unit and lines[0]["quantity"] is not None:
        lines[0]["instead_of"] = taken_back[0].figure


def _set_taken_back_aside(view: View) -> list[TakenBack]:
    """The same of a quantity that the text takes back: "108 kg, not 118 kg as reported", "118 کلو کے بجائے 108 کلو"."""
    found: list[TakenBack] = []
    after_words = list(lexicon.phrases("TAKEN_BACK_AFTER").all_in(view.tokens))
    if lexicon.phrases("PUT_RIGHT").all_in(view.tokens):  # "was given as 117 kg ... The correct weight is 171 kg"
        after_words += lexicon.phrases("WAS_GIVEN_AS").all_in(view.tokens)
    for first, after, _ in after_words:
        number = view.numbers.get(after)
        unit = lexicon.unit_book().at(view.tokens, number.after) if number and number.after < len(view.tokens) else None
        if number is not None and unit is not None and view.free(first, unit[0]):
            found.append(_taken_back(view, after, number.after, unit[1].code, view.span(first, unit[0])))
            view.take(first, unit[0])
    for first, after, _ in lexicon.phrases("TAKEN_BACK_BEFORE").all_in(view.tokens):
        quantity = _number_of_clause(view, first)
        unit = lexicon.unit_book().at(view.tokens, quantity[1]) if quantity else None
        if quantity is not None and unit is not None and unit[0] == first and view.free(quantity[0], after):
            found.append(_taken_back(view, *quantity, unit[1].code, view.span(quantity[0], after)))
            view.take(quantity[0], after)
    return found


def _taken_back(view: View, first: int, after: int, unit: str, span: Span) -> TakenBack:
    return TakenBack(Found(view.numbers[first].value, (view.span(first, after),)), unit, span)


def _end(view: View, first: int, after: int) -> int:
    bracketed = _in_bracket(view, first)
    body = lexicon.phrases("BODY_WORDS")
    for place in range(after, min(after + _REACH, len(view.tokens))):
        key = view.key(place)
        if key == ")" or key in _STOPS and not view.key(place + 1).isdigit() or body.at(view.tokens, place) is not None:
            return place
        if not bracketed and key in (",", "،"):
            return place
    return min(after + _REACH, len(view.tokens))


def _in_bracket(view: View, place: int) -> bool:
    for step in range(place - 1, max(-1, place - _REACH), -1):
        if view.key(step) == ")":
            return False
        if view.key(step) == "(":
            return True
    return False


def _number_of_clause(view: View, before: int) -> tuple[int, int] | None:
    """Give the tokens of the quantity that stands earlier in the same sentence than "further down"."""
    for place in range(before - 1, max(-1, before - _REACH), -1):
        if view.key(place) in _STOPS:
            return None
        number = view.numbers.get(place)
        if number is not None and lexicon.unit_book().at(view.tokens, number.after) is not None:
            return place, number.after
    return None
