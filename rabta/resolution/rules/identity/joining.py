"""From judgements on pairs to identities: persons' judgements first, then the strongest; what contradicts never chains.

Links are taken in falling order; one that would bring together what a person judged apart, or two lifelong numbers that
cannot be one person's, gives way. So the order in which links arrive has no influence, and taking a judgement back gives
exactly what was before: nothing is kept of a join but the judgement.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rabta.resolution.rules.identity.evidence import cards_contradict


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement in force on two mentions that joins them (`same`) or, by a person, keeps them apart."""

    a: str
    b: str
    same: bool
    score: int = 0
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Identities:
    """`groups`: each the sorted keys of one identity, together all keys, sorted. `refused`: joins that gave way."""

    groups: tuple[tuple[str, ...], ...]
    refused: tuple[Link, ...]

    def of(self, key: str) -> tuple[str, ...]:
        """The identity that a mention belongs to."""
        return next((group for group in self.groups if key in group), ())


@dataclass
class _Group:
    members: set[str]
    cards: set[frozenset[str]]
    cuts: set[str] = field(default_factory=set)


def join(cards: Mapping[str, frozenset[str]], links: Iterable[Link]) -> Identities:
    """Put every mention in exactly one identity. `cards`: the mentions, each with its lifelong numbers.

    Links with an end that is not among them are left out, so a reader's identities come of the reader's own records.
    """
    groups = {key: _Group({key}, {numbers} - {frozenset()}) for key, numbers in cards.items()}
    known = [link for link in links if link.a in cards and link.b in cards and link.a != link.b]
    for link in known:
        if link.by_person and not link.same:
            groups[link.a].cuts.add(link.b)
            groups[link.b].cuts.add(link.a)
    refused = []
    for link in sorted((link for link in known if link.same), key=_order):
        one, other = groups[link.a], groups[link.b]
        if one is other:
            continue
        if one.cuts & other.members or (not link.by_person and _contradict(one, other)):
            refused.append(link)
            continue
        one.members |= other.members
        one.cuts |= other.cuts
        one.cards |= other.cards
        for key in other.members:
            groups[key] = one
    each = {id(group): tuple(sorted(group.members)) for group in groups.values()}
    return Identities(tuple(sorted(each.values())), tuple(refused))


def _contradict(one: _Group, other: _Group) -> bool:
    return any(cards_contradict(some, others) for some in one.cards for others in other.cards)


def _order(link: Link) -> tuple[bool, int, str, str]:
    return not link.by_person, -link.score, min(link.a, link.b), max(link.a, link.b)
