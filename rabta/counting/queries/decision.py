"""What one person's judgement moves: the same incidents counted with it and without it, by the rules that count them."""

from typing import Any
from uuid import UUID

from rabta.counting.queries.events import judgements_among
from rabta.counting.queries.moving import Days, differing, mass_within, moved, summed
from rabta.counting.queries.review import incident_briefs
from rabta.counting.queries.seen import SQL
from rabta.counting.rules.projection import PersonJudged
from rabta.records.asking import ask

Row = dict[str, Any]


def decision(judgement_id: UUID, *, within: Days | None = None) -> Row | None:
    """A person's judgement and what it makes of the events around it, in this reader's view; None where hidden or missing.

    id, a, b, outcome, note, at, by, stands (not taken back), a_brief, b_brief, and `with_it` and `without_it`: each
    `{"events", "arrests", "mass_g"}`, the number of events, the persons arrested and the whole grams they count;
    `lines`: substances whose count differs, `{"substance", "unit", "with_it", "without_it"}`, grams under "g";
    `differ`: whether another person's judgement on the pair stands that says otherwise, so that neither counts.
    `moves_g`: by how much the judgement raises what counts of the days `within` (less than nought: lowers).
    """
    found = ask(SQL + "decision.sql", judgement_id=judgement_id)
    if not found:
        return None
    row = found[0]
    itself = PersonJudged(str(row["a"]), str(row["b"]), row["outcome"])
    with_it, without_it = moved([itself], but={row["id"]})
    briefs = incident_briefs([row["a"], row["b"]])
    return {
        **{name: row[name] for name in ("id", "a", "b", "outcome", "note", "stands")},
        "at": row["decided_at"],
        "by": {"reader_id": row["decided_by"], "you": bool(row["you"])},
        "a_brief": briefs.get(row["a"]),
        "b_brief": briefs.get(row["b"]),
        "with_it": summed(with_it),
        "without_it": summed(without_it),
        "dissents": ask(SQL + "dissents.sql", incident_key=None, judgement_id=row["id"]),
        "differ": bool(row["stands"]) and _differ(row["a"], row["b"]),
        "lines": differing(with_it, without_it),
        "moves_g": mass_within(with_it, within) - mass_within(without_it, within),
    }


def _differ(a: UUID, b: UUID) -> bool:
    standing = (one for one in judgements_among(sorted((a, b))) if one["by"] and not one["undone"])
    return len({one["outcome"] for one in standing}) > 1
