"""Steps of a chain: what can be done with an exhibit, and what each step must say."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What was done, from detection to destruction. Stored by name; never rename."""

    SEIZED = "seized"
    WEIGHED = "weighed"
    SEALED = "sealed"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    SAMPLED = "sampled"
    SENT_TO_LABORATORY = "sent_to_laboratory"
    LABORATORY_RESULT = "laboratory_result"
    STORED = "stored"
    CASE_REGISTERED = "case_registered"
    CASE_DECIDED = "case_decided"
    RELEASED_TO_COURT = "released_to_court"
    DESTROYED = "destroyed"


PAPER = frozenset({Kind.LABORATORY_RESULT, Kind.CASE_REGISTERED, Kind.CASE_DECIDED})
"""Steps that move nothing: written down by any agency of the chain, also while the exhibit is between two hands."""
MEASURES = frozenset({Kind.WEIGHED, Kind.RECEIVED, Kind.STORED, Kind.RELEASED_TO_COURT})
"""Steps after the seizure whose weight, where one is given, says what is there."""
REMOVES = frozenset({Kind.SAMPLED, Kind.DESTROYED})
OUTCOMES = ("convicted", "acquitted", "withdrawn", "other")
FEWEST_WITNESSES = 2


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that a seizure rests on, by the SHA-256 of its bytes: a scan or a photograph of the exhibit.

    `region`: left, top, width and height in pixels; empty for the whole.
    """

    of: str
    sha256: str
    region: tuple[int, ...] = ()

    def told(self) -> dict[str, object]:
        """As it is kept, hashed and sent."""
        return {"of": self.of, "sha256": self.sha256, "region": list(self.region)}


PICTURES_OF = ("scan", "photograph")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One signed entry of a chain. `amount` and `error` (of the scale, either way) are in the exhibit's own unit.

    `at` is when it was done, as the signer says. `reference` is the number it goes by (seal, memorandum, FIR, order);
    `held_at` the laboratory, store or court; `purity` in per cent.
    """

    kind: Kind
    at: datetime
    agency: int
    signed_by: Hashable
    signed_name: str
    number: int = 0
    place: str = ""
    amount: Decimal | None = None
    error: Decimal | None = None
    to_agency: int | None = None
    to_officer: str = ""
    reference: str = ""
    held_at: str = ""
    purity: Decimal | None = None
    witnesses: tuple[str, ...] = ()
    outcome: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Asks:
    """What a step of one kind must say, and what it may."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.must, *self.may)


ASKS: dict[Kind, Asks] = {
    Kind.SEIZED: Asks(("place", "amount")),
    Kind.WEIGHED: Asks(("place", "amount")),
    Kind.SEALED: Asks(("place", "reference")),
    Kind.HANDED_OVER: Asks(("place", "to_agency", "to_officer"), ("amount",)),
    Kind.RECEIVED: Asks(("place",), ("amount",)),
    Kind.SAMPLED: Asks(("place", "amount", "reference")),
    Kind.SENT_TO_LABORATORY: Asks(("held_at", "reference")),
    Kind.LABORATORY_RESULT: Asks(("held_at", "reference", "amount"), ("purity",)),
    Kind.STORED: Asks(("held_at", "amount"), ("reference",)),
    Kind.CASE_REGISTERED: Asks(("reference", "held_at")),
    Kind.CASE_DECIDED: Asks(("held_at", "outcome"), ("reference",)),
    Kind.RELEASED_TO_COURT: Asks(("held_at", "reference"), ("amount",)),
    Kind.DESTROYED: Asks(("place", "amount", "reference", "witnesses")),
}
"""`amount` comes with the scale's error."""
NAMED: dict[str, str] = {
    "place": "the place", "amount": "the weight", "to_agency": "the receiving agency", "to_officer": "the receiving officer",
    "reference": "its number", "held_at": "the laboratory, store or court", "outcome": "the outcome", "purity": "the purity",
    "witnesses": "the witnesses",
}  # fmt: skip


def what_is_missing(step: Step) -> str:
    """Why a step by itself cannot stand, whatever came before it; empty where it can."""
    if missing := [NAMED[name] for name in ASKS[step.kind].must if getattr(step, name) in (None, "", ())]:
        return f"This step needs: {', '.join(missing)}."
    if step.amount is not None:
        if step.error is None:
            return "A weight needs the error of the scale beside it; write 0 for what was counted."
        if step.amount <= 0 or step.error < 0:
            return "A weight is more than nothing, and the error of a scale is not below nothing."
    if step.purity is not None and not 0 <= step.purity <= 100:
        return "Purity is a share of a hundred."
    if step.outcome and step.outcome not in OUTCOMES:
        return "This step needs: the outcome."
    if step.kind is Kind.DESTROYED and len(set(step.witnesses)) < FEWEST_WITNESSES:
        return "Two witnesses see a destruction."
    return ""
