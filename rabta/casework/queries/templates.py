"""The templates of this installation."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from rabta.casework.rules.queue import Stake
from rabta.casework.rules.templates import DEPLOYED, SHIPPED, Template, UnreadableTemplates, read_templates


def templates_here() -> tuple[Template, ...]:
    """The templates of this installation: its own table where its data folder has one, else what is shipped."""
    own = Path(settings.DATA_DIR) / DEPLOYED
    chosen = own if own.exists() else SHIPPED
    return _templates_of(chosen, chosen.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _templates_of(path: Path, written_ns: int) -> tuple[Template, ...]:
    """Read once until the file is written anew: every page asks for what waits."""
    return read_templates(path)


def template_named(name: str) -> Template | None:
    """One template by its name; None where there is none."""
    return next((one for one in templates_here() if one.name == name), None) if name else None


def stakes_here() -> dict[str, Stake]:
    """What is at stake in what is opened with each template, by its name."""
    return {one.name: one.stake for one in templates_here()}


def tasks_named_here() -> dict[str, dict[str, str]]:
    """What a task of a template is called in both languages, by what it is called in either: it was given in one of them,
    and whoever does it may read the other. Empty where the table cannot be read."""
    try:
        tasks = [task for one in templates_here() for task in one.tasks]
    except UnreadableTemplates:
        return {}
    return {said: {"name_en": task.en, "name_ur": task.ur} for task in tasks for said in (task.en, task.ur)}
