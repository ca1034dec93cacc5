"""Entries of watch-lists: what is never listed, when two are one, how a list and an entry stand."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.deconfliction.rules.identifiers import Identifier
from rabta.screening.rules.course import EntryStep, Signed, Standing, lawful_for_entry, standing
from rabta.screening.rules.entry import EntryKind, Listed, Why, said_in_one_way, why_not
from rabta.screening.rules.entry_file import MUST, UnreadableList, WrongRow, read_entries

TODAY = date(2025, 3, 1)


def person(**more: Any) -> Listed:
    says: dict[str, Any] = {"name": "EX Gul Zaman", "born": "1985-02-03", "reason": "EX told by a courier"}
    return Listed(kind=EntryKind.PERSON, why=Why.COURIER, **(says | more))


@pytest.mark.parametrize(
    ("listed", "field"),
    [
        (person(born="2010"), "born"), (person(born="2007"), "born"), (person(born="2031-01-01"), "born"),
        (person(born=""), "born"), (person(born="1985-13"), "born"), (person(born="1885"), "born"),
        (person(reason="EX a victim of trafficking"), "reason"), (person(reason="EX asked for asylum"), "reason"),
        (person(name="..."), "name"), (person(name="x" * 201), "name"), (person(reason=" "), "reason"),
        (person(issuer="Pakistan"), "issuer"), (person(identifiers=((Identifier.CNIC, "12"),)), "cnic"),
        (Listed(kind=EntryKind.DOCUMENT, why=Why.LOST, reason="EX"), "cnic"),
        (Listed(kind=EntryKind.DOCUMENT, why=Why.COURIER, reason="EX"), "why"),
        (Listed(kind=EntryKind.PHONE, why=Why.COURIER, reason="EX", identifiers=((Identifier.CNIC, "1"),)), "cnic"),
    ],
)  # fmt: skip
def test_what_is_never_listed(listed: Listed, field: str) -> None:
    broken = why_not(listed, today=TODAY)
    assert broken is not None and broken[0] == field


@given(st.dates(date(1900, 1, 1), date(2040, 1, 1)), st.sampled_from((4, 7, 10)))
def test_nobody_who_may_be_under_18_is_listed(born: date, said: int) -> None:
    grown_up = born.isoformat()[:said] < TODAY.replace(year=TODAY.year - 18).isoformat()[:said]
    on_the_day = said == 10 and (born.year + 18, born.month, born.day) == (TODAY.year, TODAY.month, TODAY.day)
    listed = why_not(person(born=born.isoformat()[:said]), today=TODAY) is None
    assert born.year < 1906 or listed == (grown_up or on_the_day)


def test_a_grown_up_without_a_birth_date_is_stated_to_be_one() -> None:
    assert why_not(person(born="", adult=True), today=TODAY) is None
    assert why_not(person(born="2010", adult=True), today=TODAY) is not None
    assert why_not(person(reason="EX recruits children", about_others=True), today=TODAY) is None


def test_two_that_say_the_same_are_one() -> None:
    one = person(identifiers=((Identifier.PASSPORT, "EX-4711001"),))
    again = person(name="ex  gul ZAMAN", identifiers=((Identifier.DOCUMENT, "EX4711001"),))
    assert said_in_one_way(one) == said_in_one_way(again)
    assert said_in_one_way(one) != said_in_one_way(person(identifiers=((Identifier.PASSPORT, "EX4711002"),)))


def test_a_file_says_row_column_value_and_rule() -> None:
    head = ",".join(("kind", "why", "name", "born", "reason"))
    rows = "\n".join((head, "person,courier,EX Gul,1985,'=EX", "boat,courier,EX,1985,EX", "person,courier,EX Gul,2015,EX"))
    first, second, third = read_entries(rows.encode(), today=TODAY)
    assert not isinstance(first, WrongRow) and first.listed.reason == "=EX"
    assert isinstance(second, WrongRow) and (second.row, second.column, second.value) == (3, "kind", "boat")
    assert isinstance(third, WrongRow) and (third.row, third.column, third.value) == (4, "born", "2015")
    for content in (b"\xff", b"kind,why\n", b""):
        with pytest.raises(UnreadableList):
            list(read_entries(content, today=TODAY))
    assert set(MUST) <= set(head.split(","))


def test_how_it_stands_follows_from_its_steps() -> None:
    later, past = TODAY + timedelta(days=9), TODAY - timedelta(days=1)
    added = Signed(EntryStep.ADDED, later)
    assert standing([added], today=TODAY) == (Standing.IN_FORCE, later)
    assert standing([Signed(EntryStep.ADDED, past)], today=TODAY) == (Standing.EXPIRED, past)
    assert standing([Signed(EntryStep.ADDED, past), Signed(EntryStep.RENEWED, later)], today=TODAY)[0] is Standing.IN_FORCE
    assert standing([added, Signed(EntryStep.WITHDRAWN, None)], today=TODAY)[0] is Standing.WITHDRAWN
    assert standing([added, Signed(EntryStep.CLOSED, None)], today=TODAY)[0] is Standing.CLOSED
    assert [lawful_for_entry(one) for one in Standing] == [(EntryStep.WITHDRAWN,), (), (EntryStep.RESTORED,), ()]
