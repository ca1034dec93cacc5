"""Wholes and their parts: one report lumps "three operations" that another tells one by one.

A whole is never merged with its parts. Where events are found that together make up all of it, they count and the
whole does not; where they do not add up, both stand and a person may say otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rabta.counting.rules.amounts import amounts
from rabta.counting.rules.facts import IncidentFacts, Key

MOST_CANDIDATES = 12
ROUNDING = 0.005


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

    At least two parts, no more than the operations the lump names; masses agree per substance within half a per cent.
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


def _made_up(lump: IncidentFacts, parts: Sequence[IncidentFacts]) -> tuple[IncidentFacts, ...]:
    whole = _masses(lump)
    for size in range(2, lump.lumps + 1):
        for chosen in combinations(parts, size):
            if _adds_up(whole, chosen):
                return chosen
    return ()


def _adds_up(whole: dict[str, int], parts: Sequence[IncidentFacts]) -> bool:
    together: dict[str, int] = {}
    for part in parts:
        for substance, g in _masses(part).items():
            together[substance] = together.get(substance, 0) + g
    return together.keys() == whole.keys() and all(abs(together[s] - g) <= ROUNDING * g for s, g in whole.items())


def _masses(facts: IncidentFacts) -> dict[str, int]:
    return {substance: amount.g for substance, amount in amounts(facts.lines).items() if amount.g}
