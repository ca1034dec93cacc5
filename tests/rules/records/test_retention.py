"""When a review is due, and when two officers may purge."""

import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.records.rules.retention import Step, Taken, first_review, latest_keep, standing, why_not_proposed, why_not_purged

TODAY = date(2025, 6, 1)
ONE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
PROPOSED = Taken(Step.PROPOSE, ONE, rule="filed_in_error")
STEPS = st.builds(
    Taken, st.sampled_from(Step), st.sampled_from([ONE, OTHER]), st.dates(date(2025, 1, 1), date(2026, 1, 1)),
    st.just("redress"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "grade", "number", "protected", "days"),
    [("statement", "A", 1, False, 1096), ("statement", "A", 2, False, 365), ("table", "X", 1, False, 365),
     ("unreadable", "A", 1, False, 365), ("statement", "A", 1, True, 182)],
)  # fmt: skip
def test_every_kind_has_its_review_date(kind: str, grade: str, number: int, protected: bool, days: int) -> None:
    due = first_review(filed_on=TODAY, kind=kind, source_grade=grade, information_grade=number, protected=protected)
    assert due == TODAY + timedelta(days=days)


@given(st.lists(STEPS, max_size=8))
def test_nothing_is_purged_by_one_person_or_under_a_hold(steps: list[Taken]) -> None:
    now = standing(TODAY, steps, today=TODAY)
    for who in (ONE, OTHER):
        if not why_not_purged(now, approver=who):
            last = [s for s in steps if s.step is not Step.LIFT][-1]
            assert last.step is Step.PROPOSE and last.by != who
            holds = [s for s in steps if s.step in (Step.HOLD, Step.LIFT)]
            assert not holds or holds[-1].step is Step.LIFT or (holds[-1].until or TODAY) < TODAY


@given(st.lists(STEPS, max_size=8))
def test_a_review_is_never_due_early_and_says_how_late_it_is(steps: list[Taken]) -> None:
    keeps = [s.until for s in steps if s.step is Step.KEEP]
    now = standing(TODAY, steps, today=TODAY)
    assert now.due_on == (keeps[-1] if keeps else TODAY)
    assert now.overdue_days(now.due_on) == 0 and now.overdue_days(now.due_on + timedelta(days=3)) == 3


def test_before_its_day_nothing_is_proposed_for_being_due() -> None:
    now = standing(TODAY, [], today=TODAY)
    assert why_not_proposed(now, rule="review_due", today=TODAY - timedelta(days=1)) == "Its review date has not come."
    assert why_not_proposed(now, rule="review_due", today=TODAY) == ""
    assert why_not_proposed(now, rule="redress", today=TODAY - timedelta(days=1)) == ""
    assert why_not_proposed(now, rule="because", today=TODAY) != ""


def test_a_hold_ends_on_its_day_and_a_proposal_does_not_outlive_a_hold() -> None:
    held = [PROPOSED, Taken(Step.HOLD, OTHER, TODAY)]
    assert standing(TODAY, held, today=TODAY).held
    after = standing(TODAY, held, today=TODAY + timedelta(days=1))
    assert not after.held and after.proposed_by is None
    assert latest_keep(TODAY) == TODAY + timedelta(days=1826)
