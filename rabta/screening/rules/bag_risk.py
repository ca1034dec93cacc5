"""In which order bags are looked at: a sum of named, weighted reasons. The order decides nothing; a person does.

What counts is what devices said of this bag, what a person confirmed, and what was found on the flight before: never what
somebody is. Weights are in `vocabulary/data/bag_risk.yaml`.
"""

import hashlib
from dataclasses import dataclass

from rabta.vocabulary.rules.tables import table


@dataclass(frozen=True)
class BagFacts:
    """What is known of one bag. `own`: the key of its first object, for the lot."""

    own: str
    alarms: tuple[str, ...] = ()
    confirmed: int = 0
    earlier: int = 0
    broken_off: bool = False
    not_whole: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a bag stands where it stands. `source`: who says so, where a device does; `n`: how often."""

    code: str
    weight: int
    source: str = ""
    n: int = 1


def risk_reasons(bag: BagFacts) -> tuple[Reason, ...]:
    """The reasons that hold, the heaviest first."""
    weights: dict[str, int] = table("bag_risk")["reasons"]
    holds = {
        "machine_alarm": len(bag.alarms), "confirmed_match": bag.confirmed, "earlier_finds": bag.earlier,
        "broken_off": int(bag.broken_off), "not_whole": int(bag.not_whole), "lot": int(drawn_by_lot(bag.own)),
    }  # fmt: skip
    said = {"machine_alarm": ", ".join(dict.fromkeys(bag.alarms))}
    found = [Reason(code, weight, said.get(code, ""), holds[code]) for code, weight in weights.items() if holds[code]]
    return tuple(sorted(found, key=lambda one: -one.weight))


def risk_of(reasons: tuple[Reason, ...]) -> int:
    """Where a bag stands, 0 to `most`."""
    return min(sum(one.weight for one in reasons), int(table("bag_risk")["most"]))


def drawn_by_lot(own: str) -> bool:
    """One bag in so many, by its own key: the same for whoever sees it."""
    number = int.from_bytes(hashlib.sha256(own.encode()).digest()[:8], "big")
    return number % int(table("bag_risk")["lot_of"]) == 0


def openings_an_hour() -> int:
    """How many bags can be opened an hour where nobody says so."""
    return int(table("bag_risk")["openings_an_hour"])
