"""How what leaves the house goes: written by one, approved by two others, published frozen, retracted. Signed steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

APPROVALS = 2


class Kind(StrEnum):
    """What may be signed of a text or of figures that are to leave."""

    APPROVED = "approved"
    REFUSED = "refused"
    PUBLISHED = "published"
    RETRACTED = "retracted"


class Stands(StrEnum):
    """How it stands."""

    WAITS = "waits"
    APPROVED = "approved"
    REFUSED = "refused"
    PUBLISHED = "published"
    RETRACTED = "retracted"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One signed step."""

    kind: Kind
    signed_by: UUID


def stands(steps: Sequence[Step]) -> Stands:
    """How it stands, from its steps in the order of signing."""
    kinds = {step.kind for step in steps}
    for kind, state in (
        (Kind.RETRACTED, Stands.RETRACTED),
        (Kind.PUBLISHED, Stands.PUBLISHED),
        (Kind.REFUSED, Stands.REFUSED),
    ):
        if kind in kinds:
            return state
    return Stands.APPROVED if len(approvers(steps)) >= APPROVALS else Stands.WAITS


def approvers(steps: Sequence[Step]) -> frozenset[UUID]:
    """Who approved it."""
    return frozenset(step.signed_by for step in steps if step.kind is Kind.APPROVED)


def why_not_next(steps: Sequence[Step], step: Step, *, author: UUID, words: str) -> str:
    """Why this may not be signed; "" where it may. Nobody approves what they wrote, or twice."""
    now = stands(steps)
    if step.kind in (Kind.APPROVED, Kind.REFUSED):
        if step.signed_by == author:
            return "Whoever wrote it does not approve it."
        if now is not Stands.WAITS:
            return "It does not wait for an approval."
        if step.kind is Kind.APPROVED and step.signed_by in approvers(steps):
            return "You have approved it already: somebody else is needed."
        return "" if step.kind is Kind.APPROVED or words.strip() else "Say why."
    if step.kind is Kind.PUBLISHED:
        return "" if now is Stands.APPROVED else "Two others approve it before it is published."
    if now is not Stands.PUBLISHED:
        return "Only what is published is taken back."
    return "" if words.strip() else "Say why."


def lawful_next(steps: Sequence[Step], *, by: UUID, author: UUID) -> tuple[Kind, ...]:
    """What this person may sign next, but for the words."""
    return tuple(kind for kind in Kind if not why_not_next(steps, Step(kind=kind, signed_by=by), author=author, words="x"))
