"""What early warning alarms for, how seldom where nothing changed, and what is new in a place."""

import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.prevention.rules.found import Found, adulterants_first_seen, passing
from rabta.prevention.rules.purity import purer
from rabta.prevention.rules.rises import FALSE_SHARE, FEWEST_BLOCKS, LEFT_OUT, rises, tail
from rabta.prevention.rules.watched import Counted, Level, Series, finest, newly_seen, series_of

TODAY = date(2026, 3, 31)


def test_a_tail_is_one_less_what_lies_below() -> None:
    for mean, variance in ((0.4, 0.4), (3.0, 7.5), (40.0, 400.0)):
        parts = [tail(n, mean, variance) - tail(n + 1, mean, variance) for n in range(600)]
        assert min(parts) > -1e-9 and abs(sum(n * part for n, part in enumerate(parts)) - mean) < 1e-3 * (1 + mean)


@pytest.mark.parametrize(("spread", "seed"), [(0.0, 1), (0.3, 3)])
def test_looks_at_quiet_series_seldom_alarm(spread: float, seed: int) -> None:
    """Looks with any alarm at all are then false looks: their share stays near what is stated."""
    chance = random.Random(seed)
    looks, false = 60, 0
    for _ in range(looks):
        counted = {}
        for number in range(20):
            mean = 0.3 * 1.25**number
            counted[number] = [_drawn(mean, spread, chance) for _ in range(28)]
        false += any(one.alarms for one in rises(counted).values())
    assert false / looks <= FALSE_SHARE + 3 * (FALSE_SHARE * (1 - FALSE_SHARE) / looks) ** 0.5


def _drawn(mean: float, spread: float, chance: random.Random) -> int:
    rate = mean * chance.gammavariate(1 / spread, spread) if spread else mean
    number, at = 0, chance.expovariate(1)
    while at < rate:
        number, at = number + 1, at + chance.expovariate(1)
    return number


def test_a_rise_alarms_and_a_steady_series_beside_it_does_not() -> None:
    steady = [3, 2, 4, 3, 1, 2, 5, 3, 2, 4, 3, 2]
    found = rises({"up": [14, 9, *steady], "steady": [4, 3, *steady], "none": [0] * 14, "short": [9] * FEWEST_BLOCKS})
    assert {name: one.alarms for name, one in found.items()} == {"up": True, "steady": False}
    assert found["up"].late == 14 and 2 < found["up"].expected < 4


def test_few_events_are_no_rise_and_what_has_begun_does_not_hide_itself() -> None:
    assert not rises({"few": [2, *[0] * 26]})["few"].alarms
    before = [1] * 20
    assert rises({"a": [9, 9, *before]})["a"].chance == rises({"a": [9, 1, *before]})["a"].chance and LEFT_OUT == 1


@given(st.lists(st.lists(st.integers(0, 30), min_size=8, max_size=28), min_size=1, max_size=6), st.integers(0, 5))
def test_one_more_event_of_late_never_makes_an_alarm_weaker(counts: list[list[int]], which: int) -> None:
    counted = dict(enumerate(counts))
    chosen = which % len(counts)
    before = rises(counted)
    after = rises({**counted, chosen: [counted[chosen][0] + 1, *counted[chosen][1:]]})
    if chosen in before:
        assert after[chosen].chance <= before[chosen].chance + 1e-12


def test_each_event_stands_once_in_each_place_and_a_rise_is_told_where_it_is() -> None:
    rows = [Counted("ketamine", "PK", "Sindh", "Karachi", 0, 4), Counted("ketamine", "PK", "Sindh", "", 1, 2),
            Counted("ketamine", "AE", "", "", 0, 1), Counted("unknown", "PK", "", "", 0, 9),
            Counted("mdma", "", "", "", 0, 1)]  # fmt: skip
    found = series_of(rows, blocks=2)
    assert {(one.level, one.place): counts for one, counts in found.items()} == {
        (Level.DISTRICT, "Karachi"): [4, 0], (Level.PROVINCE, "Sindh"): [4, 2], (Level.COUNTRY, "PK"): [4, 2],
        (Level.COUNTRY, "AE"): [1, 0],
    }  # fmt: skip
    assert {one.place for one in finest(list(found))} == {"Karachi", "AE"}


def test_what_is_new_is_told_in_the_largest_place_that_did_not_know_it() -> None:
    country, province = Series("ketamine", Level.COUNTRY, "PK"), Series("ketamine", Level.PROVINCE, "Sindh", ("PK",))
    old = {(Level.COUNTRY, "PK"): TODAY - timedelta(days=900), (Level.PROVINCE, "Sindh"): TODAY - timedelta(days=900)}
    late, before = TODAY - timedelta(days=3), TODAY - timedelta(days=400)

    def told(first: dict[Series, date], since: dict[tuple[Level, str], date] = old) -> list[str]:
        return [one.series.place for one in newly_seen(first, since, today=TODAY)]

    assert told({country: late, province: late}) == ["PK"]
    assert told({country: before, province: late}) == ["Sindh"]
    assert told({country: before, province: before}) == []
    district = Series("ketamine", Level.DISTRICT, "Thatta", ("PK", "Sindh"))
    assert told({country: before, province: before, district: late}) == [], "the first of one in a district is no news"
    young = {**old, (Level.PROVINCE, "Sindh"): TODAY - timedelta(days=100)}
    assert told({country: before, province: late}, young) == [], "its record does not reach back far enough"


@given(st.lists(st.integers(1, 9), min_size=3, max_size=4), st.lists(st.integers(1, 9), min_size=8, max_size=8))
def test_the_chance_of_ranks_is_that_of_every_order(late: list[int], before: list[int]) -> None:
    found = purer([Decimal(n) for n in late], [Decimal(n) for n in before])
    assert found is not None
    both = [*late, *before]
    rank = {one: 2 * sum(each < one for each in both) + Counter(both)[one] + 1 for one in both}
    sums = [sum(rank[both[place]] for place in chosen) for chosen in combinations(range(len(both)), len(late))]
    assert found.chance == pytest.approx(sum(one >= sum(rank[each] for each in late) for one in sums) / len(sums))
    assert found.late == median(late) and found.alarms == (median(late) > median(before) and found.chance <= 0.01)


def test_too_few_results_say_nothing() -> None:
    assert purer([Decimal(90)] * 2, [Decimal(10)] * 30) is None and purer([Decimal(90)] * 9, [Decimal(10)] * 7) is None


def found(days_ago: int, *codes: str, province: str = "Punjab", passes_for: str = "", event: int = 0) -> Found:
    return Found(TODAY - timedelta(days=days_ago), "PK", province, codes, passes_for, event or days_ago)


def test_an_adulterant_is_new_once_in_the_largest_place_where_findings_reach_back() -> None:
    old = [found(300, "caffeine"), found(250, "caffeine", province="Sindh")]
    [nitazene] = adulterants_first_seen([*old, found(3, "nitazene", "heroin", "caffeine")], today=TODAY)
    assert (nitazene.series.substance, nitazene.series.place) == ("nitazene", "PK"), "heroin is a substance"
    [again] = adulterants_first_seen([*old, found(60, "nitazene"), found(3, "nitazene", province="Sindh")], today=TODAY)
    assert again.series.place == "Sindh", "the country has known it for two months"
    assert not adulterants_first_seen([found(90, "caffeine"), found(3, "nitazene")], today=TODAY), "of too little before"
    assert not adulterants_first_seen([*old, found(40, "nitazene")], today=TODAY)


def test_false_tablets_are_told_by_event_where_they_are_and_no_longer_than_28_days() -> None:
    told = [found(n, "etizolam", passes_for="benzodiazepine", event=7) for n in (2, 9)]
    [one] = passing([*told, found(28, passes_for="tramadol"), found(1, "pmma")], today=TODAY)
    assert (one.series.place, one.events, one.first) == ("Punjab", 1, TODAY - timedelta(days=9))
    [abroad] = passing([found(1, passes_for="mdma", province="")], today=TODAY)
    assert abroad.series.place == "PK"
