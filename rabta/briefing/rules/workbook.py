"""A workbook as the bytes of an XLSX file (ECMA-376): texts, numbers, days, and formulas with the value they have now.

Texts are inline strings and never formulas; one that a program might take for a formula when it is saved elsewhere bears
the mark of a text (`quotePrefix`). The same cells give the same bytes: no clock, no author, nothing compressed.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

STAMP = (1980, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_DAY = date(1899, 12, 30)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


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
    files = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(len(sheets)),
        "xl/styles.xml": _STYLES,
    }
    files |= {f"xl/worksheets/sheet{n}.xml": "".join(_page(sheet, rtl)) for n, sheet in enumerate(sheets, 1)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:  # stored: no compressor's version can change a byte
        for name, text in files.items():
            info = zipfile.ZipInfo(name, date_time=STAMP)
            info.create_system = 3
            archive.writestr(info, text.encode())
    return buffer.getvalue()


def column(number: int) -> str:
    """The letters of a column, the first is 0.

    >>> column(0), column(25), column(26)
    ('A', 'Z', 'AA')
    """
    return (column(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def _page(sheet: Sheet, rtl: bool) -> Iterator[str]:
    turned = ' rightToLeft="1"' if rtl else ""
    yield f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"{turned}>'
    if sheet.frozen:
        below = f"A{sheet.frozen + 1}"
        yield f'<pane ySplit="{sheet.frozen}" topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews>"
    if sheet.widths:
        columns = (f'<col min="{n}" max="{n}" width="{wide}" customWidth="1"/>' for n, wide in enumerate(sheet.widths, 1))
        yield f"<cols>{''.join(columns)}</cols>"
    yield "<sheetData>"
    for number, cells in enumerate(sheet.rows, 1):
        filled = "".join(_cell(f"{column(at)}{number}", cell) for at, cell in enumerate(cells) if cell not in (None, ""))
        if filled:
            yield f'<row r="{number}">{filled}</row>'
    yield '</sheetData><pageSetup orientation="landscape" paperSize="9" fitToHeight="0"/>'
    if sheet.mark:
        head = escape("&L" + _text(sheet.mark).replace("&", "&&"))
        yield f"<headerFooter><oddHeader>{head}</oddHeader><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
    yield "</worksheet>"


PLAIN, BOLD, DAY, WHOLE, PARTED, QUOTED = range(6)


def _cell(place: str, cell: Cell) -> str:
    if isinstance(cell, Formula):
        told = f' t="str"><f>{escape(cell.text)}</f><v>{escape(_text(str(cell.value)))}</v>'
        if not isinstance(cell.value, str):
            told = f"><f>{escape(cell.text)}</f><v>{cell.value}</v>"
        return f'<c r="{place}" s="{_style(cell.value)}"{told}</c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="{DAY}"><v>{(cell - _FIRST_DAY).days}</v></c>'
    if isinstance(cell, int | Decimal):
        return f'<c r="{place}" s="{_style(cell)}"><v>{cell}</v></c>'
    words = _text(cell.text if isinstance(cell, Strong) else str(cell))
    style = BOLD if isinstance(cell, Strong) else QUOTED if words.startswith(_DANGEROUS) else PLAIN
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def _style(value: int | Decimal | str) -> int:
    if isinstance(value, str):
        return PLAIN
    return WHOLE if value == int(value) else PARTED


def _text(words: str) -> str:
    """What XML can hold; what it cannot is shown as such."""
    return _NOT_XML.sub("\ufffd", words)


def _book(sheets: Sequence[Sheet]) -> str:
    numbered = enumerate(sheets, 1)
    named = "".join(f'<sheet name={quoteattr(sheet.name)} sheetId="{n}" r:id="rId{n}"/>' for n, sheet in numbered)
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews><sheets>{named}</sheets>'
        '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def _relations(sheets: int) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, sheets + 1)
    )
    made += f'<Relationship Id="rId{sheets + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def _content_types(sheets: int) -> str:
    pages = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>{pages}</Types>'
    )


_STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
