"""Attacks by people who may sign in, by SQL that runs as the application, and by whoever has the resolver's password.

Each was tried against the house; those that worked once are marked with what was mended.
"""

import uuid

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from rabta.counting.operations import judge_same_event, undo_judgement
from rabta.filing.errors import NotAvailable, NotYoursToMend
from rabta.filing.operations import correct_reading, undo_correction
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import AboveYourself
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.leaks.asking import ACCEPTED, EVERY, ROAD, Standing, answer, ask, copy_of
from tests.people import (
    ANALYST,
    ANF_OFFICER,
    AUDITOR,
    CUSTOMS_OFFICER,
    DIRECTOR,
    OUTSIDER,
    SCREENER,
    Person,
)

DENIED = "42501"


def tried(standing: Standing, who: Person, sql: str, *values: object) -> str:
    """The SQLSTATE of one write as this person; "" where it was accepted (and is taken back)."""
    return answer(who, standing.house.clock, (sql, list(values)), keep=False)[0]


def report_like(standing: Standing, report: str, **changed: str) -> str:
    """INSERT of a report with bytes of nobody's, like one that stands there."""
    changed = {"id": "gen_random_uuid()", "sha256": "'\\x00'::text", **changed}
    return copy_of("report", f"id = '{standing.reports[report]}'", **changed)


def test_an_officer_files_an_own_report_and_this_test_would_notice(standing: Standing) -> None:
    me = f"'{CUSTOMS_OFFICER.id}'::uuid"
    assert tried(standing, CUSTOMS_OFFICER, report_like(standing, "again", filed_by=me)) == ""


FORGED_REPORTS = {
    "in another agency's name": {"originator": "1"},
    "in a colleague's name": {"filed_by": "gen_random_uuid()"},
    "under another agency's marking": {"marking_id": "{road}"},
    "under a marking one does not see": {"marking_id": "{store}"},
    "under a marking that is none": {"marking_id": "4711"},
    "typed from a hidden report": {"typed_from_id": "'{hidden}'::uuid"},
}


@pytest.mark.parametrize("how", FORGED_REPORTS)
def test_nobody_files(standing: Standing, how: str) -> None:
    """Mended: originator, filed_by and typed_from were whatever the writer said."""
    known = {"road": standing.marking("road"), "store": standing.marking("store"), "hidden": standing.reports["store"]}
    changed = {name: value.format(**known) for name, value in FORGED_REPORTS[how].items()}
    assert tried(standing, CUSTOMS_OFFICER, report_like(standing, "again", **changed)) == DENIED


@pytest.mark.parametrize("who", [CUSTOMS_OFFICER, SCREENER, DIRECTOR, AUDITOR], ids=lambda p: p.name)
@pytest.mark.parametrize("table", ["reading", "correction", "withdrawal"])
def test_nobody_reads_mends_or_pulls_back_anothers_report(standing: Standing, table: str, who: Person) -> None:
    """Mended: whoever saw a report could write it a new reading, and so take what it says out of every count."""
    report, marking = standing.reports["road"], standing.marking("road")
    sql = {
        "reading": copy_of("reading", f"report_id = '{report}'", id="gen_random_uuid()", number="2"),
        "correction": 'INSERT INTO correction (id, report_id, row_no, start, "end", field, value, reason, corrected_by,'
        f" corrected_at, marking_id) SELECT gen_random_uuid(), '{report}', 1, 0, 1, 'quantity', '1', '', current_reader(),"
        f" now(), {marking}",
        "withdrawal": "INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id)"
        f" SELECT '{report}', '', current_reader(), now(), {marking}",
    }[table]
    assert tried(standing, who, sql) == DENIED
    if table != "withdrawal":
        assert tried(standing, ANALYST, sql) == ""
    assert tried(standing, ANF_OFFICER, sql) == ""


@pytest.mark.parametrize("table", ["reading_row", "incident", "span", "seizure_line", "incident_role", "report_body"])
@pytest.mark.parametrize("who", [ANF_OFFICER, CUSTOMS_OFFICER, ANALYST], ids=lambda p: p.name)
def test_nothing_is_added_to_what_was_read(standing: Standing, table: str, who: Person) -> None:
    """Mended: whoever saw a reading could add rows, incidents and weights to it; now not even its originator can."""
    changed = {
        "reading_row": {"id": "gen_random_uuid()", "row_no": "99"}, "incident": {"id": "gen_random_uuid()"},
        "span": {"part": "77"}, "seizure_line": {"line_no": "77", "mass_g": "999000000"},
        "incident_role": {"role": "'x'::text"},
        "report_body": {"content": "'\\x00'::text"},
    }[table]  # fmt: skip
    within = f"t.marking_id = {standing.marking('road')}"
    assert tried(standing, who, copy_of(table, within, **changed)) == DENIED


def forged_key(standing: Standing, *, of: str, by: str) -> list[tuple[str, list[object]]]:
    """A new reading of one's own report, whose incident has the key of another report's."""
    reading, row, new = (str(uuid.UUID(int=n)) for n in (71, 72, 73))
    own = f"(SELECT d.id FROM reading d WHERE d.report_id = '{standing.reports[by]}' AND d.number = 1)"  # noqa: S608
    steps = (
        copy_of("reading", f"t.id = {own}", id=f"'{reading}'::text", number="2"),
        copy_of("reading_row", f"t.reading_id = {own}", id=f"'{row}'::text", reading_id=f"'{reading}'::text"),
        copy_of("incident", f"t.reading_id = {own}", id=f"'{new}'::text", reading_id=f"'{reading}'::text",
                row_id=f"'{row}'::text", key=f"'{standing.key(of)}'::text"),
    )  # fmt: skip
    return [(sql, []) for sql in steps]


def test_nobody_takes_the_key_of_anothers_incident(standing: Standing) -> None:
    """Mended: one's own words, under another's key, stood in the events and figures of everybody who saw both."""
    own = forged_key(standing, of="again", by="again")
    assert answer(CUSTOMS_OFFICER, standing.house.clock, *own, keep=False) == ACCEPTED
    for of in ("road", "store"):
        taken = forged_key(standing, of=of, by="again")
        assert answer(CUSTOMS_OFFICER, standing.house.clock, *taken, keep=False)[0] == DENIED


@pytest.mark.parametrize("day", ["t.day + 1", "NULL::date"])
def test_a_line_lies_under_the_day_of_its_incident(standing: Standing, day: str) -> None:
    """Under another day it would be missing from a period's figure, and nobody would see it."""
    own = forged_key(standing, of="again", by="again")
    within = f"t.incident_id = (SELECT i.id FROM incident i WHERE i.key = '{standing.key('again')}' LIMIT 1)"  # noqa: S608
    told, moved = (
        copy_of("seizure_line", within, incident_id=f"'{uuid.UUID(int=73)}'::text", **more) for more in ({}, {"day": day})
    )
    assert answer(CUSTOMS_OFFICER, standing.house.clock, *own, (told, []), keep=False) == ACCEPTED
    assert answer(CUSTOMS_OFFICER, standing.house.clock, *own, (moved, []), keep=False)[0] == DENIED


def test_only_the_originator_and_analysts_mend_a_reading(house: House) -> None:
    """Mended: an officer of any agency that saw a report could change what counts of it."""
    standing = Standing(house).fill()
    start, new_id = ROAD.index("12 kg"), house.clock.new_id
    at = {"row_no": 1, "start": start, "end": start + 2, "field": "quantity", "value": 1, "reason": "", "new_id": new_id}
    for who, refusal in ((CUSTOMS_OFFICER, NotYoursToMend), (DIRECTOR, NotYoursToMend), (OUTSIDER, NotAvailable)):
        with pytest.raises(refusal):
            correct_reading(reader_id=who.id, report_id=standing.reports["road"], at=house.clock.tick(), **at)
    made = correct_reading(reader_id=ANALYST.id, report_id=standing.reports["road"], at=house.clock.tick(), **at)
    with pytest.raises(NotYoursToMend):
        undo_correction(reader_id=CUSTOMS_OFFICER.id, correction_id=made, at=house.clock.tick(), new_id=house.clock.new_id)
    undo_correction(reader_id=ANF_OFFICER.id, correction_id=made, at=house.clock.tick(), new_id=house.clock.new_id)


def judgement(standing: Standing, a: str, b: str, **changed: str) -> str:
    """INSERT of a person's judgement on the first incidents of two reports."""
    (low, low_marking), (high, high_marking) = sorted((standing.key(r), standing.marking(r)) for r in (a, b))
    row = {
        "id": "gen_random_uuid()", "a": f"'{low}'", "b": f"'{high}'", "marking_a_id": str(low_marking),
        "marking_b_id": str(high_marking), "marking_id": str(low_marking), "outcome": "'same'", "relation": "'same'",
        "score": "0", "reasons": "'[]'", "rule_version": "''", "note": "''", "decided_by": "current_reader()",
        "decided_at": "now()", **changed,
    }  # fmt: skip
    return f"INSERT INTO judgement ({', '.join(row)}) SELECT {', '.join(row.values())}"  # noqa: S608


FORGED_JUDGEMENTS = {
    "of a hidden incident": ("road", "store", {}),
    "under a marking that is not the incident's": ("road", "again", {"marking_b_id": "{wide}", "marking_a_id": "{wide}"}),
    "under a marking one does not see": ("road", "again", {"marking_id": "{store}"}),
    "in somebody's name": ("road", "again", {"decided_by": "gen_random_uuid()"}),
    "in the rules' name": ("road", "again", {"decided_by": "NULL"}),
    "with a score": ("road", "again", {"score": "900"}),
    "with reasons of one's own": ("road", "again", {"reasons": '\'[{{"name": "x"}}]\''}),
    "as a lump": ("road", "again", {"relation": "'part_of'"}),
    "that asks": ("road", "again", {"outcome": "'ask'"}),
    "that takes back none": ("road", "again", {"undoes_id": "gen_random_uuid()"}),
    "that takes back the rules' own": ("road", "again", {"undoes_id": "'{automatic}'"}),
    "that takes back a hidden one": ("road", "again", {"undoes_id": "'{hidden}'"}),
}


@pytest.fixture(scope="module")
def judged(standing_of_module: Standing) -> dict[str, object]:
    """A judgement the screener does not see, and an automatic one."""
    standing = standing_of_module
    made = judge_same_event(
        reader_id=ANALYST.id, a=standing.key("road"), b=standing.key("lab"), outcome="not", at=standing.house.clock.tick(),
        new_id=standing.house.clock.new_id,
    )  # fmt: skip
    automatic = standing.one("SELECT id FROM judgement WHERE decided_by IS NULL LIMIT 1")
    return {"hidden": made, "automatic": automatic, "wide": standing.marking("table"), "store": standing.marking("store")}


def test_an_analyst_judges_and_this_test_would_notice(standing: Standing) -> None:
    assert tried(standing, ANALYST, judgement(standing, "road", "again")) == ""
    assert tried(standing, ANF_OFFICER, judgement(standing, "road", "again")) == DENIED


@pytest.mark.parametrize("how", FORGED_JUDGEMENTS)
def test_an_analyst_writes_no_judgement(standing: Standing, judged: dict[str, object], how: str) -> None:
    """Mended: scores, reasons and rules could be claimed, and any judgement taken back whose id was known."""
    a, b, changed = FORGED_JUDGEMENTS[how]
    changed = {name: value.format(**judged) for name, value in changed.items()}
    assert tried(standing, ANALYST, judgement(standing, a, b, **changed)) == DENIED


def test_an_undoing_is_seen_by_those_who_see_what_it_undoes(standing: Standing, judged: dict[str, object]) -> None:
    """Mended: an undoing under a stricter marking would have changed the events of readers who could not see it."""
    values = {"undoes_id": f"'{judged['hidden']}'", "outcome": "'not'", "relation": "'distinct'"}
    assert tried(standing, ANALYST, judgement(standing, "road", "lab", **values)) == ""
    stricter = {"marking_id": str(standing.marking("lab" if standing.key("road") < standing.key("lab") else "road"))}
    assert tried(standing, ANALYST, judgement(standing, "road", "lab", **values, **stricter)) == DENIED


def test_what_no_longer_counts_is_not_judged(house: House) -> None:
    """Mended: the policy asked for an incident of any reading, also of one that was pulled back."""
    standing = Standing(house).fill()
    sql = judgement(standing, "road", "again")
    pulled = (
        "INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id)"
        " SELECT %s, '', current_reader(), now(), %s",
        [standing.reports["road"], standing.marking("road")],
    )
    assert tried(standing, ANALYST, sql) == ""
    assert answer(ANF_OFFICER, house.clock, pulled) == ACCEPTED
    assert tried(standing, ANALYST, sql) == DENIED


STRICT = '{"originator": %s, "level": 2, "every_agency": false, "agencies": [], "groups": [], "handling": [0],' \
         ' "handling_note": "", "purposes": [1, 2, 3]}'  # fmt: skip


def test_a_marking_is_found_by_what_it_says(standing: Standing) -> None:
    """Mended: the digest was the caller's: a wide marking could be planted that a strict one was later taken for."""
    with pytest.raises(psycopg.errors.UndefinedFunction):
        psycopg_error(standing, "SELECT marking_for(%s::jsonb, '\\x00')", STRICT % 1)
    assert ask(SCREENER, "SELECT pg_get_function_identity_arguments('marking_for'::regproc)") == [("wanted jsonb",)]


def psycopg_error(standing: Standing, sql: str, *values: object) -> None:
    """Run it as the screener and raise what the driver raised."""
    state, said = answer(SCREENER, standing.house.clock, (sql, list(values)))
    raise psycopg.errors.lookup(state)(said)


def test_nobody_names_another_agencys_marking(standing: Standing) -> None:
    for originator in ("1", "null", "99"):
        state, said = answer(OUTSIDER, standing.house.clock, ("SELECT marking_for(%s::jsonb)", [STRICT % originator]))
        assert state == DENIED and "originator" in said


ENTRY = {
    "id": "n.id", "at": "now()", "deed": "'x'", "subject_kind": "'page'", "subject_id": "'x'", "marking_id": "NULL::int",
    "reader_id": "current_reader()", "agency": "(SELECT agency FROM reader)", "body": "n.body",
    "leaf": "sha256('\\x00'::bytea || n.body)",
}  # fmt: skip
NEW_ENTRY = (
    "INSERT INTO entry ({names}) SELECT {values} FROM (SELECT x.id, convert_to(jsonb_build_object('id', x.id, 'deed', 'x',"
    " 'subject', jsonb_build_array('page', 'x'), 'marking', NULL, 'reader', {reader}, 'agency', {agency})::text, 'UTF8')"
    " AS body FROM (SELECT gen_random_uuid() AS id) x) n"
)


def new_entry(**changed: str) -> str:
    """INSERT of an entry whose columns say what its body says, but for those that are changed."""
    columns = {**ENTRY, **changed}
    return NEW_ENTRY.format(
        names=", ".join(columns), values=", ".join(columns.values()), reader=ENTRY["reader_id"], agency=ENTRY["agency"]
    )


FORGED_ENTRIES = {
    "in another's name": {"reader_id": f"'{ANALYST.id}'::uuid"},
    "in nobody's name": {"reader_id": "NULL::uuid"},
    "in another agency's name": {"agency": "77"},
    "of another marking": {"marking_id": "4711"},
    "of another deed": {"deed": "'y'"},
    "of another subject": {"subject_id": "'y'"},
    "for a later transaction": {"written_in": "'999999'::xid8"},
    "with another leaf": {"leaf": "sha256('')"},
    "with another body": {"body": "'{}'::bytea"},
}


@pytest.mark.parametrize("how", FORGED_ENTRIES)
def test_no_entry_is_written(standing: Standing, how: str) -> None:
    """Mended: columns could say one thing and the body that is proved another; a later transaction could be covered."""
    assert tried(standing, SCREENER, new_entry()) == ""
    assert tried(standing, SCREENER, new_entry(**FORGED_ENTRIES[how])) in (DENIED, "23514")


def test_the_ledger_tells_an_originator_of_no_judgement(standing: Standing, judged: dict[str, object]) -> None:
    """Mended: that somebody judged one's own record told of the hidden one at its other end."""
    judgements = "SELECT count(*) FROM entry WHERE subject_kind IN ('judgement', 'counting')"
    assert standing.one(judgements) > 0
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER):
        assert ask(who, judgements) == [(0,)], who.name


def test_an_auditor_reads_of_a_judgement_only_what_shows(standing: Standing, judged: dict[str, object]) -> None:
    """Mended: an auditor who sees one end learned of the other; what placing did counted hidden records."""
    entries = "SELECT count(*) FROM entry WHERE subject_kind = 'judgement' AND subject_id = %s"
    seen = ask(AUDITOR, "SELECT count(*) FROM judgement WHERE id = %s", judged["hidden"])
    assert ask(AUDITOR, entries, str(judged["hidden"])) == seen
    assert ask(AUDITOR, "SELECT count(*) FROM entry WHERE subject_kind = 'counting'") == [(0,)]
    disclose(
        reader_id=ANF_OFFICER.id, deed="report:read", subject=("report", str(standing.reports["store"])), detail={},
        at=standing.house.clock.tick(), new_id=standing.house.clock.new_id,
    )  # fmt: skip
    hidden = "SELECT count(*) FROM entry WHERE subject_id = %s"
    assert ask(AUDITOR, hidden, str(standing.reports["store"])) == [(0,)]


def test_a_judgement_and_its_undoing_leave_readers_below_it_untouched(house: House) -> None:
    standing = Standing(house).fill()

    def picture() -> list[tuple[object, ...]]:
        return ask(CUSTOMS_OFFICER, "SELECT to_jsonb(e) - 'view_id' FROM event e ORDER BY key")

    before, clock = picture(), house.clock
    made = judge_same_event(reader_id=ANALYST.id, a=standing.key("lab"), b=standing.key("table"), outcome="same",
                            at=clock.tick(), new_id=clock.new_id)  # fmt: skip
    assert ask(SCREENER, "SELECT count(*) FROM judgement WHERE id = %s", made) == [(0,)]
    undo_judgement(reader_id=ANALYST.id, judgement_id=made, at=clock.tick(), new_id=clock.new_id)
    assert picture() == before


RESOLVER_MAY_NOT = (
    "INSERT INTO report SELECT * FROM report", "UPDATE report SET title = ''", "DELETE FROM incident", "TRUNCATE event",
    "UPDATE judgement SET outcome = 'same'", "DELETE FROM judgement", "DELETE FROM entry", "UPDATE entry SET body = ''",
    "DELETE FROM ledger_position", "UPDATE ledger_checkpoint SET root = ''", "SELECT * FROM reader",
    "SELECT * FROM token_key", "INSERT INTO marking SELECT * FROM marking", "SELECT * FROM accounts.account",
    "SET ROLE rabta_gate", "SET ROLE rabta_app",
    "CREATE TABLE mine (a int)", "ALTER TABLE report NO FORCE ROW LEVEL SECURITY", "COPY report TO PROGRAM 'cat'",
    "INSERT INTO judgement SELECT (jsonb_populate_record(j, jsonb_build_object('id', gen_random_uuid(), 'decided_by',"
    " gen_random_uuid()))).* FROM judgement j",
    "INSERT INTO entry SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).* FROM entry e"
    " WHERE reader_id IS NOT NULL",
)  # fmt: skip


OF_A_JOB = NEW_ENTRY.format(
    names=", ".join(ENTRY), reader="NULL", agency="NULL",
    values=", ".join({**ENTRY, "reader_id": "NULL::uuid", "agency": "NULL::smallint"}.values()),
)  # fmt: skip


@pytest.mark.parametrize("sql", RESOLVER_MAY_NOT, ids=lambda s: " ".join(s.split()[:4]))
def test_the_resolvers_password_rewrites_nothing(standing: Standing, sql: str) -> None:
    """It reads every record (SECURITY.md says so); it cannot change one, nor judge or read in anybody's name."""
    keys = settings.CREDENTIALS
    login = {"host": keys.host, "port": keys.port, "user": "rabta_resolver", "password": keys.passwords["resolver"]}
    with psycopg.connect(dbname=standing.house.name, options="-c search_path=rabta,public", **login) as resolver:
        resolver.execute(OF_A_JOB)  # so that it is not the ledger's watch that refuses
        with pytest.raises(psycopg.Error) as refused:
            resolver.execute(sql)  # type: ignore[call-overload]
        resolver.rollback()
    assert refused.value.sqlstate == DENIED, refused.value


def test_the_same_bytes_filed_above_ones_vetting_are_new_and_say_nothing(house: House) -> None:
    """A colleague's report that one may not see: filing its bytes oneself is answered as if it were not there."""
    text, alone = "ANF at Hub on 3 February 2025: 2 kg hashish in a bus, one held.", []
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        for vetting, marking in ((2, "confidential; every agency"), (1, EVERY), (1, EVERY)):
            superuser.execute("UPDATE reader SET vetting = %s WHERE id = %s", [vetting, ANF_OFFICER.id])
            alone.append(house.file(ANF_OFFICER, text, marking=marking))
        with pytest.raises(AboveYourself):
            house.file(ANF_OFFICER, f"{text} Again.", marking="confidential; every agency")
    above, own, again = alone
    assert (above.already, own.already, again.already) == (False, False, True)
    assert above.report_id != own.report_id == again.report_id and above.number != own.number
    assert (own.read, own.repeated, own.placed) == (1, 0, 1)


def test_knowing_a_number_or_an_id_from_before_opens_nothing(house: House) -> None:
    """Rights are looked up at every query: what one could open yesterday is a missing record today."""
    standing = Standing(house).fill()
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET vetting = 0 WHERE id = %s", [SCREENER.id])
    for table, column, value in (("report", "id", standing.reports["road"]), ("incident", "key", standing.key("road"))):
        assert ask(SCREENER, f"SELECT count(*) FROM {table} WHERE {column} = %s", value) == [(0,)]  # noqa: S608
    filed = house.file(ANF_OFFICER, "ANF: 1 kg ice at Hub.", marking=EVERY)
    assert uuid.UUID(int=0) != filed.report_id
    with reading_as(SCREENER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM marking")
        assert cursor.fetchone()[0] == 0


PRICE_LIST = (
    "INSERT INTO price_list (id, name, dated, market, currency, source, note, example, imported_by, imported_at, marking_id)"
    " SELECT gen_random_uuid(), 'mine', '2025-03-01', '', 'USD', '', '', false, {by}, now(), {marking}"
)

RATE_LIST = (
    "INSERT INTO rate_list (id, name, dated, kind, source, note, example, rows, imported_by, imported_name, imported_at,"
    " marking_id) SELECT gen_random_uuid(), 'mine', '2025-03-01', 'middle', '', '', false, 1, {by},"
    " (SELECT r.name FROM reader r WHERE r.id = current_reader()), now(), {marking}"
)


def test_only_an_analyst_of_the_centre_says_what_a_seizure_is_worth(house: House) -> None:
    """A newest list would be the one every value rests on."""
    for who in (ANF_OFFICER, ANALYST):
        house.file(who, f"{who.agency} notes nothing.", marking="restricted; every agency")
    with house.as_superuser() as superuser:
        markings = dict(superuser.execute("SELECT originator, id FROM marking").fetchall())
    anf, centre = (markings[agency_number(code)] for code in ("ANF", "NNCC"))

    def tries(who: Person, by: str, marking: int) -> str:
        """What both answer: a price list, and rates of exchange."""
        rows = (written.format(by=by, marking=marking) for written in (PRICE_LIST, RATE_LIST))
        prices, rates = (answer(who, house.clock, (row, []), keep=False)[0] for row in rows)
        assert prices == rates
        return prices

    assert tries(ANALYST, "current_reader()", centre) == ""
    assert tries(ANALYST, "gen_random_uuid()", centre) == tries(ANALYST, "current_reader()", anf) == DENIED
    assert tries(ANF_OFFICER, "current_reader()", anf) == tries(ANF_OFFICER, "current_reader()", centre) == DENIED
    assert tries(DIRECTOR, "current_reader()", centre) == tries(AUDITOR, "current_reader()", centre) == DENIED
