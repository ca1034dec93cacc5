"""What each reader is asked, as it is kept: a plain recount in that reader's view, whatever was filed, judged or marked."""

import contextlib
import os
import random
import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from rabta.cli.benches.plain_questions import plain_questions
from rabta.counting.errors import JudgedAlready, NotAvailable
from rabta.counting.operations import judge_same_event, projection_digests, rebuild, undo_judgement
from rabta.counting.queries import asked_in_all, review_queue, seen
from rabta.counting.queries.asked import questions
from rabta.counting.queries.seen import laid_out_on_read
from rabta.filing.errors import NotYoursToDecide
from rabta.filing.operations import withdraw_report
from rabta.filing.releasing import mark_anew
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.records.asking import answers
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, Person
from tests.rooms.invented_month import MARKINGS, Filing, told_by_many
from tests.rooms.test_judging import ROWS
from tests.rooms.test_list_sent_anew import register

ANF_ANALYST = Person("analyst of ANF", "ANF", 2, (Role.ANALYST,))
CUSTOMS_ANALYST = Person("analyst of Customs", "CUSTOMS", 2, (Role.ANALYST,))
JUDGES = (ANALYST, ANF_ANALYST, CUSTOMS_ANALYST)
READERS = (*JUDGES, SCREENER, OUTSIDER, PARTNER)
TELLERS = ((ANF_OFFICER, "ANF"), (SCREENER, "ASF"), (CUSTOMS_OFFICER, "Pakistan Customs"))
PLACES = ("at Lahore airport", "at Lahore airport", "at Peshawar airport")
SEIZED = ("3.45 kg heroin", "3.45 kg heroin", "7.35 kg ice")
DETAILS = (
    "", " The drug was hidden.", " One held, FIR No. 45/25.", " Two held in a Toyota Corolla.", " QR-601 for Doha.",
)  # fmt: skip
SEEDS, DEEDS = int(os.environ.get("RABTA_QUESTION_SEEDS", "2")), 9
"""More seeds in the environment look further; each is a house of its own."""


WHOLE = "ANF in two operations at Attock seized 31.1 kg hashish."
PARTS = (
    "ANF: 12 kg hashish in a vehicle at Attock, one held.", "ANF: 19.1 kg hashish in a vehicle at Attock, two held.",
    "ANF at Attock: 12 kg of hashish hidden in a vehicle.",
)  # fmt: skip


def of_a_whole(dice: random.Random) -> list[Filing]:
    """A whole, the two that make it up, and one of these told again: each hidden from somebody or from nobody."""
    told = [(dice.choice((CUSTOMS_OFFICER, SCREENER)), WHOLE), *((ANF_OFFICER, part) for part in PARTS)]
    return [
        Filing(who, text, dice.choice(MARKINGS[: 2 + 2 * who.vetting]), date(2025, 2, 5))
        for who, text in dice.sample(told, len(told))
    ]


def alike(dice: random.Random) -> list[Filing]:
    """Reports of few seizures, told now so and now so: joined, asked about, and both; one of them under many markings."""
    filings = [*told_by_many(), *of_a_whole(dice)]
    for _ in range(10):
        who, name = dice.choice(TELLERS)
        day = date(2025, 2, 3) + timedelta(days=dice.choice((0, 0, 1, 2, 8)))
        when = dice.choice(("", f" on {day.day} February 2025"))
        at = dice.randrange(3)
        text = f"{name} {PLACES[at]}{when}: {SEIZED[at]} recovered.{dice.choice(DETAILS)}"
        filings.append(Filing(who, text, dice.choice(MARKINGS[: 2 + 2 * who.vetting]), day))
    return filings


def enter(house: House, person: Person) -> None:
    at = house.clock.tick()
    new = NewReader(name=person.name, agency=agency_number(person.agency) or 0, partner=False, vetting=person.vetting,
                    groups=(), purposes=person.purposes, roles=person.roles)  # fmt: skip
    add_reader(new, id=person.id, at=at, enter=entered_by_owner(at=at, id=house.clock.new_id()))


def hold_against_a_plain_recount() -> set[str]:
    """For every reader; the kinds of question that there are."""
    kinds = set()
    for who in READERS:
        with reading_as(who.id):
            now = seen()
            assert (now.wide, now.widely) == laid_out_on_read(), "what is remembered of it is what it is now"
            kept, plain = questions(now), plain_questions(now)
            assert kept == plain, who.name
            open_now = [one for one in plain if one["kind"] != "settled"]
            queue = review_queue(most=1000)
            listed = sum(one["rows"] for one in queue["lists"])
            assert len(open_now) - listed == len(queue["pairs"]) == asked_in_all(now) - len(queue["lists"])
            assert queue["in_all"] - queue["left"] == len(plain) - len(open_now)
            kinds |= {one["kind"] for one in plain}
    return kinds


class World:
    """A house in which persons do what they may, one deed after another."""

    def __init__(self, house: House, seed: int) -> None:
        self.house, self.dice = house, random.Random(seed)
        for person in (ANF_ANALYST, CUSTOMS_ANALYST):
            enter(house, person)
        self.filed = [
            (one.who, self._file(one.who, one.text, one.marking, written_on=one.written_on)) for one in alike(self.dice)
        ]
        for start, rows in ((100, ROWS[:4]), (900, [*ROWS[:2], ROWS[3]])):  # three rows sent again under other numbers
            sheet = register(list(rows), start)
            self.filed.append((CUSTOMS_OFFICER, self._file(CUSTOMS_OFFICER, sheet, MARKINGS[3], file_name=f"{start}.csv")))
        self.judged: list[tuple[Person, uuid.UUID]] = []

    def _file(self, who: Person, content: str | bytes, marking: str, **more: object) -> uuid.UUID:
        return self.house.file(who, content, marking=marking, **more).report_id

    def deed(self) -> None:
        """Somebody judges, mostly; or takes a judgement back; or an originator marks a report anew, or pulls it back."""
        does = self.dice.choices((self.judge, self.undo, self.mark, self.pull_back), (12, 2, 3, 2))[0]
        with contextlib.suppress(JudgedAlready, NotAvailable, NotYoursToDecide):  # what somebody may not do changes nothing
            does(at=self.house.clock.tick(), new_id=self.house.clock.new_id)

    def answer(self) -> None:
        """The first question of all is answered, whatever the dice say of the others."""
        with reading_as(ANALYST.id):
            first = review_queue(most=1)["pairs"][0]
        self.judged.append((ANALYST, judge_same_event(
            reader_id=ANALYST.id, a=first["a"], b=first["b"], outcome="not", at=self.house.clock.tick(),
            new_id=self.house.clock.new_id,
        )))  # fmt: skip

    def judge(self, **now: Any) -> None:
        who = self.dice.choice(JUDGES)
        with reading_as(who.id):
            rows = answers("SELECT j.a, j.b, j.decided_by IS NOT NULL AS by_person FROM judgement j ORDER BY 1, 2, 3")
        again = self.dice.random() < 0.3
        pairs = [(row["a"], row["b"]) for row in rows if row["by_person"] or not again]
        if pairs:
            a, b = self.dice.choice(pairs)
            outcome = self.dice.choice(("same", "not"))
            self.judged.append((who, judge_same_event(reader_id=who.id, a=a, b=b, outcome=outcome, **now)))

    def undo(self, **now: Any) -> None:
        if self.judged:
            who, judgement = self.judged.pop(self.dice.randrange(len(self.judged)))
            undo_judgement(reader_id=who.id, judgement_id=judgement, **now)

    def mark(self, **now: Any) -> None:
        who, report = self.dice.choice(self.filed)
        marking = self.dice.choice(MARKINGS[: 2 + 2 * who.vetting])
        mark_anew(reader_id=who.id, report_id=report, marking_text=marking, reason="tried", **now)

    def pull_back(self, **now: Any) -> None:
        if len(self.filed) > 8:
            who, report = self.filed.pop(self.dice.randrange(len(self.filed)))
            withdraw_report(reader_id=who.id, report_id=report, reason="tried", **now)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_kept_is_a_plain_recount_for_every_reader(house: House, seed: int) -> None:
    world = World(house, seed)
    kinds = hold_against_a_plain_recount()
    for does in (world.answer, *(world.deed for _ in range(DEEDS))):
        does()
        kinds |= hold_against_a_plain_recount()
    assert kinds >= {"asked", "settled"}
    kept = projection_digests()
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == kept
