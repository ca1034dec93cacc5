"""Lists that may have been sent again and numbered anew: each is one question, made of what the reader sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rabta.counting.queries.asked import lists_asked
from rabta.counting.queries.seen import SQL, Seen
from rabta.counting.rules.sent_anew import TableRow, Tables, row_by_row
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named

Row = dict[str, Any]
Pair = tuple[UUID, UUID]


@dataclass(frozen=True)
class ListSentAnew:
    """Two tables (one and itself, where a list was pasted twice), by their reports' ids, the lesser first.

    `pairs`: every row with the row that says it again, whether or not a person is asked about these two; without those on
    which a judgement of a person stands. `asked`: all pairs between the two that the finding stands for. `mass_g`: what
    the rows of one of the two state.
    """

    first: UUID
    second: UUID
    pairs: tuple[Pair, ...]
    asked: tuple[Pair, ...]
    mass_g: int


def lists_sent_anew(now: Seen) -> list[ListSentAnew]:
    """The lists a person is asked about, in the order of their reports' ids."""
    return lists_of(lists_asked(now))


def lists_of(asked: dict[Tables, list[tuple[str, str]]]) -> list[ListSentAnew]:
    """The same from the asked pairs of each list."""
    reports = sorted({UUID(report) for tables in asked for report in tables})
    rows = ask(SQL + "rows_of_tables.sql", reports=reports) if reports else []
    judged = ask(SQL + "wide_judgements.sql", keys=[row["key"] for row in rows]) if rows else []
    settled = {(row["a"], row["b"]) for row in judged}
    return [_list(tables, pairs, rows, settled) for tables, pairs in asked.items()]


def list_between(now: Seen, first: UUID, second: UUID) -> ListSentAnew | None:
    """The list that the reader is asked about between these two reports; None where there is none."""
    tables = str(min(first, second)), str(max(first, second))
    asked = lists_asked(now).get(tables)
    return lists_of({tables: asked})[0] if asked else None


def lists_named(lists: Iterable[ListSentAnew]) -> list[Row]:
    """The lists as the queue shows them: first, second (the two reports), rows, mass_g; the heaviest first."""
    lists = list(lists)
    named = reports_named({report for one in lists for report in (one.first, one.second)})
    shown = [
        {"first": named[one.first], "second": named[one.second], "rows": len(one.pairs), "mass_g": one.mass_g}
        for one in lists
    ]
    return sorted(shown, key=lambda one: (-one["mass_g"], one["first"]["id"], one["second"]["id"]))


def reports_named(ids: Iterable[UUID]) -> dict[UUID, Row]:
    """Reports as lists of pairs name them: id, number, title, received_at, is_table, agency."""
    kept = ("id", "number", "title", "received_at", "is_table")
    wanted = sorted(set(ids))
    return {
        row["id"]: {**{name: row[name] for name in kept}, "agency": agency_named(row["originator"])}
        for row in (ask(SQL + "reports_named.sql", ids=wanted) if wanted else [])
    }


def _list(tables: Tables, asked: Iterable[tuple[str, str]], rows: list[Row], settled: set[Pair]) -> ListSentAnew:
    held = [row for row in rows if str(row["report"]) in tables]
    mass = {row["key"]: int(row["mass_g"]) for row in held}
    told = (TableRow(str(row["key"]), str(row["report"]), row["row"], row["said"]) for row in held)
    pairs = [(UUID(a), UUID(b)) for a, b in row_by_row(tables, told)]
    return ListSentAnew(
        first=UUID(tables[0]),
        second=UUID(tables[1]),
        pairs=tuple(pair for pair in pairs if pair not in settled),
        asked=tuple((UUID(a), UUID(b)) for a, b in asked),
        mass_g=sum(mass[a] for a, _ in pairs),
    )
