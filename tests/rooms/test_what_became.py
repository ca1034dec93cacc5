"""What became of my report: moved by a judgement, and back when it is undone; and the outsider?"""

import uuid

from rabta.counting.operations import judge_same_event, undo_judgement
from rabta.counting.queries import report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

ONE = "ANF at Hub: 12 kg hashish in a bus, one held."
OTHER = "Customs at Sust: 3 kg opium in a truck, two held."


def judged(person: Person, report_id: uuid.UUID) -> list[tuple[str, list[str]]]:
    with reading_as(person.id):
        found = report(report_id)
    return [(row["why"], row["with"]) for row in (found or {"became": []})["became"] if row["fate"] == "judged"]


def test_a_judgement_shows_on_both_reports_until_it_is_undone(house: House) -> None:
    one, other = house.file(ANF_OFFICER, ONE), house.file(CUSTOMS_OFFICER, OTHER)
    with reading_as(ANALYST.id):
        keys = [report(f.report_id)["rows"][0]["incidents"][0]["key"] for f in (one, other)]  # type: ignore[index]
    judgement = judge_same_event(
        reader_id=ANALYST.id, a=keys[0], b=keys[1], outcome="same", at=house.clock.tick(), new_id=house.clock.new_id
    )
    [(why, with_)] = judged(ANF_OFFICER, one.report_id)
    assert "the same event as" in why and with_ == [other.number]
    assert len(judged(CUSTOMS_OFFICER, other.report_id)) == 1
    assert judged(OUTSIDER, one.report_id) == []
    undo_judgement(reader_id=ANALYST.id, judgement_id=judgement, at=house.clock.tick(), new_id=house.clock.new_id)
    assert judged(ANF_OFFICER, one.report_id) == []
