"""A report's content as rows, each read, set aside with a reason, or a known repeat: for every kind of report alike."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from typing import Any

from rabta.filing.rules.airport import stated_at_airport
from rabta.filing.rules.kinds import Kind
from rabta.filing.rules.land import claim_rows
from rabta.filing.rules.scans import stated_scan
from rabta.intake.formats.land.districts import DistrictMap
from rabta.intake.formats.passenger.rows import stated_rows
from rabta.intake.formats.statement.source import read_record, records
from rabta.intake.rules.table import read_table
from rabta.records.rules.protection import NOBODY, NOT_READ, Grounds, grounds_of, grounds_of_met, joined, keyed_hash

Span = tuple[str, int, int, int, str | None]
"""(JSON Pointer, part, start, end, column): code points of the row's text."""


@dataclass(frozen=True)
class Row:
    """One row of a report. `read` is the reader's whole answer without its spans; `text` the words spans count in.

    `format`: of the tables in which nobody's words are taken for granted: encounters or facilitation; else empty.
    `repeatable`: an equal row filed before by the same originator is the same row filed again. True of statements and
    of table rows that carry their own record number; two equal rows without one may be two real seizures of one day.
    """

    row_no: int
    fate: str
    text: str
    cells: dict[str, Any] | None = None
    read: dict[str, Any] | None = None
    problem: dict[str, Any] | None = None
    spans: Sequence[Span] = field(default_factory=tuple)
    repeatable: bool = False
    date: str = ""
    protected: Grounds = NOBODY
    format: str = ""

    @property
    def of_encounters(self) -> bool:
        """Whether it is of a table that records persons met on the move, or what was stated of those who smuggle them."""
        return bool(self.format)

    @property
    def of_a_child(self) -> bool:
        """Whether it may name a child."""
        return "child" in self.protected

    @property
    def content_hash(self) -> bytes:
        """SHA-256 of the row's words and of the date it gives."""
        return hashlib.sha256(f"{self.date}\x00{self.text}".encode("utf-8", "surrogatepass")).digest()

    def stored_hash(self, key: bytes) -> bytes:
        """The hash as it is stored: under the installation's key where a guess must not be tried against it."""
        return keyed_hash(key, "row", self.content_hash) if self.protected else self.content_hash


def rows_of(
    content: bytes, *, kind: Kind, file_name: str, agency: str, format: str | None = None,
    written_on: str | None = None, corrections: dict[int, list[dict[str, Any]]] | None = None, told_by: date | None = None,
    drawn: DistrictMap | None = None,
) -> Iterator[Row]:  # fmt: skip
    """Read a report's content. `agency` is the originator's code, for statements and rows that do not say whose they are.

    `written_on`: the day of a statement that gives none, and the day against which a passenger message's years of two
    digits are read, which it must have. `corrections`: for each row number what a person mended, passed to the reader.
    `told_by`: the day by which all this had happened, for rows that give none. `drawn`: the districts as the deployment
    draws them. Never raises for bad content. Each row says whether it may name a protected person.
    """
    for row in _rows_read(content, kind, file_name, agency, format, written_on, corrections or {}, drawn):
        yield replace(row, protected=joined([row.protected, _grounds(row, told_by)]))


def _grounds(row: Row, told_by: date | None) -> Grounds:
    if not row.of_encounters:
        return grounds_of(row.read, row.text, told_by=told_by)
    return grounds_of_met(row.read, told_by=told_by) if row.read is not None else NOT_READ


def _rows_read(
    content: bytes, kind: Kind, file_name: str, agency: str, format: str | None, written_on: str | None,
    corrections: dict[int, list[dict[str, Any]]], drawn: DistrictMap | None,
) -> Iterator[Row]:  # fmt: skip
    if kind is Kind.AIRPORT:
        yield from _airport_rows(content, file_name, agency, written_on)
    elif kind is Kind.SCAN:
        stated = stated_scan(content, name=file_name, agency=agency)
        fate = "set_aside" if stated.read is None else "read"
        yield Row(1, fate, stated.text, read=stated.read, problem=stated.problem, date=stated.date)
    elif kind is Kind.LAND:
        yield from _land_rows(content, file_name, agency, written_on, drawn)
    elif kind is Kind.MANIFEST:
        yield from _manifest_rows(content, file_name, agency, written_on)
    elif kind is Kind.TABLE:
        yield from _table_rows(content, file_name=file_name, agency=agency, format=format)
    elif kind in (Kind.STATEMENT, Kind.STATEMENTS):
        yield from _statement_rows(content, file_name, agency, written_on, corrections)
    else:
        problem = {
            "file": file_name, "rule": "this kind of file is kept, but not readable yet",
            "next_step": "Attach its text, typed. The file itself stays as it came.",
        }  # fmt: skip
        yield Row(1, "set_aside", "", problem=problem)


def _statement_rows(
    content: bytes, file_name: str, agency: str, written_on: str | None, corrections: dict[int, list[dict[str, Any]]]
) -> Iterator[Row]:
    for number, record in enumerate(records(BytesIO(content), file=file_name), 1):
        if record.error is not None:
            problem = record.error["error"]
            yield Row(number, "set_aside", str(problem["value"]), problem=problem)
            continue
        said = record.value
        as_it_came = json.dumps(said, ensure_ascii=False)
        if isinstance(said, dict):
            said = {**said, "agency": said.get("agency") or agency, "date": said.get("date") or written_on}
        yield _statement_row(number, said, as_it_came, file_name, corrections.get(number, []))


def _statement_row(
    number: int, record: Any, as_it_came: str, file_name: str, corrections: list[dict[str, Any]]
) -> Row:  # fmt: skip
    read = read_record(record, file=file_name, row=number, corrections=corrections)
    if "error" in read:
        text = record.get("text") if isinstance(record, dict) else None
        return Row(number, "set_aside", text if isinstance(text, str) else as_it_came, problem=read["error"])
    spans = [
        (pointer, part, start, end, None)
        for pointer, places in read.pop("spans").items()
        for part, (start, end) in enumerate(places)
    ]
    read["date"], read["agency"] = record["date"], record["agency"]
    read["title"] = record.get("title") or ""
    date = str(record["date"] or "")
    return Row(number, "read", record["text"], read=read, spans=spans, repeatable=True, date=date)


def _manifest_rows(content: bytes, file_name: str, agency: str, written_on: str | None) -> Iterator[Row]:
    """A passenger message: itself, its bookings, its travellers, each a row; a booking with a child is the child's."""
    on = date.fromisoformat(written_on or "")
    for number, stated in enumerate(stated_rows(content, name=file_name, on=on), 1):
        child = frozenset({"child"}) if stated.child else NOBODY
        if stated.read is None:
            yield Row(number, "set_aside", stated.text, problem=stated.problem)
        else:
            read = {**stated.read, "agency": agency}
            yield Row(number, "read", stated.text, stated.cells, read, spans=stated.spans, date=str(read["date"] or ""),
                      protected=child)  # fmt: skip


def _airport_rows(content: bytes, file_name: str, agency: str, written_on: str | None) -> Iterator[Row]:
    """What airlines, desks and devices of an airport state: each message or line a row."""
    for number, stated in enumerate(stated_at_airport(content, name=file_name, on=date.fromisoformat(written_on or "")), 1):
        child = frozenset({"child"}) if stated.child else NOBODY
        if not stated.facts:
            yield Row(number, "set_aside", stated.text, stated.cells, problem=stated.problem, protected=child)
            continue
        read = {"kind": "airport", "date": stated.facts[0]["day"], "agency": agency, "airport": stated.facts,
                "problems": stated.problems, "incidents": []}  # fmt: skip
        yield Row(number, "read", stated.text, stated.cells, read, spans=stated.spans, protected=child,
                  repeatable=stated.repeatable, date=stated.facts[0]["day"])  # fmt: skip


def _land_rows(
    content: bytes, file_name: str, agency: str, written_on: str | None, drawn: DistrictMap | None
) -> Iterator[Row]:
    """Claims of land: each a row. A claim states no incident and names nobody."""
    filed_on = date.fromisoformat(written_on or "")
    for number, stated in enumerate(claim_rows(content, name=file_name, on=filed_on, drawn=drawn), 1):
        if stated.land is None:
            yield Row(number, "set_aside", stated.text, stated.cells, problem=stated.problem)
            continue
        read = {"kind": "land", "date": stated.day, "agency": agency, "land": [stated.land],
                "clearances": stated.clearances, "problems": stated.problems, "incidents": []}  # fmt: skip
        yield Row(number, "read", stated.text, stated.cells, read, repeatable=stated.repeatable, date=stated.day or "")


_OF_ENCOUNTERS = {"encounter": "encounters", "facilitation": "facilitation"}


def _table_rows(content: bytes, *, file_name: str, agency: str, format: str | None) -> Iterator[Row]:
    for found in read_table(content, name=file_name, format=format):
        if "summary" in found:
            continue
        cells = found.get("cells") or {}
        text = "\t".join("" if v is None else str(v) for v in cells.values())
        met = _OF_ENCOUNTERS.get(str(found.get("kind")), "")
        if "error" in found:
            yield Row(found.get("row") or 0, "set_aside", text, cells=cells, problem=found["error"], format=met)
        elif "repeated_of" in found:
            why = {"rule": f"the same record number and content as row {found['repeated_of']}", "next_step": ""}
            yield Row(found["row"], "repeated", text, cells=cells, problem=why, format=met)
        else:
            read = {k: v for k, v in found.items() if k not in ("spans", "cells")}
            read["agency"] = read.get("agency") or agency
            spans = list(_cell_spans(found.get("spans") or {}, cells))
            yield Row(
                found["row"],
                "read",
                text,
                cells=cells,
                read=read,
                spans=spans,
                repeatable=any(one.get("record_number") for one in (found, *(found.get("incidents") or []))),
                format=met,
            )


def _cell_spans(spans: dict[str, list[dict[str, Any]]], cells: dict[str, Any]) -> Iterator[Span]:
    """Cells as code points of the row's text: cells joined by tabs."""
    starts, at = {}, 0
    for header, value in cells.items():
        length = len("" if value is None else str(value))
        starts[header] = (at, at + length)
        at += length + 1
    for pointer, places in spans.items():
        for part, place in enumerate(places):
            start, end = starts.get(place["column"], (0, 0))
            yield pointer, part, start, end, place["column"]


def as_json(value: Any) -> str:
    """JSON for the database: lone surrogates and NULs, which PostgreSQL cannot hold, are escaped visibly."""
    return json.dumps(value, ensure_ascii=False, default=str).replace("\\u0000", "\\\\u0000")
