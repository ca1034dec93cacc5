"""What happened, once: placing, judging, undoing, rebuilding; and order of arrival changes nothing."""

import itertools
import uuid
from collections.abc import Callable

import pytest
from django.db import connections

from rabta.counting.errors import NotAnAnalyst, NotAvailable
from rabta.counting.operations import judge_same_event, place_unplaced, projection_digests, rebuild, undo_judgement
from rabta.counting.recounting import recount
from rabta.counting.rules import shares
from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person

ASF = "ASF at Islamabad airport on 3 February 2025: 2.4 kg ice in the bag of a passenger for Doha, QR-615; given to ANF."
ANF = "ANF at Islamabad airport on 3 February 2025: 2.4 kg ice from a Doha passenger's trolley bag, QR-615, one held."
OTHER = "ANF at Karachi airport on 9 February 2025: 900 grams heroin in shoes for Dubai, one held."
MARKINGS = ("restricted; every agency", "confidential; to ANF, NNCC", "open; every agency")
FILINGS = ((SCREENER, ASF), (ANF_OFFICER, ANF), (ANF_OFFICER, OTHER))


def events(person: Person) -> list[tuple[int, list[tuple[int, int]]]]:
    """For each event: number of incidents, and (substance, grams)."""
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT view_id, key, incidents FROM event ORDER BY key")
        found = []
        for view, key, incidents in cursor.fetchall():
            cursor.execute(
                "SELECT substance, mass_g FROM counted_line WHERE view_id = %s AND event_key = %s ORDER BY 1", [view, key]
            )
            found.append((incidents, cursor.fetchall()))
        return sorted(found)


def keys(person: Person) -> list[uuid.UUID]:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT i.key FROM incident i JOIN current_reading c ON c.id = i.reading_id JOIN report r ON r.id = c.report_id"
            " ORDER BY r.received_at, i.incident_no"
        )
        return [r[0] for r in cursor.fetchall()]


def test_a_seizure_told_by_two_agencies_is_one_event(house: House) -> None:
    for who, text in FILINGS:
        house.file(who, text)
    found = events(ANALYST)
    assert [n for n, _ in found] == [1, 2]
    assert sorted(g for _, lines in found for _, g in lines) == [900, 2400]
    assert events(OUTSIDER) == []


def test_one_report_that_tells_the_same_again_counts_a_numbered_case_once_and_asks_about_the_others(house: House) -> None:
    numbered = OTHER.replace("one held", "one held, FIR No. 45/25")
    house.file(ANF_OFFICER, "\n".join([numbered] * 20))
    assert [n for n, _ in events(ANALYST)] == [20]
    house.file(ANF_OFFICER, "\n".join([ASF] * 3))
    assert [n for n, _ in events(ANALYST)] == [1, 1, 1, 20]
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT outcome, count(*) FROM judgement GROUP BY 1 ORDER BY 1")
        assert cursor.fetchall() == [("ask", 2), ("same", 19)]
    assert events(OUTSIDER) == []


def test_order_of_arrival_changes_nothing(make_house: Callable[[], House]) -> None:
    digests = set()
    for order in itertools.permutations(FILINGS):
        house = make_house()
        for who, text in order:
            house.file(who, text)
        seen = projection_digests()
        digests.add((seen["event"], seen["event_member"], seen["counted_line"]))
    assert len(digests) == 1


def test_placing_many_at_once_is_placing_one_by_one(make_house: Callable[[], House]) -> None:
    one = make_house()
    for who, text in FILINGS:
        one.file(who, text)
    by_one = projection_digests()
    many = make_house()
    for who, text in FILINGS:
        many.file(who, text, place=False)
    place_unplaced(at=many.clock.tick(), new_id=many.clock.new_id)
    assert projection_digests() == by_one


def test_a_rebuild_gives_every_projection_byte_for_byte(house: House) -> None:
    for who, text in FILINGS:
        house.file(who, text)
    a, b, c = keys(ANALYST)
    judge(house, ANALYST, a, b, "not")
    judge(house, ANALYST, b, c, "same")
    before = projection_digests()
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == before


SPOILED = (
    (),
    ("UPDATE event SET arrests = 77 WHERE key = (SELECT min(key::text)::uuid FROM event)",
     "DELETE FROM event_member WHERE incident_key = (SELECT min(incident_key::text)::uuid FROM event_member)",
     "UPDATE counted_line SET set_aside = '[1]' WHERE ctid = (SELECT min(ctid) FROM counted_line)",
     "UPDATE block_key SET last_day = last_day + 1 WHERE ctid = (SELECT max(ctid) FROM block_key)",
     "UPDATE placed_incident SET blocks = '{}' WHERE ctid = (SELECT min(ctid) FROM placed_incident)"),
    ("INSERT INTO event_member (view_id, event_key, incident_key) VALUES (1, gen_random_uuid(), gen_random_uuid())",
     "INSERT INTO wide_member SELECT incident_key, marking_id FROM placed_incident LIMIT 1",
     "INSERT INTO placed_incident SELECT gen_random_uuid(), incident_id, marking_id, '{}' FROM placed_incident LIMIT 1",
     "INSERT INTO block_key (incident_key, block, first_day, last_day) VALUES (gen_random_uuid(), 2 ^ 62, 1, 1)"),
    ("DELETE FROM event", "DELETE FROM counted_line", "DELETE FROM block_key", "DELETE FROM kept_question",
     "DELETE FROM marking_view"),
)  # fmt: skip
"""What happens to projections that no program does: a row is wrong or gone, there is one of nothing, a table is empty."""


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_several_processes_recount_byte_for_byte_what_was_placed_one_by_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, (who, text) in enumerate((*FILINGS, *FILINGS)):
        house.file(who, text.replace("February", "May") if number > 2 else text, marking=MARKINGS[number % 3])
    a, *_, b = keys(ANALYST)
    judge(house, ANALYST, a, b, "same")
    before = projection_digests()
    monkeypatch.setattr(shares, "LEAST", 1)
    for spoiled in SPOILED:
        with house.as_superuser() as connection:
            for deed in spoiled:
                connection.execute(f"SET session_replication_role = replica; {deed}")
        assert not spoiled or projection_digests() != before
        assert recount(at=house.clock.tick(), new_id=house.clock.new_id, processes=3) == 6
        assert projection_digests() == before


def judge(house: House, who: Person, a: uuid.UUID, b: uuid.UUID, outcome: str) -> uuid.UUID:
    return judge_same_event(
        reader_id=who.id, a=a, b=b, outcome=outcome, at=house.clock.tick(), new_id=house.clock.new_id,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_judgement_cuts_and_its_undoing_restores_exactly(house: House) -> None:
    for who, text in FILINGS:
        house.file(who, text)
    before = projection_digests()
    a, b, _ = keys(ANALYST)
    judgement = judge(house, ANALYST, b, a, "not")
    assert [n for n, _ in events(ANALYST)] == [1, 1, 1]
    undo_judgement(reader_id=ANALYST.id, judgement_id=judgement, at=house.clock.tick(), new_id=house.clock.new_id)
    assert projection_digests() == before
    with pytest.raises(NotAvailable):
        undo_judgement(reader_id=ANALYST.id, judgement_id=judgement, at=house.clock.tick(), new_id=house.clock.new_id)


def test_only_an_analyst_judges_and_only_what_both_ends_allow(house: House) -> None:
    house.file(SCREENER, ASF, marking="restricted; to ANF")
    house.file(ANF_OFFICER, ANF)
    a, b = keys(ANF_OFFICER)
    with pytest.raises(NotAnAnalyst):
        judge(house, ANF_OFFICER, a, b, "not")
    for x, y in ((a, b), (b, uuid.uuid4()), (b, b)):
        with pytest.raises(NotAvailable):
            judge(house, ANALYST, x, y, "not")


def test_a_withdrawn_report_leaves_its_event_as_if_it_had_never_come(make_house: Callable[[], House]) -> None:
    without = make_house()
    without.file(ANF_OFFICER, ANF)
    expected = events(ANALYST)
    house = make_house()
    filed = house.file(SCREENER, ASF)
    house.file(ANF_OFFICER, ANF)
    withdraw_report(
        reader_id=SCREENER.id, report_id=filed.report_id, reason="", at=house.clock.tick(), new_id=house.clock.new_id
    )
    assert events(ANALYST) == expected


def test_a_hidden_report_never_joins_what_a_reader_sees(make_house: Callable[[], House]) -> None:
    """The hidden one is the custody report of the same seizure: it would be the counted line and the earliest."""
    alone = make_house()
    alone.file(SCREENER, ASF)
    expected = events(CUSTOMS_OFFICER)
    house = make_house()
    house.file(ANF_OFFICER, ANF, marking="confidential; to ASF, NNCC")
    house.file(SCREENER, ASF)
    assert events(CUSTOMS_OFFICER) == expected
    assert [n for n, _ in events(SCREENER)] == [1]
    assert [n for n, _ in events(ANALYST)] == [2]
