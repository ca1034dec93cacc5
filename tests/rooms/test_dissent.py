"""Disagreeing: beside the claim for whoever sees the claim, for nobody else, and removed by nobody but its author."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from rabta.counting import queries
from rabta.counting.dissent import disagree, take_back
from rabta.counting.errors import NotAvailable, NotToBeSaid
from rabta.counting.operations import judge_same_event
from rabta.filing.keeping import approve_purge, propose_purge
from rabta.filing.operations import correct_reading
from rabta.ledger.operations import append_entry
from rabta.records.queries import report_filed
from rabta.sharing.operations import acting_as, reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, SCREENER, Person
from tests.rooms.test_keeping import SECOND_OFFICER, holding, when, with_second_officer
from tests.rooms.test_protected_persons import MET

TEXT = "EX-1. On 3 March 2025 ANF recovered 12.4 kg of heroin from a car near Torkham. Two men were arrested."
OTHER = "EX-2. Customs: near Torkham on 3 March 2025 12 kg heroin was recovered from a car and two men were arrested."
SAID = "Wrongword: the car was a bus"
DAY = date(2025, 3, 3)


def key_of(house: House, report_id: uuid.UUID) -> uuid.UUID:
    with house.as_superuser() as all_seeing:
        found = all_seeing.execute(
            "SELECT i.key FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = %s", [report_id]
        ).fetchone()
    assert found
    return found[0]  # type: ignore[no-any-return]


def say(house: House, who: Person, words: str = SAID, **claim: Any) -> uuid.UUID:
    return disagree(reader_id=who.id, words=words, at=house.clock.tick(), new_id=house.clock.new_id, **claim)


def said(who: Person, key: uuid.UUID) -> list[dict[str, Any]] | None:
    with reading_as(who.id):
        found = queries.incident(key)
        return found and found["dissents"]


def test_it_shows_to_whoever_sees_the_claim_and_to_nobody_else(house: House) -> None:
    key = key_of(house, house.file(ANF_OFFICER, TEXT, marking="restricted; to CUSTOMS, NNCC", written_on=DAY).report_id)
    say(house, CUSTOMS_OFFICER, incident_key=key)
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, ANALYST, DIRECTOR):
        [one] = said(who, key) or []
        assert (one["words"], one["by_you"]) == (SAID, who is CUSTOMS_OFFICER)
        assert (one["name"] is not None) == (who in (ANF_OFFICER, CUSTOMS_OFFICER)), "whose it is tells who else may see it"
    for who in (SCREENER, OUTSIDER):
        assert said(who, key) is None
        with reading_as(who.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM dissent")
            assert cursor.fetchone() == (0,)


def test_hidden_and_missing_are_one_answer_and_others_may_not(house: House) -> None:
    key = key_of(house, house.file(ANF_OFFICER, TEXT, marking="restricted; originator only", written_on=DAY).report_id)
    for missing in (key, house.clock.new_id()):
        with pytest.raises(NotAvailable):
            say(house, CUSTOMS_OFFICER, incident_key=missing)
    for who, words in ((DIRECTOR, SAID), (AUDITOR, SAID), (ANF_OFFICER, "  "), (ANF_OFFICER, "x" * 1001)):
        with pytest.raises(NotToBeSaid):
            say(house, who, words, incident_key=key)


def test_its_author_alone_takes_it_back_and_nobody_deletes_it(house: House) -> None:
    key = key_of(house, house.file(ANF_OFFICER, TEXT, marking="open; every agency", written_on=DAY).report_id)
    dissent_id = say(house, CUSTOMS_OFFICER, incident_key=key)
    for who in (ANF_OFFICER, ANALYST):
        with pytest.raises(NotAvailable):
            take_back(reader_id=who.id, dissent_id=dissent_id, at=house.clock.tick(), new_id=house.clock.new_id)
        for sql in ("DELETE FROM dissent WHERE id = %s", "UPDATE dissent SET words = '' WHERE id = %s",
                    "INSERT INTO dissent_taken_back (dissent_id, taken_back_at) VALUES (%s, now())",
                    "INSERT INTO dissent SELECT gen_random_uuid(), incident_key, NULL, 'x', filed_by, now() FROM dissent"
                    " WHERE id = %s"):  # fmt: skip
            with pytest.raises(DatabaseError), acting_as(who.id) as looking, connections["default"].cursor() as cursor:
                entry = looking.deed("x:x", subject=("x", "x"), detail={})
                append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
                cursor.execute(sql, [dissent_id])
    take_back(reader_id=CUSTOMS_OFFICER.id, dissent_id=dissent_id, at=house.clock.tick(), new_id=house.clock.new_id)
    [one] = said(ANF_OFFICER, key) or []
    assert one["taken_back"] and one["words"] == SAID, "it stays on record"


def test_it_outlives_a_mended_reading_and_stands_beside_a_judgement(house: House) -> None:
    first = house.file(ANF_OFFICER, TEXT, marking="open; every agency", written_on=DAY)
    second = house.file(CUSTOMS_OFFICER, OTHER, marking="restricted; to NNCC", written_on=DAY)
    a, b = key_of(house, first.report_id), key_of(house, second.report_id)
    say(house, CUSTOMS_OFFICER, incident_key=a)
    with reading_as(ANF_OFFICER.id):
        report = report_filed(first.report_id)
    assert report is not None
    span = next(s for s in report["rows"][0]["spans"] if s["field"].endswith("quantity"))
    correct_reading(**when(house, ANF_OFFICER, first.report_id), row_no=1, start=span["start"], end=span["end"],
                    field=span["pointer"], value=12.5, reason="so")  # fmt: skip
    assert len(said(ANALYST, a) or []) == 1
    judged = judge_same_event(reader_id=ANALYST.id, a=a, b=b, outcome="not", at=house.clock.tick(),
                              new_id=house.clock.new_id)  # fmt: skip
    say(house, CUSTOMS_OFFICER, judgement_id=judged)
    for who, sees in ((ANALYST, 1), (CUSTOMS_OFFICER, 1), (ANF_OFFICER, 0), (SCREENER, 0)):
        with reading_as(who.id):
            assert len(queries.dissents(judgement_id=judged)) == sees, who.name
    with pytest.raises(NotAvailable):
        say(house, ANF_OFFICER, judgement_id=judged)


def test_beside_withheld_words_it_is_withheld_and_it_is_purged_with_the_claim(house: House) -> None:
    with_second_officer(house)
    met = house.file(ANF_OFFICER, MET.format(name="Zarmina"), marking="open; every agency", written_on=date(2025, 2, 10))
    key = key_of(house, met.report_id)
    say(house, ANALYST, "Zarmina Wrongword said otherwise", incident_key=key)
    assert said(DIRECTOR, key) == [] and len(said(ANALYST, key) or []) == 1
    propose_purge(rule="redress", reason="asked", **when(house, ANF_OFFICER, met.report_id))
    approve_purge(**when(house, SECOND_OFFICER, met.report_id))
    assert holding(house, "Wrongword") == []
