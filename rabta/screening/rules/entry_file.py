"""A watch-list as a CSV file: what each row says, and what is wrong with those that cannot be read."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rabta.casework.rules.register import as_cell
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.screening.rules.entry import EntryKind, Listed, Why, numbers_in, why_not
from rabta.vocabulary.rules.scripts import fold_digits

NUMBERS = (Identifier.CNIC, Identifier.PASSPORT, Identifier.DOCUMENT, Identifier.PHONE, Identifier.ADDRESS)
COLUMNS = (
    "kind", "why", "name", "father", "born", "adult", *(str(one) for one in NUMBERS), "issuer", "reason", "reference",
    "about_others",
)  # fmt: skip
MUST = ("kind", "why", "reason")
MOST_ROWS = 50_000
YES = ("yes", "1", "true")


class UnreadableList(ValueError):
    """The file is no list at all: says what it lacks."""


@dataclass(frozen=True)
class Row:
    """One row that was read: its number in the file, and the entry."""

    row: int
    listed: Listed


@dataclass(frozen=True)
class WrongRow:
    """Why a row cannot be read: its number in the file, the column, the value as it stands there, and the rule."""

    row: int
    column: str
    value: str
    rule: str


def read_entries(content: bytes, *, today: date) -> Iterator[Row | WrongRow]:
    """Every row of the file in its order, the first after the headings as row 2. Raises UnreadableList.

    A row is read whole or set aside with the first thing that is wrong with it; none is dropped.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableList(f"This file is not UTF-8 (byte {error.start}). Save it as CSV UTF-8.") from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in MUST if name not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableList(f"The first line has no column {', '.join(missing)}. It names: {', '.join(COLUMNS)}.")
    try:
        for number, row in enumerate(rows, 2):
            if number > MOST_ROWS + 1:
                raise UnreadableList(f"A list is brought in files of at most {MOST_ROWS} rows. Divide the file.")
            yield _row(number, {name: _said(row.get(name)) for name in COLUMNS}, today)
    except csv.Error as error:
        raise UnreadableList(f"Line {rows.line_num}: this is no CSV ({error}).") from None


def _said(cell: str | None) -> str:
    """A cell as it was meant: `as_cell` puts an apostrophe before what a spreadsheet would take for a formula."""
    words = (cell or "").strip()
    return words[1:] if words.startswith("'") and as_cell(words[1:]) == words else words


def _row(number: int, said: dict[str, str], today: date) -> Row | WrongRow:
    known = {"kind": [str(one) for one in EntryKind], "why": [str(one) for one in Why]}
    for column, codes in known.items():
        if said[column] not in codes:
            return WrongRow(number, column, said[column], f"one of {', '.join(codes)}")
    listed = listed_in(said)
    broken = why_not(listed, today=today)
    return WrongRow(number, broken[0], said.get(broken[0], ""), broken[1]) if broken else Row(number, listed)


def listed_in(said: dict[str, str]) -> Listed:
    """The entry that fields by the names of COLUMNS tell of; `kind` and `why` are codes already."""
    return Listed(
        kind=EntryKind(said["kind"]), why=Why(said["why"]), name=" ".join(said["name"].split()),
        father=" ".join(said["father"].split()), born=fold_digits(said["born"].strip()), adult=said["adult"].lower() in YES,
        identifiers=numbers_in([(kind, said[str(kind)]) for kind in NUMBERS]), issuer=said["issuer"].strip().upper(),
        reason=said["reason"].strip(), reference=said["reference"].strip(),
        about_others=said["about_others"].lower() in YES,
    )  # fmt: skip
