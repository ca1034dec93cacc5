"""Measure `rabta read table`: rows per second and memory, CSV and XLSX, over a table made here or a file given."""

import argparse
import csv
import io
import resource
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from rabta.intake.rules.table import read_table

PLACES = ("Quetta", "Near Example Toll Plaza, Peshawar", "Karachi", "Chaman", "Example bazaar, Lahore", "کوئٹہ", "Gawadar")
DRUGS = ("Heroin", "Charas", "Ice", "ہیروئن", "Opium", "Alprazolam (Xanax)")
QUANTITIES = ("1.2", "12 kg 400 g", "3,20,000", "۲٫۵", "over 20", "12 kg 400", "0.75")
HEADER = ("Record No", "Date", "Place", "Agency", "Drug", "Qty", "Unit", "Arrests", "Remarks")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many invented rows, or which file."""
    parser.add_argument("--rows", type=int, default=50_000, help="rows of the invented table (default 50,000)")
    parser.add_argument("--file", type=Path, help="a CSV or XLSX file to read instead")


def run(arguments: argparse.Namespace) -> int:
    """Print one line a file: rows, seconds, rows per second, what became of the rows, and the process's peak memory."""
    if arguments.file is not None:
        if not arguments.file.is_file():
            print(f"{arguments.file} is not a file.")
            return 2
        _measure(arguments.file.name, arguments.file.read_bytes())
        return 0
    rows = list(invented_rows(arguments.rows))
    _measure("invented.csv", csv_content(rows))
    _measure("invented.xlsx", workbook_content(rows))
    return 0


def _measure(name: str, content: bytes) -> None:
    began = time.perf_counter()
    for each in read_table(content, name=name):
        last = each
    seconds = time.perf_counter() - began
    summary = last["summary"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name}: {len(content):,} bytes, {summary['rows']:,} rows in {seconds:.2f} s "
        f"= {summary['rows'] / seconds:,.0f} rows/s; "
        f"read {summary['read']:,}, set aside {summary['set_aside']:,}, repeated {summary['repeated']:,}; "
        f"peak memory {memory:,.0f} MiB"
    )


def invented_rows(number: int) -> Iterator[tuple[str, ...]]:
    """A log's header and rows, every combination of good and bad cells in turn."""
    yield HEADER
    for at in range(number):
        day = f"{at % 28 + 1:02}/{at % 12 + 1:02}/2031"
        place, drug, quantity = PLACES[at % 7], DRUGS[at % 6], QUANTITIES[at // 7 % 7]
        yield (f"EX-{at}", day, place, "ANF", drug, quantity, "kg", str(at % 4), "Invented for measuring")


def csv_content(rows: list[tuple[str, ...]]) -> bytes:
    """The rows as CSV UTF-8."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def workbook_content(rows: list[tuple[str, ...]]) -> bytes:
    """The rows as the smallest workbook that holds them: one sheet, texts in place."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationship Id="r1" Type="{office}/%s" Target="%s"/>'
    cells = ("".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) for row in rows)
    sheet = "".join(f"<row>{each}</row>" for each in cells)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, target, kind in (("_rels/.rels", "xl/workbook.xml", "officeDocument"),
                                   ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheet")):  # fmt: skip
            book.writestr(name, f'<Relationships xmlns="{package}">{relation % (kind, target)}</Relationships>')
        sheets = f'<sheets><sheet name="Log" sheetId="1" xmlns:r="{office}" r:id="r1"/></sheets>'
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}">{sheets}</workbook>')
        book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>')
    return stream.getvalue()
