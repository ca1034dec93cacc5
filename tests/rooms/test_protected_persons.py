"""Words that may name a protected person: withheld by the database from whoever does not hold their compartment."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import connections

from rabta.filing.errors import WordsWithheld
from rabta.filing.operations import correct_reading, withdraw_report
from rabta.ledger.operations import append_entry
from rabta.records import queries
from rabta.records.rules.protection import WITHHELD
from rabta.sharing.operations import acting_as, reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, PARTNER, Person
from tests.rooms.everything_readable import everything

DAY = date(2025, 2, 10)
NAME = "Zarmina"
MET = (
    "EX-1. On 10 February 2025 FIA and ANF stopped a bus at Gwadar. Fourteen migrants were rescued, among them {name}."
    " From the bus 3.45 kg of heroin was recovered and two persons were arrested."
)
OPEN = "EX-2. On 11 February 2025 ANF recovered 2 kg of hashish at Torkham. One person was arrested."
EVERYONE = "open; every agency"


def told(person: Person) -> str:
    return json.dumps(everything(person, first=date(2025, 2, 1), last=date(2025, 2, 28)), default=str, ensure_ascii=False)


def file_met(house: House, name: str = NAME, **more: Any) -> Any:
    return house.file(ANF_OFFICER, MET.format(name=name), marking=EVERYONE, written_on=DAY, file_name=f"{name}.txt", **more)


def test_the_words_show_to_the_compartment_and_to_nobody_else(house: House) -> None:
    filed = file_met(house)
    for person in EVERYBODY:
        may = person is ANALYST
        with reading_as(person.id):
            report = queries.report_filed(filed.report_id)
            found = queries.search(NAME)["hits"]
            content = queries.report_bytes(filed.report_id)
        if person is PARTNER:
            assert report is content is None and not found, "whom the marking leaves out sees nothing at all"
            continue
        assert report is not None, "that it exists shows as marked"
        assert report["protected"] and report["withheld"] != may
        assert (NAME in json.dumps(report, default=str)) == may, person.name
        assert bool(found) == may, "no hit on withheld words"
        assert content is not None and (content[2] is not None) == may
        assert (NAME in told(person)) == may, person.name
        row = report["rows"][0]
        assert row["text"] == (MET.format(name=NAME) if may else WITHHELD)
        assert bool(row["spans"]) == may


def test_what_is_counted_shows_to_everybody(house: House) -> None:
    filed = file_met(house)
    for person in (DIRECTOR, ANALYST, CUSTOMS_OFFICER):
        with reading_as(person.id):
            report = queries.report_filed(filed.report_id)
            assert report is not None
            [key] = [i["key"] for i in report["rows"][0]["incidents"]]
            incident = queries.incidents_stated([key])[key]
        assert [line["mass_g"] for line in incident["lines"]] == [3450]
        assert incident["arrests"]["total"] == 2
        assert incident["district"]["name_en"] == "Gwadar"
        assert incident["withheld"] == (person is not ANALYST)


def test_no_table_gives_the_words_to_plain_sql(house: House) -> None:
    file_met(house)
    for person in (DIRECTOR, ANF_OFFICER, OUTSIDER):
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
                           " WHERE nspname = 'rabta' AND relkind IN ('r', 'v') AND has_table_privilege(c.oid, 'SELECT')")
            for (table,) in cursor.fetchall():
                cursor.execute(f"SELECT t::text FROM {table} t")  # noqa: S608
                assert not [r for (r,) in cursor.fetchall() if NAME in r or NAME.encode().hex() in r], table
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT text FROM protected_row")
        assert NAME in cursor.fetchone()[0]


def test_withheld_words_move_no_byte(make_house: Callable[[], House]) -> None:
    worlds = []
    for name in ("Zarmina", "Gul Pari and a friend of hers whom nobody else knows"):
        house = make_house()
        file_met(house, name=name)
        house.file(CUSTOMS_OFFICER, OPEN, marking=EVERYONE, written_on=date(2025, 2, 12))
        # Ids are keyed hashes of content: what differs by the words alone is named anew, in the order it appears.
        worlds.append({p: _renamed(told(p)) for p in (DIRECTOR, CUSTOMS_OFFICER, OUTSIDER, ANALYST)})
    assert worlds[0][ANALYST] != worlds[1][ANALYST]
    for person in (DIRECTOR, CUSTOMS_OFFICER, OUTSIDER):
        assert worlds[0][person] == worlds[1][person], person.name


def _renamed(text: str) -> str:
    names: dict[str, str] = {}
    shape = r"[0-9a-f]{8}-[0-9a-f-]{27}|\b(?:EX-)?[A-Z]{3,7}-[0-9A-Z]{4}-[0-9A-Z]{4}\b|\b[0-9a-f]{32,64}\b"
    return re.sub(shape, lambda found: names.setdefault(found.group(), f"#{len(names)}"), text)


def test_protection_is_absorbing_when_a_report_is_read_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    filed = file_met(house)
    monkeypatch.setattr("rabta.filing.rules.rows.grounds_of", lambda read, text, told_by: frozenset())
    with reading_as(ANALYST.id):
        report = queries.report_filed(filed.report_id)
    assert report is not None
    span = next(s for s in report["rows"][0]["spans"] if s["field"].endswith("quantity"))
    with pytest.raises(WordsWithheld):
        _mend(house, ANF_OFFICER, filed, span)
    _mend(house, ANALYST, filed, span)
    for person in (DIRECTOR, ANF_OFFICER):
        with reading_as(person.id):
            again = queries.report_filed(filed.report_id)
        assert again is not None and again["reading_number"] == 2
        assert NAME not in json.dumps(again, default=str) and again["corrections"] == []


def _mend(house: House, who: Person, filed: Any, span: dict[str, Any]) -> None:
    correct_reading(reader_id=who.id, report_id=filed.report_id, row_no=1, start=span["start"], end=span["end"],
                    field=span["pointer"], value=3.5, reason=f"{NAME} said so", at=house.clock.tick(),
                    new_id=house.clock.new_id)  # fmt: skip


def test_its_originator_still_pulls_it_back_and_files_it_twice_without_harm(house: House) -> None:
    filed = file_met(house)
    assert file_met(house).already
    withdraw_report(reader_id=ANF_OFFICER.id, report_id=filed.report_id, reason="wrong", at=house.clock.tick(),
                    new_id=house.clock.new_id)  # fmt: skip
    with reading_as(DIRECTOR.id):
        report = queries.report_filed(filed.report_id)
    assert report is not None and report["withdrawn"]


def test_a_repeat_of_a_protected_row_is_known_and_withheld(house: House) -> None:
    file_met(house)
    lines = [{"text": MET.format(name=NAME), "date": "2025-02-10"}, {"text": OPEN, "date": "2025-02-11"}]
    more = house.file(ANF_OFFICER, "\n".join(map(json.dumps, lines)), marking=EVERYONE, file_name="again.jsonl")
    assert (more.read, more.repeated) == (1, 1)
    with reading_as(DIRECTOR.id):
        report = queries.report_filed(more.report_id)
    assert report is not None and report["withheld"] and NAME not in json.dumps(report, default=str)


def test_nobody_puts_words_into_anothers_compartment(house: House) -> None:
    filed = file_met(house)
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        acting_as(ANALYST.id) as looking,
        connections["default"].cursor() as cursor,
    ):
        append_entry(looking.deed("test:test", subject=("report", str(filed.report_id)), detail={}), id=house.clock.new_id(),
                     at=house.clock.tick())  # fmt: skip
        cursor.execute("SELECT id, marking_id FROM reading_row")
        row_id, marking_id = cursor.fetchone()
        try:
            cursor.execute("INSERT INTO protected_row (row_id, marking_id, grounds, text, spans)"
                           " VALUES (%s, %s, '{}', 'x', '[]')",
                           [row_id, marking_id])  # fmt: skip
        except Exception as error:
            raise (error.__cause__ or error) from None
