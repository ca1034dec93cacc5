"""A report that lumps several operations counts nothing beside the reports that tell them one by one."""

from datetime import date

from django.db import connections

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
