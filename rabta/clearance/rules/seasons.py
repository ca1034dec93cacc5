"""The seasons of a crop: when its watch begins, when it is harvested, when nothing of it stands."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

SEASONS = Path(__file__).resolve().parent.parent / "seasons.yaml"
DEPLOYED_SEASONS = "land-seasons.yaml"
"""The name of an installation's own table in its data folder."""


class UnreadableSeasons(Exception):
    """The table of seasons cannot be used; the text names the file, the crop and the rule."""


@dataclass(frozen=True, kw_only=True)
class Season:
    """One crop's season. `year`: in which it ends. `counts_from`: the day after the one before ended."""

    crop: str
    year: int
    counts_from: date
    begins_on: date
    harvest_on: date
    ends_on: date

    @property
    def name(self) -> str:
        """As people say it: 2025-26 where it spans New Year, 2026 where it does not."""
        first = self.begins_on.year
        return str(self.year) if first == self.year else f"{first}-{self.year % 100:02d}"

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.begins_on <= day <= self.ends_on

    def is_early(self, day: date) -> bool:
        """Whether a plant could still be found before its harvest."""
        return self.begins_on <= day < self.harvest_on


Calendar = Mapping[str, tuple[str, str, str]]
"""Crop: month-day of beginning, harvest and end."""


@functools.cache
def read_seasons(path: Path) -> dict[str, tuple[str, str, str]]:
    """The calendar in a YAML file. Raises UnreadableSeasons."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnreadableSeasons(f"{path.name} cannot be read ({type(error).__name__}). Mend it or take it away.") from None
    if not isinstance(told, dict) or not told:
        raise UnreadableSeasons(f"{path.name} names no crop. Write `poppy:` with begins, harvest and ends.")
    calendar = {}
    for crop, days in told.items():
        try:
            found = tuple(str(days[each]) for each in ("begins", "harvest", "ends"))
            season_ending_in(2001, crop=str(crop), calendar={str(crop): found})  # type: ignore[dict-item]
        except (KeyError, TypeError, ValueError):
            raise UnreadableSeasons(
                f"{path.name}, {crop}: begins, harvest and ends are days written month-day, such as 10-01, "
                "in this order within one year."
            ) from None
        calendar[str(crop)] = found
    return calendar  # type: ignore[return-value]


def season_ending_in(year: int, *, crop: str, calendar: Calendar) -> Season:
    """The season of a crop that ends in this year. KeyError for a crop without one, ValueError for days in no order."""
    begins, harvest, ends = (tuple(int(part) for part in each.split("-")) for each in calendar[crop])
    over_new_year = begins > ends
    begins_on = date(year - over_new_year, *begins)
    harvest_on = date(year - (over_new_year and harvest >= begins), *harvest)
    ends_on = date(year, *ends)
    if not begins_on < harvest_on <= ends_on:
        raise ValueError(f"{begins}, {harvest}, {ends}")
    counts_from = date(year - 1, *ends) + timedelta(days=1)
    return Season(crop=crop, year=year, counts_from=counts_from, begins_on=begins_on, harvest_on=harvest_on, ends_on=ends_on)


def season_of(day: date, *, crop: str, calendar: Calendar) -> Season:
    """The season that a day belongs to: the one it lies in, else the next to begin."""
    this = season_ending_in(day.year, crop=crop, calendar=calendar)
    return this if day <= this.ends_on else season_ending_in(day.year + 1, crop=crop, calendar=calendar)
