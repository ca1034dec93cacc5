"""A rule as it is written: conditions, and how they are joined; each said again in one form, as a line and as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rabta.screening.rules.written.kinds import SLOT, Kind, by_code


class Join(StrEnum):
    """How the lines below a head are joined."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


class Compared(StrEnum):
    """How a number is compared."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    EXACTLY = "exactly"


@dataclass(frozen=True)
class Bound:
    """A number that a fact is compared with."""

    compared: Compared
    number: float

    def holds(self, value: float) -> bool:
        """Whether a value keeps to it."""
        return {
            Compared.AT_LEAST: value >= self.number, Compared.AT_MOST: value <= self.number,
            Compared.EXACTLY: value == self.number,
        }[self.compared]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.compared} {self.number:g}"


@dataclass(frozen=True)
class Condition:
    """One line of a rule. `named`: airports, flights, agencies or ways of paying; `count`, `days`: of links and repeats."""

    code: str
    named: tuple[str, ...] = ()
    bound: Bound | None = None
    count: int = 0
    days: int = 0
    clocks: tuple[str, str] = ("", "")
    shared: str = ""

    @property
    def kind(self) -> Kind:
        """What kind of condition it is."""
        return by_code()[self.code]

    @property
    def line(self) -> str:
        """The line in its one form."""
        return self._said(self.kind.line, " or " if self.code == "paid_by" else ", ")

    @property
    def sentence(self) -> str:
        """The line as it reads."""
        return self._said(self.kind.sentence, " or ")

    def _said(self, words: str, between: str) -> str:
        clocks = iter(self.clocks)
        places = {"bound": self.bound, "count": self.count, "days": self.days, "shared": self.shared}
        named = between.join(self.named)
        return SLOT.sub(lambda at: str(next(clocks) if at[1] == "clock" else places.get(at[1], named)), words)


@dataclass(frozen=True)
class Group:
    """Conditions and further groups under one head."""

    join: Join
    parts: "tuple[Condition | Group, ...]"


def conditions_of(part: Condition | Group) -> Iterator[Condition]:
    """Every condition of a rule, in the order of its lines."""
    if isinstance(part, Condition):
        yield part
    else:
        for one in part.parts:
            yield from conditions_of(one)


def written(rule: Group) -> str:
    """The rule as text in its one form: what a version freezes. Reading it again gives the same rule."""
    return "\n".join(_lines(rule, 0)) + "\n"


def _lines(part: Condition | Group, depth: int) -> Iterator[str]:
    if isinstance(part, Condition):
        yield f"{'  ' * depth}{part.line}"
        return
    yield f"{'  ' * depth}{part.join} of"
    for one in part.parts:
        yield from _lines(one, depth + 1)
