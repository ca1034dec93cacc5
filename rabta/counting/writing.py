"""Writing many rows of one table at once. On the resolver's login.

COPY is not for tables under row security; an array for each column, which the database unfolds, is some twenty times as
fast as a statement for each row.
"""

import json
import struct
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from psycopg.adapt import Dumper
from psycopg.pq import Format

BATCH = 5000
MOST_WAITING = 8
_json = json.JSONEncoder(ensure_ascii=False, default=str).encode
_PACKED: Final = {"bigint": (20, 8, ">i8"), "integer": (23, 4, ">i4"), "uuid": (2950, 16, "V16")}
"""By type: its number in the database's catalogue, and how long and what each value of it is."""
_WRITTEN_AS_TEXT = frozenset({"text", "jsonb", "smallint[]", "uuid[]", "bigint[]"})
"""Types whose values are quoted in an array. Arrays do not stand in arrays of another length: they are sent as texts."""


Within = tuple[str, Sequence[Any]]
"""A condition on rows `t`, and what it names."""


class Packed(bytes):
    """An array as the database itself packs it: four times as fast to read as one that is spelled out."""


class _AsPacked(Dumper):
    format = Format.BINARY

    def dump(self, obj: bytes) -> bytes:
        return obj


class Batch(NamedTuple):
    """Rows of one table, ready to be sent: an array for each of the `columns` (name to type). `table` and those are ours.

    `rows`: how many. `within`: where these are all rows that there are to be (renewing.py).
    """

    table: str
    columns: Mapping[str, str]
    arrays: Sequence[Any]
    rows: int
    within: Within | None = None


def batches(table: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> Iterator[Batch]:
    """Rows of values in the order of `columns`; other columns stay null."""
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        yield batch(table, columns, some)


def batch(table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]], within: Within | None = None) -> Batch:
    """These rows, all together, in the order of `columns`; other columns stay null."""
    each = zip(columns.values(), zip(*rows, strict=True) if rows else [()] * len(columns), strict=True)
    return Batch(table, columns, [array(kind, values) for kind, values in each], len(rows), within)


def write(cursor: Any, ready: Iterable[Batch]) -> None:
    """Insert what is ready."""
    for one in ready:
        if one.rows:
            cursor.execute(f"INSERT INTO {one.table} ({', '.join(one.columns)}) {given(one)}", one.arrays)  # noqa: S608


def given(one: Batch) -> str:
    """A question whose answer is the batch, its `arrays` bound."""
    arrays = ", ".join([f"%s::{kind if kind not in _WRITTEN_AS_TEXT else 'text'}[]" for kind in one.columns.values()])
    values = [f"{name}::{kind} AS {name}" if kind in _WRITTEN_AS_TEXT else name for name, kind in one.columns.items()]
    return f"SELECT {', '.join(values)} FROM unnest({arrays}) AS given ({', '.join(one.columns)})"  # noqa: S608


@contextmanager
def behind() -> Iterator[Callable[..., None]]:
    """Calls (what, and with which arguments) that are done one after the other, while this goes on to what is next.

    At most MOST_WAITING wait; all are done, or the first that failed has raised, at the end.
    """
    with ThreadPoolExecutor(max_workers=1) as other:
        waiting = deque[Future[Any]]()

        def call(do: Callable[..., Any], *arguments: Any) -> None:
            waiting.append(other.submit(do, *arguments))
            if len(waiting) > MOST_WAITING:
                waiting.popleft().result()

        yield call
        for one in waiting:
            one.result()


def array(kind: str, values: Iterable[Any]) -> str:
    """Values of one type as the database reads an array of it; an array of arrays, or of JSON, as one of texts.

    >>> array("integer", [1, None]), array("text", ['a "b"']), array("smallint[]", [[1, 2], []])
    ('{1,NULL}', '{"a \\\\"b\\\\""}', '{"{1,2}","{}"}')
    """
    if kind == "text":
        values = list(values)
        spelled = {value: "NULL" if value is None else _quoted(value) for value in set(values)}
        said = [spelled[value] for value in values]
    elif kind == "jsonb":
        said = [_quoted(_json(value)) if value else f'"{value}"' for value in values]
    elif kind in _WRITTEN_AS_TEXT:
        said = ['"{' + ",".join(map(str, value)) + '}"' if value else '"{}"' for value in values]
    else:
        said = ["NULL" if value is None else str(value) for value in values]
    return "{" + ",".join(said) + "}"


def sends_packed(cursor: Any) -> None:
    """Let `Packed` be among what this cursor binds."""
    cursor.adapters.register_dumper(Packed, _AsPacked)


def packed(kind: str, values: NDArray[Any]) -> Packed:
    """Numbers, or `ids`, none of them null. Source: PostgreSQL's array_send, in utils/adt/arrayfuncs.c."""
    oid, width, dtype = _PACKED[kind]
    made = np.empty(len(values), dtype=[("width", ">i4"), ("value", dtype)])
    made["width"], made["value"] = width, values
    return Packed(struct.pack(">iiIii", 1, 0, oid, len(values), 1) + made.tobytes())


def ids(keys: Sequence[str]) -> NDArray[Any]:
    """Keys in the form in which they are packed."""
    return np.frombuffer(bytes.fromhex("".join(keys).replace("-", "")), dtype="V16")


def _quoted(text: str) -> str:
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
