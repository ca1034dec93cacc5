"""Templates of joint cases: the tasks that a kind of case asks for, by role and by days after it begins. Data, not code."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from rabta.casework.rules.queue import Stake
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.table_file import kept_while_the_same

SHIPPED = Path(__file__).resolve().parent.parent / "templates.yaml"
DEPLOYED = "casework-templates.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""
LONGEST_DAYS = 3650


class TemplateRole(StrEnum):
    """Who is to do a task."""

    LEAD = "lead"
    JOINED = "joined"


class UnreadableTemplates(ValueError):
    """The table of templates cannot be read: says which file, which row, and what is wrong with it."""


@dataclass(frozen=True)
class TemplateTask:
    """One task of a template; due `days` days after the case begins."""

    en: str
    ur: str
    role: TemplateRole
    days: int


@dataclass(frozen=True)
class Template:
    """One kind of joint case. `level`: a case of this kind is never marked below it. `stake`: how much goes wrong when its
    tasks are late."""

    name: str
    en: str
    ur: str
    level: Level
    tasks: tuple[TemplateTask, ...]
    stake: Stake = Stake.MEDIUM


@dataclass(frozen=True)
class TaskToGive:
    """A task of a template for one agency of one case."""

    words: str
    agency: int
    due_on: date


@kept_while_the_same
def read_templates(path: Path) -> tuple[Template, ...]:
    """The templates of a table, in its order. Raises UnreadableTemplates."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))["templates"]
        return tuple(_template(row) for row in rows)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UnreadableTemplates(
            f"{path}: the templates of joint cases cannot be read ({type(error).__name__}: {error}). Each has name, en, ur, "
            "level and tasks, and at_stake (low, medium or high; medium where it says none); each task en, ur, role (lead "
            "or joined) and days."
        ) from error


def _template(row: dict[str, Any]) -> Template:
    return Template(
        str(row["name"]), str(row["en"]), str(row["ur"]), Level[str(row["level"]).upper()],
        tuple(_task(one) for one in row["tasks"]), Stake[str(row.get("at_stake", "medium")).upper()],
    )  # fmt: skip


def _task(row: dict[str, Any]) -> TemplateTask:
    if not isinstance(row["days"], int) or not 0 <= row["days"] <= LONGEST_DAYS:
        raise ValueError(f"{row['en']}: days is a whole number up to {LONGEST_DAYS}, not {row['days']!r}")
    return TemplateTask(str(row["en"]), str(row["ur"]), TemplateRole(row["role"]), row["days"])


def tasks_of(template: Template, *, lead: int, joined: tuple[int, ...], begins: date, urdu: bool) -> list[TaskToGive]:
    """The tasks of one case: a task of the lead once, one of those that joined once for each, in the template's order."""
    found = []
    for task in template.tasks:
        for agency in (lead,) if task.role is TemplateRole.LEAD else sorted(joined):
            found.append(TaskToGive(task.ur if urdu else task.en, agency, begins + timedelta(days=task.days)))
    return found
