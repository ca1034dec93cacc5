"""Whether this installation holds an invented year and nothing else, and what day it is then for what reports are owed."""

from datetime import date
from pathlib import Path

from django.conf import settings

from rabta.briefing.rules.campaigns import campaigns, usual_periods
from rabta.briefing.rules.period import Period

EXAMPLE = campaigns()["example"]
DEMO = Path("keys", "demo-sign-ins.json")
"""What `rabta demo` writes into an installation that it made."""


def is_invented() -> bool:
    """Whether `rabta demo` made this installation: then every page and document says that everything is invented."""
    return (Path(settings.DATA_DIR) / DEMO).exists()


def as_of(today: date) -> date:
    """The day on which reports count as owed: today; where the year is invented and lies further back every day, its last
    day, or every agency would be silent. The same for the screen and for paper."""
    return min(today, EXAMPLE.date_to) if is_invented() else today


def offered_periods(today: date) -> list[Period]:
    """Days that a form offers: the campaigns, and the last years of the usual kinds; the invented one where the year is
    invented, and nowhere else."""
    return [*(one for one in campaigns().values() if one != EXAMPLE or is_invented()), *usual_periods(today)]
