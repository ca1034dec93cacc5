"""The demo's records that the centre may count and not read: told in whole totals, to the centre, beside its own figure."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from rabta.briefing.queries import briefing
from rabta.cli.inside.example_people import add_people, example_reader
from rabta.cli.inside.example_unseen import RECORDS, keep_unseen
from rabta.cli.installation.sign_ins import SignIn
from rabta.counting.queries import events
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER, OUTSIDER, SCREENER

YEAR = {"date_from": date(2024, 12, 1), "date_to": date(2025, 11, 30)}


def mass(reader_id: Any) -> dict[str, Any]:
    with reading_as(reader_id):
        return next(figure for figure in briefing(**YEAR)["figures"] if figure["name"] == "mass_by_substance")


@pytest.fixture
def centre(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    for name, role in (("analyst", "ANALYST"), ("director", "DIRECTOR")):
        add_people([SignIn(f"Centre {name}", f"Example {name}", name, "NNCC", role, "eleven quiet lamps 7")])
    return [example_reader("analyst"), example_reader("director")]


def test_the_national_total_says_what_it_contains(house: House, centre: list[Any]) -> None:
    house.file(ANF_OFFICER, "EX-9. On 5 May 2025 ANF recovered 1 kg opium at Quetta.", marking="restricted; every agency")
    assert len(list(keep_unseen())) == len(RECORDS)
    for reader_id in centre:
        figure = mass(reader_id)
        assert (figure["value"], figure["records"]) == (1_000, 1), "what opens is what it was"
        unseen = figure["unseen"]
        assert [(part["key"], part["value"]) for part in unseen["by"]] == [("ketamine", 160_750), ("cocaine", 132_300)]
        assert unseen["together"] == 1_000 + unseen["value"] == 294_050 and unseen["together_text"] == "294.05 kg"
        told = {(t["key"], t["province"] and t["province"]["key"], t["date_from"], t["date_to"]) for t in unseen["totals"]}
        assert told == {
            ("cocaine", "Sindh", date(2025, 10, 1), date(2025, 10, 31)),
            ("ketamine", None, date(2025, 4, 1), date(2025, 6, 30)),
        }
        with reading_as(reader_id):
            assert events(**YEAR, most=100)["total"] == 1, "and none of them is there to be read"


def test_nobody_else_is_told_and_a_second_start_adds_nothing(house: House, centre: list[Any]) -> None:
    list(keep_unseen())
    assert list(keep_unseen()) == []
    for person in (OUTSIDER, SCREENER):
        assert mass(person.id)["unseen"] is None
