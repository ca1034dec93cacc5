"""The templates of this installation."""

from pathlib import Path

from django.conf import settings

from rabta.casework.rules.queue import Stake
from rabta.casework.rules.templates import DEPLOYED, SHIPPED, Template, read_templates


def templates_here() -> tuple[Template, ...]:
    """The templates of this installation: its own table where its data folder has one, else what is shipped."""
    own = Path(settings.DATA_DIR) / DEPLOYED
    return read_templates(own if own.exists() else SHIPPED)


def template_named(name: str) -> Template | None:
    """One template by its name; None where there is none."""
    return next((one for one in templates_here() if one.name == name), None) if name else None


def stakes_here() -> dict[str, Stake]:
    """What is at stake in what is opened with each template, by its name."""
    return {one.name: one.stake for one in templates_here()}
