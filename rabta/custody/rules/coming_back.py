"""What comes back to an agency that gave it away: lawful in time, said plainly, and a finding where more comes than left."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rabta.custody.rules.chain import State, states
from rabta.custody.rules.step import MEASURES, REMOVES, Kind, Step


@dataclass(frozen=True)
class Return:
    """`number`: the step by which an officer of `agency` signed for it again; `given`: the step that gave it away.

    `left` is what it held then, `came_back` what the first weighing after it came back says, in the exhibit's own unit;
    `allowed`: the errors of both.
    """

    number: int
    agency: int
    given: int
    left: Decimal
    came_back: Decimal
    allowed: Decimal

    @property
    def over(self) -> Decimal:
        return self.came_back - self.left

    @property
    def is_more(self) -> bool:
        """Whether more came back than left, beyond what the scales allow: nothing grows on the way."""
        return self.over > self.allowed


def returns(steps: Sequence[Step], *, every: Sequence[State] | None = None) -> list[Return]:
    """Every time a former holder signed for it again, in the order of the chain. `steps`: those that stand.

    `every`: their `states`, where they are at hand.
    """
    found, given = [], dict[int, tuple[int, State]]()
    every = every or [*states(steps)]
    for place, step in enumerate(steps):
        before, after = every[place], every[place + 1]
        if step.kind is not Kind.RECEIVED or before.holder is None or before.holder.agency == step.agency:
            continue
        if step.agency in given:
            number, left = given[step.agency]
            weighed = _weighed(steps, every, place) or after
            allowed = left.held_error + weighed.held_error
            found.append(Return(step.number, step.agency, number, left.held, weighed.held, allowed))
        handed = before.offered.number if before.offered else step.number
        given[before.holder.agency] = handed, before
    return found


def _weighed(steps: Sequence[Step], every: Sequence[State], place: int) -> State | None:
    """How it stands after its first weighing from this step on, before anything is taken of it or it moves on."""
    for n in range(place, len(steps)):
        if steps[n].kind in REMOVES or steps[n].kind is Kind.HANDED_OVER:
            return None
        if steps[n].kind in MEASURES and steps[n].amount is not None:
            return every[n + 1]
    return None
