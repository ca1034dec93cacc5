"""How incidents are placed, as far as questions hang on it: to each reader what stands in an incident's event, what certain
joins make one with it, and what makes it up.

Placing one report takes it from the record, a recount from the layout that it has at hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from rabta.counting.rules.projection import ProjectedEvent


@dataclass
class Place:
    """How an incident is placed. `component`: all markings on which its events depend; None where they are too many
    (`is_wide`), or where nothing that is asked depends on them.

    `joined`: a certain join of it stands, or a person's judgement on it: without, it is a side of its own to every reader.
    `events`: what stands in its event, by the markings of the component that are visible; `sides`: the same of what certain
    joins make one with it, where that is at hand; `parts`: of what stands in events that make up its own, where any do.
    `mass_g`: what it states.
    """

    marking: int
    mass_g: int | None
    joined: bool
    reading: str = ""
    is_wide: bool = False
    component: frozenset[int] | None = None
    events: dict[frozenset[int], frozenset[str]] = field(default_factory=dict)
    sides: dict[frozenset[int], frozenset[str]] | None = None
    parts: dict[frozenset[int], frozenset[str]] = field(default_factory=dict)

    @property
    def mates(self) -> frozenset[str]:
        """What stands in one event with it for some reader."""
        return frozenset[str]().union(*self.events.values())

    def may_hold(self, key: str) -> bool:
        """Whether some reader sees it made up by events of which one holds this other."""
        return any(key in parts for parts in self.parts.values())


class Joined(NamedTuple):
    """What of a component, by its number, its questions hang on.

    By which of its `markings` are visible (none: there are too many), `sides` of several that certain joins make one, and
    `wholes`, each as what stands in it, and in the events that make it up.
    """

    component: int
    markings: frozenset[int]
    sides: dict[frozenset[int], list[tuple[str, ...]]]
    wholes: dict[frozenset[int], list[tuple[tuple[str, ...], tuple[str, ...]]]]

    def place(self, key: str, place: Place) -> None:
        """Put an incident of the component where it stands in it."""
        place.is_wide = not self.markings
        place.component = self.markings or None
        place.sides = {seen: frozenset(side) for seen, sides in self.sides.items() for side in sides if key in side}
        place.parts = {
            seen: frozenset(parts) for seen, wholes in self.wholes.items() for whole, parts in wholes if key in whole
        }  # fmt: skip


def joined_in(
    component: int, views: Mapping[tuple[int, ...], Sequence[ProjectedEvent]], joins: Mapping[str, Sequence[str]]
) -> Joined | None:
    """What the questions of a component hang on; None where on nothing. `views`: none of one of many markings; `joins`:
    certain ones of the rules, both ways round, where no person judged."""
    wholes = {frozenset(visible): found for visible, events in views.items() if (found := _wholes(events))}
    if views and not joins and not wholes:
        return None
    sides = {frozenset(visible): _sides([event.members for event in events], joins) for visible, events in views.items()}
    return Joined(
        component, frozenset[int]().union(*sides), {visible: found for visible, found in sides.items() if found}, wholes
    )


def _wholes(events: Iterable[ProjectedEvent]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    members = {event.key: event.members for event in events}
    return [
        (event.members, tuple(chain.from_iterable(members[part] for part in event.covers)))
        for event in events if event.covers
    ]  # fmt: skip


def _sides(events: Iterable[Sequence[str]], joins: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Those of several.

    >>> _sides([("a", "b", "c"), ("d",)], {"a": ["b", "d"], "b": ["a"], "d": ["a"]})
    [('a', 'b')]
    """
    sides = []
    for event in events:
        left = {key for key in event if key in joins} if len(event) > 1 else set[str]()
        while left:
            side, reached = list[str](), [left.pop()]
            while reached:
                side.append(reached.pop())
                further = left.intersection(joins[side[-1]])
                left -= further
                reached += further
            if len(side) > 1:
                sides.append(tuple(sorted(side)))
    return sides
