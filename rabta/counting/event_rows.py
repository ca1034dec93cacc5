"""Events and their counted lines as rows: what stands in each column, by its name and type."""

from typing import Any

from rabta.counting.rules import numbers
from rabta.counting.rules.counted_line import SetAside
from rabta.counting.rules.projection import ProjectedEvent

EVENT_COLUMNS = {
    "key": "uuid", "day": "date", "day_is_stated": "boolean", "district": "smallint", "province": "text", "country": "text",
    "airport": "text", "setting": "smallint", "place_text": "text", "agencies": "smallint[]", "incidents": "integer",
    "reports": "integer", "arrests": "integer", "foreigners": "integer", "women": "integer", "nationalities": "jsonb",
    "vehicles": "integer", "seized": "boolean", "covers": "uuid[]",
}  # fmt: skip
MEMBER_COLUMNS = {"event_key": "uuid", "incident_key": "uuid", "day": "date"}
LINE_COLUMNS = {
    "event_key": "uuid", "line_no": "smallint", "substance": "smallint", "mass_g": "bigint", "quantity": "numeric(20,6)",
    "unit": "smallint", "from_incident": "uuid", "rule": "text", "set_aside": "jsonb", "day": "date",
}  # fmt: skip
"""The columns of each table beside the view, with their types."""


def event_row(event: ProjectedEvent) -> tuple[Any, ...]:
    """An event's values in the order of EVENT_COLUMNS."""
    place = event.place
    return (
        event.key, event.day, event.day_is_stated, numbers.district(place.district), place.province, place.country,
        place.airport, numbers.setting(place.setting), place.place_text, numbers.agencies(event.agencies),
        len(event.members), event.reports, event.arrests, event.foreigners, event.women, dict(event.nationalities),
        event.vehicles, event.seized, event.covers,
    )  # fmt: skip


def line_rows(event: ProjectedEvent) -> list[tuple[Any, ...]]:
    """An event's counted lines, each in the order of LINE_COLUMNS."""
    return [
        (
            event.key, n, numbers.substance(line.substance), line.g, line.n, numbers.unit(line.unit), line.from_key[0],
            line.rule, [_aside(s) for s in line.set_aside] if line.set_aside else [], event.day,
        )
        for n, line in enumerate(event.lines)
    ]  # fmt: skip


def _aside(aside: SetAside) -> dict[str, Any]:
    """A statement set aside, as the projection keeps it: `quantity` is grams where `unit` is null."""
    return {
        "incident_key": aside.from_key[0], "substance": aside.substance, "g": aside.g,
        "quantity": None if aside.n is None else str(aside.n), "unit": aside.unit, "why": aside.why,
    }  # fmt: skip
