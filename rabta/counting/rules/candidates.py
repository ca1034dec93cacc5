"""The pairs that the scorer is asked about: those that meet in a block and that a glance does not tell apart."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from rabta.counting.rules.blocks import blocks_of, first_day
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.meeting import PLACE, PLACE_BITS, Entered, Meeting, Pairs, entered

AT_ONCE: Final = 50_000
"""About so many pairs are looked at together."""


def candidate_pairs(incidents: Iterable[IncidentFacts]) -> Iterator[tuple[IncidentFacts, IncidentFacts]]:
    """Every pair that meets and is not told apart at a glance, once; incidents of one list only where they are equal."""
    facts = by_day(incidents)
    return ((facts[i], facts[j]) for i, j in numbered_pairs(facts, Glance(facts), meeting_of(facts)))


def by_day(incidents: Iterable[IncidentFacts]) -> list[IncidentFacts]:
    """The incidents in the order in which they are numbered: by their first day, those without one first."""
    return sorted(incidents, key=first_day)


def meeting_of(facts: Sequence[IncidentFacts]) -> Meeting:
    """These incidents, in the order of `by_day`, in their blocks."""
    return Meeting(entered_of(facts, 0, len(facts)))


def entered_of(facts: Sequence[IncidentFacts], first: int, last: int) -> Entered:
    """Where the incidents in places first..last-1 stand and look."""
    return entered([blocks_of(fact) for fact in facts[first:last]], first)


def numbered_pairs(
    facts: Sequence[IncidentFacts], glance: Glance, meeting: Meeting, first: int = 0, last: int | None = None
) -> Iterator[tuple[int, int]]:
    """The candidate pairs (earlier, later) by their places in `facts`, in order; only those whose later end is in
    first..last-1. `glance` and `meeting`: of these facts, which are in the order of `by_day`."""
    for pairs in meeting.pairs(first, len(facts) if last is None else last):
        for start in range(0, len(pairs), AT_ONCE):
            yield from _in_question(facts, glance, pairs[start : start + AT_ONCE])


def _in_question(facts: Sequence[IncidentFacts], glance: Glance, pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Of pairs that meet, those that a glance does not tell apart; of one list, those that may be told twice."""
    i, j = pairs & PLACE, pairs >> PLACE_BITS
    of_one_list = glance.source[i] == glance.source[j]
    seen = np.flatnonzero(glance.may_be_one(i, j) | of_one_list)
    for a, b, is_one_list in zip(i[seen].tolist(), j[seen].tolist(), of_one_list[seen].tolist(), strict=True):
        if not is_one_list or _may_repeat(facts[a], facts[b]):
            yield a, b


def _may_repeat(a: IncidentFacts, b: IncidentFacts) -> bool:
    return a.content == b.content and (a.from_table or abs(a.repeat - b.repeat) == 1)
