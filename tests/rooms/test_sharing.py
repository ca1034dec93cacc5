"""One gate: without a token no rows, with a forged one an error, and the database decides alone."""

import uuid

import pytest
from django.db import DatabaseError, connections

from rabta.filing.errors import NotAvailable
from rabta.filing.releasing import release_report
from rabta.ledger.operations import append_entry
from rabta.people.rules.purposes import Purpose
from rabta.sharing.errors import AboveYourself, NoReader, UnreadableMarking
from rabta.sharing.operations import acting_as, only_releasable, reading_as
from rabta.sharing.rules.marking import Level, parse_grading, parse_marking
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, PARTNER, SCREENER, Person

TEXT = "ANF at Lahore airport: 2 kg heroin in the luggage of a Doha passenger, one held."


def reports_seen(person: Person) -> int:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM report")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("marking", "seen_by"),
    [
        ("open; every agency", {"ANF", "CUSTOMS", "ASF", "NNCC", "LEVIES"}),
        ("restricted; every agency; H0", {"ANF", "CUSTOMS", "ASF", "NNCC"}),
        ("confidential; to CUSTOMS", {"ANF", "CUSTOMS"}),
        ("secret; to CUSTOMS", set()),
        ("restricted; originator only", {"ANF"}),
        ("restricted; to NCA_UK", {"ANF", "NCA_UK"}),
    ],
)
def test_a_row_shows_exactly_to_whom_its_marking_allows(house: House, marking: str, seen_by: set[str]) -> None:
    if marking.startswith("secret"):
        with pytest.raises(AboveYourself):
            house.file(ANF_OFFICER, TEXT, marking=marking)
        return
    house.file(ANF_OFFICER, TEXT, marking=marking)
    assert {p.agency for p in EVERYBODY if reports_seen(p)} == seen_by


def test_without_a_token_there_are_no_rows(house: House) -> None:
    house.file(ANF_OFFICER, TEXT)
    with connections["default"].cursor() as cursor:
        for table in ("report", "incident", "event", "counted_line", "judgement", "entry", "reader", "marking"):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert cursor.fetchone()[0] == 0, table


@pytest.mark.parametrize("token", ["{id}|1|00", "{id}|1", "nonsense|1|00", "{id}|1|" + "0" * 64])
def test_a_forged_token_is_an_error(house: House, token: str) -> None:
    house.file(ANF_OFFICER, TEXT)
    with pytest.raises(DatabaseError, match="bad reader token"), connections["default"].cursor() as cursor:
        cursor.execute("SELECT set_config('rabta.reader', %s, false)", [token.format(id=ANALYST.id)])
        cursor.execute("SELECT count(*) FROM report")
    connections["default"].close()


def test_a_token_is_worth_nothing_in_another_transaction(house: House) -> None:
    house.file(ANF_OFFICER, TEXT)
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT current_setting('rabta.reader')")
        token = cursor.fetchone()[0]
    with pytest.raises(DatabaseError, match="bad reader token"), connections["default"].cursor() as cursor:
        cursor.execute("SELECT set_config('rabta.reader', %s, false)", [token])
        cursor.execute("SELECT count(*) FROM report")
    connections["default"].close()


def test_the_setting_is_gone_after_the_block(house: House) -> None:
    with reading_as(ANALYST.id):
        pass
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('rabta.reader', true), '')")
        assert cursor.fetchone()[0] == ""


def test_reading_cannot_write(house: House) -> None:
    with pytest.raises(DatabaseError), reading_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO withdrawal SELECT * FROM withdrawal")


def test_the_house_is_opened_once(house: House) -> None:
    with reading_as(ANALYST.id), pytest.raises(NoReader), reading_as(ANF_OFFICER.id):
        pass


def test_nobody_and_a_purpose_one_does_not_hold_read_nothing(house: House) -> None:
    with pytest.raises(NoReader), reading_as(uuid.uuid4()):
        pass
    with pytest.raises(NoReader), reading_as(ANF_OFFICER.id, purpose=Purpose.PREVENTION):
        pass


def test_rights_are_looked_up_afresh(house: House) -> None:
    house.file(ANF_OFFICER, TEXT)
    assert reports_seen(CUSTOMS_OFFICER) == 1
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET vetting = 0 WHERE id = %s", [CUSTOMS_OFFICER.id])
    assert reports_seen(CUSTOMS_OFFICER) == 0


def test_a_write_without_a_ledger_entry_is_refused(house: House) -> None:
    filed = house.file(ANF_OFFICER, TEXT)
    refused = pytest.raises(DatabaseError, match="without a ledger entry")
    with refused, acting_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id)"
            " SELECT id, '', filed_by, received_at, marking_id FROM report WHERE id = %s",
            [filed.report_id],
        )


def test_a_hidden_parent_and_a_missing_one_give_the_same_answer(house: House) -> None:
    hidden = house.file(ANF_OFFICER, TEXT, marking="restricted; originator only").report_id
    with house.as_superuser() as superuser:
        (marking,) = superuser.execute("SELECT id FROM marking").fetchone() or (0,)
    answers = []
    for report_id in (hidden, uuid.uuid4()):
        with pytest.raises(DatabaseError) as refused, acting_as(CUSTOMS_OFFICER.id) as looking:
            entry = looking.deed("test", subject=("report", "x"), detail={})
            append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
            with connections["default"].cursor() as cursor:
                cursor.execute(
                    "INSERT INTO report_body (report_id, content, marking_id) VALUES (%s, '', %s)", [report_id, marking]
                )
        answers.append(str(refused.value))
    assert answers[0] == answers[1]


def test_the_outsider_cannot_learn_of_a_marking(house: House) -> None:
    house.file(ANF_OFFICER, TEXT, marking="confidential; to CUSTOMS; H2")
    for person, rows, told in ((OUTSIDER, 0, 0), (PARTNER, 0, 0), (CUSTOMS_OFFICER, 0, 1), (ANF_OFFICER, 1, 1)):
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT (SELECT count(*) FROM marking), (SELECT count(*) FROM markings_shown())")
            assert cursor.fetchone() == (rows, told), person


def test_a_receiver_learns_of_an_audience_only_that_it_is_in_it(house: House) -> None:
    """Whom else an originator shares with is the originator's to know."""
    house.file(ANF_OFFICER, TEXT, marking="restricted; to CUSTOMS, ASF, NCA_UK; H2")
    told = {}
    for person in (ANF_OFFICER, CUSTOMS_OFFICER, PARTNER, OUTSIDER):
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT agencies, whole FROM markings_shown()")
            told[person.agency] = cursor.fetchall()
    customs, asf, partner = (agency_number(code) for code in ("CUSTOMS", "ASF", "NCA_UK"))
    assert told["ANF"] == [(sorted([customs, asf, partner]), True)]
    assert told["CUSTOMS"] == [([customs], False)] and told["NCA_UK"] == [([partner], False)] and told["LEVIES"] == []


def test_a_marking_is_never_guessed_wider() -> None:
    marking = parse_marking("confidential; to ANF, ASF; H2", originator=1)
    assert (marking.level, marking.every_agency, len(marking.agencies)) == (Level.CONFIDENTIAL, False, 2)
    for text in ("everyone", "to NOBODY", "confidental", "H7", "restricted, every agency"):
        with pytest.raises(UnreadableMarking):
            parse_marking(text, originator=1)


def test_admiralty_is_mapped_and_nothing_else_is_a_grading() -> None:
    assert parse_grading("x4").admiralty() == "F4"
    for text in ("D1", "A5", "", "AA"):
        with pytest.raises(UnreadableMarking):
            parse_grading(text)


INTERDICTION = "restricted; every agency; for law-enforcement interdiction only, no targeting for the use of force"


def test_what_is_for_interdiction_only_is_read_for_nothing_else(house: House) -> None:
    """Filed, released and read under that purpose; under another it is not there, for its own officers neither."""
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET purposes = '{1,3}' WHERE id <> %s", [SCREENER.id])
    with pytest.raises(AboveYourself):
        house.file(ANF_OFFICER, TEXT, marking=INTERDICTION)
    report = house.file(ANF_OFFICER, TEXT, marking=INTERDICTION, purpose=Purpose.INTERDICTION_ONLY).report_id

    def release(purpose: Purpose) -> None:
        release_report(
            reader_id=ANF_OFFICER.id, report_id=report, reason="x", agencies=[agency_number("NCA_UK") or 0], purpose=purpose,
            at=house.clock.tick(), new_id=house.clock.new_id,
        )  # fmt: skip

    with pytest.raises(NotAvailable):
        release(Purpose.COORDINATION)
    release(Purpose.INTERDICTION_ONLY)
    for person, seen in ((ANF_OFFICER, 1), (CUSTOMS_OFFICER, 1), (PARTNER, 1), (OUTSIDER, 0)):
        for purpose, there in ((Purpose.COORDINATION, 0), (Purpose.INTERDICTION_ONLY, seen)):
            with reading_as(person.id, purpose=purpose), connections["default"].cursor() as cursor:
                cursor.execute("SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM event)")
                assert cursor.fetchone() == (there, there), (person.name, purpose)


def test_an_opened_house_is_narrowed_to_what_may_be_published_and_no_further_after_an_error(house: House) -> None:
    for marking in ("restricted; every agency", "confidential; every agency", "restricted; every agency; H2"):
        house.file(ANF_OFFICER, TEXT + marking, marking=marking)

    def shown() -> int:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM report")
            return int(cursor.fetchone()[0])

    with reading_as(ANALYST.id):
        before = shown()
        with only_releasable():
            assert (before, shown()) == (3, 1)
            with only_releasable():
                assert shown() == 1
            assert shown() == 1, "what was narrowed before stays so"
        assert shown() == 3
        with pytest.raises(ZeroDivisionError), only_releasable():
            raise ZeroDivisionError
        assert shown() == 1, "fails closed"
    with reading_as(OUTSIDER.id), only_releasable():
        assert shown() == 0, "never more than the reader sees"
    assert reports_seen(ANALYST) == 3
    with pytest.raises(NoReader), only_releasable():
        pass
