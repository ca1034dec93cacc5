"""Which branch of a force a bare name means: "FC" of Frontier Corps Balochistan (North), "Rangers" of the Punjab Rangers."""

import functools

from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.agencies import agencies

_SIDES = {
    "KP": frozenset(("kp", "kpk", "khyber", "خیبر")),
    "BA": frozenset(("balochistan", "baluchistan", "bln", "بلوچستان")),
    "PB": frozenset(("punjab", "پنجاب")),
    "SD": frozenset(("sindh", "سندھ")),
    "N": frozenset(("north", "northern", "n", "نارتھ", "شمالی")),
    "S": frozenset(("south", "southern", "s", "ساؤتھ", "ساوتھ", "جنوبی")),
}
_BEFORE, _BEHIND = 2, 5
Hit = tuple[int, int, str]


@functools.cache
def branches_of(code: str) -> dict[str, tuple[str, ...]]:
    """The branches of a force with the sides their codes name: FC -> FC_KP_N: (KP, N)."""
    begins = f"{code}_"
    parts = {entry.code: entry.code.removeprefix(begins).split("_") for entry in agencies() if entry.code.startswith(begins)}
    return {branch: tuple(sides) for branch, sides in parts.items() if all(side in _SIDES for side in sides)}


def of_their_branches(view: View, hits: list[Hit], *, speaker: str | None) -> list[Hit]:
    """The hits, each bare name of a force as its branch where the words beside it, the speaker or the text say which."""
    named = {code for _, _, code in hits}
    return [(first, after, _branch(view, (first, after, code), named, speaker)) for first, after, code in hits]


def _branch(view: View, hit: Hit, named: set[str], speaker: str | None) -> str:
    first, after, code = hit
    branches = branches_of(code)
    if not branches:
        return code
    beside = {view.key(place) for place in range(max(0, first - _BEFORE), min(after + _BEHIND, len(view.tokens)))}
    said = [branch for branch, sides in branches.items() if all(beside & _SIDES[side] for side in sides)]
    if len(said) == 1:
        return said[0]
    if speaker in branches:
        return str(speaker)
    known = sorted(named & branches.keys())
    return known[0] if len(known) == 1 else code
