"""What waits, in the order in which it is looked at: by the day it is due, then by what is at stake."""

from datetime import date
from enum import IntEnum

from rabta.casework.rules.task import Due


class Stake(IntEnum):
    """How much goes wrong when it is late. Said by the template of a case; it orders a list and decides nothing."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


_NEAR = {Due.OVERDUE: 0, Due.SOON: 1, Due.LATER: 2}


def rank(due_on: date | None, near: Due, stake: Stake) -> tuple[int, date, int]:
    """Its place in the queue: what is overdue, what is due within days, what is due later or never. Within each by the
    day, and on one day where more is at stake first."""
    return _NEAR[near], due_on or date.max, -stake
