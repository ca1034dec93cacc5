"""Numbers of persons that leave the house: what is small is withheld, and so is whatever would tell how small it is.

A list is told beside its total, and its rows add up to it. Nought is never withheld, so whoever reads it knows that each
withheld number is at least one: of `many` withheld numbers that add up to `sum` each may be anything from one to
`sum - many + 1`, and nothing else that is told narrows it, because no table crosses two lists. What is told of other days
is `differencing`. Method: complementary suppression with a protection interval (Hundepool et al., Statistical Disclosure
Control, 2012, chapter 4).
"""

from collections.abc import Sequence

SMALLEST_SHOWN = 5
"""The house's own choice: one to four persons met at a named place in a month may be known by their neighbours."""


def width(smallest: int = SMALLEST_SHOWN) -> int:
    """How far apart the least and the most must lie that a withheld number can be held to be: from one to `smallest`."""
    return smallest - 1


def published_list(values: Sequence[int], *, smallest: int = SMALLEST_SHOWN) -> tuple[int | None, ...] | None:
    """The parts of a total that is told beside them: None where a part is withheld; None at all where none can be told.

    >>> published_list([2, 30, 40]), published_list([9, 0, 12]), published_list([1, 2])
    ((None, None, 40), (9, 0, 12), None)
    """
    gone = {at for at, value in enumerate(values) if 0 < value < smallest}
    while gone and not (len(gone) > 1 and sum(values[at] for at in gone) - len(gone) >= width(smallest)):
        left = [at for at, value in enumerate(values) if value and at not in gone]
        if not left:
            return None
        gone.add(min(left, key=lambda at: (values[at], at)))
    return tuple(None if at in gone else value for at, value in enumerate(values))
