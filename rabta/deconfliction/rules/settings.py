"""What the centre sets for planned operations: kinds with their radii and buffers, limits, how long an alarm may wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from rabta.vocabulary.rules.table_file import kept_while_the_same

SHIPPED = Path(__file__).resolve().parent.parent / "rules.yaml"
DEPLOYED = "deconfliction.yaml"
"""In the data folder of an installation: put in the place of what is shipped, as a whole."""
LONGEST = timedelta(hours=96)
"""Of one operation with its buffers: what the search by time rests on, and the database checks."""


class UnreadableRules(ValueError):
    """The table of the centre cannot be read: says which file, and what is wrong with it."""


@dataclass(frozen=True)
class Named:
    """One word of a list, with its label in both languages."""

    name: str
    name_en: str
    name_ur: str


@dataclass(frozen=True)
class Kind(Named):
    """One kind of operation: metres by terrain, buffers, and whether it is silent: `no`, `usual` (unless said otherwise) or
    `always`."""

    radius_m: Mapping[str, int]
    before: timedelta
    after: timedelta
    silent: str


@dataclass(frozen=True)
class Rules:
    """The whole table. `limits`, `probing` and `watch` by name, as written; boxes as (south, north, west, east)."""

    terrains: Mapping[str, Named]
    kinds: Mapping[str, Kind]
    risks: Mapping[str, Named]
    limits: Mapping[str, int]
    probing: Mapping[str, int]
    watch: Mapping[str, int]
    expected: Mapping[str, tuple[tuple[float, float, float, float], ...]]


@kept_while_the_same
def read_rules(path: Path) -> Rules:
    """The table of a file. Raises UnreadableRules."""
    try:
        return _rules(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, IndexError) as error:
        raise UnreadableRules(
            f"{path}: the rules for planned operations cannot be read ({type(error).__name__}: {error}). Begin with a copy "
            f"of {SHIPPED.name} as it is shipped."
        ) from error


def _rules(table: dict[str, Any]) -> Rules:
    terrains = {row["name"]: _named(row) for row in table["terrains"]}
    rules = Rules(
        terrains=terrains,
        kinds={row["name"]: _kind(row, list(terrains)) for row in table["kinds"]},
        risks={row["name"]: _named(row) for row in table["risks"]},
        limits=dict(table["limits"]), probing=dict(table["probing"]), watch=dict(table["watch"]),
        expected={name: tuple(tuple(box) for box in boxes) for name, boxes in table["expected"].items()},
    )  # fmt: skip
    longest = timedelta(hours=rules.limits["longest_hours"])
    for kind in rules.kinds.values():
        if longest + kind.before + kind.after > LONGEST:
            raise ValueError(f"{kind.name}: longest_hours and both buffers are at most {LONGEST} together")
    return rules


def _named(row: dict[str, Any]) -> Named:
    return Named(str(row["name"]), str(row["en"]), str(row["ur"]))


def _kind(row: dict[str, Any], terrains: list[str]) -> Kind:
    silent = str(row.get("silent", "no"))
    if len(row["radius"]) != len(terrains) or min(row["radius"]) < 1 or min(row["buffer"]) < 0 or len(row["buffer"]) != 2:
        raise ValueError(f"{row['name']}: a radius of at least 1 m for each terrain, and two buffers of at least 0 minutes")
    if silent not in ("no", "usual", "always"):
        raise ValueError(f"{row['name']}: silent is no, usual or always")
    before, after = (timedelta(minutes=minutes) for minutes in row["buffer"])
    radii = dict(zip(terrains, row["radius"], strict=True))
    return Kind(str(row["name"]), str(row["en"]), str(row["ur"]), radii, before, after, silent)
