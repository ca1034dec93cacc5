"""What is told of days, over all publications together, and what is withheld so that no difference tells a small number.

Every publication tells a total of its days and the numbers of its months. The days on which any of these begins or ends are
marks on one line; the count up to a mark never falls. A told number fixes what lies between its two marks, a withheld one is
at least one. These are difference constraints, so shortest paths give exactly the least and the most, in whole numbers,
that whoever has every publication can hold any stretch of days to be (Cormen et al., Introduction to Algorithms, 24.4).
A stretch of one to four persons is safe where these lie as far apart as one and five.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rabta.briefing.rules.small_cells import SMALLEST_SHOWN, width

FAR = 10**15


class ToldOtherwise(Exception):
    """An earlier publication tells another number of these days than is counted now."""


@dataclass(frozen=True, order=True)
class Stretch:
    """From the beginning of a day up to, and without, the day `end`."""

    begin: date
    end: date


@dataclass(frozen=True)
class Told:
    """What a publication tells of a stretch; None where it withholds the number, which is then no nought."""

    stretch: Stretch
    value: int | None


@dataclass(frozen=True)
class Plan:
    """How a new total and its months may be told: the total, or None, and one number or None for each of `months`."""

    total: int | None
    months: tuple[int | None, ...]


def stretch_of(date_from: date, date_to: date) -> Stretch:
    """Of two days that are both included."""
    return Stretch(date_from, date_to + timedelta(days=1))


def marks_of(stretches: Sequence[Stretch]) -> list[date]:
    """Where any of these begins or ends, in order."""
    return sorted({mark for each in stretches for mark in (each.begin, each.end)})


def told_safely(
    total: Told, months: Sequence[Told], earlier: Sequence[Told], counts: Mapping[date, int], *,
    smallest: int = SMALLEST_SHOWN,
) -> Plan:  # fmt: skip
    """The most that may be told of a total and its months beside what was told earlier: small numbers first are withheld,
    then the smallest others, then all of it.

    `counts`: how many lie before each mark of all these stretches. What earlier publications give away by themselves is no
    reason to withhold. Raises ToldOtherwise.
    """
    if any(one.value is not None and one.value != _between(counts, one.stretch) for one in earlier):
        raise ToldOtherwise
    before = exposed(earlier, counts, smallest=smallest)
    gone = {at for at, one in enumerate(months) if 0 < (one.value or 0) < smallest}
    if 0 < (total.value or 0) < smallest:
        return Plan(None, (None,) * len(months))
    while True:
        shown = [Told(one.stretch, None if at in gone else one.value) for at, one in enumerate(months)]
        if exposed([*earlier, total, *shown], counts, smallest=smallest) <= before:
            return Plan(total.value, tuple(one.value for one in shown))
        left = [at for at, one in enumerate(months) if one.value and at not in gone]
        if not left:
            return Plan(None, (None,) * len(months))
        gone.add(min(left, key=lambda at: (months[at].value or 0, at)))


def exposed(told: Sequence[Told], counts: Mapping[date, int], *, smallest: int = SMALLEST_SHOWN) -> set[Stretch]:
    """Stretches of one to four persons that can be told from these numbers to within less than the protection interval."""
    marks = marks_of([one.stretch for one in told])
    most = _most(told, marks)
    return {
        Stretch(marks[i], marks[j])
        for i in range(len(marks)) for j in range(i + 1, len(marks))
        if 0 < counts[marks[j]] - counts[marks[i]] < smallest and most[i][j] + most[j][i] < width(smallest)
    }  # fmt: skip


def _most(told: Sequence[Told], marks: Sequence[date]) -> list[list[int]]:
    """The most by which the count at one mark can lie above that at another, for every two (Floyd, Warshall)."""
    at, many = {mark: n for n, mark in enumerate(marks)}, len(marks)
    most = [[0 if j <= i else FAR for j in range(many)] for i in range(many)]
    for one in told:
        i, j = at[one.stretch.begin], at[one.stretch.end]
        most[j][i] = min(most[j][i], -1 if one.value is None else -one.value)
        if one.value is not None:
            most[i][j] = min(most[i][j], one.value)
    for middle in range(many):
        through = most[middle]
        for row in most:
            if (first := row[middle]) < FAR:
                for j, then in enumerate(through):
                    if first + then < row[j]:
                        row[j] = first + then
    return most


def _between(counts: Mapping[date, int], stretch: Stretch) -> int:
    return counts[stretch.end] - counts[stretch.begin]
