"""What agencies send by mistake, and what somebody may send on purpose. All reports are invented."""

import random
from itertools import combinations
from typing import Any

import pytest
from counting_worlds import incident, line, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.counting.rules.count import count
from rabta.counting.rules.facts import IncidentFacts, facts_from_reading
from rabta.counting.rules.links import compared
from rabta.counting.rules.partition import partition
from rabta.counting.rules.projection import PersonJudged, Placed, project
from rabta.counting.rules.reported import reported
from rabta.counting.rules.same_event import compare
from rabta.counting.rules.weights import LIKELY


def told(day: str, kg: float, drug: str = "hashish", *, district: str = "Quetta", **more: Any) -> dict[str, Any]:
    spot = more.pop("spot", "near Zarqul Road")
    stated = {"date": day, "district": district, "place_text": spot, "substances": [line(drug, kg)], "setting": "road"}
    return incident(**stated, arrests={"total": 2, "foreigners": None, "women": None}, **more)


def kinds(counted: dict[str, Any]) -> list[str]:
    return [finding["kind"] for finding in counted["findings"]]


def test_two_reports_of_one_id_and_different_content_both_count_and_are_named() -> None:
    one = reading("R-1", told("2025-03-04", 18.745))
    other = reading("R-1", told("2025-03-04", 7.25, "heroin"))
    counted = count([one, other])
    assert [f for f in counted["findings"] if f["kind"] == "conflict"][0]["of"] == ["R-1"]
    assert {s: t["g"] for s, t in counted["totals"]["counted_once"].items()} == {"hashish": 18_745, "heroin": 7_250}
    assert count([other, one]) == counted


@pytest.mark.parametrize("clock", ["1970-01-01", "2038-01-19"])
def test_a_clock_years_off_joins_nothing_by_itself_and_moves_no_event(clock: str) -> None:
    stated = {"occurred": {"from": "2025-03-03", "to": "2025-03-03", "precision": "day"}}
    right = [reading(f"R-{n}", told(f"2025-03-0{n}", 18.745, **stated), agency=a) for n, a in ((4, "ANF"), (5, "NNCC"))]
    wrong = reading("R-9", told(clock, 18.745), agency="POLICE_BA")
    facts = [f for report in reported([*right, wrong]).reports for f in report.incidents]
    placed = [Placed(str(f.key[0]), f, str(f.key[0])) for f in facts]
    placed = [Placed(p.key, _renamed(p.facts, p.key), p.report) for p in placed]
    apart = project(placed, ()).events
    assert sorted(len(event.members) for event in apart) == [1, 2]
    (joined,) = project(placed, [PersonJudged("R-4", "R-9", "same"), PersonJudged("R-5", "R-9", "same")]).events
    assert str(joined.day) == "2025-03-03"


def _renamed(facts: IncidentFacts, key: str) -> IncidentFacts:
    return IncidentFacts.from_json({**facts.to_json(), "key": [key]})


def test_an_archive_sent_again_with_new_ids_is_one_finding_and_changes_no_total() -> None:
    archive = [reading(f"A-{n}", told(f"2025-0{n}-04", 10 + n / 8)) for n in range(1, 9)]
    again = [{**r, "id": f"B-{n}"} for n, r in enumerate(archive)]
    once, twice = count(archive), count([*archive, *again])
    assert twice["totals"]["counted_once"] == once["totals"]["counted_once"]
    assert len(twice["events"]) == len(once["events"])
    assert kinds(twice) == ["resubmitted"]


def test_an_archive_sent_again_under_the_day_of_sending_is_known_again() -> None:
    archive = [reading(f"A-{n}", {**told("", 7.3 * n), "date": None}, date=f"2025-0{n}-04") for n in range(1, 9)]
    again = [{**r, "id": f"B-{r['id']}", "date": "2026-02-01"} for r in archive]
    twice = count([*archive, *again])
    assert twice["totals"]["counted_once"] == count(archive)["totals"]["counted_once"]
    assert kinds(twice) == ["resubmitted"]
    alone = count([*archive, again[0]])
    assert len(alone["events"]) == 9


def test_one_statement_in_the_same_words_months_later_is_another_seizure() -> None:
    counted = count([reading("A", told("2025-01-04", 1.2)), reading("B", told("2025-06-04", 1.2))])
    assert len(counted["events"]) == 2


def row(number: int, table: str, record: str, told: dict[str, Any]) -> dict[str, Any]:
    stated = {**told, "record_number": record, "agencies": ["POLICE_BA"]}
    named = {"row": number, "table": table, "kind": "operation", "agency": "POLICE_BA"}
    return {**named, "date": told["date"], "incidents": [stated]}


def test_a_table_sent_again_with_new_numbers_counts_once() -> None:
    seizures = [told(f"2025-03-{n:02d}", 1.2 + n / 8) for n in range(1, 10)]
    first = [row(n, "march", f"EX-{n}", one) for n, one in enumerate(seizures, 1)]
    again = [row(n, "resent", f"NEW-{n}", one) for n, one in enumerate(seizures, 1)]
    counted = count([*first, *again])
    assert counted["totals"]["counted_once"] == count(first)["totals"]["counted_once"]
    assert kinds(counted).count("resubmitted") == 1
    random.Random(3).shuffle(seizures)
    sorted_otherwise = [row(n, "resent", f"NEW-{n}", one) for n, one in enumerate(seizures, 1)]
    shuffled = count([*first, *sorted_otherwise])
    assert shuffled["totals"]["counted_once"] == count(first)["totals"]["counted_once"]
    assert kinds(shuffled).count("resubmitted") == 1


def test_two_rows_of_two_numbers_stay_two() -> None:
    alike = told("2025-03-04", 1.2)
    counted = count([row(1, "march", "EX-1", alike), row(1, "april", "EX-2", alike)])
    assert len(counted["events"]) == 2


def test_a_report_crafted_to_chain_two_unrelated_events_joins_them_not() -> None:
    """The bridge tells one event's place, drug and weight, and in the same breath the other's."""
    one = reading("one", told("2025-03-04", 18.745, case_number="EX-1"), agency="ANF")
    other = reading("other", told("2025-03-04", 33.25, "heroin", district="Gwadar", spot="Bimsad Road"), agency="CUSTOMS")
    both = {**told("2025-03-04", 18.745, district=None, spot="Zarqul Road and Bimsad Road", agencies=["ANF", "CUSTOMS"])}
    both["substances"] = [line("hashish", 18.745), line("heroin", 33.25)]
    bridge = reading("bridge", both, agency="POLICE_BA")
    facts = {f.key[0]: f for r in reported([one, other, bridge]).reports for f in r.incidents}
    assert compare(facts["bridge"], facts["one"]).is_likely_same
    assert compare(facts["bridge"], facts["other"]).is_likely_same
    assert compare(facts["one"], facts["other"]).contradicts
    counted = count([one, other, bridge])
    assert sorted(len(event["incidents"]) for event in counted["events"]) == [1, 2]
    (asked,) = [f for f in counted["findings"] if f.get("what") == "join"]
    assert {name for name, _ in asked["of"]} > {"bridge"}


def of_anf(name: str, kg: float, place: str, day: str = "2025-02-05", **more: Any) -> dict[str, Any]:
    return reading(name, told(day, kg, district=place.split()[0], spot=place, **more), agency="ANF")


def both_bounds(counted: dict[str, Any]) -> tuple[int, int, int]:
    ways = counted["totals"]["counted_once"], *(counted["totals"]["bounds"][way] for way in ("low", "high"))
    once, low, high = (way["hashish"]["g"] for way in ways)
    return once, low, high


def test_a_total_of_both_merges_neither_and_moves_nothing() -> None:
    one, other = of_anf("one", 18.2, "Attock"), of_anf("other", 8.3, "Peshawar")
    both = reading("both", told("2025-02-05", 26.5, district="Attock", spot="Attock and Peshawar"), agency="CUSTOMS")
    counted = count([one, other, both])
    assert [len(event["incidents"]) for event in counted["events"]] == [1, 1, 1]
    assert (both_bounds(counted), counted["rules"]["pairs_asked"]) == ((26_500,) * 3, 0)
    assert [f["kind"] for f in counted["findings"]] == ["covers"]


def test_a_total_crafted_as_heavy_as_a_third_seizure_sets_that_aside_by_a_question_alone() -> None:
    """The forged total is one with what two parts make up, and with a seizure of its own: a person says whether it is."""
    one, other, third = of_anf("one", 18.2, "Attock"), of_anf("other", 8.3, "Peshawar"), of_anf("third", 26.5, "Attock")
    both = reading("both", told("2025-02-05", 26.5, district="Attock", spot="Attock and Peshawar"), agency="CUSTOMS")
    counted = count([one, other, third, both])
    once, low, high = both_bounds(counted)
    assert (low, high) == (26_500, 53_000) and once in (low, high)
    assert counted["rules"]["pairs_asked"] == 1


def puts_right(name: str, kg: float, instead_of: float, day: str, **more: Any) -> dict[str, Any]:
    found = of_anf(name, kg, "Attock", day, **more)
    found["incidents"][0]["substances"][0]["instead_of"] = instead_of
    return found


@pytest.mark.parametrize("day", ["2025-02-06", "2025-02-25"])
def test_a_figure_put_right_is_asked_about_or_joined_and_its_own_teller_counts(day: str) -> None:
    counted = count([of_anf("first", 24.35, "Attock"), puts_right("later", 26.4, 24.35, day)])
    once, low, high = both_bounds(counted)
    assert (once, low) == (26_400, 26_400) and high in (26_400, 50_750)
    assert count([puts_right("later", 26.4, 24.35, day), of_anf("first", 24.35, "Attock")]) == counted


def test_a_figure_put_right_brings_no_two_seizures_together() -> None:
    """One weighs what is taken back, the other what it is said to be: of the same teller and day, and with others held."""
    other = of_anf("other", 26.0, "Attock", vehicles_impounded=1)
    counted = count([of_anf("first", 24.0, "Attock"), other, puts_right("later", 26.0, 24.0, "2025-02-06")])
    assert sorted(len(event["incidents"]) for event in counted["events"]) == [1, 2]
    assert counted["rules"]["pairs_asked"] >= 1


def test_nobody_else_puts_a_figure_down() -> None:
    forged = {**puts_right("later", 2.0, 24.0, "2025-02-06", agencies=["ANF"]), "agency": "LEVIES"}
    counted = count([of_anf("first", 24.0, "Attock"), forged])
    assert both_bounds(counted)[1] >= 24_000 and counted["rules"]["pairs_asked"] == 1


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)), min_size=3, max_size=9))
def test_no_event_holds_two_that_contradict_each_other(choices: list[tuple[int, int, int]]) -> None:
    districts, drugs = (None, "Quetta", "Gwadar"), ("hashish", "heroin", "unknown")
    world = [
        reading(f"r{n}", told("2025-03-04", (18.745, 33.25, 9.5)[kg], drugs[drug], district=districts[d]), agency=f"A{n}")
        for n, (d, drug, kg) in enumerate(choices)
    ]
    facts = {f.key: f for r in reported(world).reports for f in r.incidents}
    for event in count(world)["events"]:
        for a, b in combinations(event["incidents"], 2):
            assert not compare(facts[tuple(a)], facts[tuple(b)]).contradicts


def test_hand_overs_in_a_circle_count_once_and_in_any_order() -> None:
    """Each says that the other took custody."""
    roles = {"ASF": ["took_custody"], "ANF": ["handed_over"]}, {"ANF": ["took_custody"], "ASF": ["handed_over"]}
    spot = {"airport_iata": "KHI", "flight": "EX-615", "agencies": ["ASF", "ANF"]}
    one = reading("one", told("2025-03-04", 1.845, roles=roles[0], **spot), agency="ANF")
    other = reading("other", told("2025-03-04", 1.85, roles=roles[1], **spot), agency="ASF")
    counted = count([one, other])
    assert count([other, one]) == counted
    (event,) = counted["events"]
    (counts,) = event["counted"]
    assert counts["rule"] == "custody agency"
    assert counts["g"] in (1845, 1850)


def test_the_links_of_a_chain_are_checked_end_to_end() -> None:
    """Two that never met in a block are compared where a third would join them."""
    far = [
        facts_from_reading((name,), reading(name, one), one)
        for name, one in (
            ("a", told("2025-03-04", 18.745)),
            ("b", told("2025-03-04", 18.745, district=None, spot="Zarqul Road and Bimsad Road")),
            ("c", told("2025-03-04", 18.745, district="Gwadar", spot="Bimsad Road")),
        )
    ]
    seen = compared(far)
    links = [each for each in seen.links if each.outcome == "not" or each.score >= LIKELY]
    assert max(map(len, partition([f.key for f in far], links).events)) <= 2


def test_a_question_does_not_bring_together_what_is_sooner_two_events() -> None:
    """One bulletin in two languages names the place finely and roughly; another text of that day names another road."""
    bulletin = {"operations": 6, "total_kg": 118.25}
    fine = reading("P-1", told("2025-03-04", 0.608, "methamphetamine", spot="Zarqul Chowk"), stated=bulletin)
    rough = reading("P-2", told("2025-03-04", 0.608, "methamphetamine", spot="Quetta"), stated=bulletin)
    other = reading("P-3", told("2025-03-04", 0.608, "methamphetamine", spot="Merkhu Road"))
    facts = {f.key: f for report in reported([fine, rough, other]).reports for f in report.incidents}
    a, b, c = (facts[(name, 1)] for name in ("P-1", "P-2", "P-3"))
    assert compare(a, b).outcome == "same"
    assert (compare(b, c).outcome, compare(b, c).is_likely_same) == ("ask", True)
    assert compare(a, c).is_sooner_two
    placed = [Placed(str(f.key[0]), _renamed(f, str(f.key[0])), str(f.key[0])) for f in (a, b, c)]
    assert sorted(event.members for event in project(placed, ()).events) == [("P-1", "P-2"), ("P-3",)]
    answered = project(placed, [PersonJudged("P-2", "P-3", "same")]).events
    assert [event.members for event in answered] == [("P-1", "P-2", "P-3")]
