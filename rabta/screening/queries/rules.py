"""Reading rules: what they say, how they stand, what came of their hits; everything as the reader sees it."""

from datetime import date
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.screening.queries.watch_lists import keeps
from rabta.screening.rules.rule_course import RuleState, RuleStep, SignedStep, lawful_for_rule, rule_standing
from rabta.screening.rules.written.condition import Condition, Group
from rabta.screening.rules.written.intervals import share_of
from rabta.screening.rules.written.reading import read_rule
from rabta.sharing.operations import Looking

SQL = "screening/sql/queries/"
Row = dict[str, Any]


def rules(*, today: date) -> list[Row]:
    """The rules that show, by name, as in `rule` but for `next`."""
    rows = ask(SQL + "rules.sql", id=None)
    steps = _steps([row["id"] for row in rows])
    outcomes = _outcomes(None) if rows else {}
    return [_told(row, steps.get(row["id"], []), outcomes.get(row["id"], {}), today) for row in rows]


def rule(rule_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One rule, or None where it is hidden or missing.

    id, name, agency, ground, reason, contact, phone, opened_*, marking(_id), `versions` (number, text, digest), `text` of
    the latest, `reads` (its lines with their depth), `standing`, `steps`, `next`: the steps this reader may sign, `mine`;
    `precision`: of the hits that show, found among those looked into, and `hits` by state.
    """
    found = ask(SQL + "rules.sql", id=rule_id)
    if not found:
        return None
    told = _told(found[0], _steps([rule_id]).get(rule_id, []), _outcomes(rule_id).get(rule_id, {}), today)
    mine = keeps(by, found[0]["agency"])
    return {
        **told, "marking": marking_texts().get(found[0]["marking_id"], ""), "mine": mine,
        "next": lawful_for_rule(told["standing"], by=by.reader_id) if mine else (),
    }  # fmt: skip


def reads_as(rule: Group) -> list[Row]:
    """A rule as it reads, a line each: depth, `join` of a head (all, any, none) or `sentence` of a condition."""
    found: list[Row] = []

    def walk(part: Group | Condition, depth: int) -> None:
        if isinstance(part, Condition):
            found.append({"depth": depth, "join": "", "sentence": part.sentence, "line": part.line})
            return
        found.append({"depth": depth, "join": str(part.join), "sentence": "", "line": f"{part.join} of"})
        for one in part.parts:
            walk(one, depth + 1)

    walk(rule, 0)
    return found


def signed(step: Row) -> SignedStep:
    """A step as the fold takes it."""
    return SignedStep(RuleStep(step["kind"]), step["version"], step["signed_by"], step["until"])


def _steps(ids: list[UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in ask(SQL + "rule_steps.sql", ids=ids) if ids else []:
        found.setdefault(row["of"], []).append(row)
    return found


def _outcomes(rule_id: UUID | None) -> dict[UUID, dict[str, int]]:
    found: dict[UUID, dict[str, int]] = {}
    for row in ask(SQL + "rule_outcomes.sql", id=rule_id):
        found.setdefault(row["of"], {})["open" if row["state"] == "reopened" else row["state"]] = row["hits"]
    return found


def _told(row: Row, steps: list[Row], outcomes: dict[str, int], today: date) -> Row:
    latest = row["versions"][-1] if row["versions"] else {"number": 0, "text": "", "digest": ""}
    read = read_rule(latest["text"]).rule
    found, nothing = outcomes.get("found", 0), outcomes.get("nothing_found", 0)
    standing = rule_standing([signed(step) for step in steps], today=today)
    is_off = standing.state in (RuleState.OFF, RuleState.CLOSED)  # then its hits wait for nobody
    waiting = 0 if is_off else outcomes.get("open", 0) + outcomes.get("taken", 0)
    return {
        **row, "agency": {**agency_named(row["agency"]), "number": row["agency"]}, "text": latest["text"],
        "digest": latest["digest"], "reads": reads_as(read) if read else [], "rule": read,
        "standing": standing, "steps": steps,
        "hits": outcomes, "all_hits": sum(outcomes.values()), "waiting": waiting,
        "precision": share_of(found, found + nothing),
    }  # fmt: skip
