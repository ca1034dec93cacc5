"""Inside an opened house: what `rabta bench questions` measures."""

import random
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from django.utils import timezone

from rabta.cli.benches.plain_questions import plain_questions
from rabta.cli.inside.many_incidents import fill
from rabta.cli.inside.measuring_briefing import state_lines
from rabta.cli.inside.processor_time import on_processor
from rabta.counting.operations import judge_same_event
from rabta.counting.queries import asked_in_all, asked_pairs, batches, review_queue, seen
from rabta.counting.queries.asked import questions
from rabta.counting.recounting import recount
from rabta.custody.queries import owed
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number

READERS = (("NNCC", 3), ("NNCC", 1), ("ANF", 2), ("PCG", 0))
"""Analysts who see more and less: agency and vetting."""
JUDGED = 40
"""Questions that the first of them answers before anything is measured, one way and the other."""


def measure(*, incidents: int, years: int, processes: int, admin_dsn: str) -> Iterator[str]:
    """One line per figure."""
    began = time.perf_counter()
    with psycopg.connect(admin_dsn, dbname=settings.CREDENTIALS.dbname, autocommit=True,
                         options="-c search_path=rabta,public") as admin:  # fmt: skip
        written = fill(admin, incidents=incidents, years=years)
        state_lines(admin)
        recount(at=timezone.now(), new_id=uuid.uuid4, processes=processes, done=lambda phase: None)
        admin.execute("VACUUM ANALYZE")
    yield f"{written:,} invented incidents of {years} years written and counted: {time.perf_counter() - began:.0f} s"
    yield from told()


def told() -> Iterator[str]:
    """The figures of a record that is there, for each of READERS."""
    readers = [(code, vetting, _analyst(code, vetting)) for code, vetting in READERS]
    _answer_some(readers[0][2])
    for code, vetting, reader in readers:
        with reading_as(reader):
            asked = asked_in_all(seen())
            yield f"an analyst of {code}, vetted to {vetting}, is asked {asked:,} questions"
            for what, question in _ASKED.items():
                yield f"  {what}: {_timed(question)} first, {_timed(question)} again"
            yield f"  {_held_against_a_plain_recount()}"


_ASKED: dict[str, Callable[[], Any]] = {
    "the queue": review_queue,
    "the list of batches": batches,
    "how many questions there are": lambda: asked_in_all(seen()),
    "what custody owes": lambda: owed(now=timezone.now(), which=None, agency=None, most=50),
}


def _held_against_a_plain_recount() -> str:
    now = seen()
    spent, (kept, plain) = _Spent(), (questions(now), plain_questions(now))
    same = "as a plain recount of all that shows says" if kept == plain else "DIFFERENT from a plain recount"
    return f"{len(kept):,} questions, open and settled, {same} ({spent.told()})"


def _timed(question: Callable[[], Any]) -> str:
    spent = _Spent()
    question()
    return spent.told()


class _Spent:
    """Seconds by the clock and of processors, here and in the database's process, since it was made."""

    def __init__(self) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.server = cursor.fetchone()[0]
        self.began, self.used = time.perf_counter(), self._used()

    def told(self) -> str:
        return f"{time.perf_counter() - self.began:.2f} s (processors {self._used() - self.used:.2f})"

    def _used(self) -> float:
        return time.process_time() + on_processor(self.server)


def _analyst(code: str, vetting: int) -> uuid.UUID:
    new = NewReader(
        name=f"bench analyst {code} {vetting}", agency=agency_number(code) or 0, vetting=vetting, purposes=tuple(Purpose),
        roles=(Role.ANALYST,),
    )  # fmt: skip
    at = timezone.now()
    return add_reader(new, id=uuid.uuid4(), at=at, enter=entered_by_owner(at=at, id=uuid.uuid4()))


def _answer_some(reader: uuid.UUID) -> None:
    with reading_as(reader):
        pairs = asked_pairs(seen(), most=10 * JUDGED)
    chance = random.Random(1)  # noqa: S311 (no secrets)
    for a, b in chance.sample(pairs, min(JUDGED, len(pairs))):
        outcome = chance.choice(("same", "not"))
        judge_same_event(reader_id=reader, a=a, b=b, outcome=outcome, at=timezone.now(), new_id=uuid.uuid4)  # type: ignore[arg-type]
