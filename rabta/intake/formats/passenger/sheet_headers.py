"""Which line of a sheet is the header of a passenger list, and what its columns hold."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rabta.intake.rules.grid import GridRow
from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.tables import table

ROWS_LOOKED_AT = 40
_APART = re.compile(r"[^\w#]+|_+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, its header as written, and what it holds; None where no word of ours says."""

    index: int
    header: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a list: the line it stands in, and its columns."""

    line: int
    columns: tuple[Column, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that hold this, in order."""
        return tuple(column for column in self.columns if column.field == field)


@functools.cache
def _words() -> dict[str, str]:
    return {header_key(word): field for field, words in table("passenger_sheets")["columns"].items() for word in words}


@functools.cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_words().items(), key=lambda pair: -len(pair[0])))


def header_key(text: str) -> str:
    """A header without points, spaces and case.

    >>> header_key(" Passport No. "), header_key("Date_of-Birth")
    ('passport no', 'date of birth')
    """
    return " ".join(_APART.sub(" ", search_key(text)).split())


def field_of(header: str) -> str | None:
    """What a header says its column holds; None where no word of ours says.

    >>> field_of("Passport No. (MRP)"), field_of("Name of the passenger"), field_of("شناختی کارڈ نمبر"), field_of("Fuel")
    ('passport', 'name', 'cnic', None)
    """
    key = header_key(header)
    found = _words().get(key)
    if found is not None or not key or len(key) > 60:
        return found
    shorter, _, last = key.rpartition(" ")
    if last in ("kg", "kgs", "no", "nos", "number", "numbers", "as") and shorter in _words():
        return _words()[shorter]
    for word, field in _longest_first():
        if len(word) > 3 and (key.startswith(f"{word} ") or key.endswith(f" {word}")):
            return field
    return None


def columns_of(cells: Sequence[str]) -> tuple[Column, ...]:
    """The columns that a line of headers names; a field that two headers name is the first's, but for tags and remarks."""
    columns: list[Column] = []
    taken: set[str] = set()
    for index, cell in enumerate(cells):
        field = field_of(cell) if cell.strip() else None
        if field in taken and field not in ("tags", "remarks", "phone", "serial"):
            field = None
        if field:
            taken.add(field)
        columns.append(Column(index, " ".join(cell.split()), field))
    return tuple(columns)


def header_score(cells: Sequence[str]) -> int:
    """How many of the cells are headers of a passenger list."""
    return len({column.field for column in columns_of(cells) if column.field})


def is_header(columns: Sequence[Column]) -> bool:
    """Whether these columns make a list of passengers: somebody's name, and something of a journey beside it."""
    fields = {column.field for column in columns}
    words = table("passenger_sheets")
    return bool(fields & set(words["names"])) and bool(fields & set(words["beside"])) and len(fields - {None}) > 2


def find_header(rows: Sequence[GridRow]) -> Header | None:
    """The header among the first 40 lines that are not blank: the line that names most fields; None without one."""
    best: Header | None = None
    most = 0
    looked = 0
    for row in rows:
        if row.is_blank():
            continue
        looked += 1
        if looked > ROWS_LOOKED_AT:
            break
        columns = columns_of(row.cells)
        score = len({column.field for column in columns if column.field})
        if score > most and is_header(columns):
            best, most = Header(row.line, columns), score
    return best
