"""Rates drawn towards their mean, shares that rise, months of a year, agencies on a fair basis, a table of exposures."""

import random
from datetime import date
from math import exp
from pathlib import Path

import pytest

from rabta.analysis.rules.agencies_beside import Refused, agencies_beside
from rabta.analysis.rules.exposure import Exposure, UnreadableExposures, exposures_at, read_exposures
from rabta.analysis.rules.hot_spots import hot_spots
from rabta.analysis.rules.rising import Course, changes
from rabta.analysis.rules.year_round import whole_years, year_round
from rabta.briefing.rules.period import Period
from rabta.example.exposures import invented_exposures

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def poisson(dice: random.Random, mean: float) -> int:
    """Knuth's way, for small means."""
    count, left, bound = -1, 1.0, exp(-mean)
    while left > bound:
        count, left = count + 1, left * dice.random()
    return count


def test_drawn_rates_lie_nearer_to_the_truth_than_rates_as_they_are() -> None:
    """Of 60 places with a rate of their own: the drawn rate errs less, and the interval holds nine in ten truths or more."""
    dice = random.Random(5)
    as_is = drawn = held = 0.0
    for _ in range(20):
        truth = {str(n): dice.gammavariate(2, 2) for n in range(60)}
        exposure = {place: dice.choice((0.3, 1.0, 4.0)) for place in truth}
        found = hot_spots({place: poisson(dice, truth[place] * exposure[place]) for place in truth}, exposure)
        for one in found:
            assert one.rate is not None and one.drawn is not None and one.low is not None and one.high is not None
            as_is += (one.rate - truth[one.place]) ** 2
            drawn += (one.drawn - truth[one.place]) ** 2
            held += one.low <= truth[one.place] <= one.high
    assert drawn < 0.7 * as_is and held / 1200 > 0.9


def test_places_alike_are_told_as_the_mean_and_counts_without_exposure_have_no_rate() -> None:
    found = {one.place: one for one in hot_spots({"a": 10, "b": 11, "c": 9, "x": 4}, {"a": 5, "b": 5, "c": 5})}
    assert {round(found[place].drawn or 0, 6) for place in "abc"} == {2.0} and not any(one.above for one in found.values())
    assert found["x"].rate is None and found["x"].is_small
    assert hot_spots({}, {"a": 3.0})[0].drawn == 0.0 and hot_spots({}, {}) == []


def test_of_many_series_without_change_hardly_one_rises() -> None:
    """Two hundred looks at 40 series that do not change: at most one look in ten names any."""
    dice, named = random.Random(7), 0
    for _ in range(200):
        held = {str(n): [poisson(dice, 3) for _ in range(12)] for n in range(40)}
        of = [sum(series[n] for series in held.values()) for n in range(12)]
        found = changes(held, of, series=len(held))
        named += any(one.course in (Course.RISES, Course.FALLS) for one in found.values())
    assert named <= 20
    rose = changes({"a": [1] * 6 + [12] * 6, "b": [20] * 12}, [21] * 6 + [32] * 6, series=2)
    assert rose["a"].course is Course.RISES and rose["b"].course is Course.FALLS and rose["a"].low > 0
    assert changes({"a": [1, 2, 3]}, [9, 9, 9], series=1)["a"].course is Course.TOO_FEW


def test_one_year_is_no_season() -> None:
    months = [date(year, month, 1) for year in (2023, 2024) for month in range(1, 13)]
    counted = {one: 10 * (one.year - 2020) + 30 * (one.month == 7) for one in months}
    assert whole_years(Period(date(2022, 2, 1), date(2025, 11, 30))) == (2023, 2024)
    assert year_round(counted, (2023,)) == []
    found = year_round(counted, (2023, 2024))
    assert max(found, key=lambda one: one.index).month == 7 and found[6].above == 2 and found[6].least <= found[6].index


def of(agency: str, value: float, *, duty: str = "search of bags", days: Period = YEAR) -> Exposure:
    return Exposure(at="agency", place=agency, what="bags", value=value, standing=False, period=days, source="EX",
                    per=1000.0, duty=duty, settings=("airport_baggage",))  # fmt: skip


def test_agencies_are_compared_on_a_fair_basis_alone() -> None:
    events = {("ASF", "airport_baggage"): 30, ("ANF", "airport_baggage"): 10, ("ANF", "road"): 90, ("FC", "road"): 5}
    asked = Period(date(2025, 1, 1), date(2025, 6, 30))
    [basis], refused = agencies_beside([of("ASF", 10000), of("ANF", 1000)], events, asked)
    assert [(one.agency, one.events) for one in basis.agencies] == [("ANF", 10), ("ASF", 30)]
    assert refused == {"FC": Refused.NO_EXPOSURE}
    assert basis.agencies[0].exposure == pytest.approx(1000 * 181 / 365)
    other = of("ANF", 1000, duty="search of cargo")
    assert agencies_beside([of("ASF", 9), other], events, asked)[1]["ANF"] is Refused.ALONE
    late = of("ANF", 9, days=Period(date(2025, 3, 1), date(2025, 12, 31)))
    assert agencies_beside([of("ASF", 9), late], events, asked) == (
        [], {"ANF": Refused.OTHER_DAYS, "ASF": Refused.ALONE, "FC": Refused.NO_EXPOSURE}
    )  # fmt: skip


def test_a_table_of_exposures_is_taken_whole_or_says_where_it_is_wrong(tmp_path: Path) -> None:
    good = "exposures: [{at: airport, place: ISB, what: flights, value: 730, from: 2025-01-01, to: 2025-12-31, source: EX}]"
    (tmp_path / "a.yaml").write_text(good)
    held = read_exposures(tmp_path / "a.yaml")
    assert exposures_at(held, "airport", "flights", Period(date(2025, 3, 1), date(2025, 3, 10))) == {"ISB": 20.0}
    assert exposures_at(held, "airport", "flights", Period(date(2024, 12, 31), date(2025, 3, 10))) == {}
    bent = (("730", "0"), ("airport", "moon"), ("at: airport", "at: agency"), ("2025-12-31", "2024-12-31"))
    (tmp_path / "demo.yaml").write_text(invented_exposures(YEAR.date_from, YEAR.date_to))
    demo = read_exposures(tmp_path / "demo.yaml")
    assert len(demo) == 14 and {one.source for one in demo} == {"invented with the example year"}
    assert len(agencies_beside(demo, {}, YEAR)[0]) == 2
    for n, wrong in enumerate(("x: 1", "exposures: [{at: airport}]", "[", *(good.replace(*one) for one in bent))):
        (tmp_path / f"{n}.yaml").write_text(wrong)
        with pytest.raises(UnreadableExposures, match=f"{n}.yaml"):
            read_exposures(tmp_path / f"{n}.yaml")
