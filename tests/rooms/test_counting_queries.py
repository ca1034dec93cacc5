"""Events as each reader may see them, what became of a report, and what a person is asked."""

import uuid
from datetime import date, timedelta

from rabta.counting.operations import judge_same_event, undo_judgement
from rabta.counting.queries import (
    asked_in_all,
    event,
    events,
    incident,
    recent_judgements,
    report,
    review_pair,
    review_queue,
    seen,
)
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, EVERYBODY, OUTSIDER, SCREENER
from tests.rooms.filled_house import filled, full
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY, Filing, file_all, told_by_many
from tests.rooms.recount import recount

__all__ = ["filled", "full"]
PERIOD = {"date_from": FIRST_DAY, "date_to": LAST_DAY}
DAY = date(2025, 2, 10)
EARLY = "ANF in Lahore: 3.45 kg heroin recovered."
LATER = "ANF in Lahore: 3.45 kg heroin recovered. The drug was hidden."
OPEN = "open; every agency"


def test_events_are_those_of_a_plain_recount(full: House) -> None:
    for person in EVERYBODY:
        oracle = {uuid.UUID(e.key): e for e in recount(full, person).in_period(FIRST_DAY, LAST_DAY)}
        with reading_as(person.id):
            seen = events(**PERIOD, most=1000)
            assert {brief["key"] for brief in seen["events"]} == set(oracle) and seen["total"] == len(oracle)
            for brief in seen["events"]:
                found, wanted = event(brief["key"]), oracle[brief["key"]]
                assert found is not None
                assert {str(i["key"]) for i in found["incidents"]} == set(wanted.members)
                assert (found["day"], found["arrests"], found["women"]) == (wanted.day, wanted.arrests, wanted.women)
                assert [(line["mass_g"], line["rule"]) for line in found["lines"]] == [
                    (line.g, line.rule) for line in wanted.lines
                ]
    with reading_as(OUTSIDER.id):
        outside = events(**PERIOD, most=1000)["total"]
    with reading_as(ANALYST.id):
        assert 0 < outside < events(**PERIOD, most=1000)["total"]


def test_a_component_of_many_markings_is_one_event_for_each_reader(house: House) -> None:
    file_all(house, told_by_many())
    with house.as_superuser() as superuser:
        assert superuser.execute("SELECT count(*) FROM wide_member").fetchone() == (5,)
        assert superuser.execute("SELECT count(*) FROM event").fetchone() == (0,)
    told = {}
    for person in (ANALYST, ANF_OFFICER, SCREENER, OUTSIDER):
        with reading_as(person.id):
            [brief] = events(**PERIOD)["events"]
            found = event(brief["key"])
            assert found is not None and brief["incidents"] == len(found["incidents"])
            assert [line["mass_g"] for line in found["lines"]] == [7350]
            assert {aside["incident_key"] for aside in found["lines"][0]["set_aside"]} <= {
                i["key"] for i in found["incidents"]
            }
            told[person.name] = brief["incidents"]
    assert told == {"centre analyst": 4, "ANF officer": 4, "airport screener": 2, "outsider": 1}


def test_events_page_and_narrow(full: House) -> None:
    with reading_as(ANALYST.id):
        whole = events(**PERIOD, most=1000)["events"]
        paged = [row for n in range(0, len(whole), 4) for row in events(**PERIOD, most=4, offset=n)["events"]]
        assert paged == whole
        heroin = events(**PERIOD, substance="heroin", most=1000)["events"]
        assert heroin and all("heroin" in {line["substance"]["code"] for line in row["lines"]} for row in heroin)
        quetta = events(**PERIOD, district="Quetta", most=1000)["events"]
        assert quetta and all(row["district"]["name_en"] == "Quetta" for row in quetta)
        assert events(date_from=date(2020, 1, 1), date_to=date(2020, 1, 2)) == {"events": [], "total": 0}


def test_an_event_is_found_by_any_of_its_incidents(house: House) -> None:
    first = house.file(ANF_OFFICER, EARLY, written_on=DAY)
    second = house.file(SCREENER, EARLY, written_on=DAY + timedelta(days=1))
    with reading_as(ANALYST.id):
        [one], [other] = (report(filed.report_id)["became"] for filed in (first, second))  # type: ignore[index]
        assert one["event_key"] == other["event_key"] == one["incident_key"]
        assert event(other["incident_key"]) == event(one["event_key"]) is not None
        assert (one["fate"], one["with"]) == ("counted_with", [second.number])
        assert (other["fate"], other["with"]) == ("set_aside", [first.number])
        assert "counted once" in one["why"] and "another report's line" in other["why"]
        assert incident(other["incident_key"])["event_key"] == one["event_key"]  # type: ignore[index]
    with reading_as(OUTSIDER.id):
        assert event(one["event_key"]) is None and incident(one["incident_key"]) is None


def test_a_question_is_asked_answered_and_taken_back(house: House) -> None:
    file_all(
        house,
        [Filing(ANF_OFFICER, EARLY, OPEN, DAY), Filing(SCREENER, LATER, OPEN, DAY + timedelta(days=10))],
    )
    for person in (ANALYST, OUTSIDER):
        with reading_as(person.id):
            [pair] = review_queue()["pairs"]
            assert asked_in_all(seen()) == 1 and sum(r["weight"] for r in pair["reasons"]) == pair["score"]
            both = review_pair(pair["b"], pair["a"])
            assert both is not None and both["comparison"]["outcome"] == "ask"
            assert (both["a"]["key"], both["b"]["key"]) == (pair["a"], pair["b"])
            assert events(**PERIOD)["total"] == 2
            [became] = report(both["a"]["report"]["id"])["became"]  # type: ignore[index]
            assert became["fate"] == "in_doubt"
            assert event(pair["a"])["in_doubt"] == 1  # type: ignore[index]
    judged = judge_same_event(
        reader_id=ANALYST.id, a=pair["a"], b=pair["b"], outcome="same", at=house.clock.tick(), new_id=house.clock.new_id
    )
    for person in (ANALYST, OUTSIDER):
        with reading_as(person.id):
            assert review_queue()["pairs"] == [] and asked_in_all(seen()) == 0
            assert events(**PERIOD)["total"] == 1
            [said] = recent_judgements()
            assert (said["id"], said["outcome"], said["undoable"]) == (judged, "same", True)
            assert said["by"]["you"] is (person is ANALYST)
            found = event(pair["a"])
            assert found is not None and found["in_doubt"] == 0
            assert [j["by"] is not None for j in found["judgements"]] == [True, False]
    undo_judgement(reader_id=ANALYST.id, judgement_id=judged, at=house.clock.tick(), new_id=house.clock.new_id)
    with reading_as(ANALYST.id):
        assert [(q["a"], q["b"]) for q in review_queue()["pairs"]] == [(pair["a"], pair["b"])]
        assert events(**PERIOD)["total"] == 2
        assert [j["undoable"] for j in recent_judgements()] == [False]


def test_a_pair_of_which_nothing_was_kept_is_weighed_when_it_is_looked_at(house: House) -> None:
    """Most pairs never meet, or were told apart at once: whoever looks at two sees what the rules make of them, and that."""
    elsewhere = "Customs in Quetta: 71 kg opium recovered."
    file_all(house, [Filing(ANF_OFFICER, EARLY, OPEN, DAY), Filing(SCREENER, elsewhere, OPEN, DAY + timedelta(days=9))])
    with reading_as(ANALYST.id):
        one, other = (found["key"] for found in events(**PERIOD)["events"])
        both = review_pair(one, other)
        assert both is not None and both["judgements"] == []
        weighed = both["comparison"]
        assert (weighed["outcome"], weighed["weighed_now"]) == ("not", "never_met")
        assert weighed["score"] == sum(reason["weight"] for reason in weighed["reasons"]) < 0
        assert both["weight"]["doubt"] <= 1  # least that is said


def test_a_pair_with_a_hidden_end_is_no_question(house: House) -> None:
    file_all(
        house,
        [
            Filing(ANF_OFFICER, EARLY, OPEN, DAY),
            Filing(ANALYST, LATER, "secret; originator only", DAY + timedelta(days=10)),
        ],
    )
    with reading_as(ANALYST.id):
        [pair] = review_queue()["pairs"]
    with reading_as(OUTSIDER.id):
        assert review_queue()["pairs"] == [] and asked_in_all(seen()) == 0 and recent_judgements() == []
        assert review_pair(pair["a"], pair["b"]) is None
        assert review_pair(uuid.UUID(int=1), uuid.UUID(int=2)) is None
        assert events(**PERIOD)["total"] == 1
