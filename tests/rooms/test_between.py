"""The total of two days as the record stood: what was counted then, line by line, with what made the difference."""

import random
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from rabta.briefing.queries import between
from rabta.briefing.rules.period import Period
from rabta.counting.operations import judge_same_event, place_unplaced, undo_judgement
from rabta.counting.queries import asked_pairs, seen
from rabta.filing.operations import correct_reading, withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, EVERYBODY, OUTSIDER, Person
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY, Filing, file_all, invented_month

PERIOD = Period(FIRST_DAY, LAST_DAY)


def mass(person: Person) -> int:
    with reading_as(person.id):
        counted = seen().answers("SELECT e.day, l.mass_g FROM seen_line l JOIN seen_event e ON e.key = l.event_key")
    return sum(row["mass_g"] or 0 for row in counted if row["day"] and FIRST_DAY <= row["day"] <= LAST_DAY)


def told(person: Person, then: datetime, later: datetime, house: House) -> dict[str, Any]:
    with reading_as(person.id):
        return between(then, later, house.clock.now + timedelta(days=1), period=PERIOD)


def file(house: House, filings: list[Filing]) -> list[tuple[Person, uuid.UUID]]:
    made = [
        (f.who, house.file(f.who, f.text, marking=f.marking, written_on=f.written_on, place=False).report_id)
        for f in filings
    ]
    place_unplaced(at=house.clock.tick(), new_id=house.clock.new_id)
    return made


def pause(house: House) -> datetime:
    """A moment between two days."""
    house.clock.now += timedelta(days=1)
    return house.clock.now


@pytest.mark.parametrize("seed", [1, 3])
def test_both_totals_are_what_was_counted_then_and_the_lines_add_up(house: House, seed: int) -> None:
    dice, filings = random.Random(seed), invented_month(seed, events=10)
    third = len(filings) // 3
    moments, masses = [pause(house)], [dict.fromkeys(EVERYBODY, 0)]
    reports: list[tuple[Person, uuid.UUID]] = []
    for part in (filings[:third], filings[third : 2 * third], filings[2 * third :]):
        reports += file(house, part)
        with reading_as(ANALYST.id):
            pairs = asked_pairs(seen(), most=2)
        for a, b in pairs:
            judge_same_event(
                reader_id=ANALYST.id, a=a, b=b, outcome=dice.choice(["same", "not"]), at=house.clock.tick(),
                new_id=house.clock.new_id,
            )  # fmt: skip
        who, report_id = reports.pop(dice.randrange(len(reports)))
        withdraw_report(
            reader_id=who.id, report_id=report_id, reason="wrong", at=house.clock.tick(), new_id=house.clock.new_id
        )
        moments.append(pause(house))
        masses.append({person: mass(person) for person in EVERYBODY})
    assert len({tuple(m.values()) for m in masses}) > 2
    for person in EVERYBODY:
        for first, last in ((0, 1), (1, 2), (2, 3), (0, 3), (3, 1)):
            found = told(person, moments[first], moments[last], house)
            low, high = sorted((first, last))
            assert (found["then_g"], found["later_g"]) == (masses[low][person], masses[high][person]), person.name
            assert sum(one["by_g"] for one in found["changes"]) == found["by_g"]
            assert all(one["causes"] for one in found["changes"] if one["kind"] in ("came", "went")), person.name


def test_a_judgement_and_its_undoing_are_named(house: House) -> None:
    file(house, [Filing(ANF_OFFICER, f"ANF in Lahore: {kilos} kg heroin recovered.", "open; every agency", FIRST_DAY)
                 for kilos in ("3.45", "7.25")])  # fmt: skip
    began = pause(house)
    with reading_as(ANALYST.id):
        a, b = sorted(row["key"] for row in seen().answers("SELECT e.key FROM seen_event e"))
    judged = judge_same_event(
        reader_id=ANALYST.id, a=a, b=b, outcome="same", at=house.clock.tick(), new_id=house.clock.new_id
    )
    meanwhile = pause(house)
    undo_judgement(reader_id=ANALYST.id, judgement_id=judged, at=house.clock.tick(), new_id=house.clock.new_id)
    ended = pause(house)
    for person in (ANALYST, OUTSIDER):
        joined, parted = told(person, began, meanwhile, house), told(person, meanwhile, ended, house)
        nothing = told(person, began, ended, house)
        [one], [two] = joined["changes"], parted["changes"]
        assert (one["kind"], [cause["what"] for cause in one["causes"]]) == ("joined", ["judged_same"])
        assert (two["kind"], [cause["what"] for cause in two["causes"]]) == ("parted", ["undone"])
        assert {cause["id"] for change in (one, two) for cause in change["causes"]} == {judged}
        assert one["by_g"] == -two["by_g"] < 0 and nothing["changes"] == [] and nothing["by_g"] == 0


def test_a_row_mended_late_is_one_line_and_leaves_its_neighbours_out(house: House) -> None:
    text = "ANF recovered 3 kg heroin in Lahore on 2 February 2025. ANF recovered 41 kg opium at Turbat on 3 February 2025."
    [(who, report_id)] = file(house, [Filing(ANF_OFFICER, text, "open; every agency", FIRST_DAY)])
    began, start = pause(house), text.index("41")
    correct_reading(
        reader_id=who.id, report_id=report_id, row_no=1, start=start, end=start + 2, field="quantity", value="14",
        reason="turned round", at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip
    [mended] = told(ANALYST, began, pause(house), house)["changes"]
    assert (mended["by_g"], [cause["what"] for cause in mended["causes"]]) == (-27_000, ["mended"])


def test_what_hides_is_in_no_line_of_it(make_house: Callable[[], House]) -> None:
    answers = []
    for hidden in (False, True):
        house = make_house()
        began = pause(house)
        shown = [Filing(ANF_OFFICER, "ANF in Lahore: 3.45 kg heroin recovered.", "open; every agency", FIRST_DAY)]
        kept = Filing(ANALYST, "NNCC: ANF in Lahore: 3.4 kg heroin recovered.", "secret; originator only", FIRST_DAY)
        file_all(house, [*shown, *([kept] if hidden else [])])
        found = told(OUTSIDER, began, pause(house), house)
        lines = [(one["kind"], one["by_g"], len(one["causes"])) for one in found["changes"]]
        answers.append((found["then_g"], found["later_g"], lines))
        seen_by_analyst = told(ANALYST, began, house.clock.now, house)["changes"]
        assert sum(len(one["causes"]) for one in seen_by_analyst) == 1 + hidden
    assert answers[0] == answers[1] == (0, 3450, [("came", 3450, 1)])
