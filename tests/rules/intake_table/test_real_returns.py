"""A real return of individual seizures, where the developers' data is at hand: every row accounted for."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rabta.intake.rules.table import read_table

FILE = Path(__file__).parents[4] / "shared" / "data" / "ids" / "pakistan_2011_2015.csv"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="../shared/data/ids is not here: the real return is not read")


@pytest.fixture(scope="module")
def objects() -> list[dict[str, Any]]:
    return list(read_table(FILE, name=FILE.name))


def rows_with(objects: list[dict[str, Any]], **cells: str) -> list[dict[str, Any]]:
    return [row for row in objects if all(row.get("cells", {}).get(name) == value for name, value in cells.items())]


def test_all_rows_are_accounted_for(objects: list[dict[str, Any]]) -> None:
    summary = objects[-1]["summary"]
    assert summary["format"] == "unodc_ids"
    assert summary["rows"] == 2842 == summary["read"] + summary["set_aside"] + summary["repeated"]
    assert summary["set_aside"] < 10
    assert summary["repeated"] == 0
    assert summary["problems"]["exact_repeat"] == 14


def test_an_agency_region_typed_as_a_place_is_the_agency(objects: list[dict[str, Any]]) -> None:
    rows = rows_with(objects, PLACE="North")
    assert len(rows) == 65
    assert {(row["agency"], row["incidents"][0]["district"]) for row in rows} == {("ANF", None)}


def test_the_search_and_replace_accident_is_undone_inside_words_only(objects: list[dict[str, Any]]) -> None:
    mended = rows_with(objects, PLACE="SUnited Kingdomkur")
    assert {(row["incidents"][0]["place_text"], row["incidents"][0]["district"]) for row in mended} == {("Sukkur", "Sukkur")}
    assert all(row["cells"]["PLACE"] == "SUnited Kingdomkur" for row in mended)
    whole = rows_with(objects, PLACE="United Kingdom")
    assert {(row["incidents"][0]["country"], row["incidents"][0]["district"]) for row in whole} == {("PK", None)}
    assert all("place_elsewhere" in [problem["kind"] for problem in row["problems"]] for row in whole)


@pytest.mark.parametrize(
    ("written", "district"),
    [("Faisalabd", "Faisalabad"), ("Changai", "Chagai"), ("Pashin", "Pishin"), ("Gawadar", "Gwadar"), ("Nokundi", "Chagai"),
     ("Sheikhopura", "Sheikhupura"), ("Muzafargarh", "Muzaffargarh"), ("Dalbadin", "Chagai"), ("Mastun g", "Mastung")],
)  # fmt: skip
def test_spellings_meet(objects: list[dict[str, Any]], written: str, district: str) -> None:
    assert {row["incidents"][0]["district"] for row in rows_with(objects, PLACE=written)} == {district}


def test_acres_are_never_a_mass(objects: list[dict[str, Any]]) -> None:
    rows = rows_with(objects, DRUG_UNIT="Acres")
    assert len(rows) == 5
    assert all(row["incidents"] == [] and row["clearances"][0]["unit"] == "acre" for row in rows)


def test_places_are_found_for_nearly_all_rows(objects: list[dict[str, Any]]) -> None:
    placed = sum(bool(row["incidents"][0]["district"]) for row in objects if row.get("incidents"))
    assert placed > 0.95 * 2842


def test_kilograms_by_substance_are_those_of_a_plain_sum(objects: list[dict[str, Any]]) -> None:
    ours: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for row in objects[:-1]:
        cells = row["cells"]
        if cells.get("DRUG_UNIT") == "Kilogram" and cells["DRUG_NAME"] in ("Heroin", "Opium"):
            plain[cells["DRUG_NAME"].lower()] += round(Decimal(cells["AMOUNT"]) * 1000)
            (drug,) = row["incidents"][0]["substances"]
            ours[drug["substance_code"]] += round(Decimal(str(drug["quantity"])) * 1000)
    assert ours == plain
    assert ours["opium"] > 10_000_000
