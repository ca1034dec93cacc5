"""What a person is asked: pairs of incidents that may be one event, side by side, and what persons have judged."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from rabta.counting.queries.events import judgements_among
from rabta.counting.queries.seen import SQL
from rabta.records.asking import ask
from rabta.records.queries import incidents_stated, together

Row = dict[str, Any]


def review_queue(*, most: int = 50) -> list[Row]:
    """Pairs a person is asked about, the likeliest first.

    a, b (incident keys), score (centi-weights), relation, reasons, a_brief, b_brief.

    Only pairs whose newest automatic judgement asks, that no person's judgement settles, and both ends of which the
    reader sees; a judgement marked above the reader leaves the question open to that reader.
    """
    found = ask(SQL + "asked.sql", keys=None, most=most)
    briefs = incident_briefs(key for row in found for key in (row["a"], row["b"]))
    kept = ("a", "b", "score", "relation", "reasons")
    return [
        {**{name: row[name] for name in kept}, "a_brief": briefs[row["a"]], "b_brief": briefs[row["b"]]}
        for row in found
    ]


def asked_in_all() -> int:
    """How many pairs the reader could be asked about."""
    return int(ask(SQL + "asked_in_all.sql")[0]["total"])


def asked_pairs(*, most: int) -> list[tuple[UUID, UUID]]:
    """The keys of the pairs the reader could be asked about, the likeliest first."""
    return [(row["a"], row["b"]) for row in ask(SQL + "asked.sql", keys=None, most=most)]


def review_pair(a: UUID, b: UUID) -> Row | None:
    """Two incidents in full beside each other, and every judgement on the pair; None unless the reader sees both.

    `comparison` is the newest automatic judgement, None where the rules never put the two side by side. `together`:
    what the strictest of the two markings asks of whoever reads both, and of the note on a judgement.
    """
    low, high = sorted((a, b))
    stated = incidents_stated([low, high])
    if low == high or len(stated) != 2:
        return None
    judgements = judgements_among([low, high])
    automatic = [j for j in judgements if j["by"] is None and not j["undone"]]
    return {
        "a": stated[low],
        "b": stated[high],
        "comparison": automatic[0] if automatic else None,
        "judgements": judgements,
        "together": together(one["marking_id"] for one in stated.values()),
    }


def recent_judgements(*, most: int = 20) -> list[Row]:
    """Persons' judgements, newest first.

    id, a, b (incident keys), outcome, note, at, by, undoable, a_brief, b_brief (None where its reading counts no more).
    """
    found = ask(SQL + "recent_judgements.sql", most=most)
    briefs = incident_briefs(key for row in found for key in (row["a"], row["b"]))
    kept = ("id", "a", "b", "outcome", "note", "undoable")
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
