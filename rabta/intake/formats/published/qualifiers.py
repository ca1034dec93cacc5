"""Hedges: what a text says of its own figure before or behind it ("over", "around", "nearly", "کے قریب")."""

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

_MORE = Phrasebook(
    (phrase, direction)
    for direction, phrases in {
        "over": (
            "over", "more than", "above", "in excess of", "exceeding", "at least", "no less than", "not less than",
            "upwards of", "as many as", "a staggering", "well over", "کم از کم",
        ),
        "nearly": ("nearly", "almost", "close to", "just under", "تقریباً", "تقریبا", "لگ بھگ"),
        "around": (
            "around", "about", "approximately", "approx", "some", "roughly", "an estimated", "estimated", "estimated at",
            "circa", "قریباً", "قریبا", "اندازا",
        ),
        "under": ("less than", "under", "below", "up to", "fewer than", "at most", "زیادہ سے زیادہ"),
    }.items()
    for phrase in phrases
)  # fmt: skip
# "as many as 75" says 75: an emphasis, no hedge.
_EMPHASIS = frozenset({"as many as", "a staggering"})
_BEHIND = Phrasebook(
    (phrase, direction)
    for direction, phrases in {
        "over": ("سے زائد", "سے زیادہ", "سے اوپر", "or more", "plus", "+"),
        "around": ("or so", "کے لگ بھگ"),
        "nearly": ("کے قریب",),
        "under": ("سے کم",),
    }.items()
    for phrase in phrases
)  # fmt: skip
_FILL = frozenset(listed("a the total of us $ rs usd"))


def hedges() -> Phrasebook[str]:
    """Give the hedges that stand before a figure."""
    return _MORE


def qualifier_at(view: View, first: int, after: int) -> str | None:
    """Give over, under, around or nearly for the figure over tokens `first` up to `after`; None where it is said plainly."""
    place = first
    while place > 0 and view.key(place - 1) in _FILL:
        place -= 1
    for end in (first, place):
        hit = view.before(end, _MORE)
        if hit is not None and not (view.key(hit[0]) == "over" and lexicon.hedge_before(view, end) is None):
            said = " ".join(view.key(step) for step in range(hit[0], end))
            return None if said in _EMPHASIS else hit[1]
    for step in (after, after - 1, after - 2, after - 3):
        if first < step < len(view.tokens):
            behind = _BEHIND.at(view.tokens, step)
            if behind is not None:
                return behind[1]
    return None
