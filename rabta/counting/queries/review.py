"""What a person is asked: pairs of incidents that may be one event, side by side, and what persons have judged."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from rabta.counting.queries.asked import asked_about
from rabta.counting.queries.events import judgements_among
from rabta.counting.queries.moving import placed_of, weight_of_pair
from rabta.counting.queries.seen import SQL, seen
from rabta.counting.rules.blocks import blocks_of, meet
from rabta.counting.rules.same_event import compare
from rabta.records.asking import answers, ask
from rabta.records.queries import incidents_stated, together

Row = dict[str, Any]


def review_pair(a: UUID, b: UUID) -> Row | None:
    """Two incidents in full beside each other, and every judgement on the pair; None unless the reader sees both.

    `comparison` is the newest automatic judgement; where none stands, as of most pairs, the rules weigh the two now: then
    `weighed_now` says whether they `met` (pairs that never meet are not compared) or were told apart at once. `together`:
    what the strictest of the two markings asks of whoever reads both, and of the note on a judgement. `opinions`: persons'
    judgements on the pair that stand, oldest first; `differ` whether they do; `yours` whether one of them is the reader's.
    `gave_way`: why a join of the two did (`why` as in the queue; `a` and `b`, the two that a person judged not the same,
    with their briefs), None where none did. `questions`: second opinions asked for; `to_ask`: whom the
    reader may name. `weight`: what hangs on the answer, as `weight_of_pair` gives it.
    """
    low, high = sorted((a, b))
    stated = incidents_stated([low, high])
    if low == high or len(stated) != 2:
        return None
    judgements = judgements_among([low, high])
    automatic = [j for j in judgements if j["by"] is None and not j["undone"]]
    comparison = automatic[0] if automatic else _weighed_now(low, high)
    opinions = [j for j in reversed(judgements) if j["by"] and not j["undone"]]
    return {
        "a": stated[low],
        "b": stated[high],
        "comparison": comparison,
        "judgements": judgements,
        "opinions": opinions,
        "differ": len({j["outcome"] for j in opinions}) > 1,
        "yours": any(j["by"]["you"] for j in opinions),
        "questions": ask(SQL + "questions_on.sql", a=low, b=high),
        "to_ask": answers("SELECT id, name FROM analysts_to_ask() ORDER BY name, id"),
        "gave_way": _gave_way(low, high),
        "weight": weight_of_pair(low, high, comparison["score"] if comparison else None),
        "together": together(one["marking_id"] for one in stated.values()),
    }


def _weighed_now(a: UUID, b: UUID) -> Row | None:
    """What the rules make of two of which no judgement of theirs stands; None where one counts no more.

    Where no block brings two together they were never compared; where one did, they were told apart, which is not kept.
    """
    placed = placed_of([a, b])
    if len(placed) < 2:
        return None
    facts = [placed[key].facts for key in (a, b)]
    weighed = compare(*facts)
    reasons = [{"name": one.name, "weight": one.weight, "text": one.text} for one in weighed.reasons]
    said = {"outcome": weighed.outcome, "relation": weighed.relation, "score": weighed.score, "reasons": reasons}
    return {**said, "weighed_now": "met" if meet(*map(blocks_of, facts)) else "never_met"}


def _gave_way(a: UUID, b: UUID) -> Row | None:
    row = next((one for one in asked_about(seen(), [a], most=1000) if (one["a"], one["b"]) == (a, b)), None)
    if row is None or row["gave_way"] is None:
        return None
    briefs = incident_briefs([row["cut_a"], row["cut_b"]])
    cut = {"a": row["cut_a"], "b": row["cut_b"], "a_brief": briefs[row["cut_a"]], "b_brief": briefs[row["cut_b"]]}
    return {"why": row["gave_way"], **cut}


def recent_judgements(*, most: int = 20) -> list[Row]:
    """Persons' judgements, newest first; what was decided at once is one of them.

    id, a, b (incident keys), outcome, note, at, by, undoable, deed_id (of what was decided at once, else None), pairs (how
    many were), a_brief, b_brief (None where its reading counts no more).
    """
    found = ask(SQL + "recent_judgements.sql", most=most)
    briefs = incident_briefs(key for row in found for key in (row["a"], row["b"]))
    kept = ("id", "a", "b", "outcome", "note", "undoable", "deed_id", "pairs")
    return [
        {
            **{name: row[name] for name in kept},
            "at": row["decided_at"],
            "by": {"reader_id": row["decided_by"], "you": bool(row["you"])},
            "a_brief": briefs.get(row["a"]),
            "b_brief": briefs.get(row["b"]),
        }
        for row in found
    ]


def incident_briefs(keys: Iterable[UUID]) -> dict[UUID, Row]:
    """These incidents as the lists of pairs show them, by key; those the reader does not see are absent."""
    kept = ("key", "occurred_from", "reported_on", "place_text", "district", "airport", "words", "lines", "arrests")
    return {
        key: {
            **{name: incident[name] for name in kept},
            "agencies": [held["agency"] for held in incident["agencies"]],
            "report_number": incident["report"]["number"],
        }
        for key, incident in incidents_stated(sorted(set(keys))).items()
    }
