"""Two names' tokens laid side by side: each token with at most one of the other's, or two with one they are joined in."""

from dataclasses import dataclass
from typing import Final

from rabta.resolution.rules.names.likeness import likeness
from rabta.resolution.rules.names.prepared import Way
from rabta.resolution.rules.names.tokens import Token, token

LEAST: Final = 0.5
"""Tokens less alike than this are two names."""
JOINED_LEAST: Final = 0.75
SURE: Final = 0.9
SHORTEST_JOINED, LONGEST_JOINED = 5, 3
"""Letters of a token that two may be joined in, and by how many it may differ from both of them."""


@dataclass(slots=True)
class Aligned:
    """Per token of each side: the place of its counterpart (-1 for none) and how alike they are.

    `grid`: likeness of every token of `a` with every token of `b`.
    """

    grid: list[list[float]]
    of_a: list[int]
    of_b: list[int]
    like_a: list[float]
    like_b: list[float]


def aligned(a: Way, b: Way) -> Aligned:
    """Lay the tokens of two ways side by side, the likest first, rarer tokens before common ones that are as alike."""
    left, right = a.tokens, b.tokens
    grid = [[likeness(x, y) for y in right] for x in left]
    pairs = []
    for i, row in enumerate(grid):
        for j, like in enumerate(row):
            if like >= LEAST:
                pairs.append((like + 0.001 * (left[i].weight + right[j].weight) - 0.00001 * abs(i - j), i, j))
    pairs.sort(reverse=True)
    found = Aligned(grid, [-1] * len(left), [-1] * len(right), [0.0] * len(left), [0.0] * len(right))
    for _, i, j in pairs:
        if found.of_a[i] < 0 and found.of_b[j] < 0:
            found.of_a[i], found.of_b[j] = j, i
            found.like_a[i] = found.like_b[j] = grid[i][j]
    if min(found.like_a) < SURE and min(found.like_b) < SURE:
        if len(left) > 1:
            _join(left, right, found.of_a, found.of_b, found.like_a, found.like_b)
        if len(right) > 1:
            _join(right, left, found.of_b, found.of_a, found.like_b, found.like_a)
    return found


def _join(
    split: tuple[Token, ...],
    whole: tuple[Token, ...],
    of_split: list[int],
    of_whole: list[int],
    like_split: list[float],
    like_whole: list[float],
) -> None:
    """Where two neighbours of one side, run together, are a token of the other: Bin Al Shibh and Binalshibh."""
    for j, one in enumerate(whole):
        if like_whole[j] >= SURE or len(one.text) < SHORTEST_JOINED:
            continue
        for i in range(len(split) - 1):
            if like_split[i] >= SURE and like_split[i + 1] >= SURE or of_whole[j] not in (-1, i, i + 1):
                continue
            longer = len(split[i].text) + len(split[i + 1].text) - len(one.text)
            if not split[i].starts & one.starts or abs(longer) > LONGEST_JOINED:
                continue
            like = likeness_joined(split[i], split[i + 1], one)
            if like >= JOINED_LEAST and like > max(like_split[i], like_split[i + 1], like_whole[j]):
                for k in (i, i + 1):
                    if of_split[k] >= 0:
                        of_whole[of_split[k]], like_whole[of_split[k]] = -1, 0.0
                    of_split[k], like_split[k] = j, like
                of_whole[j], like_whole[j] = i, like


def likeness_joined(one: Token, next_one: Token, whole: Token) -> float:
    """How alike two neighbours run together are to a token of the other side."""
    both = token((one.text + next_one.text).replace(" ", ""))
    return likeness(both, whole) if both else 0.0
