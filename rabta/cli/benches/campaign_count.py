"""Counting a campaign without a database: before a person answers, and after every question is answered as truth says."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rabta.counting.rules.candidates import candidate_pairs
from rabta.counting.rules.partition import Link, partition
from rabta.counting.rules.projection import PersonJudged, Placed, ProjectedEvent, project
from rabta.counting.rules.same_event import Comparison, compare

Pair = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """A pair that a person is asked about. `matters`: the two do not stand in one event by other links already."""

    pair: Pair
    comparison: Comparison
    matters: bool


@dataclass(frozen=True)
class Score:
    """Pairs of incidents in one event, against the truth's."""

    wanted: int
    joined: int
    right: int
    wrong_pairs: tuple[Pair, ...]
    lost_pairs: tuple[Pair, ...]

    @property
    def recall(self) -> float:
        return self.right / max(1, self.wanted)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.joined)


def asked(incidents: Sequence[Placed], events: Iterable[ProjectedEvent]) -> list[Asked]:
    """Every pair the rules put to a person, in order of keys."""
    facts = {placed.key: placed.facts for placed in incidents}
    event_of = {key: event.key for event in events for key in event.members}
    found = []
    for a, b in candidate_pairs(facts.values()):
        seen = compare(a, b)
        if seen.outcome == "ask":
            low, high = sorted((str(a.key[0]), str(b.key[0])))
            found.append(Asked((low, high), seen, event_of[low] != event_of[high] or not seen.is_likely_same))
    return sorted(found, key=lambda question: question.pair)


def questions(asked_pairs: Iterable[Asked], incidents: Sequence[Placed]) -> int:
    """How many different questions these pairs are: between the same two groups of certain links one answer settles all.

    A pair inside one such group needs no question.
    """
    sure = [
        Link(a.key, b.key, "same", 0)
        for a, b in candidate_pairs(placed.facts for placed in incidents) if compare(a, b).outcome == "same"
    ]  # fmt: skip
    group = {
        str(key[0]): number
        for number, keys in enumerate(partition([p.facts.key for p in incidents], sure).events) for key in keys
    }  # fmt: skip
    return len({frozenset(group[end] for end in q.pair) for q in asked_pairs if len({group[end] for end in q.pair}) > 1})


def answered(questions: Iterable[Asked], event_of: Mapping[str, str]) -> list[PersonJudged]:
    """The answers the truth gives. A pair with an incident that tells of no event of the truth is another event's."""
    return [
        PersonJudged(*q.pair, "same" if is_same(q.pair, event_of) else "not") for q in questions
    ]


def is_same(pair: Pair, event_of: Mapping[str, str]) -> bool:
    """Whether both incidents tell of one event of the truth."""
    return event_of.get(pair[0]) is not None and event_of.get(pair[0]) == event_of.get(pair[1])


def counted(incidents: Sequence[Placed], judged: Iterable[PersonJudged]) -> tuple[ProjectedEvent, ...]:
    """The events of all incidents: what the record would lay out for a reader who sees everything."""
    return project(incidents, judged).events


def score(events: Iterable[ProjectedEvent], event_of: Mapping[str, str]) -> Score:
    """Pairs joined against pairs that the truth joins."""
    joined = {pair for e in events for pair in itertools.combinations(sorted(e.members), 2)}
    told: dict[str, list[str]] = defaultdict(list)
    for key, event in event_of.items():
        told[event].append(key)
    wanted = {pair for keys in told.values() for pair in itertools.combinations(sorted(keys), 2)}
    right = joined & wanted
    return Score(len(wanted), len(joined), len(right), tuple(sorted(joined - right)), tuple(sorted(wanted - right)))
