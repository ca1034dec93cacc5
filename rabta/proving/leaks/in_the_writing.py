"""Leaks planted where things are written: somebody else's report added to, another's name signed, a refusal that tells."""

from django.db import DatabaseError, connections

from rabta.filing.keeping import propose_purge
from rabta.filing.releasing import mark_anew
from rabta.proving.built import ids_of
from rabta.proving.leaks.leak import Leak, gives_nothing, names, refuses
from rabta.proving.leaks.plants import replaced, unchecked
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, OFFICER, SCREENER
from rabta.proving.visit import Visit
from rabta.sharing.operations import acting_as


def copy_of(table: str, where: str, **changed: str) -> str:
    """INSERT of a row like another one, with some columns changed to these SQL expressions."""
    new = ", ".join(f"'{name}', {value}" for name, value in changed.items())
    return (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object({new}))).* FROM {table} t WHERE {where}"  # noqa: S608
        " LIMIT 1"
    )


SHOWN_MARKING = "(SELECT marking_id FROM report WHERE id = '{shown}')"
OWN_MARKING = "(SELECT marking_id FROM report WHERE id = '{customs}')"
ENTRY = (
    "INSERT INTO entry (id, at, deed, subject_kind, subject_id, marking_id, reader_id, agency, body, leaf)"
    " SELECT n.id, now(), {deed}, 'page', 'x', NULL, {reader}, (SELECT agency FROM reader), n.body,"
    " sha256('\\x00'::bytea || n.body) FROM (SELECT x.id, convert_to(jsonb_build_object('id', x.id, 'deed', 'x', 'subject',"
    " jsonb_build_array('page', 'x'), 'marking', NULL, 'reader', {reader}, 'agency', (SELECT agency FROM reader))::text,"
    " 'UTF8') AS body FROM (SELECT gen_random_uuid() AS id) x) n"
)
JUDGEMENT = (
    "INSERT INTO judgement (id, a, b, marking_a_id, marking_b_id, marking_id, outcome, relation, score, reasons,"
    " rule_version, note, decided_by, decided_at) SELECT gen_random_uuid(), i.key, k.key, i.marking_id, k.marking_id,"
    " i.marking_id, 'same', 'same', {score}, '[]', '', '', current_reader(), now() FROM incident i, incident k"
    " WHERE i.key = least('{{first}}'::uuid, '{{last}}'::uuid) AND k.key = greatest('{{first}}'::uuid, '{{last}}'::uuid)"
)


OWN_READING = "(SELECT d.id FROM reading d WHERE d.report_id = '{customs}' AND d.number = 1)"
TAKEN = "; ".join(
    (
        copy_of("reading", f"t.id = {OWN_READING}", id="uuid_in('00000000-0000-4000-8000-000000000071')", number="2"),
        copy_of("reading_row", f"t.reading_id = {OWN_READING}", id="uuid_in('00000000-0000-4000-8000-000000000072')",
                reading_id="uuid_in('00000000-0000-4000-8000-000000000071')"),
        copy_of("incident", f"t.reading_id = {OWN_READING}", id="gen_random_uuid()", key="'{shown_incident}'::text",
                reading_id="uuid_in('00000000-0000-4000-8000-000000000071')",
                row_id="uuid_in('00000000-0000-4000-8000-000000000072')"),
    )
)  # fmt: skip
"""A reading of one's own report once more, whose incident has the key of somebody else's."""


def unentered(visit: Visit) -> None:
    """A withdrawal without its entry in the ledger must be refused."""
    statement = (
        "INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id) SELECT '{customs}', '',"
        f" current_reader(), now(), {OWN_MARKING}"
    ).format(**names(visit))
    try:
        with acting_as(visit.reader.id), connections["default"].cursor() as cursor:
            cursor.execute(statement)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            visit.complaints.append("something was written without an entry in the ledger")
            raise DatabaseError
    except DatabaseError:
        return


def marking_up(visit: Visit) -> None:
    """The originator hides what was shown: no part of it may stay with who no longer sees it."""
    mark_anew(
        reader_id=ANF_OFFICER.id, report_id=visit.built.reports["3 shown"], marking_text="confidential; originator only",
        reason="too wide", at=NOW, new_id=ids_of("marked up"),
    )  # fmt: skip
    gives_nothing("SELECT count(*) FROM span s WHERE NOT EXISTS (SELECT FROM reading_row w WHERE w.id = s.row_id)")(visit)


def purging(visit: Visit) -> None:
    """A report that the originator's officer proposed to purge: neither that officer nor another agency purges it."""
    report_id = visit.built.reports["let out besides"]
    propose_purge(
        reader_id=ANF_OFFICER.id, report_id=report_id, rule="redress", reason="asked for", at=NOW,
        new_id=ids_of("proposed to purge"),
    )  # fmt: skip
    refuses(f"SELECT purge_report('{report_id}', now())")(visit)


LEAKS = (
    Leak(name="a reading may be added to", class_no=32, door="incident", reader=OFFICER, sql=unchecked("incident"),
         probe=refuses(copy_of("incident", "t.key = '{shown_incident}'", id="gen_random_uuid()"))),
    Leak(name="anybody files for anybody", class_no=32, door="report", reader=OFFICER, sql=unchecked("report"),
         probe=refuses(copy_of("report", "t.id = '{customs}'", id="gen_random_uuid()", originator="1",
                               sha256="'\\x00'::text"))),
    Leak(name="anybody reads anybody's report again", class_no=32, door="reading", reader=SCREENER, sql=unchecked("reading"),
         probe=refuses(copy_of("reading", "t.report_id = '{shown}'", id="gen_random_uuid()", number="9"))),
    Leak(name="anybody pulls anybody's report back", class_no=32, door="withdrawal", reader=SCREENER,
         sql=unchecked("withdrawal"),
         probe=refuses("INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id)"
                       f" SELECT '{{shown}}', '', current_reader(), now(), {SHOWN_MARKING}")),
    Leak(name="a body needs no report that shows", class_no=20, door="report_body", reader=OFFICER,
         sql=unchecked("report_body"),
         probe=refuses(f"INSERT INTO report_body (report_id, content, marking_id) SELECT '{{shown}}', '', {SHOWN_MARKING}"
                       " ON CONFLICT DO NOTHING")),
    Leak(name="anybody judges", class_no=32, door="judgement", reader=OFFICER, sql=unchecked("judgement", "analyst_judges"),
         probe=refuses(JUDGEMENT.format(score="0"))),
    Leak(name="a judge claims a score", class_no=32, door="judgement", reader=ANALYST,
         sql=unchecked("judgement", "analyst_judges"), probe=refuses(JUDGEMENT.format(score="900"))),
    Leak(name="entries in anybody's name", class_no=34, door="entry", reader=SCREENER, sql=unchecked("entry"),
         probe=refuses(ENTRY.format(deed="'x'", reader="'{analyst}'::uuid"))),
    Leak(name="an entry says one thing and proves another", class_no=11, door="entry", reader=SCREENER,
         sql="ALTER TABLE entry DROP CONSTRAINT entry_columns_are_of_body",
         probe=refuses(ENTRY.format(deed="'y'", reader="current_reader()"))),
    Leak(name="a new marking leaves a table behind", class_no=33, door="span", probe=marking_up,
         sql=replaced("carry_marking", "FROM below_report b LOOP", "FROM below_report b WHERE b.name <> 'span' LOOP")),
    Leak(name="one person purges", class_no=32, door="purge_report", reader=ANF_OFFICER, probe=purging,
         sql="ALTER TABLE purged DROP CONSTRAINT purged_by_two; "
         + replaced("purge_report", "OR proposal.decided_by = current_reader()", "")),
    Leak(name="another agency purges", class_no=32, door="purge_report", reader=OFFICER, probe=purging,
         sql=replaced("purge_report", "AND r.marking_id IN (SELECT own_markings())", "")),
    Leak(name="anybody carries a marking", class_no=32, door="carry_marking", reader=OFFICER,
         probe=refuses("SELECT carry_marking('{shown}')"),
         sql=replaced("carry_marking", " AND r.marking_id IN (SELECT own_markings())", "")),
    Leak(name="the key of another's incident is taken", class_no=32, door="incident", reader=OFFICER, probe=refuses(TAKEN),
         sql="ALTER TABLE incident DISABLE TRIGGER keys_watched"),
    Leak(name="a table is not watched", class_no=43, door="withdrawal", reader=OFFICER,
         sql="ALTER TABLE withdrawal DISABLE TRIGGER watched", probe=unentered),
    Leak(name="anybody brings price lists", class_no=32, door="price_list", reader=OFFICER, sql=unchecked("price_list"),
         probe=refuses(copy_of("price_list", "true", id="gen_random_uuid()", name="'mine'::text", sha256="'\\x01'::text"))),
    Leak(name="anybody releases anybody's report", class_no=33, door="release", reader=OFFICER, sql=unchecked("release"),
         probe=refuses("INSERT INTO release SELECT (jsonb_populate_record(NULL::release, jsonb_build_object('id',"
                       " gen_random_uuid(), 'report_id', '{shown}', 'kind', 'share', 'agencies', '{{5}}'::text, 'groups',"
                       " '{{}}'::text, 'after_number', 0, 'reason', 'r', 'released_by', current_reader(),"
                       " 'released_at', now(), 'marking_id',"
                       f" {SHOWN_MARKING}))).*")),
)  # fmt: skip
