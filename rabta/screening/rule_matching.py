"""The resolver compares travellers with the rules that are on, and writes down the hits. It answers no reader.

A hit rests on the traveller's own message, on travellers whose lists show to everybody who sees that message, and on at most
one match of a watch-list, with which it shows: so no hit tells of what hides. It stays when its rule is switched off.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connections, transaction

from rabta.filing.rules.identifiers import keyed_id
from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.records.asking import as_json, ask
from rabta.records.queries.markings import marking_in
from rabta.screening.queries.rule_tests import travels_on
from rabta.screening.queries.rules import signed
from rabta.screening.rules.audience import shows_wherever
from rabta.screening.rules.rule_course import rule_standing
from rabta.screening.rules.written.condition import Group, conditions_of
from rabta.screening.rules.written.gathering import Wanted, facts_of, values_of, wanted_by
from rabta.screening.rules.written.judging import LANGUAGE_VERSION, found_by, may_be_judged
from rabta.screening.rules.written.reading import read_rule

SQL = "screening/sql/queries/"
LOOK_BACK = timedelta(days=14)
"""How many days of travellers a rule just switched on, or a link just told, is compared with."""
MOST_SUBJECTS, MOST_TRAVELLERS, BATCH = 20, 100_000, 1000
IN_ONE_PLACE = "SELECT pg_advisory_xact_lock(hashtext('rabta rules'))"
HITS = """INSERT INTO rule_hit SELECT (jsonb_populate_recordset(NULL::rule_hit, %s::jsonb)).* ON CONFLICT (id) DO NOTHING"""
NEVER = date(1, 1, 1)
Row = dict[str, Any]


@dataclass(frozen=True)
class Running:
    """A version that is on."""

    rule_id: uuid.UUID
    version: int
    rule: Group

    @property
    def is_linked(self) -> bool:
        """Whether a later list or match can make it mean somebody."""
        return any(line.kind.open for line in conditions_of(self.rule))


def apply_rules(*, today: date, at: datetime, new_id: NewId) -> int:
    """Compare what was not compared yet: travellers of new readings and whom they are linked with, rules just switched on
    with the travellers of the last days, travellers of new matches. Returns how many hits were found."""
    found = 0
    while (hits := _some(today=today, at=at, new_id=new_id)) is not None:
        found += hits
    return found


def _some(*, today: date, at: datetime, new_id: NewId) -> int | None:
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(IN_ONE_PLACE)
        subjects = _asked("uncompared_with_rules.sql", most=MOST_SUBJECTS)
        if not subjects:
            return None
        hits = _compared(subjects, _running(today), today, at)
        detail: dict[str, object] = {"subjects": len(subjects), "hits": len(hits)}
        deed = Deed(deed="travellers:apply_rules", subject_kind="counting", subject_id=LANGUAGE_VERSION, detail=detail)
        append_entry(deed, id=new_id(), at=at, using="resolver")
        for start in range(0, len(hits), BATCH):
            cursor.execute(HITS, [as_json(hits[start : start + BATCH])])
        cursor.execute("INSERT INTO rules_compared SELECT unnest(%s::uuid[])", [[one["id"] for one in subjects]])
    return len(hits)


def _running(today: date) -> list[Running]:
    """The versions that are on, as the resolver sees all."""
    steps: dict[uuid.UUID, list[Row]] = {}
    for step in _asked("rule_steps.sql", ids=None):
        steps.setdefault(step["of"], []).append(step)
    found = []
    for row in _asked("rules.sql", id=None) if steps else []:
        number = rule_standing([signed(step) for step in steps.get(row["id"], [])], today=today).running
        text = next((one["text"] for one in row["versions"] if one["number"] == number), "")
        if (read := read_rule(text).rule) is not None:
            found.append(Running(row["id"], number or 0, read))
    return found


def _compared(subjects: Sequence[Row], running: Sequence[Running], today: date, at: datetime) -> list[Row]:
    """The rows of every hit of these subjects that is not known yet."""
    of = {kind: [one["of"] for one in subjects if one["kind"] == kind] for kind in ("reading", "rule", "match")}
    linked = [one for one in running if one.is_linked]
    found: list[Row] = []
    if of["reading"] and running:
        rows = _travellers(reading_ids=of["reading"])
        found += _hits(rows, running, today, at)
        found += _hits(_neighbours(rows, linked, today), linked, today, at)
    if started := [one for one in running if one.rule_id in of["rule"]]:
        found += _hits(_travellers(date_from=today - LOOK_BACK, date_to=date.max), started, today, at)
    if of["match"] and linked:
        rows = _travellers(keys=of["match"])
        found += _hits([*rows, *_neighbours(rows, linked, today)], linked, today, at)
    once = {row["id"]: row for row in found}
    known = {row["id"] for row in _asked("known_rule_hits.sql", ids=list(once))} if once else set()
    return [row for id, row in once.items() if id not in known]


def _travellers(
    *, reading_ids: Sequence[uuid.UUID] = (), keys: Sequence[uuid.UUID] = (), date_from: date = NEVER, date_to: date = NEVER
) -> list[Row]:  # fmt: skip
    return _asked(
        "rule_travellers.sql", reading_ids=list(reading_ids), keys=list(keys), date_from=date_from, date_to=date_to,
        most=MOST_TRAVELLERS,
    )  # fmt: skip


def _neighbours(rows: Sequence[Row], linked: Sequence[Running], today: date) -> list[Row]:
    """Travellers of the last days who share something with these that a running rule looks at."""
    wanted = wanted_by([one.rule for one in linked])
    if not wanted.links or not rows:
        return []
    holders = _holders(rows, wanted, today)
    since, known = today - LOOK_BACK, {row["key"] for row in rows}
    keys = {one["key"] for one in holders if one["departs_on"] and one["departs_on"] >= since} - known
    return _travellers(keys=sorted(keys)) if keys else []


def _holders(rows: Sequence[Row], wanted: Wanted, today: date) -> list[Row]:
    return _asked("rule_links.sql", **values_of(rows, wanted), since=today - timedelta(days=wanted.days))


def _hits(rows: Sequence[Row], running: Sequence[Running], today: date, at: datetime) -> list[Row]:
    judged = [row for row in rows if may_be_judged(row["born_to"], on=travels_on(row) or today)]
    if not judged or not running:
        return []
    protected = {row["key"] for row in _asked("documents_of_protected.sql", keys=[row["key"] for row in judged])}
    judged = [row for row in judged if row["key"] not in protected]
    wanted = wanted_by([one.rule for one in running])
    holders = _holders(judged, wanted, today) if wanted.links else []
    keys = sorted({row["key"] for row in (*judged, *holders)}) if wanted.slips or wanted.confirmed else []
    matches = _asked("rule_matches.sql", keys=keys) if keys else []
    facts = facts_of(judged, holders, matches, wanted, rests=_rests())
    return [
        _row(row, one, found, at)
        for row, stated in zip(judged, facts, strict=True) for one in running for found in found_by(one.rule, stated)
    ]  # fmt: skip


def _rests() -> Callable[[int, int], bool]:
    """Whether a hit on a traveller may rest on another, by the markings of the two."""
    markings = {row["id"]: marking_in(row) for row in _asked("markings_known.sql")}
    return cache(lambda mine, other: mine == other or shows_wherever(markings[other], markings[mine]))


def _row(traveller: Row, one: Running, found: Any, at: datetime) -> Row:
    key = bytes.fromhex(settings.CREDENTIALS.id_key)
    match = found.match.bytes if found.match else b""
    return {
        "id": keyed_id(key, "rule hit", traveller["key"].bytes, one.rule_id.bytes, match), "rule_id": one.rule_id,
        "report_id": traveller["report_id"], "mention_key": traveller["key"], "version": one.version,
        "others": list(found.others), "match": found.match, "reasons": [asdict(reason) for reason in found.reasons],
        "found_at": at, "marking_id": traveller["marking_id"],
    }  # fmt: skip


def _asked(name: str, **parameters: Any) -> list[Row]:
    return ask(SQL + name, using="resolver", **parameters)
