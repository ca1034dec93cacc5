"""One number by another: equal to a plain division, and no number where the second is nought."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from rabta.briefing.rules.ratios import RATIOS, ratios

NAMES = sorted({name for one in RATIOS for name in (one.of, one.by)})
COUNTS = st.fixed_dictionaries({name: st.none() | st.integers(0, 10**9) for name in NAMES})


@given(COUNTS)
def test_a_ratio_is_a_plain_division_or_says_why_there_is_none(counts: dict[str, int | None]) -> None:
    for one, found in zip(RATIOS, ratios(counts), strict=True):
        by = counts[one.by] or 0
        if by == 0:
            assert found["value"] is None and found["value_text"] == one.nothing
            continue
        exact = Fraction(counts[one.of] or 0, by) * (1 if one.unit == "g" else 100)
        step = Fraction(1) if one.unit == "g" else Fraction(1, 10)
        assert abs(Fraction(Decimal(found["value"])) - exact) <= step / 2 and found["value_text"]
