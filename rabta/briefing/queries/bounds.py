"""How far the open questions can move the mass seized, as this reader sees it."""

from collections.abc import Sequence
from typing import Any

from rabta.briefing.rules.bounds import BESIDE, with_bounds
from rabta.briefing.rules.period import Period
from rabta.counting.queries import Seen, in_doubt, pairs_in_doubt

Row = dict[str, Any]
MOST_LISTED = 50


def with_doubt(
    now: Seen, figures: Sequence[Row], period: Period, *, key: str | None = None, whole: bool = True, listed: bool = False
) -> list[Row]:
    """The figures, each with `bounds` (`rules.bounds.with_bounds`), None beside any other and where too much is open.

    `key`: of one substance alone. Not `whole`: one agency's, province's or month's side, which has none. `listed`: the
    heaviest MOST_LISTED pairs are shown with what their reports say.
    """
    return [
        _bounded(now, figure, period, key, listed) if whole and figure["name"] == BESIDE else _without(figure)
        for figure in figures
    ]


def _without(figure: Row) -> Row:
    return {**figure, "bounds": None, "by": [{**part, "bounds": None} for part in figure["by"]]}


def _bounded(now: Seen, figure: Row, period: Period, key: str | None, listed: bool) -> Row:
    days = (period.date_from, period.date_to)
    [found] = now.remembering.once(f"in doubt {days} {key}", lambda: [in_doubt(now, days, substance=key)])
    if found is None:
        return _without(figure)
    shown = with_bounds(figure, found["moves"], found["pairs"], key=key)
    if listed and shown["bounds"]:
        shown["bounds"] |= {"listed": pairs_in_doubt(found["pairs"][:MOST_LISTED])}
    return shown
