"""Reading hits of rules: they show to whoever sees the traveller, the rule and all that they rest on, and to nobody else."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.screening.queries.hits import signs
from rabta.screening.rules.rule_hit import HitStanding, RuleHitState, RuleHitStep, SignedHit, hit_standing, lawful_for_hit
from rabta.sharing.operations import Looking

SQL = "screening/sql/queries/"
HITS_A_PAGE = 50
Row = dict[str, Any]


def rule_hits(
    *, waiting: bool = True, rule_id: UUID | None = None, keys: Sequence[UUID] | None = None, most: int = HITS_A_PAGE,
    skip: int = 0,
) -> Row:  # fmt: skip
    """`hits` that show, those that wait first, then by the day of travel, and `total` of them before `most`.

    Each has id, rule_id, rule (its name), version, `traveller`, `flight`, reasons (sentence, stated), `standing`.
    """
    rows = _rows(waiting=waiting, rule_id=rule_id, keys=list(keys) if keys is not None else None, most=most, skip=skip)
    return {"hits": [_told(row) for row in rows], "total": rows[0]["total"] if rows else 0}


def rule_hit(hit_id: UUID, *, by: Looking) -> Row | None:
    """One hit, or None where it, its traveller, its rule or what it rests on is hidden or missing. As in `rule_hits`, and:
    `steps`, `next` (the steps this reader may sign), `call` (who is called), `others`: travellers that it rests on."""
    found = _rows(hit_id=hit_id)
    if not found:
        return None
    steps = ask(SQL + "rule_hit_steps.sql", hit_id=hit_id)
    state = hit_standing([SignedHit(RuleHitStep(s["kind"]), s["signed_by"], s["signed_name"], s["words"]) for s in steps])
    return {
        **_told(found[0]), "standing": state, "steps": [{**step, "agency": agency_named(step["agency"])} for step in steps],
        "next": lawful_for_hit(state, by=by.reader_id) if signs(by) else (), "marking_id": found[0]["marking_id"],
        "call": {"contact": found[0]["contact"], "phone": found[0]["phone"], "agency": agency_named(found[0]["agency"])},
        "rule_reason": found[0]["rule_reason"], "others": ask(SQL + "rule_hit_others.sql", hit_id=hit_id),
    }  # fmt: skip


def waits(found: Row) -> bool:
    """Whether a person still has to say what was found."""
    state: HitStanding = found["standing"]
    return state.state in (RuleHitState.OPEN, RuleHitState.TAKEN)


def _rows(
    *, waiting: bool = False, hit_id: UUID | None = None, rule_id: UUID | None = None, keys: list[UUID] | None = None,
    most: int = 1, skip: int = 0,
) -> list[Row]:  # fmt: skip
    return ask(SQL + "rule_hits.sql", waiting=waiting, hit_id=hit_id, rule_id=rule_id, keys=keys, most=most, skip=skip)


def _told(row: Row) -> Row:
    last = [SignedHit(RuleHitStep(row["last_kind"]), row["last_by"], row["last_name"])] if row["last_kind"] else []
    day: date | None = row["departs_on"]
    flight = f"{row['designator']}-{day}" if row["designator"] and day else ""
    return {
        "id": row["id"], "rule_id": row["rule_id"], "rule": row["rule"], "version": row["version"],
        "reasons": row["reasons"], "report_id": row["report_id"], "mention_key": row["mention_key"],
        "match": row["match"],
        "traveller": {"name": row["stated_name"], "on": row["seen_from"]},
        "flight": {"name": flight, "designator": row["designator"], "departs_on": day, "origin": row["origin"],
                   "destination": row["destination"]},
        "standing": hit_standing(last),
    }  # fmt: skip
