"""From the bytes of a file to its sheets, or the reason why there are none."""

from collections.abc import Sequence
from functools import partial

from rabta.intake.rules.csv_dialect import HeaderScore, csv_rows, delimiter_of
from rabta.intake.rules.encodings import decode
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.grid import Grid, Sheet
from rabta.intake.rules.headers import header_score as score_of_formats
from rabta.intake.rules.mapping import Format
from rabta.intake.rules.workbook.archive import WorkbookFault, looks_like_workbook
from rabta.intake.rules.workbook.sheets import workbook_grid

MOST_BYTES = 100_000_000
_KINDS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "a rich-text document",
    b"SQLite": "a database",
}


def open_grid(content: bytes, *, formats: Sequence[Format]) -> Grid | CellFault:
    """The sheets of a CSV text or an XLSX workbook, whose headers are those of some of the formats."""
    return open_cells(content, header_score=partial(score_of_formats, formats=formats))


def open_cells(content: bytes, *, header_score: HeaderScore) -> Grid | CellFault:
    """The sheets of a CSV text or an XLSX workbook, told apart by their first bytes, never by the file's name.

    `header_score` says how many cells of a line are headers, which decides what separates the cells of a text.
    """
    if len(content) > MOST_BYTES:
        return CellFault(
            "too_large",
            f"the file has {len(content):,} bytes; at most {MOST_BYTES:,} are read",
            "Split the file, for example by month, and file the parts.",
        )
    if not content.strip(b" \t\r\n\xef\xbb\xbf\xfe\xff\x00"):
        return CellFault("empty", "the file is empty", "File the table that was meant.")
    for start, kind in _KINDS.items():
        if content.startswith(start):
            return CellFault("not_a_table", f"this is {kind}, not a table", "Save the table as .xlsx or CSV UTF-8.")
    if looks_like_workbook(content):
        try:
            return workbook_grid(content)
        except WorkbookFault as fault:
            return fault.fault
    decoded = decode(content)
    if isinstance(decoded, CellFault):
        return decoded
    delimiter = delimiter_of(decoded.text, header_score=header_score)
    read_as = f"{decoded.encoding}, delimiter {delimiter!r}"
    return Grid((Sheet(None, partial(csv_rows, decoded.text, delimiter=delimiter)),), read_as)
