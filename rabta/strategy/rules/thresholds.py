"""The data files of this room: thresholds of slippage, and the themes of the board."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from rabta.strategy.errors import UnreadableThresholds
from rabta.vocabulary.rules.table_file import kept_while_the_same

ROOM = Path(__file__).resolve().parent.parent
THRESHOLDS, THEMES = ROOM / "thresholds.yaml", ROOM / "themes.yaml"
DEPLOYED_THRESHOLDS, DEPLOYED_THEMES = "strategy-thresholds.yaml", "strategy-themes.yaml"
"""The same two, in the data folder of an installation that brings its own."""


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """See thresholds.yaml for what each means. Days are whole days, shares parts of one."""

    quiet_days: int
    evidence_within_days: int
    moves: int
    pace_share: Decimal
    first_share: Decimal


def read_thresholds(path: Path = THRESHOLDS) -> Thresholds:
    """Raises UnreadableThresholds, naming the file, where a value is missing or no number from 0 up."""
    try:
        said = _mapping(path)
        days = {name: int(said[name]) for name in ("quiet_days", "evidence_within_days", "moves")}
        shares = {name: Decimal(str(said[name])) for name in ("pace_share", "first_share")}
        found = Thresholds(**days, **shares)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, InvalidOperation) as wrong:
        raise UnreadableThresholds(f"{path}: {wrong!r} is missing or no number.") from None
    if min(days.values()) < 0 or min(shares.values()) < 0:
        raise UnreadableThresholds(f"{path}: a threshold lies below 0.")
    return found


def read_themes(path: Path = THEMES) -> dict[str, dict[str, str]]:
    """`{code: {"code", "name_en", "name_ur"}}` in the order of the board. Raises UnreadableThresholds."""
    try:
        said = _mapping(path)["themes"]
        return {one["code"]: {name: str(one[name]) for name in ("code", "name_en", "name_ur")} for one in said}
    except (KeyError, TypeError) as wrong:
        raise UnreadableThresholds(f"{path}: {wrong!r} is missing.") from None


@kept_while_the_same
def _mapping(path: Path) -> dict[str, Any]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as wrong:
        raise UnreadableThresholds(f"{path}: {wrong}") from None
    if not isinstance(found, dict):
        raise UnreadableThresholds(f"{path}: this is no table.")
    return found
