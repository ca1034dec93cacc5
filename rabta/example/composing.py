"""Planned filings become files: each kind has its composer; the truth of every statement and row goes with it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from rabta.example import findings, journeys, land, lists, returns, short, statements, weekly
from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.plan import Plan, PlannedFiling
from rabta.example.spreadsheets import csv_bytes, month_sheet
from rabta.example.tellings import Statement
from rabta.example.words import words
from rabta.example.xlsx import Cell, workbook

PAKISTAN = timezone(timedelta(hours=5))
GRADINGS = (("A1", 4.0), ("A2", 3.0), ("B2", 2.0), ("B3", 1.0))
Lines = tuple[dict[str, Any], ...]
Members = tuple[tuple[int, dict[str, Any]], ...]


@dataclass(frozen=True)
class Body:
    """The bytes of a file, how its name ends, and all that is true of it; `members` are (event number, where it is told)."""

    content: bytes
    suffix: str
    statements: Lines = ()
    rows: Lines = ()
    members: Members = ()


@dataclass(frozen=True)
class Written:
    """A filing ready to be sent."""

    file: str
    agency: str
    marking: str
    grading: str
    received_at: datetime
    day: date
    body: Body


def compose(planned: PlannedFiling, number: int, plan: Plan, draw: Draw) -> Written:
    """The file of one planned filing."""
    received = _received(planned, draw)
    stem = f"files/{received.date()}-{planned.agency.lower().replace('_', '-')}-{number:03d}"
    composer = FILES.get(planned.kind, _text)
    body = composer(planned, plan, draw, stem)
    marking = draw.pick(words("agencies")[planned.agency]["marking"])
    grading = draw.weighted(GRADINGS)
    return Written(f"{stem}.{body.suffix}", planned.agency, marking, grading, received, planned.day, body)


def _received(planned: PlannedFiling, draw: Draw) -> datetime:
    day = planned.day + timedelta(days=planned.late)
    return datetime(day.year, day.month, day.day, draw.whole(9, 22), draw.whole(0, 59), tzinfo=PAKISTAN)


def _event(planned: PlannedFiling, plan: Plan) -> Event:
    telling = planned.tellings[0]
    event = plan.events[telling.event]
    if telling.only is None:
        return event
    return replace(event, lines=(event.lines[telling.only],), case=f"{event.case}-{telling.only + 1}")


def _single(planned: PlannedFiling, plan: Plan, draw: Draw) -> Statement:
    telling, event = planned.tellings[0], _event(planned, plan)
    if planned.language == "mixed":
        one, other = (statements.single(planned.agency, event, telling, planned.day, c, draw.child(c)) for c in ("en", "ur"))
        return statements.in_both(one, other)
    found = statements.single(planned.agency, event, telling, planned.day, planned.language, draw)
    recalled = planned.details.get("recall")
    if recalled:
        found = statements.with_recall(found, plan.events[recalled.event], recalled, draw)
    laboratory = planned.details.get("found")
    return findings.with_finding(found, laboratory, draw.child("found")) if laboratory else found


def _list(planned: PlannedFiling, plan: Plan, draw: Draw) -> Statement:
    told = [(plan.events[telling.event], telling) for telling in planned.tellings]
    return lists.day_list(planned.agency, told, planned.day, planned.language, draw)


def _weekly(planned: PlannedFiling, plan: Plan, draw: Draw) -> Statement:
    first = planned.details["first"]
    return weekly.weekly(planned.agency, week_events(plan, first), first, draw)


TEXTS: dict[str, Callable[[PlannedFiling, Plan, Draw], Statement]] = {
    "single": _single,
    "list": _list,
    "weekly": _weekly,
    "radio": lambda p, plan, d: short.radio(p.agency, _event(p, plan), p.tellings[0], p.day, d),
    "recap": lambda p, plan, d: short.recap(p.agency, _event(p, plan), p.tellings[0], p.day, p.language, d),
    "correction": lambda p, plan, d: short.correction(p.agency, _event(p, plan), p.tellings[0], p.day, d),
    "lab": lambda p, plan, d: short.laboratory(p.agency, _event(p, plan), p.day, d),
    "afghans": lambda p, plan, d: journeys.told_arrests(p.agency, _event(p, plan), p.day, p.language, d),
    "migrants": lambda p, plan, d: journeys.told_encounter(p.agency, p.details, p.day, p.language, d),
    "poppy": lambda p, plan, d: land.told_claim(p.agency, p.details["claim"], p.day, p.language, d),
    "poppy_recap": lambda p, plan, d: land.told_recap(p.agency, p.details["claims"], p.day, d),
    "nil": lambda p, plan, d: returns.nil(p.agency, p.details["first"], p.day, p.language, d),
    "notice": lambda p, plan, d: returns.notice(p.agency, p.day, p.language, d),
    "cumulative": lambda p, plan, d: weekly.cumulative(p.agency, p.day, d),
}


def week_events(plan: Plan, first: date) -> list[Event]:
    """What the force itself told of a week, in its lists and statements."""
    own = {t.event for p in plan.filings if p.agency == "ANF" and p.kind in ("single", "list") for t in p.tellings}
    last = first + timedelta(days=6)
    return [event for number, event in plan.events.items() if number in own and first <= event.day <= last]


def _text(planned: PlannedFiling, plan: Plan, draw: Draw, stem: str) -> Body:
    statement = TEXTS[planned.kind](planned, plan, draw)
    content = statement.text.encode()
    identity = hashlib.sha256(content).hexdigest()[:12]
    line, members = _said(statement, identity, f"{stem}.txt")
    return Body(content, "txt", statements=(line,), members=members)


def _said(statement: Statement, identity: str, file: str) -> tuple[dict[str, Any], Members]:
    day = statement.day.isoformat() if statement.day else None
    line = {"id": identity, "file": file, "agency": statement.agency, "date": day, **statement.truth}
    if statement.notes:
        line["slips"] = list(statement.notes)
    told = {"file": file, "row": None, "statement": identity}
    return line, tuple((event, {**told, "incident_no": number}) for event, number in statement.members)


def _batch(planned: PlannedFiling, plan: Plan, draw: Draw, stem: str) -> Body:
    lines, said = [], []
    members: list[tuple[int, dict[str, Any]]] = []
    for number, telling in enumerate(planned.tellings, 1):
        event = plan.events[telling.event]
        language = "ur" if draw.chance(planned.details["urdu"]) else "en"
        statement = statements.single(planned.agency, event, telling, event.day, language, draw)
        identity = f"EX-{planned.agency.replace('_', '')}-{event.day:%y%m}-{number:02d}"
        one, its = _said(statement, identity, f"{stem}.jsonl")
        said.append(one)
        members.extend(its)
        head = {"id": identity, "date": event.day.isoformat(), "agency": planned.agency, "lang": language}
        lines.append(json.dumps({**head, "text": statement.text}, ensure_ascii=False) + "\n")
    return Body("".join(lines).encode(), "jsonl", statements=tuple(said), members=tuple(members))


def _table(planned: PlannedFiling, plan: Plan, draw: Draw, stem: str) -> Body:
    events = [plan.events[telling.event] for telling in planned.tellings]
    details = planned.details  # a second filing is written from the same register, so with the same words
    sheet = month_sheet(planned.agency, events, details["month"], Draw(0, details["register"]), numbered=details["numbered"])
    file = f"{stem}.{sheet.suffix}"
    rows: list[dict[str, Any]] = []
    members = []
    for number, row in enumerate(sheet.rows, 1):
        key = plan.events[row.event].key if row.event else None
        incidents = [row.incident] if row.incident else []
        rows.append({"file": file, "row": number, "incidents": incidents, "event": key, "periodic": row.event is None})
        if row.event:
            members.append((row.event, {"file": file, "row": number, "statement": None, "incident_no": 1}))
    if sheet.notes:
        rows[-1]["slips"] = list(sheet.notes)
    return Body(sheet.content, sheet.suffix, rows=tuple(rows), members=tuple(members))


def _weekly_table(planned: PlannedFiling, plan: Plan, draw: Draw, stem: str) -> Body:
    first = planned.details["first"]
    events = week_events(plan, first)
    title = f"ANF weekly return, {first:%d/%m/%Y} to {first + timedelta(days=6):%d/%m/%Y}"
    grid: list[list[Cell]] = [[title], *weekly.weekly_grid(events)]
    suffix = draw.pick(("csv", "xlsx"))
    content = workbook(grid, sheet="Week") if suffix == "xlsx" else csv_bytes(grid)
    covers = [event.key for event in events]
    rows = tuple(
        {"file": f"{stem}.{suffix}", "row": number, "incidents": [], "event": None, "periodic": True, "covers": covers}
        for number in range(1, len(grid) - 1)
    )
    return Body(content, suffix, rows=rows)


FILES: dict[str, Callable[[PlannedFiling, Plan, Draw, str], Body]] = {
    "batch": _batch,
    "table": _table,
    "weekly_table": _weekly_table,
}
