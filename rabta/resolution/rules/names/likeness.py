"""How alike two tokens are, 0 to 1: the best of their readings; consonants count most where vowels are not written."""

from typing import Final

from rapidfuzz.distance import JaroWinkler, Levenshtein

from rabta.resolution.rules.names.folding import Reading
from rabta.resolution.rules.names.tokens import Token

_MOST_REMEMBERED: Final = 1_000_000
_remembered: dict[int, float] = {}
_close = JaroWinkler.similarity
_bones = Levenshtein.normalized_similarity


def likeness(a: Token, b: Token) -> float:
    """1 for one spelling or one sound, 0 for nothing in common. The same either way round.

    An initial is like every token it may stand for, by half.
    """
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
        return 0.5 if a.family & b.family else 0.0
    best = _alike(a.reading, b.reading, a.unwritten or b.unwritten)
    if a.others or b.others:
        for x in (a.reading, *a.others):
            for y in (b.reading, *b.others):
                best = max(best, _alike(x, y, a.unwritten or b.unwritten))
    return best


def _alike(a: Reading, b: Reading, unwritten: bool) -> float:
    close = _close(a.close, b.close)
    skeleton = _bones(a.skeleton, b.skeleton)
    if unwritten:
        return 0.25 * close + 0.45 * skeleton + 0.3 * _bones(a.family, b.family)
    if close < 0.5 and skeleton < 0.5:
        return 0.0
    return 0.5 * close + 0.3 * skeleton + 0.2 * _bones(a.family, b.family)
