"""A wrong step is taken back by its author, while no later one rests on it; and a form offers what is lawful, no more."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.custody.rules.balance import balance
from rabta.custody.rules.chain import lawful_next, state_of, why_not_next, why_not_seized, why_not_withdrawn
from rabta.custody.rules.clocks import SHIPPED, UnreadableClocks, read_clocks
from rabta.custody.rules.step import ASKS, NAMED, Kind, Step

NOW = datetime(2025, 6, 1, tzinfo=UTC)
ASF, ANF = 4, 2


def step(number: int, kind: Kind, agency: int = ANF, by: str = "Bano", **more: object) -> Step:
    says: dict[str, object] = {"place": "Quetta", "reference": f"EX-{number}", "held_at": "Store"}
    says |= {"amount": Decimal(5), "error": Decimal(0)} if "amount" in ASKS[kind].must else {}
    says |= {"witnesses": ("One", "Two"), "outcome": "convicted", "to_agency": ASF, "to_officer": "Adil", **more}
    at = NOW - timedelta(days=50 - number)
    return Step(kind=kind, at=at, agency=agency, signed_by=by, signed_name=by, number=number, **says)  # type: ignore[arg-type]


CHAIN = [
    step(1, Kind.SEIZED), step(2, Kind.SEALED), step(3, Kind.HANDED_OVER),
    step(4, Kind.RECEIVED, ASF, "Adil"), step(5, Kind.STORED, ASF, "Adil"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "by", "refused"),
    [
        (5, "Adil", ""),
        (2, "Bano", ""),  # a seal carries no later step
        (4, "Adil", "later step"), (3, "Bano", "later step"), (1, "Bano", "later step"),
        (5, "Bano", "who signed it"), (9, "Bano", "does not stand"),
    ],
)  # fmt: skip
def test_who_may_take_back_what(number: int, by: str, refused: str) -> None:
    told = why_not_withdrawn(CHAIN, number, by=by)
    assert refused in told if refused else told == ""


OFFICERS = st.sampled_from([(ANF, "Bano"), (ANF, "Cyra"), (ASF, "Adil")])


@given(st.lists(st.tuples(st.sampled_from(list(Kind)), OFFICERS, st.integers(1, 6)), max_size=25))
def test_whatever_is_tried_one_holder_and_never_more_than_was_seized(tried: list[tuple[Kind, tuple[int, str], int]]) -> None:
    """Whatever officers try, in whatever order: what stands has one holder, and what is removed was held."""
    stands: list[Step] = []
    for number, (kind, (agency, by), amount) in enumerate(tried, 1):
        weight = {"amount": Decimal(amount), "error": Decimal(0)} if "amount" in ASKS[kind].must else {}
        one = step(number, kind, agency, by, **weight)
        offered = kind in lawful_next(stands, agency=agency, by=by)
        refused = why_not_next(stands, one, now=NOW)
        assert offered or refused, "what the form does not offer is refused"
        if refused:
            continue
        if kind in (Kind.HANDED_OVER, Kind.SAMPLED, Kind.DESTROYED):
            state = state_of(stands)
            assert state.holder is not None and state.holder.agency == agency and state.offered is None
            assert kind is Kind.HANDED_OVER or one.amount <= state.held  # type: ignore[operator]
        stands.append(one)
    for one in reversed(list(stands)):
        assert why_not_withdrawn(stands, one.number, by=one.signed_by) == "", "the last step can always be taken back"
        stands.pop()
    assert balance(stands) is None


def test_the_shipped_clocks_say_where_they_come_from() -> None:
    clocks = read_clocks(SHIPPED)
    assert len({clock.name for clock in clocks}) == len(clocks) and all(clock.name_ur for clock in clocks)
    for clock in clocks:
        assert clock.example == ("No rule was read" in clock.source), clock.name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "clocks: [{name: x}]",
        "clocks: [{name: x, en: x, ur: x, from: y, to: z, days: 1, source: s}]",
        "clocks: [{name: x, en: x, ur: x, from: seized, to: stored, days: soon, source: s}]",
    ],
)
def test_a_table_that_cannot_be_read_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "c.yaml").write_text(text)
    with pytest.raises(UnreadableClocks, match=r"c\.yaml"):
        read_clocks(tmp_path / "c.yaml")


def test_everything_a_step_can_ask_has_a_name() -> None:
    assert {field for asks in ASKS.values() for field in asks.all} == set(NAMED)


@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        ("{name: x, en: x, ur: x, from: seised, to: stored, days: 1, source: s}", "from", "seised"),
        ("{name: x, en: x, ur: x, from: seized, to: stored, days: soon, source: s}", "days", "soon"),
        ("{name: x, en: x, ur: x, from: seized, to: stored, days: -1, source: s}", "days", "-1"),
        ("{name: x, ur: x, from: seized, to: stored, days: 1, source: s}", "en", "nothing"),
        ("{name: x, en: x, ur: x, from: seized, to: stored, days: 1, source: s, example: maybe}", "example", "maybe"),
        ("{name: x, en: x, ur: x, from: seized, to: stored, day: 1, source: s}", "day", "known are days"),
    ],
)
def test_a_broken_clock_is_named_by_file_row_key_value_and_rule(tmp_path: Path, row: str, key: str, value: str) -> None:
    good = "{name: a, en: a, ur: a, from: seized, to: stored, days: 1, source: s}"
    (tmp_path / "own.yaml").write_text(f"clocks: [{good}, {row}]", encoding="utf-8")
    with pytest.raises(UnreadableClocks, match=rf"own\.yaml, clock 2, key {key}:") as refused:
        read_clocks(tmp_path / "own.yaml")
    assert value in str(refused.value) and "Mend the file" in str(refused.value)


@pytest.mark.parametrize(
    ("seized_on", "stated", "reported_on", "refused"),
    [
        (date(2025, 3, 1), (date(2025, 3, 3), date(2025, 3, 4)), None, ""),
        (date(2024, 3, 3), (date(2025, 3, 3), date(2025, 3, 4)), None, "lies long before"),
        (date(2026, 3, 6), (date(2025, 3, 3), date(2025, 3, 4)), None, "more than a year after"),
        (date(2021, 3, 6), (None, None), date(2025, 3, 4), ""),
        (date(1999, 3, 6), (None, None), date(2025, 3, 4), "more than five years before the report, 4 March 2025"),
        (date(1999, 3, 6), (None, None), None, ""),
    ],
)
def test_a_clock_that_is_years_off_is_told_by_the_reports_own_day(
    seized_on: date, stated: tuple[date | None, date | None], reported_on: date | None, refused: str
) -> None:
    said = why_not_seized(seized_on, stated=stated, reported_on=reported_on)
    assert refused in said and bool(said) == bool(refused)
