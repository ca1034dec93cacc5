"""A table pasted into a text: its cells parted by tabs, bars or wide gaps, its first line saying what each column counts.

The cells keep their tokens; what a column says holds for the number in it: "Region | Ops | Kgs | Arrests".
"""

import re
from dataclasses import dataclass

from rabta.intake.formats.statement.tokens import Token, keys_of, listed

_BAR, _TAB, _GAP = re.compile(r"\|"), re.compile(r"\t"), re.compile(r" {2,}|\t")
_LEAST_LINES, _LEAST_CELLS, _LEAST_KNOWN = 3, 3, 2
_HEADS = {
    word: field
    for field, words in {
        "name": "region regions directorate rd district division zone range city station unit place location area"
        " ریجن ضلع علاقہ مقام",
        "operations": "operations ops operation raids actions کارروائیاں آپریشنز",
        "total_kg": "kg kgs kilograms drugs narcotics qty quantity seized seizure recovered weight مقدار کلو منشیات",
        "arrests": "arrests arrested accused persons suspects held arrest گرفتار گرفتاریاں ملزمان",
        "vehicles": "vehicles vehs vehicle veh گاڑیاں",
        "women": "women ladies females خواتین",
        "foreigners": "foreigners foreign",
        "told": "recovery recoveries details detail description برآمدگی تفصیل",
    }.items()
    for word in listed(words)
}
# A column of a drug: which one, the reader of substances says.
_DRUG = "drug "
_DRUGS = frozenset(
    listed("hashish charas opium heroin ice meth methamphetamine cocaine weed cannabis morphine ketamine chemicals"
           " چرس افیون ہیروئن آئس کوکین")
)
_SUMS = frozenset(listed("total totals grand overall کل مجموعی ٹوٹل"))
_NOBODY = frozenset({"nil", "none", "-", "–", "—", "0", "no"})


COUNTS = ("operations", "total_kg", "arrests", "women", "foreigners", "vehicles")


def of_a_drug(field: str) -> bool:
    """Whether a column is a drug's."""
    return field.startswith(_DRUG)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table over tokens `first` up to `after`; `cells`: the tokens under each known column."""

    first: int
    after: int
    cells: dict[str, tuple[int, int]]
    sums: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the tokens of its first line, and its rows. `counts`: a row is counts of a region, not a seizure told."""

    first: int
    rows: tuple[Row, ...]
    counts: bool
    heads: dict[str, tuple[int, int]]

    @property
    def after(self) -> int:
        """The token behind the table."""
        return self.rows[-1].after

    def row_at(self, place: int) -> Row | None:
        """Give the row in which the token at `place` stands."""
        return next((row for row in self.rows if row.first <= place < row.after), None)

    def begins_line(self, place: int) -> bool:
        """Whether a line of the table begins at the token `place`, or what follows the table."""
        return place in (self.first, self.after) or any(row.first == place for row in self.rows)


def table_in(text: str, tokens: tuple[Token, ...]) -> Table | None:
    """Give the first table in a text, None where it has none."""
    if text.count("\n") < _LEAST_LINES - 1:
        return None
    lines = _lines(text)
    for number, (start, end) in enumerate(lines):
        for part in (_BAR, _TAB, _GAP):
            heads = _cells(text, start, end, part)
            fields = [_field(text[low:high], column) for column, (low, high) in enumerate(heads)]
            known = [field for field in fields if field is not None]
            if len(heads) >= _LEAST_CELLS and len(known) >= _LEAST_KNOWN and len(set(known)) == len(known):
                table = _table(text, tokens, lines[number:], part, fields)
                if table is not None:
                    return table
    return None


def _lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text) if match[0].strip()]


def _cells(text: str, start: int, end: int, part: re.Pattern[str]) -> list[tuple[int, int]]:
    """Give the code points of a line's cells; the empty ones at either end of "| a | b |" are none."""
    cuts = [match.span() for match in part.finditer(text, start, end)]
    bounds = [start, *(edge for cut in cuts for edge in cut), end]
    cells = list(zip(bounds[::2], bounds[1::2], strict=True))
    while cells and not text[slice(*cells[0])].strip():
        cells.pop(0)
    while cells and part is not _TAB and not text[slice(*cells[-1])].strip():
        cells.pop()
    return cells


def _field(said: str, column: int) -> str | None:
    keys = keys_of(said)
    if _DRUGS.intersection(keys):
        return f"{_DRUG}{column}"
    return next((_HEADS[key] for key in keys if key in _HEADS), None)


def _table(
    text: str, tokens: tuple[Token, ...], lines: list[tuple[int, int]], part: re.Pattern[str], fields: list[str | None]
) -> Table | None:
    rows = []
    for start, end in lines[1:]:
        cells = _cells(text, start, end, part)
        if set(text[start:end]) <= set("|-:+= \t"):
            continue
        if len(cells) != len(fields):
            break
        rows.append(_row(tokens, start, end, cells, fields))
    kept = tuple(row for row in rows if row is not None)
    if len(kept) < _LEAST_LINES - 1:
        return None
    counts = "name" in fields and "told" not in fields and _is_numbers(tokens, kept)
    head = _row(tokens, *lines[0], _cells(text, *lines[0], part), fields)
    return Table(_token_at(tokens, lines[0][0]), kept, counts, head.cells if head is not None else {})


def _row(
    tokens: tuple[Token, ...], start: int, end: int, cells: list[tuple[int, int]], fields: list[str | None]
) -> Row | None:
    first, after = _token_at(tokens, start), _token_at(tokens, end)
    if first >= after:
        return None
    known = {}
    for field, (low, high) in zip(fields, cells, strict=True):
        here = _token_at(tokens, low), _token_at(tokens, high)
        if field is not None and here[0] < here[1]:
            known[field] = here
    return Row(first, after, known, any(tokens[place].key in _SUMS for place in range(first, min(first + 3, after))))


def _is_numbers(tokens: tuple[Token, ...], rows: tuple[Row, ...]) -> bool:
    """Whether the cells of mass hold numbers alone (or with a unit): the rows count, and tell no seizure."""
    cells = [cell for row in rows for field, cell in row.cells.items() if field in COUNTS or field.startswith(_DRUG)]
    return bool(cells) and all(after - first <= 2 for first, after in cells)


def _token_at(tokens: tuple[Token, ...], place: int) -> int:
    """Give the first token that begins at or behind the code point `place`."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].start < place else (low, middle)
    return low


def says_nobody(keys: list[str]) -> bool:
    """Whether a cell of persons says that there was none."""
    return bool(keys) and all(key in _NOBODY for key in keys)
