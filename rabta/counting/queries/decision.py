"""What one person's judgement moves: the same incidents counted with it and without it, by the rules that count them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from rabta.counting.queries.review import incident_briefs
from rabta.counting.queries.seen import SQL
from rabta.counting.rules.projection import PersonJudged, ProjectedEvent, project
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import standing_of_row
from rabta.records.asking import ask
from rabta.records.rules.naming import substance_named
from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]
Amounts = dict[tuple[str, str], Decimal]
"""(substance code, unit) -> what counts; the unit of masses is "g"."""


def decision(judgement_id: UUID) -> Row | None:
    """A person's judgement and what it makes of the events around it, in this reader's view; None where hidden or missing.

    id, a, b, outcome, note, at, by, stands (not taken back), a_brief, b_brief, and `with_it` and `without_it`: each
    `{"events", "arrests", "mass_g", "day"}`, the number of events, the persons arrested and the whole grams they count;
    `lines`: substances whose count differs, `{"substance", "unit", "with_it", "without_it"}`, grams under "g".
    """
    found = ask(SQL + "decision.sql", judgement_id=judgement_id)
    if not found:
        return None
    row = found[0]
    around = ask(SQL + "around.sql", keys=[row["a"], row["b"]], likely=LIKELY)
    placed = [standing_of_row(tuple(incident.values())).placed for incident in around]
    judged = ask(SQL + "wide_judgements.sql", keys=[UUID(incident.key) for incident in placed])
    others = [PersonJudged(str(j["a"]), str(j["b"]), j["outcome"]) for j in judged if j["id"] != row["id"]]
    itself = PersonJudged(str(row["a"]), str(row["b"]), row["outcome"])
    with_it, without_it = project(placed, [*others, itself]).events, project(placed, others).events
    briefs = incident_briefs([row["a"], row["b"]])
    return {
        **{name: row[name] for name in ("id", "a", "b", "outcome", "note", "stands")},
        "at": row["decided_at"],
        "by": {"reader_id": row["decided_by"], "you": bool(row["you"])},
        "a_brief": briefs.get(row["a"]),
        "b_brief": briefs.get(row["b"]),
        "with_it": _summed(with_it),
        "without_it": _summed(without_it),
        "dissents": ask(SQL + "dissents.sql", incident_key=None, judgement_id=row["id"]),
        "lines": _differing(_amounts(with_it), _amounts(without_it)),
    }


def _summed(events: Iterable[ProjectedEvent]) -> Row:
    events = list(events)
    return {
        "events": len(events),
        "arrests": sum(event.arrests or 0 for event in events),
        "mass_g": sum(line.g or 0 for event in events for line in event.lines),
        "day": min((event.day for event in events if event.day), default=None),
    }


def _amounts(events: Iterable[ProjectedEvent]) -> Amounts:
    amounts: Amounts = {}
    for event in events:
        for line in event.lines:
            if line.g is not None:
                at, amount = (line.substance, "g"), Decimal(line.g)
            elif line.n is not None:
                at, amount = (line.substance, line.unit or "unknown"), Decimal(line.n)
            else:
                continue
            amounts[at] = amounts.get(at, Decimal(0)) + amount
    return amounts


def _differing(with_it: Amounts, without_it: Amounts) -> list[Row]:
    keys = sorted(with_it.keys() | without_it.keys())
    return [
        {
            "substance": substance_named(substance(code).number),
            "unit": unit,
            "with_it": with_it.get((code, unit), Decimal(0)),
            "without_it": without_it.get((code, unit), Decimal(0)),
        }
        for code, unit in keys
        if with_it.get((code, unit)) != without_it.get((code, unit))
    ]
