"""The first page: what waits, what changed since yesterday, what an agency has to do, and the map; reader by reader."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import h3
import pytest

from rabta.briefing import queries
from rabta.counting.operations import judge_same_event, undo_judgement
from rabta.filing.operations import correct_reading, withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, SCREENER, Person

TODAY = date(2025, 3, 20)
OLD = datetime(2025, 3, 10, 6, tzinfo=UTC)
NEW = datetime(2025, 3, 20, 3, tzinfo=UTC)
OPEN = "open; every agency"
TORKHAM = "{} near Torkham on 4 March 2025: {} kg charas recovered from a truck, one held."


@pytest.fixture
def at(house: House) -> House:
    house.clock.now = OLD
    return house


def situation(person: Person) -> Any:
    with reading_as(person.id):
        return queries.situation(today=TODAY)


def whole_mass(person: Person) -> int:
    with reading_as(person.id):
        found = queries.briefing(date_from=date(2025, 1, 1), date_to=TODAY)
    return next(int(f["value"]) for f in found["figures"] if f["name"] == "mass_by_substance")


def test_everything_is_new_where_nothing_was_there_before(at: House) -> None:
    at.clock.now = NEW
    at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN)
    found = situation(ANALYST)["changed"]
    assert found["everything_is_new"] and (found["reports"], found["events_new"], found["mass_g_delta"]) == (1, 1, 4000)
    assert found["since"] == datetime(2025, 3, 18, 19, tzinfo=UTC)  # midnight of the 19th in Karachi


def test_what_was_there_before_yesterday_is_no_change(at: House) -> None:
    at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN)
    found = situation(ANALYST)["changed"]
    assert not found["everything_is_new"]
    assert [found[name] for name in ("reports", "judgements", "events_new", "mass_g_delta")] == [0, 0, 0, 0]


def test_a_second_telling_moves_no_event_and_only_the_mass_its_rule_changes(at: House) -> None:
    at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN)
    before = whole_mass(ANALYST)
    at.clock.now = NEW
    at.file(CUSTOMS_OFFICER, TORKHAM.format("Pakistan Customs with ANF", 4), marking=OPEN)
    at.file(CUSTOMS_OFFICER, "Customs at Chaman on 19 March 2025: 2 kg heroin recovered, nobody held.", marking=OPEN)
    found = situation(ANALYST)["changed"]
    assert (found["reports"], found["events_new"]) == (2, 1)
    assert found["mass_g_delta"] == whole_mass(ANALYST) - before == 2000


def test_judgements_withdrawals_and_corrections_move_the_mass_by_what_they_change(at: House) -> None:
    filed = [
        at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN),
        at.file(CUSTOMS_OFFICER, TORKHAM.format("Pakistan Customs with ANF", 4), marking=OPEN),
        at.file(ANF_OFFICER, "ANF in Quetta on 6 March 2025: 9 kg opium recovered, two held.", marking=OPEN),
        at.file(ANF_OFFICER, "ANF at Gwadar on 7 March 2025: 60 kg ice recovered, one held.", marking=OPEN),
    ]
    before = whole_mass(ANALYST)
    at.clock.now = NEW
    with at.as_superuser() as superuser:
        keys = [
            superuser.execute(
                "SELECT i.key FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = %s", [f.report_id]
            ).fetchone()[0]  # type: ignore[index]
            for f in filed
        ]
    judged = judge_same_event(
        reader_id=ANALYST.id, a=keys[0], b=keys[1], outcome="not", note="", at=at.clock.tick(), new_id=at.clock.new_id
    )
    assert situation(ANALYST)["changed"]["mass_g_delta"] == whole_mass(ANALYST) - before == 4000
    undo_judgement(reader_id=ANALYST.id, judgement_id=judged, at=at.clock.tick(), new_id=at.clock.new_id)
    assert situation(ANALYST)["changed"]["mass_g_delta"] == whole_mass(ANALYST) - before == 0
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=filed[2].report_id, reason="wrong", at=at.clock.tick(), new_id=at.clock.new_id
    )
    assert situation(ANALYST)["changed"]["mass_g_delta"] == whole_mass(ANALYST) - before == -9000
    correct_reading(
        reader_id=ANF_OFFICER.id, report_id=filed[3].report_id, row_no=1, start=31, end=33, field="quantity", value=6,
        reason="misread", at=at.clock.tick(), new_id=at.clock.new_id,
    )  # fmt: skip
    found = situation(ANALYST)["changed"]
    assert found["mass_g_delta"] == whole_mass(ANALYST) - before
    assert (found["judgements"], found["withdrawn"], found["corrected"]) == (0, 1, 1)


def test_what_waits_and_what_an_agency_has_to_do(at: House) -> None:
    at.file(ANF_OFFICER, b"%PDF-1.4 not readable yet", file_name="scan.pdf", marking=OPEN)
    read = at.file(CUSTOMS_OFFICER, b"%PDF-1.4 another", file_name="other.pdf", marking=OPEN)
    at.file(CUSTOMS_OFFICER, TORKHAM.format("Customs", 3), marking=OPEN, typed_from=read.report_id)
    at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN, place=False)
    waiting = situation(ANALYST)["waiting"]
    assert waiting == {"pairs": 0, "requests": 0, "rows_set_aside": 2, "unplaced": 1, "unreadable": 1}
    assert situation(DIRECTOR)["your_agency"] is None
    own = situation(ANF_OFFICER)["your_agency"]
    assert own["agency"]["code"] == "ANF" and own["pairs"] == 0
    assert own["set_aside"]["reports"] == 1 and own["set_aside"]["newest"][0]["rows_set_aside"] == 1
    assert own["next_return"]["due_by"] == date(2025, 3, 27) and not own["next_return"]["answered"]
    assert situation(SCREENER)["your_agency"]["set_aside"] == {"reports": 0, "newest": []}


def test_nothing_of_the_page_tells_of_what_is_hidden_and_the_outsider(at: House) -> None:
    at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN)
    at.clock.now = NEW
    before = {person: situation(person) for person in EVERYBODY}
    at.file(CUSTOMS_OFFICER, TORKHAM.format("Customs with ANF", 4), marking="confidential; to NNCC")
    after = {person: situation(person) for person in EVERYBODY}
    for person in EVERYBODY:
        sees = person.agency in ("CUSTOMS", "NNCC") and person.vetting >= 2
        assert (before[person] == after[person]) == (not sees), person.name
    assert after[OUTSIDER]["changed"]["reports"] == 0 and after[ANALYST]["changed"]["reports"] == 1


def test_the_map_has_every_placed_event_once_in_its_month(at: House) -> None:
    at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN)
    at.file(CUSTOMS_OFFICER, TORKHAM.format("Pakistan Customs with ANF", 4), marking=OPEN)
    at.file(ANF_OFFICER, "ANF at Karachi airport on 9 February 2025: 900 grams heroin recovered, one held.", marking=OPEN)
    at.file(ANF_OFFICER, "ANF on 9 February 2025: 5 kg opium recovered, one held.", marking=OPEN)
    at.file(ANF_OFFICER, "ANF in Quetta on 9 February 2025: 7 kg ice recovered.", marking="confidential; originator only")
    span = {"date_from": TODAY - timedelta(days=100), "date_to": TODAY}
    with reading_as(ANALYST.id):
        points = queries.map_points(**span)
    assert [(p["month"], p["events"], p["mass_g"]) for p in points] == [("2025-02", 1, 900), ("2025-03", 1, 4000)]
    assert all(h3.latlng_to_cell(p["lat"], p["lon"], 7) == p["cell"] for p in points)
    assert points[1]["district"]["name_en"] == "Khyber"
    with reading_as(ANF_OFFICER.id):
        assert len(queries.map_points(**span)) == 3
    with reading_as(OUTSIDER.id):
        assert queries.map_points(**span) == points


def test_where_too_much_changed_the_difference_is_not_made_up(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    at.file(ANF_OFFICER, TORKHAM.format("ANF", 4), marking=OPEN)
    at.clock.now = NEW
    for place in ("Chaman", "Gwadar"):
        at.file(CUSTOMS_OFFICER, f"Customs at {place} on 19 March 2025: 2 kg heroin recovered.", marking=OPEN)
    assert situation(ANALYST)["changed"]["events_new"] == 2
    monkeypatch.setattr("rabta.counting.queries.changed.MOST", 1)
    found = situation(ANALYST)["changed"]
    assert (found["reports"], found["events_new"], found["mass_g_delta"]) == (2, None, None)
