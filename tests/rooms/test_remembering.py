"""What is remembered is what would be asked now, whatever was written; what is written out of sight forgets nothing."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections

from rabta.counting.operations import judge_same_event, place_unplaced, take_away_notes, undo_judgement
from rabta.counting.queries import asked_pairs, seen
from rabta.counting.recounting import recount
from rabta.documents import queries as documents
from rabta.filing.operations import withdraw_report
from rabta.filing.releasing import mark_anew
from rabta.records import remembering
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, Person
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY, invented_month
from tests.rooms.test_price_lists import bring

READERS = (ANALYST, ANF_OFFICER, PARTNER)
SECRET = "confidential; originator only"


@contextmanager
def asked() -> Iterator[list[str]]:
    """The questions about a period, or about what waits, that are put to the database inside."""
    found: list[str] = []

    def note(execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        found.extend([str(sql)] if "period_event" in str(sql) or "asked_pair" in str(sql) else [])
        return execute(sql, *rest)

    with connections["default"].execute_wrapper(note):
        yield found


def page(person: Person) -> dict[str, Any]:
    with reading_as(person.id):
        return documents.briefing_pictured(date_from=FIRST_DAY, date_to=LAST_DAY)


def unremembered(person: Person, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    with monkeypatch.context() as patched:
        patched.setattr(remembering, "_MEMORY", remembering._Memory(remembering.MOST_ROWS))
        return page(person)


def test_what_is_remembered_is_what_would_be_asked_now(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    dice, filings = random.Random(2), invented_month(2, events=8)
    reports = []
    judged: list[Any] = []

    def file(place: bool = True) -> None:
        one = filings.pop()
        made = house.file(one.who, one.text, marking=one.marking, written_on=one.written_on, place=place)
        reports.append((one.who, made.report_id))

    def place() -> None:
        place_unplaced(at=house.clock.tick(), new_id=house.clock.new_id)

    def judge() -> None:
        with reading_as(ANALYST.id):
            pairs = asked_pairs(seen(), most=3)
        if pairs:
            a, b = dice.choice(pairs)
            judged.append(judge_same_event(
                reader_id=ANALYST.id, a=a, b=b, outcome=dice.choice(("same", "not")), at=house.clock.tick(),
                new_id=house.clock.new_id,
            ))  # fmt: skip

    def undo() -> None:
        if judged:
            undo_judgement(
                reader_id=ANALYST.id, judgement_id=judged.pop(), at=house.clock.tick(), new_id=house.clock.new_id
            )

    def withdraw() -> None:
        who, report_id = reports.pop(dice.randrange(len(reports)))
        withdraw_report(
            reader_id=who.id, report_id=report_id, reason="wrong", at=house.clock.tick(), new_id=house.clock.new_id
        )

    def mark() -> None:
        who, report_id = dice.choice(reports)
        marking = dice.choice(("open; every agency", "restricted; originator only"))
        mark_anew(
            reader_id=who.id, report_id=report_id, marking_text=marking, reason="", at=house.clock.tick(),
            new_id=house.clock.new_id,
        )  # fmt: skip

    for _ in range(len(filings) - 6):
        file(place=False)
    place()
    deeds = [file, lambda: file(place=False), place, judge, undo, withdraw, place, mark, place, lambda: bring(house), file]
    for deed in deeds:
        deed()
        for person in READERS:
            now = unremembered(person, monkeypatch)
            assert page(person) == now, (person.name, deed)
            with asked() as questions:
                assert page(person) == now, (person.name, deed)
            assert questions == [], "asked again of what did not change"


def test_what_is_written_out_of_sight_forgets_nothing(house: House) -> None:
    """Else the time that a page takes would tell that something was written."""
    text = "{} at Peshawar airport on 11 February 2025: 7.35 kg ice in a trolley bag for Doha, one held."
    day = date(2025, 2, 11)
    shown = house.file(ANF_OFFICER, text.format("ANF"), marking="open; every agency", written_on=day)
    before = {person: page(person) for person in (OUTSIDER, CUSTOMS_OFFICER, ANF_OFFICER)}
    again = text.format("ANF officers")
    hidden = house.file(ANF_OFFICER, again, marking=SECRET, written_on=day + timedelta(days=1))
    for deed in ("filed", "withdrawn"):
        for person in (OUTSIDER, CUSTOMS_OFFICER):
            with asked() as questions:
                assert page(person) == before[person]
            assert questions == [], (person.name, deed)
        with asked() as questions:
            page(ANF_OFFICER)
        assert questions, deed
        withdraw_report(
            reader_id=ANF_OFFICER.id, report_id=hidden.report_id, reason="wrong", at=house.clock.tick(),
            new_id=house.clock.new_id,
        )  # fmt: skip
        place_unplaced(at=house.clock.tick(), new_id=house.clock.new_id)
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=shown.report_id, reason="wrong", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip
    with asked() as questions:
        assert page(OUTSIDER) != before[OUTSIDER]
    assert questions


def test_two_readers_share_no_answer(house: House) -> None:
    """Not even two who see alike: the time would tell one what the other looked at."""
    house.file(ANF_OFFICER, "ANF near Torkham on 3 February 2025: 4 kg heroin recovered.", marking="open; every agency")
    page(ANF_OFFICER)
    with asked() as questions:
        page(CUSTOMS_OFFICER)
    assert questions


def test_a_recount_forgets_all_and_keeps_of_what_was_noted_only_what_is_under_way(house: House) -> None:
    for _ in range(2):
        house.file(ANF_OFFICER, "ANF near Torkham on 3 February 2025: 4 kg heroin recovered.", marking="open; every agency")
    before = page(ANF_OFFICER)
    with house.as_superuser() as late, house.as_superuser() as other:
        late.autocommit = False
        late.execute("INSERT INTO rabta.change SELECT pg_current_xact_id()::text::bigint, markings FROM rabta.change"
                     " ORDER BY written_in DESC LIMIT 1")  # fmt: skip
        recount(at=house.clock.tick(), new_id=house.clock.new_id, processes=1)
        assert other.execute("SELECT markings FROM rabta.change").fetchall() == [([],)]
        for expected in (True, False):
            with asked() as questions:
                assert page(ANF_OFFICER) == before
            assert bool(questions) is expected
        late.commit()
        with asked() as questions:
            assert page(ANF_OFFICER) == before
        assert questions, "what a transaction wrote that began before the recount and ended after it is forgotten, too"
        assert len(other.execute("SELECT markings FROM rabta.change").fetchall()) == 2
        take_away_notes()
        assert other.execute("SELECT markings FROM rabta.change").fetchall() == [([],)], "as once a day, while it runs"
        for expected in (True, False):
            with asked() as questions:
                assert page(ANF_OFFICER) == before
            assert bool(questions) is expected
