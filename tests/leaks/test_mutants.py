"""The checks bite: each mutant weakens the product in one place of a house of its own, and the checks must notice.

Slow, so only where RABTA_MUTANTS is set: `RABTA_MUTANTS=1 pytest tests/leaks/test_mutants.py`.
"""

import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import DatabaseError

from rabta.counting.operations import judge_same_event, rebuild
from rabta.filing.keeping import propose_purge
from rabta.filing.releasing import mark_anew, release_report
from rabta.records.queries import search
from rabta.sharing.errors import NoReader
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.leaks.asking import ACCEPTED, EVERY, HIDDEN_WORDS, Standing, answer, ask, copy_of
from tests.leaks.test_insiders import ENTRY, NEW_ENTRY, forged_key, judgement, new_entry
from tests.leaks.worlds import crawl, fixed_clock, sign_in
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, Person

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("RABTA_MUTANTS"), reason="set RABTA_MUTANTS=1 to weaken the house and be caught"),
]
Check = Callable[[Standing], bool]
GATE = "SET ROLE rabta_gate; {}; RESET ROLE"


@dataclass(frozen=True)
class Mutant:
    """What is weakened (SQL as a superuser) and which check must find it."""

    sql: str
    found_by: Check


def refused(standing: Standing, who: Person, sql: str) -> bool:
    return answer(who, standing.house.clock, (sql, []), keep=False) != ACCEPTED


def counts_hold(standing: Standing) -> bool:
    """Everybody counts the reports and incidents they may see, and no more."""
    right = {ANF_OFFICER: 4, CUSTOMS_OFFICER: 4, ANALYST: 4, SCREENER: 3, OUTSIDER: 0, PARTNER: 0}
    return all(
        ask(who, f"SELECT count(*) FROM {table}") == [(seen,)]  # noqa: S608
        for who, seen in right.items()
        for table in ("report", "report_body", "reading", "current_reading")
    )


def forged_tokens_are_refused(standing: Standing) -> bool:
    forged = ("SELECT set_config('rabta.reader', %s, true)", [f"{ANALYST.id}|1|{'0' * 64}"])
    return answer(OUTSIDER, standing.house.clock, forged, ("SELECT count(*) FROM report", []))[0] == "42501"


def words_are_quiet(standing: Standing) -> bool:
    """No hidden word in the tables themselves."""
    return not any(
        word in str(ask(SCREENER, "SELECT search FROM incident UNION ALL SELECT text FROM reading_row")).lower()
        for word in HIDDEN_WORDS
    )


STRAYS = {
    "members of incidents one does not see": "SELECT count(*) FROM event_member m WHERE NOT EXISTS"
    " (SELECT FROM incident i WHERE i.key = m.incident_key)",
    "members twice": "SELECT count(*) - count(DISTINCT incident_key) FROM event_member",
    "lines of incidents one does not see": "SELECT count(*) FROM counted_line l WHERE NOT EXISTS"
    " (SELECT FROM incident i WHERE i.key = l.from_incident)",
    "events twice": "SELECT count(*) - count(DISTINCT key) FROM event",
}


def only_visible_views(standing: Standing) -> bool:
    """No projection holds an incident its reader does not see, and none is there twice."""
    return all(ask(who, sql) == [(0,)] for who in (SCREENER, CUSTOMS_OFFICER, OUTSIDER) for sql in STRAYS.values())


def search_is_quiet(standing: Standing) -> bool:
    with reading_as(SCREENER.id):
        hits = search("zarghun")["hits"] + search("kohsar")["hits"]
    ids = ask(SCREENER, "SELECT count(*) FROM search_incidents('{opium}', 500)")
    return hits == [] and ids == [(0,)]


def judgements_hide_with_either_end(standing: Standing) -> bool:
    judge_same_event(reader_id=ANALYST.id, a=standing.key("road"), b=standing.key("lab"), outcome="not",
                     at=standing.house.clock.tick(), new_id=standing.house.clock.new_id)  # fmt: skip
    return ask(SCREENER, "SELECT count(*) FROM judgement WHERE decided_by IS NOT NULL") == [(0,)]


def parents_are_asked(standing: Standing) -> bool:
    sql = f"INSERT INTO report_body (report_id, content, marking_id) SELECT '{{}}', '', {standing.marking('road')}"
    told = {answer(CUSTOMS_OFFICER, standing.house.clock, (sql.format(r), []))
            for r in (standing.reports["store"], "00000000-0000-4000-8000-000000000009")}  # fmt: skip
    return len(told) == 1 and told.pop()[0] == "42501"


def nothing_added(standing: Standing) -> bool:
    like = f"t.marking_id = {standing.marking('road')}"
    return refused(standing, CUSTOMS_OFFICER, copy_of("incident", like, id="gen_random_uuid()"))


def keys_are_ones_own(standing: Standing) -> bool:
    taken = forged_key(standing, of="road", by="again")
    return answer(CUSTOMS_OFFICER, standing.house.clock, *taken, keep=False) != ACCEPTED


def nobody_files_for_another(standing: Standing) -> bool:
    like = f"id = '{standing.reports['again']}'"
    return refused(standing, CUSTOMS_OFFICER, copy_of("report", like, id="gen_random_uuid()", originator="1"))


def nobody_rereads_for_another(standing: Standing) -> bool:
    like = f"report_id = '{standing.reports['road']}'"
    return refused(standing, SCREENER, copy_of("reading", like, id="gen_random_uuid()", number="2"))


def only_analysts_judge(standing: Standing) -> bool:
    return refused(standing, ANF_OFFICER, judgement(standing, "road", "again"))


def judges_claim_nothing(standing: Standing) -> bool:
    return refused(standing, ANALYST, judgement(standing, "road", "again", decided_by="NULL", score="900"))


def entries_are_ones_own(standing: Standing) -> bool:
    another = f"'{ANALYST.id}'::uuid"
    whole = NEW_ENTRY.format(names=", ".join(ENTRY), values=", ".join({**ENTRY, "reader_id": another}.values()),
                             reader=another, agency=ENTRY["agency"])  # fmt: skip
    forged = (whole, new_entry(reader_id=another), new_entry(agency="77"), new_entry(subject_id="'y'"))
    return all(refused(standing, SCREENER, sql) for sql in forged)


def writes_are_watched(standing: Standing) -> bool:
    with standing.house.as_superuser() as superuser:
        row = superuser.execute(
            "SELECT count(DISTINCT tgrelid) FROM pg_trigger WHERE tgname = 'watched' AND tgenabled <> 'D'"
        ).fetchone()
    return row is not None and row[0] >= 17


def ledger_is_quiet(standing: Standing) -> bool:
    hidden = str(standing.reports["store"])
    return all(
        ask(who, "SELECT count(*) FROM entry WHERE subject_id = %s OR subject_kind = 'counting'", hidden) == [(0,)]
        for who in (CUSTOMS_OFFICER, AUDITOR, OUTSIDER)
    )


def markings_are_quiet(standing: Standing) -> bool:
    return ask(OUTSIDER, "SELECT count(*) FROM marking") == [(0,)] and ask(PARTNER, "SELECT count(*) FROM marking") == [(0,)]


def released(standing: Standing, report: str, to: str) -> uuid.UUID:
    clock = standing.house.clock
    return release_report(reader_id=ANF_OFFICER.id, report_id=standing.reports[report], agencies=[agency_number(to) or 0],
                          reason="x", at=clock.tick(), new_id=clock.new_id)  # fmt: skip


def sharing_is_quiet(standing: Standing) -> bool:
    """Nobody learns to whom else a report was released, nor from what it is marked."""
    released(standing, "road", "NCA_UK")
    facts = ask(CUSTOMS_OFFICER, "SELECT (SELECT count(*) FROM release) + (SELECT count(*) FROM marking_given)")
    named = ask(CUSTOMS_OFFICER, "SELECT count(*) FROM markings_shown() m WHERE NOT whole AND agencies <> '{}'")
    return (facts, named) == ([(0,)], [(0,)])


def marking_up_takes_all(standing: Standing) -> bool:
    """No part of a report stays with who may no longer see it."""
    clock = standing.house.clock
    left = "SELECT count(*) FROM span s WHERE NOT EXISTS (SELECT FROM reading_row w WHERE w.id = s.row_id)"
    found = []
    for marking in ("confidential; originator only", EVERY):
        mark_anew(reader_id=ANF_OFFICER.id, report_id=standing.reports["road"], marking_text=marking, reason="x",
                  at=clock.tick(), new_id=clock.new_id)  # fmt: skip
        found.append(ask(SCREENER, left))
    return found == [[(0,)], [(0,)]]


def only_originators_release(standing: Standing) -> bool:
    """Another agency's officer writes no release, and a release written all the same carries nothing."""
    row = (
        "INSERT INTO release (id, report_id, kind, agencies, groups, after_number, reason, released_by, released_at,"
        f" marking_id) SELECT gen_random_uuid(), '{standing.reports['road']}', 'share', '{{101}}', '{{}}', 0, 'x',"
        f" current_reader(), now(), {standing.marking('road')}"
    )
    carried = ("SELECT carry_marking(%s)", [standing.reports["road"]])
    return (
        refused(standing, CUSTOMS_OFFICER, row)
        and answer(CUSTOMS_OFFICER, standing.house.clock, carried, keep=False) != ACCEPTED
    )


def pages_are_quiet(standing: Standing) -> bool:
    """The crawl: no hidden word on any page one reader can reach."""
    with fixed_clock():
        told = b" ".join(body for _, _, body in crawl(sign_in(SCREENER), extra=("/search/?q=opium",)).values()).lower()
    return b"zarghun" not in told and b"kohsar" not in told


def protected_words_are_quiet(standing: Standing) -> bool:
    """No word of a row of protected persons, and no search that finds one, for who is no protection officer."""
    told = "On 10 February 2025 ANF found 3.45 kg of heroin at Gwadar. Fourteen migrants were rescued, among them Zarmina."
    standing.house.file(ANF_OFFICER, told, marking=EVERY)
    tables = ("protected_row", "protected_incident", "protected_report", "report_body", "correction", "dissent")
    seen = [ask(CUSTOMS_OFFICER, f"SELECT t::text FROM {table} t WHERE t::text ILIKE '%zarmina%'") for table in tables]  # noqa: S608
    hexed = ask(CUSTOMS_OFFICER, "SELECT FROM report_body b WHERE strpos(b.content::text, %s) > 0", b"Zarmina".hex())
    with reading_as(CUSTOMS_OFFICER.id):
        found = search("Zarmina")["hits"]
    return not any(seen) and not hexed and not found


def two_persons_purge(standing: Standing) -> bool:
    """Who proposed to purge a report does not purge it, and nobody purges what nobody proposed."""
    report_id, clock = standing.reports["road"], standing.house.clock
    called = ("SELECT purge_report(%s, now())", [report_id])
    alone = answer(ANF_OFFICER, clock, called, keep=False) != ACCEPTED
    propose_purge(reader_id=ANF_OFFICER.id, report_id=report_id, rule="redress", reason="x", at=clock.tick(),
                  new_id=clock.new_id)  # fmt: skip
    return alone and all(answer(who, clock, called, keep=False) != ACCEPTED for who in (ANF_OFFICER, CUSTOMS_OFFICER))


def widened(function: str) -> str:
    """SQL that makes one SETOF function of the gate say yes to everything."""
    everything = {
        "visible_markings() RETURNS SETOF integer": "SELECT m.id FROM marking m",
        "visible_views() RETURNS SETOF bigint": "SELECT v.id FROM marking_view v",
    }[function]
    return GATE.format(
        f"CREATE OR REPLACE FUNCTION {function} LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER"
        f" SET search_path = rabta, pg_temp AS $$ {everything} $$"
    )


def opened(table: str, policy: str = "reader_sees") -> str:
    return f"ALTER POLICY {policy} ON {table} USING (true)"


def unchecked(table: str, policy: str = "reader_writes") -> str:
    return f"ALTER POLICY {policy} ON {table} WITH CHECK (true)"


MUTANTS = {
    "visible_markings returns everything": Mutant(widened("visible_markings() RETURNS SETOF integer"), counts_hold),
    "visible_views returns everything": Mutant(widened("visible_views() RETURNS SETOF bigint"), only_visible_views),
    "vetting is not asked": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('visible_markings'::regproc),"
        " 'm.level <= r.vetting', 'true'); END $$", counts_hold),
    "a partner is an agency": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('visible_markings'::regproc),"
        " 'AND NOT r.partner', ''); END $$", counts_hold),
    "a forged token passes": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('reader_token'::regproc),"
        " '= parts[3]', 'IS NOT NULL'); END $$", forged_tokens_are_refused),
    "a view runs as its owner": Mutant(
        "ALTER VIEW current_reading RESET (security_invoker); ALTER VIEW current_reading OWNER TO rabta_gate", counts_hold),
    "protected rows are open": Mutant("DROP POLICY protected_only ON protected_row", protected_words_are_quiet),
    "bytes of protected reports are open": Mutant(
        "DROP POLICY protected_only ON report_body", protected_words_are_quiet),
    "search finds protected words": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('search_incidents'::regproc),"
        " '(SELECT reader_has_role(7::smallint))', 'true'); END $$", protected_words_are_quiet),
    "one person purges": Mutant(
        "ALTER TABLE purged DROP CONSTRAINT purged_by_two; DO $$ BEGIN SET LOCAL ROLE rabta_gate;"
        " EXECUTE replace(pg_get_functiondef('purge_report'::regproc),"
        " 'OR proposal.decided_by = current_reader()', ''); END $$", two_persons_purge),
    "another agency purges": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('purge_report'::regproc),"
        " 'AND r.marking_id IN (SELECT own_markings())', ''); END $$", two_persons_purge),
    "row security is off": Mutant("ALTER TABLE report DISABLE ROW LEVEL SECURITY", counts_hold),
    "bodies are open": Mutant(opened("report_body"), counts_hold),
    "events are open": Mutant(opened("event"), only_visible_views),
    "members of events are open": Mutant(opened("event_member"), only_visible_views),
    "counted lines are open": Mutant(opened("counted_line"), only_visible_views),
    "judgements show with one end": Mutant(
        "ALTER POLICY reader_sees ON judgement USING (marking_a_id IN (SELECT visible_markings())"
        " OR marking_b_id IN (SELECT visible_markings()))", judgements_hide_with_either_end),
    "the ledger is open": Mutant(opened("entry"), ledger_is_quiet),
    "markings are open": Mutant(opened("marking"), markings_are_quiet),
    "search does not ask": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('search_incidents'::regproc),"
        " 'AND i.marking_id IN (SELECT visible_markings())', ''); END $$", search_is_quiet),
    "incidents are open": Mutant(opened("incident"), words_are_quiet),
    "rows are open": Mutant(opened("reading_row"), words_are_quiet),
    "a body needs no parent": Mutant(unchecked("report_body"), parents_are_asked),
    "a reading may be added to": Mutant(unchecked("incident"), nothing_added),
    "anybody files for anybody": Mutant(unchecked("report"), nobody_files_for_another),
    "anybody reads again": Mutant(unchecked("reading"), nobody_rereads_for_another),
    "anybody judges": Mutant(unchecked("judgement", "analyst_judges"), only_analysts_judge),
    "a judge claims a score": Mutant(unchecked("judgement", "analyst_judges"), judges_claim_nothing),
    "entries in any name": Mutant(unchecked("entry"), entries_are_ones_own),
    "an entry's columns are free": Mutant(
        "ALTER TABLE entry DROP CONSTRAINT entry_columns_are_of_body", entries_are_ones_own),
    "keys may be taken": Mutant("ALTER TABLE incident DISABLE TRIGGER keys_watched", keys_are_ones_own),
    "a table is not watched": Mutant("ALTER TABLE withdrawal DISABLE TRIGGER watched", writes_are_watched),
    "releases are open": Mutant(opened("release"), sharing_is_quiet),
    "the audience is told to all in it": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('markings_shown'::regproc),"
        " 'WHERE a = r.agency AND m.originator <> r.agency', ''); END $$", sharing_is_quiet),
    "a new marking leaves a table behind": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(pg_get_functiondef('carry_marking'::regproc),"
        " 'FROM below_report b LOOP', 'FROM below_report b WHERE b.name <> ''span'' LOOP'); END $$", marking_up_takes_all),
    "anybody releases": Mutant(unchecked("release"), only_originators_release),
    "anybody carries a marking": Mutant(
        "DO $$ BEGIN SET LOCAL ROLE rabta_gate; EXECUTE replace(replace(pg_get_functiondef('carry_marking'::regproc),"
        " ' AND r.marking_id IN (SELECT own_markings())', ''), 'reader_has_role(1::smallint)', 'true'); END $$",
        only_originators_release),
    "the application bypasses row security": Mutant("GRANT rabta_gate TO rabta_app", counts_hold),
    "and the pages show it": Mutant(widened("visible_markings() RETURNS SETOF integer"), pages_are_quiet),
}  # fmt: skip
LEFT = "REVOKE rabta_gate FROM rabta_app"
"""Roles belong to the server, not to one database: what a mutant gave away is taken back for the next."""


@pytest.mark.parametrize("name", MUTANTS)
def test_the_mutant_is_caught(house: House, name: str) -> None:
    standing, mutant = Standing(house).fill(), MUTANTS[name]
    try:
        with house.as_superuser() as superuser:
            superuser.execute(mutant.sql)  # type: ignore[call-overload]
        assert not holds(mutant.found_by, standing), f"{name}: nothing noticed"
    finally:
        with house.as_superuser() as superuser:
            superuser.execute(LEFT)


def holds(check: Check, standing: Standing) -> bool:
    """Whether a check is content. One that is answered with an error noticed something too."""
    try:
        return check(standing)
    except (DatabaseError, NoReader):
        return False


CHECKS = {mutant.found_by.__name__: mutant.found_by for mutant in MUTANTS.values()}


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_the_sound_house_contents_every_check(house: House, check: Check) -> None:
    standing = Standing(house).fill()
    assert check(standing)
    rebuild(at=house.clock.tick(), new_id=house.clock.new_id)
    assert check(standing)
