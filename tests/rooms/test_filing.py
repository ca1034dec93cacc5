"""File, read, place: the same report twice changes nothing, rows add up, and the originator can pull one back."""

import json
import uuid

import pytest
from django.db import connections

from rabta.counting.operations import judge_same_event, projection_digests, rebuild
from rabta.filing.errors import CannotCorrect, KeyOfAnother, NotAvailable, NothingFiled, NotYours, NotYoursToMend
from rabta.filing.operations import correct_reading, undo_correction, withdraw_report
from rabta.filing.reading_again import read_again, read_by_an_older_reader
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

LAHORE = "ANF at Lahore airport: 2 kg heroin in the luggage of a Doha passenger, one held."
TWICE = "Three operations. 4 kg hashish near Kohat Road Peshawar, one held. 4 kg opium at Torkham, two held."


def ask(person: Person, sql: str, *values: object) -> list[tuple[object, ...]]:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def dump(house: House) -> dict[str, list[str]]:
    """Everything but the ledger and the key of markings, as text."""
    with house.as_superuser() as superuser:
        tables = [r[0] for r in superuser.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'rabta'").fetchall()]
        return {
            t: sorted(r[0] for r in superuser.execute(f"SELECT to_jsonb(x)::text FROM {t} x").fetchall())  # noqa: S608
            for t in tables if t not in ("entry", "ledger_position", "ledger_checkpoint")
        }  # fmt: skip


def test_the_same_report_twice_changes_nothing(house: House) -> None:
    first = house.file(ANF_OFFICER, LAHORE)
    before = dump(house)
    second = house.file(ANF_OFFICER, LAHORE)
    assert second.already and not first.already
    assert (second.report_id, second.number) == (first.report_id, first.number)
    assert dump(house) == before


def test_other_content_under_a_key_of_the_agency_is_refused_and_nothing_is_kept(house: House) -> None:
    key = {"idempotency_key": "EX-OUT-17"}
    first = house.file(ANF_OFFICER, "EX-1. On 4 January 2025 ANF recovered 1 kg opium at Quetta.", **key)
    with pytest.raises(KeyOfAnother, match=first.number):
        house.file(ANF_OFFICER, "EX-1. On 4 January 2025 ANF recovered 9 kg opium at Quetta.", **key)
    again = house.file(ANF_OFFICER, "EX-1. On 4 January 2025 ANF recovered 1 kg opium at Quetta.", **key)
    assert (again.report_id, again.already) == (first.report_id, True)
    other = house.file(CUSTOMS_OFFICER, "EX-2. On 5 January 2025 Customs recovered 2 kg opium at Hub.", **key)
    assert not other.already, "a key is its agency's alone"
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=first.report_id, reason="wrong", at=house.clock.tick(), new_id=house.clock.new_id
    )
    assert not house.file(ANF_OFFICER, "EX-1. On 4 January 2025 ANF recovered 9 kg opium at Quetta.", **key).already


def test_a_key_that_is_too_long_is_refused_not_cut(house: House) -> None:
    told = "EX-1. On 4 January 2025 ANF recovered 1 kg opium at Quetta."
    house.file(ANF_OFFICER, told, idempotency_key="k" * 200)
    with pytest.raises(NothingFiled, match="its key has 201 characters"):
        house.file(ANF_OFFICER, told, idempotency_key="k" * 201)


def test_a_key_of_a_report_that_one_does_not_see_tells_nothing(house: House) -> None:
    """A colleague's report above one's vetting: the answer is that of a key that nobody uses."""
    key, at = {"idempotency_key": "EX-OUT-17"}, house.clock.tick()
    colleague = Person("secret ANF officer", "ANF", 3, (Role.LIAISON,))
    new = NewReader(name=colleague.name, agency=agency_number("ANF") or 0, vetting=3, purposes=colleague.purposes,
                    roles=colleague.roles)  # fmt: skip
    add_reader(new, id=colleague.id, at=at, enter=entered_by_owner(at=at, id=house.clock.new_id()))
    secret = "secret; originator only"
    house.file(colleague, "EX-3. On 4 January 2025 ANF recovered 3 kg opium at Hub.", marking=secret, **key)
    assert not house.file(ANF_OFFICER, "EX-4. On 4 January 2025 ANF recovered 4 kg opium at Hub.", **key).already


def test_bytes_are_kept_as_they_came(house: House) -> None:
    content = "﻿ANF: 1 kg ice at Hub.\r\n\tEnd\x00".encode()
    filed = house.file(ANF_OFFICER, content)
    [(kept,)] = ask(ANF_OFFICER, "SELECT content FROM report_body WHERE report_id = %s", filed.report_id)
    assert bytes(kept) == content  # type: ignore[arg-type]


def test_json_lines_are_rows_and_they_add_up(house: House) -> None:
    lines = [
        json.dumps({"id": "a", "date": "2025-02-01", "agency": "ANF", "text": LAHORE}),
        "{broken",
        json.dumps({"id": "b", "date": "2025-02-01", "agency": "ANF", "text": LAHORE}),
        json.dumps({"id": "c", "date": "2025-02-02", "agency": "ANF", "text": TWICE}),
    ]
    filed = house.file(ANF_OFFICER, "\n".join(lines), file_name="week.jsonl")
    assert (filed.rows, filed.read, filed.set_aside, filed.repeated) == (4, 2, 1, 1)
    problem = next(p for p in filed.problems if p["fate"] == "set_aside")
    assert problem["row_no"] == 2 and problem["rule"] and problem["next_step"]


def test_a_statement_filed_before_by_its_agency_is_a_known_repeat(house: House) -> None:
    line = json.dumps({"id": "a", "date": "2025-02-01", "agency": "ANF", "text": LAHORE})
    other = json.dumps({"id": "z", "date": "2025-02-03", "agency": "ANF", "text": TWICE})
    house.file(ANF_OFFICER, line, file_name="one.jsonl")
    again = house.file(ANF_OFFICER, f"{line}\n{other}", file_name="two.jsonl")
    assert (again.read, again.repeated) == (1, 1)
    elsewhere = house.file(CUSTOMS_OFFICER, f"{line}\n{other}", file_name="two.jsonl")
    assert (elsewhere.read, elsewhere.repeated) == (2, 0)


def test_every_value_shows_where_it_was_read(house: House) -> None:
    filed = house.file(ANF_OFFICER, LAHORE)
    rows = ask(
        ANF_OFFICER,
        'SELECT s.pointer, substr(r.text, s.start + 1, s."end" - s.start) FROM span s JOIN reading_row r ON r.id = s.row_id'
        " JOIN current_reading c ON c.id = r.reading_id WHERE c.report_id = %s",
        filed.report_id,
    )
    words = dict(rows)
    assert words["/incidents/0/substances/0/quantity"] == "2"
    assert "heroin" in str(words["/incidents/0"])


def test_what_is_not_readable_yet_is_kept_and_its_text_can_be_typed(house: House) -> None:
    picture = house.file(ANF_OFFICER, b"%PDF-1.4 scan", file_name="scan.pdf")
    assert (picture.rows, picture.set_aside) == (1, 1)
    typed = house.file(ANF_OFFICER, LAHORE, typed_from=picture.report_id)
    assert typed.incidents == 1
    [(of,)] = ask(ANF_OFFICER, "SELECT typed_from_id FROM report WHERE id = %s", typed.report_id)
    assert of == picture.report_id


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"x" * (50 * 2**20 + 1)])
def test_nothing_is_filed_of_nothing_or_of_too_much(house: House, content: bytes) -> None:
    before = dump(house)
    with pytest.raises(NothingFiled):
        house.file(ANF_OFFICER, content)
    assert dump(house) == before


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\xd8 broken", b"\x80\x81\x82", "٢ کلو ہیروئن".encode("utf-16")])
def test_undecodable_bytes_are_kept_and_explained(house: House, content: bytes) -> None:
    filed = house.file(ANF_OFFICER, content)
    assert filed.rows == filed.read + filed.set_aside + filed.repeated == 1


def counted(person: Person) -> int:
    return int(ask(person, "SELECT coalesce(sum(mass_g), 0) FROM counted_line")[0][0])  # type: ignore[call-overload]


def test_the_originator_pulls_a_wrong_filing_back_at_once(house: House) -> None:
    filed = house.file(ANF_OFFICER, LAHORE)
    assert counted(ANALYST) == 2000
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=filed.report_id, reason="wrong file", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip
    assert counted(ANALYST) == 0
    assert ask(ANALYST, "SELECT count(*) FROM report") == [(1,)]


def test_what_was_pulled_back_can_be_filed_again_as_a_new_report(house: House) -> None:
    first = house.file(ANF_OFFICER, LAHORE)
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=first.report_id, reason="", at=house.clock.tick(), new_id=house.clock.new_id
    )
    again = house.file(ANF_OFFICER, LAHORE)
    assert (again.already, counted(ANALYST)) == (False, 2000)
    assert again.report_id != first.report_id


def test_withdrawing_the_first_of_two_reports_loses_no_row_that_both_held(house: House) -> None:
    line = json.dumps({"id": "a", "date": "2025-02-01", "agency": "ANF", "text": LAHORE})
    other = json.dumps({"id": "z", "date": "2025-02-03", "agency": "ANF", "text": "ANF: 1 kg opium at Torkham, one held."})
    first = house.file(ANF_OFFICER, line, file_name="one.jsonl")
    house.file(ANF_OFFICER, f"{line}\n{other}", file_name="two.jsonl")
    assert counted(ANALYST) == 3000
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=first.report_id, reason="", at=house.clock.tick(), new_id=house.clock.new_id
    )
    assert counted(ANALYST) == 3000


def test_a_repeat_under_a_wider_marking_is_read_again(house: House) -> None:
    line = json.dumps({"id": "a", "date": "2025-02-01", "agency": "ANF", "text": LAHORE})
    house.file(ANF_OFFICER, line, file_name="one.jsonl", marking="restricted; originator only")
    wider = house.file(ANF_OFFICER, f"{line}\n", file_name="two.jsonl", marking="restricted; every agency")
    assert (wider.read, wider.repeated) == (1, 0)
    assert (counted(CUSTOMS_OFFICER), counted(ANF_OFFICER)) == (2000, 2000)


@pytest.mark.parametrize(("person", "refusal"), [(CUSTOMS_OFFICER, NotYours), (OUTSIDER, NotAvailable)])
def test_nobody_else_pulls_it_back(house: House, person: Person, refusal: type[Exception]) -> None:
    filed = house.file(ANF_OFFICER, LAHORE)
    with pytest.raises(refusal):
        withdraw_report(
            reader_id=person.id, report_id=filed.report_id, reason="", at=house.clock.tick(), new_id=house.clock.new_id
        )
    assert counted(ANALYST) == 2000


def quantities(person: Person) -> list[tuple[object, ...]]:
    return ask(
        person,
        "SELECT i.incident_no, l.substance, l.quantity::float FROM seizure_line l JOIN incident i ON i.id = l.incident_id"
        " JOIN current_reading c ON c.id = i.reading_id ORDER BY 1, 2",
    )


def test_a_correction_changes_one_of_two_equal_numbers_and_its_undoing_restores(house: House) -> None:
    filed = house.file(ANF_OFFICER, TWICE)
    before, projections = quantities(ANALYST), dump(house)["counted_line"]
    assert [q for *_, q in before] == [4.0, 4.0]
    start = TWICE.rindex("4 kg")
    correction = correct_reading(
        reader_id=ANALYST.id, report_id=filed.report_id, row_no=1, start=start, end=start + 1, field="quantity", value=40,
        reason="slip", at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip
    assert [q for *_, q in quantities(ANALYST)] == [4.0, 40.0]
    assert counted(ANALYST) == 44_000
    assert bytes(ask(ANALYST, "SELECT content FROM report_body")[0][0]).decode() == TWICE  # type: ignore[arg-type]
    undo_correction(reader_id=ANALYST.id, correction_id=correction, at=house.clock.tick(), new_id=house.clock.new_id)
    assert quantities(ANALYST) == before
    assert dump(house)["counted_line"] == projections


def test_a_correction_of_nothing_is_refused(house: House) -> None:
    filed = house.file(ANF_OFFICER, TWICE)
    for row_no, start in ((1, 0), (7, 0)):
        with pytest.raises(CannotCorrect):
            correct_reading(
                reader_id=ANALYST.id, report_id=filed.report_id, row_no=row_no, start=start, end=start + 1,
                field="quantity", value=1, reason="", at=house.clock.tick(), new_id=house.clock.new_id,
            )  # fmt: skip
    with pytest.raises(NotAvailable):
        correct_reading(
            reader_id=OUTSIDER.id, report_id=filed.report_id, row_no=1, start=0, end=1, field="quantity", value=1, reason="",
            at=house.clock.tick(), new_id=house.clock.new_id,
        )  # fmt: skip


def test_a_cell_of_a_table_is_refused_rather_than_silently_kept(house: House) -> None:
    table = "Record No,Date,Agency,Place,Drug,Quantity,Unit\nEX-1,2025-02-01,ANF,Quetta,opium,3,kg\n"
    filed = house.file(ANF_OFFICER, table, file_name="log.csv")
    text = str(ask(ANF_OFFICER, "SELECT text FROM reading_row")[0][0])
    start = text.index("\t3\t") + 1
    with pytest.raises(CannotCorrect, match="cell of a table"):
        correct_reading(
            reader_id=ANF_OFFICER.id, report_id=filed.report_id, row_no=1, start=start, end=start + 1, field="quantity",
            value=30, reason="", at=house.clock.tick(), new_id=house.clock.new_id,
        )  # fmt: skip
    assert counted(ANALYST) == 3000


def test_numbers_tell_nothing_of_what_else_exists(house: House) -> None:
    alone = house.file(ANF_OFFICER, LAHORE)
    assert alone.number.startswith("ANF-")
    assert alone.report_id.version == 8 and alone.report_id != uuid.UUID(int=0)
    customs = house.file(CUSTOMS_OFFICER, LAHORE)
    assert customs.report_id != alone.report_id


def test_people_met_on_the_move_are_protected_records_and_no_arrests(house: House) -> None:
    house.file(
        ANF_OFFICER,
        "FIA at Karachi airport stopped six passengers, two of them children, who held forged visas for Greece via Libya;"
        " an agent was arrested.",
    )
    rows = ask(ANALYST, "SELECT persons, minors, transit, destination, protected FROM encounter ORDER BY encounter_no")
    assert rows[0] == (6, 2, "", "", True), "numbers; the words are in the protected compartment"
    assert all(not protected for *_, protected in rows[1:])
    [(met,)] = ask(ANALYST, "SELECT read -> 'encounters' -> 0 ->> 'destination' FROM protected_row")
    assert met == "Greece"
    assert ask(ANF_OFFICER, "SELECT count(*) FROM protected_row") == [(0,)]
    assert ask(OUTSIDER, "SELECT count(*) FROM encounter") == [(0,)]
    assert counted(ANALYST) == 0


def test_a_day_that_a_wrong_clock_gives_is_remarked_and_counts_until_it_is_mended(house: House) -> None:
    text = "EX-1. On 4 May 2041 ANF recovered 3 kg of opium at Hub."
    table = b"date,district,substance,quantity,unit\n1960-05-04,Quetta,opium,3,kg\n"
    for filed, words in (
        (house.file(ANF_OFFICER, text), "4 May 2041 lies after the report was received"),
        (house.file(ANF_OFFICER, text.replace("2041", "1841")), "4 May 1841 lies thirty years and more before"),
        (house.file(ANF_OFFICER, table, file_name="log.csv"), "4 May 1960 lies thirty years and more before"),
    ):
        (problem,) = filed.problems
        assert (filed.read, filed.set_aside) == (1, 0) and problem["rule"].startswith(words)
    assert house.file(ANF_OFFICER, "EX-2. On 4 January 2025 ANF recovered 3 kg of opium at Hub.").problems == ()


def test_what_a_person_decided_stands_when_a_newer_reader_reads_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = "restricted; to NNCC, CUSTOMS"
    ours = house.file(ANF_OFFICER, LAHORE, marking=shared).report_id
    theirs = house.file(CUSTOMS_OFFICER, LAHORE.replace("ANF", "Customs"), marking="restricted; to NNCC, ANF").report_id
    a, b = (row[0] for row in ask(ANALYST, "SELECT i.key FROM incident i JOIN current_reading c ON c.id = i.reading_id"))
    judge_same_event(
        reader_id=ANALYST.id, a=a, b=b, outcome="not", at=house.clock.tick(), new_id=house.clock.new_id  # type: ignore[arg-type]
    )  # fmt: skip
    decided = "SELECT count(*) FROM event"
    assert read_by_an_older_reader(ANALYST.id) == [] and ask(ANALYST, decided) == [(2,)]

    def again(who: Person, report_id: uuid.UUID) -> object:
        return read_again(reader_id=who.id, report_id=report_id, at=house.clock.tick(), new_id=house.clock.new_id)

    assert again(ANF_OFFICER, ours) is None, "this very reader read it last"
    for module in ("recording", "reading_again"):
        monkeypatch.setattr(f"rabta.filing.{module}.READER_VERSION", "statement-later")
    assert read_by_an_older_reader(ANALYST.id) == [ours, theirs] and read_by_an_older_reader(ANF_OFFICER.id) == [ours]
    with pytest.raises(NotYoursToMend):
        again(CUSTOMS_OFFICER, ours)
    with pytest.raises(NotAvailable):
        again(OUTSIDER, ours)
    for report_id in (ours, theirs):
        told = again(ANALYST, report_id)
        assert (told.incidents, told.kept, told.new, told.gone, told.decisions) == (1, 1, 0, 0, 0)  # type: ignore[attr-defined]
    assert read_by_an_older_reader(ANALYST.id) == [] and ask(ANALYST, decided) == [(2,)]
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == projection_digests()
    monkeypatch.setattr("rabta.filing.reading_again.READER_VERSION", "statement-cut-otherwise")
    monkeypatch.setattr("rabta.filing.reading_again.rows_with", lambda *_: [])
    told = again(ANALYST, ours)
    assert (told.gone, told.decisions) == (1, 1), "the judgement stays in the record and applies to nothing"  # type: ignore[attr-defined]
    assert ask(ANALYST, decided) == [(1,)]
