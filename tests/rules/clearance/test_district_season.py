"""A district's season: the calendar, who may declare what after what, what speaks against it, the early watch."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.clearance.rules.seasons import SEASONS, UnreadableSeasons, read_seasons, season_ending_in, season_of
from rabta.clearance.rules.status import (
    Declared,
    Evidence,
    Found,
    Status,
    lawful_next,
    standing_of,
    why_not_declared,
)
from rabta.clearance.rules.watching import Grown, Sighted, Why, watch_list

CALENDAR = read_seasons(SEASONS)
TODAY = date(2026, 6, 1)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(sorted(CALENDAR)))
def test_a_day_belongs_to_the_season_it_lies_in_or_to_the_next(day: date, crop: str) -> None:
    season = season_of(day, crop=crop, calendar=CALENDAR)
    assert season.holds(day) or day < season.begins_on
    earlier = season_ending_in(season.year - 1, crop=crop, calendar=CALENDAR)
    assert earlier.ends_on < season.begins_on and day >= season.counts_from > earlier.ends_on


def test_a_season_over_new_year_is_named_by_both_years() -> None:
    poppy = season_of(date(2025, 12, 24), crop="poppy", calendar=CALENDAR)
    assert (poppy.name, poppy.is_early(date(2026, 4, 1)), poppy.is_early(date(2026, 6, 1))) == ("2025-26", True, False)
    assert season_of(date(2026, 6, 1), crop="cannabis", calendar=CALENDAR).name == "2026-27"
    whole = season_ending_in(2026, crop="x", calendar={"x": ("03-01", "09-01", "11-30")})
    assert (whole.name, whole.counts_from) == ("2026", date(2025, 12, 1))


@pytest.mark.parametrize(
    "text", ["", "poppy: 3", "poppy: {begins: 10-01}", "poppy: {begins: 13-01, harvest: 05-01, ends: 07-01}",
             "poppy: {begins: 03-01, harvest: 02-01, ends: 07-01}", "a: ["]
)  # fmt: skip
def test_a_table_of_seasons_that_is_none_is_named(text: str, tmp_path) -> None:
    (tmp_path / "land-seasons.yaml").write_text(text)
    with pytest.raises(UnreadableSeasons, match=r"land-seasons\.yaml"):
        read_seasons(tmp_path / "land-seasons.yaml")


def declared(status: Status, on: str, number: int, by: str = "Amna") -> Declared:
    return Declared(
        status=status, on=date.fromisoformat(on), agency=2, signed_by=by, signed_name=by, number=number
    )  # fmt: skip


SEEN = Found(kind=Evidence.SIGHTING, on=date(2026, 2, 1), standing=True, record="s1")
CLAIM = Found(kind=Evidence.CLAIM, on=date(2026, 3, 1), standing=True, record="c1")
VISIT = Found(kind=Evidence.VISIT, on=date(2026, 3, 10), standing=False, record="v1")
SEASON = [
    declared(Status.WATCH, "2025-11-01", 1),
    declared(Status.FOUND, "2026-02-02", 2),
    declared(Status.CLEARED, "2026-03-02", 3),
    declared(Status.VERIFIED, "2026-03-20", 4, by="Babar"),
]


def test_a_season_from_watch_to_verified() -> None:
    for place, step in enumerate(SEASON):
        assert why_not_declared(SEASON[:place], [SEEN, CLAIM, VISIT], step, today=TODAY) == ""
    now = standing_of(SEASON, [SEEN, CLAIM, VISIT])
    assert (now.status, now.against, len(now.history)) == (Status.VERIFIED, (), 4)


@pytest.mark.parametrize(
    ("before", "step", "records", "word"),
    [
        (0, declared(Status.CLEARED, "2026-03-02", 1), [CLAIM], "after found"),
        (0, declared(Status.VERIFIED, "2026-03-02", 1), [VISIT], "after cleared"),
        (0, declared(Status.FREE, "2026-03-02", 1), [SEEN], "stood here"),
        (1, declared(Status.FOUND, "2026-01-31", 2), [SEEN], "No record"),
        (1, declared(Status.FOUND, "2025-10-31", 2), [SEEN], "later day"),
        (1, declared(Status.FOUND, "2026-06-02", 2), [SEEN], "after today"),
        (2, declared(Status.CLEARED, "2026-03-02", 3), [SEEN], "No clearing"),
        (3, declared(Status.VERIFIED, "2026-03-20", 4, by="Amna"), [VISIT], "another officer"),
        (3, declared(Status.VERIFIED, "2026-03-09", 4, by="Babar"), [VISIT], "visited"),
    ],
)  # fmt: skip
def test_what_may_not_be_declared_says_why(before: int, step: Declared, records: list[Found], word: str) -> None:
    assert word in why_not_declared(SEASON[:before], records, step, today=TODAY)


def test_a_record_against_a_declaration_is_told_and_changes_nothing() -> None:
    later = replace(SEEN, on=date(2026, 4, 5), record="s2")
    now = standing_of(SEASON, [later, SEEN])
    assert (now.status, now.against) == (Status.VERIFIED, (later,))
    assert standing_of([]).status is None and Status.FOUND in lawful_next(SEASON)


@given(st.permutations(SEASON), st.permutations([SEEN, CLAIM, VISIT]))
def test_the_order_of_arrival_changes_nothing(steps: list[Declared], records: list[Found]) -> None:
    assert standing_of(steps, records) == standing_of(SEASON, [SEEN, CLAIM, VISIT])


def test_the_watch_list_gives_its_reasons_and_looks_at_sightings_first() -> None:
    found = watch_list(
        year=2026,
        grown=[
            Grown(district="A", year=2025, m2=50.0), Grown(district="B", year=2025, m2=900.0),
            Grown(district="C", year=2020, m2=9e9), Grown(district="A", year=2024, m2=None),
        ],
        sighted=[Sighted(district="D", on=date(2026, 2, 2), record="r2"),
                 Sighted(district="D", on=date(2026, 1, 2), record="r1")],
        neighbours={"D": ["A", "E", "D"]},
    )  # fmt: skip
    assert [each.district for each in found] == ["D", "B", "A", "E"]
    by_name = {each.district: each.reasons for each in found}
    assert [(each.why, each.record) for each in by_name["D"]] == [(Why.SIGHTED, "r1")]
    assert [(each.why, each.year, each.neighbour) for each in by_name["A"]] == [
        (Why.GREW, 2025, None), (Why.GREW, 2024, None), (Why.NEIGHBOUR, None, "D"),
    ]  # fmt: skip
