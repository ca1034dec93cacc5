"""What a warning must say, how wide it may be, what may be signed of it; and how often a rise is a false alarm."""

from dataclasses import replace
from datetime import date, timedelta
from math import comb
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.sharing.rules.marking import parse_marking
from rabta.smuggling.rules.rise import DAYS, DAYS_BEFORE, FALSE_ALARMS, rise
from rabta.smuggling.rules.warning import (
    Signed,
    Stands,
    Step,
    Warned,
    Warns,
    is_no_wider,
    stands,
    why_not_next,
    why_not_raised,
)

TODAY = date(2025, 3, 1)
LATER = TODAY + timedelta(days=30)
ROUTE = Warned(kind=Warns.ROUTE, subject="PK>OM", words="EX-words", reasons="EX-reasons", valid_until=LATER)
FORGED = replace(ROUTE, kind=Warns.DOCUMENT, about="passport", subject="EX7####", feature="EX-feature")
CALLS = replace(ROUTE, kind=Warns.RECRUITER, about="phone", subject="+923000000017")
ONE, OTHER = UUID(int=1), UUID(int=2)


def test_what_may_be_raised() -> None:
    assert not any(why_not_raised(one, today=TODAY, reports=1) for one in (ROUTE, FORGED, CALLS))


@pytest.mark.parametrize(
    ("said", "reports", "word"),
    [
        (replace(ROUTE, words=" "), 1, "what is to be known"), (ROUTE, 0, "Name the reports"),
        (replace(ROUTE, words="call 0300 1234567"), 1, "number"), (replace(ROUTE, words="see EX1234567"), 1, "number"),
        (replace(FORGED, feature="write ex@example.org"), 1, "number"), (replace(ROUTE, subject=""), 1, "country"),
        (replace(ROUTE, posts=("ISB",)), 1, "posts"), (replace(CALLS, about="passport"), 1, "reached"),
        (replace(FORGED, about="phone"), 1, "kind of document"), (replace(FORGED, subject="EX1234567"), 1, "series"),
        (replace(FORGED, subject="a b"), 1, "capital"), (replace(FORGED, feature=""), 1, "forgery"),
        (replace(ROUTE, valid_until=None), 1, "until"), (replace(ROUTE, valid_until=TODAY), 1, "until"),
        (replace(ROUTE, valid_until=TODAY + timedelta(days=181)), 1, "180"), (replace(ROUTE, reasons="x" * 601), 1, "600"),
    ],
)  # fmt: skip
def test_what_may_not(said: Warned, reports: int, word: str) -> None:
    assert word in why_not_raised(said, today=TODAY, reports=reports)


def test_what_may_be_signed_and_how_it_stands() -> None:
    def refused(steps: list[Step], step: Step, *, mine: bool = True, words: str = "w") -> str:
        now = stands(steps, valid_until=LATER, today=TODAY)
        return why_not_next(steps, step, words=words, now=now, mine=mine, today=TODAY)

    read, gone = Step(kind=Signed.READ, signed_by=ONE), Step(kind=Signed.RETRACTED, signed_by=ONE)
    more = Step(kind=Signed.RENEWED, signed_by=ONE, until=LATER + timedelta(days=9))
    assert not refused([], read, mine=False, words="") and refused([read], read)
    assert not refused([read], replace(read, signed_by=OTHER), mine=False)
    assert refused([], gone, mine=False) and refused([], gone, words="") and not refused([], gone)
    assert refused([gone], read) and refused([], replace(more, until=None)) and not refused([], more)
    assert stands([], valid_until=LATER, today=LATER + timedelta(days=1)) is Stands.ENDED
    assert stands([more], valid_until=LATER, today=LATER + timedelta(days=1)) is Stands.IN_FORCE
    assert stands([more, gone], valid_until=LATER, today=TODAY) is Stands.RETRACTED


@pytest.mark.parametrize(
    ("warning", "record", "allowed"),
    [
        ("restricted; every agency", "restricted; every agency", True),
        ("open; every agency", "restricted; every agency", False),
        ("restricted; every agency", "restricted; to ANF, FIA", False),
        ("restricted; to ANF", "restricted; to ANF, FIA", True),
        ("restricted; to ANF; to group harbour", "restricted; to ANF", False),
        ("restricted; to ANF", "restricted; to ANF; H2", False), ("restricted; to ANF; H2", "restricted; to ANF; H2", True),
        ("confidential; to ANF, NCA_UK", "restricted; every agency", False),
        ("secret; originator only", "open; every agency", True),
    ],
)  # fmt: skip
def test_nobody_reads_a_warning_who_may_not_read_what_it_rests_on(warning: str, record: str, allowed: bool) -> None:
    assert is_no_wider(parse_marking(warning, originator=2), parse_marking(record, originator=3)) is allowed


@given(st.integers(1, 60))
def test_where_nothing_changed_a_rise_is_found_no_more_often_than_stated(whole: int) -> None:
    share = DAYS / (DAYS + DAYS_BEFORE)
    chance = sum(
        comb(whole, late) * share**late * (1 - share) ** (whole - late)
        for late in range(whole + 1)
        if rise(late, whole - late).alarms
    )
    assert chance <= FALSE_ALARMS


def test_a_rise_is_found() -> None:
    assert rise(9, 12).alarms and rise(3, 0).alarms and not rise(2, 0).alarms and not rise(3, 30).alarms
