"""Wholes and their parts: one report lumps "three operations" that another tells one by one, or one raid was registered as
several cases, each of which somebody tells by itself, and another report tells of all that was taken.

A whole is never merged with its parts. Where events are found that together make up all of it, they count and the
whole does not; where they do not add up, both stand, and a person is asked wherever agency, place and day agree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rabta.counting.rules import weights as w
from rabta.counting.rules.amounts import amounts
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.reason import Reason

MOST_CANDIDATES = 12
MOST_CASES = 4
ROUNDING = 0.005
LIGHTER: Final = 0.85
"""Less than this of what the whole weighs is no other scale's figure for it."""
_WHERE: Final = frozenset({"airport", "district", "place_words", "site"})


@dataclass(frozen=True, slots=True)
class Whole:
    """An event (by its first key) that the `parts` together make up; `shares` of its mass, in the parts' order."""

    whole: Key
    parts: tuple[Key, ...]
    shares: tuple[float, ...]


def wholes(
    candidates: Mapping[Key, Sequence[Key]], facts: Mapping[Key, IncidentFacts], event_of: Mapping[Key, Key]
) -> tuple[Whole, ...]:
    """For each lump with `candidates` for its parts (incident keys), the smallest set of events that make it up.

    At least two parts, no more than the operations the lump names, or else as many cases of one teller, each with a number;
    masses agree per substance within half a per cent.
    A part belongs to one whole only; the first whole, in order of keys, takes it.
    """
    found: list[Whole] = []
    taken: set[Key] = set()
    for lump in sorted(candidates, key=str):
        whole = event_of[lump]
        parts = {event_of[p]: p for p in sorted(candidates[lump], key=str) if event_of[p] not in taken | {whole}}
        if whole in taken or any(w.whole == whole for w in found):
            continue
        made_up = _made_up(facts[lump], [facts[p] for p in list(parts.values())[:MOST_CANDIDATES]])
        if made_up:
            total = sum(_masses(facts[lump]).values())
            taken.update(event_of[p.key] for p in made_up)
            shares = tuple(round(sum(_masses(p).values()) / total, 4) for p in made_up)
            found.append(Whole(whole, tuple(event_of[p.key] for p in made_up), shares))
    return tuple(found)


def may_be_case_of(part: IncidentFacts, whole: IncidentFacts) -> bool:
    """Whether the part may be one of the cases as which the whole was registered: less of its one drug, another number.

    Somebody else tells of the whole: cases of one teller are none of each other's parts.
    """
    if not part.case_number or part.case_number == whole.case_number or part.lumps > 1 or whole.lumps > 1:
        return False
    if part.reporter == whole.reporter:
        return False
    if len(part.lines) != 1 or len(whole.lines) != 1 or part.lines[0].substance != whole.lines[0].substance:
        return False
    return (part.lines[0].g or 0) < (whole.lines[0].g or 0) and not part.recap and not whole.recap


def told_together(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> IncidentFacts | None:
    """The one that tells of several operations or places together, where the other is sooner a part of that than the same.

    They share an agency and a place, no more than a day lies between, and the part is lighter, or lacks a drug. Nothing but
    all the parts, or a person, can say that it is one; until then neither may be added to the other unasked.
    """
    whole, part = (a, b) if a.lumps > b.lumps else (b, a)
    if not may_hold(whole, part, reasons) or (part.arrests or 0) > (whole.arrests or part.arrests or 0):
        return None
    names = {reason.name for reason in reasons if reason.weight > 0}
    if names.isdisjoint(_WHERE) or names.isdisjoint(("agency", "hand_over", "told_twice")):
        return None
    if any(reason.name.startswith("time_") and reason.weight < w.NEXT_DAY for reason in reasons):
        return None
    return whole if _mass(part) < _mass(whole) * LIGHTER or len(part.lines) < len(whole.lines) else None


def _mass(facts: IncidentFacts) -> int:
    return sum([line.g or 0 for line in facts.lines])


def may_hold(whole: IncidentFacts, part: IncidentFacts, reasons: Sequence[Reason]) -> bool:
    """Whether a lump of several operations may hold the part: no place or time against it, and enough of each drug."""
    if any(r.weight < 0 for r in reasons if r.name in ("country", "airport", "district", "province", "agency")):
        return False
    if any(r.weight < -200 for r in reasons if r.name.startswith("time")):
        return False
    held = {line.substance: line.g for line in whole.lines if line.g}
    return bool(part.lines) and all(line.g and held.get(line.substance, 0) >= line.g for line in part.lines)


def _made_up(lump: IncidentFacts, parts: Sequence[IncidentFacts]) -> tuple[IncidentFacts, ...]:
    whole = _masses(lump)
    for size in range(2, (lump.lumps if lump.lumps > 1 else MOST_CASES) + 1):
        for chosen in combinations(parts, size):
            if _adds_up(whole, chosen) and (lump.lumps > 1 or _are_cases_of_one(chosen)):
                return chosen
    return ()


def _are_cases_of_one(parts: Sequence[IncidentFacts]) -> bool:
    return len({part.reporter for part in parts}) == 1 and len({part.case_number for part in parts}) == len(parts)


def _adds_up(whole: dict[str, int], parts: Sequence[IncidentFacts]) -> bool:
    together: dict[str, int] = {}
    for part in parts:
        for substance, g in _masses(part).items():
            together[substance] = together.get(substance, 0) + g
    return together.keys() == whole.keys() and all(abs(together[s] - g) <= ROUNDING * g for s, g in whole.items())


def _masses(facts: IncidentFacts) -> dict[str, int]:
    return {substance: amount.g for substance, amount in amounts(facts.lines).items() if amount.g}
