"""Why a figure differs: for each event of the truth, what counting made of its tellings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from rabta.cli.benches.campaign_folder import Truth
from rabta.cli.benches.campaign_tie import Ties
from rabta.counting.rules.projection import ProjectedEvent


def traces(truth: Truth, ties: Ties, events: Sequence[ProjectedEvent], *, most: int) -> Iterator[str]:
    """One line for each event of the truth that is counted otherwise, and for each event no truth stands behind."""
    lines = list(_traces(truth, ties, events))
    yield from lines[:most]
    if len(lines) > most:
        yield f"... and {len(lines) - most} more"


def _traces(truth: Truth, ties: Ties, events: Sequence[ProjectedEvent]) -> Iterator[str]:
    ours: dict[str, list[ProjectedEvent]] = defaultdict(list)
    for event in events:
        told = {ties.event_of[key] for key in event.members if key in ties.event_of}
        for name in told:
            ours[name].append(event)
        if not told:
            yield f"no event of the truth: {_event(event)} told by {', '.join(event.members)}"
        elif len(told) > 1:
            yield f"joined wrongly: {', '.join(sorted(told))} told by {', '.join(event.members)}"
    unread: dict[str, list[str]] = defaultdict(list)
    for name, file, row, number in ties.unread:
        unread[name].append(f"{file}#{row}#{number}")
    for happened in truth.events:
        name, found = happened["event"], ours.get(happened["event"], [])
        if not found:
            yield f"{name} is not counted at all; not read: {', '.join(unread[name]) or '(no telling)'}"
        elif len(found) > 1:
            parts = "; ".join(f"{_event(e)} by {', '.join(e.members)}" for e in found)
            yield f"{name} is counted {len(found)} times: {parts}"
        elif unlike := _unlike(happened, found[0]):
            yield f"{name}: {unlike}; told by {', '.join(found[0].members)}"


def _unlike(event: dict[str, Any], found: ProjectedEvent) -> str:
    """What one event states otherwise than the truth, "" if nothing."""
    lines = {_key(line.substance, line.unit): line.g if line.g is not None else line.n for line in found.lines}
    wanted = {_key(line["substance"], line.get("unit")): line.get("g", line.get("n")) for line in event.get("lines") or ()}
    keys = [key for key in sorted({*wanted, *lines}) if not _equal(wanted.get(key), lines.get(key))]
    pairs: list[tuple[str, Any, Any]] = [(key, wanted.get(key), lines.get(key)) for key in keys]
    stated = {
        "day": (event.get("day"), found.day.isoformat() if found.day else None),
        "province": (event.get("province"), found.place.province or None),
        "agencies": (sorted(event.get("agencies") or ()), sorted(found.agencies)),
        "arrests": (event.get("arrests") or 0, found.arrests or 0),
        "foreigners": (event.get("foreigners") or 0, found.foreigners or 0),
        "women": (event.get("women") or 0, found.women or 0),
        "nationalities": (event.get("nationalities") or {}, dict(found.nationalities)),
        "vehicles": (event.get("vehicles") or 0, found.vehicles or 0),
    }
    pairs += [(what, x, y) for what, (x, y) in stated.items() if what in event and x != y]
    return "; ".join(f"{what} is {y}, truth {x}" for what, x, y in pairs)


def _key(substance: str, unit: str | None) -> str:
    return f"{substance}/{unit}" if unit else substance


def _equal(a: Any, b: Any) -> bool:
    return a is not None and b is not None and Decimal(str(a)) == Decimal(str(b))


def _event(event: ProjectedEvent) -> str:
    lines = ", ".join(f"{line.g or line.n} {line.unit or 'g'} {line.substance}" for line in event.lines)
    return f"{event.day} {event.place.district or event.place.place_text or '?'} {lines or 'nothing seized'}"
