"""What the rules say of all incidents together: which pairs are likely one event, which must stay apart, which are asked.

Pairs that meet in a block are compared. Where likely joins would bring three or more into one event, all of its pairs
are: a report that tells a little of two events must not make them one, however well it agrees with each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations

from rabta.counting.rules.blocks import by_day, numbered_pairs
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.partition import Link, partition
from rabta.counting.rules.same_event import Comparison, Outcome, compare
from rabta.counting.rules.shares import in_shares


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
    facts: Sequence[IncidentFacts], *, known: Iterable[Link] = (), by_persons: Iterable[Link] = (), processes: int = 1
) -> Compared:
    """Compare what meets. `known`: joins that need no comparing (copies, rows sent again); they come first in `links`.

    `by_persons`: persons' judgements, only to know what they bring together; they are not among the answer's links.
    """
    found = Compared(links=list(known))
    sure = {frozenset((link.a, link.b)) for link in found.links if link.sent_again}
    ordered = by_day(facts)
    for pairs, told in in_shares(partial(_share, ordered), size=len(ordered), processes=processes):
        found.pairs += pairs
        for i, j, seen in told:
            a, b = ordered[i], ordered[j]
            found.asked += seen.outcome == "ask"
            _note(found, a, b, seen, is_known=frozenset((a.key, b.key)) in sure)
    found.links += contradictions([*found.links, *by_persons], {fact.key: fact for fact in facts})
    return found


def _share(facts: Sequence[IncidentFacts], first: int, last: int) -> list[tuple[int, list[tuple[int, int, Comparison]]]]:
    """How many pairs were compared, and those that may be one event, or a whole and its part; without the reasons."""
    pairs, told = 0, []
    for i, j in numbered_pairs(facts, first=first, last=last):
        pairs += 1
        seen = compare(facts[i], facts[j])
        if seen.outcome != "not" or seen.relation == "part_of":
            told.append((i, j, replace(seen, reasons=())))
    return [(pairs, told)]


def _note(found: Compared, a: IncidentFacts, b: IncidentFacts, seen: Comparison, *, is_known: bool) -> None:
    if seen.outcome == "not":
        if seen.toward:
            found.parts.setdefault(seen.toward, []).append(b.key if seen.toward == a.key else a.key)
    elif a.source != b.source:
        found.links.append(_link(a, b, "same", seen))
    elif not is_known:
        found.equal.append((a, b))
        if seen.outcome == "same":
            found.links.append(_link(a, b, "same", seen, sent_again=True))


def contradictions(links: Iterable[Link], facts: Mapping[Key, IncidentFacts]) -> list[Link]:
    """Cuts between incidents that a chain of joins, likely or asked, would bring together although the two contradict."""
    joins = [link for link in links if link.outcome == "same"]
    joined = {key for link in joins for key in (link.a, link.b)}
    found = []
    for chain in partition(joined, joins).events:
        for x, y in combinations(chain, 2) if len(chain) > 2 else ():
            seen = compare(facts[x], facts[y])
            if seen.contradicts:
                found.append(_link(facts[x], facts[y], "not", seen))
    return found


def _link(
    a: IncidentFacts, b: IncidentFacts, outcome: Outcome, seen: Comparison, *, sent_again: bool = False
) -> Link:
    tie = "".join(sorted((a.content, b.content)))
    return Link(a.key, b.key, outcome, seen.score, tie=tie, sent_again=sent_again)
