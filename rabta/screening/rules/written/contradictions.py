"""Lines of one rule that cannot hold together, or that say one thing twice: found before anything is tested."""

import math
from collections.abc import Iterator
from itertools import combinations

from rabta.screening.rules.written.condition import Compared, Condition, Group, Join

_ONE_VALUE = frozenset({"begins_at", "ends_at", "booked_by"})
_NOT_STATED = {"payment_not_stated": ("paid_by",), "agency_not_stated": ("booked_by",),
               "bags_not_stated": ("bags", "bags_a_day", "weight_a_bag")}  # fmt: skip
_OF_RETURN = frozenset({"stay", "bags_a_day", "weight_a_day", "return"})
Branch = tuple[tuple[Condition, ...], tuple[Condition, ...]]
"""Conditions that must hold together, and those that must not hold with them."""


def contradictions(rule: Group) -> tuple[str, ...]:
    """What contradicts itself, one sentence each; none where the rule can hold and means somebody."""
    found: dict[str, None] = {}
    if rule.join is Join.NONE or all(isinstance(part, Group) and part.join is Join.NONE for part in rule.parts):
        found["The rule says only what must not be so: nearly every traveller would be meant. Add what must be so."] = None
    for held, denied in _branches(rule, ()):
        for one, other in combinations(held, 2):
            if why := _why(one, other):
                found[why] = None
        for one in held:
            if one in denied:
                found[f"{one.line} must be so and must not be so."] = None
    return tuple(found)


def _branches(group: Group, outside: tuple[Condition, ...]) -> Iterator[Branch]:
    """Every part of a rule that must hold as one: an all of with what it stands below, each line of an any of for itself."""
    if group.join is Join.ALL:
        held = (*outside, *_held(group))
        yield held, tuple(one for below in _below(group, Join.NONE) for one in below.parts if isinstance(one, Condition))
        for below in _below(group, Join.ANY):
            yield from _branches(below, held)
    elif group.join is Join.ANY:
        for part in group.parts:
            if isinstance(part, Condition):
                yield (*outside, part), ()
            else:
                yield from _branches(part, outside)


def _held(group: Group) -> tuple[Condition, ...]:
    """Of an all of: its conditions, and those of every all of below it."""
    found: tuple[Condition, ...] = ()
    for part in group.parts:
        if isinstance(part, Condition):
            found = (*found, part)
        elif part.join is Join.ALL:
            found = (*found, *_held(part))
    return found


def _below(group: Group, join: Join) -> Iterator[Group]:
    """The groups of one kind below an all of, through every all of between."""
    for part in group.parts:
        if isinstance(part, Group):
            if part.join is join:
                yield part
            elif part.join is Join.ALL:
                yield from _below(part, join)


def _why(one: Condition, other: Condition) -> str:
    """Why two conditions cannot hold together; empty where they can."""
    codes = {one.code, other.code}
    both = f"{one.line} and {other.line} cannot both be so."
    if one == other:
        return f"{one.line} stands twice. Take one out."
    if any(name in codes and codes & set(others) for name, others in _NOT_STATED.items()):
        return both
    if "one_way" in codes and codes & _OF_RETURN:
        return both
    if one.code != other.code:
        return ""
    if one.code in _ONE_VALUE and not set(one.named) & set(other.named):
        return both
    if one.bound and other.bound and _empty(one, other):
        return both
    return ""


def _empty(one: Condition, other: Condition) -> bool:
    low, high = -math.inf, math.inf
    for bound in (one.bound, other.bound):
        if bound is not None:
            low = low if bound.compared is Compared.AT_MOST else max(low, bound.number)
            high = high if bound.compared is Compared.AT_LEAST else min(high, bound.number)
    return low > high
