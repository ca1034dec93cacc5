"""Inside an opened house: what `rabta bench briefing` measures."""

import json
import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from django.utils import timezone

from rabta.briefing import engine
from rabta.cli.inside.example_people import machine_reader
from rabta.cli.inside.many_incidents import fill
from rabta.cli.inside.processor_time import on_processor
from rabta.counting.queries import seen
from rabta.counting.recounting import recount
from rabta.documents import queries
from rabta.documents.pages import as_pdf
from rabta.documents.queries import pictures
from rabta.documents.rules.as_paper import as_paper
from rabta.language.documents import writing_in
from rabta.records.remembering import forget
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.substances import substances
from rabta.vocabulary.rules.units import units

FIRST = date(2025, 1, 1)
READER = "NNCC"
PAGE = sys.modules["rabta.briefing.queries.briefing"]
AHEAD = sys.modules["rabta.briefing.queries.seen_beside"]
PICTURED = sys.modules["rabta.documents.queries.briefing"]
PARTS = (
    (PAGE, "seen_beside"), (AHEAD, "seen"), (AHEAD, "ask_at_once"), (AHEAD, "caveats_of_record"), (AHEAD, "summary_beside"),
    (AHEAD, "questions_in_all"), (AHEAD, "doubt"), (PAGE, "circumstances"), (PAGE, "with_unseen"), (PAGE, "with_doubt"),
    (engine, "_valued"),
    (pictures, "crossed"), (pictures, "ways_seen"), (pictures, "map_picture"), (PICTURED, "marking_behind"),
)  # fmt: skip
"""What a page asks, each part with the module that calls it."""
LINES = """
INSERT INTO seizure_line (incident_id, marking_id, line_no, substance, name_text, quantity, unit, approx, weight_kind,
                          ambiguous, mass_g, factors_version, day)
SELECT i.id, i.marking_id, s.n - 1, (%(substances)s::jsonb ->> (s.said ->> 'substance_code'))::smallint,
       s.said ->> 'name_text', (s.said ->> 'quantity')::numeric, (%(units)s::jsonb ->> (s.said ->> 'unit'))::smallint,
       '', '', false, CASE s.said ->> 'unit' WHEN 'g' THEN (s.said ->> 'quantity')::numeric
            WHEN 'kg' THEN 1000 * (s.said ->> 'quantity')::numeric END::bigint, 'bench',
       coalesce(i.occurred_from, i.reported_on)
FROM incident i, jsonb_array_elements(i.stated -> 'substances') WITH ORDINALITY AS s(said, n)
WHERE %(substances)s::jsonb ? (s.said ->> 'substance_code') AND %(units)s::jsonb ? (s.said ->> 'unit')
"""
ARRESTS = """
INSERT INTO arrest (incident_id, marking_id, total, nationality_text, day)
SELECT i.id, i.marking_id, (i.stated -> 'arrests' ->> 'total')::integer, '', coalesce(i.occurred_from, i.reported_on)
FROM incident i
WHERE i.stated -> 'arrests' ->> 'total' IS NOT NULL
"""
PLAIN = """
SELECT count(DISTINCT e.key) FILTER (WHERE cardinality(e.covers) = 0), coalesce(sum(l.mass_g), 0)
FROM event e LEFT JOIN counted_line l ON l.event_key = e.key WHERE e.day BETWEEN %s AND %s
"""


def measure(*, incidents: int, years: int, processes: int, admin_dsn: str) -> Iterator[str]:
    """One line per figure: the page of the last year and of all years, by one reader, first and again; then the PDF."""
    reader = machine_reader(READER)
    began = time.perf_counter()
    with psycopg.connect(admin_dsn, dbname=settings.CREDENTIALS.dbname, autocommit=True,
                         options="-c search_path=rabta,public") as admin:  # fmt: skip
        written = fill(admin, incidents=incidents, years=years)
        state_lines(admin)
        recount(at=timezone.now(), new_id=uuid.uuid4, processes=processes, done=lambda phase: None)
        admin.execute("VACUUM ANALYZE")
    yield f"{written:,} invented incidents of {years} years written and counted: {time.perf_counter() - began:.0f} s"
    last = FIRST + timedelta(days=years * 365 - 1)
    for what, first in (("the last twelve months", last - timedelta(days=364)), (f"all {years} years", FIRST)):
        yield from pages(reader, what, first, last)


def state_lines(admin: psycopg.Connection) -> None:
    """What each report says of substances and arrests, which the figures as reported are made of."""
    numbers = {
        "substances": json.dumps({one.code: one.number for one in substances()}),
        "units": json.dumps({one.code: one.number for one in units()}),
    }
    admin.execute("SET session_replication_role = replica")
    admin.execute(LINES, numbers)
    admin.execute(ARRESTS)
    admin.execute("RESET session_replication_role")


def pages(reader: uuid.UUID, what: str, first: date, last: date) -> Iterator[str]:
    """What the page and the PDF of a period take, and whether the page is that of a plain sum."""
    connections["default"].close()
    forget()
    with _parts_timed() as parts:
        cold, told, found = _timed(reader, first, last)
    yield f"the page of {what}: {cold:.2f} s the first time ({told:.2f} s on processors); load {os.getloadavg()[0]:.1f}"
    yield f"  {_said(parts)}"
    with _parts_timed() as parts:
        warm, told, again = _timed(reader, first, last)
    yield f"  {warm:.2f} s again ({told:.2f} s on processors), {'the same' if again == found else 'DIFFERENT'}"
    yield f"  {_said(parts)}"
    yield f"  {_recounted(reader, found, first, last)}"
    for language in ("en", "ur"):
        with writing_in(language) as tongue:
            as_pdf(as_paper(found, tongue))
            began, own = time.perf_counter(), time.process_time()
            laid_out = as_pdf(as_paper(found, tongue))
            by_clock, own = time.perf_counter() - began, time.process_time() - own
        yield f"  its PDF ({language}) laid out again: {by_clock:.2f} s ({own:.2f} s on processors), {len(laid_out):,} bytes"


def _said(parts: dict[str, float]) -> str:
    return "; ".join(f"{name} {spent:.2f} s" for name, spent in parts.items())


def _timed(reader: uuid.UUID, first: date, last: date) -> tuple[float, float, Any]:
    """Seconds by the clock and of processors (this process and the database's of every connection asked), and the page."""
    spent: list[float] = []

    def asked(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        pid = context["connection"].connection.info.backend_pid
        before = on_processor(pid)
        try:
            return execute(sql, params, many, context)
        finally:
            spent.append(on_processor(pid) - before)

    with reading_as(reader), connections["default"].execute_wrapper(asked):
        began, own = time.perf_counter(), time.process_time()
        found = queries.briefing_pictured(date_from=first, date_to=last)
        return time.perf_counter() - began, time.process_time() - own + sum(spent), found


def _recounted(reader: uuid.UUID, found: Any, first: date, last: date) -> str:
    """The page's events and mass beside a plain sum over what the reader sees, stored and laid out on read."""
    with reading_as(reader), connections["default"].cursor() as cursor:
        cursor.execute(PLAIN, [first, last])
        events, mass = cursor.fetchone()
        made = json.loads(seen().wide)
    on_read = {one["key"] for one in made["events"] if first.isoformat() <= (one["day"] or "") <= last.isoformat()}
    events += sum(one["key"] in on_read and not one["covers"] for one in made["events"])
    mass += sum(line["mass_g"] or 0 for line in made["lines"] if line["event_key"] in on_read)
    figures = {figure["name"]: figure["value"] for figure in found["figures"]}
    same = (figures["events"], figures["mass_by_substance"]) == (events, int(mass))
    return f"{events:,} events and {int(mass):,} g by a plain sum: {'the same' if same else 'DIFFERENT'}"


@contextmanager
def _parts_timed() -> Iterator[dict[str, float]]:
    """Seconds by the clock of each of PARTS while a page is made; a part inside another counts in both."""
    spent: dict[str, float] = {}
    kept = [(module, name, getattr(module, name)) for module, name in PARTS]

    def timed(name: str, asked: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return asked(*given, **named)
            finally:
                told = name.strip("_")
                spent[told] = spent.get(told, 0.0) + time.perf_counter() - began

        return run

    for module, name, asked in kept:
        setattr(module, name, timed(name, asked))
    try:
        yield spent
    finally:
        for module, name, asked in kept:
            setattr(module, name, asked)
