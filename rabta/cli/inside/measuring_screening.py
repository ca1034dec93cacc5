"""Inside an opened house: what `rabta bench screening` measures."""

import csv
import io
import random
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.cli.benches.names_invented import invented_names
from rabta.cli.inside.example_people import example_officer
from rabta.cli.inside.processor_time import on_processor
from rabta.example.passenger_files import paxlst
from rabta.example.passengers import many_travellers
from rabta.filing.operations import file_report
from rabta.screening.listed_names import Names
from rabta.screening.matching import screen
from rabta.screening.operations.rules import KNOWN, NewRule, open_rule, sign_test, switch_on
from rabta.screening.operations.watch_lists import NewList, bring_entries, open_list
from rabta.screening.queries.flights import flight
from rabta.screening.queries.hits import hits
from rabta.screening.rule_matching import apply_rules
from rabta.sharing.operations import reading_as

A_FILE = 50_000
FLIGHT = many_travellers(1, 1).day
COLUMNS = ("kind", "why", "name", "born", "adult", "passport", "reason")
BORN = (10, 10, 10, 4, 0)
"""How much of a birth entries state, in turn: a day, a year, nothing."""
RULES = (
    "paid by cash\nbooked at most 3 days before departure", "weight of each bag at least 35 kg", "bags at least 3\none way",
    "phone shared with at least 3 other travellers", "booking reference shared with at least 2 other travellers",
    "document number one slip from a listed one", "phone shared with a confirmed match",
    "travelled at least 3 times in 30 days",
    "document expires at most 30 days after departure", "departs between 00:00 and 05:00\nnone of\n  bags not stated",
)  # fmt: skip
"""What the rules of the measure look at: their own message, links and matches, in turn."""


def measure(*, entries: int, travellers: int, rules: int) -> Iterator[str]:
    """One line per figure: seconds by the clock, and of them on a processor of this process."""
    reader_id, names = example_officer("CUSTOMS", 1), Names()
    deed: dict[str, Any] = {"reader_id": reader_id, "at": timezone.now(), "new_id": uuid.uuid4}
    new = NewList(name="EX-many", ground="EX-order", reason="EX", contact="EX", phone="+92 51 000 0001",
                  until=timezone.localdate() + timedelta(days=90))  # fmt: skip
    list_id = open_list(new=new, marking_text="restricted; originator only", **deed)
    took = _timed(lambda: [
        bring_entries(list_id=list_id, content=content, marking_text="restricted; originator only", **deed)
        for content in _files(entries)
    ])  # fmt: skip
    yield f"{entries:,} entries brought from CSV: {took}"
    _file(deed, 1)
    took = _timed(lambda: _screen(names))
    yield f"their names made ready, and one traveller compared: {took}"
    for number in range(rules):
        _switch_on(RULES[number % len(RULES)], number)
    apply_rules(today=FLIGHT, at=timezone.now(), new_id=uuid.uuid4)
    _file(deed, travellers)
    listed = _spent(lambda: _screen(names))
    yield (f"{travellers} travellers of one flight compared with {entries:,} entries: {listed.told(travellers)};"
           f" {listed.found} matches")  # fmt: skip
    ruled = _spent(lambda: apply_rules(today=FLIGHT, at=timezone.now(), new_id=uuid.uuid4))
    yield f"the same {travellers} compared with {rules} rules that are on: {ruled.told(travellers)}; {ruled.found} hits"
    yield f"with lists and rules together: {(listed + ruled).told(travellers)}"
    with reading_as(reader_id) as looking:
        shown: list[Any] = []
        took = _timed(lambda: shown.append(flight(f"EX999-{FLIGHT}", by=looking, today=timezone.localdate(),
                                                   now=timezone.localtime().replace(tzinfo=None))))  # fmt: skip
        yield f"the picture of the flight with {len((shown[0] or {}).get('travellers', ()))} grown-up travellers: {took}"
        waiting = hits(today=timezone.localdate(), most=1)["total"]
    yield f"matches of invented travellers with invented names, none of them meant: {waiting}"


def _switch_on(text: str, number: int) -> None:
    """Write one rule, test it on what is there, and switch it on."""
    writer, second = example_officer("CUSTOMS", 1), example_officer("CUSTOMS", 2)
    deed: dict[str, Any] = {"at": timezone.now(), "new_id": uuid.uuid4}
    new = NewRule(name=f"EX-rule {number}", ground="EX-order", reason="EX", contact="EX", phone="+92 51 000 0001", text=text)
    rule_id = open_rule(reader_id=writer, new=new, marking_text="open; every agency", **deed)
    sign_test(reader_id=second, rule_id=rule_id, today=FLIGHT, **deed)
    until = timezone.localdate() + timedelta(days=90)
    switch_on(reader_id=second, rule_id=rule_id, version=1, until=until, words="EX", known=list(KNOWN), today=FLIGHT, **deed)


@dataclass(frozen=True)
class _Spent:
    """Seconds by the clock, of this process and of the database's on a processor; and what was found."""

    clock: float
    here: float
    there: float
    found: int

    def told(self, travellers: int) -> str:
        busy = self.here + self.there
        return (f"{self.clock:.2f} s, {travellers / self.clock:,.0f} travellers a second; {busy:.2f} s on a processor (of"
                f" them the database {self.there:.2f}), {travellers / busy:,.0f} travellers a second of it")  # fmt: skip

    def __add__(self, other: "_Spent") -> "_Spent":
        return _Spent(self.clock + other.clock, self.here + other.here, self.there + other.there, self.found + other.found)


def _spent(do: Callable[[], int]) -> _Spent:
    with connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = int(cursor.fetchone()[0])
    began, here, there = time.perf_counter(), time.process_time(), on_processor(server)
    found = do()
    return _Spent(time.perf_counter() - began, time.process_time() - here, on_processor(server) - there, found)


def _timed(do: Callable[[], object]) -> str:
    began, own = time.perf_counter(), time.process_time()
    do()
    return f"{time.perf_counter() - began:.1f} s ({time.process_time() - own:.1f} s on a processor here)"


def _screen(names: Names) -> int:
    return screen(today=FLIGHT, at=timezone.now(), new_id=uuid.uuid4, names=names)


def _file(deed: dict[str, Any], count: int) -> None:
    flight = many_travellers(count, count)
    called = [name.rpartition(" ") for name in invented_names(count, seed=2)]
    travellers = tuple(replace(one, given=given, surname=last)
                       for one, (given, _, last) in zip(flight.travellers, called, strict=True))  # fmt: skip
    content = paxlst(replace(flight, travellers=travellers))
    file_report(content=content, file_name=f"{count}.edi", marking_text="open; every agency", **deed)


def _files(entries: int) -> Iterator[bytes]:
    """Invented persons, every second one with a passport; of five three state a day of birth, one a year, one nothing."""
    draw, names = random.Random(1), invented_names(entries, seed=1)  # noqa: S311 - invented names
    for start in range(0, entries, A_FILE):
        written = io.StringIO(newline="")
        table = csv.writer(written)
        table.writerow(COLUMNS)
        for number, name in enumerate(names[start : start + A_FILE], start):
            born = (date(1950, 1, 1) + timedelta(days=draw.randrange(19_000))).isoformat()[: BORN[number % len(BORN)]]
            passport = f"EXL{number:07}" if number % 2 else ""
            table.writerow(("person", "courier", name, born, "" if born else "yes", passport, "EX-brought"))
        yield written.getvalue().encode()
