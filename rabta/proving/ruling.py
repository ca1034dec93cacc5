"""Builds the rules of a world by the room's operations, and the hits they give. Ids depend on each one's key."""

import uuid
from datetime import timedelta
from typing import Any

from rabta.proving.built import Built, as_resolver, ids_of
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import ANF_OFFICER, SECOND, Person
from rabta.proving.rules.ruled import Ruled
from rabta.screening.operations.rules import KNOWN, NewRule, open_rule, sign_test, switch_on
from rabta.screening.rule_matching import apply_rules


def write_rules(built: Built, ruled: Ruled) -> None:
    """Write one rule, test it, and switch it on."""
    new = NewRule(name=f"EX-rule, {ruled.key}", ground="EX-order", reason=f"EX-reason, {ruled.key}", contact="EX-desk",
                  phone="+92 51 000 0001", text=ruled.text)  # fmt: skip
    rule_id = open_rule(new=new, marking_text=ruled.marked.as_text(), **_deed(ruled, ANF_OFFICER, "written"))
    built.rules[ruled.key] = rule_id
    if ruled.is_on:
        sign_test(rule_id=rule_id, today=NOW.date(), **_deed(ruled, ANF_OFFICER, "tested"))
        switch_on(
            rule_id=rule_id, version=1, until=(NOW + timedelta(days=90)).date(), words="EX-looked at", known=list(KNOWN),
            today=NOW.date(), **_deed(ruled, SECOND, "switched on"),
        )  # fmt: skip


def _deed(ruled: Ruled, who: Person, key: str) -> dict[str, Any]:
    return {"reader_id": who.id, "at": NOW - timedelta(minutes=45), "new_id": ids_of(f"ruled {ruled.key} {key}")}


def find_rule_hits(built: Built) -> None:
    """Compare the travellers there are with the rules that are on."""
    apply_rules(today=NOW.date(), at=NOW - timedelta(minutes=40), new_id=ids_of("rules applied"))
    rules, reports = ({found: key for key, found in named.items()} for named in (built.rules, built.reports))
    rows = as_resolver("SELECT id, rule_id, report_id, match IS NOT NULL FROM rule_hit ORDER BY id")
    for number, (hit_id, rule_id, report_id, _) in enumerate(rows):
        key = f"{rules[uuid.UUID(str(rule_id))]} / {reports[uuid.UUID(str(report_id))]} #{number}"
        built.rule_hits[key] = uuid.UUID(str(hit_id))
