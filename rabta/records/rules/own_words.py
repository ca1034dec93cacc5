"""An incident's own words: the stretches of a row that were read as it, which may lie apart in a list of incidents."""

from collections.abc import Sequence

Stretch = tuple[int, int]
"""Start and end in code points of the row's text."""

BETWEEN = " … "
"""What stands for the words between two stretches, which belong to other incidents."""


def in_order(text: str, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Stretches sorted; those that touch, overlap, or have no letter or digit between them are joined."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and not any(sign.isalnum() for sign in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def own_words(text: str, stretches: Sequence[Stretch]) -> str:
    """The stretches as one text, with an ellipsis for what lies between them.

    >>> own_words("ANF: first, 1 kg. Second, 2 kg.", [(0, 4), (18, 31)])
    'ANF: … Second, 2 kg.'
    """
    return BETWEEN.join(text[start:end] for start, end in in_order(text, stretches))


def place_in_own_words(text: str, place: Stretch, stretches: Sequence[Stretch]) -> Stretch | None:
    """Where a place of the row's text stands in `own_words`; None where it lies outside them.

    >>> place_in_own_words("ANF: first, 1 kg. Second, 2 kg.", (26, 27), [(0, 4), (18, 31)])
    (15, 16)
    """
    before = 0
    for start, end in in_order(text, stretches):
        if start <= place[0] and place[1] <= end:
            return before + place[0] - start, before + place[1] - start
        before += end - start + len(BETWEEN)
    return None
