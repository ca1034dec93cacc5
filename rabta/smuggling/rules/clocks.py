"""Clocks of the referral desk: how many hours each step may take, for a child and for others."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from rabta.vocabulary.rules.table_file import kept_while_the_same

SHIPPED = Path(__file__).resolve().parent.parent / "clocks.yaml"
DEPLOYED = "referral-clocks.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""
STEPS = ("accepted", "handed_over", "closed")


class UnreadableClocks(ValueError):
    """The table of clocks cannot be read: says which file, what is wrong, and what to do."""


@dataclass(frozen=True)
class Hours:
    """Step -> (hours for a child, hours for others), with the source. `example`: no rule was read for the values."""

    source: str
    example: bool
    steps: Mapping[str, tuple[int, int]]

    def of(self, step: str, *, child: bool) -> int:
        """Hours from the step before until this one is late."""
        return self.steps[step][0 if child else 1]


@kept_while_the_same
def read_hours(path: Path) -> Hours:
    """The table in this file. Raises UnreadableClocks."""
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        steps = {name: (int(table["hours"][name]["child"]), int(table["hours"][name]["other"])) for name in STEPS}
        if any(not 0 < hours < 100_000 for both in steps.values() for hours in both):
            raise ValueError("hours are whole numbers above 0")
        return Hours(str(table["source"]), bool(table.get("example")), steps)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableClocks(
            f"{path}: not readable as clocks of the referral desk ({type(error).__name__}: {error}). It has source and,"
            f" under hours, {', '.join(STEPS)}, each with child and other. Mend it, or take it away to use what is shipped."
        ) from error
