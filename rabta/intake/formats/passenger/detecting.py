"""Whether a file is a passenger message or list, told by what stands in it."""

import re

from rabta.intake.formats.passenger.files import is_pnrgov_xml
from rabta.intake.formats.passenger.sheet_cells import flight_in
from rabta.intake.formats.passenger.sheet_headers import find_header, header_score
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.files import open_cells
from rabta.intake.rules.headers import header_score as score_of_formats
from rabta.intake.rules.mapping import all_formats
from rabta.intake.rules.workbook.archive import WorkbookFault

_HEAD = 6000  # bytes in which a message says what it is
_ROWS = 60
_EDIFACT = re.compile(rb"(?:^|['\"~$\r\n\s])U(?:N\s?[ABH]|I\s?[BH])[^A-Za-z0-9]")
_KIND = re.compile(rb"PAXLST|PNRGOV|CUSRES")
_JOURNEY = ("locator", "ticket", "seat", "tags", "pieces")


def is_passenger_message(content: bytes) -> bool:
    """Whether the bytes are a PAXLST, PNRGOV or CUSRES message, or PNRGOV as XML."""
    head = content[:_HEAD].replace(b"\x00", b"")
    if _EDIFACT.search(head) and _KIND.search(re.sub(rb"[\r\n]", b"", head)):
        return True
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and is_pnrgov_xml(
        content[:200_000].decode("utf-8", "ignore")
    )


def is_passenger_list(content: bytes) -> bool:
    """Whether a CSV or XLSX is a list of passengers: its header names a journey, and more of a list's columns than of any
    format of seizures, or a title above it names a flight."""
    grid = open_cells(content, header_score=header_score)
    if isinstance(grid, CellFault):
        return False
    formats = all_formats()
    for sheet in grid.sheets:
        try:
            rows = [row for _, row in zip(range(_ROWS), sheet.rows(), strict=False)]
        except WorkbookFault:
            continue
        header = find_header(rows)
        if header is None:
            continue
        ours = len({column.field for column in header.columns if column.field})
        cells = next(row.cells for row in rows if row.line == header.line)
        above = " | ".join(cell for row in rows if row.line < header.line for cell in row.cells)
        journey = any(header.of(field) for field in _JOURNEY) or flight_in(above) is not None
        if journey and ours > score_of_formats(cells, formats=formats):
            return True
    return False
