"""Named periods a briefing can be asked for."""

import functools
from datetime import date
from pathlib import Path

import yaml

from rabta.briefing.errors import NoSuchCampaign
from rabta.briefing.rules.period import Period

FILE = Path(__file__).resolve().parent.parent / "campaigns.yaml"
WHOLE_RECORD = "whole-record"
DAYS_OF_A_YEAR = 365


@functools.cache
def campaigns() -> dict[str, Period]:
    """Name -> period of every campaign in `campaigns.yaml`, in the order of the file."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))["campaigns"]
    return {str(row["name"]): Period(row["from"], row["to"]) for row in held}


def campaign(name: str) -> Period | None:
    """The period of this campaign; None for the whole record, whose days only the record knows.

    Raises NoSuchCampaign naming those there are.
    """
    if name == WHOLE_RECORD:
        return None
    if name not in campaigns():
        raise NoSuchCampaign(name, (*campaigns(), WHOLE_RECORD))
    return campaigns()[name]


def usual_periods(today: date) -> list[Period]:
    """The last years of the usual kinds that are over: a calendar year, and June to June (1 July to 30 June)."""
    june = today.year if (today.month, today.day) > (6, 30) else today.year - 1
    return [
        Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        Period(date(june - 1, 7, 1), date(june, 6, 30)),
    ]


def years_beside(period: Period) -> list[Period]:
    """Other years that share days with this one, each in turn: campaigns of a year, calendar years, then June to June.

    >>> [str(one.date_from) for one in years_beside(Period(date(2025, 1, 1), date(2025, 12, 31)))]
    ['2024-12-01', '2024-07-01', '2025-07-01']
    """
    years = range(period.date_from.year - 1, period.date_to.year + 1)
    found = [one for one in campaigns().values() if one.days() >= DAYS_OF_A_YEAR]
    found += [Period(date(year, 1, 1), date(year, 12, 31)) for year in years]
    found += [Period(date(year, 7, 1), date(year + 1, 6, 30)) for year in years]
    return [one for one in found if one != period and one.date_from <= period.date_to and period.date_from <= one.date_to]
