"""The tokens of names: each analysed once, with how rare it is.

Rarity is a frozen table (rarity.json, derived statistics under one version): of consonant skeletons, so that Muhammad,
محمد and Мухаммад are equally common. A skeleton not listed is rare. Never re-estimated on the record.
"""

import json
from functools import lru_cache
from itertools import count
from math import log
from pathlib import Path
from typing import Any, Final

from rabta.resolution.rules.names.folding import Reading, readings
from rabta.resolution.rules.names.letters import plain, script_of

_TABLE: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("rarity.json").read_text(encoding="utf-8"))
RARITY_VERSION: Final[str] = _TABLE["version"]
_PER_10_000: Final[dict[str, float]] = _TABLE["persons_per_10_000"]
_OTHERWISE: Final[float] = _TABLE["otherwise"]
_MOST: Final = log(10_000 / _OTHERWISE)
_numbers = count()
_ROOTS: Final[list[dict[str, str]]] = json.loads(Path(__file__).with_name("apart.json").read_text(encoding="utf-8"))["roots"]
_NAMED: Final[dict[str, tuple[int, str]]] = {
    plain(spelling): (root, name)
    for root, names in enumerate(_ROOTS) for name, spellings in names.items() for spelling in spellings.split()
}  # fmt: skip
"""Spellings of given names that share a root and are two persons' names (apart.json): which root, and which name."""


class Token:
    """One token of a name. `weight`: 0 for what everybody is called, 1 for what hardly anybody is.

    `number` tells tokens apart fast; it means nothing outside this process. `unwritten`: short vowels are not written.
    `prefix`: "abu" before a child's name, "abd" (servant of) before one of God's; the token is heard without it.
    `named`: where it is one of several names of a root, the root and the name.
    """

    __slots__ = (
        "initial", "named", "number", "others", "prefix", "reading", "script", "starts", "text", "unwritten", "weight",
    )  # fmt: skip

    def __init__(self, text: str, ways: tuple[Reading, ...]) -> None:
        self.text = text
        self.prefix, _, heard = text.rpartition(" ")
        self.number = next(_numbers)
        self.reading = ways[0]
        self.others = ways[1:]
        self.script = script_of(heard)
        self.unwritten = self.script == "arabic"
        self.named = _NAMED.get(heard)
        self.initial = len(text) == 1 and not self.unwritten
        self.starts = frozenset(way.close[:1] for way in ways)
        self.weight = 0.1 if self.initial else min(rarity(way.skeleton) for way in ways)

    def __repr__(self) -> str:
        return f"Token({self.text!r})"


@lru_cache(maxsize=200_000)
def token(text: str) -> Token | None:
    """The token of plain() text; None for one without a letter that is heard."""
    ways = readings(text.rpartition(" ")[2])
    return Token(text, ways) if ways and ways[0].close else None


@lru_cache(maxsize=200_000)
def rarity(skeleton: str) -> float:
    """How much agreement on a skeleton is worth, 0.05 to 1.

    >>> rarity("mhmd") < rarity("krzy")
    True
    """
    share = _PER_10_000.get(skeleton, _OTHERWISE)
    return max(0.05, min(1.0, log(10_000 / share) / _MOST))
