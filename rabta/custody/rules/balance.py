"""Weights that must balance: seized = sampled + destroyed + still held, within what the scales allow.

Errors add up as they stand (the worst case), so that a difference beyond them is no matter of scales. Nothing is corrected:
a difference is a finding, shown with its arithmetic.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rabta.custody.rules.chain import NOTHING, State, state_of, states
from rabta.custody.rules.step import MEASURES, Kind, Step


@dataclass(frozen=True)
class Balance:
    """The whole chain's sum. `short` is below nothing where more is there than was seized. All in the exhibit's unit."""

    seized: Decimal
    sampled: Decimal
    destroyed: Decimal
    held: Decimal
    allowed: Decimal
    weighed_again: bool

    @property
    def short(self) -> Decimal:
        return self.seized - self.sampled - self.destroyed - self.held

    @property
    def balances(self) -> bool:
        return abs(self.short) <= self.allowed


@dataclass(frozen=True)
class Gap:
    """Between two weighings: what should have been there, what was, and who held it meanwhile."""

    number: int
    expected: Decimal
    measured: Decimal
    allowed: Decimal
    holder: Step

    @property
    def short(self) -> Decimal:
        return self.expected - self.measured

    @property
    def off(self) -> Decimal:
        """How far, whichever way."""
        return abs(self.short)


def balance(steps: Sequence[Step], *, every: Sequence[State] | None = None) -> Balance | None:
    """The sum of the steps that stand; None before the seizure. `every`: their `states`, where they are at hand."""
    seized = next((step for step in steps if step.kind is Kind.SEIZED), None)
    if seized is None:
        return None
    state = every[-1] if every else state_of(steps)
    weighed = [step for step in steps if step.kind in MEASURES and step.amount is not None]
    removed = [step for step in steps if step.kind in (Kind.SAMPLED, Kind.DESTROYED)]
    errors = [seized.error, *(step.error for step in removed)]
    if weighed and not state.gone:
        errors.append(weighed[-1].error)
    return Balance(
        seized=seized.amount or NOTHING, sampled=_sum(steps, Kind.SAMPLED), destroyed=_sum(steps, Kind.DESTROYED),
        held=state.held, allowed=sum((error or NOTHING for error in errors), NOTHING), weighed_again=bool(weighed),
    )  # fmt: skip


def gaps(steps: Sequence[Step], *, every: Sequence[State] | None = None) -> list[Gap]:
    """Every weighing that differs from the one before it, less what was taken in between, by more than the scales allow.

    `every`: the `states` of the steps, where they are at hand.
    """
    found = []
    for step, before in zip(steps, every or states(steps), strict=False):
        if step.kind not in MEASURES or step.amount is None or before.holder is None:
            continue
        gap = Gap(step.number, before.held, step.amount, before.held_error + (step.error or NOTHING), before.holder)
        if gap.off > gap.allowed:
            found.append(gap)
    return found


def _sum(steps: Sequence[Step], kind: Kind) -> Decimal:
    return sum((step.amount or NOTHING for step in steps if step.kind is kind), NOTHING)
