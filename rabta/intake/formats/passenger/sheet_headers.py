"""Which line of a sheet is the header of a passenger list, and what its columns hold."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rabta.intake.rules.grid import GridRow
from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.tables import table

ROWS_LOOKED_AT = 40
LONGEST = 60
_APART = re.compile(r"[^\w#]+|_+")
_PIECES = re.compile(r"[/|()\[\]{}\n:،,;]+")
_AS_IN = re.compile(r"(.+?) (?:as|as in|as on|as per|per|in|on|according to) .+")
_COUNTED = frozenset(("kg", "kgs", "no", "nos", "num", "number", "numbers", "as", "s"))
_SEVERAL = frozenset(("tags", "remarks", "phone", "serial"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, its header as written, and what it holds; None where no word of ours says."""

    index: int
    header: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a list: the lines it stands in (mostly one), and its columns."""

    line: int
    columns: tuple[Column, ...]
    first: int = 0

    @property
    def begins(self) -> int:
        """The first of its lines."""
        return self.first or self.line

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that hold this, in order."""
        return tuple(column for column in self.columns if column.field == field)


@functools.cache
def _words() -> dict[str, str]:
    """What a header of these words means; spaces left out too, as data bases write them (`documentnumber`)."""
    spaced = {header_key(word): field for field, words in table("passenger_sheets")["columns"].items() for word in words}
    return {key.replace(" ", ""): field for key, field in spaced.items()} | spaced


@functools.cache
def _words_in_more() -> dict[str, str]:
    """The words that are looked for at a header's beginning and end."""
    whole = {header_key(word) for word in table("passenger_sheets")["whole"]}
    return {key: field for key, field in _words().items() if len(key) > 3 and key not in whole}


def header_key(text: str) -> str:
    """A header without points, spaces and case.

    >>> header_key(" Passport No. "), header_key("Date_of-Birth"), header_key("Father's Name"), header_key("PPT#")
    ('passport no', 'date of birth', 'fathers name', 'ppt no')
    """
    plain = re.sub(r"(?<=\w)['’`](?=\w)", "", text)
    if "#" in plain and plain.strip() != "#":
        plain = plain.replace("#", " no ")
    return " ".join(_APART.sub(" ", search_key(plain)).split())


@functools.lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """What a header says its column holds; None where no word of ours says.

    >>> field_of("Passport No. (MRP)"), field_of("Name of the passenger"), field_of("شناختی کارڈ نمبر"), field_of("Fuel")
    ('passport', 'name', 'cnic', None)
    >>> field_of("documentnumber"), field_of("DOB (dd/mm/yyyy)"), field_of("Name (as per passport)")
    ('passport', 'born', 'name')
    >>> field_of("Birth country"), field_of("Country of residence")
    ('birth_place', None)
    """
    if len(header) > LONGEST or not header.strip() or sum(sign.isdigit() for sign in header) > 2:
        return None
    return _exact(header) or _by_beginning_or_end(header_key(header))


def _exact(header: str) -> str | None:
    """What the whole header says, or its first piece that says anything: two languages, a form of dates, a unit."""
    for text in (header, *_PIECES.split(header)):
        key = header_key(text).replace(" of the ", " of ")
        said_as = _AS_IN.fullmatch(key)
        for each in (key, said_as.group(1) if said_as else ""):
            found = _words().get(each) or _words().get(each.replace(" ", ""))
            if found is not None:
                return found
            shorter, _, last = each.rpartition(" ")
            if last in _COUNTED and shorter in _words():
                return _words()[shorter]
    return None


def _by_beginning_or_end(key: str) -> str | None:
    words = key.split()
    ends = [" ".join(part) for at in range(1, len(words)) for part in (words[:at], words[at:])]
    return next((_words_in_more()[end] for end in sorted(ends, key=len, reverse=True) if end in _words_in_more()), None)


def columns_of(cells: Sequence[str], above: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns that a line of headers names; a field that two headers name is the first's, but for tags and remarks.

    `above` are the cells of the line before where a header stands in two lines ("Passport" over "No" and "Expiry").
    """
    columns: list[Column] = []
    taken: set[str] = set()
    for index in range(max(len(cells), len(above))):
        cell = cells[index] if index < len(cells) else ""
        group = above[index] if index < len(above) else ""
        field = _in_two_lines(group, cell) if group else field_of(cell)
        if field in taken and field not in _SEVERAL:
            field = None
        if field:
            taken.add(field)
        columns.append(Column(index, " ".join(f"{group} {cell}".split()), field))
    if not taken & {"name", "surname", "given"}:
        _some_name(columns)
    return tuple(columns)


def _in_two_lines(group: str, cell: str) -> str | None:
    if not cell.strip():
        return field_of(group)
    return _exact(f"{group} {cell}") or _exact(cell) or field_of(f"{group} {cell}") or field_of(cell)


def _some_name(columns: list[Column]) -> None:
    """Without a column of a word of ours for names, the first that ends in "name" is one: "Pilgrim name"."""
    for at, column in enumerate(columns):
        if column.field is None and len(column.header) <= LONGEST and header_key(column.header).endswith((" name", " نام")):
            columns[at] = Column(column.index, column.header, "name")
            return


def header_score(cells: Sequence[str]) -> int:
    """How many of the cells are headers of a passenger list."""
    return len({column.field for column in columns_of(cells) if column.field})


def is_header(columns: Sequence[Column]) -> bool:
    """Whether these columns make a list of passengers: somebody's name, and something of a journey beside it."""
    fields = {column.field for column in columns}
    words = table("passenger_sheets")
    return bool(fields & set(words["names"])) and bool(fields & set(words["beside"])) and len(fields - {None}) > 2


def find_header(rows: Sequence[GridRow]) -> Header | None:
    """The header among the first 40 lines that are not blank: the line that names most fields, or two lines that name more
    together; None without one."""
    best: Header | None = None
    most, looked = (0, 0), 0
    beside = set(table("passenger_sheets")["beside"])
    before: GridRow | None = None
    for row in rows:
        if row.is_blank():
            before = None
            continue
        looked += 1
        if looked > ROWS_LOOKED_AT:
            break
        for above in ((), _groups(before, row)):
            columns = columns_of(row.cells, above)
            fields = {column.field for column in columns if column.field}
            score = len(fields), len(fields & beside)
            if score > most and is_header(columns):
                best, most = Header(row.line, columns, before.line if before and above else 0), score
        before = row
    return best


def _groups(before: GridRow | None, row: GridRow) -> tuple[str, ...]:
    """The words of the line above as they stand over the columns of this one; empty where they are no part of a header."""
    if before is None or before.line != row.line - 1 or any(sum(map(str.isdigit, cell)) > 2 for cell in row.cells):
        return ()
    over = [cell.strip() for cell in before.cells]
    if len({text for text in over if text}) < 2:
        return ()
    merged = {note.index for note in row.notes if note.kind == "merged"}
    found: list[str] = []
    last = ""
    for index, cell in enumerate(row.cells):
        text = over[index] if index < len(over) else ""
        if index in merged:  # one cell over both lines: its words stand here already
            last = ""
            found.append("")
            continue
        last = text or (last if cell.strip() else "")
        found.append(last)
    return (*found, *over[len(row.cells) :])
