"""Seeded leaks of planned operations and targets: one bit is disclosed on purpose, and each of these tells more."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rabta.deconfliction import queries
from rabta.deconfliction.rules.probing import Filing
from rabta.proving.leaks.leak import Leak, Probe, runs, says
from rabta.proving.leaks.plants import instead, lending, lent, opened, replaced
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import OFFICER, OUTSIDER, PARTNER, SCREENER, WATCH
from rabta.proving.rules.plans import BAIT_AT, SILENT_AT
from rabta.proving.visit import MISSING, Visit


def files_at(place: tuple[float, float]) -> Probe:
    """Files a raid there on the evening of the hidden ones, and looks at what one's side was told."""
    says_of_it = {
        "kind": "raid", "terrain": "city", "geometry": {"type": "Point", "coordinates": place}, "contact": "an officer",
        "phone": "+92 91 000 0001", "starts_at": "2025-03-20T18:00+00:00", "ends_at": "2025-03-20T20:00+00:00",
    }  # fmt: skip

    def probe(visit: Visit) -> None:
        visit.command("deconflict", "file", "-", said=json.dumps(says_of_it).encode())
        visit.command("deconflict", "told", "--json")

    return probe


def _counting_all(real: Any, new: Filing, before: Sequence[Filing], limits: Mapping[str, int]) -> object:
    """The limit on trying out counts what anybody filed nearby, and not only who files."""
    with lending(WATCH):
        rows = queries.operations(now=NOW, most=100)["operations"]
    filed = [Filing(row["filed_at"], tuple(row["points"][0]), row["starts_at"]) for row in rows]
    return real(new, filed, {**limits, "alike": 1})


def _looking_twice(real: Any, new: Filing, before: Sequence[Filing], limits: Mapping[str, int]) -> object:
    """Of a filing where something silent is, the answer takes one look more, and says the same."""
    with lending(WATCH):
        silent = [row for row in queries.operations(now=NOW, most=100)["operations"] if row["silent"]]
    for _ in silent:
        queries.first_filing(MISSING)
    return real(new, before, limits)


BIT, NOTICES = "told := told OR NOT (o.silent OR other.silent)", "IF NOT is_silent THEN"
AT_SILENT, AT_BAIT = files_at(SILENT_AT), files_at(BAIT_AT)
LEAKS = (
    Leak(name="operations of others show", class_no=1, door="planned_operation", reader=OFFICER,
         probe=says("SELECT reference, contact, points FROM planned_operation ORDER BY 1"), sql=opened("planned_operation")),
    Leak(name="what is silent shows where its marking does", class_no=36, door="planned_operation", reader=SCREENER,
         probe=says("SELECT count(*) FROM planned_operation WHERE silent"),
         sql="ALTER POLICY reader_sees ON planned_operation USING (marking_id IN (SELECT visible_markings()))"),
    Leak(name="a silent operation sets the bit", class_no=36, door="deconflict", reader=OFFICER, probe=AT_SILENT,
         sql=replaced("file_operation", BIT, "told := true")),
    Leak(name="a silent operation sends a notice", class_no=12, door="conflict_notice", reader=OFFICER, probe=AT_SILENT,
         sql=replaced("tell_both_sides", NOTICES, "IF true THEN", owner="rabta_owner")),
    Leak(name="a filing is told as often as it meets", class_no=3, door="conflict_notice", reader=OFFICER, probe=AT_BAIT,
         sql=replaced("tell_both_sides", "AND x.told_at = at", "AND false", owner="rabta_owner")),
    Leak(name="the limit on trying out counts what others filed", class_no=36, door="deconflict", reader=OFFICER,
         probe=AT_SILENT, plant=instead("rabta.deconfliction.operations.filer.probed", _counting_all)),
    Leak(name="a filing takes longer where something silent is", class_no=22, door="deconflict", reader=OFFICER,
         probe=AT_SILENT, plant=instead("rabta.deconfliction.operations.filer.probed", _looking_twice)),
    Leak(name="the list is read with another officer's rights", class_no=19, door="deconflict", reader=OUTSIDER,
         probe=runs(("deconflict", "list", "--json")), plant=lent("rabta.deconfliction.queries.operations")),
    Leak(name="everybody sits at the watch desk", class_no=36, door="on_watch", reader=OFFICER,
         probe=runs(("deconflict", "board", "--json")),
         sql=replaced("on_watch", "SELECT EXISTS (", "SELECT true OR EXISTS (")),
    Leak(name="alarms show to everybody", class_no=7, door="operation_conflict", reader=PARTNER,
         probe=says("SELECT count(*) FROM operation_conflict"), sql=opened("operation_conflict", "watch_sees")),
    Leak(name="alarms are raised to everybody", class_no=7, door="raised_alarms", reader=PARTNER,
         probe=says("SELECT count(*) FROM raised_alarms('3000-01-01', '0', '0')"),
         sql=replaced("raised_alarms", "3 = ANY (r.roles) AND r.agency = 1 AND NOT r.partner", "true")),
    Leak(name="a notice shows where its marking does", class_no=12, door="conflict_notice", reader=PARTNER,
         probe=says("SELECT kind FROM conflict_notice ORDER BY 1"),
         sql="ALTER POLICY reader_sees ON conflict_notice USING (marking_id IN (SELECT visible_markings()))"),
    Leak(name="that a notice was opened shows where its marking does", class_no=31, door="notice_seen", reader=PARTNER,
         probe=says("SELECT count(*) FROM notice_seen"), sql="DROP POLICY follows_notice ON notice_seen"),
    Leak(name="that a silent target was let go shows", class_no=31, door="target_let_go", reader=OFFICER,
         probe=says("SELECT count(*) FROM target_let_go"), sql="DROP POLICY follows_target ON target_let_go"),
    Leak(name="targets of others show", class_no=37, door="held_target", reader=OFFICER,
         probe=says("SELECT written, contact FROM held_target ORDER BY 1"), sql=opened("held_target")),
    Leak(name="where operations reach shows", class_no=38, door="operation_part", reader=OUTSIDER,
         probe=says("SELECT cell, kept_from FROM operation_part ORDER BY 1, 2"),
         sql="CREATE POLICY open ON operation_part FOR SELECT TO rabta_app USING (true);"
             " GRANT SELECT ON operation_part TO rabta_app"),
)  # fmt: skip
