"""What kind of thing was filed, by its first bytes and its name."""

import json
from enum import StrEnum

from rabta.intake.formats.airport.sheets import sheet_kind
from rabta.intake.formats.baggage.messages import is_baggage
from rabta.intake.formats.land.reader import is_land
from rabta.intake.formats.passenger.detecting import is_passenger_list, is_passenger_message
from rabta.intake.formats.scan.serving import is_scan

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_HEAD = 20_000  # bytes in which a text shows that it holds baggage messages
LAND_TYPE = "application/octet-stream"
TABLE_ENDINGS = (".csv", ".tsv", ".xlsx", ".xlsm")


class Kind(StrEnum):
    """`UNREADABLE` is kept byte for byte and says so; a person can attach its text, typed."""

    STATEMENTS = "statements"
    STATEMENT = "statement"
    TABLE = "table"
    MANIFEST = "manifest"
    AIRPORT = "airport"
    SCAN = "scan"
    LAND = "land"
    UNREADABLE = "unreadable"


def kind_of(content: bytes, *, file_name: str) -> tuple[Kind, str]:
    """The kind and the media type. JSON Lines with a `text` in the first line are statements, each line one."""
    name = file_name.casefold()
    start = content[:8]
    if is_scan(content):
        return Kind.SCAN, "application/dicom"
    if start.startswith(b"%PDF"):
        return Kind.UNREADABLE, "application/pdf"
    if start.startswith(_PICTURES):
        return Kind.UNREADABLE, "image/*"
    if is_land(content):
        return Kind.LAND, LAND_TYPE
    if start.startswith(b"PK\x03\x04"):
        if b"word/" in content[:65536] or name.endswith(".docx"):
            return Kind.UNREADABLE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _table_kind(content), media_type
    if start.startswith(b"PK\x05\x06"):  # an archive without any file in it
        return Kind.UNREADABLE, "application/zip"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.UNREADABLE, "application/x-ole-storage"
    if is_passenger_message(content):
        return Kind.MANIFEST, "application/xml" if content.lstrip().startswith(b"<") else "application/edifact"
    if name.endswith(TABLE_ENDINGS):
        return _table_kind(content), "text/csv"
    if is_baggage(content[:_HEAD].decode("utf-8", "ignore")):
        return Kind.AIRPORT, "text/plain"
    return (Kind.STATEMENTS, "application/x-ndjson") if _is_json_lines(content) else (Kind.STATEMENT, "text/plain")


def _table_kind(content: bytes) -> Kind:
    """A list of passengers, what an airport's desks and devices keep, or another table."""
    if is_passenger_list(content):
        return Kind.MANIFEST
    return Kind.AIRPORT if sheet_kind(content) else Kind.TABLE


def _is_json_lines(content: bytes) -> bool:
    first = content.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return "text" in json.loads(first)
    except ValueError:
        return True
