"""What the map draws, and what a place of it opens to: the same events, in the reader's own view."""

from datetime import date

import pytest

from rabta.briefing import queries
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

OPEN, OWN = "open; every agency", "confidential; originator only"
SPAN = {"date_from": date(2025, 1, 1), "date_to": date(2025, 3, 31)}
REPORTS = (
    (ANF_OFFICER, "ANF near Torkham on 4 March 2025: 4 kg charas recovered from a truck, one held.", OPEN),
    (CUSTOMS_OFFICER, "Pakistan Customs with ANF near Torkham on 4 March 2025: 4 kg charas recovered from a truck.", OPEN),
    (ANF_OFFICER, "ANF near Torkham on 9 February 2025: 3 kg heroin and 1 kg charas recovered from a car.", OPEN),
    (ANF_OFFICER, "ANF in Quetta on 9 February 2025: 7 kg ice recovered.", OWN),
    (ANF_OFFICER, "ANF on 9 February 2025: 5 kg opium recovered, one held.", OPEN),
)


@pytest.fixture
def filled(house: House) -> House:
    for who, text, marking in REPORTS:
        house.file(who, text, marking=marking)
    return house


@pytest.mark.parametrize("person", [ANF_OFFICER, ANALYST, OUTSIDER], ids=lambda p: p.name)
@pytest.mark.parametrize("substance", [None, "hashish", "heroin", "opium"])
def test_a_place_opens_to_the_events_it_is_drawn_from(filled: House, person: Person, substance: str | None) -> None:
    with reading_as(person.id):
        points = queries.map_points(**SPAN, substance=substance)
        for cell in {point["cell"] for point in points}:
            held = queries.events_at([cell], **SPAN, substance=substance)
            drawn = [point for point in points if point["cell"] == cell]
            assert held["total"] == len(held["events"]) == sum(point["events"] for point in drawn)
            lines = [line for event in held["events"] for line in event["lines"]]
            counted = [ln["mass_g"] for ln in lines if substance in (None, ln["substance"]["code"])]
            assert sum(counted) == sum(point["mass_g"] for point in drawn)
        every = queries.events_at([point["cell"] for point in points], **SPAN, substance=substance)
        assert every["total"] == sum(point["events"] for point in points)


def test_what_has_no_place_is_told_apart_and_what_is_hidden_is_nowhere(filled: House) -> None:
    with reading_as(ANALYST.id):
        picture, figure = queries.map_picture(**SPAN), queries.briefing(**SPAN)
    assert picture["unplaced"] == [{"month": "2025-02", "events": 1, "mass_g": 5000}]
    drawn = [(point["month"], point["events"], point["mass_g"]) for point in picture["points"]]
    assert drawn == [("2025-02", 1, 4000), ("2025-03", 1, 4000)]
    events = next(f["value"] for f in figure["figures"] if f["name"] == "events")
    assert sum(row["events"] for part in picture.values() for row in part) == events
    with reading_as(ANF_OFFICER.id):
        quetta = next(p["cell"] for p in queries.map_points(**SPAN) if p["district"]["name_en"] == "Quetta")
        assert queries.events_at([quetta], **SPAN)["total"] == 1
    with reading_as(ANALYST.id):
        assert queries.events_at([quetta], **SPAN) == {"events": [], "total": 0}


@pytest.mark.parametrize("cells", [[], [""], ["zz"], ["\u0664"], ["8328308281fffff"], ["8f283082a030000"], ["-1"] * 3])
def test_what_is_no_cell_of_the_map_holds_nothing(filled: House, cells: list[str]) -> None:
    with reading_as(ANALYST.id):
        assert queries.events_at(cells, **SPAN) == {"events": [], "total": 0}
