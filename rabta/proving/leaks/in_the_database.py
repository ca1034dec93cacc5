"""Leaks planted in the database: policies opened, functions widened, views and grants given away, parts forgotten."""

from rabta.proving.doors.database import PROJECTED
from rabta.proving.leaks.leak import FILED, Leak, asks, gives_nothing, says, sends
from rabta.proving.leaks.plants import opened, replaced
from rabta.proving.rules.people import AUDITOR, OFFICER, PARTNER, RECRUIT, SCREENER

ONE_END = (
    "ALTER POLICY reader_sees ON judgement USING (marking_a_id IN (SELECT visible_markings())"
    " OR marking_b_id IN (SELECT visible_markings()))"
)
FORGOTTEN = (
    "ALTER TABLE {table} DISABLE TRIGGER USER; UPDATE {table} SET marking_id = (SELECT id FROM marking"
    " WHERE every_agency AND level = 0 ORDER BY id LIMIT 1) WHERE {which}"
)
OF_HIDDEN = (
    "reading_id IN (SELECT d.id FROM reading d JOIN report r ON r.id = d.report_id WHERE r.marking_id IN"
    " (SELECT id FROM marking WHERE level >= 2))"
)

LEAKS = (
    Leak(name="everybody is of every agency", class_no=2, door="reports", reader=OFFICER, probe=asks("/reports/"),
         sql=replaced("visible_markings", "(m.originator = r.agency", "(true OR m.originator = r.agency")),
    Leak(name="vetting is not asked", class_no=1, door="report", probe=asks("/reports/{hidden}/", "/reports/"),
         sql=replaced("visible_markings", "m.level <= r.vetting", "true"), reader=RECRUIT),
    Leak(name="every agency means partners too", class_no=18, door="report", probe=asks("/reports/", "/search/?q=kg"),
         sql=replaced("visible_markings", "AND NOT r.partner", ""), reader=PARTNER),
    Leak(name="whoever is named to anybody reads", class_no=30, door="reports", probe=asks("/reports/"),
         sql=replaced("visible_markings", "r.agency = ANY (m.agencies)", "m.agencies <> '{}'"), reader=SCREENER),
    Leak(name="reports are open", class_no=1, door="report", probe=says("SELECT number FROM report ORDER BY 1"),
         sql=opened("report")),
    Leak(name="the bytes as they came are open", class_no=17, door="report_body",
         probe=says("SELECT encode(content, 'hex') FROM report_body ORDER BY 1"), sql=opened("report_body")),
    Leak(name="rows of readings are open", class_no=46, door="reading_row",
         probe=says("SELECT text FROM reading_row ORDER BY 1"), sql=opened("reading_row")),
    Leak(name="incidents are open", class_no=8, door="incident", probe=says("SELECT key FROM incident ORDER BY 1"),
         sql=opened("incident")),
    Leak(name="questions for a second opinion are open", class_no=31, door="second_opinion",
         probe=says("SELECT words FROM second_opinion ORDER BY 1"), sql=opened("second_opinion")),
    Leak(name="weights are open", class_no=35, door="seizure_line",
         probe=says("SELECT sum(mass_g), count(*) FROM seizure_line"), sql=opened("seizure_line")),
    Leak(name="spans are open", class_no=46, door="span", probe=says("SELECT count(*) FROM span"), sql=opened("span")),
    Leak(name="agencies of hidden incidents are open", class_no=30, door="incident_role",
         probe=says("SELECT agency, count(*) FROM incident_role GROUP BY 1 ORDER BY 1"), sql=opened("incident_role")),
    Leak(name="events are open", class_no=4, door="event", probe=gives_nothing(PROJECTED["event"]), sql=opened("event")),
    Leak(name="members of events are open", class_no=7, door="event_member", probe=gives_nothing(PROJECTED["event_member"]),
         sql=opened("event_member")),
    Leak(name="counted lines are open", class_no=35, door="counted_line", probe=gives_nothing(PROJECTED["counted_line"]),
         sql=opened("counted_line")),
    Leak(name="questions are open", class_no=7, door="kept_question", probe=gives_nothing(PROJECTED["kept_question"]),
         sql=opened("kept_question")),
    Leak(name="every picture of a component shows", class_no=15, door="events",
         probe=asks("/events/?all=1", "/briefing/?all=1"),
         sql=replaced("visible_views", "WHERE v.visible =", "WHERE true OR v.visible =")),
    Leak(name="a judgement shows with one end", class_no=7, door="judgement",
         probe=says("SELECT count(*) FROM judgement"), sql=ONE_END),
    Leak(name="the ledger is open", class_no=11, door="entry", probe=says("SELECT count(*) FROM entry"),
         sql=opened("entry")),
    Leak(name="an auditor reads entries on hidden records", class_no=11, door="entry", reader=AUDITOR,
         probe=says("SELECT deed, subject_id FROM entry ORDER BY 1, 2"),
         sql="CREATE POLICY everything ON entry FOR SELECT TO rabta_app USING ((SELECT reader_has_role(4::smallint)))"),
    Leak(name="markings are open", class_no=30, door="marking",
         probe=says("SELECT level, groups, agencies FROM marking WHERE NOT every_agency ORDER BY 1, 2, 3"),
         sql=opened("marking")),
    Leak(name="price lists are open", class_no=5, door="prices", probe=says("SELECT name FROM price_list ORDER BY 1"),
         sql=opened("price_list")),
    Leak(name="releases are open", class_no=30, door="release", probe=says("SELECT report_id FROM release ORDER BY 1"),
         sql=opened("release")),
    Leak(name="withdrawals are open", class_no=31, door="withdrawal", probe=says("SELECT count(*) FROM withdrawal"),
         sql=opened("withdrawal")),
    Leak(name="corrections are open", class_no=31, door="correction",
         probe=says("SELECT value, reason FROM correction ORDER BY 1"), sql=opened("correction")),
    Leak(name="a view runs as its owner", class_no=28, door="current_reading",
         probe=says("SELECT count(*) FROM current_reading"),
         sql="ALTER VIEW current_reading RESET (security_invoker); ALTER VIEW current_reading OWNER TO rabta_gate"),
    Leak(name="row security is off", class_no=28, door="report", probe=says("SELECT number FROM report ORDER BY 1"),
         sql="ALTER TABLE report DISABLE ROW LEVEL SECURITY"),
    Leak(name="the application inherits the gate", class_no=28, door="report", probe=says("SELECT count(*) FROM report"),
         sql="GRANT rabta_gate TO rabta_app"),
    Leak(name="a forged token passes", class_no=28, door="reader_token",
         probe=says("SELECT set_config('rabta.reader', '{analyst}|1|' || repeat('0', 64), true),"
                    " (SELECT count(*) FROM report)"),
         sql=replaced("reader_token", "= parts[3]", "IS NOT NULL")),
    Leak(name="search does not ask who searches", class_no=2, door="search",
         probe=says("SELECT count(*) FROM search_incidents(ARRAY['{hidden_mark}'], 500)"),
         sql=replaced("search_incidents", "AND i.marking_id IN (SELECT visible_markings())", "")),
    Leak(name="rows about protected persons are open", class_no=40, door="protected_row",
         probe=gives_nothing("SELECT count(*) FROM protected_row t WHERE strpos(t::text, '{protected_mark}') > 0"),
         sql="DROP POLICY protected_only ON protected_row"),
    Leak(name="bytes of protected reports are open", class_no=17, door="report_body",
         probe=gives_nothing("SELECT count(*) FROM report_body"
                             " WHERE strpos(encode(content, 'escape'), '{protected_mark}') > 0"),
         sql="DROP POLICY protected_only ON report_body"),
    Leak(name="search finds protected words", class_no=46, door="search_incidents",
         probe=gives_nothing("SELECT count(*) FROM search_incidents(ARRAY['{protected_mark}'], 500)"),
         sql=replaced("search_incidents", "(SELECT reader_has_role(7::smallint))", "true")),
    Leak(name="everybody sees the whole audience", class_no=30, door="markings_shown",
         probe=says("SELECT DISTINCT originator, level, groups FROM markings_shown() ORDER BY 1, 2, 3"),
         sql=replaced("markings_shown", "AND m.id IN (SELECT visible_markings())", "")),
    Leak(name="the audience is told to all in it", class_no=30, door="markings_shown",
         probe=gives_nothing("SELECT count(*) FROM markings_shown() WHERE NOT whole AND 5 = ANY (agencies)"),
         sql=replaced("markings_shown", "WHERE a = r.agency AND m.originator <> r.agency", "")),
    Leak(name="why a hidden report is seen", class_no=20, door="why_visible",
         probe=says("SELECT * FROM why_visible('{hidden}')", "SELECT * FROM why_visible('{missing}')"),
         sql=replaced("why_visible", "AND rep.marking_id IN (SELECT visible_markings())", "")
         + ";" + replaced("why_visible", "given.every_agency AND NOT me.partner", "true")),
    Leak(name="releases to others are told", class_no=30, door="released_to_reader",
         probe=says("SELECT report_id FROM released_to_reader() ORDER BY 1"),
         sql=replaced("released_to_reader", "AND rep.marking_id IN (SELECT visible_markings())", "")
         + ";" + replaced("released_to_reader", "me.agency = ANY (rel.agencies)", "true")),
    Leak(name="a report is typed from a hidden one", class_no=20, door="file",
         probe=sends("/file/", words="LEVIES: 1 kg opium at Hub.", typed_from="{hidden}", **FILED),
         sql=replaced("report_is_available", "AND r.marking_id IN (SELECT visible_markings())", "")
         + ";" + opened("report")),
    Leak(name="a recalled release goes on", class_no=26, door="report", reader=OFFICER,
         probe=says("SELECT count(*) FROM report"),
         sql="ALTER TABLE report DISABLE TRIGGER USER;"
             " UPDATE report SET marking_id = m.id FROM marking m, release rel WHERE rel.report_id = report.id"
             " AND m.level = 2 AND m.agencies = rel.agencies AND EXISTS (SELECT FROM recall c WHERE c.release_id = rel.id)"),
    Leak(name="the parts of a report marked anew keep its first marking", class_no=33, door="reading_row",
         probe=says("SELECT text FROM reading_row ORDER BY 1"),
         sql=FORGOTTEN.format(table="reading_row", which=OF_HIDDEN)),
    Leak(name="incidents inherit no marking", class_no=16, door="search", probe=asks("/search/?q={hidden_mark}"),
         sql=";".join((FORGOTTEN.format(table="incident", which=OF_HIDDEN), opened("reading"), opened("report"),
                       opened("reading_row")))),
    Leak(name="its own marking suffices for a judgement", class_no=33, door="judgement",
         probe=says("SELECT count(*) FROM judgement"),
         sql="ALTER POLICY reader_sees ON judgement USING (marking_id IN (SELECT visible_markings()))"),
    Leak(name="numbers count upwards", class_no=25, door="report_number",
         probe=says("SELECT last_value FROM report_counter"),
         sql="CREATE SEQUENCE report_counter; GRANT SELECT ON report_counter TO rabta_app;"
             " SELECT setval('report_counter', (SELECT count(*) FROM report))"),
    Leak(name="the same bytes once in the whole house", class_no=20, door="file",
         probe=sends("/file/", words="{hidden_text}", **FILED),
         sql="CREATE UNIQUE INDEX bytes_once ON report (sha256)"),
    Leak(name="a materialised view of everything", class_no=26, door="totals",
         probe=says("SELECT * FROM totals ORDER BY 1"),
         sql="CREATE MATERIALIZED VIEW totals AS SELECT originator, count(*) FROM report GROUP BY 1;"
             " GRANT SELECT ON totals TO rabta_app"),
)  # fmt: skip
