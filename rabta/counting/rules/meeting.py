"""Who of many incidents meets whom: what `blocks.meet` says of each two, found in columns.

All stand in their blocks in the order of block and day; whoever looks, finds there those of the days in question at once.
Most numbers that are looked for nobody has: a table of some bits of each number says so before it is searched for.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rabta.counting.rules.block_numbers import EACH, Numbers
from rabta.counting.rules.blocks import STEP_DAYS, Blocks
from rabta.counting.rules.blocks_found import ANY_TIME

Column = NDArray[np.int64]
Flags = NDArray[np.bool_]
Pairs = NDArray[np.int64]
"""The place of the later in the upper bits of each, that of the earlier in the lower."""
PLACE_BITS: Final = 32
PLACE: Final = 2**PLACE_BITS - 1
DAY_BITS: Final = 24
LOOKING_AT_ONCE: Final = 20_000
"""So many look together, among those that stand on the days that any of them asks for."""
MOST_AT_ONCE: Final = 1_000_000
"""They are halved where they would meet more than this."""
SPARSE: Final = 8
"""A table of what is there has at least so many places for each."""


class Stands(NamedTuple):
    """A row for each block in which an incident stands, or looks: its number, the days, and the incident's place."""

    number: Column
    first: Column
    last: Column
    place: Column

    def of(self, which: Column | Flags | slice) -> "Stands":
        """These rows alone."""
        return Stands(self.number[which], self.first[which], self.last[which], self.place[which])


class Spells(NamedTuple):
    """A row for the blocks in which an incident stands, or looks, over the same days, in the order of places.

    `number`: the blocks of all rows one after the other; `end`: where those of each row end.
    """

    number: Column
    end: Column
    first: Column
    last: Column
    place: Column

    @property
    def of_any_time(self) -> Column:
        """The blocks of those that are whenever it was."""
        is_any: Flags = np.repeat(self.last == ANY_TIME[1], np.diff(self.end, prepend=0))
        return self.number[is_any]

    @property
    def stands(self) -> Stands:
        return self.of_places(0, PLACE)

    def of_places(self, first: int, last: int) -> Stands:
        """Those of the incidents at first..last-1, a row for each block."""
        low, high = np.searchsorted(self.place, (first, last))
        start, stop = (self.end[row - 1] if row else 0 for row in (low, high))
        each = np.diff(self.end[low:high], prepend=start)
        days = (np.repeat(column[low:high], each) for column in (self.first, self.last, self.place))
        return Stands(self.number[start:stop], *days)


class Entered(NamedTuple):
    """Where some incidents stand, and where they look."""

    stands: Spells
    looks: Spells


def entered(blocks: Sequence[Blocks], first: int) -> Entered:
    """The rows of incidents that stand one after the other in places from `first` on."""
    numbered = list(enumerate(blocks, first))
    return Entered(
        _spells([(place, *spell) for place, one in numbered for spell in one.standing]),
        _spells([(place, *look) for place, one in numbered for look in one.looks]),
    )


def _spells(rows: Sequence[tuple[int, Numbers, int, int]]) -> Spells:
    place, numbers, first, last = zip(*rows, strict=True) if rows else ((), (), (), ())
    number = np.frombuffer(b"".join(numbers), dtype=">i8").astype(np.int64)
    end = np.cumsum(np.array([len(each) for each in numbers], dtype=np.int64) // EACH)
    return Spells(number, end, *[np.array(column, dtype=np.int64) for column in (first, last, place)])


def all_entered(some: Sequence[Entered]) -> Entered:
    """All rows of these, which come in the order of their incidents' places."""
    return Entered(_one_after_another([one.stands for one in some]), _one_after_another([one.looks for one in some]))


def _one_after_another(some: Sequence[Spells]) -> Spells:
    some = some or [_spells([])]
    before = np.cumsum([0, *[len(one.number) for one in some]]).tolist()
    moved = [one._replace(end=one.end + start) for one, start in zip(some, before, strict=False)]
    return Spells(*map(np.concatenate, zip(*moved, strict=True)))


class Meeting:
    """All incidents in their blocks; see `pairs`."""

    def __init__(self, rows: Entered) -> None:
        stands, self.looks = rows.stands.stands, rows.looks
        is_always = stands.last == ANY_TIME[1]
        self.always = _Order(stands.of(is_always))
        self.by_day = stands.of(~is_always)
        self.reach = np.maximum.accumulate(self.by_day.last)
        wanted = _Table(self.looks.of_any_time)
        self.of_any_day = _Order(self.by_day.of(wanted.may_hold(self.by_day.number)))

    def pairs(self, first: int, last: int) -> Iterator[Pairs]:
        """Every two that meet, once, of which the later is in first..last-1; sorted."""
        for start in range(first, last, LOOKING_AT_ONCE):
            yield from self._of_some(start, min(start + LOOKING_AT_ONCE, last))

    def _of_some(self, first: int, last: int) -> Iterator[Pairs]:
        found = list(self._found(self.looks.of_places(first, last), last))
        if sum(some.size for some in found) > MOST_AT_ONCE and last - first > 1:
            middle = (first + last) // 2
            yield from self._of_some(first, middle)
            yield from self._of_some(middle, last)
        else:
            yield np.unique(np.concatenate([some.pairs() for some in found]))

    def _found(self, looks: Stands, last: int) -> Iterator["_Found"]:
        """Who looks on days finds those who stand on days near; who looks at any time, those who do so on whichever day, and
        both find those who stand always."""
        is_any: Flags = looks.last == ANY_TIME[1]
        yield self.always.found(looks._replace(first=np.zeros_like(looks.first)))
        yield self.of_any_day.found(looks.of(is_any))
        on_days = looks.of(~is_any)
        if len(on_days.first):
            yield _Order(self._since(int(np.min(on_days.first)), last)).found(on_days)

    def _since(self, day: int, last: int) -> Stands:
        """Those on days since this one, of places before `last`."""
        return self.by_day.of(slice(np.searchsorted(self.reach, day), np.searchsorted(self.by_day.place, last)))


class _Found(NamedTuple):
    """Pieces of an order in which those at `later` find others, from row `low` to before row `high`, since a day."""

    order: "_Order"
    later: Column
    since: Column
    low: Column
    high: Column

    @property
    def size(self) -> int:
        return int((self.high - self.low).sum())

    def pairs(self) -> Pairs:
        each = self.high - self.low
        row = np.repeat(self.low - np.cumsum(each) + each, each) + np.arange(each.sum())
        later, earlier = np.repeat(self.later, each), self.order.place[row]
        is_met = (earlier < later) & (self.order.last[row] >= np.repeat(self.since, each))
        return later[is_met] << PLACE_BITS | earlier[is_met]


class _Order:
    """Stands in the order of block and day: each by the rank of its block among all and its first day in one number."""

    def __init__(self, stands: Stands) -> None:
        order = np.lexsort((stands.first, stands.number))
        number, first, self.last, self.place = stands.of(order)
        is_next = np.diff(number, prepend=number[:1] - 1) != 0
        self.numbers = number[is_next]
        self.key = (np.cumsum(is_next) - 1) << DAY_BITS | first
        self.table = _Table(self.numbers)

    def found(self, looks: Stands) -> _Found:
        """Who stands where these look. A vague time stands in steps, of which one may have begun before."""
        looks = looks.of(self.table.may_hold(looks.number)) if len(self.numbers) else looks.of(slice(0))
        rank = np.searchsorted(self.numbers, looks.number)
        is_there = np.flatnonzero(self.numbers[np.minimum(rank, len(self.numbers) - 1)] == looks.number)
        number, first, last, place = looks.of(is_there)
        block = rank[is_there] << DAY_BITS
        low = np.searchsorted(self.key, block | np.maximum(first - STEP_DAYS, 0))
        return _Found(self, place, first, low, np.searchsorted(self.key, block | last + 1))


class _Table:
    """Some bits of each of some numbers."""

    def __init__(self, numbers: Column) -> None:
        self.bits = 2 ** (SPARSE * max(1, len(numbers))).bit_length() - 1
        self.there = np.zeros(self.bits + 1, dtype=np.bool_)
        self.there[numbers & self.bits] = True

    def may_hold(self, numbers: Column) -> Flags:
        """False only of what is none of them."""
        flags: Flags = self.there[numbers & self.bits]
        return flags
