"""The table of what may be given to partners abroad: states and their law, purposes, legal bases, offences. All data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from rabta.exchange.rules.policy_file import Said, UnreadablePolicy, file_of
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.table_file import kept_while_the_same

SHIPPED = Path(__file__).resolve().parent.parent / "release_policy.yaml"
DEPLOYED = "release-policy.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""
__all__ = ["DEPLOYED", "SHIPPED", "Choice", "Law", "Policy", "UnreadablePolicy", "read_policy"]


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
    """The whole table. `capital`: by state, the offences that may be punished by death; a state with none has no entry.

    `confirmed_by`: who of the deployment stands for the states; "" while nobody does, and then nothing is given.
    """

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
    confirmed_by: str = ""

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


@kept_while_the_same
def read_policy(path: Path) -> Policy:
    """The table in a file. Raises UnreadablePolicy: a table that cannot be read gives nothing to anybody."""
    told = file_of(path)
    offences = _choices(told.at("offences"))
    known = {one.name for one in offences}
    capital = {row.at("state").state(): _offences(row.at("capital"), known) for row in told.at("retain").each()}
    return Policy(
        source=told.at("source").words(), reviewed_on=told.at("reviewed_on").day(), review_by=told.at("review_by").day(),
        highest_level=told.at("highest_level").one_of({level.name.lower(): level for level in Level}),
        answer_days=told.at("answer_days").count(), most_a_day=told.at("most_a_day").count(),
        urgencies=_choices(told.at("urgencies"), days=True), purposes=_choices(told.at("purposes"), accepted=True),
        legal_bases=_choices(told.at("legal_bases"), accepted=True), offences=offences, capital=capital,
        without=frozenset(_without(told.at("without"), capital)), confirmed_by=told.name_at("confirmed_by"),
    )  # fmt: skip


def _offences(said: Said, known: set[str]) -> frozenset[str]:
    for one in said.each():
        if one.value not in known:
            raise one.wrong(f"an offence of the table: {', '.join(sorted(known))}")
    return frozenset(one.value for one in said.each())


def _without(said: Said, capital: Mapping[str, frozenset[str]]) -> list[str]:
    for one in said.each():
        if one.state() in capital:
            raise one.wrong("a state that does not stand under retain as well")
    return [one.state() for one in said.each()]


def _choices(said: Said, *, days: bool = False, accepted: bool = False) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            row.at("name").words(), row.at("en").words(), row.at("ur").words(),
            accepted=accepted and row.at("accepted").value is True, days=row.at("days").count() if days else 0,
        )
        for row in said.each()
    )  # fmt: skip
