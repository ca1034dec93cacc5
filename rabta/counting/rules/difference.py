"""The difference between the count of two moments, event by event: what came, went, joined, parted, changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rabta.counting.rules.projection import ProjectedEvent


class Kind(StrEnum):
    """What became of some events between two moments."""

    CAME = "came"
    WENT = "went"
    JOINED = "joined"
    PARTED = "parted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """Events before and after that share incidents, directly or through each other; not all of them are as they were."""

    kind: Kind
    before: tuple[ProjectedEvent, ...]
    after: tuple[ProjectedEvent, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The incident keys of all of them, sorted."""
        return tuple(sorted({key for event in (*self.before, *self.after) for key in event.members}))


def changes(before: Sequence[ProjectedEvent], after: Sequence[ProjectedEvent]) -> list[Change]:
    """Every change, by its smallest incident key. Events that are the same before and after are in none.

    The differences of the changes add up to the difference of the two counts.
    """
    found = []
    for was, now in _groups(before, after):
        if was != now:
            found.append(Change(_kind(was, now), was, now))
    return sorted(found, key=lambda change: change.members)


def _kind(was: Sequence[ProjectedEvent], now: Sequence[ProjectedEvent]) -> Kind:
    if not was:
        return Kind.CAME
    if not now:
        return Kind.WENT
    if len(was) == len(now):
        return Kind.CHANGED
    return Kind.JOINED if len(was) > len(now) else Kind.PARTED


def _groups(
    before: Iterable[ProjectedEvent], after: Iterable[ProjectedEvent]
) -> list[tuple[tuple[ProjectedEvent, ...], tuple[ProjectedEvent, ...]]]:
    """The events of both moments in groups that share an incident."""
    sides = (tuple(before), tuple(after))
    holding: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for side, events in enumerate(sides):
        for n, event in enumerate(events):
            for key in event.members:
                holding[key].append((side, n))
    left = {(side, n) for side, events in enumerate(sides) for n in range(len(events))}
    groups = []
    for start in sorted(left):
        if start not in left:
            continue
        stack, group = [start], set()
        while stack:
            side, n = stack.pop()
            if (side, n) not in left:
                continue
            left.discard((side, n))
            group.add((side, n))
            stack += [other for key in sides[side][n].members for other in holding[key]]
        was, now = (tuple(sides[side][n] for s, n in sorted(group) if s == side) for side in (0, 1))
        groups.append((was, now))
    return groups
