"""Review, legal hold and purge: two persons, every copy, and counts as if the report had never come."""

import json
import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from rabta.cli.installation.backup import scrub
from rabta.counting.dissent import disagree
from rabta.counting.operations import judge_same_event, projection_digests, rebuild
from rabta.filing.errors import CannotKeepSo, NotAvailable, NotYours
from rabta.filing.keeping import approve_purge, drop_proposal, hold_report, keep_report, lift_hold, propose_purge
from rabta.filing.operations import correct_reading
from rabta.filing.releasing import answer_request, ask_for_release
from rabta.ledger.operations import append_entry, entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.records import queries
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import ADMIN_DSN, House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, SCREENER, Person
from tests.rooms.everything_readable import everything

SECOND_OFFICER = Person("second ANF officer", "ANF", 2, (Role.LIAISON,))
CANARY = "Qanarybird"
FIRST = f"EX-1. On 3 March 2025 ANF recovered 12.4 kg of heroin from a car of {CANARY} near Torkham. Two men were arrested."
SECOND = "EX-2. Customs: near Torkham on 3 March 2025 12.4 kg heroin was recovered from a car and two men were arrested."
THIRD = "EX-3. ASF: 12.4 kg of heroin from a car near Torkham on 3 March 2025; two men were arrested."
OTHER = "EX-4. On 7 March 2025 ANF recovered 3 kg of ice at Lahore. One person was arrested."
EVERYONE = "open; every agency"
DAY = date(2025, 3, 3)


@pytest.fixture
def two(house: House) -> House:
    """The house with a second officer of ANF in it."""
    return with_second_officer(house)


def with_second_officer(house: House) -> House:
    new = NewReader(name=SECOND_OFFICER.name, agency=agency_number("ANF") or 0, vetting=2,
                    purposes=SECOND_OFFICER.purposes, roles=SECOND_OFFICER.roles)  # fmt: skip
    add_reader(new, id=SECOND_OFFICER.id, at=house.clock.tick(),
               enter=entered_by_owner(at=house.clock.tick(), id=house.clock.new_id()))  # fmt: skip
    return house


def when(house: House, who: Person, report_id: Any) -> dict[str, Any]:
    return {"reader_id": who.id, "report_id": report_id, "at": house.clock.tick(), "new_id": house.clock.new_id}


def propose(house: House, who: Person, report_id: Any, rule: str = "filed_in_error") -> None:
    propose_purge(rule=rule, reason=f"it names {CANARY}", **when(house, who, report_id))


def file_all(house: House, *, without_first: bool = False) -> Any:
    first = None
    if not without_first:
        first = house.file(ANF_OFFICER, FIRST, marking=EVERYONE, written_on=DAY, file_name=f"{CANARY}.txt")
    house.file(CUSTOMS_OFFICER, SECOND, marking=EVERYONE, written_on=DAY)
    house.file(ANF_OFFICER, OTHER, marking="restricted; every agency", written_on=DAY + timedelta(days=5))
    house.file(SCREENER, THIRD, marking="open; every agency; H2", written_on=DAY)
    return first


def told(person: Person) -> str:
    return json.dumps(everything(person, first=date(2025, 2, 1), last=date(2025, 3, 31)), default=str, ensure_ascii=False)


def holding(house: House, words: str) -> list[str]:
    """The tables, of both schemas and the statistics, in which a superuser finds these words, plain or as bytes."""
    found = []
    with house.as_superuser() as superuser:
        superuser.execute("ANALYZE")
        tables = superuser.execute(
            "SELECT format('%I.%I', nspname, relname) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE nspname IN ('rabta', 'accounts') AND relkind = 'r'"
            " OR relname IN ('pg_statistic', 'pg_statistic_ext_data')"
        ).fetchall()
        for (table,) in tables:
            seen = superuser.execute(
                f"SELECT count(*) FROM {table} t WHERE strpos(lower(t::text), %s) > 0 OR strpos(t::text, %s) > 0",  # noqa: S608
                [words.lower(), words.encode().hex()],
            ).fetchone()
            found += [table] if seen and seen[0] else []
    return found


def test_two_officers_purge_and_no_word_is_left_anywhere(two: House) -> None:
    first = file_all(two)
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT i.key FROM incident i ORDER BY strpos(i.words, %s) = 0, i.key", [CANARY])
        keys = [key for (key,) in cursor.fetchall()]
    judge_same_event(reader_id=ANALYST.id, a=keys[0], b=keys[1], outcome="same", note=f"{CANARY} drove", at=two.clock.tick(),
                     new_id=two.clock.new_id)  # fmt: skip
    with reading_as(ANF_OFFICER.id):
        report = queries.report_filed(first.report_id)
    assert report is not None
    span = next(s for s in report["rows"][0]["spans"] if s["field"].endswith("quantity"))
    correct_reading(**when(two, ANF_OFFICER, first.report_id), row_no=1, start=span["start"], end=span["end"],
                    field=span["pointer"], value=12.5, reason=f"{CANARY} said so")  # fmt: skip
    typed = two.file(ANF_OFFICER, "EX-9. Typed words. 1 kg of ice at Lahore.", marking=EVERYONE, typed_from=first.report_id)
    propose(two, ANF_OFFICER, first.report_id)
    assert len(holding(two, CANARY)) >= 7, "else the scan finds nothing anyway"
    approve_purge(**when(two, SECOND_OFFICER, first.report_id))
    assert holding(two, CANARY) == []
    for person in (ANF_OFFICER, ANALYST, DIRECTOR, OUTSIDER):
        with reading_as(person.id):
            assert queries.report_filed(first.report_id) is None
            assert queries.report_filed(typed.report_id) is not None
    with two.as_superuser() as superuser:
        [left] = superuser.execute("SELECT number, rule, proposed_by, approved_by FROM purged").fetchall()
        told_of = [str(first.report_id)]
        entries = superuser.execute("SELECT deed FROM entry WHERE subject_id = %s ORDER BY at", told_of).fetchall()
    assert left == (first.number, "filed_in_error", ANF_OFFICER.id, SECOND_OFFICER.id)
    assert [d for (d,) in entries][-2:] == ["report:propose", "report:purge"]


def test_what_stands_beside_a_report_goes_with_it(two: House) -> None:
    """Requests for a release and their answers, releases, disagreements: none of them keeps a report from being purged."""
    first = file_all(two)
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT i.key FROM incident i WHERE strpos(i.words, %s) > 0", [CANARY])
        ((key,),) = cursor.fetchall()
    asked = {"kind": "share", "agencies": [agency_number("FIA") or 0], "reason": f"for {CANARY}"}
    request_id = ask_for_release(**when(two, CUSTOMS_OFFICER, first.report_id), **asked)
    said = {"reader_id": ANF_OFFICER.id, "at": two.clock.tick(), "new_id": two.clock.new_id}
    answer_request(request_id=request_id, grant=True, reason=f"to {CANARY}", **said)
    disagree(reader_id=CUSTOMS_OFFICER.id, words=f"not {CANARY}", incident_key=key, at=two.clock.tick(),
             new_id=two.clock.new_id)  # fmt: skip
    propose(two, ANF_OFFICER, first.report_id)
    approve_purge(**when(two, SECOND_OFFICER, first.report_id))
    assert holding(two, CANARY) == []


def test_afterwards_everything_counts_as_if_it_had_never_come(make_house: Callable[[], House]) -> None:
    house = with_second_officer(make_house())
    never: dict[Person, str] = {}
    file_all(house, without_first=True)
    for person in (ANALYST, CUSTOMS_OFFICER, OUTSIDER):
        never[person] = told(person)
    digests = projection_digests()
    house = with_second_officer(make_house())
    first = file_all(house)
    assert told(ANALYST) != never[ANALYST]
    propose(house, ANF_OFFICER, first.report_id)
    approve_purge(**when(house, SECOND_OFFICER, first.report_id))
    for person, said in never.items():
        assert _without_moments(told(person)) == _without_moments(said), person.name
    assert projection_digests() == digests == rebuild(at=house.clock.tick(), new_id=house.clock.new_id)


def _without_moments(text: str) -> str:
    """Without when things were filed, and the version of the picture, which holds it: the first filing took its second."""
    return re.sub(r'"version": "\w+"|2025-03-01[ T]0\d:\d\d:\d\d[^"]*', "moment", text)


def test_rows_known_as_repeats_of_it_are_read_again(two: House) -> None:
    first = two.file(ANF_OFFICER, FIRST, marking=EVERYONE, written_on=DAY)
    again = two.file(ANF_OFFICER, json.dumps({"text": FIRST, "date": "2025-03-03"}), marking=EVERYONE, file_name="a.jsonl")
    assert again.repeated == 1
    propose(two, ANF_OFFICER, first.report_id)
    approve_purge(**when(two, SECOND_OFFICER, first.report_id))
    with reading_as(ANALYST.id):
        report = queries.report_filed(again.report_id)
    assert report is not None and report["rows_read"] == 1


def test_who_may_not_purge(two: House) -> None:
    first = file_all(two)
    for who, refusal in ((CUSTOMS_OFFICER, NotYours), (DIRECTOR, NotYours), (AUDITOR, NotYours), (ANALYST, NotYours)):
        with pytest.raises(refusal):
            propose(two, who, first.report_id)
    with pytest.raises(CannotKeepSo, match="Nobody has proposed"):
        approve_purge(**when(two, SECOND_OFFICER, first.report_id))
    propose(two, ANF_OFFICER, first.report_id)
    with pytest.raises(CannotKeepSo, match="does not also approve"):
        approve_purge(**when(two, ANF_OFFICER, first.report_id))
    with pytest.raises(NotYours):
        approve_purge(**when(two, CUSTOMS_OFFICER, first.report_id))
    drop_proposal(reason="it stays", **when(two, SECOND_OFFICER, first.report_id))
    with pytest.raises(CannotKeepSo):
        approve_purge(**when(two, SECOND_OFFICER, first.report_id))
    hidden = two.file(CUSTOMS_OFFICER, OTHER, marking="confidential; originator only")
    for missing in (hidden.report_id, two.clock.new_id()):
        with pytest.raises(NotAvailable):
            propose(two, ANF_OFFICER, missing)


@pytest.mark.parametrize("who", [ANF_OFFICER, CUSTOMS_OFFICER, ANALYST, OUTSIDER], ids=lambda p: p.name)
def test_the_function_asks_for_two_persons_whoever_calls_it(two: House, who: Person) -> None:
    """As SQL that runs as the application would: nobody but a second officer of the originator gets anything deleted."""
    first = file_all(two)
    propose(two, ANF_OFFICER, first.report_id)
    for sql in ("SELECT purge_report(%s, now())", "DELETE FROM report WHERE id = %s",
                "DELETE FROM retention_step WHERE report_id = %s",
                "INSERT INTO retention_step SELECT report_id, 9, step, until, rule, reason, gen_random_uuid(), decided_at,"
                " marking_id FROM retention_step WHERE report_id = %s",
                "INSERT INTO purged SELECT id, number, originator, sha256, received_at, 'x', id, received_at, filed_by,"
                " received_at, marking_id FROM report WHERE id = %s"):  # fmt: skip
        with pytest.raises(DatabaseError), acting_as(who.id) as looking, connections["default"].cursor() as cursor:
            append_entry(looking.deed("x:x", subject=("report", "x"), detail={}), id=two.clock.new_id(), at=two.clock.tick())
            cursor.execute(sql, [first.report_id])
            if not cursor.rowcount:
                raise DatabaseError("nothing to see, nothing done")
    with reading_as(ANF_OFFICER.id):
        assert queries.report_filed(first.report_id) is not None


def test_a_hold_stops_a_purge_until_it_ends_or_is_lifted(two: House) -> None:
    first = file_all(two)
    propose(two, ANF_OFFICER, first.report_id)
    hold_report(until=None, reason="a court asks", **when(two, SECOND_OFFICER, first.report_id))
    for attempt in (lambda: propose(two, ANF_OFFICER, first.report_id),
                    lambda: approve_purge(**when(two, SECOND_OFFICER, first.report_id))):  # fmt: skip
        with pytest.raises(CannotKeepSo, match="legal hold"):
            attempt()
    lift_hold(reason="the case is closed", **when(two, ANF_OFFICER, first.report_id))
    with pytest.raises(CannotKeepSo, match="Nobody has proposed"):
        approve_purge(**when(two, SECOND_OFFICER, first.report_id))
    propose(two, SECOND_OFFICER, first.report_id)
    approve_purge(**when(two, ANF_OFFICER, first.report_id))


def test_never_early_and_never_past_the_longest_renewal(two: House) -> None:
    first = file_all(two)
    with pytest.raises(CannotKeepSo, match="review date has not come"):
        propose(two, ANF_OFFICER, first.report_id, "review_due")
    for until in (two.clock.now.date(), two.clock.now.date() + timedelta(days=1827)):
        with pytest.raises(CannotKeepSo, match="kept to a day"):
            keep_report(until=until, reason="needed", **when(two, ANF_OFFICER, first.report_id))
    keep_report(until=two.clock.now.date() + timedelta(days=3), reason="needed", **when(two, ANF_OFFICER, first.report_id))
    two.clock.now += timedelta(days=4)
    propose(two, ANF_OFFICER, first.report_id, "review_due")
    approve_purge(**when(two, SECOND_OFFICER, first.report_id))


def test_after_a_scrub_the_databases_files_hold_no_byte_of_it(two: House) -> None:
    """The write-ahead log is another matter: it keeps former bytes until it is written over (SECURITY.md)."""
    first = file_all(two)
    propose(two, ANF_OFFICER, first.report_id)
    with two.as_superuser() as superuser:
        superuser.execute("CHECKPOINT")
        [place] = superuser.execute("SELECT oid::text FROM pg_database WHERE datname = %s", [two.name]).fetchone() or [""]
    files = Path(os.environ["RABTA_DATA"]) / "postgres" / "base" / place
    assert files_holding(files, CANARY), "else the scan finds nothing anyway"
    approve_purge(**when(two, SECOND_OFFICER, first.report_id))
    assert scrub(SimpleNamespace(admin_dsn=ADMIN_DSN, credentials=SimpleNamespace(dbname=two.name))) > 30  # type: ignore[arg-type]
    assert files_holding(files, CANARY) == []
    assert holding(two, CANARY) == []


def files_holding(folder: Path, words: str) -> list[str]:
    """The files below a folder in which these words stand in any case."""
    sought = words.lower().encode()
    return [file.name for file in folder.rglob("*") if file.is_file() and sought in file.read_bytes().lower()]
