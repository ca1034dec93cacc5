"""Doubts: what the statement reader already found wrong with single numbers, told as findings of the text.

A comma read as a decimal mark, a weight no passenger carries, a sum in two currencies, a headline's own version of a figure.
"""

from decimal import Decimal
from typing import Any  # readings are JSON

from rabta.intake.formats.published import finding_words as say
from rabta.intake.formats.published.allowance import last_digit
from rabta.intake.formats.published.causes import DECIMAL_MARK, UNIT_SLIP
from rabta.intake.formats.published.figure import Span, StatedFigure
from rabta.intake.formats.published.findings import HEADLINE, Finding
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.qualifiers import hedges
from rabta.intake.formats.published.terms import Term, told_in
from rabta.intake.formats.statement.view import Number

IMPLAUSIBLE, TWO_CURRENCIES = "implausible_weight", "two_currencies"
_THOUSAND = Decimal(1000)


def doubts_of(laid: Laid, figures: list[StatedFigure], reading: dict[str, Any]) -> list[Finding]:
    """Give a finding for every such check of the statement reader's, in its order. `reading`: of the same text."""
    found = []
    for check in reading.get("checks") or []:
        spans = tuple((int(a), int(b)) for a, b in check["spans"])
        made = _finding(laid, figures, reading, str(check["kind"]), spans)
        if made is not None:
            found.append(made)
    return found


def _finding(
    laid: Laid, figures: list[StatedFigure], reading: dict[str, Any], kind: str, spans: tuple[Span, ...]
) -> Finding | None:  # fmt: skip
    if kind == "decimal_comma":
        return _comma(_line_at(reading, spans), spans)
    if kind == "unit_slip":
        return _grams_meant(_line_at(reading, spans), spans)
    if kind == "implausible_weight":
        alone = any(each.single and each.span[0] < spans[0][1] and spans[0][0] < each.span[1] for each in figures)
        return _too_heavy(_line_at(reading, spans), spans, alone=alone)
    if kind == TWO_CURRENCIES:
        return Finding(TWO_CURRENCIES, spans, None, None, "", say.TWO_CURRENCIES, 0.8)
    return _version(laid, figures, spans) if kind == "two_versions" else None


def _line_at(reading: dict[str, Any], spans: tuple[Span, ...]) -> Term | None:
    terms = [term for told in told_in(reading) for term in told.masses]
    return next((each for each in terms if any(each.span[0] < b and a < each.span[1] for a, b in spans)), None)


def _comma(line: Term | None, spans: tuple[Span, ...]) -> Finding | None:
    """Say of "20,400 kg" that the whole text's total allows only 20.4 kg."""
    if line is None:
        return None
    stated = line.stated * _THOUSAND
    text = say.COMMA.format(stated=say.amount(stated, line.unit), meant=say.amount(line.stated, line.unit))
    return Finding(DECIMAL_MARK, spans, stated, line.stated, line.unit, text, 0.9)


def _grams_meant(line: Term | None, spans: tuple[Span, ...]) -> Finding | None:
    """Say of "1560 kg" in a passenger's shoes, which is read as grams, that it is written as kilograms."""
    if line is None:
        return None
    text = say.IMPLAUSIBLE.format(stated=say.amount(line.stated, "kg"), meant=say.amount(line.stated, "g"))
    around = (min(a for a, _ in spans), max(b for _, b in spans))
    return Finding(UNIT_SLIP, (around,), line.stated, line.stated / _THOUSAND, "kg", text, 0.7)


def _too_heavy(line: Term | None, spans: tuple[Span, ...], *, alone: bool) -> Finding | None:
    """Say of "1560 kg" in a passenger's shoes that grams are likelier, of 20,400 kg at once that the comma is a point."""
    if line is None or line.unit != "kg" or (line.stated >= MOST_KG_AT_ONCE and not alone):
        return None
    meant = say.amount(line.stated, "g") if line.stated < MOST_KG_AT_ONCE else say.amount(line.stated / _THOUSAND, "kg")
    text = say.IMPLAUSIBLE.format(stated=say.amount(line.stated, "kg"), meant=meant)
    kind = UNIT_SLIP if line.stated < MOST_KG_AT_ONCE else DECIMAL_MARK
    around = (min(a for a, _ in spans), max(b for _, b in spans))
    return Finding(kind, (around,), line.stated, line.stated / _THOUSAND, "kg", text, 0.7)


# One passenger carries less; whoever finds more at once finds it in a container, told with a comma too many.
MOST_KG_AT_ONCE = Decimal(15_000)


def _version(laid: Laid, figures: list[StatedFigure], spans: tuple[Span, ...]) -> Finding | None:
    """Say that the text tells another version of a figure, unless its numbers are the body's, rounded or summed."""
    start, end = spans[0]
    body = [each for each in figures if not start <= each.span[0] < end]
    inside = [
        number for number in laid.view.numbers.values()
        if start <= laid.view.tokens[number.first].start < end and number.value
    ]  # fmt: skip
    if all(_is_the_bodys(laid, body, number) for number in inside):
        return None
    return Finding(HEADLINE, spans[:1], None, None, "", say.VERSION, 0.6)


def _is_the_bodys(laid: Laid, body: list[StatedFigure], number: Number) -> bool:
    """Whether a number of another version is one of the body's, rounds one off, or is the sum of those of one kind."""
    reach = number.value / 20 if laid.view.before(number.first, hedges()) is not None else last_digit(number.value)
    amounts = [each.value for each in body] + [each.kg for each in body if each.kg is not None]
    sums = [
        sum((each.value for each in body if (each.what, each.unit) == kind), start=Decimal(0))
        for kind in {(each.what, each.unit) for each in body}
    ]
    before = [each.value for each in laid.view.numbers.values() if each.first < number.first]
    parts = [value for value in before if number.value / 20 <= value < number.value]
    sums.append(sum(parts, start=Decimal(0)))
    return number.value in sums or any(number.value == each or abs(number.value - each) < reach for each in amounts)
