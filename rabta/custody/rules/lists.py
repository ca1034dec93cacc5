"""The lists that make zero tolerance visible: what a chain still owes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rabta.custody.rules.balance import Balance, Gap, balance, gaps
from rabta.custody.rules.chain import State, states
from rabta.custody.rules.clocks import Clock, Running, Standing, running
from rabta.custody.rules.coming_back import Return, returns
from rabta.custody.rules.step import Step


class Owed(StrEnum):
    """What is owed, in the order it is listed."""

    NO_CASE = "no_case"
    NO_OUTCOME = "no_outcome"
    NOT_DESTROYED = "not_destroyed"
    OUT_OF_BALANCE = "out_of_balance"
    LATE = "late"


@dataclass(frozen=True)
class Chain:
    """Everything that follows from the steps that stand. `age`: whole days since the seizure."""

    state: State
    balance: Balance | None
    gaps: tuple[Gap, ...]
    clocks: tuple[Running, ...]
    age: int
    owes: tuple[Owed, ...]
    returned: tuple[Return, ...] = ()


@dataclass(frozen=True)
class Owing:
    """What a chain owes on any day: `always`, and LATE after the moment `late_after` (None: no clock of it can run out).

    `agency` holds it; None, as `begun_at`, before the seizure is signed.
    """

    begun_at: datetime | None
    agency: int | None
    always: tuple[Owed, ...]
    late_after: datetime | None

    def at(self, now: datetime) -> tuple[Owed, ...]:
        """What it owes at this moment, in the order of the lists: as `chain_of` says."""
        late = self.agency is not None and self.late_after is not None and now > self.late_after
        return (*self.always, Owed.LATE) if late else self.always


def owing_of(steps: Sequence[Step], *, clocks: Sequence[Clock]) -> Owing:
    """What a chain owes, whatever the day: all of it follows from the steps that stand and the clocks."""
    state, total, between, back = _folded(steps)
    unmet = [one.due_at for one in running(clocks, steps, now=steps[-1].at) if one.met_at is None] if steps else []
    agency = state.holder.agency if state.holder else None
    return Owing(state.begun_at, agency, tuple(_owed(state, total, between, (), back)), min(unmet, default=None))


def chain_of(steps: Sequence[Step], *, clocks: Sequence[Clock], now: datetime) -> Chain:
    """How a chain stands at this moment."""
    state, total, between, back = _folded(steps)
    started = tuple(running(clocks, steps, now=now))
    age = (now - state.begun_at).days if state.begun_at else 0
    return Chain(state, total, between, started, age, tuple(_owed(state, total, between, started, back)), back)


def _folded(steps: Sequence[Step]) -> tuple[State, Balance | None, tuple[Gap, ...], tuple[Return, ...]]:
    """What follows from the steps alone; the chain is gone through once."""
    every = [*states(steps)]
    return every[-1], balance(steps, every=every), tuple(gaps(steps, every=every)), tuple(returns(steps, every=every))


def _owed(
    state: State, total: Balance | None, between: Sequence[Gap], started: Sequence[Running], back: Sequence[Return]
) -> list[Owed]:  # fmt: skip
    if not state.begun:
        return []
    found = {
        Owed.NO_CASE: state.case is None,
        Owed.NO_OUTCOME: state.case is not None and state.decided is None,
        Owed.NOT_DESTROYED: not state.gone,
        Owed.OUT_OF_BALANCE: (
            bool(between) or any(one.is_more for one in back) or (total is not None and not total.balances)
        ),
        Owed.LATE: any(one.standing is Standing.LATE for one in started),
    }
    return [owed for owed, true in found.items() if true]
