"""Rows that a recount makes, laid beside those that stand: what stands just so stays, all else gives way.

Every row is made anew from the record, and nearly all of them stand already. To find that out costs the database a part of
what writing them costs, and leaves no dead rows behind. On the resolver's login.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from rabta.counting.writing import Batch, array, given, sends_packed, write

KEYED: Final = {
    "placed_incident": ("incident_key",), "block_key": ("block", "first_day", "incident_key"),
    "event": ("view_id", "key"), "event_member": ("view_id", "incident_key"),
    "counted_line": ("view_id", "event_key", "line_no"), "wide_member": ("incident_key",),
}  # fmt: skip
"""The tables that are renewed, by what no two rows of each share."""


class Renewal:
    """What a recount makes of these tables."""

    def __init__(self, cursor: Any) -> None:
        sends_packed(cursor)
        self._cursor, self._made = cursor, Counter[str]()
        self._stood = {table for table in KEYED if _stands(cursor, table)}

    def clear(self, tables: Iterable[str]) -> None:
        """Take away all that stands in these, which are few rows and written anew."""
        for table in tables:
            self._cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names are ours)

    def put(self, ready: Iterable[Batch]) -> None:
        """Make the rows that lie `within` each batch those of the batch, and touch none that is as it is to be."""
        for batch in ready:
            self._made[batch.table] += batch.rows
            if batch.table in self._stood:
                _renew(self._cursor, batch)
            else:
                write(self._cursor, [batch])

    def keep_only(self, table: str, column: str, keys: Sequence[str]) -> None:
        """Take away what stands of incidents beside these. `column` names the incident; all its rows are put."""
        if table in self._stood:
            self._cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 (names are ours)
            if self._cursor.fetchone()[0] != self._made[table]:
                self._cursor.execute(f"DELETE FROM {table} WHERE {column} <> ALL (%s::uuid[])", [array("uuid", keys)])  # noqa: S608


def _stands(cursor: Any, table: str) -> bool:
    cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")  # noqa: S608
    return bool(cursor.fetchone()[0])


def _renew(cursor: Any, batch: Batch) -> None:
    assert batch.within is not None
    among, limits = batch.within
    made, same = given(batch), _same(batch)
    cursor.execute(
        f"SELECT count(*), count(g.{KEYED[batch.table][0]}) FROM {batch.table} t LEFT JOIN ({made}) g ON {same}"  # noqa: S608
        f" WHERE {among}", [*batch.arrays, *limits])  # fmt: skip
    standing, alike = cursor.fetchone()
    if alike < standing:
        cursor.execute(
            f"DELETE FROM {batch.table} t WHERE {among} AND NOT EXISTS (SELECT FROM ({made}) g WHERE {same})",  # noqa: S608
            [*limits, *batch.arrays])  # fmt: skip
    if alike == 0:
        write(cursor, [batch])
    elif alike < batch.rows:
        names = ", ".join(batch.columns)
        cursor.execute(
            f"INSERT INTO {batch.table} ({names}) SELECT {names} FROM ({made}) g"  # noqa: S608
            f" WHERE NOT EXISTS (SELECT FROM {batch.table} t WHERE {_one(batch)})", batch.arrays)  # fmt: skip


def _one(batch: Batch) -> str:
    return " AND ".join(f"t.{name} = g.{name}" for name in KEYED[batch.table])


def _same(batch: Batch) -> str:
    """That two rows are one and the same, to the last byte."""
    standing, made = (", ".join(f"{side}.{name}" for name in batch.columns) for side in "tg")
    return f"{_one(batch)} AND ROW({standing})::record *= ROW({made})::record"
