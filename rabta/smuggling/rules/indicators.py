"""Indicators of trafficking: what an officer looks for, and when what was seen prompts a referral. They score nobody."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from rabta.vocabulary.rules.table_file import kept_while_the_same

SHIPPED = Path(__file__).resolve().parent.parent / "indicators.yaml"
DEPLOYED = "trafficking-indicators.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""


class UnreadableIndicators(ValueError):
    """The table of indicators cannot be read: says which file, what is wrong, and what to do."""


@dataclass(frozen=True)
class Indicator:
    """One sign. `strong`: it prompts a referral by itself; `of_a_child`: to name it is to say that there was a child."""

    code: str
    en: str
    ur: str
    strong: bool
    of_a_child: bool = False


@dataclass(frozen=True)
class Indicators:
    """The table with its source. `prompts_with`: how many that are not strong prompt a referral together."""

    source: str
    prompts_with: int
    all: tuple[Indicator, ...]

    def known(self, seen: Collection[str]) -> tuple[str, ...]:
        """The codes among these that the table has, in its order."""
        return tuple(one.code for one in self.all if one.code in seen)

    def of_grown_ups(self, seen: Collection[str]) -> tuple[str, ...]:
        """These signs without those that say of themselves that there was a child."""
        return tuple(one.code for one in self.all if one.code in seen and not one.of_a_child)

    def prompt(self, seen: Collection[str]) -> bool:
        """Whether these signs prompt a referral: one strong one, or enough of the others."""
        found = [one for one in self.all if one.code in seen]
        return any(one.strong for one in found) or len(found) >= self.prompts_with


def _indicator(row: dict[str, Any]) -> Indicator:
    if strange := sorted(set(row) - {"code", "en", "ur", "strong", "of_a_child"}):
        raise ValueError(f"{strange[0]} is no part of an indicator; put words with a comma into quotation marks")
    return Indicator(row["code"], row["en"], row["ur"], bool(row["strong"]), bool(row.get("of_a_child")))


@kept_while_the_same
def read_indicators(path: Path) -> Indicators:
    """The table in this file. Raises UnreadableIndicators."""
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = tuple(_indicator(row) for row in table["indicators"])
        return Indicators(" ".join(table["source"].split()), int(table["prompts_with"]), rows)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableIndicators(
            f"{path}: not readable as a table of indicators ({type(error).__name__}: {error}). Each has code, en, ur,"
            " strong; above them stand source and prompts_with. Mend the file, or take it away to use what is shipped."
        ) from error
