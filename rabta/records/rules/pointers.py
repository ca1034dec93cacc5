"""JSON Pointers into a reader's answer: which incident a value belongs to, what it is called, what was read.

Source: RFC 6901. A reader's answer is the object that `rabta read statement` or `rabta read table` prints.
"""

from typing import Any


def parts_of(pointer: str) -> tuple[str, ...]:
    """The unescaped reference tokens of a pointer.

    >>> parts_of("/incidents/0/substances/1/quantity")
    ('incidents', '0', 'substances', '1', 'quantity')
    """
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


def incident_position(pointer: str) -> int | None:
    """The position in `incidents` that a pointer leads into; None for what belongs to the whole statement."""
    parts = parts_of(pointer)
    if len(parts) >= 2 and parts[0] == "incidents" and parts[1].isdecimal():
        return int(parts[1])
    return None


def field_named(pointer: str) -> str:
    """What a value is called inside its incident, or in the statement: `substances/1/quantity`, `stated/total_kg`.

    The incident's own words are `incident`.
    """
    parts = parts_of(pointer)
    if incident_position(pointer) is not None:
        return "/".join(parts[2:]) or "incident"
    return "/".join(parts)


def value_at(read: Any, pointer: str) -> Any:
    """What the reader made of those words; None where the answer holds nothing there (any more)."""
    found = read
    for part in parts_of(pointer):
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list) and part.isdecimal() and int(part) < len(found):
            found = found[int(part)]
        else:
            return None
    return found


def position_of(read: Any, incident_no: int) -> int | None:
    """The position in `incidents` of the incident with this number; None where the answer has no such incident.

    An answer whose incidents bear no numbers (a table row's only one) counts them from 1.
    """
    incidents = (read or {}).get("incidents") or []
    for position, incident in enumerate(incidents):
        if (incident.get("incident_no") or position + 1) == incident_no:
            return position
    return None
