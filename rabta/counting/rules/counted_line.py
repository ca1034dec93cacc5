"""Which of an event's statements counts: one line per substance, chosen by rule, never a sum or an average.

Laboratory weight > the report of the agency that took custody > of the agency that registered the case > the first
(earliest stated day, then smallest content hash), among those that state a weight if any does. Of two that stand alike,
"9.6 kg" goes before "over 9.5 kg". Shown with what it set aside. Source: DESIGN section 3 (seizure line).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from rabta.counting.rules.amounts import Amount, amounts
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.partition import Sortable, sortable
from rabta.counting.rules.seizure_line import kindred
from rabta.counting.rules.standing import Held, held_in, standing

_PUT_RIGHT = "put right by a later report"
_ABOUT, _LATER, _SAME_DAY = "stated as about so much", "reported later", "same day, later in the fixed order of content"
_VAGUE = frozenset({"unknown", "other", "other_tablets", "other_precursor"})


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement of the same event that does not count: grams, or a number and its unit, and why not."""

    from_key: Key
    substance: str
    g: int | None
    n: Decimal | None
    unit: str | None
    why: str


class CountedLine(NamedTuple):
    """One substance of one event in one unit: `g` whole grams, or `n` and `unit` for what has no fixed mass."""

    substance: str
    g: int | None
    n: Decimal | None
    unit: str | None
    from_key: Key
    rule: str
    set_aside: tuple[SetAside, ...]


class _Statement(NamedTuple):
    facts: IncidentFacts
    amount: Amount
    held: Held


def counted_lines(incidents: Iterable[IncidentFacts], held: Held | None = None) -> tuple[CountedLine, ...]:
    """The lines that count for one event's incidents, sorted by substance and unit; the order of incidents is nothing.

    A drug one report leaves unnamed ("drugs", "tablets") is set aside where another report of the event names it.
    `held`: who holds what is seized, where that is known already.
    """
    told = list(incidents)
    if len(told) == 1:
        return _of_one(told[0])
    held = held or held_in(told)
    if held.custody or held.registered or not (line := _of_one_drug(told)):
        return chosen_lines(told, held)
    return (line,)


def _of_one_drug(told: Sequence[IncidentFacts]) -> CountedLine | None:
    """The line of an event of which each report states one mass of one and the same drug, which nobody holds, as
    `chosen_lines` would give it: most events are such. None where it is none."""
    ranked = list[tuple[bool, int, str, IncidentFacts]]()
    for facts in told:
        if len(facts.lines) != 1:
            return None
        [line] = facts.lines
        if line.g is None or line.quantity is None or line.weight_kind == "laboratory" or facts.lumps > 1:
            return None
        if line.instead_of_g is not None:
            return None
        ranked.append((bool(line.approx), facts.day or 10**9, facts.content, facts))
    drug = ranked[0][3].lines[0].substance
    if any(facts.lines[0].substance != drug for facts in told) or len({facts.content for facts in told}) < len(told):
        return None
    (hedged, day, _, first), *rest = sorted(ranked)
    aside = [
        SetAside(
            facts.key, drug, facts.lines[0].g, None, None,
            _ABOUT if about and not hedged else _LATER if reported > day else _SAME_DAY,
        )
        for about, reported, _, facts in rest
    ]  # fmt: skip
    return CountedLine(drug, first.lines[0].g, None, None, first.key, "first", tuple(aside))


def chosen_lines(told: Sequence[IncidentFacts], held: Held) -> tuple[CountedLine, ...]:
    """The lines of any event's incidents: what the shorter ways of `counted_lines` must equal."""
    lots = dict[str, list[_Statement]]()
    for facts in told:
        for substance, amount in amounts(facts.lines).items():
            lots.setdefault(substance, []).append(_Statement(facts, amount, held))
    most = max([facts.lumps for facts in told])
    for statements in lots.values():
        if len(statements) > 1:
            statements.sort(key=_rank)
        if most > 1:
            _wholes_first(statements, most)
        _put_right_last(statements)
    kept = _named(lots) if len(lots) > 1 else {substance: substance for substance in lots}
    lines: list[CountedLine] = []
    for substance in sorted(set(kept.values())):
        others = [(s, st) for s, into in kept.items() if into == substance and s != substance for st in lots[s]]
        lines += _lines(substance, lots[substance], others)
    return tuple(lines)


def _wholes_first(statements: list[_Statement], most: int) -> None:
    """Put what tells of several operations together before what is a part of that: where a person says that they are one."""
    whole = next((s for s in statements if s.facts.lumps == most and s.amount.g), None)
    if whole is not None and all((s.amount.g or 0) < (whole.amount.g or 0) for s in statements if s.facts.lumps < most):
        statements.remove(whole)
        statements.insert(0, whole)


def _put_right_last(statements: list[_Statement]) -> None:
    """Put behind all others what its own teller takes back ("26 kg, not 24 kg"), and that figure where others tell it who
    hold nothing."""
    right = {(s.facts.reporter, g) for s in statements for line in s.facts.lines if (g := line.instead_of_g) is not None}
    right &= {(s.facts.reporter, s.amount.g) for s in statements}
    figures = {g for _, g in right}
    if figures:
        statements.sort(key=lambda s: s.amount.g in figures and (
            (s.facts.reporter, s.amount.g) in right or _rule_of(s) == "first"))  # fmt: skip


def _of_one(facts: IncidentFacts) -> tuple[CountedLine, ...]:
    """The lines of an event that is told once, as `_lines` would give them: nothing is chosen, nothing set aside."""
    if not facts.lines:
        return ()
    held = held_in([facts])
    if len(facts.lines) == 1 and (line := facts.lines[0]).g is not None and line.quantity is not None:
        rule = _rule(facts, line.weight_kind == "laboratory", held)
        return (CountedLine(line.substance, line.g, None, None, facts.key, rule, ()),)
    return tuple([
        CountedLine(substance, g, n, unit, facts.key, _rule(facts, amount.is_laboratory, held), ())
        for substance, amount in amounts(facts.lines).items()
        for g, n, unit in _parts(amount)
    ])  # fmt: skip


def _parts(amount: Amount) -> list[tuple[int | None, Decimal | None, str | None]]:
    """What was weighed, then what was counted, unit by unit."""
    weighed: list[tuple[int | None, Decimal | None, str | None]] = [] if amount.g is None else [(amount.g, None, None)]
    return weighed + [(None, n, unit) for unit, n in amount.other] if amount.other else weighed


def _rank(statement: _Statement) -> tuple[bool, bool, bool, bool, bool, int, str, Sortable]:
    facts, amount = statement.facts, statement.amount
    custody, registered, day, content = standing(facts, statement.held)
    hedged = amount.is_hedged
    return amount.g is None, not amount.is_laboratory, custody, registered, hedged, day, content, sortable(facts.key)


def _rule(facts: IncidentFacts, is_laboratory: bool, held: Held) -> str:
    if is_laboratory:
        return "laboratory"
    if facts.reporter in held.custody:
        return "custody agency"
    return "registering agency" if facts.reporter in held.registered else "first"


def _rule_of(statement: _Statement) -> str:
    return _rule(statement.facts, statement.amount.is_laboratory, statement.held)


def _named(lots: dict[str, list[_Statement]]) -> dict[str, str]:
    """For each substance the one it counts as: itself, or a kindred one that no single report names beside it."""
    kept: dict[str, str] = {}
    for substance in sorted(lots, key=lambda s: (s == "unknown", s in _VAGUE, _rank(lots[s][0]), s)):
        holders = {s.facts.key for s in lots[substance]}
        into = (
            other for other in sorted(set(kept.values()))
            if kindred(substance, other) and not holders & {s.facts.key for s in lots[other]}
        )  # fmt: skip
        kept[substance] = next(into, substance)
    return kept


def _lines(
    substance: str, statements: list[_Statement], others: list[tuple[str, _Statement]]
) -> list[CountedLine]:
    chosen, rest = statements[0], statements[1:]
    aside = [a for s in rest for a in _aside(substance, s, _why(chosen, s))]
    aside += [a for name, s in others for a in _aside(name, s, f"another report of the event names {substance}")]
    return [
        CountedLine(substance, g, n, unit, chosen.facts.key, _rule_of(chosen), tuple(aside) if not number else ())
        for number, (g, n, unit) in enumerate(_parts(chosen.amount))
    ]


def _why(chosen: _Statement, other: _Statement) -> str:
    if other.amount.g is None and chosen.amount.g is not None:
        return "states no weight"
    if any(line.instead_of_g == other.amount.g is not None for line in chosen.facts.lines):
        return _PUT_RIGHT
    rules = ("laboratory", "custody agency", "registering agency", "first")
    if rules.index(_rule_of(other)) > rules.index(rule := _rule_of(chosen)):
        return f"{rule} goes first"
    if other.amount.is_hedged and not chosen.amount.is_hedged:
        return _ABOUT
    if (other.facts.day or 10**9) > (chosen.facts.day or 10**9):
        return _LATER
    return _SAME_DAY


def _aside(substance: str, statement: _Statement, why: str) -> list[SetAside]:
    key, amount = statement.facts.key, statement.amount
    found = [SetAside(key, substance, amount.g, None, None, why)] if amount.g is not None else []
    return found + [SetAside(key, substance, None, n, unit, why) for unit, n in amount.other]
