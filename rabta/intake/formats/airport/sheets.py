"""What desks and devices of an airport keep in CSV or XLSX: timetable, shift log, lane export, heart-beats, counts, results
of threat image projection, calibration, queues. Titles may stand above the header; English or Urdu words and digits."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from rabta.intake.formats.airport import cells as read
from rabta.intake.formats.baggage.elements import flight_of
from rabta.intake.formats.passenger.sheet_headers import header_key
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.files import open_cells
from rabta.intake.rules.grid import Grid, GridRow, Sheet, cell_address
from rabta.intake.rules.workbook.archive import WorkbookFault
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.vocabulary.rules.tables import table

LINES_LOOKED_AT = 40
MOST_ROWS = 300_000
OF_A_DEVICE = ("beat", "calibration")
"""Kinds of line that may name a device alone: where it stands is known from the register."""
_MEND = "Mend the line and file it again. Line kept, not counted."
Span = tuple[str, int, int, int, str | None]


@dataclass(frozen=True)
class StatedLine:
    """One line of a sheet. `fact` is None where it could not be read, and `problem` says why."""

    line: int
    text: str
    cells: dict[str, str]
    fact: dict[str, Any] | None
    problem: dict[str, Any] | None = None
    spans: Sequence[Span] = field(default_factory=tuple)


@dataclass(frozen=True)
class _Header:
    what: str
    line: int
    columns: dict[str, int]
    names: tuple[str, ...]
    airport: str | None
    day: date | None


@functools.cache
def _fields() -> dict[str, str]:
    return {header_key(word): name for name, words in table("airport_sheets")["columns"].items() for word in words}


def _columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = _fields().get(header_key(cell)) if cell.strip() else None
        if name and name not in found:
            found[name] = index
    return found


def score(cells: Sequence[str]) -> int:
    """How many of the cells are headers of an airport's sheet."""
    return len(_columns(cells))


def _kind(columns: dict[str, int]) -> str | None:
    for kind in table("airport_sheets")["kinds"]:
        if all(name in columns for name in kind["fields"]) and any(name in columns for name in kind["beside"]):
            return str(kind["what"])
    return None


def _header(sheet: Sheet, *, on: date) -> _Header | None:
    titles: list[str] = []
    for row in (row for _, row in zip(range(LINES_LOOKED_AT), sheet.rows(), strict=False)):
        columns = _columns(row.cells)
        if (what := _kind(columns)) is not None:
            above = " | ".join(titles)
            day = next((day for title in titles for word in title.replace("|", " ").split()
                        if (day := read.day_in(word, on=on)) is not None), None)  # fmt: skip
            day = day or next((day for title in titles if (day := _day_within(title, on)) is not None), None)
            return _Header(what, row.line, columns, tuple(row.cells), read.airport_in(above), day)
        titles += [cell for cell in row.cells if cell.strip()]
    return None


def _day_within(title: str, on: date) -> date | None:
    words = fold_digits(title).split()
    for at in range(len(words) - 2):
        if (day := read.day_in(" ".join(words[at : at + 3]).strip(",;:"), on=on)) is not None:
            return day
    return None


def sheet_kind(content: bytes) -> str | None:
    """Which sheet of an airport the file is, one of the kinds of the vocabulary; None for another table."""
    grid = open_cells(content, header_score=score)
    if isinstance(grid, CellFault):
        return None
    header = _first(grid, on=date(2000, 1, 1))
    return header[1].what if header else None


def _first(grid: Grid, *, on: date) -> tuple[Sheet, _Header] | None:
    for sheet in grid.sheets:
        try:
            header = _header(sheet, on=on)
        except WorkbookFault:
            continue
        if header is not None:
            return sheet, header
    return None


def stated_lines(content: bytes, *, name: str, on: date) -> Iterator[StatedLine]:
    """Every line of every sheet that has a header of ours. `on`: the day of filing. Never raises for what a file holds."""
    grid = open_cells(content, header_score=score)
    if isinstance(grid, CellFault):
        yield StatedLine(1, "", {}, None, _fault(name, None, "", grid.rule, grid.next_step))
        return
    for sheet in grid.sheets:
        try:
            header = _header(sheet, on=on)
            rows = [row for _, row in zip(range(MOST_ROWS), sheet.rows(), strict=False)]
        except WorkbookFault as fault:
            yield StatedLine(1, "", {}, None, _fault(name, None, "", fault.fault.rule, fault.fault.next_step))
            continue
        if header is not None:
            yield from (_line(row, header, sheet, name, on) for row in rows
                        if row.line > header.line and not row.is_blank())  # fmt: skip


def _line(row: GridRow, header: _Header, sheet: Sheet, file: str, on: date) -> StatedLine:
    cells = {(header.names[at].strip() if at < len(header.names) else "") or f"column {at + 1}": cell.strip()
             for at, cell in enumerate(row.cells) if cell.strip() or at < len(header.names)}  # fmt: skip
    text = "\t".join(cells.values())
    line = _Line(row, header, sheet, file, on)
    fact = line.fact()
    spans = _spans(cells, line.used) if fact is not None else ()
    return StatedLine(row.line, text, cells, fact, line.problem, spans)


CALLED = {"from": "at", "time": "at", "beat": "at", "departs": "at", "weight": "grams"}
"""What of a fact a column becomes, where it is not called as the column is."""


def _spans(cells: dict[str, str], used: dict[str, str]) -> list[Span]:
    found: list[Span] = []
    at, starts = 0, dict[str, int]()
    for column, value in cells.items():
        starts[column] = at
        at += len(value) + 1
    for name, column in used.items():
        if column in starts:
            pointer, start = f"/airport/0/{CALLED.get(name, name)}", starts[column]
            found.append((pointer, 0, start, start + len(cells[column]), column))
    return found


class _Line:
    """One line being read."""

    def __init__(self, row: GridRow, header: _Header, sheet: Sheet, file: str, on: date) -> None:
        self.row, self.header, self.sheet, self.file, self.on = row, header, sheet, file, on
        self.used: dict[str, str] = {}
        self.problem: dict[str, Any] | None = None

    def cell(self, name: str) -> str:
        at = self.header.columns.get(name)
        return self.row.cells[at].strip() if at is not None and at < len(self.row.cells) else ""

    def take(self, name: str, reader: Any, *, needed: str = "") -> Any:
        """What a cell says; a cell that is filled and cannot be read, or is needed and empty, is a problem."""
        said = self.cell(name)
        value = reader(said) if said else None
        if value is not None:
            self.used[name] = " ".join(self.header.names[self.header.columns[name]].split())
        elif (said or needed) and self.problem is None:
            rule = needed or _CANNOT.get(name, "this cannot be read")
            self.problem = _fault(self.file, self, name, rule, _MEND, said)
        return value

    def fact(self) -> dict[str, Any] | None:
        airport = read.airport_in(self.cell("airport")) if self.cell("airport") else self.header.airport
        if airport is None and not (self.header.what in OF_A_DEVICE and self.cell("device")):
            self.problem = _fault(self.file, self, "airport", "no airport is named, in the line or above the header",
                                  "Name it by its code, as KHI.", self.cell("airport"))  # fmt: skip
            return None
        day = self._day()
        if day is None:
            self.problem = _fault(self.file, self, "day", "no day is named, in the line or above the header",
                                  "Write it as 2026-12-01.", self.cell("day"))  # fmt: skip
            return None
        of = {"what": self.header.what, "airport": airport or "", "day": day.isoformat()}
        fact = {**of, **_READ[self.header.what](self, day)}
        if self.problem is not None:
            return None
        return {name: value for name, value in fact.items() if value not in (None, "") or name == "airport"}

    def _day(self) -> date | None:
        for name in ("day", "time", "beat", "departs", "from"):
            said = self.cell(name)
            if said and (name == "day" or any(sign in said for sign in "-/T")):
                return read.day_in(said, on=self.on)
        return self.header.day

    def at(self, name: str, day: date, *, needed: str) -> str | None:
        time = self.take(name, read.time_in, needed=needed)
        return read.moment(day, time) if time else None


def _departure(line: _Line, day: date) -> dict[str, Any]:
    return {
        "flight": line.take("flight", flight_of, needed="no flight is named"),
        "at": line.at("departs", day, needed="no time of departure is named"),
        "to": (line.cell("to").upper()[:3] or None),
        "passengers": line.take("passengers", read.number_in), "bags": line.take("bags", read.number_in),
    }  # fmt: skip


def _count(line: _Line, day: date) -> dict[str, Any]:
    return {
        "flight": line.take("flight", flight_of, needed="no flight is named"),
        "bags": line.take("bags", read.number_in, needed="no number of bags is given"),
        "passengers": line.take("passengers", read.number_in),
    }  # fmt: skip


def _scan(line: _Line, day: date) -> dict[str, Any]:
    weight = line.take("weight", read.decimal_in)
    return {
        "at": line.at("time", day, needed="no time is given"),
        "lane": line.take("lane", read.code_in, needed="no lane is named"),
        "tag": line.take("tag", read.tag_in), "flight": line.take("flight", flight_of),
        "seconds": line.take("seconds", read.decimal_in),
        "outcome": line.take("outcome", lambda said: read.meaning_in(said, group="outcomes"), needed="no outcome is given"),
        "grams": round(weight * 1000) if weight is not None else None,
    }  # fmt: skip


def _shift(line: _Line, day: date) -> dict[str, Any]:
    begins = line.at("from", day, needed="no beginning of the shift is given")
    ends = line.at("until", day, needed="no end of the shift is given")
    if begins and ends and ends <= begins:  # a shift over midnight
        ends = (datetime.fromisoformat(ends) + timedelta(days=1)).isoformat()
    return {
        "lane": line.take("lane", read.code_in, needed="no lane is named"), "at": begins, "until": ends,
        "bags": line.take("bags", read.number_in), "opened": line.take("opened", read.number_in),
        "officers": line.take("officers", read.number_in),
    }  # fmt: skip


def _beat(line: _Line, day: date) -> dict[str, Any]:
    return {"at": line.at("beat", day, needed="no time is given"), "lane": line.take("lane", read.code_in),
            "device": line.take("device", read.code_in)}  # fmt: skip


def _tip(line: _Line, day: date) -> dict[str, Any]:
    return {
        "at": line.at("time", day, needed="no time is given") if line.cell("time") else None,
        "lane": line.take("lane", read.code_in, needed="no lane is named"), "shown": line.take("shown", read.code_in),
        "answer": line.take("answer", lambda said: read.meaning_in(said, group="answers"), needed="no answer is given"),
    }  # fmt: skip


def _calibration(line: _Line, day: date) -> dict[str, Any]:
    return {
        "lane": line.take("lane", read.code_in), "device": line.take("device", read.code_in),
        "at": line.at("time", day, needed="no time is given") if line.cell("time") else None,
        "measured": line.take("measured", read.decimal_in, needed="no measured value is given"),
        "nominal": line.take("nominal", read.decimal_in, needed="no nominal value is given"),
    }  # fmt: skip


def _queue(line: _Line, day: date) -> dict[str, Any]:
    return {
        "lane": line.take("lane", read.code_in, needed="no lane is named"),
        "at": line.at("time", day, needed="no time is given"),
        "waiting": line.take("waiting", read.number_in, needed="no number waiting is given"),
        "capacity": line.take("capacity", read.number_in, needed="no capacity is given"),
    }  # fmt: skip


_READ = {
    "departure": _departure, "count": _count, "scan": _scan, "shift": _shift, "beat": _beat, "tip": _tip,
    "calibration": _calibration, "queue": _queue,
}  # fmt: skip
_CANNOT = {
    "tag": "a tag has ten digits", "flight": "this is no flight: an airline of two or three letters and a number",
    "time": "this is no time of day", "outcome": "this is no outcome of a scan that is known here",
    "answer": "this is no answer to a projected image that is known here",
}  # fmt: skip


def _fault(
    file: str, line: _Line | None, column: str, rule: str, step: str, value: str = ""
) -> dict[str, Any]:  # fmt: skip
    where, place = file, {}
    if line is not None:
        at = line.header.columns.get(column)
        named = " ".join(line.header.names[at].split()) if at is not None and at < len(line.header.names) else column
        cell = cell_address(at, line.row.line) if at is not None else None
        place = {"sheet": line.sheet.name, "line": line.row.line, "column": named, "cell": cell}
        where += (f', sheet "{line.sheet.name}"' if line.sheet.name else "") + f', line {line.row.line}, column "{named}"'
    said = f': "{value[:120]}"' if value else ""
    return {"file": file, **place, "value": value[:120] or None, "rule": rule, "next_step": step,
            "message": f"{where}{said}: {rule}. {step}"}  # fmt: skip
