"""Parts asked at once see what the house was opened to, to the row, of one state; and leave no reader's rights behind."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, connections

from rabta.briefing.queries import seen_beside
from rabta.documents import queries as documents
from rabta.records.remembering import forget
from rabta.sharing import beside
from rabta.sharing.beside import at_once, here
from rabta.sharing.operations import acting_as, only_releasable, reading_as
from tests.house import House
from tests.people import ANALYST, EVERYBODY, OUTSIDER, PARTNER
from tests.rooms.figures_seen import PERIOD
from tests.rooms.filled_house import filled, full

__all__ = ["filled", "full"]
SEEN = """
SELECT (SELECT reader_id || '/' || purpose FROM reader_token()), current_setting('rabta.releasable', true),
       current_setting('transaction_read_only'), ARRAY(SELECT visible_markings() ORDER BY 1),
       ARRAY(SELECT id FROM incident ORDER BY 1), ARRAY(SELECT incident_key FROM event_member ORDER BY 1),
       ARRAY(SELECT event_key FROM counted_line ORDER BY 1), ARRAY(SELECT id FROM reading ORDER BY 1)
"""
HERE = threading.get_ident


def told(sql: str = SEEN) -> Any:
    with connections["default"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


def in_two_lanes() -> list[tuple[int, Any]]:
    """What shows in each of two lanes, with the thread: neither ends before both have begun."""
    found, both = list[tuple[int, Any]](), threading.Barrier(2, timeout=60)

    def look() -> None:
        both.wait()
        found.append((HERE(), told()))

    at_once(here(), [look, look])
    return found


def test_everybody_sees_beside_what_the_house_was_opened_to(full: House) -> None:
    pictures = set()
    for person in EVERYBODY:
        for releasable in (False, True):
            with reading_as(person.id, releasable=releasable):
                alone, beside_it = told(), in_two_lanes()
                assert [seen for _, seen in beside_it] == [alone, alone], person.name
                assert len({HERE(), *(thread for thread, _ in beside_it)}) == 3
                pictures.add(str(alone[4]))
                with only_releasable():
                    narrowed = told()
                    assert [seen for _, seen in in_two_lanes()] == [narrowed, narrowed], person.name
    assert len(pictures) >= 4, "readers of different rights must get different pictures, or nothing was tested"


def test_a_page_asked_at_once_is_the_page_asked_alone(full: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def page(person_id: uuid.UUID, much: int) -> Any:
        forget()
        monkeypatch.setattr(seen_beside, "MUCH", much)
        with reading_as(person_id):
            return documents.briefing_pictured(**PERIOD)

    for person in (ANALYST, OUTSIDER, PARTNER):
        assert page(person.id, 0) == page(person.id, 10**9), person.name


def test_all_parts_are_of_one_state(full: House) -> None:
    """What is committed meanwhile shows in none of them, and in the next page."""
    with reading_as(ANALYST.id):
        state, before = here(), told("SELECT count(*) FROM report")
        filing = threading.Thread(target=_file, args=(full,))
        filing.start()
        filing.join()
        seen = list[Any]()
        at_once(state, [lambda: seen.append(told("SELECT count(*) FROM report"))] * 3)
        assert seen == [before] * 3
        assert told("SELECT count(*) FROM report") == (before[0] + 1,)


def _file(house: House) -> None:
    try:
        house.file(ANALYST, "NNCC on 3 February 2025: 4 kg heroin recovered near Torkham.", marking="open; every agency")
    finally:
        connections.close_all()


def test_a_part_that_fails_ends_the_others_and_leaves_nobody_behind(full: House) -> None:
    asleep = threading.Event()

    def sleep() -> None:
        asleep.set()
        told("SELECT pg_sleep(36000)")

    def fail() -> None:
        asleep.wait(60)
        told("SELECT no_such_column FROM report")

    with reading_as(ANALYST.id):
        with pytest.raises(ProgrammingError, match="no_such_column"):
            at_once(here(), [sleep, fail, sleep])
        assert told("SELECT count(*) FROM report")[0], "the page's own transaction goes on"
    with full.as_superuser() as admin:
        asking = admin.execute("SELECT query FROM pg_stat_activity WHERE datname = %s AND state = 'active'", [full.name])
        assert not [query for (query,) in asking if query.startswith("SELECT pg_sleep")]
    _everything_in_the_pool_sees_nothing()


def _everything_in_the_pool_sees_nothing() -> None:
    pool = connections["default"].pool
    connections["default"].close()
    held = [pool.getconn() for _ in range(pool.get_stats()["pool_size"])]
    try:
        for connection in held:
            assert connection.execute("SELECT count(*) FROM rabta.report").fetchone() == (0,)
            assert connection.execute("SELECT current_setting('rabta.reader', true)").fetchone() in ((None,), ("",))
            connection.rollback()
    finally:
        for connection in held:
            pool.putconn(connection)


def test_where_no_connection_can_be_spared_all_is_asked_in_the_one(full: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def threads(state: Callable[[], Any]) -> set[int]:
        found = list[int]()
        at_once(state(), [lambda: found.append(HERE())] * 3)
        assert len(found) == 3
        return set(found)

    with reading_as(ANALYST.id):
        assert HERE() not in threads(here)
        monkeypatch.setattr(beside, "KEPT_FREE", 12)
        assert threads(here) == {HERE()}
    with acting_as(ANALYST.id):
        assert here() is None, "what is written shows in no other transaction"
        assert threads(here) == {HERE()}
    assert here() is None
    _everything_in_the_pool_sees_nothing()
