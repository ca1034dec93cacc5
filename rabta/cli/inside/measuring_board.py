"""Inside an opened house: what `rabta bench board` measures."""

import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.casework.rules.sites import airports_named
from rabta.cli.inside.example_people import example_officer
from rabta.cli.inside.processor_time import on_processor
from rabta.example.airport_day import Flight, simulate
from rabta.example.airport_files import files_of
from rabta.example.draw import Draw
from rabta.filing.operations import file_report
from rabta.screening.day_sums import keep_day_sums
from rabta.screening.queries import past_days
from rabta.screening.queries.airport_boards import board
from rabta.sharing.operations import reading_as

AIRPORTS = 12
FIRST = date(2026, 9, 1)
SENT = (".txt", "timetable.csv", "scans.csv", "shifts.csv")
"""Of a day's files, those that the board's sums are made of."""


def measure(*, days: int, bags: int) -> Iterator[str]:
    """One line per figure, by the clock."""
    officer = example_officer("ASF", 1)
    took, filed = _timed(lambda: _file(officer, days, bags))
    yield f"{filed:,} bags of {AIRPORTS} airports and {days} days filed in {took:.1f} s"
    last = FIRST + timedelta(days=days - 1)
    now = datetime.combine(last + timedelta(days=3), datetime.now().astimezone().time())
    with reading_as(officer):
        plain, page = _timed(lambda: board(last, now=now))
    kept = [_timed(lambda: keep_day_sums(today=last, now=now, most=1))[0] for _ in range(days)]
    past_days.forget()
    with reading_as(officer):
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]
        own = time.process_time() + on_processor(pid)
        first, told = _timed(lambda: board(last, now=now))
        own = time.process_time() + on_processor(pid) - own
        again, _ = _timed(lambda: board(last, now=now))
    loaded = sum(row["loaded"] for row in page["days"])
    yield f"the board of {AIRPORTS} airports and {len(page['days'])} days, {loaded:,} bags:"
    yield f"  {plain:.2f} s where every day is recounted; the resolver keeps a day's sums in {max(kept):.2f} s at most"
    yield f"  {first:.2f} s the first time a reader looks after a start ({own:.2f} s on processors), and {again:.2f} s again"
    yield f"  {'the same' if told['days'] == page['days'] else 'NOT THE SAME'} as recounted"


def _file(officer: uuid.UUID, days: int, bags: int) -> int:
    """File the days. How many bags."""
    draw, serial = Draw(7, "board"), 1
    for number in range(days):
        day = FIRST + timedelta(days=number)
        for code in list(airports_named())[:AIRPORTS]:
            flights = [Flight("EX701", "DXB", "09:10", bags), Flight("EX703", "JED", "13:10", bags)]
            made = simulate(draw.child(f"{code} {number}"), airport=code, day=day, flights=flights, first=serial)
            serial += 2 * bags
            for file in files_of(made):
                if file.name.endswith(SENT):
                    file_report(
                        reader_id=officer, content=file.content, file_name=file.name, at=timezone.now(), new_id=uuid.uuid4,
                        written_on=day, place=False,
                    )  # fmt: skip
    return serial - 1


def _timed(deed: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = deed()
    return time.perf_counter() - began, done
