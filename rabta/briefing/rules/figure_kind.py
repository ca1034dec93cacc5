"""What a figure of the briefing is: one number with its definition, its unit and the parts it opens to."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Total(StrEnum):
    """How a figure's value follows from its parts."""

    SUM = "sum"
    """Every part is of the same unit and no two overlap: the value is their sum."""
    ONE_PART = "one part"
    """One part is the value; the others say what it consists of, and may overlap."""
    NONE = "none"
    """The parts are of different units and are never added up."""


class Opens(StrEnum):
    """What stands behind a figure."""

    EVENTS = "events"
    ROWS = "rows"
    """Rows of reports: what they tell of is no event (land cleared)."""
    PROTECTED = "protected"
    """The same of protected persons: days, provinces and numbers, never the words, which may name them."""


@dataclass(frozen=True, kw_only=True)
class PartName:
    """How one part is named: `key` in addresses and files, the labels on pages.

    `label_ur` is the vocabulary's name of a substance, a place or an agency; empty where the words are the house's own,
    whose Urdu stands in its catalogue (`language/`).
    """

    key: str
    label: str
    label_ur: str = ""


@dataclass(frozen=True, kw_only=True)
class FigureKind:
    """A kind of figure. Its parts come from `briefing/sql/figures/<name>.sql`, counted once and as reported.

    `unit` is the unit of `value`: "events", "persons", "g" (whole grams), or "as stated" where each part has its own.
    `named` names a part from the key the database gives; `stored` is its inverse and raises KeyError for no such part.
    `worded` says a value of a part (by its public key, None: the whole) in words. `place` is its place in the briefing.
    `converts`: its masses were converted, so it names the factors' version. `beside`: the figure that competing readings
    of this one need. `nothing`: what is said where units differ and no part is stated. `of_persons`: outside the house it is
    told without children, and small numbers are withheld.
    """

    name: str
    place: int
    title: str
    definition: str
    reported_definition: str
    unit: str
    total: Total
    total_part: str | None = None
    named: Callable[[str], PartName]
    stored: Callable[[str], str]
    worded: Callable[[Decimal, str | None], str]
    converts: bool = False
    opens: Opens = Opens.EVENTS
    beside: str = ""
    nothing: str = "none stated"
    of_persons: bool = False

    @property
    def in_total(self) -> str:
        """The condition, in SQL, that a row of its parts adds to its value; the part's key is bound, never written in."""
        if self.total is Total.ONE_PART:
            return f"x.key = %({self.bound_as})s::text"
        return "true" if self.total is Total.SUM else "false"

    @property
    def bound_as(self) -> str:
        """The parameter that `total_part` is bound to."""
        return f"total_part_of_{self.name}"

    @property
    def sql(self) -> str:
        """The file that gives its parts."""
        return f"briefing/sql/figures/{self.name}.sql"
