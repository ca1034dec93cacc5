"""What happened, once: events with their incidents, what counts in each, and what joined them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from rabta.counting.queries.asked import asked_about
from rabta.counting.queries.seen import SQL, Seen, seen
from rabta.records.asking import ask
from rabta.records.queries import incidents_stated, together
from rabta.records.rules.naming import agencies_named, district_named, setting_named, substance_named, unit_code
from rabta.vocabulary.rules.numbered import district_number
from rabta.vocabulary.rules.substances import substance as substance_with_code

Row = dict[str, Any]


def event(key: UUID) -> Row | None:
    """The event of this key, or the one that holds the incident of this key; None where the reader sees neither.

    key, day (None: undated), day_is_stated, place, setting, agencies, arrests, foreigners, women and vehicles (None: not
    stated), nationalities (ISO 3166-1 code to persons arrested, as documented), covers (keys of the events that it tells
    of as one: they count, it does not), in_doubt (pairs a person is asked about), `incidents` in full, `lines` (what
    counts, by which rule, and what each set aside) and `judgements` among its incidents and in doubt beside it: those
    that stand, then those taken back or replaced, newest first. `together`: what the strictest of their markings asks.
    """
    now = seen()
    found = now.ask(SQL + "event.sql", key=key)
    if not found:
        return None
    row = found[0]
    keys = [member["incident_key"] for member in members_of_events(now, [row["key"]]).get(row["key"], [])]
    stated = incidents_stated(keys)
    asked = asked_about(now, keys, most=1000)
    return {
        **_place_and_people(row),
        "day_is_stated": row["day_is_stated"],
        "covers": row["covers"],
        "in_doubt": len(asked),
        "asked": [{"a": pair["a"], "b": pair["b"], "score": pair["score"]} for pair in asked],
        "incidents": [{**stated[key], "event_key": row["key"]} for key in keys if key in stated],
        "lines": counted_lines(now, [row["key"]]).get(row["key"], []),
        "judgements": sorted(judgements_among(keys), key=lambda judgement: judgement["undone"]),
        "together": together(one["marking_id"] for one in stated.values()),
    }


def events(
    *, date_from: date, date_to: date, substance: str | None = None, district: str | None = None, most: int = 50,
    offset: int = 0, bare: bool = False,
) -> Row:  # fmt: skip
    """The dated events of a period, newest first: `{"events": [brief], "total"}`; both ends included.

    A brief has key, day, place, agencies, people, incidents and reports (how many), covers (not empty: a lump that does
    not count beside the events it covers, though `total` holds it), and its lines. `substance` is a
    code, `district` an English name; `bare`: only events in which no seizure counts.
    """
    now = seen()
    number = district_number(district) if district else None
    if district and number is None:
        raise KeyError(district)
    found = now.ask(
        SQL + "events.sql", date_from=date_from, date_to=date_to, district=number, most=most, offset=offset, bare=bare,
        substance=substance_with_code(substance).number if substance else None,
    )  # fmt: skip
    return {"events": events_briefly(now, found), "total": found[0]["total"] if found else 0}


def events_briefly(now: Seen, found: Sequence[Row]) -> list[Row]:
    """Rows of `seen_event` as briefs, in the same order."""
    lines = counted_lines(now, [row["key"] for row in found])
    return [
        {
            **_place_and_people(row),
            "incidents": row["incidents"],
            "reports": row["reports"],
            "covers": row["covers"],
            "lines": lines.get(row["key"], []),
        }
        for row in found
    ]


def members_of_events(now: Seen, event_keys: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """The incidents of these events, by event, the earliest report first: incident_key, report_id, report_number."""
    members: dict[UUID, list[Row]] = {}
    for row in now.ask(SQL + "members_of_events.sql", event_keys=list(event_keys)) if event_keys else []:
        members.setdefault(row["event_key"], []).append(row)
    return members


def counted_lines(now: Seen, event_keys: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """What counts, by event: substance, mass_g (whole grams) or quantity and unit, from_incident, rule, set_aside."""
    lines: dict[UUID, list[Row]] = {}
    found = now.ask(SQL + "lines_of_events.sql", event_keys=list(event_keys)) if event_keys else []
    for row in found:
        lines.setdefault(row["event_key"], []).append(
            {
                "substance": substance_named(row["substance"]),
                "mass_g": row["mass_g"],
                "quantity": row["quantity"],
                "unit": unit_code(row["unit"]),
                "from_incident": row["from_incident"],
                "rule": row["rule"],
                "set_aside": [_set_aside(aside) for aside in row["set_aside"] or []],
            }
        )
    return lines


def _set_aside(stored: Row) -> Row:
    """One statement that does not count: whose it is, what it said (whole grams, or quantity and unit), and why not."""
    return {
        "incident_key": UUID(stored["incident_key"]),
        "substance": substance_named(substance_with_code(stored["substance"]).number),
        "mass_g": stored["g"],
        "quantity": None if stored["quantity"] is None else Decimal(stored["quantity"]),
        "unit": stored["unit"],
        "why": stored["why"],
    }


def judgements_among(keys: Sequence[UUID], *, any_end: bool = False) -> list[Row]:
    """Judgements with both ends among these incident keys (with `any_end`: one), newest first.

    `by` is None for an automatic one, else {"reader_id", "you"}. `undone`: taken back, or replaced by a newer
    automatic one of the same pair.
    """
    found = ask(SQL + "judgements_on.sql", keys=list(keys), any_end=any_end)
    return [judgement_shown(row) for row in found]


def judgement_shown(row: Row) -> Row:
    kept = ("id", "a", "b", "outcome", "relation", "score", "reasons", "note", "undone", "rule_version")
    by = {"reader_id": row["decided_by"], "you": bool(row["you"])} if row["decided_by"] else None
    return {**{name: row[name] for name in kept}, "by": by, "at": row["decided_at"]}


def _place_and_people(row: Row) -> Row:
    kept = (
        "key", "day", "place_text", "province", "country", "airport", "arrests", "foreigners", "women", "nationalities",
        "vehicles",
    )  # fmt: skip
    return {
        **{name: row[name] for name in kept},
        "district": district_named(row["district"]),
        "setting": setting_named(row["setting"]),
        "agencies": agencies_named(row["agencies"]),
    }
