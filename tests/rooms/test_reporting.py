"""Who has reported, who is late and who is silent, asked as the application role, reader by reader."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from rabta.briefing import queries
from rabta.briefing.errors import PeriodBackwards
from rabta.filing.operations import file_report, withdraw_report
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agencies, agency
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, Person
from tests.rules.intake_passenger.test_passenger_messages import PAXLST

MARCH = {"date_from": date(2025, 3, 1), "date_to": date(2025, 3, 31), "today": date(2025, 4, 30)}
SEIZED = "ANF near Torkham on {} March 2025: 4 kg charas recovered, one held."


def filed(house: House, who: Person, text: str, received: date, *, marking: str = "open; every agency", **more: Any) -> Any:
    return file_report(
        reader_id=who.id, content=text.encode(), file_name="typed.txt", marking_text=marking,
        at=datetime(received.year, received.month, received.day, 6, tzinfo=UTC), new_id=house.clock.new_id,
        **more,
    )  # fmt: skip


def asked(person: Person, **days: date) -> Any:
    with reading_as(person.id):
        return queries.reporting(**(MARCH | days))


def statuses(found: Any, code: str) -> list[str]:
    return [p["status"] for row in found["agencies"] if row["agency"]["code"] == code for p in row["periods"]]


def test_weeks_are_reported_late_or_missing(house: House) -> None:
    filed(house, ANF_OFFICER, SEIZED.format(4), date(2025, 3, 5))
    filed(house, ANF_OFFICER, SEIZED.format(18), date(2025, 3, 29))
    found = asked(ANALYST)
    assert statuses(found, "ANF") == ["reported", "missing", "late", "missing"]
    [row] = found["agencies"]
    assert (row["rhythm"], row["due"], row["reported"], row["late"], row["missing"]) == ("weekly", 4, 1, 1, 2)
    assert row["periods"][0]["from"] == date(2025, 3, 3) and row["periods"][0]["received_on"] == date(2025, 3, 5)
    assert found["summary"] == {
        "expected": 4, "reported": 1, "nil": 0, "late": 1, "missing": 2, "silent": 1, "agencies": 1,
        "never": len(found["never"]),
    }  # fmt: skip
    assert found["silent"][0]["missing_in_a_row"] == 1 and found["view"] == "as far as you may see"
    bound = {entry.code for entry in agencies() if entry.duty_to_report}
    assert {entry["code"] for entry in found["never"]} == bound - {"ANF"}


def test_a_list_of_passengers_meets_no_duty(house: House) -> None:
    filed(house, ANF_OFFICER, SEIZED.format(4), date(2025, 3, 5))
    filed(house, ANF_OFFICER, PAXLST.replace("2612010910", "2503120910"), date(2025, 3, 12), written_on=date(2025, 3, 12))
    assert statuses(asked(ANALYST), "ANF") == ["reported", "missing", "missing", "missing"]


def test_a_nil_return_is_nil_and_not_silence(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the reader makes of the words: here it takes what was written on 17 March for a nil return."""
    nil = {"period_from": "2025-03-10", "period_to": "2025-03-16", "nil": True}
    monkeypatch.setattr(
        "rabta.filing.writing.return_columns", lambda read: nil if read.get("date") == "2025-03-17" else None
    )
    filed(house, ANF_OFFICER, SEIZED.format(4), date(2025, 3, 5))
    filed(house, ANF_OFFICER, "Nothing to report.", date(2025, 3, 17), written_on=date(2025, 3, 17))
    assert statuses(asked(ANALYST), "ANF") == ["reported", "nil", "missing", "missing"]
    assert asked(ANALYST)["summary"]["nil"] == 1 and asked(OUTSIDER)["summary"]["nil"] == 1


def test_a_month_is_owed_by_whoever_reports_by_the_month(house: House) -> None:
    assert agency("LEVIES").rhythm == "monthly"
    filed(house, OUTSIDER, "Levies at Chaman on 3 March 2025: 2 kg heroin recovered.", date(2025, 3, 4))
    assert statuses(asked(OUTSIDER), "LEVIES") == ["reported"]
    assert statuses(asked(OUTSIDER, date_to=date(2025, 4, 30), today=date(2025, 5, 31)), "LEVIES") == ["reported", "missing"]


def test_nobody_owes_a_time_before_the_record_began_nor_what_may_still_come(house: House) -> None:
    filed(house, ANF_OFFICER, SEIZED.format(18), date(2025, 3, 19))
    assert statuses(asked(ANALYST), "ANF") == ["reported", "missing"]
    assert statuses(asked(ANALYST, today=date(2025, 3, 27)), "ANF") == []
    assert statuses(asked(ANALYST, today=date(2025, 3, 28)), "ANF") == ["reported"]


def test_a_withdrawn_report_reports_nothing(house: House) -> None:
    filed(house, ANF_OFFICER, SEIZED.format(4), date(2025, 3, 5))
    gone = filed(house, ANF_OFFICER, SEIZED.format(11), date(2025, 3, 12))
    assert statuses(asked(ANALYST), "ANF")[1] == "reported"
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=gone.report_id, reason="wrong", at=house.clock.tick(), new_id=house.clock.new_id
    )
    assert statuses(asked(ANALYST), "ANF")[1] == "missing"


def test_it_is_made_of_what_the_reader_may_see_and_the_outsider(house: House) -> None:
    """The same week is reported to whoever sees the report and missing to whoever does not; nothing else differs."""
    filed(house, ANF_OFFICER, SEIZED.format(4), date(2025, 3, 5))
    filed(house, CUSTOMS_OFFICER, "Customs at Chaman on 5 March 2025: 2 kg heroin.", date(2025, 3, 6))
    before = {person: asked(person) for person in EVERYBODY}
    filed(house, ANF_OFFICER, SEIZED.format(12), date(2025, 3, 13), marking="confidential; to NNCC")
    after = {person: asked(person) for person in EVERYBODY}
    assert statuses(after[ANALYST], "ANF")[1] == "reported" and statuses(after[OUTSIDER], "ANF")[1] == "missing"
    for person in EVERYBODY:
        sees = person.agency in ("ANF", "NNCC") and person.vetting >= 2
        assert (before[person] == after[person]) == (not sees), person.name


def test_the_next_return_is_the_earliest_that_may_still_come_in_time(house: House) -> None:
    with reading_as(ANF_OFFICER.id):
        assert queries.next_return(agency("NNCC"), today=date(2025, 3, 5)) is None
        found = queries.next_return(agency("ANF"), today=date(2025, 3, 12))
        assert found is not None and (found["from"], found["due_by"]) == (date(2025, 3, 3), date(2025, 3, 13))
    filed(house, ANF_OFFICER, SEIZED.format(4), date(2025, 3, 12))
    with reading_as(ANF_OFFICER.id):
        found = queries.next_return(agency("ANF"), today=date(2025, 3, 12))
        assert found == {
            "from": date(2025, 3, 10), "to": date(2025, 3, 16), "due_by": date(2025, 3, 20), "answered": False,
        }  # fmt: skip


def test_a_period_turned_round_is_refused(house: House) -> None:
    with reading_as(ANALYST.id), pytest.raises(PeriodBackwards):
        queries.reporting(date_from=date(2025, 3, 2), date_to=date(2025, 3, 1), today=date(2025, 3, 3))
