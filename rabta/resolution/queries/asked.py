"""Pairs of mentions that wait for a person's judgement, as one reader sees them."""

import uuid
from typing import Any

from rabta.records.asking import ask
from rabta.resolution.queries.identities import SQL, mention_told
from rabta.resolution.rules.identity.evidence import compare
from rabta.resolution.rules.identity.facts import person

MOST_ASKED = 200


def asked(*, most: int = MOST_ASKED) -> list[dict[str, Any]]:
    """One dict per pair: `a`, `b` (mentions), `score`, `differ` (persons' judgements do). Persons' differences first."""
    rows = ask(SQL + "asked.sql", most=most)
    keys = sorted({key for row in rows for key in (row["a"], row["b"])})
    mentions = {row["key"]: mention_told(row) for row in ask(SQL + "mentions.sql", keys=keys)} if keys else {}
    return [{**row, "a": mentions[row["a"]], "b": mentions[row["b"]]} for row in rows]


def asked_in_all() -> int:
    """How many pairs wait, at most MOST_ASKED."""
    return len(ask(SQL + "asked.sql", most=MOST_ASKED))


def pair(a: uuid.UUID, b: uuid.UUID) -> dict[str, Any] | None:
    """Two mentions side by side, with the reasons the rules give now and the judgements that stand on the pair.

    None where either is hidden or missing, or both are one.
    """
    keys = sorted({a, b})
    rows = [mention_told(row) for row in ask(SQL + "mentions.sql", keys=keys)]
    if len(rows) != 2:
        return None
    one, other = sorted(rows, key=lambda row: keys.index(row["key"]))
    seen = compare(person(one, one["known_by"]), person(other, other["known_by"]))
    judgements = ask(SQL + "judgements.sql", keys=keys, any_end=False)
    return {
        "a": one, "b": other, "reasons": [reason.stored() for reason in seen.reasons], "score": seen.score,
        "outcome": seen.outcome, "judgements": [row for row in judgements if row["by_person"]],
    }  # fmt: skip
