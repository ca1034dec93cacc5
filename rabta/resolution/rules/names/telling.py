"""The reasons of a score, put into words: what each feature added, gathered under what a person would call it."""

from typing import Final

from rabta.resolution.rules.names.aligned import Aligned
from rabta.resolution.rules.names.features import FEATURES, LENGTHS
from rabta.resolution.rules.names.prepared import Way
from rabta.resolution.rules.names.reason import Reason
from rabta.resolution.rules.names.tokens import Token

_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "shared": ("covered_of_shorter", "covered_of_longer", "shared", "shared_exactly", "rarest_shared", "second_shared"),
    "missing_names": (
        "least_alike",
        "missing_of_shorter",
        "missing_of_longer",
        "rarest_missing_of_longer",
        "given_name_missing",
    ),
    "contrary_names": ("contrary", "contrary_names", "given_names_contrary", "likest_of_contrary"),
    "titles": ("titles_shared",),
    "order": ("first_names", "last_names", "crosswise"),
    "written_together": ("whole", "whole_consonants", "one_inside_the_other"),
    "lengths": LENGTHS,
}
_PLACES: Final = {group: tuple(FEATURES.index(name) for name in names) for group, names in _GROUPS.items()}
_SAME: Final = 0.9
_RARE, _COMMON = 0.6, 0.35


def told(a: Way, b: Way, laid: Aligned, added: list[float], start: float) -> list[Reason]:
    """One reason for each name that both share, and one for each other group of features that adds anything."""
    sums = {group: sum(added[place] for place in places) for group, places in _PLACES.items()}
    reasons = [Reason("before_comparing", round(start), "What the average pair of names weighs: most are two persons'.")]
    reasons += _shared(a, b, laid, sums.pop("shared"))
    words = _words(a, b, laid)
    return reasons + [Reason(name, round(weight), words[name]) for name, weight in sums.items() if round(weight)]


def _shared(a: Way, b: Way, laid: Aligned, weight: float) -> list[Reason]:
    """The weight of what is shared, parted among the shared names by how rare and how alike they are."""
    pairs = [(i, j, laid.like_a[i]) for i, j in enumerate(laid.of_a) if j >= 0]
    worth = [(a.tokens[i].weight + b.tokens[j].weight) * like * like for i, j, like in pairs]
    if not pairs:
        return [Reason("like_name", round(weight), "No name is shared.")] if round(weight) else []
    if weight < 0:
        return [Reason("like_name", round(weight), "Too little is shared: " + _listed(a, b, pairs) + ".")]
    return [
        Reason(_name(a.tokens[i], b.tokens[j], like), round(weight * part / sum(worth)), _said(a, b, i, j, like))
        for (i, j, like), part in zip(pairs, worth, strict=True)
    ]


def _listed(a: Way, b: Way, pairs: list[tuple[int, int, float]]) -> str:
    return ", ".join(f"{a.tokens[i].text} and {b.tokens[j].text}" for i, j, _ in pairs)


def _name(a: Token, b: Token, like: float) -> str:
    return "initial" if a.initial or b.initial else "same_name" if _same(a, b, like) else "like_name"


def _same(a: Token, b: Token, like: float) -> bool:
    """One name, as far as its letters say: where one script leaves vowels out, its consonants say it."""
    ways = {way.skeleton for way in (a.reading, *a.others)}.intersection(way.skeleton for way in (b.reading, *b.others))
    return like >= _SAME or (a.unwritten or b.unwritten) and bool(ways)


def _said(a: Way, b: Way, i: int, j: int, like: float) -> str:
    one, other = a.tokens[i], b.tokens[j]
    if one.initial or other.initial:
        return f"{one.text} may stand for {other.text}." if one.initial else f"{other.text} may stand for {one.text}."
    rare = (one.weight + other.weight) / 2
    place = "Given name" if i == j == 0 else "Name"
    if rare >= _RARE:
        place = "Rare " + place.lower()
    elif rare < _COMMON:
        place = "Common " + place.lower()
    script = " in another script" if one.script != other.script else ""
    if _same(one, other, like):
        both = one.text if one.text == other.text else f"{one.text}, {other.text}"
        return f"{place} same{script}: {both}."
    return f"{place} alike{script}: {one.text}, {other.text} ({like:.0%})."


def _words(a: Way, b: Way, laid: Aligned) -> dict[str, str]:
    of_a = [one.text for one, at in zip(a.tokens, laid.of_a, strict=True) if at < 0]
    of_b = [one.text for one, at in zip(b.tokens, laid.of_b, strict=True) if at < 0]
    alone = ", ".join(of_a + of_b)
    first, last = laid.grid[0][0], laid.grid[-1][-1]
    against = f"{' '.join(of_a)} stands against {' '.join(of_b)}." if of_a and of_b else "No name stands against another."
    return {
        "missing_names": f"Only in one of the two: {alone}." if alone else "Every name has its counterpart.",
        "contrary_names": against,
        "titles": "Both bear the same title." if not a.titles.isdisjoint(b.titles) else "No title is the same.",
        "order": f"First names {first:.0%} alike, last names {last:.0%}.",
        "written_together": "How alike the two are, written without spaces.",
        "lengths": f"{len(a.tokens)} and {len(b.tokens)} names: how much names of such lengths can tell.",
    }
