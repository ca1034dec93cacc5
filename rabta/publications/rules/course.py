"""How what leaves the house goes: prepared by one, approved by others, let out, taken back. Signed steps, only added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

LONGEST = 1000
"""Characters of what somebody says with a signature."""


class Kind(StrEnum):
    """What may be signed of what is to leave. Stored by name; never rename."""

    APPROVED = "approved"
    REFUSED = "refused"
    APPROVAL_WITHDRAWN = "approval_withdrawn"
    PUBLISHED = "published"
    RETRACTED = "retracted"
    SENT = "sent"
    TAKEN_BACK = "taken_back"


class Stands(StrEnum):
    """How it stands."""

    WAITS = "waits"
    APPROVED = "approved"
    REFUSED = "refused"
    PUBLISHED = "published"
    RETRACTED = "retracted"
    SENT = "sent"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One signed step."""

    kind: Kind
    signed_by: UUID


@dataclass(frozen=True, kw_only=True)
class Course:
    """How one kind of thing leaves: how many others approve it, what lets it out and takes it back, and how a refusal says
    so. `says_out`: what is asked of whoever lets it out; "" for nothing."""

    approvals: int
    out: Kind
    back: Kind
    own: str
    early: str
    not_out: str
    says_out: str = ""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What may be signed of it, in its order."""
        return (Kind.APPROVED, Kind.REFUSED, Kind.APPROVAL_WITHDRAWN, self.out, self.back)

    def kind_named(self, word: str | None) -> Kind | None:
        """The step of this name; None where nothing so named is signed of it."""
        return next((one for one in self.kinds if one == word), None)

    def stands(self, steps: Sequence[Step]) -> Stands:
        """How it stands, from its steps in the order of signing."""
        kinds = {step.kind for step in steps}
        ended = next((kind for kind in (self.back, self.out, Kind.REFUSED) if kind in kinds), None)
        if ended:
            return Stands(ended)
        return Stands.APPROVED if len(approvers(steps)) >= self.approvals else Stands.WAITS

    def why_not_next(self, steps: Sequence[Step], step: Step, *, author: UUID, words: str) -> str:
        """Why this may not be signed; "" where it may. Nobody approves what they prepared, or twice; whoever approved
        withdraws that until it left."""
        if len(words) > LONGEST:
            return f"A field has at most {LONGEST} characters."
        if step.kind not in self.kinds:
            return "This is no step that can be signed here."
        now, silent = self.stands(steps), not words.strip()
        if step.kind in (Kind.APPROVED, Kind.REFUSED):
            if step.signed_by == author:
                return self.own
            if now is not Stands.WAITS:
                return "It does not wait for an approval."
            if step.kind is Kind.APPROVED and step.signed_by in approvers(steps):
                return "You have approved it already: somebody else is needed."
            return "Say why." if step.kind is Kind.REFUSED and silent else ""
        if step.kind is Kind.APPROVAL_WITHDRAWN:
            if now not in (Stands.WAITS, Stands.APPROVED) or step.signed_by not in approvers(steps):
                return "An approval is withdrawn by whoever gave it, before anything left."
            return "Say why." if silent else ""
        if step.kind is self.out:
            if now is not Stands.APPROVED:
                return self.early
            return self.says_out if silent else ""
        if now is not Stands(self.out):
            return self.not_out
        return "Say why." if silent else ""

    def lawful_next(self, steps: Sequence[Step], *, by: UUID, author: UUID) -> tuple[Kind, ...]:
        """What this person may sign next, but for the words."""
        return tuple(
            kind for kind in self.kinds
            if not self.why_not_next(steps, Step(kind=kind, signed_by=by), author=author, words="x")
        )  # fmt: skip

    def told(self, signed: Sequence[dict[str, Any]], *, by: UUID | None, author: UUID) -> dict[str, Any]:
        """Of steps as they are kept: how it `stands`, the `steps` with their moments, what was `said`, and what this person
        may sign `next`: nothing where `by` is None."""
        said = [Step(kind=Kind(one["kind"]), signed_by=UUID(one["signed_by"])) for one in signed]
        return {
            "stands": self.stands(said), "said": said,
            "steps": [{**one, "signed_at": datetime.fromisoformat(one["signed_at"])} for one in signed],
            "next": self.lawful_next(said, by=by, author=author) if by else (),
        }  # fmt: skip


def approvers(steps: Sequence[Step]) -> frozenset[UUID]:
    """Whose approval stands: of each who approved or withdrew that, the last of the two counts."""
    said = {step.signed_by: step.kind for step in steps if step.kind in (Kind.APPROVED, Kind.APPROVAL_WITHDRAWN)}
    return frozenset(who for who, kind in said.items() if kind is Kind.APPROVED)


PUBLISHING = Course(
    approvals=2, out=Kind.PUBLISHED, back=Kind.RETRACTED, own="Whoever wrote it does not approve it.",
    early="Two others approve it before it is published.", not_out="Only what is published is taken back.",
)  # fmt: skip
RETURNING = Course(
    approvals=1, out=Kind.SENT, back=Kind.TAKEN_BACK, own="Whoever prepared it does not approve it.",
    early="Another approves it before it is sent.", not_out="Only what was sent is taken back.",
    says_out="Say to whom it was sent, and how.",
)  # fmt: skip
