"""What of two aligned names is weighed: numbers with names, the same whichever name comes first."""

from typing import Final

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio

from rabta.resolution.rules.names.aligned import Aligned
from rabta.resolution.rules.names.prepared import Way

FEATURES: Final[tuple[str, ...]] = (
    "covered_of_shorter", "covered_of_longer", "least_alike", "shared", "shared_exactly", "rarest_shared",
    "second_shared", "missing_of_shorter", "missing_of_longer", "rarest_missing_of_longer", "contrary",
    "contrary_names", "given_names_contrary", "given_name_missing",
    "likest_of_contrary", "tokens_of_shorter", "tokens_of_longer", "letters_of_shorter", "whole", "whole_consonants",
    "one_inside_the_other", "first_names", "last_names", "crosswise", "unwritten_vowels", "assumed_names",
    "titles_shared",
)  # fmt: skip
LENGTHS: Final = ("tokens_of_shorter", "tokens_of_longer", "letters_of_shorter", "unwritten_vowels", "assumed_names")
"""Features that say how much two names can tell, and nothing of how alike they are."""

_together = Indel.normalized_similarity
EXACT: Final = 0.9


def features(a: Way, b: Way, laid: Aligned) -> tuple[float, ...]:
    """The numbers of FEATURES for two ways. "Shorter" is the one with fewer tokens, then with less weight."""
    like_a, like_b, grid = laid.like_a, laid.like_b, laid.grid
    shared = exactly = 0.0
    first = second = 0.0
    missing_a = rarest_a = contrary_a = 0.0
    alone_a = alone_b = 0
    for i, one in enumerate(a.tokens):
        weight, like = one.weight, like_a[i]
        lost = weight * (1 - like)
        missing_a += lost
        if lost > rarest_a:
            rarest_a = lost
        j = laid.of_a[i]
        if j < 0:
            contrary_a += weight
            alone_a += not one.initial
            continue
        worth = (weight + b.tokens[j].weight) / 2
        told = worth * like * like
        shared += told
        if like >= EXACT:
            exactly += worth
        if told > first:
            first, second = told, first
        elif told > second:
            second = told
    missing_b = rarest_b = contrary_b = 0.0
    for j, one in enumerate(b.tokens):
        lost = one.weight * (1 - like_b[j])
        missing_b += lost
        if lost > rarest_b:
            rarest_b = lost
        if laid.of_b[j] < 0:
            contrary_b += one.weight
            alone_b += not one.initial
    closest = -0.2
    if contrary_a and contrary_b:
        for i, j in enumerate(laid.of_a):
            if j < 0:
                for k, other in enumerate(laid.of_b):
                    if other < 0 and grid[i][k] > closest:
                        closest = grid[i][k]
    opposed = float(laid.of_a[0] < 0 and laid.of_b[0] < 0)
    covered_a, covered_b = 1 - missing_a / a.weight, 1 - missing_b / b.weight
    if (len(a.tokens), a.weight) <= (len(b.tokens), b.weight):
        sides = (
            covered_a,
            covered_b,
            min(like_a),
            missing_a,
            missing_b,
            rarest_b,
            len(a.tokens),
            len(b.tokens),
            b.tokens[0].weight * (1 - like_b[0]),
        )
    else:
        sides = (
            covered_b,
            covered_a,
            min(like_b),
            missing_b,
            missing_a,
            rarest_a,
            len(b.tokens),
            len(a.tokens),
            a.tokens[0].weight * (1 - like_a[0]),
        )
    of_shorter, of_longer, least, missing_s, missing_l, rarest_l, tokens_s, tokens_l, first_l = sides
    return (
        of_shorter, of_longer, least, shared, exactly, first, second, missing_s, missing_l, rarest_l,
        min(contrary_a, contrary_b), min(alone_a, alone_b), opposed, first_l, closest, tokens_s, tokens_l,
        min(len(a.close), len(b.close)),
        _together(a.close, b.close), _together(a.family, b.family), partial_ratio(a.close, b.close) / 100,
        grid[0][0], grid[-1][-1], max(grid[0][-1], grid[-1][0]), float(a.unwritten) + float(b.unwritten),
        float(a.assumed) + float(b.assumed), float(not a.titles.isdisjoint(b.titles)),
    )  # fmt: skip
