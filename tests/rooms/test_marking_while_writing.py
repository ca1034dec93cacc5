"""A report is marked anew while somebody writes to it: nothing stays behind under the old marking."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, connections

from rabta.counting import operations as counting
from rabta.filing import operations as filing
from rabta.filing.releasing import mark_anew
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER

TRUCK = "On 3 March 2025 ANF recovered 12 kg heroin from a truck at Torkham and arrested two persons."
AT_CUSTOMS = "On 3 March 2025 ANF recovered 5 kg opium from a bus at Quetta."
EVERY, ALONE = "restricted; every agency", "restricted; originator only"


def marking_in_a_thread(house: House, report: Any) -> threading.Thread:
    """Marks the report for its originator alone, on connections of its own."""
    at, ids = house.clock.tick(), [house.clock.new_id() for _ in range(20)]

    def run() -> None:
        mark_anew(reader_id=ANF_OFFICER.id, report_id=report, marking_text=ALONE, reason="x", at=at, new_id=ids.pop)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def markings_below(house: House) -> set[int]:
    """The markings that stand anywhere in a house of one report."""
    with house.as_superuser() as superuser:
        tables = [row[0] for row in superuser.execute("SELECT name FROM below_report").fetchall()]
        return {
            row[0] for table in tables for row in superuser.execute(f"SELECT DISTINCT marking_id FROM {table}").fetchall()  # noqa: S608
        }


def correct(house: House, report: Any) -> None:
    filing.correct_reading(
        reader_id=ANALYST.id, report_id=report, row_no=1, start=TRUCK.index("12"), end=TRUCK.index("12") + 2,
        field="quantity", value=13, reason="x", at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip


def before(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, first: Callable[[], None]) -> None:
    """Let something happen just before a function of the house is called, once."""
    original, done = getattr(module, name), []

    def called(*args: Any, **kwargs: Any) -> Any:
        if not done:
            done.append(True)
            first()
        return original(*args, **kwargs)

    monkeypatch.setattr(module, name, called)


def test_a_correction_that_came_first_is_waited_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking=EVERY).report_id
    threads: list[threading.Thread] = []

    def start() -> None:
        threads.append(marking_in_a_thread(house, report))
        threads[0].join(0.7)
        assert threads[0].is_alive()

    before(monkeypatch, filing, "write_next_reading", start)
    correct(house, report)
    threads[0].join()
    assert len(markings_below(house)) == 1


def test_a_correction_that_came_too_late_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking=EVERY).report_id
    before(monkeypatch, filing, "prove_read_there", lambda: marking_in_a_thread(house, report).join())
    with pytest.raises(ProgrammingError) as refused:
        correct(house, report)
    assert refused.value.__cause__.sqlstate == "42501"  # type: ignore[union-attr]
    assert len(markings_below(house)) == 1


def test_a_judgement_that_came_too_late_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking=EVERY).report_id
    house.file(ANF_OFFICER, AT_CUSTOMS, marking=EVERY)
    with house.as_superuser() as superuser:
        a, b = (row[0] for row in superuser.execute("SELECT key FROM incident ORDER BY key").fetchall())
    before(monkeypatch, counting, "_enter", lambda: marking_in_a_thread(house, report).join())
    with pytest.raises(ProgrammingError) as refused:
        counting.judge_same_event(
            reader_id=ANALYST.id, a=a, b=b, outcome="same", at=house.clock.tick(), new_id=house.clock.new_id
        )
    assert refused.value.__cause__.sqlstate == "42501"  # type: ignore[union-attr]
