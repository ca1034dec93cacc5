"""What stands in a bundle for a court or a prosecutor, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rabta.exchange.rules.handling import Handled
from rabta.sharing.rules.strictest import Joined, strictest

RECIPIENTS = ("court", "prosecutor")
LONGEST = 120  # signs of a court's name or a case's number
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """For whom the bundle is: `recipient` is one of RECIPIENTS, `name` which one, `number` its number of the case."""

    recipient: str
    name: str
    number: str

    @property
    def is_said(self) -> bool:
        """Whether all of it is said, each in one short line."""
        lines = (self.name, self.number)
        return self.recipient in RECIPIENTS and all(0 < len(x.strip()) <= LONGEST and x.isprintable() for x in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record of the bundle.

    `told`: what is said of it (number, agency, marking, grading, written_on, received_at, media_type, language).
    `content`: the file as it came; None where a row of it may name a protected person. `rows`: what was read, without such
    rows; `withheld` counts them.
    """

    handled: Handled
    told: Row
    content: bytes | None
    rows: Sequence[Row]
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything a bundle says. `judgements` have both ends among its records, `chains` hang on what its rows tell.

    `key`: whose signature it bears (Ed25519). `in_urdu`: reasons in Urdu by their English, as far as there are words.
    """

    case: Case
    by: str
    agency: str
    at: datetime
    items: Sequence[Item]
    judgements: Sequence[Row]
    key: bytes
    chains: Sequence[Row] = ()
    in_urdu: Mapping[str, str] = field(default_factory=dict)

    @property
    def handling(self) -> Joined:
        """What binds the whole bundle, which holds at least one record."""
        return strictest([item.handled.marking for item in self.items])
