"""What the rules say of all incidents together: which pairs are likely one event, which must stay apart, which are asked.

Pairs that meet in a block are compared. Where likely joins would bring three or more into one event, all of its pairs
are: a report that tells a little of two events must not make them one, however well it agrees with each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

from rabta.counting.rules.candidates import by_day, entered_of, numbered_pairs
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.meeting import Entered, Meeting, all_entered
from rabta.counting.rules.partition import Link, partition
from rabta.counting.rules.same_event import Comparison, Outcome, compare
from rabta.counting.rules.shares import in_order, in_shares
from rabta.counting.rules.weights import SAME

Told = tuple[Key, Key, Comparison]
"""Two incidents that may be one event, or a whole and its part, and what the rules make of them, in brief."""


@dataclass
class Compared:
    """`links`: what joins or may join (score from ASK up) and what must stay apart.

    `parts`: for each lump the incidents that may be parts of it; `equal`: what one list tells twice, the same or asked.
    `pairs`: how many were compared; `asked`: about how many of them a person is asked.
    """

    links: list[Link] = field(default_factory=list)
    parts: dict[Key, list[Key]] = field(default_factory=dict)
    equal: list[tuple[IncidentFacts, IncidentFacts]] = field(default_factory=list)
    pairs: int = 0
    asked: int = 0


def compared(
    facts: Sequence[IncidentFacts], *, known: Iterable[Link] = (), by_persons: Iterable[Link] = (), processes: int = 1,
    told: Iterable[Told] | None = None, weighed: dict[tuple[Key, Key], Comparison] | None = None,
) -> Compared:  # fmt: skip
    """Compare what meets. `known`: joins that need no comparing (copies, rows sent again); they come first in `links`.

    `by_persons`: persons' judgements, only to know what they bring together; they are not among the answer's links.
    `told`: what `all_told` says of these incidents, or of more, where it was asked before. `weighed`: see `contradictions`.
    """
    found = Compared(links=list(known))
    by_key = {fact.key: fact for fact in facts}
    sure = {frozenset((link.a, link.b)) for link in found.links if link.sent_again}
    if told is None:
        found.pairs, told = all_told(facts, processes=processes)
    agree, weighed = set[tuple[Key, Key]](), {} if weighed is None else weighed
    for a, b, seen in told:
        if a not in by_key or b not in by_key:
            continue
        found.asked += seen.outcome == "ask"
        if seen.outcome == "same":
            agree |= {(a, b), (b, a)}
        elif seen.outcome == "ask":
            weighed[a, b] = weighed[b, a] = seen
        _note(found, by_key[a], by_key[b], seen, is_known=frozenset((a, b)) in sure)
    found.links += contradictions([*found.links, *by_persons], by_key, agree=agree, weighed=weighed)
    return found


def all_told(facts: Iterable[IncidentFacts], *, processes: int = 1) -> tuple[int, list[Told]]:
    """How many pairs of these incidents were compared, and what was found, each pair once.

    Of two sets of incidents, the smaller in the larger, the same is told of the pairs that both hold.
    """
    ordered = by_day(facts)
    rows = in_order(in_shares(partial(_entered, ordered), size=len(ordered), processes=processes))
    work = partial(_share, ordered, Glance(ordered), Meeting(all_entered(rows)))
    answers = in_order(in_shares(work, size=len(ordered), processes=processes))
    told = [(ordered[i].key, ordered[j].key, seen) for _, numbered in answers for i, j, seen in numbered]
    return sum(pairs for pairs, _ in answers), told


def _entered(facts: Sequence[IncidentFacts], first: int, last: int) -> Iterator[Entered]:
    yield entered_of(facts, first, last)


def _share(
    facts: Sequence[IncidentFacts], glance: Glance, meeting: Meeting, first: int, last: int
) -> Iterator[tuple[int, list[tuple[int, int, Comparison]]]]:
    pairs, told = 0, []
    for i, j in numbered_pairs(facts, glance, meeting, first, last):
        pairs += 1
        if seen := worth_telling(facts[i], facts[j]):
            told.append((i, j, seen))
    yield pairs, told


def worth_telling(a: IncidentFacts, b: IncidentFacts) -> Comparison | None:
    """What the rules make of two that may be one event, or a whole and its part, in brief; else None."""
    seen = compare(a, b)
    if seen.outcome == "not" and seen.relation != "part_of":
        return None
    return seen.in_brief


def _note(found: Compared, a: IncidentFacts, b: IncidentFacts, seen: Comparison, *, is_known: bool) -> None:
    if seen.relation == "part_of" and seen.toward:
        found.parts.setdefault(seen.toward, []).append(b.key if seen.toward == a.key else a.key)
    if seen.outcome == "not":
        return
    if a.source != b.source:
        found.links.append(_link(a, b, "same", seen))
    elif not is_known:
        found.equal.append((a, b))
        if seen.outcome == "same":
            found.links.append(_link(a, b, "same", seen, sent_again=True))


def contradictions(
    links: Iterable[Link], facts: Mapping[Key, IncidentFacts], *, agree: Set[tuple[Key, Key]] = frozenset(),
    weighed: dict[tuple[Key, Key], Comparison] | None = None,
) -> list[Link]:  # fmt: skip
    """Cuts between incidents that a chain of joins, likely or asked, would bring together although the two contradict.

    A chain that hangs on a question does not bring together two that are sooner two events: it is taken as answered no.
    `agree`: pairs, both ways round, that were compared and are the same. `weighed`: pairs that are asked about, or were
    weighed for another sight of the same incidents, and need no weighing again; what is weighed is added to it.
    """
    known = {} if weighed is None else weighed
    joins = [link for link in links if link.outcome == "same"]
    joined = {key for link in joins for key in (link.a, link.b)}
    if len(joined) < 3:
        return []
    sure = [link for link in joins if link.by_person or link.score >= SAME]
    surely = {key: event for event in partition(joined, sure).events for key in event}
    found = []
    for chain in partition(joined, joins).events:
        for x, y in combinations(chain, 2) if len(chain) > 2 else ():
            if (x, y) in agree:
                continue
            seen = known.get((x, y)) or known.setdefault((x, y), compare(facts[x], facts[y]))
            if seen.contradicts or (seen.is_sooner_two and surely[x] != surely[y]):
                found.append(_link(facts[x], facts[y], "not", seen))
    return found


def _link(
    a: IncidentFacts, b: IncidentFacts, outcome: Outcome, seen: Comparison, *, sent_again: bool = False
) -> Link:
    tie = "".join(sorted((a.content, b.content)))
    return Link(a.key, b.key, outcome, seen.score, tie=tie, sent_again=sent_again)
