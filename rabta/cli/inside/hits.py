"""Inside an opened house: hits of lists and of rules, for `rabta watchlist` and `rabta rules`."""

import argparse
import uuid
from datetime import date
from typing import Any

from rabta.cli.inside.acting import disclose_as
from rabta.filing.errors import NotAvailable
from rabta.screening.operations.hits import sign_hit
from rabta.screening.queries.hits import hit, hits
from rabta.screening.rules.hit import By, HitStep
from rabta.sharing.operations import reading_as

MOST = 1000
OF = {
    By.LIST: ("id", "basis", "score", "reasons", "entry_ended", "traveller"),
    By.RULE: ("id", "rule_id", "rule", "version", "reasons", "traveller"),
}
Row = dict[str, Any]


def waiting(reader_id: uuid.UUID, found_by: By, today: date) -> Row:
    """What waits for a person, ready for JSON and for `in_words`."""
    with reading_as(reader_id):
        found = hits(today=today, found_by=found_by, most=MOST)
    disclose_as(reader_id, "watch_hit:list", ("page", "matches"), shown=len(found["hits"]))
    return {"total": found["total"], "hits": [_plain(one) for one in found["hits"]]}


def one(reader_id: uuid.UUID, hit_id: uuid.UUID, arguments: argparse.Namespace, today: date, deed: Row) -> Row:
    """One hit, or what was signed of it. Raises NotAvailable and CannotJudge."""
    if arguments.step:
        sign_hit(hit_id=hit_id, kind=HitStep(arguments.step), words=arguments.reason or "", **deed)
        return {"signed": arguments.step, "id": str(hit_id)}
    with reading_as(reader_id) as looking:
        found = hit(hit_id, by=looking, today=today)
    if found is None:
        raise NotAvailable
    disclose_as(reader_id, "watch_hit:read", ("watch_hit", str(hit_id)), shown=1)
    return {"hit": {**_plain(found), "call": found["call"], "steps": found["steps"]}}


def _plain(found: Row) -> Row:
    told = {name: found[name] for name in OF[found["found_by"]]}
    if found["found_by"] is By.LIST:
        told["listed"] = found["entry"]
    return {**told, "flight": found["flight"]["name"], "state": str(found["standing"].state), "by": found["standing"].name}


def in_words(said: Row) -> str:
    """What either command prints of `waiting` and `one` without --json."""
    if "hits" in said:
        rows = [f"{each['id']}  {each['state']:<5}  {each['flight']:<18}  {each['traveller']['name']}  {_because(each)}"
                for each in said["hits"]]  # fmt: skip
        return "\n".join(rows) or "No match waits in your view."
    found = said["hit"]
    why = [f"  {each.get('sentence') or each['code']}: {each['stated']}" for each in found["reasons"]]
    steps = [f"  {each['number']}. {each['kind']} {each['words']} ({each['signed_name']})" for each in found["steps"]]
    return "\n".join([f"{found['traveller']['name']}, {_because(found)}", *why, *steps])


def _because(found: Row) -> str:
    listed = found.get("listed")
    if listed is None:
        return str(found["rule"])
    return f"{found['basis']}, listed as {listed['name'] or listed['identifiers'][0]['written']} ({listed['why']})"
