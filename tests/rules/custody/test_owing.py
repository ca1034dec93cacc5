"""What a chain owes is folded once and asked on any day: the same answer as folding it anew on that day."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rabta.custody.rules.chain import why_not_next
from rabta.custody.rules.clocks import SHIPPED, Clock, read_clocks
from rabta.custody.rules.lists import Owed, chain_of, owing_of
from rabta.custody.rules.step import ASKS, Kind, Step

NOW = datetime(2031, 6, 1, tzinfo=UTC)
CLOCKS = (*read_clocks(SHIPPED), Clock("short", "a day", "a day", Kind.SEIZED, Kind.DESTROYED, 1, "invented", True))
OFFICERS = st.sampled_from([(2, "Bano"), (4, "Adil")])
TRIED = st.lists(st.tuples(st.sampled_from(list(Kind)), OFFICERS, st.integers(1, 6), st.integers(0, 9)), max_size=20)


def chain(tried: list[tuple[Kind, tuple[int, str], int, int]]) -> list[Step]:
    stands: list[Step] = []
    at = NOW - timedelta(days=400)
    for number, (kind, (agency, by), amount, days) in enumerate(tried, 1):
        at += timedelta(days=days)
        weighed = "amount" in ASKS[kind].all
        one = Step(
            kind=kind, at=at, agency=agency, signed_by=by, signed_name=by, number=number, place="Quetta",
            amount=Decimal(amount) if weighed else None, error=Decimal(0) if weighed else None, reference=f"EX-{number}",
            held_at="Store", witnesses=("One", "Two"), outcome="convicted", to_agency=6 - agency,
            to_officer="Cyra",
        )  # fmt: skip
        stands += [] if why_not_next(stands, one, now=NOW) else [one]
    return stands


@given(TRIED, st.lists(st.integers(0, 2000), min_size=1, max_size=5))
def test_folded_once_it_says_what_is_owed_on_any_day(
    tried: list[tuple[Kind, tuple[int, str], int, int]], days: list[int]
) -> None:
    steps = chain(tried)
    once = owing_of(steps, clocks=CLOCKS)
    for day in days:
        now = NOW - timedelta(days=400) + timedelta(days=day)
        anew = chain_of(steps, clocks=CLOCKS, now=now)
        assert once.at(now) == anew.owes
        assert once.begun_at == anew.state.begun_at
        assert once.agency == (anew.state.holder.agency if anew.state.holder else None)


def test_a_seizure_alone_is_late_the_moment_its_clock_has_run_out() -> None:
    steps = chain([(Kind.SEIZED, (2, "Bano"), 5, 0)])
    due = steps[0].at + timedelta(days=1)
    once = owing_of(steps, clocks=CLOCKS[-1:])
    assert Owed.LATE not in once.at(due) and Owed.LATE in once.at(due + timedelta(seconds=1))
