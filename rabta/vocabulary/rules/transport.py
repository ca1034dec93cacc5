"""How a drug was moved: the 15 modes of UNODC's individual drug seizures."""

import functools
from dataclasses import dataclass

from rabta.vocabulary.rules.tables import table


@dataclass(frozen=True)
class Transport:
    """One mode: stored number, code, and UNODC's own value."""

    number: int
    code: str
    name: str


@functools.cache
def transports() -> tuple[Transport, ...]:
    """Give every mode of transport, in the order of its number."""
    return tuple(Transport(row["number"], row["code"], row["name"]) for row in table("transports")["transports"])
