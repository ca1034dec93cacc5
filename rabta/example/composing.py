"""Planned filings become files: each kind has its composer; the truth of every statement and row goes with it."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from rabta.example import journeys, land, lists, returns, short, statements
from rabta.example.draw import Draw
from rabta.example.plan import Plan, PlannedFiling
from rabta.example.spreadsheets import Sheet, month_sheet
from rabta.example.statements import Statement
from rabta.example.words import words
from rabta.example.xlsx import workbook

PAKISTAN = timezone(timedelta(hours=5))
GRADINGS = (("A1", 4.0), ("A2", 3.0), ("B2", 2.0), ("B3", 1.0))


@dataclass(frozen=True)
class Written:
    """A file and all that is true of it; `members` are (event number, member of the event's truth)."""

    file: str
    agency: str
    marking: str
    grading: str
    received_at: datetime
    day: date
    content: bytes
    statements: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    members: tuple[tuple[int, dict[str, Any]], ...]


def compose(planned: PlannedFiling, number: int, plan: Plan, draw: Draw) -> Written:
    """The file of one planned filing."""
    received = _received(planned, draw)
    stem = f"files/{received.date()}-{planned.agency.lower().replace('_', '-')}-{number:03d}"
    if planned.kind in ("table", "weekly_table"):
        content, suffix, rows, members = _table(planned, plan, draw, stem)
        said: tuple[dict[str, Any], ...] = ()
    elif planned.kind == "batch":
        content, suffix, said, members = _batch(planned, plan, draw, stem)
        rows = ()
    else:
        content, suffix, said, members = _text(TEXTS[planned.kind](planned, plan, draw), stem)
        rows = ()
    marking = draw.pick(words("agencies")[planned.agency]["marking"])
    return Written(
        f"{stem}.{suffix}",
        planned.agency,
        marking,
        draw.weighted(GRADINGS),
        received,
        planned.day,
        content,
        said,
        rows,
        members,
    )


def _received(planned: PlannedFiling, draw: Draw) -> datetime:
    day = planned.day + timedelta(days=planned.late)
    return datetime(day.year, day.month, day.day, draw.whole(9, 22), draw.whole(0, 59), tzinfo=PAKISTAN)


def _single(planned: PlannedFiling, plan: Plan, draw: Draw) -> Statement:
    telling = planned.tellings[0]
    return statements.single(planned.agency, plan.events[telling.event], telling, planned.day, planned.language, draw)


def _list(planned: PlannedFiling, plan: Plan, draw: Draw) -> Statement:
    return lists.day_list(
        planned.agency, [(plan.events[t.event], t) for t in planned.tellings], planned.day, planned.language, draw
    )


def _weekly(planned: PlannedFiling, plan: Plan, draw: Draw) -> Statement:
    return returns.weekly(planned.agency, week_events(plan, planned.details["first"]), planned.details["first"], draw)


TEXTS: dict[str, Callable[[PlannedFiling, Plan, Draw], Statement]] = {
    "single": _single,
    "list": _list,
    "weekly": _weekly,
    "radio": lambda p, plan, d: short.radio(p.agency, plan.events[p.tellings[0].event], p.tellings[0], p.day, d),
    "recap": lambda p, plan, d: short.recap(p.agency, plan.events[p.tellings[0].event], p.tellings[0], p.day, p.language, d),
    "lab": lambda p, plan, d: short.laboratory(p.agency, plan.events[p.tellings[0].event], p.day, d),
    "afghans": lambda p, plan, d: journeys.told_arrests(p.agency, plan.events[p.tellings[0].event], p.day, p.language, d),
    "migrants": lambda p, plan, d: journeys.told_encounter(p.agency, p.details, p.day, p.language, d),
    "poppy": lambda p, plan, d: land.told_claim(p.agency, p.details["claim"], p.day, p.language, d),
    "poppy_recap": lambda p, plan, d: land.told_recap(p.agency, p.details["claims"], p.day, d),
    "nil": lambda p, plan, d: returns.nil(p.agency, p.details["first"], p.day, p.language, d),
    "notice": lambda p, plan, d: returns.notice(p.agency, p.day, p.language, d),
    "cumulative": lambda p, plan, d: returns.cumulative(p.agency, p.day, d),
}


def week_events(plan: Plan, first: date) -> list[Any]:
    """What the force itself told of a week, in its lists and statements."""
    own = {t.event for p in plan.filings if p.agency == "ANF" and p.kind in ("single", "list") for t in p.tellings}
    last = first + timedelta(days=6)
    return [event for number, event in plan.events.items() if number in own and first <= event.day <= last]


def _text(
    statement: Statement, stem: str
) -> tuple[bytes, str, tuple[dict[str, Any], ...], tuple[tuple[int, dict[str, Any]], ...]]:
    content = statement.text.encode()
    identity = hashlib.sha256(content).hexdigest()[:12]
    said, members = _said(statement, identity, f"{stem}.txt")
    return content, "txt", (said,), members


def _said(statement: Statement, identity: str, file: str) -> tuple[dict[str, Any], tuple[tuple[int, dict[str, Any]], ...]]:
    line = {
        "id": identity,
        "file": file,
        "agency": statement.agency,
        "date": statement.day.isoformat() if statement.day else None,
        **statement.truth,
    }
    if statement.notes:
        line["slips"] = list(statement.notes)
    members = tuple(
        (event, {"file": file, "row": None, "statement": identity, "incident_no": number})
        for event, number in statement.members
    )
    return line, members


def _batch(
    planned: PlannedFiling, plan: Plan, draw: Draw, stem: str
) -> tuple[bytes, str, tuple[dict[str, Any], ...], tuple[tuple[int, dict[str, Any]], ...]]:
    lines, said, members = [], [], []
    for number, telling in enumerate(planned.tellings, 1):
        event = plan.events[telling.event]
        language = "ur" if draw.chance(planned.details["urdu"]) else "en"
        statement = statements.single(planned.agency, event, telling, event.day, language, draw)
        identity = f"EX-{planned.agency.replace('_', '')}-{event.day:%y%m}-{number:02d}"
        one, its = _said(statement, identity, f"{stem}.jsonl")
        said.append(one)
        members.extend(its)
        lines.append(
            {
                "id": identity,
                "date": event.day.isoformat(),
                "agency": planned.agency,
                "lang": language,
                "text": statement.text,
            }
        )
    return (
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode(),
        "jsonl",
        tuple(said),
        tuple(members),
    )


def _table(
    planned: PlannedFiling, plan: Plan, draw: Draw, stem: str
) -> tuple[bytes, str, tuple[dict[str, Any], ...], tuple[tuple[int, dict[str, Any]], ...]]:
    if planned.kind == "weekly_table":
        return _weekly_table(planned, plan, draw, stem)
    events = [plan.events[telling.event] for telling in planned.tellings]
    register = draw if "register" not in planned.details else Draw(0, planned.details["register"])
    sheet: Sheet = month_sheet(
        planned.agency, events, planned.details["month"], register, numbered=planned.details["numbered"]
    )
    file = f"{stem}.{sheet.suffix}"
    rows, members = [], []
    for number, row in enumerate(sheet.rows, 1):
        key = plan.events[row.event].key if row.event else None
        rows.append(
            {
                "file": file,
                "row": number,
                "incidents": [row.incident] if row.incident else [],
                "event": key,
                "periodic": row.event is None,
            }
        )
        if row.event:
            members.append((row.event, {"file": file, "row": number, "statement": None, "incident_no": 1}))
    if sheet.notes:
        rows[-1]["slips"] = list(sheet.notes)
    return sheet.content, sheet.suffix, tuple(rows), tuple(members)


def _weekly_table(
    planned: PlannedFiling, plan: Plan, draw: Draw, stem: str
) -> tuple[bytes, str, tuple[dict[str, Any], ...], tuple[tuple[int, dict[str, Any]], ...]]:
    first = planned.details["first"]
    grid, _ = returns.weekly_rows(week_events(plan, first))
    title = [f"ANF weekly return, {first:%d/%m/%Y} to {first + timedelta(days=6):%d/%m/%Y}"]
    suffix = draw.pick(("csv", "xlsx"))
    if suffix == "xlsx":
        content = workbook([title, *grid], sheet="Week")
    else:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerows([title + [""] * (len(grid[0]) - 1), *grid])
        content = buffer.getvalue().encode()
    file = f"{stem}.{suffix}"
    rows = tuple(
        {"file": file, "row": number, "incidents": [], "event": None, "periodic": True} for number in range(1, len(grid))
    )
    return content, suffix, rows, ()
