"""Whatever the bytes, nothing is raised and the rows add up."""

import io
import json
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.intake_table.tables import HEADER, ROW, csv_bytes, read, workbook_bytes

QUICK = settings(max_examples=150)
PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")
WORKBOOK = workbook_bytes([HEADER, ROW])
CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "-", "3 maund", "12 kg 400", "NaN", "1e999", "-4", "۱۲", "3,20,000", "Total", "04/03/2031", '"']),
    st.sampled_from(["2\n3", "\x00", "heroin; ice", "1; 2", "nil", "=1+1"]),
)


def adds_up(content: bytes) -> None:
    objects, summary = read(content)
    rows = [each for each in objects if "row" in each]
    assert summary["rows"] == summary["read"] + summary["set_aside"] + summary["repeated"] == len(rows)
    assert [each["row"] for each in rows] == list(range(1, len(rows) + 1))
    assert summary["set_aside"] == sum("error" in each for each in rows)
    assert summary["repeated"] == sum("repeated_of" in each for each in rows)
    for each in objects:
        json.dumps(each, allow_nan=False, ensure_ascii=False).encode("utf-8")
        if "error" in each:
            assert {"file", "sheet", "row", "column", "value", "rule", "next_step"} <= set(each["error"])


@given(st.binary(max_size=400))
@QUICK
def test_any_bytes(content: bytes) -> None:
    adds_up(content)


@given(st.binary(max_size=200))
@QUICK
def test_any_bytes_below_a_header(content: bytes) -> None:
    adds_up(csv_bytes([HEADER]) + b"\n" + content)


@given(st.lists(st.lists(CELL, min_size=5, max_size=8), max_size=8), st.sampled_from([",", ";", "\t"]))
@QUICK
def test_any_cells(rows: list[list[str]], delimiter: str) -> None:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    text = "\n".join(delimiter.join(row) for row in [list(HEADER), *quoted])
    adds_up(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.lists(CELL, min_size=5, max_size=8), max_size=5))
@settings(QUICK, max_examples=25)
def test_any_cells_of_a_workbook(rows: list[list[str]]) -> None:
    clean = [["".join(letter for letter in cell if letter.isprintable()) for cell in row] for row in rows]
    adds_up(workbook_bytes([HEADER, *clean]))


@given(st.data())
@settings(QUICK, max_examples=60)
def test_any_damage_to_a_workbook(data: st.DataObject) -> None:
    content = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    adds_up(bytes(content))


@given(st.binary(max_size=300), st.sampled_from(PARTS))
@settings(QUICK, max_examples=60)
def test_any_bytes_in_a_part(damage: bytes, name: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            half = len(body) // 2
            new.writestr(part, body[:half] + damage + body[half:] if part == name else body)
    adds_up(stream.getvalue())
