"""The events behind a figure, or behind one part of it."""

from datetime import date
from typing import Any

from rabta.briefing.engine import behind, figures
from rabta.briefing.register import figure_kind, part_stored
from rabta.briefing.rules.figure import number
from rabta.briefing.rules.period import Period
from rabta.counting.queries import events_briefly, members_of_events, seen

Row = dict[str, Any]


def figure_records(
    name: str, *, date_from: date, date_to: date, key: str | None = None, most: int = 50, offset: int = 0
) -> Row:
    """The events behind a figure, or behind one part of it (`key`), the largest first: `{"figure", "events", "total"}`.

    The events' values add up to the figure's (to the part's). Where parts are of different units and no `key` is given,
    an event's value is None and its lines say what it holds. Raises NoSuchFigure and PeriodBackwards.
    """
    kind, period, now = figure_kind(name), Period(date_from, date_to), seen()
    stored = part_stored(kind, key)
    shown = figures(now, [kind], period)[0]
    rows = behind(now, name, period, key=stored, most=most, offset=offset)
    members = members_of_events(now, [row["key"] for row in rows])
    lines = {brief["key"]: brief for brief in events_briefly(now, rows)}
    adds_up = key is not None or shown["value"] is not None
    return {
        "figure": {**shown, "part": next((part for part in shown["by"] if part["key"] == key), None)},
        "events": [
            {
                "event_key": row["key"],
                "day": row["day"],
                "place": row["place_text"],
                "district": lines[row["key"]]["district"],
                "airport": row["airport"],
                "agencies": lines[row["key"]]["agencies"],
                "lines": lines[row["key"]]["lines"],
                "covers": row["covers"],
                "value": number(row["value"]) if adds_up else None,
                "value_text": _worded(kind.worded, row["value"], key) if adds_up else "",
                "as_reported": number(row["as_reported"]) if adds_up else None,
                "as_reported_text": _worded(kind.worded, row["as_reported"], key) if adds_up else "",
                "incidents": [
                    {"key": member["incident_key"], "report_number": member["report_number"]}
                    for member in members.get(row["key"], [])
                ],
            }
            for row in rows
        ],
        "total": rows[0]["total"] if rows else 0,
    }


def _worded(worded: Any, value: Any, key: str | None) -> str:
    return worded(value, key) if value is not None else "not counted here"
