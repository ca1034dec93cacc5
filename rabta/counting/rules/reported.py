"""Sort the output of `rabta read` into incidents, totals, repeats and what could not be read."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rabta.counting.rules.facts import IncidentFacts, Key, facts_from_reading, table_source
from rabta.counting.rules.report_dates import Days, days_of, gap
from rabta.counting.rules.sent_again import LEAST_RUN

COPY_DAYS = 3
"""Two equal reports this many days apart are one report printed twice; further apart, two like seizures."""
_NOT_CONTENT = frozenset({"id", "date", "url", "outlet", "title", "row", "cells", "reader_version", "event_group", "table"})


@dataclass(frozen=True, slots=True)
class Report:
    """One reading: its name (statement id or row number), the reading itself, and the facts of its incidents."""

    name: str | int
    reading: dict[str, Any]
    incidents: tuple[IncidentFacts, ...]
    reported: Days | None
    content: str


@dataclass
class Reported:
    """Everything one file of readings holds. `copies`: groups of equal reports, each sorted by name.

    `repeated`: rows that the reader knew again by their record number, as (the first, the row).
    """

    reports: list[Report] = field(default_factory=list)
    periodic: list[Report] = field(default_factory=list)
    copies: list[list[Report]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    repeated: list[tuple[int, int]] = field(default_factory=list)


def reported(readings: Iterable[dict[str, Any]]) -> Reported:
    """Sort readings. Summaries and rows that repeat a record number are skipped; errors become findings.

    A statement id that comes twice with one content is one report; with two contents the second gets a name of its own.
    """
    found = Reported()
    named: dict[str | int, str] = {}
    for content, reading in sorted(((_content(r), r) for r in readings), key=lambda pair: (pair[0], _name(pair[1]))):
        if "error" in reading:
            found.findings.append({"kind": "unreadable", "of": _where(reading), "error": reading["error"]})
            continue
        if "repeated_of" in reading:
            found.repeated.append((reading["repeated_of"], reading["row"]))
        if "summary" in reading or "repeated_of" in reading:
            continue
        if fault := _fault(reading):
            found.findings.append({"kind": "unreadable", "of": _where(reading), "error": fault})
            continue
        name = _report_name(reading, content)
        if name in named:
            if named[name] == content:
                found.findings.append({"kind": "exact_repeat", "of": [name, name], "why": "one report given twice"})
                continue
            found.findings.append({"kind": "conflict", "of": [name], "why": "one id, two different reports"})
            name = f"{name}~{content[:6]}"
        named[name] = content
        report = _report(name, reading, content)
        (found.periodic if reading.get("kind") == "periodic" else found.reports).append(report)
    found.repeated.sort()
    found.reports.sort(key=_sort_key)
    found.periodic.sort(key=_sort_key)
    found.copies = [*_copies(found.reports), *_copies(found.periodic)]
    return found


def _report(name: str | int, reading: dict[str, Any], content: str) -> Report:
    source = table_source(str(reading.get("table") or "table"), reading) if "row" in reading else str(name)
    incidents = tuple(
        facts_from_reading(_key(name, incident, number), reading, incident, source=source)
        for number, incident in enumerate(reading.get("incidents") or (), start=1)
    )
    days = [facts.reported for facts in incidents if facts.reported]
    return Report(name, reading, incidents, days_of(reading.get("date")) or (days[0] if days else None), content)


def _report_name(reading: dict[str, Any], content: str) -> str | int:
    """A statement's id or a row's number; a row that names its `table` (one of several files) is named after both."""
    if "row" not in reading:
        return str(reading.get("id") or content[:12])
    row: int = reading["row"]
    return f"{reading['table']}#{row}" if reading.get("table") else row


def _key(name: str | int, incident: dict[str, Any], number: int) -> Key:
    stated = incident.get("incident_no")
    return (name, stated if isinstance(stated, int) else number)


def _sort_key(report: Report) -> tuple[bool, str]:
    return isinstance(report.name, str), f"{report.name:020d}" if isinstance(report.name, int) else report.name


def _name(reading: dict[str, Any]) -> str:
    return f"{reading.get('row', 0):020d}{reading.get('id') or ''}"


def _where(reading: dict[str, Any]) -> str | int | None:
    return reading["row"] if "row" in reading else reading.get("id")


def _fault(reading: dict[str, Any]) -> str:
    """Why the object is no reading: what stands where a list of incidents or of substances should; "" if it is one."""
    incidents = reading.get("incidents") or []
    if not isinstance(incidents, list) or not all(isinstance(i, dict) for i in incidents):
        return "incidents is not a list of objects. Give the output of `rabta read`."
    for number, incident in enumerate(incidents, start=1):
        lines = incident.get("substances") or []
        if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
            return f"substances of incident {number} is not a list of objects. Give the output of `rabta read`."
    return ""


def _content(reading: dict[str, Any]) -> str:
    """A hash of all that is read but the report's name, date and outlet; incidents without the statement's date."""
    kept = {k: v for k, v in reading.items() if k not in _NOT_CONTENT}
    incidents = reading.get("incidents")
    if isinstance(incidents, list):
        kept["incidents"] = [_undated(incident) for incident in incidents]
    canonical = json.dumps(kept, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _undated(incident: Any) -> Any:
    return {k: v for k, v in incident.items() if k != "date"} if isinstance(incident, dict) else incident


def _copies(reports: list[Report]) -> list[list[Report]]:
    """Groups of statements equal in everything read, each printed within COPY_DAYS of the one before, or sent again later.

    Table rows are never copies: two equal rows may be two real seizures. Nor is a reading that holds nothing.
    """
    by_content: dict[str, list[Report]] = {}
    for report in reports:
        if "row" not in report.reading and (report.incidents or report.reading.get("totals_by_substance")):
            by_content.setdefault(report.content, []).append(report)
    printings = [_printings(equal) for equal in by_content.values()]
    again = _archives(printings)
    groups = []
    for runs in printings:
        groups += [[*runs[0], *(r for run in runs[1:] if _sending(run) in again for r in run)]]
        groups += [run for run in runs[1:] if _sending(run) not in again]
    return sorted((g for g in groups if len(g) > 1), key=lambda g: _sort_key(g[0]))


def _printings(equal: list[Report]) -> list[list[Report]]:
    """Equal statements in runs, each printed within COPY_DAYS of the one before; in order of time."""
    equal.sort(key=lambda r: (r.reported or (0, 0), _sort_key(r)))
    runs = [[equal[0]]]
    for report in equal[1:]:
        if _is_same_printing(runs[-1][-1].reported, report.reported):
            runs[-1].append(report)
        else:
            runs.append([report])
    return runs


Sending = tuple[str, Days | None]


def _sending(run: list[Report]) -> Sending:
    """Who sent it on which day."""
    return str(run[0].reading.get("agency") or ""), run[0].reported


def _archives(printings: list[list[list[Report]]]) -> set[Sending]:
    """The agencies and days of which so many different statements repeat older ones word for word: an archive sent again."""
    repeated = Counter(_sending(run) for runs in printings for run in runs[1:])
    return {sending for sending, number in repeated.items() if number >= LEAST_RUN and sending[0]}


def _is_same_printing(a: Days | None, b: Days | None) -> bool:
    return a == b if a is None or b is None else gap(a, b) <= COPY_DAYS
