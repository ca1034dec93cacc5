"""How alike two tokens are, 0 to 1: the best of their readings, by edit distances of their folds.

The weights of the distances are frozen (likeness.json), fitted by `rabta bench names --train` on tokens that stand in each
other's place in two spellings of one name; one set where vowels are written, one where they are not.
"""

import json
from math import exp
from pathlib import Path
from typing import Any, Final

from rapidfuzz.distance import JaroWinkler, Levenshtein

from rabta.resolution.rules.names.folding import Reading
from rabta.resolution.rules.names.tokens import Token

TERMS: Final[tuple[str, ...]] = (
    "one", "close", "edits", "skeleton", "family", "first", "last", "first_bone", "skeleton_same", "family_same",
    "close_of_long", "skeleton_of_long", "close_2", "edits_2", "skeleton_2", "family_2", "short",
)  # fmt: skip
_FROZEN: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("likeness.json").read_text(encoding="utf-8"))
_WRITTEN: Final = tuple(_FROZEN["written"])
_UNWRITTEN: Final = tuple(_FROZEN["unwritten"])
_WITHOUT: Final = {"abu": 0.8, "abd": 0.93}
"""What is left of a likeness between Abu Hamza and Hamza, Abdul Karim and Karim."""
APART: Final = 0.4
"""Hassan and Hussain, Aslam and Islam: two names of one root, however alike they are written."""
_MOST_REMEMBERED: Final = 1_000_000
_remembered: dict[int, float] = {}
_close = JaroWinkler.similarity
_edits = Levenshtein.normalized_similarity


def likeness(a: Token, b: Token) -> float:
    """1 for one spelling, 0 for nothing in common; 0.5 for an initial and what it may stand for. The same either way."""
    if a.number == b.number:
        return 1.0
    pair = a.number << 32 | b.number if a.number < b.number else b.number << 32 | a.number
    known = _remembered.get(pair)
    if known is None:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        known = _remembered[pair] = _likeness(a, b)
    return known


def _likeness(a: Token, b: Token) -> float:
    if a.initial or b.initial:
        return 0.5 if a.starts & b.starts else 0.0
    unwritten = a.unwritten or b.unwritten
    best = _alike(a.reading, b.reading, unwritten)
    if a.others or b.others:
        for x in (a.reading, *a.others):
            for y in (b.reading, *b.others):
                best = max(best, _alike(x, y, unwritten))
    if a.named and b.named and a.named != b.named and a.named[0] == b.named[0]:
        best = min(best, APART)
    return best if a.prefix == b.prefix else best * min(_WITHOUT.get(one.prefix, 1.0) for one in (a, b))


def _alike(a: Reading, b: Reading, unwritten: bool) -> float:
    if a.close == b.close:
        return 1.0
    if not unwritten and a.close[0] != b.close[0] and _close(a.close, b.close) < 0.55:
        return 0.0
    total = sum(map(float.__mul__, _UNWRITTEN if unwritten else _WRITTEN, terms(a, b)))
    # Halved odds spread what lies between sure and out of the question.
    return 1 / (1 + exp(-(total + 2) / 2))


def terms(a: Reading, b: Reading) -> tuple[float, ...]:
    """The numbers of TERMS for two readings of two tokens."""
    close, edits = _close(a.close, b.close), _edits(a.close, b.close)
    skeleton, family = _edits(a.skeleton, b.skeleton), _edits(a.family, b.family)
    bones, letters = min(len(a.skeleton), len(b.skeleton)), min(len(a.close), len(b.close))
    return (
        1.0, close, edits, skeleton, family, float(a.close[0] == b.close[0]), float(a.close[-1] == b.close[-1]),
        float(a.skeleton[:1] == b.skeleton[:1]), float(a.skeleton == b.skeleton), float(a.family == b.family),
        close * min(letters, 6) / 6, skeleton * min(bones, 4) / 4, close * close, edits * edits, skeleton * skeleton,
        family * family, 1 / letters,
    )  # fmt: skip
