"""From what one reader sees of a few connected incidents to that reader's events: a pure function.

The resolver calls it once for every visible subset of a component's markings; for the rare component of many markings
it is called when somebody reads. Both get the same answer, because it looks at nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from rabta.counting.rules.counted_line import CountedLine, counted_lines
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.links import Told, compared
from rabta.counting.rules.lumps import wholes
from rabta.counting.rules.partition import Conflict, Link, partition, sortable
from rabta.counting.rules.same_event import Comparison, Outcome
from rabta.counting.rules.sent_again import rows_sent_again
from rabta.counting.rules.standing import held_in, standing
from rabta.counting.rules.weights import EXACT_COPY, LIKELY

Nationalities = tuple[tuple[str, int], ...]
CLOCK_DAYS = 31
"""A report this much older than what it tells of is no report of what is to come: its clock is wrong, or the year."""


class Placed(NamedTuple):
    """One incident to be placed: its key in the record, its facts, and the report it stands in.

    `nationalities`: (ISO 3166-1 code, persons arrested) only as documented, sorted; they never place anything.
    """

    key: str
    facts: IncidentFacts
    report: str
    nationalities: Nationalities = ()


def nationalities_of(incident: Mapping[str, Any]) -> Nationalities:
    """What an incident as read documents of the nationality of those arrested: ISO 3166-1 code and persons, sorted."""
    documented = (incident.get("arrests") or {}).get("nationalities") or {}
    return tuple(sorted((code, number) for code, number in documented.items() if number))


@dataclass(frozen=True, slots=True)
class PersonJudged:
    """A standing judgement by a person on two incident keys: `same` or `not`."""

    a: str
    b: str
    outcome: str


def agreed(judged: Iterable[PersonJudged]) -> list[PersonJudged]:
    """Without the pairs on which persons' judgements differ: those are asked, and the likelier answer counts meanwhile.

    >>> [agreed([PersonJudged("a", "b", "same"), PersonJudged("a", "b", said)]) for said in ("same", "not")]
    [[PersonJudged(a='a', b='b', outcome='same')], []]
    """
    said: dict[tuple[str, str], set[str]] = {}
    for one in judged:
        said.setdefault((one.a, one.b), set()).add(one.outcome)
    return [PersonJudged(a, b, *outcomes) for (a, b), outcomes in sorted(said.items()) if len(outcomes) == 1]


class ProjectedEvent(NamedTuple):
    """One event as it is stored: `key` is that of its earliest incident; numbers are None where nobody states them.

    `covers`: the keys of the events this one lumps together. They count, it does not: no lines, no arrests, no vehicles.
    `seized`: some report of it names something seized, with or without a quantity.
    """

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
    covers: tuple[str, ...] = ()
    nationalities: Nationalities = ()
    vehicles: int | None = None
    seized: bool = False


class Projection(NamedTuple):
    """Events sorted by key; conflicts are persons' judgements that cannot all hold; refused: likely joins that gave way."""

    events: tuple[ProjectedEvent, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Link, ...] = ()


def project(
    incidents: Sequence[Placed], judged: Sequence[PersonJudged], *, told: Sequence[Told] | None = None,
    weighed: dict[tuple[Key, Key], Comparison] | None = None,
) -> Projection:  # fmt: skip
    """Put every incident in exactly one event and say what counts for each. Order of arrival has no influence.

    `told`: what the rules say of pairs (`links.all_told`), at least of all that these incidents make, where it is known.
    `weighed`: pairs that were weighed for others who see some of these incidents, which is added to.
    """
    if len(incidents) == 1:
        return Projection((_event(incidents),), ())
    if len(incidents) == 2 and told is not None and not judged:
        return Projection(tuple(sorted(_of_two(*incidents, told=told), key=lambda e: e.key)), ())
    if told is not None and not judged and _are_all_alike(incidents, told):
        return Projection((_event(sorted(incidents, key=lambda placed: sortable(placed.facts.key))),), ())
    by_key: dict[Key, Placed] = {placed.facts.key: placed for placed in incidents}
    facts = {key: placed.facts for key, placed in by_key.items()}
    again = [Link(a, b, "same", EXACT_COPY, sent_again=True) for a, b in rows_sent_again(facts.values())]
    key_of = {placed.key: key for key, placed in by_key.items()}
    persons = [_person_link(j, key_of) for j in agreed(judged) if {j.a, j.b} <= key_of.keys()]
    seen = compared(list(facts.values()), known=again, by_persons=persons, told=told, weighed=weighed)
    links = [link for link in seen.links if link.outcome == "not" or link.score >= LIKELY]
    found = partition(by_key, [*links, *persons], apart={key: fact.source for key, fact in facts.items()})
    events = {members[0]: _event([by_key[key] for key in members]) for members in found.events}
    event_of = {key: members[0] for members in found.events for key in members}
    for whole in wholes(seen.parts, facts, event_of):
        covered = tuple(sorted(events[part].key for part in whole.parts))
        events[whole.whole] = events[whole.whole]._replace(
            covers=covered, lines=(), arrests=None, foreigners=None, women=None, nationalities=(), vehicles=None
        )
    return Projection(tuple(sorted(events.values(), key=lambda e: e.key)), found.conflicts, found.refused)


def _of_two(a: Placed, b: Placed, *, told: Iterable[Told]) -> tuple[ProjectedEvent, ...]:
    """The events of two on which no person has judged, as `partition` would put them: nothing else can keep them apart."""
    ends = {a.facts.key, b.facts.key}
    seen = next((seen for one, other, seen in told if one in ends and other in ends), None)
    if seen is None or seen.score < LIKELY or seen.outcome == "not":
        return _event([a]), _event([b])
    if a.facts.source == b.facts.source and seen.outcome != "same":
        return _event([a]), _event([b])
    return (_event([a, b]),)


def _are_all_alike(incidents: Sequence[Placed], told: Iterable[Told]) -> bool:
    """Whether each is surely the same as each other, all of different lists: one event, as `partition` would put them."""
    keys, size = {placed.facts.key for placed in incidents}, len(incidents)
    if len({placed.facts.source for placed in incidents}) < size:
        return False
    alike = sum(seen.outcome == "same" and seen.relation != "part_of" for a, b, seen in told if a in keys and b in keys)
    return 2 * alike == size * (size - 1)


def _person_link(judged: PersonJudged, key_of: Mapping[str, Key]) -> Link:
    outcome: Outcome = "same" if judged.outcome == "same" else "not"
    return Link(key_of[judged.a], key_of[judged.b], outcome, 0, by_person=True)


def _event_of_one(member: Placed) -> ProjectedEvent:
    """An event that is told once, as `_event` would give it: what its only report states."""
    facts, documented = member.facts, member.nationalities
    day, is_stated = _day([facts])
    return ProjectedEvent(
        member.key, (member.key,), _date(day), is_stated, facts, _sorted(facts.agencies), 1, facts.arrests,
        facts.foreigners, facts.women, counted_lines([facts]), (),
        _documented([member], facts.arrests) if documented else (), facts.vehicles, bool(facts.lines),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)


@lru_cache(maxsize=2000)
def _sorted(agencies: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(agencies))


def _event(members: Sequence[Placed]) -> ProjectedEvent:
    """What some incidents tell together. It is asked more than a million times in a recount, hence no more than one look at
    each where one is enough."""
    if len(members) == 1:
        return _event_of_one(members[0])
    told = [m.facts for m in members]
    held = held_in(told)
    believed = sorted(members, key=lambda m: standing(m.facts, held))
    ranked = [m.facts for m in believed]
    day, is_stated = _day(told)
    arrests = foreigners = women = vehicles = None
    seized = documented = False
    agencies = ranked[0].agencies
    for fact, member in zip(ranked, believed, strict=True):
        arrests = fact.arrests if arrests is None else arrests
        foreigners = fact.foreigners if foreigners is None else foreigners
        women = fact.women if women is None else women
        vehicles = fact.vehicles if vehicles is None else vehicles
        seized, documented = seized or bool(fact.lines), documented or bool(member.nationalities)
        if fact.agencies is not agencies:
            agencies |= fact.agencies
    return ProjectedEvent(
        min([(m.facts.day or 10**7, m.key) for m in members])[1],
        tuple(sorted([m.key for m in members])),
        _date(day), is_stated, _best_placed(ranked), _sorted(agencies), len({m.report for m in members}),
        arrests, foreigners, women, counted_lines(told, held), (),
        _documented(believed, arrests) if documented else (), vehicles, seized,
    )  # fmt: skip


def _day(told: Sequence[IncidentFacts]) -> tuple[int | None, bool]:
    """The day of an event, and whether a report states it: the earliest stated, but nothing happens after it is reported.

    Without a stated day, or where the first report is older than every stated day, the day of the first report. Where they
    lie further apart than CLOCK_DAYS, a clock or a year is wrong: the day near which most of the other days lie.
    """
    days, reports = [f.occurred[0] for f in told if f.occurred], [f.reported for f in told if f.reported]
    stated = min(days) if days else None
    if not reports:
        return stated, stated is not None
    first, last = min(reports, key=itemgetter(1))
    if stated is not None and stated <= last:
        return stated, True
    if stated is not None and stated - last > CLOCK_DAYS and _told_near(told, stated) > _told_near(told, first):
        return stated, True
    return first, False


def _told_near(told: Sequence[IncidentFacts], day: int) -> int:
    """How many stated days, and days of reports, lie within CLOCK_DAYS of this one."""
    days = [days[0] for f in told for days in (f.occurred, f.reported) if days]
    return sum(abs(each - day) <= CLOCK_DAYS for each in days)


def _documented(believed: Sequence[Placed], arrests: int | None) -> Nationalities:
    """Those of the first report in standing that documents any, of no more persons than count as arrested."""
    return next(
        (m.nationalities for m in believed if m.nationalities and sum(n for _, n in m.nationalities) <= (arrests or 0)), ()
    )


def _best_placed(ranked: Sequence[IncidentFacts]) -> IncidentFacts:
    """The first in standing that names an airport or a district, else the first."""
    return next((f for f in ranked if f.airport or f.district), ranked[0])
