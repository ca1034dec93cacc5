"""A workbook as the bytes of an XLSX file: texts, numbers, days, and formulas with the value they have now.

Texts are never formulas; one that a program might take for a formula when it is saved elsewhere bears the mark of a text
(`quotePrefix`). The same cells give the same bytes: no clock, no author.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

NO_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 (a file's day has no zone)
NEVER_GUESSED = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
A4, LONGEST_HEADER = 9, 255


@dataclass(frozen=True)
class Formula:
    """A formula without its equals sign, and the value it has."""

    text: str
    value: int | Decimal | str


@dataclass(frozen=True)
class Strong:
    """A text in bold: heads and names."""

    text: str


Cell = str | Strong | int | Decimal | date | Formula | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`widths` of columns in digits; `frozen` rows stay when the rest moves. `mark` is printed on every page."""

    name: str
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = field(default_factory=tuple)
    frozen: int = 0
    mark: str = ""


def workbook(sheets: Sequence[Sheet], *, rtl: bool) -> bytes:
    """The file. A name of a sheet is at most 31 signs and has none of `[]:*?/\\`; whoever names sheets sees to that."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, NEVER_GUESSED)
    book.set_properties({"created": NO_MOMENT})
    styles = {
        name: book.add_format(how)
        for name, how in {
            "plain": {}, "bold": {"bold": True}, "day": {"num_format": 14}, "whole": {"num_format": 3},
            "parted": {"num_format": 4}, "quoted": {"num_format": 49, "quote_prefix": True},
        }.items()
    }  # fmt: skip
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        if rtl:
            page.right_to_left()
        for number, wide in enumerate(sheet.widths):
            page.set_column(number, number, wide)
        page.freeze_panes(sheet.frozen, 0)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        if sheet.mark:
            page.set_header(_header(sheet.mark))
            page.set_footer("&R&P / &N")
        for row, cells in enumerate(sheet.rows):
            for at, cell in enumerate(cells):
                _write(page, row, at, cell, styles)
    book.close()
    return buffer.getvalue()


def _header(mark: str) -> str:
    """The mark over every printed page: a longer one than programs take ends in dots, and stands whole on the sheet."""
    words = _text(mark)
    while len(header := "&L" + words.replace("&", "&&")) > LONGEST_HEADER:
        words = words.removesuffix("…")[:-1] + "…"
    return header


def column(number: int) -> str:
    """The letters of a column, the first is 0.

    >>> column(0), column(25), column(26)
    ('A', 'Z', 'AA')
    """
    return (column(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def _write(page: Worksheet, row: int, at: int, cell: Cell, styles: dict[str, Format]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Formula):
        value = _text(cell.value) if isinstance(cell.value, str) else cell.value
        page.write_formula(row, at, f"={cell.text}", styles[_style(cell.value)], value)
    elif isinstance(cell, date):
        page.write_datetime(row, at, cell, styles["day"])
    elif isinstance(cell, int | Decimal):
        page.write_number(row, at, cell, styles[_style(cell)])
    else:
        words = _text(cell.text if isinstance(cell, Strong) else cell)
        dangerous = "quoted" if words.startswith(_DANGEROUS) else "plain"
        page.write_string(row, at, words, styles["bold" if isinstance(cell, Strong) else dangerous])


def _style(value: int | Decimal | str) -> str:
    if isinstance(value, str):
        return "plain"
    return "whole" if value == int(value) else "parted"


def _text(words: str) -> str:
    """What XML can hold; what it cannot is shown as such."""
    return _NOT_XML.sub("\ufffd", words)
