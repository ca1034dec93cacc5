"""What must hold for every file of readings, whatever the rules weigh."""

from collections import Counter
from decimal import Decimal
from typing import Any

from counting_worlds import events, reading, shuffled, worlds
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.counting.rules.count import count

fast = settings(max_examples=60, derandomize=True)


@fast
@given(worlds(), st.integers(0, 1000))
def test_the_order_of_arrival_does_not_change_the_answer(world: list[dict[str, Any]], seed: int) -> None:
    assert count(shuffled(world, seed)) == count(world)


@fast
@given(worlds())
def test_every_incident_stands_in_exactly_one_event(world: list[dict[str, Any]]) -> None:
    told = Counter((r["id"], i["incident_no"]) for r in world for i in r["incidents"])
    placed = Counter(tuple(key) for event in count(world)["events"] for key in event["incidents"])
    assert placed == told


@fast
@given(worlds())
def test_no_event_holds_two_incidents_of_one_statement(world: list[dict[str, Any]]) -> None:
    for event in count(world)["events"]:
        statements = [key[0] for key in event["incidents"]]
        assert len(statements) == len(set(statements))


@fast
@given(worlds())
def test_totals_equal_the_sum_of_the_counted_lines(world: list[dict[str, Any]]) -> None:
    counted = count(world)
    grams: Counter[str] = Counter()
    for event in counted["events"]:
        for line in event["counted"]:
            grams[line["substance"]] += line.get("g") or 0
    assert {s: t["g"] for s, t in counted["totals"]["counted_once"].items()} == dict(grams)


@fast
@given(worlds())
def test_counted_once_lies_within_its_bounds_and_never_above_the_plain_sum(world: list[dict[str, Any]]) -> None:
    totals = count(world)["totals"]
    for substance, once in totals["counted_once"].items():
        low, high = totals["bounds"]["low"][substance]["g"], totals["bounds"]["high"][substance]["g"]
        assert low <= once["g"] <= high
        assert once["g"] <= totals["as_reported"][substance]["g"]


@fast
@given(worlds(), st.data())
def test_an_exact_copy_of_a_report_changes_no_counted_once_total(world: list[dict[str, Any]], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(world))
    name = data.draw(st.sampled_from(["a-copy", "st-", "zz-copy"]))
    copied = count([*world, {**original, "id": name}])
    assert copied["totals"]["counted_once"] == count(world)["totals"]["counted_once"]
    assert any(f["kind"] == "exact_repeat" and name in f["of"] for f in copied["findings"])


@fast
@given(events(), st.integers(1, 5))
def test_splitting_a_report_in_two_does_not_raise_the_count(told: list[dict[str, Any]], cut: int) -> None:
    whole = [reading("whole", *told), reading("other", *told)]
    split = [reading("first", *told[:cut]), reading("second", *told[cut:]), reading("other", *told)]
    one, two = count(whole), count([r for r in split if r["incidents"]])
    assert len(two["events"]) <= len(one["events"])
    for substance, total in two["totals"]["counted_once"].items():
        assert total["g"] <= one["totals"]["counted_once"][substance]["g"]


@fast
@given(worlds())
def test_as_reported_adds_every_line(world: list[dict[str, Any]]) -> None:
    grams: Counter[str] = Counter()
    for stated in world:
        for told in stated["incidents"]:
            for line in told["substances"]:
                grams[line["substance_code"]] += int(Decimal(str(line["quantity"])) * 1000)
    assert {s: t["g"] for s, t in count(world)["totals"]["as_reported"].items()} == dict(grams)
