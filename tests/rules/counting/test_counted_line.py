"""Which statement of an event counts."""

from decimal import Decimal
from typing import Any

from counting_worlds import incident, line, reading
from hypothesis import given
from hypothesis import strategies as st

from rabta.counting.rules.counted_line import CountedLine, chosen_lines, counted_lines
from rabta.counting.rules.facts import IncidentFacts, facts_from_reading
from rabta.counting.rules.standing import held_in


def facts(name: str, *lines: dict[str, Any], agency: str = "ANF", **stated: Any) -> IncidentFacts:
    told = reading(name, incident(substances=list(lines), agencies=[agency], **stated), agency=agency)
    return facts_from_reading((name, 1), told, told["incidents"][0])


def shown(lines: tuple[CountedLine, ...]) -> list[tuple[str, int | Decimal | None, str, str]]:
    return [(x.substance, x.g if x.unit is None else x.n, str(x.from_key[0]), x.rule) for x in lines]


def test_the_first_report_counts_and_the_others_are_set_aside() -> None:
    early = facts("early", line("heroin", 10.0), date="2025-03-04")
    late = facts("late", line("heroin", 12.0), date="2025-03-05")
    (counted,) = counted_lines([late, early])
    assert shown((counted,)) == [("heroin", 10_000, "early", "first")]
    assert [(a.from_key, a.g, a.why) for a in counted.set_aside] == [(("late", 1), 12_000, "reported later")]


def test_custody_goes_before_registration_before_the_first() -> None:
    first = facts("first", line("heroin", 10.0), agency="ASF", date="2025-03-01")
    registered = facts(
        "registered", line("heroin", 11.0), agency="POLICE_PB", date="2025-03-02",
        roles={"POLICE_PB": ["registered_case"]},
    )  # fmt: skip
    custody = facts("custody", line("heroin", 12.0), date="2025-03-03", roles={"ANF": ["took_custody"]})
    assert shown(counted_lines([first, registered, custody]))[0][1:] == (12_000, "custody", "custody agency")
    assert shown(counted_lines([first, registered]))[0][1:] == (11_000, "registered", "registering agency")


def test_a_report_about_another_agencys_custody_is_not_the_custody_agencys() -> None:
    told = facts("told", line("heroin", 12.0), agency="ASF", date="2025-03-03", roles={"ANF": ["took_custody"]})
    first = facts("first", line("heroin", 10.0), date="2025-03-01")
    assert shown(counted_lines([told, first]))[0][2:] == ("first", "custody agency")


def test_a_laboratory_weight_goes_before_everything() -> None:
    gross = facts("gross", line("heroin", 12.0), date="2025-03-01", roles={"ANF": ["took_custody"]})
    laboratory = facts("lab", line("heroin", 10.4, weight_kind="laboratory"), date="2025-04-01")
    assert shown(counted_lines([gross, laboratory])) == [("heroin", 10_400, "lab", "laboratory")]


def test_one_reports_gross_and_net_are_one_drug_weighed_twice() -> None:
    both = facts("both", line("heroin", 12.0, weight_kind="gross"), line("heroin", 10.4, weight_kind="net"))
    assert shown(counted_lines([both])) == [("heroin", 10_400, "both", "first")]


def test_two_lots_of_one_report_add_up_but_two_reports_never_do() -> None:
    two_lots = facts("two", line("heroin", 35.0), line("heroin", 80.0), date="2025-03-01")
    one_lot = facts("one", line("heroin", 35.0), date="2025-03-02")
    assert shown(counted_lines([two_lots, one_lot])) == [("heroin", 115_000, "two", "first")]


def test_a_report_with_a_weight_goes_before_one_with_only_a_number() -> None:
    number = facts("number", line("cocaine", 161, "packed_capsule"), date="2025-03-01")
    weight = facts("weight", line("cocaine", 2.4), date="2025-03-02")
    (counted,) = counted_lines([number, weight])
    assert (counted.g, counted.from_key) == (2400, ("weight", 1))
    assert [(a.n, a.unit, a.why) for a in counted.set_aside] == [(Decimal(161), "packed_capsule", "states no weight")]


def test_a_litre_stays_a_litre_and_a_maund_a_maund() -> None:
    lines = counted_lines([facts("st", line("acetic_anhydride", 50, "litre"), line("hashish", 3, "maund"))])
    assert [(x.substance, x.g, x.n, x.unit) for x in lines] == [
        ("acetic_anhydride", None, Decimal(50), "litre"),
        ("hashish", None, Decimal(3), "maund"),
    ]


def test_an_unnamed_drug_is_set_aside_where_another_report_names_it() -> None:
    unnamed = facts("unnamed", line("unknown", 3300.0), date="2025-03-01")
    named = facts("named", line("hashish", 3089.0), line("morphine", 25.0), date="2025-03-02")
    assert [x.substance for x in counted_lines([unnamed, named])] == ["hashish", "morphine"]


def test_an_unnamed_drug_beside_a_named_one_in_one_report_counts() -> None:
    both = facts("both", line("hashish", 27.0), line("unknown", 26.0))
    assert [(x.substance, x.g) for x in counted_lines([both])] == [("hashish", 27_000), ("unknown", 26_000)]


def test_the_order_of_incidents_is_nothing() -> None:
    a = facts("a", line("mdma", 35, "tablet"), line("hashish", 0.1))
    b = facts("b", line("other_tablets", 35, "tablet"), line("hashish", 0.1))
    assert counted_lines([a, b]) == counted_lines([b, a])
    assert [x.substance for x in counted_lines([a, b])] == ["hashish", "mdma"]


def test_nothing_stated_counts_nothing() -> None:
    assert counted_lines([facts("st", line("heroin", None))]) == ()


def test_a_weight_stated_as_it_is_goes_before_about_so_much() -> None:
    told = [
        facts("early", line("hashish", 9.5, approx=True, approx_direction="over"), date="2025-03-01"),
        facts("late", line("hashish", 9.6), date="2025-03-02"),
    ]
    (counted,) = counted_lines(told)
    assert (counted.g, counted.rule) == (9600, "first")
    assert counted.set_aside[0].why == "stated as about so much"


LINES = st.lists(st.builds(
    line, st.sampled_from(["heroin", "hashish"]), st.sampled_from([None, 1.0, 2.5]), st.sampled_from(["kg", "kg", "litre"]),
    approx=st.booleans(), weight_kind=st.sampled_from(["", "", "laboratory"]),
), max_size=2)  # fmt: skip
TOLD = st.tuples(
    st.builds(line, st.just("heroin"), st.sampled_from([1.0, 2.5]), approx=st.booleans()).map(lambda one: [one]) | LINES,
    st.sampled_from([None, "2025-03-04", "2025-03-05"]), st.sampled_from([{}, {}, {"ANF": ["took_custody"]}]),
)  # fmt: skip


@given(st.lists(TOLD, min_size=1, max_size=4))
def test_the_short_way_says_what_the_long_way_says(told: list[Any]) -> None:
    reports = [facts(f"r{n}", *lines, date=day, roles=roles) for n, (lines, day, roles) in enumerate(told)]
    assert counted_lines(reports) == chosen_lines(reports, held_in(reports))
