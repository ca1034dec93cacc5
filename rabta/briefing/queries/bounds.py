"""How far the open questions can move the mass seized and the number arrested, as this reader sees it."""

from collections.abc import Sequence
from typing import Any

from rabta.briefing.rules.bounds import BOUNDED, MASS, moves_and_questions, with_bounds
from rabta.briefing.rules.period import Period
from rabta.counting.queries import Seen, in_doubt, questions_in_doubt

Row = dict[str, Any]
MOST_LISTED = 50


def with_doubt(
    now: Seen, figures: Sequence[Row], period: Period, *, key: str | None = None, whole: bool = True, listed: bool = False
) -> list[Row]:
    """The figures, each with `bounds` (`rules.bounds.with_bounds`), None beside any other and where too much is open.

    `key`: of one part alone. Not `whole`: one agency's, province's or month's side, which has none. `listed`: the
    heaviest MOST_LISTED questions are shown with what their reports say.
    """
    return [
        _bounded(now, figure, period, key, listed) if whole and figure["name"] in BOUNDED else _without(figure)
        for figure in figures
    ]


def doubt(now: Seen, period: Period, *, substance: str | None = None) -> Row | None:
    """What open questions leave in doubt of these days (`counting.queries.in_doubt`)."""
    days = (period.date_from, period.date_to)
    found: list[Row | None] = now.remembering.once(
        f"in doubt {days} {substance}", lambda: [in_doubt(now, days, substance=substance)]
    )
    return found[0]


def _without(figure: Row) -> Row:
    return {**figure, "bounds": None, "by": [{**part, "bounds": None} for part in figure["by"]]}


def _bounded(now: Seen, figure: Row, period: Period, key: str | None, listed: bool) -> Row:
    found = doubt(now, period, substance=key if figure["name"] == MASS else None)
    if found is None:
        return _without(figure)
    moves, questions = moves_and_questions(figure["name"], found)
    shown = with_bounds(figure, moves, questions, key=key)
    if listed and shown["bounds"]:
        shown["bounds"] |= {"listed": questions_in_doubt(questions[:MOST_LISTED])}
    return shown
