"""Hits: every way through their states, and what makes one."""

from datetime import date

import pytest

from rabta.screening.rules.entry import EntryKind
from rabta.screening.rules.hit import (
    JUDGEMENTS,
    By,
    HitState,
    HitStep,
    Signed,
    Standing,
    lawful_next,
    standing,
    steps_of,
    why_not_next,
)
from rabta.screening.rules.likeness import Basis, Number, Target, Traveller, matched

PEOPLE = ("screener", "officer")
BORN = date(1985, 2, 3)


def every_way(found_by: By, steps: tuple[Signed, ...] = ()) -> list[tuple[Signed, ...]]:
    """Every lawful sequence of up to six steps by two people."""
    now = standing(steps)
    people = PEOPLE if len(steps) < 6 else ()
    more = [Signed(kind, who, who, "EX why") for who in people for kind in lawful_next(now, found_by, by=who)]
    return [steps, *(way for step in more for way in every_way(found_by, (*steps, step)))]


@pytest.mark.parametrize("found_by", By)
def test_no_state_is_reached_without_a_named_person_and_no_step_stops_anybody(found_by: By) -> None:
    ways = every_way(found_by)
    assert len(ways) > 400
    for way in ways:
        now = standing(way)
        assert (now.state is HitState.OPEN) == (not way or way[-1].kind is HitStep.REOPENED)
        if now.state is not HitState.OPEN:
            assert now.by in PEOPLE and now.name == way[-1].name
        if way and way[-1].kind in JUDGEMENTS[found_by]:
            assert way[-2].kind is HitStep.TAKEN and way[-2].by == way[-1].by, "who judges has it in hand"
            assert lawful_next(now, found_by, by="anybody") == (HitStep.REOPENED,), "and everything can be opened again"
    known = {str(one) for one in (*HitStep, *HitState)}
    assert not known & {"stop", "stopped", "refused", "arrested", "offloaded"}


@pytest.mark.parametrize("found_by", By)
def test_what_is_not_lawful_is_refused_with_a_reason(found_by: By) -> None:
    for now in (Standing(HitState.OPEN), Standing(HitState.TAKEN, "screener"), Standing(HitState.REMEMBERED),
                Standing(HitState.CONFIRMED, "screener")):  # fmt: skip
        for kind in HitStep:
            for who in PEOPLE:
                refused = why_not_next(now, found_by, Signed(kind, who, who, "EX why"))
                assert (refused == "") == (kind in lawful_next(now, found_by, by=who))
                assert why_not_next(now, found_by, Signed(kind, who, who)) != "" or kind is HitStep.TAKEN
    assert "Take this match first" in why_not_next(
        Standing(HitState.OPEN), found_by, Signed(JUDGEMENTS[found_by][0], "x", "x", "w"))
    assert set(lawful_next(Standing(HitState.TAKEN, "x"), found_by, by="x")) < set(steps_of(found_by))
    assert standing((), remembered=True).state is HitState.REMEMBERED


def seen(name: str, number: str, *, born: date | None = BORN) -> Traveller:
    return Traveller(name, born, born, (Number("document", number, number),))


def told(traveller: Traveller, target: Target, name: float) -> tuple[Basis, str] | None:
    found = matched(traveller, target, score_names=lambda a, b: name)
    return (found.basis, found.reasons[0].code) if found else None


def test_what_makes_a_hit() -> None:
    listed = Target(EntryKind.PERSON, "EX Gul", "1985", (Number("document", "EX4711001", "EX-4711001"),))
    lost = Target(EntryKind.DOCUMENT, "", "", (Number("document", "EX4711001", "EX-4711001"),))
    assert told(seen("EX Other", "EX4711001"), listed, 0.0) == (Basis.NUMBER, "same_number")
    assert told(seen("EX Other", "EX4711010"), listed, 0.2) is None, "a slip alone is nobody"
    assert told(seen("EX Gul", "EX4711010"), listed, 0.9) == (Basis.LIKE_NUMBER, "transposed")
    assert told(seen("EX Gul", "EX4711010", born=date(1970, 1, 1)), listed, 0.9) is None
    assert told(seen("EX", "EX4711010"), lost, 0.0) == (Basis.LIKE_NUMBER, "transposed")
    assert told(seen("EX", "EX4711002"), lost, 0.0) is None, "the next passport is another passport"
    assert told(seen("EX Gul", "XY1", born=None), listed, 0.9) is None, "without a birth the names must agree more"
    assert told(seen("EX Gul", "XY1"), listed, 0.9) == (Basis.NAME, "name_agrees")
    assert told(seen("EX Gul", "XY1", born=date(1970, 1, 1)), listed, 1.0) is None
