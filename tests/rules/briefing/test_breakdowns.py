"""Breakdowns and credit: every cut adds up to its figure, and shares add up whatever the numbers."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rabta.briefing.register import figure_kind
from rabta.briefing.rules.breakdowns import Cuts, breakdowns, credited
from rabta.briefing.rules.part_rows import Sums
from rabta.briefing.rules.readings import with_readings
from rabta.vocabulary.rules.numbered import agency_number

ANF, CUSTOMS, ASF = (agency_number(code) or 0 for code in ("ANF", "CUSTOMS", "ASF"))
sets_of_agencies = st.sets(st.sampled_from((ANF, CUSTOMS, ASF))).map(lambda found: tuple(sorted(found)))


def sums(value: int | Decimal, as_reported: int = 0, records: int = 1) -> Sums:
    return Sums(value=Decimal(value), as_reported=Decimal(as_reported), records=records)


def cut(agencies: dict[tuple[int, ...], Sums]) -> Cuts:
    return Cuts(agencies=agencies, provinces={"Punjab": sums(7)}, months={date(2025, 3, 1): sums(7)})


def test_a_joint_seizure_counts_in_full_for_each_and_in_equal_shares() -> None:
    found = credited(figure_kind("mass_by_substance"), cut({(ANF, CUSTOMS): sums(7), (ANF,): sums(4, 20)}))
    assert [(row["agency"]["code"], row["full"], row["share"], row["as_reported"]) for row in found] == [
        ("ANF", 11, 8, 20), ("CUSTOMS", 7, 3, 0),
    ]  # fmt: skip
    assert found[0]["full_text"] == "11 g"


def test_what_names_no_agency_is_credited_to_none() -> None:
    [row] = credited(figure_kind("events"), cut({(): sums(3)}))
    assert row["agency"]["code"] == "not_stated" and (row["full"], row["share"]) == (3, 3)


def test_three_agencies_share_one_event_to_the_hundredth() -> None:
    found = credited(figure_kind("events"), cut({(ANF, ASF, CUSTOMS): sums(1)}))
    assert [row["share"] for row in found] == [Decimal("0.34"), Decimal("0.33"), Decimal("0.33")]


@given(st.dictionaries(sets_of_agencies, st.integers(min_value=0, max_value=10**12), min_size=1))
def test_shares_add_up_to_the_figure(found: dict[tuple[int, ...], int]) -> None:
    for name in ("mass_by_substance", "events"):
        rows = credited(figure_kind(name), cut({agencies: sums(value) for agencies, value in found.items()}))
        assert sum(row["share"] for row in rows) == sum(found.values())
        assert all(0 <= row["share"] <= row["full"] for row in rows)


@given(st.dictionaries(sets_of_agencies, st.decimals(0, 10**9, places=7), min_size=1))
def test_shares_of_an_exact_value_add_up_exactly(found: dict[tuple[int, ...], Decimal]) -> None:
    rows = credited(figure_kind("events"), cut({agencies: sums(value) for agencies, value in found.items()}))
    assert sum((Decimal(row["share"]) for row in rows), Decimal(0)) == sum(found.values())


def test_breakdowns_are_rows_like_parts() -> None:
    found = breakdowns(figure_kind("events"), cut({(ANF, CUSTOMS): sums(2), (CUSTOMS,): sums(5, 6)}))
    assert [(row["key"], row["value"], row["as_reported"]) for row in found["agency"]] == [("CUSTOMS", 7, 6), ("ANF", 2, 0)]
    [month] = found["month"]
    assert (month["key"], month["label"]) == ("2025-03", "March 2025")
    assert found["province"][0]["value_text"] == "7 events"
    assert breakdowns(figure_kind("other_quantities"), cut({(ANF,): sums(2)})) == {}
    assert credited(figure_kind("other_quantities"), cut({(ANF,): sums(2)})) == []


def test_arrests_apart_leave_two_readings_and_nobody_adds_them_up_unasked() -> None:
    at_seizures = {"name": "arrests", "value": 2001, "by": [{"key": "foreigners", "value": 75}], "readings": []}
    apart = {"name": "arrests_apart", "value": 110, "by": [{"key": "foreigners", "value": 110}], "readings": []}
    found = with_readings([at_seizures, apart])
    assert [(r["key"], r["value"]) for r in found[0]["readings"]] == [
        ("arrested_among", 2001), ("arrested_beside", 2111), ("foreigners_at_seizures", 75), ("foreigners_beside", 185),
    ]  # fmt: skip
    assert "110 foreigners cannot be among 75" in found[0]["readings"][-1]["why"]
    assert all("no report says" in r["why"] for r in found[0]["readings"])
    assert with_readings([at_seizures, {**apart, "value": 0}])[0]["readings"] == []
    assert with_readings([at_seizures]) == [at_seizures]
