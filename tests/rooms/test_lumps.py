"""A report that lumps several operations counts nothing beside the reports that tell them one by one."""

from datetime import date
from typing import Any

import pytest
from django.db import connections

from rabta.cli.benches.plain_questions import plain_questions
from rabta.counting import queries
from rabta.counting.operations import judge_same_event, projection_digests, rebuild, undo_judgement
from rabta.counting.queries.asked import questions
from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, Person

DAY = date(2025, 2, 5)
FIRST = "ANF: 12 kg hashish in a vehicle at Attock, one held."
SECOND = "ANF: 19.1 kg hashish in a vehicle at Attock, two held."
LUMP = "ANF in two operations at Attock seized 31.1 kg hashish."


def grams(person: Person) -> int:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(mass_g), 0)::bigint FROM counted_line")
        return int(cursor.fetchone()[0])


def wholes(person: Person) -> int:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM event WHERE cardinality(covers) > 0")
        return int(cursor.fetchone()[0])


def test_the_parts_count_and_the_lump_does_not(house: House) -> None:
    house.file(CUSTOMS_OFFICER, LUMP, written_on=DAY)
    assert (grams(ANALYST), wholes(ANALYST)) == (31_100, 0)
    house.file(ANF_OFFICER, FIRST, written_on=DAY)
    house.file(ANF_OFFICER, SECOND, written_on=DAY)
    assert (grams(ANALYST), wholes(ANALYST)) == (31_100, 1)


def test_who_sees_one_part_less_counts_the_lump(house: House) -> None:
    house.file(CUSTOMS_OFFICER, LUMP, written_on=DAY)
    house.file(ANF_OFFICER, FIRST, written_on=DAY)
    house.file(ANF_OFFICER, SECOND, written_on=DAY, marking="confidential; to NNCC")
    assert (grams(ANALYST), wholes(ANALYST)) == (31_100, 1)
    assert (grams(SCREENER), wholes(SCREENER)) == (43_100, 0)


def asked(person: Person) -> int:
    """How many questions there are: what is kept is what a plain recount finds, and without any nothing is in doubt."""
    with reading_as(person.id):
        now = queries.seen()
        assert questions(now) == plain_questions(now), person.name
        doubted: Any = queries.in_doubt(now, (DAY, DAY))
        in_all = queries.asked_in_all(now)
    assert in_all or not (doubted["questions"] or doubted["moves"]), person.name
    return in_all


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)])
def test_a_whole_that_its_parts_make_up_is_no_question_in_any_order(house: House, order: tuple[int, ...]) -> None:
    told = (CUSTOMS_OFFICER, LUMP), (ANF_OFFICER, FIRST), (ANF_OFFICER, SECOND)
    for who, text in (told[n] for n in order):
        house.file(who, text, written_on=DAY)
    assert (grams(ANALYST), wholes(ANALYST), asked(ANALYST)) == (31_100, 1, 0)
    kept = projection_digests()
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == kept


def test_who_sees_one_part_less_is_asked_as_if_there_were_none(make_house: Any) -> None:
    seen = []
    for hidden in (False, True):
        house: House = make_house()
        house.file(CUSTOMS_OFFICER, LUMP, written_on=DAY)
        house.file(ANF_OFFICER, FIRST, written_on=DAY)
        assert asked(ANALYST) == asked(SCREENER) == 1, "two of three do not add up"
        if hidden:
            last = house.file(ANF_OFFICER, SECOND, written_on=DAY, marking="confidential; to NNCC").report_id
            assert (asked(ANALYST), grams(ANALYST)) == (0, 31_100)
        with reading_as(SCREENER.id):
            [pair] = queries.review_queue()["pairs"]
            doubted = queries.in_doubt(queries.seen(), (DAY, DAY))
        named = {"a", "b", "a_brief", "b_brief", "questions", "arrests"}
        seen.append([{name: one[name] for name in one.keys() - named} for one in (pair, doubted)])
        if hidden:
            withdraw_report(
                reader_id=ANF_OFFICER.id, report_id=last, reason="tried", at=house.clock.tick(), new_id=house.clock.new_id
            )
            assert asked(ANALYST) == asked(SCREENER) == 1
    assert seen[0] == seen[1]


def test_a_whole_of_many_markings_is_made_up_for_each_reader_when_it_is_read(house: House) -> None:
    house.file(CUSTOMS_OFFICER, "ANF in four operations at Attock seized 40.1 kg hashish.", written_on=DAY)
    for kg, marking in (
        ("12.1", "restricted; every agency"), ("19.1", "restricted; to ANF, ASF, NNCC"),
        ("5.4", "confidential; to ANF, NNCC"), ("3.5", "confidential; to NNCC"),
    ):  # fmt: skip
        text = f"ANF: {kg} kg hashish in a vehicle at Attock, one held."
        house.file(ANF_OFFICER, text, written_on=DAY, marking=marking)
    with house.as_superuser() as connection:
        assert connection.execute("SELECT count(*) FROM wide_member").fetchone() == (5,)
    assert (asked(ANALYST), asked(SCREENER)) == (0, 2)
    kept = projection_digests()
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == kept


def test_a_judgement_on_a_part_and_its_undoing_restore_what_was(house: House) -> None:
    house.file(CUSTOMS_OFFICER, LUMP, written_on=DAY)
    house.file(ANF_OFFICER, FIRST, written_on=DAY)
    with reading_as(ANALYST.id):
        [pair] = queries.asked_pairs(queries.seen(), most=9)
    house.file(ANF_OFFICER, SECOND, written_on=DAY)
    before = projection_digests()
    at, new_id = house.clock.tick(), house.clock.new_id
    judged = judge_same_event(reader_id=ANALYST.id, a=pair[0], b=pair[1], outcome="same", at=at, new_id=new_id)
    assert (wholes(ANALYST), asked(ANALYST)) == (0, 1), "what is left of it may be a part still"
    undo_judgement(reader_id=ANALYST.id, judgement_id=judged, at=house.clock.tick(), new_id=new_id)
    assert projection_digests() == before and asked(ANALYST) == 0
