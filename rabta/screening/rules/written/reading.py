"""Reading a rule from its text, line by line: what it is, or every line that is wrong, with the reason and the next step."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rabta.screening.rules.written.condition import Bound, Compared, Condition, Group, Join, conditions_of
from rabta.screening.rules.written.contradictions import contradictions
from rabta.screening.rules.written.kinds import KINDS, MOST_NAMED, PAID, SLOT, Kind, pattern_of
from rabta.screening.rules.written.protected import protected_word
from rabta.vocabulary.rules.scripts import fold_digits

LONGEST_TEXT, MOST_CONDITIONS, DEEPEST = 4000, 30, 3
_HEAD = re.compile(r"(all|any|none) of:?")
_COMMENT = re.compile(r"\s*#.*")


@dataclass(frozen=True)
class WrongLine:
    """What is wrong: the number of the line from 1 (0: the rule as a whole), the line, the reason and what to do."""

    line: int
    value: str
    why: str

    def __str__(self) -> str:
        return f'Line {self.line}, "{self.value}": {self.why}' if self.line else self.why


@dataclass(frozen=True)
class Written:
    """A text as read: the rule, or None and what is wrong with it."""

    rule: Group | None
    wrong: tuple[WrongLine, ...] = ()


@dataclass(frozen=True)
class _Line:
    number: int
    depth: int
    words: str


def read_rule(text: str) -> Written:
    """The rule that a text says. Lines stand below their head by being set in; without a head, all of them are meant.

    >>> read_rule("bags at least 4").rule == read_rule("all of:\\n  BAGS at least 4  # many").rule
    True
    >>> [str(one) for one in read_rule("bags at least 4\\nolder than 40").wrong][0][:38]
    'Line 2, "older than 40": older names a'
    """
    if len(text) > LONGEST_TEXT:
        return Written(None, (WrongLine(0, "", f"A rule has at most {LONGEST_TEXT} characters. Divide it into two."),))
    wrong: list[WrongLine] = []
    lines = list(_lines(text))
    if not lines:
        return Written(None, (WrongLine(0, "", "The rule is empty. Write at least one condition, one a line."),))
    group = _group(lines, wrong)
    conditions = list(conditions_of(group))
    if not wrong and len(conditions) > MOST_CONDITIONS:
        wrong.append(WrongLine(0, "", f"A rule has at most {MOST_CONDITIONS} conditions. Divide it into two."))
    if not wrong and sum(one.kind.listed for one in conditions) > 1:
        wrong.append(WrongLine(0, "", "A rule looks at watch-lists in one line at most. Divide it into two."))
    if not wrong:
        wrong.extend(WrongLine(0, "", why) for why in contradictions(group))
    return Written(None if wrong else group, tuple(wrong))


def _lines(text: str) -> Iterator[_Line]:
    for number, raw in enumerate(fold_digits(text).expandtabs(2).splitlines(), 1):
        words = _COMMENT.sub("", raw) if "#" in raw else raw
        if words.strip():
            yield _Line(number, len(words) - len(words.lstrip()), " ".join(words.split()))


def _group(lines: list[_Line], wrong: list[WrongLine]) -> Group:
    parts = _parts(lines, 1, negated=False, wrong=wrong)
    if len(parts) == 1 and isinstance(parts[0], Group):
        return parts[0]
    return Group(Join.ALL, tuple(parts))


def _parts(lines: list[_Line], depth: int, *, negated: bool, wrong: list[WrongLine]) -> list[Condition | Group]:
    """What stands at the first line's own depth, each head with what is set in below it."""
    found: list[Condition | Group] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        below = at + 1
        while below < len(lines) and lines[below].depth > line.depth:
            below += 1
        inside, at = lines[at + 1 : below], below
        if head := _HEAD.fullmatch(line.words.lower()):
            found.append(_headed(Join(head[1]), line, inside, depth, negated, wrong))
        elif inside:
            wrong.append(WrongLine(
                inside[0].number, inside[0].words,
                "It is set in below a condition. Only lines below all of, any of or none of are set in.",
            ))  # fmt: skip
        elif condition := _condition(line, negated, wrong):
            found.append(condition)
    return found


def _headed(join: Join, line: _Line, inside: list[_Line], depth: int, negated: bool, wrong: list[WrongLine]) -> Group:
    if not inside:
        wrong.append(WrongLine(line.number, line.words, "Nothing is set in below it. Set conditions in, or take it out."))
    elif depth > DEEPEST:
        wrong.append(WrongLine(line.number, line.words, f"Heads stand inside each other at most {DEEPEST} deep."))
        return Group(join, ())
    return Group(join, tuple(_parts(inside, depth + 1, negated=negated or join is Join.NONE, wrong=wrong)))


def _condition(line: _Line, negated: bool, wrong: list[WrongLine]) -> Condition | None:
    said = line.words.lower().rstrip(".")
    for kind in KINDS:
        if found := pattern_of(kind.code).fullmatch(said):
            made = _made(kind, found)
            why = made if isinstance(made, str) else _why_not(made, negated)
            if why:
                wrong.append(WrongLine(line.number, line.words, why))
                return None
            return made if isinstance(made, Condition) else None
    wrong.append(WrongLine(line.number, line.words, _unknown(line.words, said)))
    return None


def _made(kind: Kind, found: re.Match[str]) -> Condition | str:
    """The condition, or what is wrong with its values."""
    said = found.groupdict()
    named: tuple[str, ...] = ()
    if said.get("named"):
        taken = _named(kind, said["named"])
        if isinstance(taken, str):
            return taken
        named = taken
    if (number := said.get("number") or said.get("count")) and (refused := _number(kind, float(number), said)):
        return refused
    if said.get("days") and not 1 <= float(said["days"]) <= 365:
        return "The days are a whole number from 1 to 365."
    clocks = (_clock(said.get("clock1") or ""), _clock(said.get("clock2") or ""))
    if said.get("clock1") and "" in clocks:
        return "A time is written from 00:00 to 23:59."
    bound = Bound(Compared(said["cmp"]), float(said["number"])) if said.get("cmp") else None
    count, days = (int(float(said.get(name) or 0)) for name in ("count", "days"))
    shared = said.get("shared") or ""
    return Condition(kind.code, named=named, bound=bound, count=count, days=days, clocks=clocks, shared=shared)


def _number(kind: Kind, number: float, said: dict[str, str | None]) -> str:
    """Why a number cannot be meant; empty where it can."""
    if number > kind.most:
        return f"{number:g} is more than can be: at most {kind.most} can be meant here."
    if number != int(number) and "kg" not in kind.line and not kind.code.startswith("bags_"):
        return f"{number:g} is no whole number."
    if said.get("count") and number < (2 if kind.code in ("repeated", "split") else 1):
        return f"{number:g} is too few: every traveller would be meant."
    if said.get("cmp") == Compared.AT_LEAST and number <= 0:
        return "At least 0 is always so: every traveller would be meant."
    return ""


def _named(kind: Kind, said: str) -> tuple[str, ...] | str:
    parts = [part.strip() for part in re.split(r",| or ", said) if part.strip()]
    if len(parts) > MOST_NAMED:
        return f"At most {MOST_NAMED} can be named in one line."
    place = SLOT.search(kind.line)
    wanted = {
        "airports": (r"[a-z]{3}", "an airport is written with its three letters, such as KHI"),
        "flights": (r"[a-z0-9]{2}[a-z]?\d{1,4}[a-z]?", "a flight is written with airline and number, such as EX701"),
        "agencies": (r"[a-z0-9]{3,16}", "an agency is written with its number or office, such as 00034567"),
        "ways": ("|".join(PAID), f"known are {', '.join(PAID)}"),
    }[place[1] if place else ""]
    for part in parts:
        if not re.fullmatch(wanted[0], part):
            told = protected_word(part)
            return _refused(*told) if told else f"{part} cannot be meant: {wanted[1]}."
    said_once = dict.fromkeys(part if kind.code == "paid_by" else part.upper() for part in parts)
    return tuple(sorted(said_once))


def _clock(said: str) -> str:
    hour, _, minute = said.partition(":")
    return f"{int(hour):02}:{minute}" if said and int(hour) < 24 and int(minute) < 60 else ""


def _why_not(condition: Condition, negated: bool) -> str:
    if negated and condition.kind.open:
        return (
            "A link cannot be denied: what no message that shows tells of may be so all the same. Write it outside none of, "
            "or leave it out."
        )
    return ""


def _unknown(words: str, said: str) -> str:
    """Why a line that is no condition is refused: what it names, how that condition is written, or what is likest."""
    if told := protected_word(words):
        return _refused(*told)
    head = max((kind for kind in KINDS if _begins(kind, said)), key=lambda kind: len(_start(kind)), default=None)
    if head is not None:
        unit = SLOT.split(head.line)[-1].split(" ")[-1] if "{bound}" in head.line else ""
        return f"The condition is written otherwise, such as: {head.example}." + _measured_in(unit, said)
    likest = difflib.get_close_matches(said, [kind.example.lower() for kind in KINDS], n=1, cutoff=0.3)
    example = next((kind.example for kind in KINDS if likest and kind.example.lower() == likest[0]), KINDS[0].example)
    return f"No message states such a fact, or it is written otherwise. The nearest condition is: {example}."


def _refused(word: str, what: str) -> str:
    return (
        f"{word} names {what}, and no rule may look at that: it says who somebody is and not what was done. "
        "Take the line out."
    )


def _measured_in(unit: str, said: str) -> str:
    return f" It is measured in {unit}." if unit == "kg" and not said.endswith("kg") else ""


def _start(kind: Kind) -> str:
    return SLOT.split(kind.line)[0].strip()


def _begins(kind: Kind, said: str) -> bool:
    start = _start(kind)
    return bool(start) and said.startswith(start)
