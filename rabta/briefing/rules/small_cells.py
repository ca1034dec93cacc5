"""Numbers of persons that leave the house: what is small is withheld, and so is whatever would give it back by subtraction.

A table is shown with its margins. Its rows and columns, the margins among them, are the two sides of a graph whose edges
are the withheld numbers; a number can be moved by one, with everything shown left as it is, exactly where it lies on a cycle
along which each other withheld number may be moved too. Nought is never withheld, so whoever reads the table knows that what
is withheld is at least one: that is allowed for. Method: complementary suppression in two-way tables, as statistical offices
use it (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

SMALLEST_SHOWN = 5
"""The house's own choice: one to four persons met at a named place in a month may be known by their neighbours."""
Place = tuple[int, int]
"""Row and column. The last of each is the margin."""


@dataclass(frozen=True)
class Published:
    """A table with its margins as it may leave: None where a number is withheld."""

    cells: tuple[tuple[int | None, ...], ...]
    of_rows: tuple[int | None, ...]
    of_columns: tuple[int | None, ...]
    total: int | None


def published(table: Sequence[Sequence[int]], *, smallest: int = SMALLEST_SHOWN) -> Published:
    """The table, its margins and its total, without what is small and what would give that away.

    No withheld number can be told from what is shown: for each there is another table of whole numbers, with the same
    numbers shown, in which it is another one. A table of nothing but noughts is shown as it is.

    >>> published([[2, 30, 40]]).cells, published([[2, 30, 40]]).total
    (((None, None, 40),), 72)
    """
    full = _with_margins(table)
    gone = {place for place, value in full.items() if 0 < value < smallest}
    while loose := next((place for place in sorted(gone) if not _is_safe(place, full, gone)), None):
        gone |= _cover(loose, full, gone)
    shown = {place: None if place in gone else value for place, value in full.items()}
    rows, columns = len(table), len(table[0]) if table else 0
    return Published(
        cells=tuple(tuple(shown[row, column] for column in range(columns)) for row in range(rows)),
        of_rows=tuple(shown[row, columns] for row in range(rows)),
        of_columns=tuple(shown[rows, column] for column in range(columns)),
        total=shown[rows, columns],
    )


def published_list(values: Sequence[int], *, smallest: int = SMALLEST_SHOWN) -> tuple[int | None, ...] | None:
    """The parts of a total that is shown beside them, in the same way; None where none of it can be shown with its total."""
    if not values:
        return ()
    found = published([values], smallest=smallest)
    return found.cells[0] if found.total is not None else None


def _with_margins(table: Sequence[Sequence[int]]) -> dict[Place, int]:
    rows, columns = len(table), len(table[0]) if table else 0
    full = {(row, column): table[row][column] for row, column in product(range(rows), range(columns))}
    full |= {(row, columns): sum(table[row]) for row in range(rows)}
    full |= {(rows, column): sum(table[row][column] for row in range(rows)) for column in range(columns)}
    return {**full, (rows, columns): sum(map(sum, table))}


def _cover(loose: Place, full: dict[Place, int], gone: set[Place]) -> set[Place]:
    """The least that, withheld too, makes this number safe: three corners of a rectangle with it. Margins only at need."""
    last_row, last_column = max(full)
    best: tuple[int, int, set[Place]] | None = None
    for row, column in product(range(last_row + 1), range(last_column + 1)):
        corners = {(loose[0], column), (row, loose[1]), (row, column)}
        if row == loose[0] or column == loose[1] or not all(full[place] for place in corners):
            continue
        more = corners - gone
        margins = sum(place[0] == last_row or place[1] == last_column for place in more)
        worth = (margins, sum(full[place] for place in more), more)
        if (best is None or worth[:2] < best[:2]) and _is_safe(loose, full, gone | more):
            best = worth
    if best is None or not best[2]:
        return {place for place, value in full.items() if value}
    return best[2]


def _is_safe(place: Place, full: dict[Place, int], gone: set[Place]) -> bool:
    """Whether this withheld number can be one more, or one less, with everything that is shown left as it is."""
    return any(_leads_back(place, up, full, gone) for up in (True, False) if up or full[place] > 1)


def _leads_back(place: Place, up: bool, full: dict[Place, int], gone: set[Place]) -> bool:
    """Whether a change of this number is made good by changes of the others along a way back to where it began."""
    start, end = _ends(place, up, full)
    reached, todo = {end}, [end]
    while todo:
        here = todo.pop()
        if here == start:
            return True
        for other in gone - {place}:
            for more in (True, False):
                if more or full[other] > 1:
                    first, then = _ends(other, more, full)
                    if first == here and then not in reached:
                        reached.add(then)
                        todo.append(then)
    return False


def _ends(place: Place, up: bool, full: dict[Place, int]) -> tuple[tuple[str, int], tuple[str, int]]:
    """The two sides that a change leads between: a row is owed what is added in it; a margin counts the other way round."""
    last_row, last_column = max(full)
    row, column = ("row", place[0]), ("column", place[1])
    turned = (place[0] == last_row) != (place[1] == last_column)
    return (row, column) if up != turned else (column, row)
