"""From judgements on pairs to events: the strongest first, and nobody's "not the same" overruled.

Links are taken in falling order of score, persons' before automatic ones; a link that would bring together what must
stay apart gives way. So on every path between two incidents that a person judged not the same, the weakest automatic
link gives way (a maximum spanning forest with cuts), and the order in which links arrive has no influence.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from rabta.counting.rules.facts import Key
from rabta.counting.rules.same_event import Outcome

Sortable = tuple[tuple[bool, str | int], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement in force on two incidents.

    `by_person` marks a person's. An automatic "not" is a cut only where it contradicts (Comparison.contradicts): pass
    those, leave weaker ones out. `sent_again`: a row or an account that stands in one list twice; it may join what one
    list tells, but no person's cut. `tie` orders links of equal score by content, not by name.
    """

    a: Key
    b: Key
    outcome: Outcome
    score: int
    by_person: bool = False
    tie: str = ""
    sent_again: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Persons' judgements that cannot all hold: `a` and `b` judged not the same, and joined by `joined_by`."""

    a: Key
    b: Key
    joined_by: Link


@dataclass(frozen=True, slots=True)
class Partition:
    """`events`: each a sorted tuple of keys, together all keys, sorted. `refused`: automatic joins that gave way."""

    events: tuple[tuple[Key, ...], ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Link, ...]


def partition(
    keys: Iterable[Key], links: Iterable[Link], *, apart: Mapping[Key, Hashable] | None = None
) -> Partition:
    """Put every key in exactly one event. "ask" links join nothing: pass as "same" those to be taken as likely.

    `apart` names for each key the list it stands in; two keys of one list meet only by a person's judgement.
    Links whose ends are not among `keys` are left out, so a reader's events come from the reader's own records.
    """
    every = set(keys)
    if len(every) == 1:
        return Partition((tuple(every),), (), ())
    known = [link for link in links if link.a in every and link.b in every]
    linked = {key for link in known if link.outcome == "same" for key in (link.a, link.b)}
    groups = _Groups(linked, apart or {})
    for link in known:
        if link.outcome == "not" and link.a in linked and link.b in linked:
            groups.cut(link.a, link.b, by_person=link.by_person)
    conflicts: list[Conflict] = []
    refused: list[Link] = []
    for link in sorted([k for k in known if k.outcome == "same"], key=_order):
        if groups.join(link.a, link.b, by_person=link.by_person or link.sent_again):
            continue
        if link.by_person:
            conflicts.append(Conflict(*groups.cut_between(link.a, link.b), link))
        else:
            refused.append(link)
    events = [*groups.events(), *((key,) for key in every - linked)]
    return Partition(tuple(sorted(events, key=_first)), tuple(conflicts), tuple(refused))


def _first(event: tuple[Key, ...]) -> Sortable:
    return sortable(event[0])


def _order(link: Link) -> tuple[bool, int, str, Sortable, Sortable]:
    low, high = sortable(link.a), sortable(link.b)
    if high < low:
        low, high = high, low
    return not link.by_person, -link.score, link.tie, low, high


def sortable(key: Key) -> Sortable:
    """A key of ids and numbers in an order that holds across both: numbers by size, then texts."""
    return tuple([(isinstance(part, str), part) for part in key])


@dataclass
class _Groups:
    """Union-find that remembers, for each group, its lists and what it must not meet."""

    keys: Iterable[Key]
    apart: Mapping[Key, Hashable]
    parent: dict[Key, Key] = field(init=False)
    members: dict[Key, list[Key]] = field(init=False)
    lists: dict[Key, set[Hashable]] = field(init=False)
    cuts: dict[bool, dict[Key, set[Key]]] = field(init=False)

    def __post_init__(self) -> None:
        self.parent = {key: key for key in self.keys}
        self.members = {key: [key] for key in self.parent}
        self.lists = {key: {self.apart[key]} for key in self.parent if key in self.apart}
        self.cuts = {True: {}, False: {}}

    def find(self, key: Key) -> Key:
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def cut(self, a: Key, b: Key, *, by_person: bool) -> None:
        for x, y in ((a, b), (b, a)):
            self.cuts[by_person].setdefault(x, set()).add(y)

    def join(self, a: Key, b: Key, *, by_person: bool) -> bool:
        """Join the groups of a and b; False where a cut forbids it (a person's join minds only persons' cuts)."""
        x, y = self.find(a), self.find(b)
        if x == y:
            return True
        if len(self.members[x]) < len(self.members[y]):
            x, y = y, x
        if self._is_cut(x, y, by_person=True) or (not by_person and self._is_barred(x, y)):
            return False
        self.parent[y] = x
        self.members[x] += self.members.pop(y)
        if y in self.lists:
            self.lists.setdefault(x, set()).update(self.lists.pop(y))
        return True

    def _is_barred(self, x: Key, y: Key) -> bool:
        shared = self.lists.get(x, set()) & self.lists.get(y, set())
        return bool(shared) or self._is_cut(x, y, by_person=False)

    def _is_cut(self, x: Key, y: Key, *, by_person: bool) -> bool:
        cuts = self.cuts[by_person]
        return any(self.find(other) == x for key in self.members[y] for other in cuts.get(key, ()))

    def cut_between(self, a: Key, b: Key) -> tuple[Key, Key]:
        """The first pair a person judged not the same that joining the groups of a and b would bring together."""
        x, y = self.find(a), self.find(b)
        cuts = self.cuts[True]
        pairs = [
            tuple(sorted((key, other), key=sortable))
            for key in self.members[y] for other in cuts.get(key, ()) if self.find(other) == x
        ]  # fmt: skip
        first = min(pairs, key=lambda pair: (sortable(pair[0]), sortable(pair[1])))
        return first[0], first[1]

    def events(self) -> list[tuple[Key, ...]]:
        return [tuple(sorted(members, key=sortable)) for members in self.members.values()]
