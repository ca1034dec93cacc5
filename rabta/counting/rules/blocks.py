"""Which incidents are worth comparing: those that meet in a block. Symmetric, without a cap on how many meet.

An incident stands in some blocks, each for some days, and looks into some, each over some days. Two meet where one looks
into a block in which the other stands on one of those days; then the other meets the one as well. There are several ways
to meet, because each of place, time and quantity is missing or wrong in some reports:

near in time at one place for one family of drugs, with like quantities or like words; the
same quantity in one place, even weeks apart; the same quantity near in time where the places may be one; a case, a flight,
or a bulletin's totals; and a quantity so particular that it needs neither time nor place. A report without a date, or one
that retells what is long past, meets its like at any time. A report that names no drug stands with every family.

Here are the blocks of one incident; `meeting.py` finds who of many meets whom.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rabta.counting.rules.block_numbers import Numbers, together, told_apart
from rabta.counting.rules.blocks_found import ANY_TIME, Found, Look, of_lines, of_numbers
from rabta.counting.rules.facts import IncidentFacts

LONGEST_DAYS: Final = 62
"""A time vaguer than two months places nothing: such an incident is met as one without a date."""
STEP_DAYS: Final = 8
"""A vague time stands once for every so many days of it."""

Days = tuple[int, int]
Block = tuple[int, int, int]
"""A block and the days in question, both ends included, as `date.toordinal()`."""


class Blocks(NamedTuple):
    """Where one incident stands, each block once, and where it looks for others.

    It stands in `on_days` on its own days, in `always` whatever the day: nothing else stands in those.
    """

    days: Days | None
    on_days: Numbers
    always: Numbers
    looks: Sequence[Look]

    @property
    def standing(self) -> Iterator[Look]:
        """As `looks`: blocks in which it stands over the same days. A vague time comes in steps."""
        if self.on_days and self.days:
            for first, last in _steps(self.days):
                yield self.on_days, first, last
        if self.always:
            yield self.always, *ANY_TIME

    @property
    def stands(self) -> frozenset[Block]:
        """Each block and the days on which it stands there."""
        return frozenset([(each, first, last) for numbers, first, last in self.standing for each in told_apart(numbers)])

    @property
    def numbers(self) -> list[int]:
        """The numbers of `stands`, in order."""
        return sorted([number for numbers, _, _ in self.standing for number in told_apart(numbers)])


def blocks_of(facts: IncidentFacts) -> Blocks:
    """The blocks of one incident, a pure function of it."""
    days = _days(facts)
    found = Found(wanders=days is None or facts.recap, is_recap=facts.recap)
    of_lines(facts, found)
    of_numbers(facts, found)
    return Blocks(days, together(found.on_days), together(found.always), found.looks(days))


def meet(a: Blocks, b: Blocks) -> bool:
    """Whether the two incidents of these blocks are worth comparing. Symmetric."""
    stands = defaultdict[int, list[Block]](list)
    for block in b.stands:
        stands[block[0]].append(block)
    looks = [(number, first, last) for numbers, first, last in a.looks for number in told_apart(numbers)]
    return any(first <= y[2] and y[1] <= last for number, first, last in looks for y in stands.get(number, ()))


def first_day(fact: IncidentFacts) -> int:
    """The first of its days; 0 without one."""
    return (_days(fact) or ANY_TIME)[0]


@lru_cache(maxsize=10_000)
def _steps(days: Days) -> tuple[Days, ...]:
    """The days in steps: one for a day, four or so for a month."""
    first, last = days
    return tuple((day, min(last, day + STEP_DAYS - 1)) for day in range(first, last + 1, STEP_DAYS))


def _days(facts: IncidentFacts) -> Days | None:
    days = facts.occurred or facts.reported
    return days if days and days[1] - days[0] <= LONGEST_DAYS else None
