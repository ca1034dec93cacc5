"""Which numbers of a workbook are dates: the styles part, and serial days to calendar days (ECMA-376 part 1, 18.8.30,
18.17.4).
"""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from rabta.intake.rules.workbook.archive import Archive, local_name

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_DATE_CODES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|general', re.IGNORECASE)
_DATE_CODES = re.compile(r"[ymdhs]", re.IGNORECASE)
_EPOCHS = {1900: dt.date(1899, 12, 30), 1904: dt.date(1904, 1, 1)}
_FIRST_SAFE_SERIAL = 61  # below, the 1900 system counts a 29 February 1900 that never was


def date_styles(archive: Archive, name: str) -> frozenset[int]:
    """The style indexes (attribute s of a cell) under which a number shows as a date. Empty if there is no styles part."""
    if name not in archive.names:
        return frozenset()
    codes: dict[int, str] = {}
    dates: set[int] = set()
    for element in archive.elements(name, wanted=frozenset(("numFmt", "cellXfs"))):
        if local_name(element) == "numFmt":
            codes[_whole(element.get("numFmtId"))] = element.get("formatCode") or ""
            continue
        styles = [style for style in element if local_name(style) == "xf"]
        dates.update(index for index, style in enumerate(styles) if _is_date(_whole(style.get("numFmtId")), codes))
    return frozenset(dates)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _is_date(number: int, codes: dict[int, str]) -> bool:
    code = codes.get(number)
    if code is None:
        return number in _BUILT_IN_DATES
    return bool(_DATE_CODES.search(_NOT_DATE_CODES.sub("", code.split(";")[0])))


def serial_to_iso(text: str, *, epoch: int) -> str | None:
    """The calendar day of a serial number as ISO text, the time of day left out; None if it is no day after February
    1900.

    `epoch` is 1900 or 1904, as the workbook states.

    >>> serial_to_iso("45720.5", epoch=1900)
    '2025-03-04'
    """
    try:
        serial = Decimal(text)
    except InvalidOperation:
        return None
    if not serial.is_finite() or not (_FIRST_SAFE_SERIAL if epoch == 1900 else 1) <= serial < 2_958_466:
        return None
    day = _EPOCHS[epoch].toordinal() + int(serial)
    return dt.date.fromordinal(day).isoformat() if day <= dt.date.max.toordinal() else None
