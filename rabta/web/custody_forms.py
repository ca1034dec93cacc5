"""Forms of a chain: what each step asks for, in words, and what somebody typed as a step. Plain text in, values out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta.custody.errors import NotLawful
from rabta.custody.operations import Said
from rabta.custody.rules.step import ASKS, OUTCOMES, Kind
from rabta.vocabulary.rules.agencies import agency

STEPS = {
    "seized": _("Seized"), "weighed": _("Weighed"), "sealed": _("Sealed"), "handed_over": _("Handed over"),
    "received": _("Received"), "sampled": _("Sampled"), "sent_to_laboratory": _("Sent to a laboratory"),
    "laboratory_result": _("Result of the laboratory"), "stored": _("Put into a store"),
    "case_registered": _("Case registered"), "case_decided": _("Case decided"),
    "released_to_court": _("Released to a court"), "destroyed": _("Destroyed"),
}  # fmt: skip
OWED = {
    "no_case": _("No case registered"), "no_outcome": _("Case without an outcome"), "not_destroyed": _("Not destroyed"),
    "out_of_balance": _("Out of balance"), "late": _("Late"),
}  # fmt: skip
CLOCK_STATES = {
    "due": _("due"), "late": _("late"), "met": _("in time"), "met_late": _("done late"),
}  # fmt: skip
OUTCOME_WORDS = {
    "convicted": _("convicted"), "acquitted": _("acquitted"), "withdrawn": _("case withdrawn"), "other": _("other outcome"),
}  # fmt: skip
WORDS = {**STEPS, **CLOCK_STATES, **OUTCOME_WORDS}
"""What a page of custody says by a code."""

NUMBERS = {
    Kind.SEALED: _("Seal number"), Kind.SAMPLED: _("Number of the sample"),
    Kind.SENT_TO_LABORATORY: _("Number of the test memorandum"), Kind.LABORATORY_RESULT: _("Number of the result"),
    Kind.STORED: _("Number in the register"), Kind.CASE_REGISTERED: _("FIR number"),
    Kind.CASE_DECIDED: _("Number of the judgment"), Kind.RELEASED_TO_COURT: _("Number of the order"),
    Kind.DESTROYED: _("Number of the order"),
}  # fmt: skip
KEEPERS = {
    Kind.SENT_TO_LABORATORY: _("Laboratory"), Kind.LABORATORY_RESULT: _("Laboratory"), Kind.STORED: _("Store"),
}  # fmt: skip
LABELS = {
    "place": _("Place"), "amount": _("Weight or count"), "error": _("Error of the scale, either way"),
    "to_agency": _("Receiving agency"), "to_officer": _("Receiving officer"), "purity": _("Purity, per cent"),
    "witnesses": _("Witnesses, one a line"), "outcome": _("Outcome"), "held_at": _("Court"), "reference": _("Number"),
}  # fmt: skip
A_NUMBER = re.compile(r"\d{1,18}(?:[.٫]\d{1,9})?")
"""Digits of any script; a comma is refused, because it means two things."""


@dataclass(frozen=True)
class Field:
    """One field of a form."""

    name: str
    label: Any
    required: bool


def fields_of(kind: Kind) -> list[Field]:
    """What the form of this step asks for, in order; a weight comes with the scale's error."""
    found = []
    for name in ASKS[kind].all:
        label = NUMBERS.get(kind) if name == "reference" else KEEPERS.get(kind) if name == "held_at" else None
        found.append(Field(name, label or LABELS[name], name in ASKS[kind].must))
        if name == "amount":
            found.append(Field("error", LABELS["error"], name in ASKS[kind].must))
    return found


def step_in(form: Mapping[str, str]) -> Said:
    """The step that a form tells of. Raises NotLawful for what cannot be read."""
    try:
        kind = Kind(form.get("kind", ""))
    except ValueError:
        raise NotLawful("This is no step of a chain.") from None
    to = form.get("to_agency", "")
    return Said(
        kind=kind, done_at=_moment(form.get("done_at", "")), amount=_weight(form.get("amount", "")),
        error=_weight(form.get("error", "")), purity=_weight(form.get("purity", "")), to_agency=_agency(to) if to else None,
        witnesses=tuple(form.get("witnesses", "").splitlines()), outcome=form.get("outcome", ""),
        **{name: form.get(name, "") for name in ("place", "to_officer", "reference", "held_at")},
    )  # fmt: skip


def _moment(said: str) -> datetime:
    try:
        found = datetime.fromisoformat(said)
        return found if timezone.is_aware(found) else timezone.make_aware(found)
    except (ValueError, OverflowError):
        raise NotLawful("Say when it was done.") from None


def _weight(said: str) -> Decimal | None:
    if not said.strip():
        return None
    if not A_NUMBER.fullmatch(said.strip()):
        raise NotLawful("This is no weight: write a number with at most six places behind the point.")
    return Decimal(said.strip().replace("٫", "."))


def _agency(code: str) -> int:
    try:
        return agency(code).number
    except KeyError:
        raise NotLawful("This step needs: the receiving agency.") from None


OUTCOME_CHOICES = [(code, OUTCOME_WORDS[code]) for code in OUTCOMES]
