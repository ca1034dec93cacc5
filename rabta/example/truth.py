"""What is true of every event, beside where it was told."""

from collections.abc import Iterable
from typing import Any

from rabta.example.events import Event, Line
from rabta.example.places import province_name


def members(written: Iterable[Any]) -> dict[int, list[dict[str, Any]]]:
    """For every event the places in the files where it is told, in the order the files arrived."""
    found: dict[int, list[dict[str, Any]]] = {}
    for one in written:
        for event, member in one.body.members:
            found.setdefault(event, []).append(member)
    return found


def event_line(event: Event, told: list[dict[str, Any]]) -> dict[str, Any]:
    """One event of truth/events.jsonl. Masses in whole grams; `looks_like` names an event it must not be joined with."""
    found = {
        "event": event.key, "day": event.day.isoformat(), "province": province_name(event.place.province),
        "district": event.place.district, "airport_iata": event.place.iata, "setting": event.setting,
        "agencies": list(event.agencies), "roles": {code: list(roles) for code, roles in event.roles},
        "lines": [_line(line) for line in event.lines], "arrests": event.arrests, "foreigners": event.foreigners,
        "women": event.women, "nationalities": dict(event.nationals), "vehicles": event.impounded,
        "members": told, "tellings": len(told), "seizure": event.is_seizure,
    }  # fmt: skip
    return found | ({"looks_like": f"EX-E{event.alike:04d}"} if event.alike else {})


def _line(line: Line) -> dict[str, Any]:
    if line.g is None:
        return {"substance": line.substance, "n": line.n, "unit": line.unit}
    return {"substance": line.substance, "g": line.g}
