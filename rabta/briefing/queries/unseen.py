"""What may be counted and not shown, as far as this reader may be told."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rabta.briefing.engine import SQL, figures
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.unseen import BESIDE, unseen
from rabta.counting.queries import seen
from rabta.records.asking import ask
from rabta.records.rules.naming import agencies_named, agency_named
from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]
MOST_LET = 200


def counted_unseen(*, date_from: date, date_to: date) -> Row:
    """Mass seized with what may be counted and not shown beside it: `{"figure", "unseen_elsewhere", "let", "period"}`.

    `figure["unseen"]` is what the briefing of these days tells (None: nothing); `unseen_elsewhere` the totals this reader
    is told that do not lie wholly within them, as `unseen["totals"]`; `let` the reports, at most MOST_LET, that the
    reader's own agency lets others count (id, number, agency, agencies, released_at). Raises PeriodBackwards.
    """
    period = Period(date_from, date_to)
    [mass] = with_unseen(figures(seen(), [figure_kind(BESIDE)], period), period)
    elsewhere = unseen(ask(f"{SQL}unseen_elsewhere.sql", date_from=date_from, date_to=date_to))
    return {
        "figure": mass, "unseen_elsewhere": elsewhere["totals"] if elsewhere else [], "period": period,
        "let": [
            {**row, "agency": agency_named(row["originator"]), "agencies": agencies_named(row["agencies"])}
            for row in ask(f"{SQL}let_others_count.sql", most=MOST_LET)
        ],
    }  # fmt: skip


def with_unseen(figures: Sequence[Row], period: Period, *, key: str | None = None, whole: bool = True) -> list[Row]:
    """The figures, each with `unseen`: what stands beside mass seized (`rules.unseen`), None beside any other.

    `key`: of one substance alone. Not `whole`: one agency's, province's or month's side, of which nothing is told apart.
    """
    return [
        {**figure, "unseen": _told(figure, period, key) if whole and figure["name"] == BESIDE else None}
        for figure in figures
    ]


def _told(figure: Row, period: Period, key: str | None) -> Row | None:
    number = substance(key).number if key else None
    opened = figure["value"] if key is None else next((part["value"] for part in figure["by"] if part["key"] == key), 0)
    told = ask(f"{SQL}unseen.sql", date_from=period.date_from, date_to=period.date_to, substance=number)
    return unseen(told, beside_g=int(opened or 0))
