"""Writing many rows of one table at once. On the resolver's login.

COPY is not for tables under row security; an array for each column, which the database unfolds, is some twenty times as
fast as a statement for each row.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

BATCH = 5000
MOST_WAITING = 8
_json = json.JSONEncoder(ensure_ascii=False, default=str).encode
_WRITTEN_AS_TEXT = frozenset({"text", "jsonb", "smallint[]", "uuid[]", "bigint[]"})
"""Types whose values are quoted in an array. Arrays do not stand in arrays of another length: they are sent as texts."""


class Batch(NamedTuple):
    """Rows of one table, ready to be sent: an array for each of the `columns` (name to type). `table` and those are ours."""

    table: str
    columns: Mapping[str, str]
    arrays: Sequence[str]


def batches(table: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> Iterator[Batch]:
    """Rows of values in the order of `columns`; other columns stay null."""
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        each = zip(columns.values(), zip(*batch, strict=True), strict=True)
        yield Batch(table, columns, [array(kind, values) for kind, values in each])


def write(cursor: Any, ready: Iterable[Batch]) -> None:
    """Insert what is ready."""
    for table, columns, arrays in ready:
        names = ", ".join(columns)
        given = ", ".join([f"%s::{kind if kind not in _WRITTEN_AS_TEXT else 'text'}[]" for kind in columns.values()])
        values = ", ".join([f"{name}::{kind}" if kind in _WRITTEN_AS_TEXT else name for name, kind in columns.items()])
        insert = f"INSERT INTO {table} ({names}) SELECT {values} FROM unnest({given}) AS given ({names})"  # noqa: S608
        cursor.execute(insert, arrays)


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
        said = ["NULL" if value is None else _quoted(value) for value in values]
    elif kind == "jsonb":
        said = [_quoted(_json(value)) if value else f'"{value}"' for value in values]
    elif kind in _WRITTEN_AS_TEXT:
        said = ['"{' + ",".join(map(str, value)) + '}"' for value in values]
    else:
        said = ["NULL" if value is None else str(value) for value in values]
    return "{" + ",".join(said) + "}"


def _quoted(text: str) -> str:
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
