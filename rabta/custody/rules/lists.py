"""The lists that make zero tolerance visible: what a chain still owes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rabta.custody.rules.balance import Balance, Gap, balance, gaps
from rabta.custody.rules.chain import State, state_of
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


def chain_of(steps: Sequence[Step], *, clocks: Sequence[Clock], now: datetime) -> Chain:
    """How a chain stands at this moment."""
    state, total, between = state_of(steps), balance(steps), tuple(gaps(steps))
    started = tuple(running(clocks, steps, now=now))
    age = (now - state.begun_at).days if state.begun_at else 0
    back = tuple(returns(steps))
    return Chain(state, total, between, started, age, tuple(_owed(state, total, between, started, back)), back)


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
