"""From the events of two moments to what came, went, joined, parted and changed; the parts add up."""

import random

from hypothesis import given
from hypothesis import strategies as st

from rabta.counting.rules.difference import Kind, changes
from rabta.counting.rules.projection import ProjectedEvent


def event(*members: str, arrests: int = 0) -> ProjectedEvent:
    return ProjectedEvent(
        key=members[0], members=tuple(sorted(members)), day=None, day_is_stated=False, place=None, agencies=(), reports=1,  # type: ignore[arg-type]
        arrests=arrests, foreigners=None, women=None, lines=(),
    )  # fmt: skip


def kinds(before: list[ProjectedEvent], after: list[ProjectedEvent]) -> list[Kind]:
    return [change.kind for change in changes(before, after)]


def test_each_kind_of_change() -> None:
    one, other = event("a"), event("b")
    assert kinds([], [one]) == [Kind.CAME]
    assert kinds([one], []) == [Kind.WENT]
    assert kinds([one, other], [event("a", "b")]) == [Kind.JOINED]
    assert kinds([event("a", "b")], [one, other]) == [Kind.PARTED]
    assert kinds([one], [event("a", "b")]) == [Kind.CHANGED]
    assert kinds([one], [one._replace(arrests=2)]) == [Kind.CHANGED]
    assert kinds([one, other], [other, one]) == []


@given(st.integers())
def test_the_changes_add_up_whatever_happened(seed: int) -> None:
    dice = random.Random(seed)

    def moment() -> list[ProjectedEvent]:
        keys = dice.sample("abcdefghij", dice.randint(0, 10))
        made = []
        while keys:
            cut = dice.randint(1, len(keys))
            made.append(event(*sorted(keys[:cut]), arrests=dice.randint(0, 5)))
            keys = keys[cut:]
        return made

    before, after = moment(), moment()
    found = changes(before, after)
    assert sum(e.arrests or 0 for e in after) - sum(e.arrests or 0 for e in before) == sum(
        sum(e.arrests or 0 for e in change.after) - sum(e.arrests or 0 for e in change.before) for change in found
    )
    told = [key for change in found for key in change.members]
    assert len(told) == len(set(told)), "no incident is in two changes"
