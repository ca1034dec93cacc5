"""How a text file separates its cells, and its rows cell by cell.

The delimiter is decided, not sniffed: of comma, semicolon, tab and bar the one under which a line near the top holds
most of the headers that some format knows; then the one that gives most lines the same number of cells. RFC 4180
quoting.
"""

import csv
import enum
import io
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence

from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.grid import GridRow

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 32_767  # what a spreadsheet cell can hold
MOST_COLUMNS = 1_000
_MOST_LINES_IN_A_CELL = 30
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_ROWS = 60
_LONGEST_RECORD = MOST_COLUMNS * 100

HeaderScore = Callable[[Sequence[str]], int]


class Quoting(enum.Enum):
    """How the quotation marks of a record stand: all closed, one open at the end, or text after a closing mark."""

    CLOSED = enum.auto()
    OPEN = enum.auto()
    MALFORMED = enum.auto()


def delimiter_of(text: str, *, header_score: HeaderScore) -> str:
    """The character between the cells of `text`. `header_score` says how many cells of a row are headers some format
    knows.

    A first line `sep=;` (as Excel writes it) decides at once. A file of one column gives a comma.
    """
    declared = _declared(text)
    if declared is not None:
        return declared
    return max(DELIMITERS, key=lambda delimiter: _fitness(text, delimiter, header_score))


def _declared(text: str) -> str | None:
    first = text[:8].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and first[0][4:] in DELIMITERS:
        return first[0][4:]
    return None


def _fitness(text: str, delimiter: str, header_score: HeaderScore) -> tuple[int, float, int]:
    rows: list[tuple[str, ...]] = []
    for row in csv_rows(text[:_SAMPLE_CHARACTERS], delimiter=delimiter):
        if row.fault is None and not row.is_blank():
            rows.append(row.cells)
        if len(rows) == _SAMPLE_ROWS:
            break
    if not rows:
        return (0, 0.0, 0)
    width, common = Counter(len(row) for row in rows).most_common(1)[0]
    if width < 2:
        return (0, 0.0, 0)
    return (max(header_score(row) for row in rows), common / len(rows), width)


def csv_rows(text: str, *, delimiter: str) -> Iterator[GridRow]:
    """The rows of `text` from the top, blank ones included, numbered as a spreadsheet would number them.

    A quotation mark that is opened and not closed within 30 lines spoils its own line only: that line comes with a
    fault.
    A cell longer than a spreadsheet can hold (32,767 characters) or a row of more than 1,000 cells comes with a fault.
    """
    for line, record in enumerate(_records(text, delimiter), start=1):
        if line == 1 and _declared(text) is not None:
            yield GridRow(line, ())
        elif isinstance(record, CellFault):
            yield GridRow(line, (), (), record)
        else:
            yield _row(line, record, delimiter)


def _row(line: int, record: str, delimiter: str) -> GridRow:
    if len(record) > LONGEST_CELL:
        return _long_row(line, record, delimiter)
    cells = next(csv.reader((record,), delimiter=delimiter), [])
    if len(cells) > MOST_COLUMNS:
        return GridRow(line, tuple(cells[:MOST_COLUMNS]), (), _too_many(len(cells)))
    return GridRow(line, tuple(cells))


def _too_many(cells: int) -> CellFault:
    return CellFault(
        "too_many_cells", f"the row has {cells} cells; at most {MOST_COLUMNS} are read", "Check the line's delimiters."
    )


def _long_row(line: int, record: str, delimiter: str) -> GridRow:
    """A record longer than one cell may be: fine if its cells are short, else a fault and the start of each cell."""
    try:
        cells = next(csv.reader((record,), delimiter=delimiter), [])
    except csv.Error:
        cells = [record]
    if len(cells) > MOST_COLUMNS:
        return GridRow(line, tuple(cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]), (), _too_many(len(cells)))
    longest = max(map(len, cells), default=0)
    if longest <= LONGEST_CELL:
        return GridRow(line, tuple(cells))
    fault = CellFault(
        "cell_too_long",
        f"a cell holds {longest:,} characters; a spreadsheet cell holds at most {LONGEST_CELL:,}",
        "Look for a missing quotation mark or line end.",
    )
    return GridRow(line, tuple(cell[:LONGEST_CELL] for cell in cells), (), fault)


def _records(text: str, delimiter: str) -> Iterator[str | CellFault]:
    """The lines of `text`, those joined that a quoted cell runs across; a fault in place of a line never closed."""
    lines = iter(io.StringIO(text, newline=None))
    waiting: deque[str] = deque()
    while True:
        raw = waiting.popleft() if waiting else next(lines, None)
        if raw is None:
            return
        line = raw.rstrip("\n")
        if '"' not in line or _quoting(line, delimiter) is not Quoting.OPEN:
            yield line
            continue
        joined, taken = _joined(line, lines, waiting, delimiter)
        if joined is not None:
            yield joined
        else:
            waiting.extendleft(reversed(taken))
            yield CellFault(
                "open_quote",
                f"a quotation mark is opened and not closed within {_MOST_LINES_IN_A_CELL} lines: {line[:60]}",
                "Close the quotation mark, or write it twice inside a quoted cell.",
            )


def _joined(first: str, lines: Iterator[str], waiting: deque[str], delimiter: str) -> tuple[str | None, list[str]]:
    """The record that starts with `first`, and the lines taken; None for the record where the quote is never closed."""
    record = first
    taken: list[str] = []
    while len(taken) < _MOST_LINES_IN_A_CELL and len(record) <= _LONGEST_RECORD:
        following = waiting.popleft() if waiting else next(lines, None)
        if following is None:
            break
        taken.append(following)
        record += "\n" + following.rstrip("\n")
        if '"' in following:
            quoting = _quoting(record, delimiter)
            if quoting is Quoting.CLOSED:
                return record, taken
            if quoting is Quoting.MALFORMED:
                break
    return None, taken


def _quoting(record: str, delimiter: str) -> Quoting:
    """Whether the quoted cells of `record` are closed; a mark inside an unquoted cell is only a mark."""
    at, end, state = 0, len(record), Quoting.CLOSED
    while at < end:
        if record[at] == '"':
            at = _after_quoted(record, at + 1)
            if at < 0:
                return Quoting.OPEN if state is Quoting.CLOSED else state
            if at < end and record[at] != delimiter:
                state = Quoting.MALFORMED
        following = record.find(delimiter, at)
        if following < 0:
            break
        at = following + 1
    return state


def _after_quoted(record: str, at: int) -> int:
    """The index after the quotation mark that closes the cell whose text starts at `at`; -1 if none does."""
    while True:
        mark = record.find('"', at)
        if mark < 0:
            return -1
        if not record.startswith('"', mark + 1):
            return mark + 1
        at = mark + 2
