"""What may be counted and not shown, as far as this reader may be told."""

from collections.abc import Sequence
from typing import Any

from rabta.briefing.engine import SQL
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.unseen import BESIDE, unseen
from rabta.records.asking import ask
from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]


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
