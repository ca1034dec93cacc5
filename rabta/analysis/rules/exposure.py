"""What passes, lives or is searched at a place: a table with a source for each number; a deployment may bring its own."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rabta.briefing.errors import PeriodBackwards
from rabta.briefing.rules.period import Period

EXPOSURES = Path(__file__).resolve().parent.parent / "exposures.yaml"
DEPLOYED_EXPOSURES = "exposures.yaml"
"""The name of an installation's own table in its data folder; it stands beside the one that comes with the house."""
LEVELS = ("province", "district", "airport", "agency")
A_YEAR = 365.25


class UnreadableExposures(Exception):
    """The table of exposures cannot be used; the text names the file, the entry and the rule."""


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """One number: `what` (residents, flights, passengers, km of road) at a place of a level, from one day to another.

    `standing` numbers are there all the time (residents) and count for a year; others add up over the days (flights).
    `per`: of how much of it a rate is told (100000 residents). `duty` and `settings`: of an agency, the work that the number
    measures, and where its events were.
    """

    at: str
    place: str
    what: str
    value: float
    standing: bool
    period: Period
    source: str
    per: float = 1.0
    duty: str = ""
    settings: tuple[str, ...] = ()

    def within(self, asked: Period) -> float | None:
        """For the days asked; None where the number does not cover them all. Spread evenly over its own days."""
        if asked.date_from < self.period.date_from or asked.date_to > self.period.date_to:
            return None
        days = (asked.date_to - asked.date_from).days + 1
        own = A_YEAR if self.standing else (self.period.date_to - self.period.date_from).days + 1
        return self.value * days / own


@functools.cache
def read_exposures(path: Path) -> tuple[Exposure, ...]:
    """The exposures of a YAML file. Raises UnreadableExposures."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnreadableExposures(f"{path.name} cannot be read ({type(error).__name__}). Mend it or take it away.") from None
    if not isinstance(told, dict) or not isinstance(told.get("exposures"), list):
        raise UnreadableExposures(f"{path.name} has no list `exposures:`.")
    return tuple(_exposure(path.name, n, one) for n, one in enumerate(told["exposures"], start=1))


def _exposure(file_name: str, n: int, one: Any) -> Exposure:
    try:
        made = Exposure(
            at=str(one["at"]), place=str(one["place"]), what=str(one["what"]), value=float(one["value"]),
            standing=bool(one.get("standing", False)), period=Period(_day(one["from"]), _day(one["to"])),
            source=str(one["source"]), per=float(one.get("per", 1)),
            duty=str(one.get("duty", "")), settings=tuple(map(str, one.get("settings", ()))),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError, PeriodBackwards) as error:
        say = "at, place, what, value, from, to and source are needed; a day is written like 2025-11-30."
        raise UnreadableExposures(f"{file_name}, entry {n} ({error}): {say}") from None
    unmeasured = made.at == "agency" and not (made.duty and made.settings)
    if made.at not in LEVELS or not min(made.value, made.per) > 0 or unmeasured:
        say = f"`at` is one of {', '.join(LEVELS)}; a value is more than nought; an agency's names its duty and settings."
        raise UnreadableExposures(f"{file_name}, entry {n}: {say}")
    return made


def _day(said: Any) -> date:
    return said if isinstance(said, date) else date.fromisoformat(str(said))


def exposures_at(held: Iterable[Exposure], level: str, what: str, asked: Period) -> dict[str, float]:
    """Exposure by place, of those that cover the days asked; the last one given of a place stands."""
    return {one.place: value for one in held if one.at == level and one.what == what
            and (value := one.within(asked)) is not None}  # fmt: skip


def kinds_at(held: Iterable[Exposure], level: str) -> list[str]:
    """What there are exposures of at a level, in order."""
    return sorted({one.what for one in held if one.at == level})
