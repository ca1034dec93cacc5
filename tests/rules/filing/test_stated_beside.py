"""What rows state beside incidents: cleared land, people met on the move, and returns for a period."""

import pytest

from rabta.filing.rules.clearance import claim_columns, crop_of
from rabta.filing.rules.encounter import category_of, encounter_columns
from rabta.filing.rules.period_return import return_columns
from rabta.vocabulary.rules.numbered import agency_number, district_number


def test_a_claim_has_days_agencies_province_and_square_metres() -> None:
    claim = {"area": 10, "unit": "acre", "crop": "Poppy crop", "place_text": "Safi", "district": "Mohmand", "approx": True}
    found = claim_columns(claim, {"date": "2025-04-03", "agency": "FC"})
    assert (found["reported_on"], found["occurred_from"], found["agencies"]) == ("2025-04-03", None, [agency_number("FC")])
    assert (found["district"], found["province"]) == (district_number("Mohmand"), "Khyber Pakhtunkhwa")
    assert (found["area_m2"], found["crop"], found["approx"], found["periodic"]) == (40_469, "poppy", "around", False)


def test_a_unit_without_a_basis_gives_no_square_metres_and_a_season_is_periodic() -> None:
    found = claim_columns({"area": "207", "unit": "kanal", "recap": True}, {"date": "2025-04"})
    assert (found["area_m2"], found["crop"], found["province"], found["periodic"]) == (None, "other", "", True)
    assert claim_columns({"area": 1, "unit": "acre"}, {"kind": "periodic"})["periodic"]


@pytest.mark.parametrize(
    ("words", "crop"),
    [("poppy", "poppy"), ("Opium Poppy", "poppy"), ("پوست کی فصل", "poppy"), ("Bhang", "cannabis"), ("maize", "other"),
     ("", "other"), (None, "other")],
)  # fmt: skip
def test_crops(words: str | None, crop: str) -> None:
    assert crop_of(words) == crop


def test_people_met_are_placed_and_protected_and_who_arranged_it_is_not() -> None:
    met = {"persons": 4, "minors": 1, "role": "stopped", "what": "smuggled person", "place_text": "near Taftan"}
    found = encounter_columns(met, {"date": "2025-05-02", "agency": "FIA"})
    assert (found["category"], found["protected"], found["province"]) == ("smuggled", True, "Balochistan")
    held = encounter_columns({"persons": 2, "role": "arrested", "what": "facilitator"}, {"date": None})
    assert (held["category"], held["protected"], held["reported_on"]) == ("arranger", False, None)
    assert category_of("travelled", "victims of trafficking") == "victim"
    assert category_of("stopped", "offloaded from a flight") == "refused"


def test_a_row_for_a_period_gives_its_days_from_the_reader_or_from_the_words() -> None:
    assert return_columns({"kind": "operation"}) is None
    nil = {"kind": "notice", "nil": True, "period": "week", "period_days": {"from": "2025-03-03", "to": "2025-03-09"}}
    assert return_columns(nil) == {"period_from": "2025-03-03", "period_to": "2025-03-09", "nil": True}
    listed = {"kind": "periodic", "period_days": ["2025-03-03", "2025-03-09"]}
    assert return_columns(listed) == {"period_from": "2025-03-03", "period_to": "2025-03-09", "nil": False}
    assert return_columns({"kind": "periodic", "period": "2025-03/2025-04"}) == {
        "period_from": "2025-03-01", "period_to": "2025-04-30", "nil": False,
    }  # fmt: skip
    assert return_columns({"kind": "periodic"}) == {"period_from": None, "period_to": None, "nil": False}
