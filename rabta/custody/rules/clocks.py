"""Clocks that a law or an order sets: from one step of a chain to another, in so many days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from rabta.custody.rules.step import Kind, Step

SHIPPED = Path(__file__).resolve().parent.parent / "clocks.yaml"
DEPLOYED = "custody-clocks.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""


class UnreadableClocks(ValueError):
    """The table of clocks cannot be read: says which file, which row, and what is wrong with it."""


@dataclass(frozen=True)
class Clock:
    """One rule: `days` of 24 hours from the step `begins` to the step `ends`. `example`: no rule was read for it."""

    name: str
    name_en: str
    name_ur: str
    begins: Kind
    ends: Kind
    days: int
    source: str
    example: bool


class Standing(StrEnum):
    """How a clock stands."""

    DUE = "due"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"


@dataclass(frozen=True)
class Running:
    """A clock of one chain that has begun. `days` is how many whole days are left, or late."""

    clock: Clock
    due_at: datetime
    met_at: datetime | None
    standing: Standing
    days: int


def read_clocks(path: Path) -> tuple[Clock, ...]:
    """The clocks of a table, in its order. Raises UnreadableClocks."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))["clocks"]
        return tuple(_clock(row) for row in rows)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UnreadableClocks(
            f"{path}: the clocks of custody cannot be read ({type(error).__name__}: {error}). Each row has name, en, ur, "
            "from, to, days and source; from and to are steps of a chain."
        ) from error


def _clock(row: dict[str, Any]) -> Clock:
    if not isinstance(row["days"], int) or row["days"] < 0:
        raise ValueError(f"{row['name']}: days is a whole number, not {row['days']!r}")
    return Clock(
        str(row["name"]), str(row["en"]), str(row["ur"]), Kind(row["from"]), Kind(row["to"]), row["days"],
        str(row["source"]), bool(row.get("example", False)),
    )  # fmt: skip


def running(clocks: Sequence[Clock], steps: Sequence[Step], *, now: datetime) -> list[Running]:
    """Every clock that these steps have begun, in the order of the table, from the last step that begins it."""
    return [one for clock in clocks if (one := _running(clock, steps, now)) is not None]


def _running(clock: Clock, steps: Sequence[Step], now: datetime) -> Running | None:
    began = [step for step in steps if step.kind is clock.begins]
    if not began:
        return None
    due_at = began[-1].at + timedelta(days=clock.days)
    met_at = next((step.at for step in steps if step.kind is clock.ends and step.at >= began[-1].at), None)
    over = (met_at or now) > due_at
    standing = (Standing.MET_LATE if over else Standing.MET) if met_at else Standing.LATE if over else Standing.DUE
    return Running(clock, due_at, met_at, standing, abs((met_at or now) - due_at).days)
