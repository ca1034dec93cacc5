"""What changed since an instant is the count now less the count then, whatever happened between, for every reader."""

import random
from datetime import timedelta

import pytest

from rabta.counting.operations import judge_same_event, place_unplaced
from rabta.counting.queries import asked_pairs, changed_since, seen
from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, EVERYBODY, Person
from tests.rooms.invented_month import Filing, invented_month


def whole_mass(person: Person) -> int:
    """Every gram this person's counted lines hold."""
    with reading_as(person.id):
        return sum(row["mass_g"] or 0 for row in seen().answers("SELECT l.mass_g FROM seen_line l"))


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
    before = {person: whole_mass(person) for person in EVERYBODY}
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
    moved = {person: whole_mass(person) - before[person] for person in EVERYBODY}
    assert len(set(moved.values())) > 2
    for person in EVERYBODY:
        with reading_as(person.id):
            assert changed_since(seen(), since)["mass_g_delta"] == moved[person], person.name
