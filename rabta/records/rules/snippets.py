"""The words around a hit, with the hits marked: found in the folded text, shown in the words as written."""

from collections.abc import Sequence

from rabta.vocabulary.rules.scripts import search_key

Piece = tuple[str, bool]


def needles_of(q: str) -> tuple[str, ...]:
    """The folded words of a query, each once, longest first; a phrase in double quotes stays together.

    >>> needles_of('ice "Torkham border"')
    ('torkham border', 'ice')
    """
    phrases, found = q.split('"'), set()
    for n, part in enumerate(phrases):
        key = search_key(part)
        found |= {key} if n % 2 else set(key.split())
    return tuple(sorted(found - {""}, key=lambda needle: (-len(needle), needle)))


def hits_in(words: str, needles: Sequence[str]) -> list[tuple[int, int]]:
    """Where the needles stand in `words`: code points as written, sorted, overlaps joined."""
    folded, at = _folded(words)
    found = []
    for needle in filter(None, needles):
        start = folded.find(needle)
        while start >= 0:
            found.append((at[start], at[start + len(needle) - 1] + 1))
            start = folded.find(needle, start + len(needle))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def snippet(words: str, needles: Sequence[str], *, width: int = 240) -> list[Piece]:
    """About `width` code points around the first hit as (text, is a hit) pieces; the start of the words without one.

    Cut at spaces; what was cut away is shown as an ellipsis.
    """
    hits = hits_in(words, needles)
    first = hits[0][0] if hits else 0
    start = _cut(words, max(0, first - width // 3))
    end = _cut(words, min(len(words), start + width), forward=True)
    pieces: list[Piece] = [("… ", False)] if start else []
    at = start
    for hit_start, hit_end in hits:
        if hit_start >= end or hit_end <= start:
            continue
        if at < hit_start:
            pieces.append((words[at:hit_start], False))
        pieces.append((words[max(hit_start, start) : min(hit_end, end)], True))
        at = min(hit_end, end)
    if at < end:
        pieces.append((words[at:end], False))
    return pieces + ([(" …", False)] if end < len(words) else [])


def _folded(words: str) -> tuple[str, list[int]]:
    """`search_key(words)` kept position by position: the key, and for each of its signs the place it came from."""
    signs: list[str] = []
    at: list[int] = []
    for place, sign in enumerate(words):
        if sign.isspace():
            if signs and signs[-1] != " ":
                signs.append(" ")
                at.append(place)
            continue
        for folded in search_key(sign):
            signs.append(folded)
            at.append(place)
    return "".join(signs), at


def _cut(words: str, place: int, *, forward: bool = False) -> int:
    """The nearest word boundary: at or before `place`, or with `forward` at or after it; at most 30 signs away."""
    step = 1 if forward else -1
    for moved in range(30):
        at = place + step * moved
        if at <= 0 or at >= len(words):
            return max(0, min(at, len(words)))
        if words[at - 1 if not forward else at].isspace():
            return at
    return place
