"""What of a planned operation is refused, what is asked, and which time is kept free."""

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rabta.deconfliction.rules.planned import Planned, Shape, crossing, is_silent, what_to_ask, why_not, window_of
from rabta.deconfliction.rules.settings import SHIPPED, UnreadableRules, read_rules

RULES = read_rules(SHIPPED)
NOW = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
KARACHI = ZoneInfo("Asia/Karachi")


def planned(**more: Any) -> Planned:
    says: dict[str, Any] = {
        "kind": "raid", "shape": Shape("point", ((71.5, 34.0),)), "terrain": "city", "starts_at": NOW + timedelta(hours=6),
        "ends_at": NOW + timedelta(hours=8), "contact": "EX-Inspector", "phone": "+92 91 000 0001",
    }  # fmt: skip
    return Planned(**(says | more))


def ring(n: int) -> tuple[tuple[float, float], ...]:
    return tuple((70 + i / n, 33 + (i % 2) / n) for i in range(n))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"kind": "picnic"}, "no kind"), ({"terrain": "moon"}, "no terrain"), ({"risk": "none"}, "no risk"),
        ({"contact": " "}, "who can be reached"), ({"phone": ""}, "day and night"), ({"phone": "12"}, "day and night"),
        ({"supervisor_phone": "ask"}, "supervisor"), ({"reference": "x" * 401}, "at most 400"),
        ({"ends_at": NOW + timedelta(hours=6)}, "ends before it starts"),
        ({"ends_at": NOW + timedelta(hours=6, seconds=-1)}, "ends before it starts"),
        ({"ends_at": NOW + timedelta(hours=78, seconds=1)}, "File it in parts"),
        ({"starts_at": NOW - timedelta(hours=3), "ends_at": NOW - timedelta(seconds=1)}, "over already"),
        ({"starts_at": NOW + timedelta(days=366), "ends_at": NOW + timedelta(days=366, hours=1)}, "Check the year"),
        ({"starts_at": NOW.replace(tzinfo=None)}, "in which zone"),
        ({"shape": Shape("circle", ((71.5, 34.0),))}, "no shape"),
        ({"shape": Shape("point", ())}, "one place"),
        ({"shape": Shape("route", ((71.5, 34.0), (71.5, 34.0)))}, "at least two places"),
        ({"shape": Shape("area", ((71.5, 34.0), (71.6, 34.0)))}, "at least three corners"),
        ({"shape": Shape("route", ring(10_000))}, "10,000 points; at most 500"),
        ({"shape": Shape("point", ((71.5, 91.0),))}, "is no place"),
        ({"shape": Shape("point", ((float("nan"), 34.0),))}, "is no place"),
        ({"shape": Shape("point", ((71.5, float("inf")),))}, "is no place"),
        ({"shape": Shape("route", ((61.0, 25.0), (90.0, 25.0)))}, "longer than 2,000 km"),
        ({"shape": Shape("area", ((66.0, 25.0), (71.0, 25.0), (71.0, 30.0)))}, "wider than 300 km"),
        ({"shape": Shape("area", ((71.0, 34.0), (71.2, 34.2), (71.2, 34.0), (71.0, 34.2)))}, "crosses itself"),
        ({"radius_m": 10}, "A radius is"), ({"radius_m": 90_000}, "A radius is"),
    ],
)  # fmt: skip
def test_what_cannot_be_filed_says_why(more: dict[str, Any], words: str) -> None:
    assert words in (why_not(planned(**more), RULES, now=NOW) or "")


def test_what_can_be_filed() -> None:
    for shape in (Shape("route", ring(500)), Shape("area", ((71.0, 34.0), (71.2, 34.0), (71.2, 34.2), (71.0, 34.2)))):
        assert why_not(planned(shape=shape), RULES, now=NOW) is None
    assert why_not(planned(ends_at=NOW + timedelta(hours=78)), RULES, now=NOW) is None, "72 hours exactly"


@pytest.mark.parametrize(
    ("place", "terrain", "asked"),
    [
        ((71.5, 34.0), "city", None), ((34.0, 71.5), "city", "changed places"), ((24.9, 66.9), "city", "changed places"),
        ((-0.1, 51.5), "city", "outside the country and its waters"), ((66.5, 23.5), "sea", None),
        ((23.5, 66.5), "sea", "changed places"), ((71.5, 34.0), "sea", "outside the sea"),
    ],
)  # fmt: skip
def test_latitude_and_longitude_in_the_wrong_order_are_asked_about(
    place: tuple[float, float], terrain: str, asked: str | None
) -> None:
    one = planned(shape=Shape("point", (place,)), terrain=terrain)
    said = what_to_ask(one, RULES)
    assert said is None if asked is None else asked in (said or "")
    assert what_to_ask(dataclasses.replace(one, sure=True), RULES) is None


def test_instants_are_kept_free_whatever_the_clocks_say() -> None:
    """In London clocks go back at 1:00 UTC on 25 October 2026: 1:30 is twice, and an hour apart."""
    london = ZoneInfo("Europe/London")
    first, again = (datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=fold) for fold in (0, 1))
    now = datetime(2026, 10, 1, tzinfo=UTC)
    one = planned(starts_at=first, ends_at=again)
    assert why_not(one, RULES, now=now) is None, "it lasts an hour, though both clocks say half past one"
    assert why_not(planned(starts_at=again, ends_at=first), RULES, now=now), "it would end an hour before it starts"
    window = window_of(one, RULES)
    assert window.ends_at - window.begins_at == timedelta(hours=3) and window.begins_at.tzinfo is UTC
    spring = planned(
        starts_at=datetime(2027, 3, 28, 0, 30, tzinfo=london), ends_at=datetime(2027, 3, 31, 1, 30, tzinfo=london)
    )  # fmt: skip
    assert why_not(spring, RULES, now=now) is None, "72 hours, though the clocks say 73"
    assert window_of(planned(starts_at=datetime(2026, 3, 1, 22, tzinfo=KARACHI)), RULES).begins_at.hour == 16


def test_what_is_silent() -> None:
    assert is_silent(planned(kind="controlled_delivery", silent=False), RULES)
    assert is_silent(planned(kind="undercover"), RULES) and not is_silent(planned(kind="undercover", silent=False), RULES)
    assert not is_silent(planned(), RULES) and is_silent(planned(silent=True), RULES)


def test_an_edge_over_the_date_line_does_not_cross_itself() -> None:
    assert not crossing([(179.9, 10.0), (-179.9, 10.0), (-179.9, 10.2), (179.9, 10.2)])


@pytest.mark.parametrize("spoiled", ["kinds: 3", "limits: {}", "nonsense: [", "kinds:\n- {name: raid}"])
def test_a_table_that_cannot_be_read_says_so(tmp_path: Any, spoiled: str) -> None:
    path = tmp_path / "deconfliction.yaml"
    path.write_text(spoiled, encoding="utf-8")
    with pytest.raises(UnreadableRules, match=r"deconfliction\.yaml"):
        read_rules(path)


def test_a_table_whose_buffers_outrun_the_search_is_refused(tmp_path: Any) -> None:
    path = tmp_path / "deconfliction.yaml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace("buffer: [60, 60]", "buffer: [780, 720]"), encoding="utf-8")
    with pytest.raises(UnreadableRules, match="buffers"):
        read_rules(path)
