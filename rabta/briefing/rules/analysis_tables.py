"""Tables of analysis as machines take them: every column with its kind, its unit and what it says; rows as plain values."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `kind`: text, texts (several), whole, number, day or bool; `unit`: "" where it has none."""

    name: str
    kind: str
    says: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: its name, what one row is, its columns in order."""

    name: str
    says: str
    columns: tuple[Column, ...]


FLOWS = Table(name="flows", says="one row a flow: events, each in one flow, by what reports claim of their way", columns=(
    Column(name="origin", kind="text", says="where it is said to come from: country, PK/province, not_stated,"
           " differ, several, unread"),
    Column(name="taken", kind="text", says="province where it was taken, abroad, or not_stated"),
    Column(name="destination", kind="text", says="where it is said to be bound for, as origin"),
    Column(name="events", kind="whole", unit="events", says="counted once"),
    Column(name="mass_g", kind="whole", unit="g", says="of the one substance asked for; empty where none was"),
    Column(name="well_graded", kind="whole", unit="events", says="of them: each stated end rests on a source A or B,"
           " information 1 or 2"),
))  # fmt: skip
TABLES = {one.name: one for one in (FLOWS,)}


def as_csv(table: Table, rows: Iterable[Row]) -> str:
    """CSV with a header; several texts of one cell are joined by semicolons; nothing begins with a sign of a formula."""
    out = io.StringIO()
    written = csv.writer(out, lineterminator="\n")
    written.writerow([one.name for one in table.columns])
    for row in rows:
        written.writerow([_cell(row.get(one.name)) for one in table.columns])
    return out.getvalue()


def as_lines(table: Table, rows: Sequence[Row]) -> list[list[str]]:
    """Cells as a person reads them in a terminal."""
    return [[_cell(row.get(one.name)) for one in table.columns] for row in rows]


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = ";".join(map(str, value))
    said = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return f"'{said}" if said[:1] in ("=", "+", "@", "\t", "\r") else said
