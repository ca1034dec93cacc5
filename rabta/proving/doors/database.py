"""The database's door: SQL as the application's login, which a thief of that login would run (SECURITY.md).

Every table and view the login may read is found in the catalogue and read whole; every function of the house it may call
is called. No row, no value and no refusal may differ. What differs all the same is declared: in LEFT_OUT by column, in
NOT_CALLED by function, each with its reason, and SECURITY.md says it.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
from django.db import DatabaseError, connections
from django.utils import timezone

from rabta.ledger.operations import append_entry
from rabta.proving.doors.addresses import hidden_names
from rabta.proving.rules.answers import Answer
from rabta.proving.visit import MISSING, Visit
from rabta.sharing.operations import acting_as, reading_as

USED = "SELECT marking_id FROM report UNION SELECT marking_id FROM price_list"
MARKINGS = ("marking_id", "marking_a_id", "marking_b_id", "given_id")
"""In every table. A record that was released to somebody else is under another marking, which to this reader says the same
by another number: to SQL that runs as the application that is open (SECURITY.md), and to no page or command."""
LEFT_OUT: dict[str, tuple[str, ...]] = {"entry": ("written_in", "leaf", "body"), "marking": ("id",)}
"""Columns that differ and may: the number of a transaction tells how many there were ("not defended" in SECURITY.md), an
entry's bytes hold the number of its marking (what else they hold is IN_PLACE of them), and their leaf is made of these."""
IN_PLACE = {"entry": "convert_from(t.body, 'UTF8')::jsonb - 'marking'"}

WHERE: dict[str, str] = {
    "marking": f"id IN ({USED})",
    "entry": "deed <> 'ledger:checkpoint'",
}
"""Rows that are compared, where not all are. A marking that was once given stays after its release was recalled or its
report marked anew; so only those are compared that a record this reader sees is under. That an auditor took a checkpoint
stands in the ledger with its size, which is what a checkpoint is there to tell."""

PROJECTED: dict[str, str] = {
    "event": "SELECT count(*) - count(DISTINCT key) FROM event",
    "event_member": "SELECT count(*) FROM event_member WHERE incident_key NOT IN (SELECT key FROM incident)",
    "counted_line": "SELECT count(*) FROM counted_line WHERE from_incident NOT IN (SELECT key FROM incident)",
    "wide_member": "SELECT count(*) FROM wide_member WHERE incident_key NOT IN (SELECT key FROM incident)",
    "kept_question": "SELECT count(*) - count(DISTINCT (a, b)) + count(*) FILTER (WHERE a NOT IN (SELECT key FROM incident)"
                     " OR b NOT IN (SELECT key FROM incident)) FROM kept_question",
}
"""Projections are stored for up to four markings in a component and laid out on read above (DESIGN 5.6), so which rows there
are tells that something hidden stands beside what shows ("not defended" in SECURITY.md). What they lead to is compared
through the pages; here each must hold nothing but what its reader sees, and nothing twice: these must be nought."""

CALLED: dict[str, tuple[str, ...]] = {
    "redress_decided": ("SELECT redress_decided('{redress_id}')", "SELECT redress_decided('{missing}')"),
    "redress_of_mine": ("SELECT redress_of_mine('{redress_id}', NULL)", "SELECT redress_of_mine('{missing}', NULL)"),
    "visible_markings": (
        f"SELECT count(*) FROM ({USED}) u WHERE u.marking_id NOT IN (SELECT visible_markings())",  # noqa: S608
    ),
    "own_markings": (f"SELECT m FROM own_markings() m WHERE m IN ({USED}) ORDER BY 1",),  # noqa: S608
    "administered_agencies": ("SELECT * FROM administered_agencies() ORDER BY 1",),
    "kept_people": ("SELECT * FROM kept_people() ORDER BY 1",),
    "may_second": ("SELECT a, may_second(a::smallint, '{missing}', '{person_id}') FROM generate_series(0, 12) a",),
    "add_person": ("SELECT add_person('{missing}', 'Invented', 2::smallint, now())",),
    "keep_person": tuple(
        f"SELECT keep_person('{{{whom}}}', 0::smallint, '{{{{1}}}}', '{{{{}}}}', '{{{{1}}}}', true, now())"
        for whom in ("person_id", "missing")
    ),
    "propose_person": tuple(
        f"SELECT propose_person('{{missing}}', '{{{whom}}}', 1::smallint, 0::smallint, '{{{{1}}}}', 'why', now())"
        for whom in ("person_id", "missing")
    ),
    "decide_proposal": tuple(f"SELECT decide_proposal('{{missing}}', {said}, now())" for said in ("true", "false")),
    "current_reader": ("SELECT current_reader()",),
    "reader_token": ("SELECT * FROM reader_token()",),
    "reader_has_role": ("SELECT r, reader_has_role(r::smallint) FROM generate_series(0, 9) r",),
    "report_is_available": ("SELECT report_is_available('{report_id}')", "SELECT report_is_available('{missing}')"),
    "may_mend": ("SELECT may_mend('{report_id}')", "SELECT may_mend('{missing}')"),
    "correction_may_be_undone": ("SELECT correction_may_be_undone('{correction}', '{report_id}')",),
    "judgement_may_be_undone": (
        "SELECT judgement_may_be_undone('{judgement_id}', '{a}', '{b}', 1, 1, 1)",
        "SELECT judgement_may_be_undone('{missing}', '{a}', '{b}', 1, 1, 1)",
    ),
    "judged_already": tuple(f"SELECT judged_already('{{a}}', '{{{end}}}')" for end in ("b", "missing")),
    "identity_may_be_undone": (
        "SELECT identity_may_be_undone('{who_is_who}', '{mention_a}', '{mention_b}', 1, 1, 1, false)",
        "SELECT identity_may_be_undone('{missing}', '{mention_a}', '{mention_b}', 1, 1, 1, false)",
    ),
    "identity_judged_already": tuple(
        f"SELECT identity_judged_already('{{mention_a}}', '{{{end}}}')" for end in ("mention_b", "missing")
    ),
    "thing_judged_already": tuple(
        f"SELECT thing_judged_already('{{mention_a}}', 0, '{{{end}}}', 0)" for end in ("mention_b", "missing")
    ),
    "analysts_to_ask": ("SELECT * FROM analysts_to_ask() ORDER BY 1",),
    "carry_marking": ("SELECT carry_marking('{report_id}')", "SELECT carry_marking('{missing}')"),
    "count_only_told": ("SELECT * FROM count_only_told() ORDER BY 1, 2, 3, 4, 5, 6",),
    "markings_shown": (
        f"SELECT DISTINCT (to_jsonb(m) - 'id')::text FROM markings_shown() m WHERE m.id IN ({USED}) ORDER BY 1",  # noqa: S608
    ),
    "released_to_reader": ("SELECT to_jsonb(r)::text FROM released_to_reader() r ORDER BY 1",),
    "purge_report": ("SELECT purge_report('{report_id}', now())", "SELECT purge_report('{missing}', now())"),
    "why_visible": ("SELECT * FROM why_visible('{report_id}')", "SELECT * FROM why_visible('{missing}')"),
    "signed_in_minutes": (
        "SELECT signed_in_minutes('{meeting_id}', 'signed')", "SELECT signed_in_minutes('{missing}', 'signed')",
    ),
    "readers_in_ledger": ("SELECT * FROM readers_in_ledger() ORDER BY 1",),
    "search_incidents": tuple(
        f"SELECT * FROM search_incidents(ARRAY['{needle}'], 500)"  # noqa: S608  # our own needles
        for needle in ("kg", "source", "زر", "", "%", "03", "les-")
    ),
    "work_marking": tuple(
        f"SELECT work_marking('{kind}', '{{{of}}}') IS NULL" for kind, named in
        (("case", "case_id"), ("task", "task_id"), ("request", "request_id"), ("answer", "answer"), ("nothing", "case_id"))
        for of in (named, "missing")
    ),
    "work_link_shows": tuple(
        f"SELECT work_link_shows('{kind}', '{{{of}}}')" for kind, named in
        (("incident", "key"), ("report", "report_id"), ("exhibit", "exhibit_id"), ("case", "case_id"))
        for of in (named, "missing")
    ),
    "answer_is_signed": ("SELECT answer_is_signed('{answer}', '{request_id}')",),
    "answer_is_anothers": ("SELECT answer_is_anothers('{answer}', '{request_id}')",),
    "mine_to_take_back": ("SELECT mine_to_take_back('{link}', 1)", "SELECT mine_to_take_back('{missing}', 1)"),
    "mark_work": ("SELECT mark_work('case', '{case_id}', 1)", "SELECT mark_work('case', '{missing}', 1)",
                  "SELECT mark_work('request', '{request_id}', 1)"),
    "on_watch": ("SELECT on_watch()",),
    "entry_is_protected": tuple(f"SELECT entry_is_protected('{{{of}}}')" for of in ("entry_id", "missing")),
    "warning_shows": tuple(f"SELECT warning_shows('{{{of}}}', '{{missing}}')" for of in ("warning_id", "missing")),
    "rule_hit_is_protected": tuple(f"SELECT rule_hit_is_protected('{{{of}}}')" for of in ("rule_hit_id", "missing")),
    "mention_is_of_row": tuple(
        f"SELECT mention_is_of_row('{{{of}}}', '{{{row}}}')"
        for of in ("mention_key", "missing") for row in ("report_id", "missing")
    ),
    "answer_is_whole": tuple(f"SELECT answer_is_whole('{{{of}}}', 1::smallint)" for of in ("draft_id", "missing")),
    "answer_is_there": tuple(f"SELECT answer_is_there('{{{of}}}')" for of in ("draft_id", "missing")),
    "partner_file_is_of": tuple(
        f"SELECT partner_file_is_of('sent', '{{{of}}}', '{{partner_request_id}}')" for of in ("file_id", "missing")
    ),
    "file_operation": ("SELECT file_operation('{{}}', '[]', '{{}}', NULL, true)",),
    "hold_target": ("SELECT hold_target('{{}}', '00000000', NULL, '{{}}', true)",),
    "raised_alarms": ("SELECT * FROM raised_alarms('3000-01-01', '0', '0')",),
    "unchanged_since": ("SELECT unchanged_since(pg_current_snapshot())", "SELECT unchanged_since('1:1:'::pg_snapshot)"),
    "sums_of_days": ("SELECT * FROM sums_of_days(ARRAY['\\x00'::bytea])",),
    "grant_stands": tuple(f"SELECT grant_stands('{{{of}}}', 2::smallint)" for of in ("report_id", "missing")),
    "marking_for": tuple(
        "SELECT marking_for('{{\"level\": 2, \"every_agency\": false, \"agencies\": [], \"groups\": [], \"handling\": [0],"
        " \"handling_note\": \"\", \"purposes\": [1, 2, 3]}}'::jsonb || jsonb_build_object('originator', " + whose + "))"
        for whose in ("(SELECT agency FROM reader)", "2", "NULL::int")
    ),
}
"""The functions of the house, and how each is called. `{report_id}` and the like are of a record this reader may not see."""

WRITE = ("add_person", "keep_person", "propose_person", "decide_proposal", "marking_for", "carry_marking", "purge_report",
         "file_operation", "hold_target", "mark_work")  # fmt: skip
NOT_CALLED: dict[str, str] = {
    "checkpoint_for_auditor": "tells auditors, and nobody else, how many entries the ledger holds in all: a deliberate"
    " disclosure (SECURITY.md); to everybody else it is empty",
    "kept_marking": "runs with the rights of who calls it, who may neither read nor write its rows",
    "legs_apart": "arithmetic over its own arguments", "lies_inside": "arithmetic over its own arguments",
    "meet_targets": "runs with the rights of who calls it, who may not read what targets are known by",
    "tell_both_sides": "runs with the rights of who calls it, who may not write its rows",
    "operations_met": "runs with the rights of who calls it, who may not read its rows",
    "reports_out_of_sight": "gives a hash for each report that was marked anew and hides: to SQL that runs as the"
    " application, how many there are is open (SECURITY.md); no door calls it but the ledger's policy",
    "visible_views": "returns the projections' keys, which differ (see LEFT_OUT); what they lead to is read from the tables",
}

_TABLES = """
    SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
      AND has_schema_privilege(n.oid, 'USAGE')
      AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT')
               ELSE has_any_column_privilege(c.oid, 'SELECT') END
    ORDER BY 1"""
_FUNCTIONS = """
    SELECT DISTINCT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'rabta' AND has_function_privilege(p.oid, 'EXECUTE') AND p.prorettype <> 'trigger'::regtype
    ORDER BY 1"""
_KEYS = """
    SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
    WHERE c.contype = 'f' AND has_table_privilege(c.conrelid, 'INSERT') AND array_length(c.conkey, 1) = 1
    ORDER BY 1, 2"""


def read_tables(visit: Visit) -> None:
    """Every row of every table and view that the login may read."""
    for table in _names(visit, _TABLES):
        if (projected := PROJECTED.get(table.removeprefix("rabta."))) is not None:
            if query(visit, table, projected).body != b"(0,)":
                visit.complaints.append(f"{table} holds what {visit.reader.name} may not see, or an event twice")
            continue
        name = table.removeprefix("rabta.")
        where = f" WHERE {said}" if (said := WHERE.get(name)) else ""
        without = "".join(f" - '{column}'" for column in (*MARKINGS, *LEFT_OUT.get(name, ())))
        besides = f", ({said})::text" if (said := IN_PLACE.get(name)) else ""
        only = "DISTINCT " if name == "marking" else ""
        query(visit, table, f"SELECT {only}(to_jsonb(t){without})::text{besides} FROM {table} t{where} ORDER BY 1")  # noqa: S608


def call_functions(visit: Visit) -> None:
    """Every function of the house that the login may call."""
    names = {**hidden_names(visit), "missing": MISSING, "correction": _hidden_correction(visit)}
    for name in _names(visit, _FUNCTIONS):
        if name not in CALLED and name not in NOT_CALLED:
            visit.complaints.append(
                f"the database function {name} is in no register: add it to CALLED, or with its reason to NOT_CALLED, in"
                " rabta/proving/doors/database.py"
            )
        for statement in CALLED.get(name, ()):
            query(visit, name, statement.format(**names), writes=name in WRITE)


def objects(visit: Visit) -> list[str]:
    """Tables and views that the login may read and functions of the house that it may call, by name."""
    tables = [name.removeprefix("rabta.") for name in _names(visit, _TABLES)]
    return [*tables, *(name for name in _names(visit, _FUNCTIONS) if name in CALLED)]


def point_at_hidden(visit: Visit) -> None:
    """Rows that point at a hidden record and at a missing one, in every column that points: refused in the same words."""
    hidden = hidden_names(visit)
    by_table = {
        "report": hidden["report_id"], "incident": hidden["key"], "judgement": hidden["judgement_id"],
        "redress": hidden["redress_id"], "release_request": hidden["request"], "release": hidden["release"],
        "dissent": hidden["dissent"], "exhibit": hidden["exhibit_id"], "commitment": hidden["commitment_id"],
        "meeting": hidden["meeting_id"], "assistance_request": hidden["request_id"], "notice": hidden["told_id"],
        "partner_request": hidden["partner_request_id"], "answer_draft": hidden["draft_id"],
        "planned_operation": hidden["operation_id"], "held_target": hidden["target_id"],
        "operation_conflict": hidden["conflict_id"], "conflict_notice": hidden["notice_id"],
        "watch_list": hidden["list_id"], "watch_entry": hidden["entry_id"], "watch_hit": hidden["hit_id"],
        "off_loading": hidden["off_loading_id"], "lane_device": hidden["lane_device_id"],
        "warning": hidden["warning_id"], "bulletin": hidden["bulletin_id"], "edition": hidden["edition_id"],
        "register_line": hidden["line_id"],
        "return_made": hidden["return_id"],
        "screening_rule": hidden["rule_id"], "rule_hit": hidden["rule_hit_id"],
    }  # fmt: skip
    for table, column, to in _rows(visit, _KEYS):
        for target in (by_table.get(str(to).removeprefix("rabta."), hidden["report_id"]), MISSING):
            query(visit, str(table), _copy(str(table), str(column), str(target)), writes=True)


def _copy(table: str, column: str, target: str) -> str:
    """INSERT of a row like one that shows, pointing elsewhere."""
    return (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object('{column}', '{target}'))).*"  # noqa: S608
        f" FROM (SELECT * FROM {table} ORDER BY 1 LIMIT 1) t"
    )


def hidden_named(visit: Visit) -> dict[str, object]:
    """What a form may name: a report, a correction, a judgement and the like that this reader may not see."""
    hidden = hidden_names(visit)
    return {**hidden, "report": hidden["report_id"], "judgement": hidden["judgement_id"],
            "correction": _hidden_correction(visit)}  # fmt: skip


def _hidden_correction(visit: Visit) -> object:
    hidden = {t.key for t in visit.hidden}
    return next((c for key, c in visit.built.corrections.items() if key in hidden), MISSING)


def query(visit: Visit, door: str, statement: str, *, writes: bool = False) -> Answer:
    """What the database says to one statement of this reader: its rows, or its refusal. Nothing is kept."""
    visit.ids.next_request()
    try:
        body = "\n".join(repr(row) for row in _taken_back(visit, statement, writes=writes))
        status = 0
    except DatabaseError as refusal:
        status, body = 1, _said(refusal)
    return visit.keep(f"SQL {statement}", Answer(door.removeprefix("rabta."), status, (), body.encode()))


class _TakenBack(Exception):
    """Ends a transaction that is not to be kept."""


def _taken_back(visit: Visit, statement: str, *, writes: bool) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    try:
        with (acting_as if writes else reading_as)(visit.reader.id) as looking, _cursor() as cursor:
            if writes:  # what is written without an entry in the ledger is refused before any policy is asked
                entry = looking.deed("prove", subject=("page", "prove"), detail={})
                append_entry(entry, id=uuid.uuid4(), at=timezone.now())
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(statement)
            rows = [tuple(row) for row in cursor.fetchall()] if cursor.description else []
            raise _TakenBack
    except _TakenBack:
        return rows


def _cursor() -> Any:
    return connections["default"].cursor()


def _said(refusal: DatabaseError) -> str:
    cause = refusal.__cause__
    if not isinstance(cause, psycopg.Error):
        return str(refusal)
    return f"{cause.sqlstate} {cause.diag.message_primary} {cause.diag.message_detail} {cause.diag.message_hint}"


def _rows(visit: Visit, statement: str) -> list[tuple[object, ...]]:
    return _taken_back(visit, statement, writes=False)


def _names(visit: Visit, statement: str) -> Iterator[str]:
    return (str(row[0]) for row in _rows(visit, statement))
