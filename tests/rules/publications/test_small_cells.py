"""What is small does not leave, and nobody who has every publication can work it out: an attacker who tries every world."""

from datetime import date
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.briefing.rules.outside import outside
from rabta.briefing.rules.small_cells import SMALLEST_SHOWN, published_list, width
from rabta.publications.rules.differencing import Plan, Stretch, Told, told_safely

SMALL, MOST = 3, 7
"""Small enough that every world can be tried: numbers up to MOST in each of four stretches of days and two provinces."""
MARKS = [date(2025, month, 1) for month in range(1, 6)]
STRETCHES = [Stretch(*both) for both in pairwise(MARKS)]
WORLDS = np.stack(np.meshgrid(*[np.arange(MOST + 1)] * len(STRETCHES), indexing="ij"), axis=-1).reshape(-1, len(STRETCHES))
PERIODS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)).filter(lambda p: p[0] < p[1]), min_size=1, max_size=4)


def parts(period: tuple[int, int]) -> list[Stretch]:
    return STRETCHES[period[0] : period[1]]


def published(numbers: list[int], periods: list[tuple[int, int]]) -> tuple[list[Told], list[tuple[tuple[int, int], Plan]]]:
    """Each period in turn published by the rules, beside all that was published before."""
    counts = dict(zip(MARKS, np.cumsum([0, *numbers]).tolist(), strict=True))
    told: list[Told] = []
    plans = []
    for period in periods:
        whole = Stretch(MARKS[period[0]], MARKS[period[1]])
        months = [Told(one, counts[one.end] - counts[one.begin]) for one in parts(period)]
        plan = told_safely(Told(whole, counts[whole.end] - counts[whole.begin]), months, told, counts, smallest=SMALL)
        plans.append((period, plan))
        said = [Told(whole, plan.total)] + [Told(one.stretch, v) for one, v in zip(months, plan.months, strict=True)]
        told += [one for one in said if one.value is not None or counts[one.stretch.end] > counts[one.stretch.begin]]
    return told, plans


def held_possible(told: list[Told]) -> np.ndarray:
    """Every world that agrees with all that was told: what is withheld is no nought."""
    left = WORLDS
    for one in told:
        sums = left[:, MARKS.index(one.stretch.begin) : MARKS.index(one.stretch.end)].sum(axis=1)
        left = left[sums == one.value if one.value is not None else sums > 0]
    return left


@settings(max_examples=120)
@given(st.lists(st.integers(0, 4), min_size=4, max_size=4), PERIODS)
def test_no_difference_of_publications_tells_of_few_persons(numbers: list[int], periods: list[tuple[int, int]]) -> None:
    told, plans = published(numbers, periods)
    left = held_possible(told)
    for first in range(4):
        for last in range(first + 1, 5):
            sums, value = left[:, first:last].sum(axis=1), sum(numbers[first:last])
            if 0 < value < SMALL:
                assert sums.max() - sums.min() >= width(SMALL), (numbers, plans, first, last)
    for period, plan in plans:
        counted = numbers[period[0] : period[1]]
        shown = zip([sum(counted), *counted], (plan.total, *plan.months), strict=True)
        assert all(one is None or (one == value and (value == 0 or value >= SMALL)) for value, one in shown)


@settings(max_examples=200)
@given(st.lists(st.integers(0, 40), max_size=9))
def test_a_list_is_told_with_its_total_or_not_at_all(values: list[int]) -> None:
    shown = published_list(values)
    if shown is None:
        assert any(0 < value < SMALLEST_SHOWN for value in values)
        return
    assert all(one is None or one == value for one, value in zip(shown, values, strict=True))
    assert all(one is None for one, value in zip(shown, values, strict=True) if 0 < value < SMALLEST_SHOWN)
    gone = [at for at, one in enumerate(shown) if one is None]
    if gone:  # least squares: what is told fixes no withheld number, and each may be one and may be five
        each = np.eye(len(values))
        told = np.vstack([np.ones(len(values)), *(each[at] for at, one in enumerate(shown) if one is not None)])
        for at in gone:
            found, *_ = np.linalg.lstsq(told.T, each[at], rcond=None)
            assert np.abs(told.T @ found - each[at]).max() > 1e-6
        assert sum(values[at] for at in gone) - (len(gone) - 1) >= SMALLEST_SHOWN


def test_a_list_without_small_numbers_is_told_whole_and_one_of_small_numbers_alone_is_not() -> None:
    assert published_list([9, 0, 12]) == (9, 0, 12) and published_list([]) == ()
    assert published_list([1, 1, 1, 1, 1]) is None, "five withheld ones beside their total of five would be no secret"
    assert published_list([1, 6, 30]) == (None, None, 30)


def test_a_figure_is_told_outside_with_its_lists_or_as_too_few() -> None:
    def part(key: str, value: int) -> dict[str, object]:
        return {"key": key, "label": key, "label_ur": "", "value": value}

    by = [part("met", 40), part("minors", 3), part("kind:sea_rescue", 30), part("kind:return", 10), part("route:PK>OM", 38),
          part("route:not_stated", 2), part("nationality:unknown", 40)]  # fmt: skip
    figure = {"name": "f", "title": "F", "value": 40, "by": by, "breakdowns": {"province": []}}
    told = outside(figure)
    lists = {one["title"]: [row["value"] for row in one["rows"]] for one in told["lists"]}
    assert told["total"] == 40 and lists == {
        "Kind of encounter": [30, 10], "Journey as stated": [None, None], "Documented nationality": [40]}  # fmt: skip
    few = outside({**figure, "value": 4})
    assert few["total"] is None and not few["lists"]
