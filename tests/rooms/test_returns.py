"""Returns in the record: made of what is releasable, counted once, approved by another, sent, taken back."""

import csv
import io
import uuid
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connections
from django.utils.timezone import localdate

from rabta.briefing.rules.period import Period
from rabta.cli.inside import returning
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import append_entry
from rabta.publications.rules.course import Kind, Stands
from rabta.records.asking import as_json
from rabta.returns import queries
from rabta.returns.errors import NotReturnable
from rabta.returns.operations import SEND, SIGN, make_return, prepare_return, sign_return
from rabta.sharing.operations import acting_as, reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, OUTSIDER, SCREENER, Person

MARCH = Period(date(2025, 3, 1), date(2025, 3, 31))
EVERYBODY = "restricted; every agency"


@pytest.fixture
def centre(house: House) -> House:
    house.file(ANF_OFFICER, "ANF seized 12 kg heroin at Lahore on 3 March 2025.", marking=EVERYBODY)
    house.file(SCREENER, "ASF and ANF: 12 kg heroin seized at Lahore on 3 March 2025.", marking=EVERYBODY)
    house.file(ANF_OFFICER, "ANF seized 40 packets of hashish at Quetta on 9 March 2025.", marking=EVERYBODY)
    house.file(ANF_OFFICER, "ANF seized 500 kg heroin at Gwadar on 15 March 2025.", marking="confidential; every agency")
    house.file(ANF_OFFICER, "ANF seized 700 kg heroin at Turbat on 16 March 2025.", marking=f"{EVERYBODY}; H2")
    return house


def prepares(house: House, who: Person = ANALYST, period: Period = MARCH) -> uuid.UUID:
    return prepare_return(reader_id=who.id, code="seizures", period=period, at=house.clock.tick(),
                          new_id=house.clock.new_id)  # fmt: skip


def signs(house: House, who: Person, of: uuid.UUID, kind: Kind, words: str = "") -> None:
    sign_return(reader_id=who.id, return_id=of, kind=kind, words=words, at=house.clock.tick(), new_id=house.clock.new_id)


def seen(who: Person, of: uuid.UUID) -> Any:
    with reading_as(who.id) as looking:
        return queries.one_return(of, by=looking)


def file_of(who: Person, of: uuid.UUID) -> Any:
    with reading_as(who.id):
        found = queries.content(of)
    return found and list(csv.reader(io.StringIO(found["content"])))


def test_it_is_counted_once_of_what_is_releasable(centre: House) -> None:
    made = prepares(centre)
    _, *rows = file_of(ANALYST, made)
    assert [(row[0], row[2], row[4]) for row in rows] == [("2025-03-03", "Heroin", "12")]
    told = seen(DIRECTOR, made)
    [aside] = told["aside"]
    assert (aside["column"], aside["value"], aside["why"]) == ("Measurement unit", "packets", "no_word")
    assert told["stands"] is Stands.WAITS and told["first_rows"] == rows
    assert seen(OUTSIDER, made) is None and seen(ANF_OFFICER, made) is None and file_of(ANF_OFFICER, made) is None


def test_another_approves_it_and_it_is_sent_and_kept(centre: House) -> None:
    made = prepares(centre)
    with pytest.raises(NotReturnable, match="Another approves it before"):
        signs(centre, ANALYST, made, Kind.SENT, "by courier")
    with pytest.raises(NotReturnable, match="Whoever prepared it"):
        signs(centre, ANALYST, made, Kind.APPROVED)
    signs(centre, DIRECTOR, made, Kind.APPROVED)
    with pytest.raises(NotReturnable, match="to whom"):
        signs(centre, ANALYST, made, Kind.SENT)
    signs(centre, ANALYST, made, Kind.SENT, "EX portal, by EX desk")
    [row] = returning.listed(ANALYST.id)["returns"]
    assert (row["sent_on"], row["sent"]) == (localdate(centre.clock.now), "EX portal, by EX desk"), "what was sent when"
    assert str(row["sent_on"]) in returning.in_words({"returns": [row]})
    again = make_return(reader_id=ANALYST.id, code="seizures", period=MARCH)
    assert [one.why for one in again.doubts] == ["sent"]
    signs(centre, DIRECTOR, made, Kind.TAKEN_BACK, "a unit was wrong")
    assert make_return(reader_id=ANALYST.id, code="seizures", period=MARCH).doubts == []
    assert [step["kind"] for step in seen(ANALYST, made)["steps"]] == ["approved", "sent", "taken_back"]


def test_what_is_filed_later_changes_no_byte(centre: House) -> None:
    made = prepares(centre)
    before = file_of(ANALYST, made)
    centre.file(ANF_OFFICER, "ANF seized 3 kg opium at Multan on 20 March 2025.", marking=EVERYBODY)
    assert file_of(ANALYST, made) == before
    assert len(make_return(reader_id=ANALYST.id, code="seizures", period=MARCH).rows) == 2


def test_the_database_holds_who_signs(centre: House) -> None:
    """As the application's own login, past the operations: nobody approves their own, nothing is sent that is unapproved or
    whose approval was withdrawn, and no approval of what was sent is withdrawn."""
    made = prepares(centre)
    is_refused(centre, ANALYST, made, "approved", SIGN)
    is_refused(centre, ANALYST, made, "sent", SEND)
    signs(centre, DIRECTOR, made, Kind.APPROVED)
    signs(centre, DIRECTOR, made, Kind.APPROVAL_WITHDRAWN, "EX: a unit is doubted")
    is_refused(centre, ANALYST, made, "sent", SEND)
    with pytest.raises(NotReturnable, match="Another approves it before"):
        signs(centre, ANALYST, made, Kind.SENT, "by courier")
    signs(centre, DIRECTOR, made, Kind.APPROVED)
    signs(centre, ANALYST, made, Kind.SENT, "by courier")
    is_refused(centre, DIRECTOR, made, "approval_withdrawn", SIGN)


def is_refused(house: House, who: Person, made: uuid.UUID, kind: str, write: str) -> None:
    """That the database takes no such row."""
    found = seen(who, made)
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        acting_as(who.id) as looking, connections["default"].cursor() as cursor,
    ):  # fmt: skip
        deed = looking.deed(f"return:{kind}", subject=("return", str(made)), detail={})
        append_entry(deed, id=house.clock.new_id(), at=house.clock.tick())
        row = {"id": house.clock.new_id(), "return_id": made, "number": len(found["steps"]) + 1, "kind": kind, "words": "EX",
               "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": house.clock.tick(),
               "marking_id": found["marking_id"]}  # fmt: skip
        cursor.execute(write, [as_json(row)])


def test_who_may_not_is_told_so_and_a_period_without_data_too(centre: House) -> None:
    with pytest.raises(NotReturnable, match="prepared and sent by"):
        prepares(centre, ANF_OFFICER)
    with pytest.raises(NotReturnable, match="Choose other days"):
        prepares(centre, period=Period(date(2019, 1, 1), date(2019, 12, 31)))
    made = prepares(centre)
    with patch("rabta.returns.queries.forms", dict), reading_as(ANALYST.id) as looking:
        kept = queries.one_return(made, by=looking)
        assert kept and kept["gone"] and kept["first_rows"] and kept["title"] == kept["form"], "its form is in no table now"
        assert [one["id"] for one in queries.returns(by=looking)["returns"]] == [made]
    with pytest.raises(NotAvailable):
        signs(centre, OUTSIDER, made, Kind.APPROVED)
