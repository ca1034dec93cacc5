"""The count of two moments, line by line, made of nothing but what the reader sees now."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rabta.counting.queries.at_moment import Clock, behind_came, events_at, touched_since
from rabta.counting.queries.moving import Days, Events, differing, mass_within
from rabta.counting.rules.difference import Change, changes
from rabta.counting.rules.projection import ProjectedEvent
from rabta.counting.rules.stakes import at_stake, counted
from rabta.records.rules.naming import agencies_named, agency_named
from rabta.vocabulary.rules.numbered import agency_number

Row = dict[str, Any]
MOST = 3_000
"""Incidents that are counted anew to say what the count was: beyond, the days lie too far apart."""
LONGEST_LIST = 200


def between(then: datetime, later: datetime, now: datetime, days: Days) -> Row | None:
    """What changed in the count of the days `days` from one moment to a later one; None where too much did.

    `{"changes", "in_all", "then_g", "later_g", "now_g"}`: `now_g` is what these incidents count now, so that the totals of
    both moments follow from the total of now. A report counts from when it was received; a mended or newer reading, a
    withdrawal, a judgement and its undoing from when they were made. A change has kind (`rules.difference.Kind`),
    before_g and after_g (grams that count within the days), by_g, lines (substances that differ), events (briefly: key,
    day, place, agencies; as after, else as before; `there` whether it still is) and causes. In the order of what moved the
    total most; at most LONGEST_LIST.
    """
    keys = touched_since(then, clock=Clock.RECEIVED, most=MOST)
    if keys is None:
        return None
    at_first, at_last, at_present = (events_at(keys, moment, clock=Clock.RECEIVED) for moment in (then, later, now))
    found = [change for change in changes(at_first, at_last) if _within(change, days)]
    found.sort(key=lambda change: (-_moved(change, days), change.members))
    causes = _causes(found[:LONGEST_LIST], then, later)
    there = {event.key for event in at_present}
    return {
        "changes": [_shown(change, days, causes, there) for change in found[:LONGEST_LIST]],
        "in_all": len(found),
        "then_g": mass_within(at_first, days),
        "later_g": mass_within(at_last, days),
        "now_g": mass_within(at_present, days),
    }


def _inside(events: Iterable[ProjectedEvent], days: Days) -> Events:
    return tuple(event for event in events if event.day and days[0] <= event.day <= days[1])


def _within(change: Change, days: Days) -> bool:
    return _told(_inside(change.before, days)) != _told(_inside(change.after, days))


def _told(events: Events) -> list[tuple[object, ...]]:
    """What anybody is told of each: a mended row leaves the other events of its report as they were."""
    return [
        (event._replace(place=None), event.place.place_text, event.place.district, event.place.province, event.place.country)
        for event in events
    ]


def _moved(change: Change, days: Days) -> int:
    return at_stake(counted(_inside(change.before, days)), counted(_inside(change.after, days)))


def _shown(change: Change, days: Days, causes: dict[str, list[Row]], there: set[str]) -> Row:
    before, after = _inside(change.before, days), _inside(change.after, days)
    told = {(cause["what"], cause["id"]): cause for key in change.members for cause in causes.get(key, [])}
    return {
        "kind": str(change.kind),
        "before_g": counted(before).mass_g,
        "after_g": counted(after).mass_g,
        "by_g": counted(after).mass_g - counted(before).mass_g,
        "lines": differing(after, before),
        "events": [_brief(event, there) for event in (after or before)],
        "causes": sorted(told.values(), key=lambda cause: (cause["at"], cause["what"], cause["id"])),
    }


def _brief(event: ProjectedEvent, there: set[str]) -> Row:
    day: date | None = event.day
    numbers = (agency_number(code) for code in event.agencies)
    return {
        "key": UUID(event.key), "day": day, "place_text": event.place.place_text, "there": event.key in there,
        "agencies": agencies_named(number for number in numbers if number is not None),
    }  # fmt: skip


def _causes(found: Iterable[Change], since: datetime, until: datetime) -> dict[str, list[Row]]:
    """What happened, by the incident it happened to; a judgement under both its ends."""
    keys = sorted({UUID(key) for change in found for key in change.members})
    rows = behind_came("causes_between.sql", clock=Clock.RECEIVED, keys=keys, since=since, until=until) if keys else []
    causes: dict[str, list[Row]] = {}
    for row in rows:
        agency = agency_named(row["originator"]) if row["originator"] is not None else None
        shown = {**{name: row[name] for name in ("what", "id", "number", "at")}, "agency": agency}
        for key in (row["key"], row["other"]):
            if key is not None:
                causes.setdefault(str(key), []).append(shown)
    return causes
