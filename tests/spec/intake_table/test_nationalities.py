"""Nationalities that a row documents, with and without numbers. All rows are invented."""

import pytest

from tests.rules.intake_table.tables import csv_bytes, read

HEADER = ("Date", "Place", "Drug", "Qty", "Unit", "Arrests", "Nationality")
# (arrests, nationality) -> (foreigners, nationalities)
CELLS = {
    ("4", "Afghan"): (4, {"AF": 4}),
    ("3", "Afghan (2), Nigerian (1)"): (3, {"AF": 2, "NG": 1}),
    ("3", "2 Afghan nationals; 1 Pakistani"): (2, {"AF": 2, "PK": 1}),
    ("2", "Pakistani"): (None, {"PK": 2}),
    ("3", "افغان 2"): (2, {"AF": 2}),
    ("", "AF 2, NG 1"): (3, {"AF": 2, "NG": 1}),
    ("5 (2 Afghan nationals)", ""): (2, {"AF": 2}),
    # How many of each is not said; more than were arrested; no people of the list.
    ("3", "Afghan/Pakistani"): (None, {}),
    ("2", "3 Afghans"): (None, {}),
    ("2", "Foreigner"): (None, {}),
}


@pytest.mark.parametrize("cells", CELLS)
def test_nationalities(cells: tuple[str, str]) -> None:
    (row,), _ = read(csv_bytes([HEADER, ("2031-02-25", "Quetta", "Charas", "5", "kg", *(f"\"{cell}\"" for cell in cells))]))
    arrests = row["incidents"][0]["arrests"]
    assert (arrests["foreigners"], arrests["nationalities"]) == CELLS[cells]
    for code in arrests["nationalities"]:
        assert row["spans"][f"/incidents/0/arrests/nationalities/{code}"]
