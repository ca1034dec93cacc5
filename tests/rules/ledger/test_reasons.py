"""A reason tells an auditor something, or is refused kindly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.ledger.rules.reasons import LONGEST, reason_as_kept, what_is_missing

TELLING = (
    "EX-221", "FIR 112/2025", "12/25", "request of Customs Quetta", "night watch 28 November", "کسٹمز کوئٹہ کی درخواست",
    "مقدمہ 12/25",
)  # fmt: skip
SAYS_NOTHING = ("", "  \n", "x", "test", "Testing.", "work work", "aaaa aaaa", "case", "1111", "کام", "ٹیسٹ", "\u200b\u200b")


@pytest.mark.parametrize("said", TELLING)
def test_a_case_a_request_a_watch_is_taken(said: str) -> None:
    assert what_is_missing(said) is None


@pytest.mark.parametrize("said", SAYS_NOTHING)
def test_a_word_that_says_nothing_is_not(said: str) -> None:
    assert what_is_missing(said)


@given(st.text(max_size=400))
def test_what_is_kept_is_one_short_line_and_stays_as_it_is(said: str) -> None:
    kept = reason_as_kept(said)
    assert len(kept) <= LONGEST and "\n" not in kept and kept == kept.strip()
    assert reason_as_kept(kept) == kept
    assert (what_is_missing(said) is None) == (what_is_missing(kept) is None)
