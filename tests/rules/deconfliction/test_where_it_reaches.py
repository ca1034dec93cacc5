"""The grid holds every point within reach, legs stay as close as they say, and steps of an alarm come in order."""

import itertools
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Geod

from rabta.deconfliction.rules.alarm import Step, Taken, lawful_next, standing, why_not_next
from rabta.deconfliction.rules.footprint import LEG_M, cells_within, footprint, in_space
from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.deconfliction.rules.probing import Filing, probed
from rabta.deconfliction.rules.settings import SHIPPED, read_rules

EARTH = Geod(ellps="WGS84")
LON, LAT = st.floats(-180, 180), st.floats(-90, 90)
LIMITS = read_rules(SHIPPED).probing
T = datetime(2026, 3, 1, tzinfo=UTC)
ME, YOU = uuid.UUID(int=1), uuid.UUID(int=2)


@given(LON, LAT, st.floats(0, 360), st.floats(0, 1), st.floats(1, 50_000))
@example(180.0, 0.0, 90.0, 1.0, 10_000.0)
@example(0.0, 90.0, 10.0, 1.0, 290.0)
@example(0.0, -89.95, 180.0, 1.0, 20_000.0)
@example(71.5, 34.0, 0.0, 1.0, 290.0)
def test_whatever_lies_within_reach_lies_in_a_cell_of_it(
    lon: float, lat: float, bearing: float, part: float, radius: float
) -> None:
    far_lon, far_lat, _ = EARTH.fwd(lon, lat, bearing, radius * part)
    assert cells_within((far_lon, far_lat), 0.001) & cells_within((lon, lat), radius)


@given(LON, st.floats(-89, 89), st.floats(0, 360), st.floats(1, 100_000), st.floats(0, 1))
def test_a_leg_never_strays_from_its_line_by_more_than_it_says(
    lon: float, lat: float, bearing: float, length: float, part: float
) -> None:
    end_lon, end_lat, _ = EARTH.fwd(lon, lat, bearing, length)
    legs = footprint("route", [(lon, lat), (end_lon, end_lat)], 100).legs
    on_lon, on_lat, _ = EARTH.fwd(lon, lat, bearing, length * part)
    point = in_space((on_lon, on_lat))
    least = min(_from_line(point, leg.a, leg.b) - (leg.reach_m - 100) for leg in legs)
    assert least <= 1e-6 and all(leg.reach_m - 100 <= LEG_M**2 / (8 * 6_335_439) + 1e-9 for leg in legs)


def _from_line(p: tuple[float, ...], a: tuple[float, ...], b: tuple[float, ...]) -> float:
    along = sum((y - x) ** 2 for x, y in zip(a, b, strict=True))
    t = sum((q - x) * (y - x) for x, y, q in zip(a, b, p, strict=True)) / along if along else 0.0
    t = min(max(t, 0.0), 1.0)
    return float(sum((q - x - t * (y - x)) ** 2 for x, y, q in zip(a, b, p, strict=True)) ** 0.5)


def test_an_area_around_a_pole_covers_the_pole() -> None:
    around = footprint("area", [(0.0, 89.9), (120.0, 89.9), (-120.0, 89.9)], 50)
    assert set(cells_within((33.0, 90.0), 1)) & set(around.inside)


@pytest.mark.parametrize(
    ("kind", "ones"),
    [
        (Identifier.PHONE, ("0300-1234567", "+92 300 1234567", "0092 300 123-4567", "923001234567", "(0300) 123 4567")),
        (Identifier.CNIC, ("35202-1234567-1", "3520212345671", "٣٥٢٠٢-١٢٣٤٥٦٧-١", "35202 1234567 1")),
        (Identifier.VEHICLE, ("LES-03-1234", "les 031234", "LES/03.1234")),
        (Identifier.PASSPORT, ("AB 1234567", "ab1234567")),
        (Identifier.ADDRESS, ("House 12, Street 4, F-8", "house 12 street 4 f 8")),
    ],
)
def test_one_identifier_written_in_several_ways_is_one(kind: Identifier, ones: tuple[str, ...]) -> None:
    assert len({normalised(kind, one) for one in ones}) == 1 and normalised(kind, ones[0])


@pytest.mark.parametrize(
    ("kind", "written"),
    [(Identifier.PHONE, "1234"), (Identifier.PHONE, "call me"), (Identifier.CNIC, "123"), (Identifier.VEHICLE, "truck"),
     (Identifier.PASSPORT, "A"), (Identifier.ADDRESS, "Lahore"), (Identifier.DOCUMENT, "")],
)  # fmt: skip
def test_what_is_no_identifier_is_not_guessed(kind: Identifier, written: str) -> None:
    assert normalised(kind, written) is None


def test_filings_that_differ_a_little_are_probing_and_work_is_not() -> None:
    alike = [Filing(T + timedelta(hours=n), (71.5, 34.0 + n / 100), T + timedelta(hours=30)) for n in range(5)]
    again = Filing(T + timedelta(hours=6), (71.51, 34.0), T + timedelta(hours=31))
    found = probed(again, alike, LIMITS)
    assert found is not None and found.alike and probed(again, alike[1:], LIMITS) is None
    elsewhere = Filing(T + timedelta(hours=6), (67.0, 24.9), T + timedelta(hours=31))
    assert probed(elsewhere, alike, LIMITS) is None
    many = [Filing(T + timedelta(minutes=n), (60 + n, 30.0), T + timedelta(hours=30)) for n in range(20)]
    hasty = probed(Filing(T + timedelta(minutes=21), (71.5, 34.0), T + timedelta(hours=9)), many, LIMITS)
    assert hasty is not None and not hasty.alike
    assert probed(Filing(T + timedelta(minutes=70), (71.5, 34.0), T + timedelta(hours=9)), many, LIMITS) is None


def test_whatever_is_taken_an_alarm_closes_only_after_both_have_spoken() -> None:
    for steps in itertools.permutations(Step):
        taken: list[Taken] = []
        for minute, step in enumerate(steps):
            state = _standing(taken, minute)
            if why_not_next(state, step, by=ME, silent=False) is None:
                taken.append(Taken(step, ME, "me", T + timedelta(minutes=minute)))
        done = [one.step for one in taken]
        if Step.CLOSED in done:
            assert done[-1] is Step.CLOSED and {Step.OWNED, Step.SPOKE_A, Step.SPOKE_B} <= set(done)
        if Step.RELEASED in done:
            assert done.index(Step.OWNED) < done.index(Step.RELEASED)


def test_it_is_taken_over_and_the_former_owner_is_told_so() -> None:
    taken = [Taken(Step.OWNED, ME, "me", T), Taken(Step.OWNED, YOU, "you", T + timedelta(minutes=1))]
    state = _standing(taken, 2)
    assert state.owner == YOU and lawful_next(state, by=ME, silent=False) == (Step.OWNED,)
    assert Step.RELEASED not in lawful_next(state, by=YOU, silent=True)


def _standing(taken: list[Taken], minute: int):  # type: ignore[no-untyped-def]
    minutes = timedelta(minutes=10)
    return standing(taken, found_at=T, now=T + timedelta(minutes=minute), owned_within=minutes, spoken_within=minutes)
