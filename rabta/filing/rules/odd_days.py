"""Days that a clock or a year written wrongly gives: long after a report was received, or a lifetime before."""

from dataclasses import replace
from datetime import date, timedelta

from rabta.filing.rules.rows import Row
from rabta.vocabulary.rules.days import day_in_words

LATEST, EARLIEST = timedelta(days=31), timedelta(days=30 * 366)
"""So long after it was received, and so long before, a report can tell of: what is planned, what is told of an old case."""
NEXT = "Mend the day, or pull the report back and file it right. Until then it counts on the day that it gives."


def with_odd_days(row: Row, *, received_on: date) -> Row:
    """The row with a remark on the first day of its incidents that cannot be right; unchanged where there is none."""
    days = [_day(incident) for incident in (row.read or {}).get("incidents") or []]
    odd = next((_said(day, received_on) for day in days if day and _said(day, received_on)), "")
    if row.read is None or not odd:
        return row
    read = {**row.read, "problems": [*(row.read.get("problems") or []), {"rule": odd, "next_step": NEXT}]}
    if read.get("checks"):
        read["checks"] = [*read["checks"], {"kind": "odd_day", "spans": [], "note": f"{odd} {NEXT}"}]
    return replace(row, read=read)


def _said(day: date, received_on: date) -> str:
    if day > received_on + LATEST:
        received = day_in_words(received_on)
        return f"{day_in_words(day)} lies after the report was received, on {received}: a clock or a year is wrong."
    if day < received_on - EARLIEST:
        return f"{day_in_words(day)} lies thirty years and more before the report was received: a clock or a year is wrong."
    return ""


def _day(incident: dict[str, object]) -> date | None:
    occurred = incident.get("occurred")
    said = (occurred.get("from") if isinstance(occurred, dict) else None) or incident.get("date")
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:  # a month or a year alone
        return None
