"""How a return goes: prepared by one, approved by another, sent, taken back. Signed steps, only ever added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """What may be signed of a return."""

    APPROVED = "approved"
    REFUSED = "refused"
    SENT = "sent"
    TAKEN_BACK = "taken_back"


class Stands(StrEnum):
    """How it stands."""

    WAITS = "waits"
    APPROVED = "approved"
    REFUSED = "refused"
    SENT = "sent"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Step:
    """One signed step."""

    kind: Kind
    signed_by: UUID


def stands(steps: Sequence[Step]) -> Stands:
    """How it stands: as the last step left it."""
    return Stands(steps[-1].kind) if steps else Stands.WAITS


def why_not_next(steps: Sequence[Step], step: Step, *, author: UUID, words: str) -> str:
    """Why this may not be signed; "" where it may. Nobody approves what they prepared."""
    now = stands(steps)
    if step.kind in (Kind.APPROVED, Kind.REFUSED):
        if now is not Stands.WAITS:
            return "It does not wait for an approval."
        if step.signed_by == author:
            return "Whoever prepared it does not approve it."
        return "" if step.kind is Kind.APPROVED or words.strip() else "Say why."
    if step.kind is Kind.SENT:
        if now is not Stands.APPROVED:
            return "Another approves it before it is sent."
        return "" if words.strip() else "Say to whom it was sent, and how."
    if now is not Stands.SENT:
        return "Only what was sent is taken back."
    return "" if words.strip() else "Say why."


def lawful_next(steps: Sequence[Step], *, by: UUID, author: UUID) -> tuple[Kind, ...]:
    """What this person may sign next, but for the words."""
    return tuple(
        kind for kind in Kind if not why_not_next(steps, Step(kind, by), author=author, words="x")
    )
