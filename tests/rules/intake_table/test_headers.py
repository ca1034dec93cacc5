"""Formats are found by their headers; adding one is adding a folder."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from rabta.intake.errors import FormatBroken, UnknownFormat
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.grid import GridRow
from rabta.intake.rules.headers import Header, find_header
from rabta.intake.rules.mapping import FOLDER, all_formats, format_names, named_format
from rabta.intake.rules.table import read_table
from tests.rules.intake_table.tables import HEADER, ROW, csv_bytes, log_with, only, read


def header_of(*rows: tuple[str, ...]) -> Header | CellFault:
    return find_header((GridRow(line, cells) for line, cells in enumerate(rows, start=1)), formats=all_formats())


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (("COUNTRY", "PLACE", "SEIZURE_DATE", "DRUG_NAME", "AMOUNT", "DRUG_UNIT"), "unodc_ids"),
        (("country", "Place", "Seizure Date", "Drug name", "Amount", "drug unit"), "unodc_ids"),
        (("Sr. No.", "Date of Seizure", "Location", "Narcotics", "Qty (Kg)"), "seizure_log"),
        (("تاریخ", "مقام", "منشیات", "مقدار", "گرفتار"), "seizure_log"),
        (("Date", "Distt", "Heroin (kg)", "Ice (gms)"), "seizure_log"),
        (("Week", "Region", "Opium (kg)", "چرس (کلو گرام)"), "weekly_return"),
        (("Region", "Drug", "Quantity"), "weekly_return"),
    ],
)
def test_a_format_is_known_by_its_headers(cells: tuple[str, ...], name: str) -> None:
    header = header_of(cells)
    assert isinstance(header, Header)
    assert header.format.name == name


def test_titles_above_the_header_are_passed_over() -> None:
    header = header_of(("Example agency",), (), ("", "March 2031"), HEADER, ROW)
    assert isinstance(header, Header)
    assert header.line == 4


def test_units_and_currencies_stand_in_headers() -> None:
    header = header_of(("Date", "Drug", "Qty in Kgs", "Value (PKR)"))
    assert isinstance(header, Header)
    assert (header.columns[2].unit, header.columns[3].currency) == ("kg", "PKR")


def test_unknown_headers_name_what_is_missing() -> None:
    fault = header_of(("Date", "Drug", "Colour"))
    assert isinstance(fault, CellFault)
    assert fault.kind == "unknown_headers"
    assert "seizure_log would need quantity" in fault.rule


def test_columns_that_agree_count_once_and_columns_that_differ_set_the_row_aside() -> None:
    header = (*HEADER, "Qty")
    objects, summary = read(csv_bytes([header, (*ROW, "1.5"), ("EX-2", *ROW[1:], ""), ("EX-3", *ROW[1:], "9")]))
    assert [list(row)[2] for row in objects] == ["kind", "kind", "error"]
    error = objects[2]["error"]
    assert error["kind"] == "columns_disagree"
    assert '"Qty" and "Qty (2)"' in error["message"]
    assert error["value"] == "1.5 | 9"
    assert any("Qty, Qty (2)" in note for note in summary["notes"])
    assert objects[2]["cells"]["Qty (2)"] == "9"


def test_columns_no_format_knows_are_kept_and_told() -> None:
    objects, summary = read(csv_bytes([(*HEADER, "Colour"), (*ROW, "white")]))
    assert objects[0]["cells"]["Colour"] == "white"
    assert summary["notes"] == ["kept but not read: columns Colour"]


def test_a_new_format_is_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in format_names():
        shutil.copytree(FOLDER / name, tmp_path / name)
    (tmp_path / "example_force").mkdir()
    (tmp_path / "example_force" / "mapping.yaml").write_text(
        "{format: example_force, title: Example, kind: operation, source: invented, required: [date, substance, quantity],\n"
        " agency: ASF, date_order: mdy, unit_basis: {maund: metric},\n"
        " columns: {date: [Jour], substance: [Produit], quantity: [Masse], unit: [Mesure]}}",
        encoding="utf-8",
    )
    assert "example_force" in format_names(tmp_path)
    found = named_format("example_force", folder=tmp_path)
    monkeypatch.setattr("rabta.intake.rules.table.all_formats", lambda: all_formats(tmp_path))
    row = only(csv_bytes([("Jour", "Produit", "Masse", "Mesure"), ("03/04/2031", "Charas", "2", "maund")]))
    assert found.agency == row["agency"] == "ASF"
    assert row["date"] == "2031-03-04"
    assert row["incidents"][0]["substances"][0]["unit_basis"] == "metric"
    assert not any(problem["kind"] == "no_basis" for problem in row["problems"])


GOOD = {"format": "broken", "kind": "operation", "title": "x", "source": "x", "required": "[]", "columns": "{date: [D]}"}


@pytest.mark.parametrize(
    ("entry", "value", "why"),
    [
        ("format", "other", "the folder is"),
        ("columns", "{colour: [D]}", "field colour is not known"),
        ("columns", "{date: [D], place: [D]}", "listed for date and for"),
        ("kind", "sometimes", "kind is one of operation, periodic"),
        ("agency", "NOBODY", "NOBODY"),
        ("colour", "red", "entry colour is not known"),
        ("title", "[", "broken/mapping.yaml"),
    ],
)
def test_a_broken_mapping_says_what_is_wrong(tmp_path: Path, entry: str, value: str, why: str) -> None:
    text = "\n".join(f"{name}: {each}" for name, each in {**GOOD, entry: value}.items())
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "mapping.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FormatBroken, match=why):
        named_format("broken", folder=tmp_path)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownFormat, match="seizure_log, unodc_ids, weekly_return"):
        list(read_table(b"a,b\n", name="x.csv", format="nothing"))


def test_a_quirk_mends_cells_that_a_mapping_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    def mend_cell(field: str, text: str) -> str:
        return text.replace(" kg 400", ".4 kg") if field == "quantity" else text

    quirky = replace(named_format("seizure_log"), mend_cell=mend_cell)
    monkeypatch.setattr("rabta.intake.rules.table.all_formats", lambda: (quirky,))
    row = only(log_with(Qty="12 kg 400"))
    assert row["incidents"][0]["substances"][0]["quantity"] == 12.4
    assert row["cells"]["Qty"] == "12 kg 400"
