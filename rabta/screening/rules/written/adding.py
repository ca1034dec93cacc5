"""What the form that writes a rule does: a condition chosen with its values becomes a line of the text."""

from collections.abc import Mapping
from dataclasses import replace

from rabta.screening.rules.written.condition import Condition, Group, Join, written
from rabta.screening.rules.written.kinds import SLOT, by_code
from rabta.screening.rules.written.reading import read_rule


def line_of(code: str, said: Mapping[str, str]) -> str:
    """The line of a kind of condition with what somebody typed: as typed, so that reading it says what is wrong.

    `said`: named, compare, number, days, clock_from, clock_to, shared; what is not typed stays an ellipsis.

    >>> line_of("weight", {"compare": "at least", "number": "60"}), line_of("paid_by", {})
    ('bag weight at least 60 kg', 'paid by …')
    """
    clocks = iter((said.get("clock_from", ""), said.get("clock_to", "")))

    def typed(place: str) -> str:
        if place == "bound":
            return f"{said.get('compare') or 'at least'} {said.get('number', '').strip() or '…'}"
        name = {"count": "number", "days": "days", "shared": "shared"}.get(place, "named")
        value = next(clocks) if place == "clock" else said.get(name, "")
        return " ".join(value.split()) or "…"

    return SLOT.sub(lambda at: typed(at[1]), by_code()[code].line)


def with_line(text: str, line: str, join: Join) -> str:
    """The text with one more line: of all that must be so, or below the last any of or none of. Of a text that cannot be
    read, nothing is changed but its end, where the line stands.

    >>> print(with_line("bags at least 4", "one way", Join.NONE))
    all of
      bags at least 4
      none of
        one way
    <BLANKLINE>
    """
    rule, condition = read_rule(text).rule, _condition(line)
    if condition is None or (rule is None and text.strip()):
        head = "" if join is Join.ALL else f"{join} of\n  "
        return f"{text.rstrip()}\n{head}{line}\n".lstrip("\n")
    whole = Group(Join.ALL, ()) if rule is None else rule if rule.join is Join.ALL else Group(Join.ALL, (rule,))
    if join is Join.ALL:
        return written(replace(whole, parts=(*whole.parts, condition)))
    last = whole.parts[-1] if whole.parts else None
    if isinstance(last, Group) and last.join is join:
        return written(replace(whole, parts=(*whole.parts[:-1], replace(last, parts=(*last.parts, condition)))))
    return written(replace(whole, parts=(*whole.parts, Group(join, (condition,)))))


def _condition(line: str) -> Condition | None:
    rule = read_rule(line).rule
    part = rule.parts[0] if rule else None
    return part if isinstance(part, Condition) else None
