"""What each database role may do, asked of the catalogue of a real, migrated database."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.house import ADMIN_DSN, TEMPLATE  # starts Django, so it comes first

# isort: split
from rabta.proving.doors.database import CALLED, NOT_CALLED

OPEN_TABLES = {"django_migrations"}
MARKED = {
    "report", "report_body", "withdrawal", "correction", "reading", "reading_row", "span", "incident", "incident_role",
    "seizure_line", "arrest", "arrest_nationality", "mention", "clearance_claim", "encounter", "period_return",
    "laboratory_finding",
    "person_mention", "mention_identifier", "stated_flight", "stated_booking", "travel_leg", "stated_bag",
    "facilitation", "facilitation_thing", "airport_statement", "land_claim", "land_photograph",
    "ground_visit", "field_series", "field_image",
    "placed_mention", "mention_name",
    "price_list", "price", "marking_given", "release", "recall", "release_request", "release_answer",
    "protected_report", "protected_row", "protected_incident", "retention_step", "purged",
    "exhibit", "custody_step", "custody_withdrawal", "encounter_step", "network_mark",
    "commitment", "commitment_step", "commitment_evidence", "meeting", "meeting_entry",
    "planned_operation", "held_target", "target_let_go", "conflict_notice", "notice_seen",
    "partner_request", "partner_step", "partner_file", "answer_draft", "answer_approval", "answer_item",
}  # fmt: skip
NO_REPORT_ABOVE = {
    "price_list", "price", "purged", "commitment", "commitment_step", "meeting", "meeting_entry",
    "planned_operation", "held_target", "target_let_go", "conflict_notice", "notice_seen",
    "partner_request", "partner_step", "partner_file", "answer_draft", "answer_approval",
}  # fmt: skip
"""Marked, and below no report: their marking is their own."""
LISTED = {
    "watch_list", "watch_list_step", "watch_entry", "watch_identifier", "watch_entry_step", "watch_entry_word",
}  # fmt: skip
"""Watch-lists: below no report, under the markings their agency chose."""
MARKED |= {"lane_device", "lane_device_step", "lapse_step", "scan_step", "examination"}
WARNED = {"warning", "warning_step", "bulletin", "bulletin_step", "publication", "signal_step"}
"""Warnings and what was decided of signals, hidden with any report that one rests on, and bulletins made from them: below
no report."""
MARKED |= WARNED
NO_REPORT_ABOVE |= WARNED
EDITIONS = {"edition", "edition_figure", "edition_step", "edition_out"}
"""Publications: made of what every agency may read, shown to the centre until they are published; below no report."""
MARKED |= EDITIONS
NO_REPORT_ABOVE |= EDITIONS
WORTH = {"rate_list", "day_rate", "price_list_step", "rate_list_step"}
"""Rates of exchange, and which lists were taken back: below no report, under the markings the centre chose."""
MARKED |= WORTH
NO_REPORT_ABOVE |= WORTH
SAVED = {"saved_view", "saved_view_step"}
"""What analysts keep to look at again: below no report, for themselves or their agency."""
MARKED |= SAVED
NO_REPORT_ABOVE |= SAVED
RETURNS = {"return_made", "return_step", "return_sending"}
"""Returns to receivers abroad: made of what every agency may read, shown to the centre; below no report."""
MARKED |= RETURNS
NO_REPORT_ABOVE |= RETURNS
REGISTER = {"register_line", "register_taken_back"}
"""Programmes and places of treatment, as bodies stated them: below no report, under the markings their agency chose."""
MARKED |= REGISTER
NO_REPORT_ABOVE |= REGISTER
LAND = {"status_declared", "visit_plan", "certificate_issued"}
"""What is declared of a district, and how its fields are drawn: below no report, open to every agency."""
MARKED |= LAND
NO_REPORT_ABOVE |= LAND
RULES = {"screening_rule", "rule_version", "rule_step"}
"""Rules that analysts write: below no report, as watch-lists are."""
MARKED |= LISTED | RULES | {"watch_hit", "watch_hit_step", "off_loading", "off_loading_step", "rule_hit", "rule_hit_step"}
NO_REPORT_ABOVE |= LISTED | RULES | {"lane_device", "lane_device_step"}
WORK = {
    "joint_case", "case_task", "assistance_request", "request_answer", "equipment", "work_step", "work_link",
    "work_withdrawal", "notice", "notice_try", "notice_opened",
}  # fmt: skip
"""Casework's: below no report. What belongs to a case or a request follows its marking."""
DEFINER = {
    "administered_agencies", "kept_people", "may_second", "add_person", "keep_person", "propose_person", "decide_proposal",
    "reader_token", "visible_markings", "own_markings", "current_reader", "reader_has_role", "marking_for",
    "must_be_in_ledger", "search_incidents", "visible_views", "report_is_available", "may_mend", "correction_may_be_undone",
    "judgement_may_be_undone", "key_of_one_report", "markings_shown", "why_visible", "released_to_reader",
    "as_marked_now", "carry_marking", "checkpoint_for_auditor", "count_only_told", "judged_as_marked_now", "purge_report",
    "mark_work", "analysts_to_ask", "judged_already",
    "identity_judged_already", "thing_judged_already", "identity_may_be_undone", "identity_as_marked_now",
    "readers_in_ledger", "redress_decided", "redress_of_mine", "reports_out_of_sight",
    "entry_is_protected", "rule_hit_is_protected", "on_watch", "file_operation", "hold_target", "meet_again",
    "seen_beside_silent",
    "raised_alarms", "grant_stands", "gone_with_its_record", "mention_is_of_row", "warning_shows",
    "guard_warning", "sums_of_days", "forget_sums_of_days",
    "note_change", "note_written", "unchanged_since",
}  # fmt: skip
"""Every function that runs with gate's rights. A new one is reviewed like a policy and added here."""


@pytest.fixture(scope="module")
def catalogue() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(ADMIN_DSN, dbname=TEMPLATE, autocommit=True) as connection:
        yield connection


def ask(catalogue: psycopg.Connection[Any], sql: str, *values: object) -> list[Any]:
    return catalogue.execute(sql, values).fetchall()  # type: ignore[arg-type]


def test_every_table_of_the_house_has_row_security_enabled_and_forced(catalogue: psycopg.Connection[Any]) -> None:
    rows = ask(
        catalogue,
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = 'rabta' AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)",
    )
    assert {r[0] for r in rows} == OPEN_TABLES


def test_every_table_with_a_marking_is_protected_and_watched(catalogue: psycopg.Connection[Any]) -> None:
    marked = ask(
        catalogue,
        "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = 'rabta'"
        " AND column_name = 'marking_id' AND table_name NOT IN ('entry', 'judgement', 'identity_judgement',"
        " 'wide_member', 'placed_incident')",
    )
    assert {r[0] for r in marked} - {"current_reading", "release_in_force", "current_operation"} == MARKED | WORK
    watched = ask(catalogue, "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'watched'")
    assert {r[0].removeprefix("rabta.") for r in watched} >= MARKED | WORK | {"judgement", "reader", "proposal", "token_key"}
    policies = ask(catalogue, "SELECT tablename, qual FROM pg_policies WHERE policyname = 'reader_sees'")
    for table, condition in policies:
        if table in MARKED | WORK:
            assert "visible_markings()" in condition, table


def test_every_marking_below_a_report_follows_it(catalogue: psycopg.Connection[Any]) -> None:
    """Else a part of a report stays behind under its old marking when it is recalled, or marked up."""
    below = {name.removeprefix("rabta.") for (name,) in ask(catalogue, "SELECT name FROM rabta.below_report")}
    assert below == MARKED - NO_REPORT_ABOVE
    for table in below:
        [(may, whole)] = ask(
            catalogue,
            "SELECT has_column_privilege('rabta_gate', %s, 'marking_id', 'UPDATE'),"
            " has_table_privilege('rabta_gate', %s, 'UPDATE')",
            f"rabta.{table}", f"rabta.{table}",
        )  # fmt: skip
        assert may and not whole, table
    directly = ask(
        catalogue,
        "SELECT conrelid::regclass::text FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]"
        " WHERE contype = 'f' AND confrelid = 'rabta.report'::regclass AND attname = 'report_id'",
    )
    waiting = ask(catalogue, "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'as_marked'")
    assert {r[0] for r in waiting} == {r[0] for r in directly} | {"rabta.judgement", "rabta.identity_judgement"}


def test_gate_changes_markings_and_purges_and_nothing_else(catalogue: psycopg.Connection[Any]) -> None:
    rows = ask(
        catalogue,
        "SELECT DISTINCT table_name, column_name FROM information_schema.column_privileges"
        " WHERE grantee = 'rabta_gate' AND privilege_type = 'UPDATE'",
    )
    ends = ("marking_id", "marking_a_id", "marking_b_id")
    judged = {(table, name) for table in ("judgement", "identity_judgement") for name in ends}
    below = MARKED - NO_REPORT_ABOVE
    carried = {(table, "marking_id") for table in {*below, "wide_member"}}
    kept = {("reader", name) for name in ("vetting", "roles", "groups", "purposes", "active", "removed_at")}
    kept |= {("proposal", name) for name in ("outcome", "decided_by", "decided_at")}
    carried |= {(table, "marking_id") for table in WORK - {"equipment"}}
    emptied = {("partner_file", "content"), ("answer_draft", "content_sha256")}
    assert set(rows) == carried | judged | kept | emptied | {("report", "typed_from_id")}
    rows = ask(
        catalogue,
        "SELECT table_name, privilege_type FROM information_schema.table_privileges"
        " WHERE grantee = 'rabta_gate' AND privilege_type NOT IN ('SELECT', 'REFERENCES', 'TRIGGER')",
    )
    counted = {
        "event", "event_member", "counted_line", "kept_question", "wide_member", "block_key", "placed_incident", "judgement",
        "dissent", "identity_judgement", "dissent_taken_back", "second_opinion", "second_opinion_taken_back",
        "airport_day_sum", "change",
    }  # fmt: skip
    planned = (
        "planned_operation", "operation_part", "operation_edge", "held_target", "target_known_as",
        "operation_conflict", "conflict_notice", "silent_sighting",
    )  # fmt: skip
    noted = ("marking", "purged", "reader", "proposal", "guarded_warning", "change")
    added = {(table, "INSERT") for table in (*noted, *planned)}
    assert set(rows) == added | {*((table, "DELETE") for table in below | counted)}
    others = ask(
        catalogue,
        "SELECT table_name FROM information_schema.table_privileges WHERE table_schema = 'rabta'"
        " AND privilege_type = 'DELETE' AND table_name = ANY (%s)"
        " AND grantee NOT IN ('rabta_gate', 'rabta_owner', 'rabta_administrator')",
        sorted((below - {"placed_mention", "mention_name"}) | {"judgement", "identity_judgement", "entry", "purged"}),
    )
    assert others == [], "what agencies stated is deleted by purge_report() alone"


def test_roles_are_ordinary_and_own_only_what_they_should(catalogue: psycopg.Connection[Any]) -> None:
    roles = ask(
        catalogue,
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin FROM pg_roles"
        " WHERE rolname ~ '^rabta_' AND rolname <> 'rabta_administrator'",
    )
    assert {r[0] for r in roles} == {"rabta_owner", "rabta_gate", "rabta_resolver", "rabta_app", "rabta_accounts"}
    for name, superuser, bypass, makes_roles, login in roles:
        assert not (superuser or bypass or makes_roles), name
        assert login == (name != "rabta_gate")
    owners = ask(
        catalogue,
        "SELECT DISTINCT nspname, pg_get_userbyid(relowner) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname IN ('rabta', 'accounts')",
    )
    assert set(owners) == {("rabta", "rabta_owner"), ("accounts", "rabta_owner")}


def test_members_of_roles_are_only_owner_in_gate_without_inheriting(catalogue: psycopg.Connection[Any]) -> None:
    rows = ask(
        catalogue,
        "SELECT roleid::regrole::text, member::regrole::text, inherit_option FROM pg_auth_members"
        " WHERE roleid::regrole::text ~ '^rabta_' AND member::regrole::text ~ '^rabta_'",
    )
    assert rows == [("rabta_gate", "rabta_owner", False)]


def test_definer_functions_are_the_reviewed_ones_and_pin_their_path(catalogue: psycopg.Connection[Any]) -> None:
    rows = ask(
        catalogue,
        "SELECT proname, pg_get_userbyid(proowner), proconfig FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
        " WHERE nspname = 'rabta' AND prosecdef",
    )
    assert {r[0] for r in rows} == DEFINER
    for name, owner, config in rows:
        assert owner == "rabta_gate", name
        assert any(c.startswith("search_path=") and c.endswith("pg_temp") for c in config), name


def test_no_function_of_the_house_is_open_to_public(catalogue: psycopg.Connection[Any]) -> None:
    rows = ask(
        catalogue,
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'rabta'"
        " AND prosecdef AND has_function_privilege('rabta_accounts', p.oid, 'EXECUTE')",
    )
    assert rows == []


def test_every_function_that_the_application_may_call_is_called_in_the_worlds(catalogue: psycopg.Connection[Any]) -> None:
    """Or stands there with why not: found here in a second, and not only by a whole pair of worlds."""
    rows = ask(
        catalogue,
        "SELECT DISTINCT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'rabta'"
        " AND has_function_privilege('rabta_app', p.oid, 'EXECUTE') AND prorettype <> 'trigger'::regtype",
    )
    assert {r[0] for r in rows} - CALLED.keys() - NOT_CALLED.keys() == set()


def test_every_view_runs_with_the_rights_of_who_asks(catalogue: psycopg.Connection[Any]) -> None:
    views = ask(
        catalogue,
        "SELECT relname, coalesce(array_to_string(reloptions, ','), '') FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'rabta' AND relkind IN ('v', 'm')",
    )
    assert views
    for name, options in views:
        assert "security_invoker=true" in options, name


def test_what_the_application_role_may_do(catalogue: psycopg.Connection[Any]) -> None:
    rows = ask(
        catalogue,
        "SELECT DISTINCT privilege_type FROM information_schema.table_privileges"
        " WHERE grantee = 'rabta_app' AND table_schema = 'rabta'",
    )
    assert {r[0] for r in rows} <= {"SELECT", "INSERT"}
    for table in ("token_key", "placed_incident", "block_key", "marking_view", "ledger_position", "ledger_checkpoint",
                  "airport_day_sum", "change"):  # fmt: skip
        [(may,)] = ask(catalogue, "SELECT has_table_privilege('rabta_app', %s, 'SELECT')", f"rabta.{table}")
        assert not may, table
    [(account, schema, temp)] = ask(
        catalogue,
        "SELECT has_schema_privilege('rabta_app', 'accounts', 'USAGE'),"
        " has_schema_privilege('rabta_app', 'rabta', 'CREATE'),"
        " has_database_privilege('rabta_app', current_database(), 'TEMP')",
    )
    assert (account, schema, temp) == (False, False, False)


def test_what_the_resolver_may_not_touch(catalogue: psycopg.Connection[Any]) -> None:
    for table, privilege in [
        ("reader", "SELECT"), ("reader", "UPDATE"), ("marking", "INSERT"), ("marking", "UPDATE"), ("token_key", "SELECT"),
        ("entry", "UPDATE"), ("entry", "DELETE"), ("ledger_position", "DELETE"), ("report", "INSERT"),
        ("incident", "INSERT"), ("judgement", "DELETE"), ("judgement", "UPDATE"),
    ]:  # fmt: skip
        [(may,)] = ask(catalogue, "SELECT has_table_privilege('rabta_resolver', %s, %s)", f"rabta.{table}", privilege)
        assert not may, (table, privilege)


def test_the_accounts_login_sees_nothing_of_the_house(catalogue: psycopg.Connection[Any]) -> None:
    [(usage,)] = ask(catalogue, "SELECT has_schema_privilege('rabta_accounts', 'rabta', 'USAGE')")
    assert not usage


def test_no_sequence_counts_records(catalogue: psycopg.Connection[Any]) -> None:
    rows = ask(
        catalogue,
        "WITH s AS MATERIALIZED (SELECT c.oid, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = 'rabta' AND relkind = 'S')"
        " SELECT relname FROM s WHERE has_sequence_privilege('rabta_app', oid, 'USAGE')",
    )
    assert rows == []
