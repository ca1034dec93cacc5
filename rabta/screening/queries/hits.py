"""Reading hits of lists and rules: whoever sees all that one rests on sees it, and nobody else that it is there."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.screening.rules.hit import By, HitStep, Signed, lawful_next, standing
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "screening/sql/queries/"
HITS_A_PAGE = 50
Row = dict[str, Any]


def hits(
    *, today: date, waiting: bool = True, found_by: By | None = None, entry_id: UUID | None = None,
    rule_id: UUID | None = None, keys: Sequence[UUID] | None = None, most: int = HITS_A_PAGE, skip: int = 0,
) -> Row:  # fmt: skip
    """`hits` that show, those that wait first, then by day of travel, and `total` of them before `most`.

    Each has id, `found_by`, reasons, `traveller` (what it states), `flight`, `standing`, `waits` (for a person's
    judgement), `entry_ended` (withdrawn, closed or not renewed since; of a rule: switched off or closed since);
    of a list: basis, score, `entry` (what it says); of a rule: rule_id, rule (its name), version, match. `waiting`: only
    those that wait. `keys`: of these travellers.
    """
    rows = _rows(
        today=today, waiting=waiting, found_by=found_by, entry_id=entry_id, rule_id=rule_id,
        keys=None if keys is None else list(keys), most=most, skip=skip,
    )  # fmt: skip
    return {"hits": [_told(row) for row in rows], "total": rows[0]["total"] if rows else 0}


def hit(hit_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One hit, or None where it or something that it rests on is hidden or missing. As in `hits`, and: `steps`, `next` (the
    steps this reader may sign), `call` (who is called: the desk of its list or rule, None where the list does not show),
    `rule_reason`, `others`: travellers that a hit of a rule rests on."""
    found = _rows(today=today, hit_id=hit_id)
    if not found:
        return None
    told, steps = _told(found[0]), ask(SQL + "hit_steps.sql", hit_id=hit_id)
    now = standing([_signed(each["kind"], each["signed_by"], each["signed_name"]) for each in steps],
                   remembered=found[0]["remembered"])  # fmt: skip
    is_of_rule = told["found_by"] is By.RULE
    return {
        **told, "standing": now, "steps": [{**step, "agency": agency_named(step["agency"])} for step in steps],
        "next": lawful_next(now, told["found_by"], by=by.reader_id) if signs(by) else (),
        "call": _of_rule(found[0]) if is_of_rule else _of_list(found[0]["watch_list_id"]),
        "rule_reason": found[0]["rule_reason"], "marking_id": found[0]["marking_id"],
        "others": ask(SQL + "rule_hit_others.sql", hit_id=hit_id) if is_of_rule else [],
    }  # fmt: skip


def listed_documents() -> list[Row]:
    """Documents of travellers that a list holds as lost, stolen, forged or cancelled: `key` of the mention, as `written`."""
    return ask(SQL + "listed_documents.sql")


def signs(by: Looking) -> bool:
    """Whether this reader judges hits: officers of agencies of the country and analysts."""
    return bool({Role.LIAISON, Role.ANALYST} & by.roles) and not agency_numbered(by.agency).is_partner


def _rows(
    *, today: date, waiting: bool = False, found_by: By | None = None, hit_id: UUID | None = None,
    entry_id: UUID | None = None, rule_id: UUID | None = None, keys: list[UUID] | None = None, most: int = 1, skip: int = 0,
) -> list[Row]:  # fmt: skip
    return ask(
        SQL + "hits.sql", today=today, waiting=waiting, found_by=found_by and str(found_by), hit_id=hit_id,
        entry_id=entry_id, rule_id=rule_id, keys=keys, most=most, skip=skip,
    )  # fmt: skip


def _of_list(list_id: UUID) -> Row | None:
    lists = ask(SQL + "lists.sql", id=list_id)
    return {**{name: lists[0][name] for name in ("name", "contact", "phone")}, "agency": None} if lists else None


def _of_rule(row: Row) -> Row:
    return {"name": "", "contact": row["contact"], "phone": row["phone"], "agency": agency_named(row["agency"])}


def _signed(kind: str, by: UUID, name: str) -> Signed:
    return Signed(HitStep(kind), by, name)


def _told(row: Row) -> Row:
    last = [_signed(row["last_kind"], row["last_by"], row["last_name"])] if row["last_kind"] else []
    day: date | None = row["departs_on"]
    told = {
        **{name: row[name] for name in ("id", "reasons", "report_id", "mention_key", "waits", "entry_ended")},
        "found_by": By(row["found_by"]), "standing": standing(last, remembered=row["remembered"]),
        "traveller": {"name": row["stated_name"], "father": row["stated_father"], "on": row["seen_from"],
                      "born": sorted({day for day in (row["born_from"], row["born_to"]) if day}),
                      "place": row["place_text"]},
        "flight": {**{name: row[name] for name in ("designator", "departs_on", "origin", "destination")},
                   "name": f"{row['designator']}-{day}" if row["designator"] and day else ""},
    }  # fmt: skip
    if told["found_by"] is By.RULE:
        return {**told, **{name: row[name] for name in ("rule_id", "rule", "version", "match")}}
    entry = {name: row[name] for name in ("kind", "why", "name", "father", "born", "issuer", "identifiers")}
    return {**told, **{name: row[name] for name in ("basis", "score")}, "entry": entry | {"id": row["entry_id"]}}
