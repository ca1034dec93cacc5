"""An archive sent again under new numbers is one question and one deed, taken back in one, not a question for every row."""

import uuid
from datetime import date

import pytest

from rabta.counting import queries
from rabta.counting.errors import NotAnAnalyst, NotAvailable
from rabta.counting.operations import judge_list_sent_again, projection_digests, rebuild, undo_deed
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person
from tests.rooms.test_judging import ROWS, batch, mass, queue

MARKING = "restricted; to NNCC"
TWINS = [*ROWS, ROWS[1]]
"""Five rows and one equal to the second: two seizures of one day, perhaps."""


def register(rows: list[tuple[str, str, str]], start: int) -> bytes:
    """Every row under a number of the register, every second one under a case number, too: all are new the second time."""
    cases = [f"EX FIR {start + n}/25" if n % 2 else "" for n in range(len(rows))]
    lines = [f"{day},{place},hashish,{kilos},kg,EX-{start + n},{cases[n]}" for n, (day, place, kilos) in enumerate(rows)]
    return "\n".join(["date,district,substance,quantity,unit,seizure number,fir no", *lines, ""]).encode()


@pytest.fixture
def archive(house: House) -> tuple[House, uuid.UUID, uuid.UUID, int]:
    """A list, the same under new numbers, and the grams that the list counts by itself."""
    first = house.file(CUSTOMS_OFFICER, register(TWINS, 100), file_name="archive.csv", marking=MARKING).report_id
    held = mass(ANALYST)
    again = house.file(CUSTOMS_OFFICER, register(TWINS, 900), file_name="archive-2.csv", marking=MARKING).report_id
    return house, first, again, held


def judged(house: House, first: uuid.UUID, again: uuid.UUID, outcome: str, who: Person = ANALYST) -> uuid.UUID:
    return judge_list_sent_again(
        reader_id=who.id, first=first, second=again, outcome=outcome, at=house.clock.tick(), new_id=house.clock.new_id  # type: ignore[arg-type]
    )  # fmt: skip


def test_it_is_one_question_and_one_deed_and_taken_back_in_one(archive: tuple[House, uuid.UUID, uuid.UUID, int]) -> None:
    house, first, again, held = archive
    before = projection_digests()
    found = queue(ANALYST)
    [one] = found["lists"]
    assert (one["rows"], one["mass_g"]) == (6, held) and mass(ANALYST) == 2 * held
    questions_in_lists = {pair["relation"] for pair in found["pairs"]}
    assert found["left"] == 1 + len(found["pairs"]) and questions_in_lists <= {"same"}
    with reading_as(ANALYST.id):
        doubt = queries.in_doubt(queries.seen(), (date(2025, 2, 1), date(2025, 2, 28)))
        [listed] = queries.batches()
    assert doubt is not None and doubt["moves"] == {"hashish": (-held, 0)}
    [whole] = [asked for asked in doubt["questions"] if "rows" in asked]
    assert (whole["rows"], whole["stake"]) == (6, held) and len(doubt["questions"]) == found["left"]
    assert (listed["renumbered"], listed["asked"]) == (6, 0), "the bounds, the queue and the list of batches ask it once"
    shown = batch(ANALYST, first, again)
    assert shown is not None and (shown["is_list"], shown["chosen"]) == (True, 6)
    assert [shown["ways"][way]["mass_g"] for way in ("now", "same", "not")] == [2 * held, held, 2 * held]
    deed = judged(house, first, again, "same")
    assert mass(ANALYST) == held, "the twins are still two"
    assert queue(ANALYST)["lists"] == [] and len(queue(ANALYST)["pairs"]) == len(found["pairs"])
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == projection_digests()
    undo_deed(reader_id=ANALYST.id, deed_id=deed, at=house.clock.tick(), new_id=house.clock.new_id)
    assert projection_digests() == before and queue(ANALYST)["lists"] == [one]
    deed = judged(house, first, again, "not")
    assert mass(ANALYST) == 2 * held and queue(ANALYST)["lists"] == []
    assert len(queue(ANALYST)["pairs"]) == len(found["pairs"])


def test_whoever_does_not_see_both_lists_is_not_asked(archive: tuple[House, uuid.UUID, uuid.UUID, int]) -> None:
    house, first, again, _ = archive
    for who in (OUTSIDER, ANF_OFFICER):
        assert queue(who)["lists"] == [] and queue(who)["left"] == 0
        with pytest.raises(NotAnAnalyst):
            judged(house, first, again, "same", who)
    with pytest.raises(NotAvailable):
        judged(house, first, uuid.uuid4(), "same")


def test_two_rows_under_other_numbers_are_no_list(house: House) -> None:
    for start, name in ((100, "a.csv"), (900, "b.csv")):
        house.file(CUSTOMS_OFFICER, register(ROWS[:2], start), file_name=name, marking=MARKING)
    found = queue(ANALYST)
    assert found["lists"] == [] and len(found["pairs"]) == found["left"] == 2
