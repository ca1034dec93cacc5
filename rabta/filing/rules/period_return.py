"""What a row that speaks for a whole period becomes in the record: its days, and whether it says there was nothing."""

from typing import Any

from rabta.counting.rules.report_dates import Days, days_of, occurred_days, period_days
from rabta.filing.rules.stated_days import iso_day


def return_columns(read: dict[str, Any]) -> dict[str, Any] | None:
    """The columns of `period_return` but its keys; None for a row that speaks for no period.

    `read`: the reading of a row: its `period_days` ({"from", "to"} or two ISO days) where the reader gives them, else
    its `period` in words, laid before its date. Days are None where the period has none.
    """
    if read.get("kind") != "periodic" and not read.get("nil"):
        return None
    days = _days(read.get("period_days")) or period_days(read.get("period"), reported=days_of(read.get("date")))
    return {"period_from": iso_day(days, 0), "period_to": iso_day(days, 1), "nil": bool(read.get("nil"))}


def _days(stated: Any) -> Days | None:
    if isinstance(stated, dict):
        return occurred_days({**stated, "precision": "day"})
    if isinstance(stated, (list, tuple)) and len(stated) == 2:
        return occurred_days({"from": stated[0], "to": stated[1], "precision": "day"})
    return None
