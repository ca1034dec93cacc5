"""The register of prevention by its rules: what enters it, what stands, and what a province adds up to."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rabta.prevention.rules.register import Kind, Line, Stated, in_province, standing, why_not_stated, why_not_taken_back
from rabta.prevention.rules.register_file import COLUMNS, FileRow, read_register_file
from rabta.vocabulary.rules.gazetteer import district

TODAY = date(2025, 12, 31)
HOUSE = Stated(kind=Kind.TREATMENT, name="EX House", body="EX body", district=1, source="EX letter", stated_on=TODAY,
               places=40)  # fmt: skip
WALK = Stated(kind=Kind.PROGRAMME, name="EX Walk", body="EX body", district=1, source="EX letter", stated_on=TODAY,
              audience="school", date_from=TODAY)  # fmt: skip


@pytest.mark.parametrize(("said", "changes", "says"), [
    (HOUSE, {}, ""), (WALK, {}, ""), (HOUSE, {"waiting": 0}, ""), (HOUSE, {"name": " "}, "Say the name"),
    (HOUSE, {"source": "x" * 201}, "at most 200"), (HOUSE, {"district": None}, "district"),
    (HOUSE, {"places": None}, "places"),
    (HOUSE, {"stated_on": TODAY + timedelta(days=1)}, "today or before"), (HOUSE, {"stated_on": None}, "today or before"),
    (HOUSE, {"reached": 5}, "of a programme"), (HOUSE, {"waiting": 10_000_000}, "from 0 to"),
    (WALK, {"reached": -1}, "from 0"),
    (WALK, {"audience": "x"}, "whom"), (WALK, {"date_from": None}, "first day"),
    (WALK, {"date_to": TODAY - timedelta(days=1)}, "first day"), (WALK, {"waiting": 1}, "of a place of treatment"),
])  # fmt: skip
def test_what_enters(said: Stated, changes: dict[str, Any], says: str) -> None:
    refused = why_not_stated(replace(said, **changes), today=TODAY)
    assert (says in refused) if says else not refused


def lines(*stated: Stated) -> list[Line]:
    return [Line(number=number, stated=one, province="Punjab") for number, one in enumerate(stated)]


def test_the_newest_statement_of_a_place_counts_and_every_programme_does() -> None:
    older = replace(HOUSE, name="ex  HOUSE", places=90, waiting=9, stated_on=TODAY - timedelta(days=9))
    other = replace(HOUSE, district=2, places=7, waiting=3)
    over = replace(WALK, date_from=date(2025, 1, 1), date_to=date(2025, 1, 2), reached=500)
    public = replace(WALK, audience="public", reached=60)
    for order in (lines(HOUSE, older, other, WALK, over, public), lines(older, public, over, WALK, other, HOUSE)):
        held = in_province(standing(order), today=TODAY)
        assert (held.institutions, held.places, held.waiting, held.say_waiting) == (2, 47, 3, 1)
        assert (held.programmes, held.for_young, held.reached, held.say_reached) == (2, 1, 60, 1)
    twice = standing(lines(HOUSE, replace(HOUSE, places=41)))
    assert [one.stated.places for one in twice] == [41], "of two of one day that filed last"


def test_taking_back() -> None:
    assert not why_not_taken_back("a slip", own=True, gone=False)
    assert "agency that filed" in why_not_taken_back("a slip", own=False, gone=False)
    assert "already" in why_not_taken_back("a slip", own=True, gone=True)
    assert "why" in why_not_taken_back(" ", own=True, gone=False)
    assert "200" in why_not_taken_back("x" * 201, own=True, gone=False)


ROWS = {
    "treatment,EX House,EX body,Quetta,,,,,40,7,2025-12-31,EX letter": "",
    "Programme,EX Walk,EX body,کوئٹہ,youth,2025-02-01,,\"1,200\",,,2025-12-31,EX letter": "",
    "house,EX,EX body,Quetta,,,,,40,,2025-12-31,EX letter": "kind: This is neither programme nor treatment.",
    "treatment,EX,EX body,Nowhere,,,,,40,,2025-12-31,EX letter": "district: This is no district, or several have this name.",
    "treatment,EX,EX body,Quetta,,,,,40,,31/12/2025,EX letter": "stated_on: A day is written as year-month-day: 2025-10-01.",
    "treatment,EX,EX body,Quetta,,,,,forty,,2025-12-31,EX letter":
        "places: A number is written in figures alone, at most seven.",
    "treatment,EX,EX body,Quetta,school,,,,40,,2025-12-31,EX letter":
        "for: Whom it is for, its days and whom it reached are of a programme, not of a place of treatment.",
    "treatment,EX,EX body,Quetta,,,,,40,,2026-01-01,EX letter": "stated_on: Give the day of the statement, today or before.",
    "treatment,,EX body,Quetta,,,,,40,,2025-12-31,EX letter":
        "name: Say the name, the body that runs it, and where it is stated.",
}  # fmt: skip


def test_a_file_is_read_row_by_row_and_none_is_dropped() -> None:
    text = "\n".join(("EX, a title", ",".join(COLUMNS), *ROWS, "", ""))
    read = list(read_register_file(text.encode("utf-8-sig"), name="ex.csv", today=TODAY))
    told = ["" if isinstance(one, FileRow) else f"{one['column']}: {one['rule']}" for one in read]
    assert told == list(ROWS.values())
    first, second = (one for one in read if isinstance(one, FileRow))
    assert first.said == replace(HOUSE, district=district("Quetta").number, waiting=7) and first.number == 1
    assert (second.said.audience, second.said.reached, second.said.date_from) == ("youth", 1200, date(2025, 2, 1))
    fault = read[3]
    assert not isinstance(fault, FileRow) and (fault["file"], fault["row"], fault["value"]) == ("ex.csv", 4, "Nowhere")
    told_so = str(fault["message"])
    assert "or its code, such as BA-QTA" in told_so and "kept" not in told_so


@pytest.mark.parametrize(("content", "says"), [
    (b"", "the file is empty"), (b"%PDF-1.7", "not a table"), (b"kind,name\ntreatment,EX", "No line near the top"),
    (b"PK\x03\x04nonsense", "cannot be opened"), ((",".join(COLUMNS) + "\nx" * 5_030).encode(), "at most 5000 rows"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_brings_nothing(content: bytes, says: str) -> None:
    [only] = read_register_file(content, name="ex.csv", today=TODAY)
    assert not isinstance(only, FileRow) and only["row"] is None and says in str(only["rule"]) and only["next_step"]
