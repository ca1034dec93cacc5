"""Clocks that a law or an order sets: from one step of a chain to another, in so many days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from rabta.custody.rules.step import Kind, Step
from rabta.vocabulary.rules.table_file import kept_while_the_same

SHIPPED = Path(__file__).resolve().parent.parent / "clocks.yaml"
DEPLOYED = "custody-clocks.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""


class UnreadableClocks(ValueError):
    """The table of clocks cannot be read: says which file, row, key and value, the rule, and what to do."""


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


@kept_while_the_same
def read_clocks(path: Path) -> tuple[Clock, ...]:
    """The clocks of a table, in its order. Raises UnreadableClocks, which names file, row, key, value and rule."""
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnreadableClocks(f"{path}: not readable as YAML ({error}). {_NEXT}") from error
    rows = table.get("clocks") if isinstance(table, dict) else None
    if not isinstance(rows, list):
        raise UnreadableClocks(f"{path}, key clocks: {_seen(rows)} is no list of clocks. {_NEXT}")
    clocks = tuple(_clock(row, f"{path}, clock {number}") for number, row in enumerate(rows, 1))
    names = [clock.name for clock in clocks]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UnreadableClocks(f"{path}, key name: {_seen(twice)} stands twice; each clock has a name of its own. {_NEXT}")
    return clocks


_NEXT = "Mend the file, or take it away to use the clocks that are shipped."
_KINDS = ", ".join(Kind)


def _seen(value: object) -> str:
    return "nothing" if value is None else f'"{str(value)[:60]}"'


def _clock(row: Any, where: str) -> Clock:
    def said(key: str, rule: str, holds: Callable[[Any], bool]) -> Any:
        value = row.get(key)
        if not holds(value):
            raise UnreadableClocks(f"{where}, key {key}: {_seen(value)} is not allowed; it is {rule}. {_NEXT}")
        return value

    if not isinstance(row, dict):
        raise UnreadableClocks(f"{where}: {_seen(row)} is no clock; each has name, en, ur, from, to, days, source. {_NEXT}")
    if strange := sorted(str(key) for key in row.keys() - _KEYS):
        raise UnreadableClocks(f"{where}, key {strange[0]}: no clock has it; known are {', '.join(sorted(_KEYS))}. {_NEXT}")
    name, en, ur, source = (said(key, "words", _is_words) for key in ("name", "en", "ur", "source"))
    begins, ends = (said(key, f"a step of a chain: {_KINDS}", lambda value: value in [*Kind]) for key in ("from", "to"))
    days = said("days", "a whole number of days, 0 or more", lambda value: type(value) is int and value >= 0)
    example = said("example", "true or false", lambda value: value is None or isinstance(value, bool))
    return Clock(name, en, ur, Kind(begins), Kind(ends), days, source, bool(example))


_KEYS = {"name", "en", "ur", "from", "to", "days", "source", "example"}


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


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
