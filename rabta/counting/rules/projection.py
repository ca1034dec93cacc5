"""From what one reader sees of a few connected incidents to that reader's events: a pure function.

The resolver calls it once for every visible subset of a component's markings; for the rare component of many markings
it is called when somebody reads. Both get the same answer, because it looks at nothing else.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rabta.counting.rules.blocks import block_keys
from rabta.counting.rules.counted_line import CountedLine, counted_lines
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.partition import Conflict, Link, partition
from rabta.counting.rules.same_event import compare


@dataclass(frozen=True, slots=True)
class Placed:
    """One incident to be placed: its key in the record, its facts, and the report it stands in."""

    key: str
    facts: IncidentFacts
    report: str


@dataclass(frozen=True, slots=True)
class PersonJudged:
    """A standing judgement by a person on two incident keys: `same` or `not`."""

    a: str
    b: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ProjectedEvent:
    """One event as it is stored: `key` is that of its earliest incident; numbers are None where nobody states them."""

    key: str
    members: tuple[str, ...]
    day: date | None
    day_is_stated: bool
    place: IncidentFacts
    agencies: tuple[str, ...]
    reports: int
    arrests: int | None
    foreigners: int | None
    women: int | None
    lines: tuple[CountedLine, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """Events sorted by key; conflicts are persons' judgements that cannot all hold."""

    events: tuple[ProjectedEvent, ...]
    conflicts: tuple[Conflict, ...]


def project(incidents: Sequence[Placed], judged: Iterable[PersonJudged]) -> Projection:
    """Put every incident in exactly one event and say what counts for each. Order of arrival has no influence."""
    by_key: dict[Key, Placed] = {(placed.key,): placed for placed in incidents}
    links = [*automatic_links(incidents), *(_person_link(j) for j in judged)]
    apart = {key: placed.facts.source for key, placed in by_key.items()}
    found = partition(by_key, links, apart=apart)
    events = [_event([by_key[key] for key in members]) for members in found.events]
    return Projection(tuple(sorted(events, key=lambda e: e.key)), found.conflicts)


def automatic_links(incidents: Sequence[Placed]) -> list[Link]:
    """What the rules say of every pair that shares a block: likely joins, and contradictions that must stay apart."""
    blocks: dict[str, list[Placed]] = {}
    for placed in incidents:
        for block in block_keys(placed.facts):
            blocks.setdefault(block, []).append(placed)
    pairs = {
        (min(a.key, b.key), max(a.key, b.key))
        for shared in blocks.values()
        for a, b in itertools.combinations(shared, 2)
    }
    facts = {placed.key: placed.facts for placed in incidents}
    links = []
    for a, b in sorted(pairs):
        seen = compare(facts[a], facts[b])
        tie = "".join(sorted((facts[a].content, facts[b].content)))
        if seen.is_likely_same:
            links.append(Link((a,), (b,), "same", seen.score, tie=tie))
        elif seen.contradicts:
            links.append(Link((a,), (b,), "not", seen.score, tie=tie))
    return links


def _person_link(judged: PersonJudged) -> Link:
    return Link((judged.a,), (judged.b,), "same" if judged.outcome == "same" else "not", 0, by_person=True)


def _event(members: Sequence[Placed]) -> ProjectedEvent:
    by_facts_key: Mapping[Key, str] = {m.facts.key: m.key for m in members}
    ranked = sorted((m.facts for m in members), key=_standing)
    earliest = min(members, key=lambda m: (m.facts.day if m.facts.day is not None else 10**7, m.key))
    stated_days = [m.facts.occurred[0] for m in members if m.facts.occurred]
    day = min(stated_days, default=earliest.facts.day)
    return ProjectedEvent(
        key=earliest.key,
        members=tuple(sorted(by_facts_key.values())),
        day=date.fromordinal(day) if day is not None else None,
        day_is_stated=bool(stated_days),
        place=_best_placed(ranked),
        agencies=tuple(sorted({a for m in members for a in m.facts.agencies})),
        reports=len({m.report for m in members}),
        arrests=_first(f.arrests for f in ranked),
        foreigners=_first(f.foreigners for f in ranked),
        women=_first(f.women for f in ranked),
        lines=counted_lines([m.facts for m in members]),
    )


def _standing(facts: IncidentFacts) -> tuple[bool, bool, int, str]:
    """The order in which reports of one event are believed: custody agency, registering agency, then the first."""
    return (
        facts.reporter not in facts.custody, facts.reporter not in facts.registered, facts.day or 10**9, facts.content,
    )  # fmt: skip


def _best_placed(ranked: Sequence[IncidentFacts]) -> IncidentFacts:
    """The first in standing that names an airport or a district, else the first."""
    return next((f for f in ranked if f.airport or f.district), ranked[0])


def _first(values: Iterable[int | None]) -> int | None:
    return next((v for v in values if v is not None), None)
