"""Say where a place name is, from what stands beside it, then from what is known elsewhere, then from usage."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rabta.vocabulary.rules.place_matching import Found, Where, index
from rabta.vocabulary.rules.place_names import Word

# Two hits further apart than this many code points do not explain each other.
_REACH = 48
_BREAK = re.compile(r"[;:!?\n\u06d4\u061b]|(?<=[^\W\d_]{3})\.(?=\s|$)|(?<=\d)\.(?=\s+[^\d\s]|$)")


@dataclass(frozen=True)
class Beside:
    """What stands near a find: places, nearest first, and the district written straight after it."""

    near: tuple[Where, ...]
    touching: Where | None


def breaks_of(text: str) -> list[int]:
    """Give where clauses end: a place before a break does not explain one after it."""
    return [match.start() for match in _BREAK.finditer(text)]


def beside(place: int, found: list[Found], words: list[Word], breaks: list[int]) -> Beside:
    """Give where the places near `found[place]` are: the two after it, then the one before, in the same clause.

    A place across "for", "to" or "resident of" is another leg of the story and says nothing of this one.
    """
    one, lexicon = found[place], index().words
    near, touching = [], None
    for other in (*found[place + 1 : place + 3], *found[max(0, place - 1) : place]):
        left, right = sorted((one, other), key=lambda some: some.start)
        between = {word.key for word in words[left.last : right.first]}
        parted = not between.isdisjoint(lexicon["parting"])
        parted = parted or (other is left and _is_bound_for(left, words) and not between <= lexicon["linking"])
        same_clause = bisect_left(breaks, left.end) == bisect_left(breaks, right.start)
        if other.chosen is None or parted or not same_clause or right.start - left.end > _REACH:
            continue
        near.append(other.chosen)
        if other.kind == "district" and left is one and between <= lexicon["linking"]:
            touching = touching or other.chosen
    return Beside(tuple(near), touching)


def _is_bound_for(one: Found, words: list[Word]) -> bool:
    """Whether somebody goes there: "a truck heading for Faisalabad was stopped near Khar"."""
    return one.first > 0 and words[one.first - 1].key == "for"


def choose(one: Found, beside: Beside, province: str | None) -> None:
    """Decide where a find is, from what stands beside it, then from the province given, then from usage."""
    if one.chosen is not None:
        one.chosen = _doubted(one, one.chosen, beside)
        return
    if one.weak and beside.touching is not None:
        one.chosen, one.weak = beside.touching, False
        return
    wanted = [where.district for where in beside.near if where.district]
    agreeing = [where for district_name in wanted for where in one.where if where.district == district_name]
    if agreeing or (one.weak and wanted and len(one.where) == 1):  # a road of two towns lies in one of theirs
        one.chosen, one.weak = (agreeing or [near for near in beside.near if near.district])[0], False
        return
    _choose_by_region(one, beside.near, province)


def _doubted(one: Found, chosen: Where, beside: Beside) -> Where:
    """Give `chosen`, or the place beside it where a locality's name is known from another part of the country.

    An estimated town (`plain`) yields to any district beside it; a listed locality keeps its own within a province:
    "Lakpass, Quetta" is in Mastung.
    """
    near = [where for where in beside.near if where.district]
    if one.kind != "locality" or not near or chosen.district in {where.district for where in near}:
        return chosen
    if one.plain:
        return near[0]
    if beside.touching is not None and beside.touching.province != chosen.province:
        return beside.touching
    return chosen


def _choose_by_region(one: Found, near: Sequence[Where], province: str | None) -> None:
    """Choose by the province that is named beside it, then the one known from elsewhere, then that of a district beside it.

    "کرم کے دو رہائشی گمبٹ میں": to the police of Sindh that is their Gambat, though Kurram lies in another province.
    """
    named = [where.province for where in near if where.province and not where.district]
    regions = [where.province for where in near if where.province]
    hints = [*named, *([province] if province else []), *regions]
    for wanted in hints:
        inside = [where for where in one.where if where.province == wanted]
        usual = [where for where in inside if where.district == one.usual]
        if len(inside) == 1 or usual:
            one.chosen = (usual or inside)[0]
            return
        if inside and one.usual is not None:
            # Said to be in this province, and usage points elsewhere: leave it open.
            return
    if one.usual is not None and not regions:
        one.chosen = next(where for where in one.where if where.district == one.usual)
    elif one.weak:
        one.chosen = one.where[0]
