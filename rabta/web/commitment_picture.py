"""The time line of commitments and the bars of their months: where each mark stands. Values in, values out.

Marks differ by height and place, never by colour alone; the dates stand in words beside each.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rabta.strategy.rules.indicator import Indicator, Progress

WIDTH = 1000
"""Of the picture, in its own units: every place is a whole number of them."""
MARGIN = timedelta(days=20)
Row = dict[str, Any]


def time_line(commitments: Sequence[Row], *, today: date) -> Row | None:
    """`{"first", "last", "today", "years", "rows"}`: the days at the ends, where today and each 1 January stand, and per
    commitment id: `from`, `to`, `due`, `moved` (where its date was before), `late` (from the due date to today). None of
    nothing that is dated."""
    dated = [one for one in commitments if one["state"].due_on]
    if not dated:
        return None
    days = [today, *(day for one in dated for day in _days(one))]
    first, last = min(days) - MARGIN, max(days) + MARGIN
    whole = (last - first).days

    def at(day: date) -> int:
        return round((day - first).days * WIDTH / whole)

    years = [at(date(year, 1, 1)) for year in range(first.year + 1, last.year + 1)]
    rows = {one["id"]: _row(one, at, today) for one in dated}
    return {"first": first, "last": last, "today": at(today), "years": years, "rows": rows, "width": WIDTH}


def _days(one: Row) -> list[date]:
    state = one["state"]
    return [one["began_on"], state.due_on, *(move.was for move in state.moves if move.was)]


def _row(one: Row, at: Any, today: date) -> Row:
    state = one["state"]
    start, due = at(min(one["began_on"], state.due_on)), at(state.due_on)
    late = state.due_on < today and str(one["column"]) == "slipping"
    moved = [at(move.was) for move in state.moves if move.was]
    return {"from": start, "wide": max(due - start, 1), "due": due, "moved": moved, "late": at(today) - due if late else 0}


def progress_bar(indicator: Indicator | None, progress: Progress | None, *, today: date) -> Row | None:
    """How long the bar is and where an even pace would be by now, both of WIDTH; None where nothing is computed."""
    if indicator is None or progress is None:
        return None
    top = max(indicator.target, progress.value, Decimal(1)) if not indicator.measure.share else Decimal(100)
    whole = (indicator.date_to - indicator.date_from).days + 1
    gone = min(max((today - indicator.date_from).days + 1, 0), whole)
    by_now = indicator.target if indicator.measure.share else indicator.target * gone / whole
    return {
        "wide": _share(progress.value, top),
        "by_now": _share(by_now, top),
        "target": _share(indicator.target, top),
        "even": by_now,
    }


def month_bars(progress: Progress | None) -> list[Row]:
    """Each month with its value and how long its bar is, of WIDTH."""
    months = progress.months if progress else ()
    longest = max((value for _, value in months), default=Decimal(0))
    return [{"month": month, "value": value, "wide": _share(value, longest)} for month, value in months]


def _share(value: Decimal, whole: Decimal) -> int:
    return int(min(max(value / whole, Decimal(0)), Decimal(1)) * WIDTH) if whole else 0
