"""How common a weight, a district, a drug, a setting, an agency is: agreement on what is rare says more.

Frozen tables (how_common.json, with their source), never re-estimated on the record: a judgement stays a pure function
of its two incidents. Unit of the answers: centi-weights, 100 for each halving of how often chance alone would agree.
"""

import json
from functools import cache
from math import log2
from pathlib import Path
from typing import Any, Final

_TABLES: Final[dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
VERSION: Final[str] = _TABLES["version"]


@cache
def rarity(table: str, value: str) -> int:
    """The centi-weights that agreement on `value` is worth: 0 for what everybody says, 797 for four in a thousand.

    `table`: districts, airports, substances, settings, agencies or arrests. KeyError for another table.

    >>> rarity("districts", "Karachi") < rarity("districts", "Kohat")
    True
    """
    shares = _TABLES[table]
    return _weight(shares.get(value, shares["otherwise"]))


@cache
def mass_rarity(g: int) -> int:
    """The centi-weights that two reports' equal mass is worth: little for 1 kg, much for 18.745 kg.

    >>> mass_rarity(1000) < mass_rarity(1250) < mass_rarity(18745)
    True
    """
    listed = _TABLES["masses_g"].get(str(g))
    if listed is not None:
        return _weight(listed)
    by_digits = _TABLES["masses_by_digits"]
    return _weight(by_digits[min(len(str(g).rstrip("0")), len(by_digits) - 1)])


def _weight(per_thousand: float) -> int:
    """Hundredths of log2 of how many times rarer than certain, to the nearest five."""
    return round(-20 * log2(per_thousand / 1000)) * 5
