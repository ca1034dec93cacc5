"""Repeats, totals, spans and shapes of rows."""

import json
from typing import Any

import pytest

from tests.rules.intake_table.tables import HEADER, ROW, csv_bytes, log_with, only, read


def test_an_equal_row_with_its_own_number_is_a_known_repeat() -> None:
    objects, summary = read(csv_bytes([HEADER, ROW, ("EX-2", *ROW[1:]), ROW]))
    assert objects[2] == {"row": 3, "sheet": None, "repeated_of": 1, "cells": objects[0]["cells"]}
    assert (summary["read"], summary["repeated"]) == (2, 1)


def test_an_equal_row_without_a_number_is_read_and_marked() -> None:
    objects, summary = read(csv_bytes([HEADER[1:], ROW[1:], ROW[1:]]))
    assert (summary["read"], summary["repeated"]) == (2, 0)
    assert [problem["kind"] for problem in objects[1]["problems"]] == ["exact_repeat"]
    assert "row 1" in objects[1]["problems"][0]["message"]


def test_a_running_number_is_no_record_number() -> None:
    header = ("S No", *HEADER[1:])
    objects, _ = read(csv_bytes([header, ("1", *ROW[1:]), ("2", *ROW[1:])]))
    assert [problem["kind"] for problem in objects[1]["problems"]] == ["exact_repeat"]


def test_a_number_used_again_with_other_content_is_marked_and_read() -> None:
    objects, _ = read(csv_bytes([HEADER, ROW, (*ROW[:4], "9", *ROW[5:])]))
    assert [problem["kind"] for problem in objects[1]["problems"]] == ["record_number_reused"]
    assert objects[1]["incidents"][0]["substances"][0]["quantity"] == 9


@pytest.mark.parametrize("label", ["Total", "GRAND TOTAL:", "میزان", "کل"])
def test_a_total_is_never_an_incident(label: str) -> None:
    row = only(csv_bytes([HEADER, (label, "", "", "", "45.6", "kg", "9")]))
    assert (row["kind"], row["incidents"], row["sum_of_rows"]) == ("periodic", [], True)
    assert row["stated"]["arrests"] == 9
    assert row["totals_by_substance"][0]["quantity"] == 45.6


def _values(value: Any, pointer: str = "") -> list[str]:
    """Pointers of all values of an incident that a cell stated."""
    if isinstance(value, dict):
        return [each for key, inner in value.items() for each in _values(inner, f"{pointer}/{key}")]
    if isinstance(value, list):
        return [each for at, inner in enumerate(value) for each in _values(inner, f"{pointer}/{at}")]
    return [] if value in (None, False, "", "unknown") else [pointer]


MADE_HERE = ("incident_no", "confidence", "approx", "precision", "approx_direction")


def test_every_value_of_an_incident_has_the_cell_it_was_read_from() -> None:
    more = {"FIR No": "EX 1", "Flight": "EX 12", "Destination": "Doha", "Value (PKR)": "5 lakh", "Agency": "ANF / ASF"}
    more |= {"District": "Quetta", "Country": "Pakistan", "Vehicles": "1", "Women": "1", "Remarks": "Example"}
    header, cells = (*HEADER, *more), (*ROW, *more.values())
    row = only(csv_bytes([header, cells]))
    spans = row["spans"]
    for pointer in _values(row["incidents"], "/incidents"):
        if pointer.rpartition("/")[2] in MADE_HERE:
            continue
        assert any(pointer == part or pointer.startswith(f"{part}/") for part in spans if part != "/incidents/0"), pointer
    assert spans["/incidents/0/substances/0/quantity"] == [{"sheet": None, "row": 1, "column": "Qty", "cell": "E2"}]
    assert row["incidents"][0]["agencies"] == ["ANF", "ASF"]


def test_an_incident_is_shaped_like_a_statements() -> None:
    incident = only(log_with())["incidents"][0]
    statement = """incident_no agencies roles date occurred place_text district province country airport_iata setting
        substances concealment arrests destination origin flight vehicles_impounded value recap confidence"""
    assert set(statement.split()) <= set(incident)
    assert set(incident["arrests"]) == {"total", "foreigners", "women", "nationality_notes", "nationalities"}
    drug = {"name_text", "substance_code", "quantity", "unit", "approx", "approx_direction", "ambiguous", "weight_kind"}
    assert drug <= set(incident["substances"][0])
    assert set(incident["occurred"]) == {"from", "to", "precision"}


def test_blank_rows_are_no_rows_but_are_told() -> None:
    objects, summary = read(csv_bytes([HEADER, ROW, ("",) * 7, ("EX-2", *ROW[1:]), ("", " ", "")]))
    assert [row["row"] for row in objects] == [1, 2]
    assert objects[1]["spans"]["/incidents/0/date"][0]["cell"] == "B4"
    assert (summary["rows"], summary["blank_rows"]) == (2, 2)


def test_a_shifted_row_is_set_aside_and_its_neighbours_are_kept() -> None:
    shifted = ("EX-2", "2031-01-02", "Hub", " near bypass", "Heroin", "2", "kg", "1")
    objects, summary = read(csv_bytes([HEADER, ROW, shifted, ("EX-3", *ROW[1:])]))
    assert objects[1]["error"]["kind"] == "too_many_cells"
    assert objects[1]["cells"]["(column H)"] == "1"
    assert (summary["read"], summary["set_aside"]) == (2, 1)


def test_a_short_row_is_read_and_marked() -> None:
    row = only(csv_bytes([HEADER, ROW[:6]]))
    assert [problem["kind"] for problem in row["problems"]] == ["short_row"]


def test_nul_characters_do_not_reach_the_output() -> None:
    row = only(log_with(Place="Que\x00tta"))
    assert row["error"]["kind"] == "control_characters"
    assert "\\u0000" not in json.dumps(row)


def test_columns_of_one_substance() -> None:
    header = ("Date", "District", "Heroin (kg)", "Ice (gms)", "Opium (kg)")
    row = only(csv_bytes([header, ("2031-01-02", "Kech", "1.5", "300", "0")]))
    drugs = [(each["substance_code"], each["quantity"], each["unit"]) for each in row["incidents"][0]["substances"]]
    assert drugs == [("heroin", 1.5, "kg"), ("methamphetamine", 300, "g")]


def test_dates_of_a_column_are_read_in_the_order_that_one_row_proves() -> None:
    content = csv_bytes([HEADER, ("EX-1", "03/04/2031", *ROW[2:]), ("EX-2", "25/04/2031", *ROW[2:])])
    assert [row["date"] for row in read(content)[0]] == ["2031-04-03", "2031-04-25"]
    content = csv_bytes([HEADER, ("EX-1", "03/04/2031", *ROW[2:]), ("EX-2", "04/25/2031", *ROW[2:])])
    assert [row["date"] for row in read(content)[0]] == ["2031-03-04", "2031-04-25"]
    content = csv_bytes([HEADER, ("EX-1", "03/04/2031", *ROW[2:])])
    (row,) = read(content)[0]
    assert (row["date"], row["problems"][0]["kind"]) == (None, "ambiguous_date")


@pytest.mark.parametrize(
    ("place", "agency", "district", "province"),
    [
        ("E&T Punjab", "EXCISE_PB", None, "Punjab"),
        ("Punjab Police", "POLICE_PB", None, "Punjab"),
        ("PS ANF Karachi", "ANF", "Karachi", "Sindh"),
        ("PS RD ANF North", "ANF", None, None),
        ("ANF Sindh", "ANF", None, None),
        ("FBR", "CUSTOMS", None, None),
        ("Quetta", None, "Quetta", "Balochistan"),
        ("Balochistan", None, None, "Balochistan"),
    ],
)
def test_agencies_typed_as_places(place: str, agency: str | None, district: str | None, province: str | None) -> None:
    header = ("COUNTRY", "PLACE", "SEIZURE_DATE", "DRUG_NAME", "AMOUNT", "DRUG_UNIT")
    row = only(csv_bytes([header, ("Pakistan", place, "2031-01-02", "Heroin", "1.5", "Kilogram")]))
    incident = row["incidents"][0]
    assert (row["agency"], incident["district"], incident["province"]) == (agency, district, province)
    assert incident["place_text"] == place
