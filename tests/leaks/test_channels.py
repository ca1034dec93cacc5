"""Every way a database answers, asked as the application role by two readers: nothing of a hidden record comes out.

The list is that of DESIGN section 5 and of what PostgreSQL documents as covert channels of row security.
"""

import re
import threading
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connections

from rabta.records.models import Incident, Report
from rabta.records.queries import search
from rabta.sharing.operations import reading_as
from tests.leaks.asking import ACCEPTED, HIDDEN_WORDS, Standing, answer, ask, copied, copy_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, Person

SEES = {ANF_OFFICER: 4, CUSTOMS_OFFICER: 4, ANALYST: 4, SCREENER: 3, OUTSIDER: 0, PARTNER: 0}
"""How many of the five reports each reader sees."""
TABLES = (
    "report", "report_body", "reading", "reading_row", "span", "incident", "incident_role", "seizure_line", "arrest",
    "arrest_nationality", "mention", "current_reading", "event", "event_member", "counted_line", "judgement",
    "kept_question", "wide_member", "price_list", "price", "rate_list", "day_rate", "marking", "entry",
    "clearance_claim", "encounter", "period_return",
)  # fmt: skip


@pytest.mark.parametrize("reader", SEES, ids=lambda p: p.name)
def test_the_orm_counts_joins_and_finds_only_what_shows(standing: Standing, reader: Person) -> None:
    with reading_as(reader.id):
        assert Report.objects.count() == len(list(Report.objects.all())) == SEES[reader]
        assert Report.objects.filter(id=standing.reports["store"]).exists() == (reader is ANF_OFFICER)
        assert Incident.objects.filter(reading__report_id=standing.reports["store"]).count() == (reader is ANF_OFFICER)
        assert Report.objects.filter(title__startswith="typed", size__gt=0).count() == max(SEES[reader] - 1, 0)
        assert Report.objects.order_by("-size", "id").values_list("size").first() == ask_largest(reader)


def ask_largest(reader: Person) -> tuple[int] | None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT max(size) FROM report")
        (size,) = cursor.fetchone()
    return None if size is None else (size,)


@pytest.mark.parametrize("reader", [SCREENER, OUTSIDER], ids=lambda p: p.name)
@pytest.mark.parametrize("table", TABLES)
def test_raw_sql_and_copy_hold_no_hidden_word(standing: Standing, reader: Person, table: str) -> None:
    rows = " ".join(str(row) for row in ask(reader, f"SELECT to_jsonb(t) FROM {table} t")).casefold()  # noqa: S608
    query = copied(reader, f"COPY (SELECT to_jsonb(t) FROM {table} t) TO STDOUT").casefold()  # noqa: S608
    whole = "" if table == "current_reading" else copied(reader, f"COPY {table} TO STDOUT").casefold()
    for word in HIDDEN_WORDS:
        for said in (word, word.encode().hex(), word.title().encode().hex()):
            assert not any(said in told for told in (rows, query, whole)), (table, word)
    for report in ("store", "lab"):
        assert not any(str(standing.reports[report]) in told for told in (rows, query, whole)), table


def test_what_copy_gives_is_what_select_gives(standing: Standing) -> None:
    for reader, seen in SEES.items():
        assert len(copied(reader, "COPY report (id) TO STDOUT").split()) == seen
    assert "zarghun" in copied(ANF_OFFICER, "COPY incident (search) TO STDOUT")


def test_a_cast_that_fails_quotes_nothing_hidden(standing: Standing) -> None:
    with pytest.raises(DatabaseError) as refused, reading_as(SCREENER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(words::int) FROM incident")
    said = str(refused.value).casefold()
    assert "invalid input syntax" in said and not any(word in said for word in HIDDEN_WORDS)


CHILDREN = {
    "report_body": "INSERT INTO report_body (report_id, content, marking_id) VALUES (%s, '', %s)",
    "withdrawal": "INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id)"
    " SELECT %s, '', current_reader(), now(), %s",
    "correction": 'INSERT INTO correction (id, report_id, row_no, start, "end", field, value, reason, corrected_by,'
    " corrected_at, marking_id) SELECT gen_random_uuid(), %s, 1, 0, 1, 'quantity', '1', '', current_reader(), now(), %s",
    "reading": "INSERT INTO reading (id, report_id, number, reader_version, corrections, rows, rows_read, rows_set_aside,"
    " rows_repeated, read_at, marking_id) SELECT gen_random_uuid(), %s, 2, '', 0, 0, 0, 0, 0, now(), %s",
}


@pytest.mark.parametrize("reader", [SCREENER, CUSTOMS_OFFICER, ANALYST], ids=lambda p: p.name)
@pytest.mark.parametrize("table", CHILDREN)
def test_a_child_of_a_hidden_parent_and_of_a_missing_one_get_one_answer(
    standing: Standing, table: str, reader: Person
) -> None:
    hidden, missing = standing.reports["store"], uuid.uuid4()
    for marking in (standing.marking("store"), standing.marking("road"), 4711):
        told = [answer(reader, standing.house.clock, (CHILDREN[table], [r, marking]), keep=False) for r in (hidden, missing)]
        assert told[0] == told[1] and told[0][0] == "42501", told


def test_a_row_of_a_hidden_reading_and_of_a_missing_one_get_one_answer(standing: Standing) -> None:
    sql = (
        "INSERT INTO reading_row (id, reading_id, row_no, fate, text, content_hash, marking_id)"
        " VALUES (gen_random_uuid(), %s, 9, 'read', '', '', %s)"
    )
    hidden = standing.one("SELECT id FROM reading WHERE report_id = %s", standing.reports["store"])
    wide = standing.marking("road")
    told = {answer(CUSTOMS_OFFICER, standing.house.clock, (sql, [r, wide])) for r in (hidden, uuid.uuid4())}
    assert len(told) == 1 and told.pop()[0] == "42501"


@pytest.mark.parametrize("table", ["report", "correction", "judgement"])
def test_every_key_to_another_record_is_asked_for_by_the_policy(standing: Standing, table: str) -> None:
    """A foreign key sees hidden rows: whatever the application may point at, its policy must ask about first."""
    columns = ask(
        SCREENER,
        "SELECT a.attname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)"
        " WHERE c.contype = 'f' AND c.conrelid = %s::text::regclass AND c.confrelid <> 'marking'::regclass",
        f"rabta.{table}",
    )
    (check,) = ask(SCREENER, "SELECT string_agg(with_check, ' ') FROM pg_policies WHERE tablename = %s"
                             " AND 'rabta_app' = ANY (roles)", table)[0]  # fmt: skip
    assert columns and not [name for (name,) in columns if name not in check]


def test_no_other_table_points_at_what_its_policy_does_not_ask(standing: Standing) -> None:
    rows = ask(
        SCREENER,
        "SELECT c.conrelid::regclass::text, a.attname, string_agg(p.with_check, ' ') FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)"
        " JOIN pg_policy q ON q.polrelid = c.conrelid JOIN pg_policies p ON p.policyname = q.polname"
        " AND p.tablename = c.conrelid::regclass::text AND 'rabta_app' = ANY (p.roles) AND p.cmd = 'INSERT'"
        " WHERE c.contype = 'f' AND has_table_privilege('rabta_app', c.conrelid, 'INSERT') GROUP BY 1, 2",
    )
    assert len(rows) > 20
    # The watch desk alone writes the one, and sees every conflict; the centre alone the other, and sees every edition.
    hides_none = {("conflict_step", "conflict_id"), ("edition", "restates_id")}
    unasked = {(table, column) for table, column, check in rows if not re.search(rf"\b{column}\b", check)}
    assert unasked == hides_none


def test_reports_typed_from_a_hidden_one_and_from_a_missing_one_get_one_answer(standing: Standing) -> None:
    told = []
    for of in (standing.reports["store"], uuid.uuid4()):
        like = f"id = '{standing.reports['again']}'"
        sql = copy_of("report", like, id="gen_random_uuid()", typed_from_id=f"'{of}'::uuid")
        told.append(answer(CUSTOMS_OFFICER, standing.house.clock, (sql, [])))
    assert told[0] == told[1] and told[0][0] == "42501"


def test_the_same_bytes_from_another_agency_meet_no_clash(standing: Standing) -> None:
    """What ANF keeps to itself Customs may file too: accepted as new, and not a word of the other."""
    secret = standing.house.file(CUSTOMS_OFFICER, LAB_COPY, marking="confidential; originator only")
    open_one = standing.house.file(ANF_OFFICER, LAB_COPY, marking="confidential; originator only")
    assert not open_one.already and secret.report_id != open_one.report_id and secret.number != open_one.number


LAB_COPY = "Seen at Hub on 3 February 2025: 2 kg hashish in a bus, one held."


def test_on_conflict_tells_nothing_of_a_hidden_row(standing: Standing) -> None:
    """Ids are keyed hashes nobody can guess; even with a hidden id in hand, policy speaks before the index does."""
    store, wide = standing.reports["store"], standing.marking("road")
    for more in ("", " ON CONFLICT DO NOTHING", " ON CONFLICT (report_id) DO NOTHING"):
        told = {
            answer(CUSTOMS_OFFICER, standing.house.clock, (CHILDREN["report_body"] + more, [report, wide]))
            for report in (store, uuid.uuid4())
        }
        assert len(told) == 1 and told.pop()[0] == "42501", more
    update = CHILDREN["report_body"] + " ON CONFLICT (report_id) DO UPDATE SET content = ''"
    assert answer(CUSTOMS_OFFICER, standing.house.clock, (update, [store, wide]))[0] == "42501"


def test_nothing_counts_upwards(standing: Standing) -> None:
    """No identity, no sequence, no default that tells how many there are."""
    assert ask(SCREENER, "SELECT sequencename FROM pg_sequences WHERE schemaname = 'rabta' AND last_value IS NOT NULL") == []
    assert ask(SCREENER, "SELECT attrelid::regclass FROM pg_attribute WHERE attidentity <> '' AND attrelid::regclass::text"
                         " = ANY (%s)", [*TABLES]) == []  # fmt: skip


DENIED = {
    "a table emptied": "TRUNCATE report",
    "rows deleted": "DELETE FROM report",
    "rows changed": "UPDATE report SET title = ''",
    "row security off": "ALTER TABLE report DISABLE ROW LEVEL SECURITY",
    "a policy of one's own": "CREATE POLICY mine ON report USING (true)",
    "the owner's role": "SET ROLE rabta_owner",
    "gate's role": "SET ROLE rabta_gate",
    "the resolver's role": "SET ROLE rabta_resolver",
    "somebody's session": "SET SESSION AUTHORIZATION rabta_resolver",
    "a function of one's own": "CREATE FUNCTION spy(text) RETURNS boolean LANGUAGE sql COST 0.0001 AS 'SELECT true'",
    "a function for a while": "CREATE FUNCTION pg_temp.spy(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "a table for a while": "CREATE TEMP TABLE mine AS SELECT 1",
    "a view of one's own": "CREATE VIEW mine AS SELECT * FROM report",
    "a block of code": "DO LANGUAGE plpythonu $$ pass $$",
    "a program": "COPY report TO PROGRAM 'cat'",
    "a file": "COPY report TO '/tmp/rabta-leak'",
    "a file of the server": "SELECT pg_read_file('postgresql.conf')",
    "the keys of tokens": "SELECT * FROM token_key",
    "who is placed": "SELECT * FROM placed_incident",
    "what may be compared": "SELECT * FROM block_key",
    "the markings of components": "SELECT * FROM marking_view",
    "the ledger's order": "SELECT * FROM ledger_position",
    "sign-ins": "SELECT * FROM accounts.account",
    "statistics of values": "SELECT * FROM pg_statistic",
    "large objects": "SELECT lo_import('/etc/passwd')",
    "a leakproof operator": "ALTER FUNCTION texticlike(text, text) LEAKPROOF",
    "a notice to all": "ALTER SYSTEM SET log_statement = 'all'",
}


@pytest.mark.parametrize("what", DENIED)
def test_the_application_role_is_denied(standing: Standing, what: str) -> None:
    state, said = answer(ANALYST, standing.house.clock, (DENIED[what], []), keep=False)
    assert (state, said) != ACCEPTED, what
    assert not any(word in said.casefold() for word in HIDDEN_WORDS)


def test_switching_row_security_off_shows_an_error_not_rows(standing: Standing) -> None:
    off, count = ("SET LOCAL row_security = off", []), ("SELECT count(*) FROM report", [])
    assert answer(OUTSIDER, standing.house.clock, off, count)[0] == "42501"


@pytest.mark.parametrize("name", ["rabta.reader", "role", "session_authorization", "is_superuser"])
def test_an_injected_setting_opens_nothing(standing: Standing, name: str) -> None:
    set_it = ("SELECT set_config(%s, %s, true)", [name, f"{ANALYST.id}|1|{'0' * 64}"])
    assert answer(OUTSIDER, standing.house.clock, set_it, ("SELECT count(*) FROM report", [])) != ACCEPTED


def test_a_token_is_bound_so_that_no_other_session_reads_it(standing: Standing) -> None:
    """Same role, another connection: the text of a running query holds no token and no word that was searched for."""
    with reading_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT current_setting('rabta.reader')")
        token = cursor.fetchone()[0]
        told: list[str] = []
        for query in (lambda: search("zarghun"), lambda: list(Report.objects.filter(title="zarghun"))):
            query()
            told += in_another_session("SELECT query FROM pg_stat_activity WHERE usename = 'rabta_app' AND query <> ''")
    assert len(told) >= 2 and any("report" in text for text in told)
    assert not [text for text in told if token in text or str(ANF_OFFICER.id) in text or "zarghun" in text.casefold()]


def in_another_session(sql: str) -> list[Any]:
    found: list[Any] = []

    def look() -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute(sql)
            found.extend(row[0] for row in cursor.fetchall())
        connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    return found


def test_a_plan_made_for_one_reader_serves_the_next_only_theirs(standing: Standing) -> None:
    """One connection, one prepared statement, generic plan: readers in turn."""
    connections["default"].ensure_connection()
    for reader in (ANF_OFFICER, OUTSIDER, ANALYST, SCREENER, PARTNER, CUSTOMS_OFFICER) * 3:
        with reading_as(reader.id):
            raw = connections["default"].connection
            raw.execute("SET LOCAL plan_cache_mode = force_generic_plan")
            counted = raw.execute("SELECT count(*) FROM report WHERE size > %s", [0], prepare=True).fetchone()[0]
        assert counted == counts_now(reader), reader.name


def counts_now(reader: Person) -> int:
    return int(ask(reader, "SELECT count(*) FROM report")[0][0])


@pytest.mark.parametrize("reader", SEES, ids=lambda p: p.name)
def test_parallel_workers_count_the_same(standing: Standing, reader: Person) -> None:
    sql = "SELECT count(*), coalesce(sum(mass_g), 0) FROM seizure_line"
    alone = ask(reader, sql)
    with reading_as(reader.id), connections["default"].cursor() as cursor:
        for setting in ("debug_parallel_query = on", "parallel_setup_cost = 0", "parallel_tuple_cost = 0",
                        "min_parallel_table_scan_size = 0", "max_parallel_workers_per_gather = 2"):  # fmt: skip
            cursor.execute(f"SET LOCAL {setting}")
        cursor.execute(f"EXPLAIN {sql}")
        assert "Gather" in " ".join(row[0] for row in cursor.fetchall())
        cursor.execute(sql)
        assert [tuple(cursor.fetchone())] == alone


def test_many_readers_on_few_connections_never_mix(standing: Standing) -> None:
    """Four threads, forty requests each, a pool of two."""
    pool = connections["default"].settings_dict["OPTIONS"]["pool"]
    kept = dict(pool)
    right = {reader: counts_now(reader) for reader in SEES}
    connections["default"].close()
    connections["default"].close_pool()
    pool.update(max_size=2, timeout=30)
    wrong: list[tuple[str, int]] = []

    def reads(start: int) -> None:
        people = list(right)
        for number in range(40):
            reader = people[(start + number) % len(people)]
            counted = counts_now(reader)
            if counted != right[reader]:
                wrong.append((reader.name, counted))
            connections["default"].close()

    threads = [threading.Thread(target=reads, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connections["default"].close_pool()
    pool.clear()
    pool.update(kept)
    assert wrong == []


PROBES = (
    "zarghun", "ZARGHUN", "777", "kohsar", "chaman", "100%", "%", "_", "100%_sure", "\\", "sure\\", '"', '"zarghun', "'",
    "zar%", "z_rghun", "%zarghun%", "opium", "held", "", "'; --", "$1", "{}", "٧٧٧",
)  # fmt: skip


@pytest.mark.parametrize("words", PROBES, ids=repr)
def test_search_is_no_oracle_for_hidden_words(standing: Standing, words: str) -> None:
    keys = {standing.key("store"), standing.key("lab")}
    with reading_as(SCREENER.id):
        found = search(words)
    assert not keys & {hit["incident_key"] for hit in found["hits"]} and not found["more"]
    told = repr(found).casefold()
    assert not [word for word in ("zarghun", "kohsar") if word in told and word not in words.casefold()]


def test_the_gate_function_itself_shows_only_what_shows(standing: Standing) -> None:
    for needles in ([], [""], ["%"], [None], ["zarghun"], ["kg", ""], ["", "zarghun"], ["\\"]):
        rows = ask(SCREENER, "SELECT i.key FROM search_incidents(%s::text[], 500) s JOIN incident i ON i.id = s.incident_id",
                   needles)  # fmt: skip
        ids = ask(SCREENER, "SELECT incident_id FROM search_incidents(%s::text[], NULL)", needles)
        assert len(rows) == len(ids), "an id came out that is not visible"
