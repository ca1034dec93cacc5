"""The record leaves whole with those who may take it, and filed again in another house it is the same record."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connections

from rabta.exchange.errors import MayNotExport, NothingToTake, TooMuchAtOnce
from rabta.exchange.operations import Limits, export_record
from rabta.filing.operations import withdraw_report
from rabta.filing.rules.kinds import Kind
from rabta.sharing.operations import reading_as
from tests.house import House, make_house, point_django_at
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, PARTNER, Person

__all__ = ["make_house"]
TABLE = (
    b"record_no,date,agency,district,substance,quantity,unit\n"
    b"EX-T1,2025-02-10,CUSTOMS,Quetta,hashish,3.5,kg\n"
    b"EX-T2,2025-02-11,CUSTOMS,Quetta,hashish,12 kg 400,kg\n"
)
MET = "EX-3. ANF rescued 14 migrants from a boat off Gwadar on 4 March 2025; two of them children."
Files = dict[str, bytes]


def filled(house: House) -> House:
    house.file(CUSTOMS_OFFICER, TABLE, file_name="february.csv")
    house.file(ANF_OFFICER, "EX-1. ANF recovered 12.4 kg of heroin at Torkham on 20 February 2025. One man was arrested.")
    house.file(CUSTOMS_OFFICER, "EX-2. Customs and ANF recovered 12.5 kg heroin at Torkham on 20 February 2025; one held.")
    kept = "EX-4. ANF found 900 kg of opium at Chaman on 22 February 2025."
    house.file(ANF_OFFICER, kept, marking="restricted; every agency; H2")
    house.file(ANF_OFFICER, MET)
    house.file(CUSTOMS_OFFICER, TABLE + b"EX-T3,2025-02-12,CUSTOMS,Quetta,opium,7,kg\n", file_name="again.csv")
    wrong = house.file(CUSTOMS_OFFICER, "EX-5. Customs found 5 kg of ice at Karachi airport on 1 February 2025.").report_id
    withdraw_report(
        reader_id=CUSTOMS_OFFICER.id, report_id=wrong, reason="wrong day", at=house.clock.tick(), new_id=house.clock.new_id
    )
    return house


def export(house: House, who: Person, **more: Any) -> Files:
    held = io.BytesIO()
    export_record(reader_id=who.id, out=held, at=house.clock.tick(), new_id=house.clock.new_id, **more)
    with zipfile.ZipFile(held) as package:
        return {name: package.read(name) for name in package.namelist()}


def lines(files: Files, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files[f"{name}.jsonl"].decode().splitlines()]


def numbers(files: Files) -> set[str]:
    return {row["number"].split("-")[0] for row in lines(files, "reports")}


def file_again(house: House, files: Files, people: Iterable[Person]) -> None:
    """Read an export as its page describes it, and file it in another house."""
    by_agency = {person.agency: person for person in people}
    for row in lines(files, "reports"):
        who = by_agency[row["originator"]]
        filed = house.file(
            who, files[row["file"]], file_name=row["file_name"], marking=row["marking"]["text"], grading=row["grading"],
            format=None if row["format"] in set(Kind) else row["format"],
            written_on=row["written_on"] and date.fromisoformat(row["written_on"]),
            received_at=datetime.fromisoformat(row["received_at"]),
        )  # fmt: skip
        if row["withdrawn"]:
            withdraw_report(
                reader_id=who.id, report_id=filed.report_id, reason=row["withdrawn"]["reason"], at=house.clock.tick(),
                new_id=house.clock.new_id,
            )  # fmt: skip


FACTS = (
    "SELECT id, number, sha256, marking_id, title, file_name, received_at, written_on, source_grade FROM report",
    "SELECT key, stated, words, occurred_from, i.marking_id FROM incident i JOIN current_reading c ON c.id = i.reading_id",
    "SELECT report_id, row_no, fate, w.text FROM reading_row w JOIN current_reading c ON c.id = w.reading_id",
    "SELECT event_key, substance, mass_g, quantity, rule FROM counted_line",
    "SELECT key, day, arrests, incidents, agencies FROM event",
    "SELECT report_id, reason FROM withdrawal",
)


def facts(who: Person) -> list[list[str]]:
    with reading_as(who.id), connections["default"].cursor() as cursor:
        found = []
        for question in FACTS:
            cursor.execute(question)
            found.append(sorted(map(repr, cursor.fetchall())))
        return found


def with_protection_officers(house: House) -> House:
    """The record is whole only with those who hold the compartment of protected persons, too."""
    with house.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE reader SET roles = roles || 7::smallint WHERE 1 = ANY (roles)")
    return house


def test_what_is_exported_and_filed_again_is_the_same_record(make_house: Callable[[], House]) -> None:
    """Reports, keys, markings, rows, events and what counts: of every agency that exports its own."""
    house = with_protection_officers(filled(make_house()))
    people = (ANF_OFFICER, CUSTOMS_OFFICER)
    packages, before = [export(house, who) for who in people], [facts(who) for who in (*people, ANALYST, OUTSIDER)]
    assert all(before[0]), "every kind of fact is there to be compared"
    again = with_protection_officers(make_house())
    for files in packages:
        file_again(again, files, people)
    assert [facts(who) for who in (*people, ANALYST, OUTSIDER)] == before
    point_django_at(house.name)


def test_officers_take_what_their_agency_filed(house: House) -> None:
    filled(house)
    files = export(house, CUSTOMS_OFFICER)
    assert numbers(files) == {"CUSTOMS"} and not any(b"900 kg" in content for content in files.values())
    assert TABLE in files.values(), "byte for byte"
    assert {row["text"] for row in lines(files, "rows")} > {"EX-T1\t2025-02-10\tCUSTOMS\tQuetta\thashish\t3.5\tkg"}
    assert json.loads(files["manifest.json"])["scope"] == "own"
    mine = export(house, ANF_OFFICER)
    assert not any(b"migrants" in content or b"Gwadar" in content for content in mine.values()), "no protection officer"
    with_protection_officers(house)
    assert MET.encode() in export(house, ANF_OFFICER).values()
    assert list(files)[-1] == "manifest.json" and not any("february" in name for name in files)


def test_an_analyst_takes_what_may_be_passed_on_and_no_protected_words(house: House) -> None:
    filled(house)
    files = export(house, ANALYST)
    assert numbers(files) == {"ANF", "CUSTOMS"}
    assert not any(b"900 kg" in content or b'"H2"' in content for content in files.values())
    assert not any(b"migrants" in content or b"Gwadar" in content for content in files.values())
    met = [row for row in lines(files, "reports") if row["file"] is None]
    assert len(met) == 1, "the report is listed, its words stay"
    assert [j["outcome"] for j in lines(files, "judgements")].count("same") >= 1


def test_an_auditor_takes_the_list_without_words(house: House) -> None:
    filled(house)
    files = export(house, AUDITOR)
    assert set(files) == {"reports.jsonl", "manifest.json"}
    assert not {"title", "file_name", "sha256", "file"} & set(lines(files, "reports")[0])


def test_others_take_nothing(house: House) -> None:
    filled(house)
    with pytest.raises(MayNotExport):
        export(house, DIRECTOR)
    for who in (OUTSIDER, PARTNER):
        with pytest.raises(NothingToTake):
            export(house, who)


def test_a_hidden_report_changes_no_byte(house: House) -> None:
    filled(house)
    at = house.clock.now

    def made(who: Person) -> bytes:
        held = io.BytesIO()
        export_record(reader_id=who.id, out=held, at=at, new_id=house.clock.new_id)
        return held.getvalue()

    before = [made(who) for who in (CUSTOMS_OFFICER, ANALYST, AUDITOR)]
    hidden = "EX-9. ANF recovered 12.45 kg heroin at Torkham on 20 February 2025."
    house.file(ANF_OFFICER, hidden, marking="confidential; originator only")
    assert [made(who) for who in (CUSTOMS_OFFICER, ANALYST, AUDITOR)] == before


def test_from_a_day_on_and_no_more_than_fits(house: House) -> None:
    filled(house)
    day = house.clock.now.date()
    assert export(house, ANF_OFFICER, since=day)
    with pytest.raises(NothingToTake):
        export(house, ANF_OFFICER, since=date(2026, 1, 1))
    with pytest.raises(TooMuchAtOnce):
        export(house, ANF_OFFICER, limits=Limits(reports=1, size=10**6))
    with pytest.raises(TooMuchAtOnce):
        export(house, ANF_OFFICER, limits=Limits(reports=100, size=10))


def test_an_originator_learns_of_every_copy_of_its_reports(house: House) -> None:
    filled(house)
    export(house, ANALYST)
    export(house, AUDITOR)
    with reading_as(CUSTOMS_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT subject_id) FROM entry WHERE deed = 'record:export'")
        assert cursor.fetchone() == (4, 4)
    with reading_as(OUTSIDER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry WHERE deed = 'record:export'")
        assert cursor.fetchone() == (0,)
