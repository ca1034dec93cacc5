"""Headers with words around them, and the many ways in which a row says that it is a total. All rows are invented."""

import pytest

from rabta.intake.rules.cells.words import is_total
from tests.rules.intake_table.tables import csv_bytes, read

HEADER = (
    "Seizure Case No.", "Seizure Date", "Circle/District", "Police limits", "Description of goods", "Recovered quantity",
    "No. of accused", "of which foreigners", "Nationality", "Conveyance seized",
)  # fmt: skip
ROW = ("EX-1/31", "2031-02-25", "Lahore", "Example Mohalla", "Charas", "2 kg", "3", "1", "Afghan", "1")


def test_headers_with_words_around_them() -> None:
    (row,), _ = read(csv_bytes([HEADER, ROW]))
    (incident,) = row["incidents"]
    arrests = incident["arrests"]
    assert (incident["case_number"], incident["date"], incident["district"]) == ("EX-1/31", "2031-02-25", "Lahore")
    assert (incident["place_text"], incident["vehicles_impounded"]) == ("Example Mohalla", 1)
    (drug,) = incident["substances"]
    assert (drug["substance_code"], drug["quantity"], drug["unit"]) == ("hashish", 2, "kg")
    assert (arrests["total"], arrests["foreigners"], arrests["nationalities"]) == (3, 1, {"AF": 1})


@pytest.mark.parametrize(
    "label", ["Total", "Grand Total (9 cases)", "TOTAL 12", "Total cases (11 cases)", "کل مقدمات 16", "میزان", "Total:"]
)
def test_a_row_that_says_total_is_no_seizure(label: str) -> None:
    total = (label, "", "", "", "", "", "9", "", "", "")
    objects, summary = read(csv_bytes([HEADER, ROW, total]))
    assert [row["kind"] for row in objects] == ["operation", "periodic"]
    assert objects[1]["incidents"] == []
    assert (summary["rows"], summary["read"]) == (2, 2)


@pytest.mark.parametrize("label", ["Totally Example Road", "EX-9", "Total Parco pump"])
def test_what_only_begins_so_is_no_total(label: str) -> None:
    assert not is_total(label)


@pytest.mark.parametrize(("unit", "code"), [("nos tablets", "tablet"), ("No. of tablets", "tablet"), ("kgs", "kg")])
def test_units_with_a_word_for_number(unit: str, code: str) -> None:
    header = ("Date", "Place", "Drug", "Quantity", "Unit")
    (row,), _ = read(csv_bytes([header, ("2031-02-25", "Quetta", "Ecstasy tablets", "30", unit)]))
    assert row["incidents"][0]["substances"][0]["unit"] == code
