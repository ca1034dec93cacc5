"""Periodic and total rows: never events. Each is laid beside the events of its agency and period, with what is left."""

from collections.abc import Iterable, Mapping
from typing import Any

from rabta.counting.rules.amounts import amounts
from rabta.counting.rules.counted_line import CountedLine
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.report_dates import Days, gap, period_days
from rabta.counting.rules.reported import Report
from rabta.counting.rules.seizure_line import seizure_line

_ALL = frozenset({"", "ALL", "ALL_LEA", "NNCC"})


def covers(
    report: Report, events: Mapping[Key, list[IncidentFacts]], lines: Mapping[Key, tuple[CountedLine, ...]]
) -> dict[str, Any]:
    """The finding "covers" for one periodic report: stated, covered by which events, and the residual, in grams.

    `residual` per substance is stated minus covered: above 0 is mass no known event accounts for, below 0 is more than
    the total admits. `events` holds the first key of each event, replaced by its id in `count`.
    """
    days = period_days(report.reading.get("period"), reported=report.reported)
    scope = str(report.reading.get("scope") or report.reading.get("agency") or "")
    stated = _stated(report)
    inside = [key for key, members in events.items() if days and _is_inside(members, days, scope)]
    covered: dict[str, int] = {}
    for key in inside:
        for line in lines[key]:
            if line.g:
                covered[line.substance] = covered.get(line.substance, 0) + line.g
    residual = {s: stated.get(s, 0) - covered.get(s, 0) for s in sorted(stated.keys() | covered.keys())}
    return {
        "kind": "covers",
        "of": report.name,
        "scope": scope or None,
        "period": report.reading.get("period"),
        "events": inside,
        "stated": stated,
        "covered": dict(sorted(covered.items())),
        "residual": residual,
        "note": None if days else "the period has no dates: nothing can be laid beside it",
    }


def _stated(report: Report) -> dict[str, int]:
    """Grams per substance of the total itself: a statement's national list, or a table row's own lines."""
    listed = report.reading.get("totals_by_substance") or ()
    if not listed:
        listed = [line for i in report.reading.get("incidents") or () for line in i.get("substances") or ()]
    return {s: a.g for s, a in amounts(seizure_line(line) for line in listed).items() if a.g is not None}


def _is_inside(members: Iterable[IncidentFacts], days: Days, scope: str) -> bool:
    """Whether an event lies in the period and its agencies in the scope ("ANF_Balochistan": agency, then province)."""
    for facts in members:
        when = facts.occurred or facts.reported
        if when and not gap(when, days) and _in_scope(facts, scope):
            return True
    return False


def _in_scope(facts: IncidentFacts, scope: str) -> bool:
    if scope in _ALL or scope in facts.agencies:
        return True
    agency, _, region = scope.partition("_")
    return agency in facts.agencies and bool(region) and region.casefold() in facts.province.casefold()
