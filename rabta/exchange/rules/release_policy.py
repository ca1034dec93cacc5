"""The table of what may be given to partners abroad: states and their law, purposes, legal bases, offences. All data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from rabta.sharing.rules.marking import Level

SHIPPED = Path(__file__).resolve().parent.parent / "release_policy.yaml"
DEPLOYED = "release-policy.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""


class UnreadablePolicy(ValueError):
    """The table of what may be given to partners cannot be read: says which file, and what is wrong with it."""


class Law(StrEnum):
    """What the table says of a state's law for one offence."""

    WITHOUT = "without"
    CAPITAL = "capital"
    RETAINS = "retains"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list to choose from. `accepted`: an answer may be given for it. `days`: until what is urgent is due."""

    name: str
    en: str
    ur: str
    accepted: bool = False
    days: int = 0


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The whole table. `capital`: by state, the offences that may be punished by death; a state with none has no entry."""

    source: str
    reviewed_on: date
    review_by: date
    highest_level: Level
    answer_days: int
    most_a_day: int
    urgencies: tuple[Choice, ...]
    purposes: tuple[Choice, ...]
    legal_bases: tuple[Choice, ...]
    offences: tuple[Choice, ...]
    capital: Mapping[str, frozenset[str]]
    without: frozenset[str]

    def law(self, state: str | None, offence: str) -> Law:
        """What is known of a state (ISO 3166-1, two letters; None: a body of many states) for an offence of the table."""
        if state is None or offence not in {one.name for one in self.offences}:
            return Law.UNKNOWN
        if state in self.capital:
            return Law.CAPITAL if offence in self.capital[state] else Law.RETAINS
        return Law.WITHOUT if state in self.without else Law.UNKNOWN

    def accepts_purpose(self, name: str) -> bool:
        """Whether anything may be given for this purpose; what the table does not know is refused."""
        return any(one.name == name and one.accepted for one in self.purposes)

    def accepts_basis(self, name: str) -> bool:
        """Whether anything may be given on this legal basis; what the table does not know is refused."""
        return any(one.name == name and one.accepted for one in self.legal_bases)


def read_policy(path: Path) -> Policy:
    """The table in a file. Raises UnreadablePolicy: a table that cannot be read gives nothing to anybody."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        policy = Policy(
            source=str(told["source"]), reviewed_on=_day(told["reviewed_on"]), review_by=_day(told["review_by"]),
            highest_level=Level[str(told["highest_level"]).upper()], answer_days=_days(told["answer_days"]),
            most_a_day=_days(told["most_a_day"]), urgencies=_choices(told["urgencies"], days=True),
            purposes=_choices(told["purposes"], accepted=True), legal_bases=_choices(told["legal_bases"], accepted=True),
            offences=_choices(told["offences"]),
            capital={str(row["state"]): frozenset(map(str, row["capital"])) for row in told["retain"]},
            without=frozenset(map(str, told["without"])),
        )  # fmt: skip
        _refuse_contradictions(policy)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UnreadablePolicy(
            f"{path}: the table of what may be given to partners cannot be read ({type(error).__name__}: {error}). "
            "The table that is shipped shows its form. Until it is mended nothing is given."
        ) from error
    return policy


def _refuse_contradictions(policy: Policy) -> None:
    if both := policy.without & set(policy.capital):
        raise ValueError(f"{', '.join(sorted(both))} stand both under retain and under without")
    known = {one.name for one in policy.offences}
    for state, offences in sorted(policy.capital.items()):
        if unknown := offences - known:
            raise ValueError(f"{state}: {', '.join(sorted(unknown))} is no offence of the table")
    for state in (*policy.capital, *policy.without):
        if len(state) != 2 or not state.isalpha() or not state.isupper():
            raise ValueError(f"{state!r} is no country code of two capital letters; quote NO, which YAML reads as no")


def _choices(rows: list[dict[str, Any]], *, days: bool = False, accepted: bool = False) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            str(row["name"]), str(row["en"]), str(row["ur"]), accepted=accepted and row["accepted"] is True,
            days=_days(row["days"]) if days else 0,
        )
        for row in rows
    )  # fmt: skip


def _day(said: Any) -> date:
    return said if isinstance(said, date) else date.fromisoformat(str(said))


def _days(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not 0 < said <= 3650:
        raise ValueError(f"{said!r} is no whole number from 1 to 3650")
    return said
