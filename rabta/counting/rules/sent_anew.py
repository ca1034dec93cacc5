"""A list that may have been sent again and numbered anew, row by row: one question about two tables, not one for every row.

Rows of two numbers in one register are two seizures, unless the register was numbered anew. One such pair is a question of
its own; LEAST_RUN different ones between the same two tables are a list, and the question is whether it was sent twice.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rabta.counting.rules.sent_again import LEAST_RUN

Tables = tuple[str, str]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One incident of a table: its key, its report, its place in it, and a hash of all it says but its number."""

    key: str
    report: str
    place: int
    said: str


def tables_asked(pairs: Iterable[tuple[TableRow, TableRow]]) -> dict[Tables, list[Pair]]:
    """By the two reports (one and itself, where a list was pasted twice), the asked pairs of a list; each sorted.

    `pairs`: asked about because two rows are equal but for their numbers. Of fewer than LEAST_RUN different rows, none.
    """
    found: dict[Tables, list[tuple[TableRow, TableRow]]] = defaultdict(list)
    for one, other in pairs:
        found[min(one.report, other.report), max(one.report, other.report)].append((one, other))
    return {
        tables: sorted((min(a.key, b.key), max(a.key, b.key)) for a, b in alike)
        for tables, alike in sorted(found.items())
        if len({one.said for one, _ in alike}) >= LEAST_RUN
    }


def row_by_row(tables: Tables, rows: Iterable[TableRow]) -> list[Pair]:
    """Every row of the one list with the row that says it again, keys in order: equal rows in their order.

    Equal rows within a list stay apart: they may be two seizures of one day.

    >>> rows = [TableRow(f"{t}{n}", t, n, said) for t in "st" for n, said in enumerate("xxy")]
    >>> row_by_row(("s", "t"), rows)
    [('s0', 't0'), ('s1', 't1'), ('s2', 't2')]
    """
    by_content: dict[str, dict[str, list[TableRow]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda row: (row.place, row.key)):
        by_content[row.said][row.report].append(row)
    pairs = []
    for held in by_content.values():
        first, second = held[tables[0]], held[tables[1]]
        if tables[0] == tables[1]:
            first, second = first[: len(first) // 2], first[len(first) // 2 :]
        pairs += [(min(a.key, b.key), max(a.key, b.key)) for a, b in zip(first, second, strict=False)]
    return sorted(pairs)
