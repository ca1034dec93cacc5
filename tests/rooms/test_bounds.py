"""How far open questions can move mass and arrests: per reader, exactly what answering does, and counted only once."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from rabta.briefing.queries import briefing, figure_records
from rabta.counting import queries
from rabta.counting.operations import judge_together, undo_deed
from rabta.counting.queries.seen import SQL
from rabta.counting.rules.projection import PersonJudged, project
from rabta.counting.standing_incidents import standing_of_row
from rabta.publications.queries.checking import judge_text
from rabta.records.asking import answers, ask
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, EVERYBODY, OUTSIDER, SCREENER, Person
from tests.rooms.filled_house import filled, full  # noqa: F401 (fixtures)
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY, Filing, file_all
from tests.rooms.test_judging import OPEN, told

FEBRUARY = {"date_from": FIRST_DAY, "date_to": LAST_DAY}
MARCH = (date(2025, 3, 10), date(2025, 3, 31))
SECRET = "restricted; originator only"


def bounded(who: Person) -> dict[str, dict[str, Any]]:
    with reading_as(who.id):
        shown = {figure["name"]: figure for figure in briefing(**FEBRUARY)["figures"]}
    assert {name for name, figure in shown.items() if figure["bounds"]} <= {"mass_by_substance", "arrests"}
    return shown


def mass(who: Person) -> dict[str, Any]:
    return bounded(who)["mass_by_substance"]


def recounted(who: Person, outcome: str) -> dict[str, int]:
    """The whole record that a reader sees, counted anew with one answer to every open question."""
    with reading_as(who.id):
        keys = [row["key"] for row in answers("SELECT i.key FROM incident i JOIN current_reading c ON c.id = i.reading_id")]
        placed = [standing_of_row(tuple(row.values())).placed for row in ask(f"{SQL}counting_now.sql", keys=keys)]
        judged = [PersonJudged(str(a), str(b), outcome) for a, b in queries.asked_pairs(queries.seen(), most=1000)]
    events = project(placed, judged).events
    inside = [event for event in events if event.day and FIRST_DAY <= event.day <= LAST_DAY]
    return {
        "mass_by_substance": sum(line.g or 0 for event in inside for line in event.lines),
        "arrests": sum(event.arrests or 0 for event in inside if event.seized),
    }


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.name)
def test_bounds_equal_a_plain_recount_for_everybody(full: House, who: Person) -> None:  # noqa: F811
    shown, same, apart = bounded(who), recounted(who, "same"), recounted(who, "not")
    for name in ("mass_by_substance", "arrests"):
        figure = shown[name]
        ways, bounds = [figure["value"], same[name], apart[name]], figure["bounds"]
        assert (bounds["low"], bounds["high"]) == (min(ways), max(ways)) if bounds else len(set(ways)) == 1
        for part in figure["by"]:
            assert part["bounds"] is None or part["bounds"]["low"] <= part["value"] <= part["bounds"]["high"]


@pytest.fixture
def doubted(house: House) -> Iterator[House]:
    """Two pairs that everybody sees and a person is asked about, and one of which ASF's report is hidden."""
    hidden = [*told("Multan", "12.3", marking=SECRET)]
    file_all(house, [*told("Lahore", "3.45"), *told("Quetta", "88.1"), *hidden])
    yield house


def test_bounds_are_what_answering_does(doubted: House) -> None:
    before = mass(ANF_OFFICER)
    pairs = [(pair["a"], pair["b"]) for pair in before["bounds"]["questions"]]
    assert len(pairs) == 2 and before["bounds"]["low"] < before["bounds"]["high"]
    found = {before["value"]}
    for outcome in ("same", "not"):
        at, new_id = doubted.clock.tick(), doubted.clock.new_id
        deed = judge_together(reader_id=ANALYST.id, pairs=pairs, outcome=outcome, at=at, new_id=new_id)  # type: ignore[arg-type]
        after = mass(ANF_OFFICER)
        assert after["bounds"] is None
        found.add(after["value"])
        undo_deed(reader_id=ANALYST.id, deed_id=deed, at=doubted.clock.tick(), new_id=new_id)
        assert mass(ANF_OFFICER) == before
    assert (min(found), max(found)) == (before["bounds"]["low"], before["bounds"]["high"])


def test_a_checked_text_says_how_far_they_may_move_it_as_json_too(doubted: House) -> None:
    with reading_as(ANF_OFFICER.id):
        judged = judge_text("In February 2025 agencies seized 500 kg of drugs.", date_from=FIRST_DAY, date_to=LAST_DAY)
    [found] = [figure["verdict"]["open"] for figure in judged["figures"] if figure["what"] == "mass_seized"]
    assert found["questions"] == len(found["named"]) == 2 and not found["holds"]
    assert json.loads(json.dumps(found["named"])) == found["named"]


def test_a_hidden_report_leaves_nothing_in_doubt(doubted: House) -> None:
    for person in (ANF_OFFICER, OUTSIDER):
        assert len(mass(person)["bounds"]["questions"]) == 2, person.name
    assert len(mass(SCREENER)["bounds"]["questions"]) == 3


def test_the_pairs_stand_where_the_number_opens_and_beside_one_part(doubted: House) -> None:
    with reading_as(ANF_OFFICER.id):
        whole = figure_records("mass_by_substance", **FEBRUARY)["figure"]["bounds"]
        opened = figure_records("mass_by_substance", **FEBRUARY, key="heroin")["figure"]["bounds"]
        opium = figure_records("mass_by_substance", **FEBRUARY, key="opium")["figure"]["bounds"]
        cut = figure_records("mass_by_substance", **FEBRUARY, agency="ANF")["figure"]["bounds"]
        march = figure_records("mass_by_substance", date_from=MARCH[0], date_to=MARCH[1])["figure"]["bounds"]
    assert whole == opened and [pair["a_brief"]["place_text"] for pair in whole["listed"]] == ["Quetta", "Lahore"]
    assert (opium, cut, march) == (None, None, None)


def test_what_did_not_change_is_not_counted_again(doubted: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    within = (FIRST_DAY, LAST_DAY)

    def noting(path: str, **parameters: Any) -> list[dict[str, Any]]:
        asked.append(len(parameters["keys"])) if path.endswith("counting_now.sql") else None
        return ask(path, **parameters)

    monkeypatch.setattr("rabta.counting.queries.doubt.ask", noting)
    with reading_as(ANF_OFFICER.id):
        first = queries.in_doubt(queries.seen(), within)
        assert queries.in_doubt(queries.seen(), within) == first and len(asked) <= 1
    asked.clear()
    again = "ANF in Lahore: 3.45 kg heroin recovered. Two men fled."
    file_all(doubted, [Filing(ANF_OFFICER, again, OPEN, date(2025, 2, 15))])
    with reading_as(ANF_OFFICER.id):
        assert queries.in_doubt(queries.seen(), within) != first
    assert asked and asked[0] < 5, "only the group that changed"
