"""Ground checks: how many fields, which, and what visits to some say of all; the second opinion from above."""

import math
import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.clearance.rules.interval import normal_quantile, student_quantile, wilson
from rabta.clearance.rules.sampling import (
    Cleared,
    Drawn,
    Precision,
    sampling_plan,
    visits_for_ratio,
    visits_for_share,
)
from rabta.clearance.rules.second_opinion import (
    Because,
    Looked,
    Opinion,
    UnusableSeries,
    second_opinion,
    series_of,
)
from rabta.clearance.rules.verifying import Visited, by_agency_and_district, estimated, outcomes


def fields(count: int, seed: int = 1) -> list[Cleared]:
    chance = random.Random(seed)
    return [
        Cleared(field=f"f{each}", district=chance.choice("AB"), agency=chance.choice(("anf", "police")),
                m2=chance.lognormvariate(7.8, 0.8))
        for each in range(count)
    ]  # fmt: skip


def test_quantiles_are_those_of_the_printed_tables() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959964, abs=1e-6)
    for freedom, printed in {1: 12.706, 2: 4.303, 3: 3.182, 5: 2.571, 10: 2.228, 30: 2.042, 120: 1.980}.items():
        assert student_quantile(0.95, freedom) == pytest.approx(printed, abs=5e-3)


def test_how_many_fields_by_cochran() -> None:
    wanted = Precision(half_width=0.05)
    assert visits_for_share(10**9, wanted) == 385 and visits_for_share(1000, wanted) == 278
    assert visits_for_share(0, wanted) == 0 and visits_for_ratio(3, wanted) == 3
    assert visits_for_ratio(10**9, Precision(half_width=0.1, spread=0.5)) == 97


def test_wilsons_interval() -> None:
    found = wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)  # Newcombe 1998, table I
    assert wilson(0, 20).low == 0.0 and wilson(0, 20).high == pytest.approx(0.1611, abs=1e-4)
    assert wilson(3, 10, of=10) == wilson(3, 10, of=10) and wilson(3, 10, of=10).high == 0.3
    assert wilson(0, 0) is None


@given(st.integers(0, 60), st.integers(0, 10**6), st.floats(0.02, 0.5))
def test_a_plan_holds_its_promises(count: int, seed: int, half_width: float) -> None:
    frame = fields(count)
    plan = sampling_plan(frame, seed=str(seed), wanted=Precision(half_width=half_width))
    drawn = [each.field for each in plan.visits]
    assert len(set(drawn)) == len(drawn) >= min(count, max(plan.for_share, plan.for_ratio))
    assert sum(each.of for each in plan.strata) == count
    assert math.isclose(sum(each.weight for each in plan.visits), count, abs_tol=1e-6)
    for stratum in plan.strata:
        assert stratum.visits == stratum.of if stratum.certain else stratum.visits >= min(2, stratum.of)
    again = sampling_plan(frame[::-1], seed=str(seed), wanted=Precision(half_width=half_width))
    assert again.visits == plan.visits


def test_another_seed_draws_other_fields_and_the_largest_all_the_same() -> None:
    frame = [*fields(400), Cleared(field="big", district="A", agency="anf", m2=10**6)]
    first, second = (sampling_plan(frame, seed=each) for each in ("2026-A", "2026-B"))
    assert {each.field for each in first.visits} != {each.field for each in second.visits}
    for plan in (first, second):
        assert [each.why for each in plan.visits if each.field == "big"] == [Drawn.LARGEST]
    with pytest.raises(ValueError):
        sampling_plan(frame, seed="x", wanted=Precision(half_width=0))


def visited(claimed: float, found: float, destroyed: float, **more) -> Visited:
    return Visited(
        **{"field": "f", "district": "A", "agency": "anf", "claimed_m2": claimed, "found_m2": found, "destroyed": destroyed}
        | more
    )  # fmt: skip


def test_the_two_axes_stand_apart() -> None:
    half_as_large = estimated([visited(100, 50, 1.0)] * 4, fields=4, claimed_m2=400)
    half_ploughed = estimated([visited(100, 100, 0.5)] * 4, fields=4, claimed_m2=400)
    assert (half_as_large.found, half_as_large.destroyed) == (0.5, 1.0)
    assert (half_ploughed.found, half_ploughed.destroyed) == (1.0, 0.5)
    assert half_as_large.verified == half_ploughed.verified and half_as_large.verified_m2.value == 200
    assert half_as_large.over == 1.0
    assert outcomes([visited(100, 50, 1.0)])[1][3] == 1 and outcomes([visited(100, 100, 0.5)])[2][2] == 1


def test_what_cannot_be_bounded_says_so() -> None:
    alone = estimated([visited(100, 80, 1.0)], fields=10, claimed_m2=900)
    assert not alone.is_bounded and alone.verified.high == math.inf
    assert estimated([], fields=10, claimed_m2=900) is None
    nothing = estimated([visited(100, 0, 0.0)] * 2, fields=2, claimed_m2=200)
    assert nothing.over is None and nothing.verified_m2.value == 0


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    chance = random.Random(20261201)
    frame = fields(500, seed=9)
    truth = {each.field: (each.m2 * chance.uniform(0.5, 1.1), chance.choice((0.3, 0.8, 1.0, 1.0))) for each in frame}
    claimed = sum(each.m2 for each in frame)
    right = sum(found * share for found, share in truth.values()) / claimed
    by_field = {each.field: each for each in frame}
    held = 0
    for seed in range(400):
        plan = sampling_plan(frame, seed=str(seed))
        visits = [
            visited(by_field[each.field].m2, *truth[each.field], field=each.field, stratum=each.stratum, of_stratum=each.of)
            for each in plan.visits
        ]
        told = estimated(visits, fields=500, claimed_m2=claimed).verified
        held += told.low <= right <= told.high
        assert told.high - told.low < 0.2
    assert 360 <= held <= 396  # it says 95 in a hundred; measured are 92 to 95, as fields differ much in size


def test_over_reporting_by_agency_and_district() -> None:
    told = by_agency_and_district(
        [("A", "anf", 100.0), ("A", "anf", 100.0), ("A", "police", 50.0), ("B", "anf", 10.0)],
        [visited(100, 50, 1.0), visited(50, 50, 1.0, agency="police")],
    )
    assert [(each.district, each.agency, each.fields, each.claimed_m2) for each in told] == [
        ("A", "anf", 2, 200.0), ("A", "police", 1, 50.0), ("B", "anf", 1, 10.0),
    ]  # fmt: skip
    assert told[0].estimate.over == 1.0 and told[1].estimate.over == 0.0 and told[2].estimate is None


DAY = date(2026, 3, 28)


def looked(days: int, index: float, around: float | None = None) -> Looked:
    return Looked(on=DAY + timedelta(days=days), index=index, around=around)


@pytest.mark.parametrize(
    ("series", "m2", "opinion", "because"),
    [
        ([looked(-6, 0.7), looked(10, 0.2)], 2500, Opinion.CLEARED, Because.FELL),
        ([looked(-6, 0.7), looked(10, 0.65)], 2500, Opinion.STANDS, Because.STAYED),
        ([looked(-6, 0.7, 0.7), looked(10, 0.4, 0.42)], 2500, Opinion.STANDS, Because.STAYED),
        ([looked(-6, 0.7), looked(10, 0.2)], 999, Opinion.CANNOT_TELL, Because.TOO_SMALL),
        ([looked(-6, 0.7), looked(17, 0.2)], 2500, Opinion.CANNOT_TELL, Because.LATE),
        ([looked(10, 0.2)], 2500, Opinion.CANNOT_TELL, Because.NONE_BEFORE),
        ([looked(-6, 0.2), looked(10, 0.1)], 2500, Opinion.CANNOT_TELL, Because.NOT_GREEN),
        ([], 2500, Opinion.CANNOT_TELL, Because.NONE_BEFORE),
    ],
)
def test_what_pictures_say(series: list[Looked], m2: float, opinion: Opinion, because: Because) -> None:
    told = second_opinion(series, cleared_on=DAY, field_m2=m2)
    assert (told.opinion, told.because) == (opinion, because)


@pytest.mark.parametrize(
    ("rows", "word"),
    [([], "no picture"), ([("x", "0.1", "")], "no day"), ([("2026-03-01", "7", "")], "no index"),
     ([("2026-03-01", "nan", "")], "no index"), ([("2026-03-01", "0.1", "")] * 2, "twice")],
)  # fmt: skip
def test_a_series_that_is_none_names_its_line(rows: list[tuple[str, str, str]], word: str) -> None:
    with pytest.raises(UnusableSeries, match=word):
        series_of(rows)
    assert series_of([("2026-03-02", "0.1", "0.2"), ("2026-03-01", "0.3", "")])[0].around is None
