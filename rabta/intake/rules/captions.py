"""Captions: what the lines above a table's header say of the days that its rows speak of ("15/12/2024 to 21/12/2024")."""

import datetime as dt
from collections.abc import Sequence

from rabta.intake.formats.statement.dates import find_dates
from rabta.intake.formats.statement.periods import period_of
from rabta.intake.formats.statement.view import view_of

_MOST_CODE_POINTS = 500


def caption_days(caption: Sequence[str]) -> tuple[dt.date, dt.date] | None:
    """First and last day that the lines name; None where they name none, or only "week" without a date."""
    for line in caption:
        view = view_of(line[:_MOST_CODE_POINTS])
        period = period_of(view, find_dates(view, stated_on=None), on=None)
        if period.days is not None:
            return period.days
    return None
