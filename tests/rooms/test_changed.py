"""What changed since an instant is the count now less the count then, whatever happened between, for every reader."""

import random
from datetime import date, timedelta

import pytest

from rabta.counting.operations import judge_same_event, place_unplaced
from rabta.counting.queries import asked_pairs, between, changed_since, seen
from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, EVERYBODY, Person
from tests.rooms.invented_month import Filing, invented_month

COUNTED = "SELECT l.mass_g, e.day FROM seen_line l JOIN seen_event e ON e.key = l.event_key"
Masses = tuple[int, int]


def masses(person: Person) -> Masses:
    """Every gram this person's counted lines hold, and every one of an event that has a day."""
    with reading_as(person.id):
        lines = seen().answers(COUNTED)
    return sum(row["mass_g"] or 0 for row in lines), sum(row["mass_g"] or 0 for row in lines if row["day"])


def file(house: House, filings: list[Filing]) -> list[tuple[Person, object]]:
    made = [
        (f.who, house.file(f.who, f.text, marking=f.marking, written_on=f.written_on, place=False).report_id)
        for f in filings
    ]
    place_unplaced(at=house.clock.tick(), new_id=house.clock.new_id)
    return made


@pytest.mark.parametrize("seed", [1, 2])
def test_the_difference_is_what_the_count_moved_by(house: House, seed: int) -> None:
    dice, filings = random.Random(seed), invented_month(seed, events=12)
    cut = dice.randrange(len(filings) // 2, len(filings) - 2)
    reports = file(house, filings[:cut])
    before = {person: masses(person) for person in EVERYBODY}
    house.clock.now += timedelta(days=1)
    since = house.clock.now
    file(house, filings[cut:])
    with reading_as(ANALYST.id):
        pairs = asked_pairs(seen(), most=4)
    for a, b in pairs:
        judge_same_event(
            reader_id=ANALYST.id, a=a, b=b, outcome=dice.choice(["same", "not"]), note="", at=house.clock.tick(),
            new_id=house.clock.new_id,
        )  # fmt: skip
    for who, report_id in dice.sample(reports, 2):
        withdraw_report(
            reader_id=who.id, report_id=report_id, reason="wrong", at=house.clock.tick(), new_id=house.clock.new_id,
        )  # fmt: skip
    moved = {who: tuple(b - a for a, b in zip(before[who], masses(who), strict=True)) for who in EVERYBODY}
    assert len(set(moved.values())) > 2
    later = house.clock.now + timedelta(days=1)
    for person in EVERYBODY:
        with reading_as(person.id):
            assert changed_since(seen(), since)["mass_g_delta"] == moved[person][0], person.name
            found = between(since, later, later, (date.min, date.max))
            assert found and found["later_g"] - found["then_g"] == moved[person][1], "as two days tell it"
