"""The duty to report: which weeks and months are owed, and what answers them."""

import random
from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rabta.briefing.rules.reporting_duty import Arrival, Due, Status, answers, next_due, periods_due
from rabta.vocabulary.rules.agencies import Rhythm

MARCH = [Due(date(2025, 3, day), date(2025, 3, day + 6), date(2025, 3, day + 10)) for day in (3, 10, 17)]
DAYS = st.dates(date(2025, 1, 1), date(2025, 6, 30))
ORDER = [Status.MISSING, Status.LATE, Status.NIL, Status.REPORTED]


def march(day: int) -> date:
    return date(2025, 3, day)


@st.composite
def arrivals(draw: st.DrawFn) -> Arrival:
    first = draw(DAYS)
    long = draw(st.sampled_from([0, 0, 6, 30]))
    received = first + timedelta(days=draw(st.integers(0, 60)))
    return Arrival(first, first + timedelta(days=long), received, nil=draw(st.booleans()))


def statuses(*arrived: Arrival) -> list[str]:
    return [answer.status.value for answer in answers(MARCH, arrived)]


def test_an_incident_of_the_week_received_in_its_grace_reports_it() -> None:
    assert statuses(Arrival(march(9), march(9), march(13))) == ["reported", "missing", "missing"]


def test_what_comes_after_the_grace_is_late() -> None:
    assert statuses(Arrival(march(9), march(9), march(14))) == ["late", "missing", "missing"]


def test_a_nil_return_covers_its_week_and_telling_of_something_outweighs_it() -> None:
    nil = Arrival(march(3), march(9), march(10), nil=True)
    assert statuses(nil) == ["nil", "missing", "missing"]
    assert statuses(nil, Arrival(march(5), march(5), march(28))) == ["reported", "missing", "missing"]


def test_a_nil_return_of_a_month_covers_its_weeks() -> None:
    assert statuses(Arrival(march(1), march(31), march(13), nil=True)) == ["nil", "nil", "nil"]


def test_nil_returns_answer_a_month_once_they_cover_most_of_it() -> None:
    month = [Due(march(1), march(31), date(2025, 4, 10))]
    weeks = [Arrival(march(d), march(d + 6), march(d + 7), nil=True) for d in (3, 10, 17)]
    assert answers(month, weeks[:2])[0].status is Status.MISSING
    found = answers(month, weeks)[0]
    assert (found.status, found.received_on) == (Status.NIL, march(24))


def test_a_return_from_friday_to_thursday_answers_one_week_and_a_total_of_the_year_none() -> None:
    assert statuses(Arrival(march(7), march(13), march(14))) == ["missing", "reported", "missing"]
    assert statuses(Arrival(date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 3))) == ["missing"] * 3


def test_what_is_owed_is_what_is_over_with_its_grace() -> None:
    owed = periods_due(
        Rhythm.MONTHLY, grace_days=10, date_from=date(2024, 12, 1), date_to=date(2025, 11, 30), today=date(2025, 3, 10)
    )  # fmt: skip
    assert [(due.first, due.last) for due in owed] == [
        (date(2024, 12, 1), date(2024, 12, 31)), (date(2025, 1, 1), date(2025, 1, 31)),
    ]  # fmt: skip
    assert next_due(Rhythm.MONTHLY, grace_days=10, today=date(2025, 3, 10)).first == date(2025, 2, 1)
    assert next_due(Rhythm.MONTHLY, grace_days=10, today=date(2025, 3, 11)).first == date(2025, 3, 1)


@given(st.sampled_from(Rhythm), st.integers(0, 20), DAYS, DAYS, DAYS)
def test_owed_periods_follow_each_other_without_a_gap_and_are_over(
    rhythm: Rhythm, grace: int, one: date, other: date, today: date
) -> None:
    owed = periods_due(rhythm, grace_days=grace, date_from=min(one, other), date_to=max(one, other), today=today)
    assert all(b.first - a.last == timedelta(days=1) for a, b in zip(owed, owed[1:], strict=False))
    assert all(min(one, other) <= due.last <= max(one, other) and due.last <= due.due_by < today for due in owed)
    coming = next_due(rhythm, grace_days=grace, today=today)
    assert coming.due_by >= today and coming not in owed


@given(st.lists(arrivals(), max_size=12), st.integers(0, 2**32))
def test_order_of_arrival_changes_nothing_and_every_period_has_one_answer(arrived: list[Arrival], seed: int) -> None:
    owed = periods_due(
        Rhythm.WEEKLY, grace_days=4, date_from=date(2025, 1, 1), date_to=date(2025, 6, 30), today=date(2026, 1, 1)
    )  # fmt: skip
    found = answers(owed, arrived)
    shuffled = random.Random(seed).sample(arrived, len(arrived))
    assert answers(owed, shuffled) == found and answers(owed, arrived * 2) == found
    assert [answer.due for answer in found] == list(owed)
    assert sum(Counter(answer.status for answer in found).values()) == len(owed)
    for answer in found:
        assert (answer.received_on is None) == (answer.status is Status.MISSING)
        assert (answer.status is Status.LATE) == (answer.received_on is not None and answer.received_on > answer.due.due_by)


@given(st.lists(arrivals(), max_size=8), arrivals(), st.integers(1, 40))
def test_one_report_more_or_sooner_never_leaves_an_agency_worse(arrived: list[Arrival], more: Arrival, sooner: int) -> None:
    owed = periods_due(
        Rhythm.MONTHLY, grace_days=10, date_from=date(2025, 1, 1), date_to=date(2025, 6, 30), today=date(2026, 1, 1)
    )  # fmt: skip
    earlier = Arrival(more.first, more.last, more.received_on - timedelta(days=sooner), nil=more.nil)
    without, with_it, with_sooner = (answers(owed, [*arrived, *new]) for new in ([], [more], [earlier]))
    for a, b, c in zip(without, with_it, with_sooner, strict=True):
        assert ORDER.index(a.status) <= ORDER.index(b.status) <= ORDER.index(c.status)


@given(arrivals())
def test_nothing_answers_what_it_does_not_speak_of(arrived: Arrival) -> None:
    for answer in answers(MARCH, [arrived]):
        if arrived.last < answer.due.first or arrived.first > answer.due.last:
            assert answer.status is Status.MISSING
