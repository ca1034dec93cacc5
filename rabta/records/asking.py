"""Questions kept in `.sql` files, asked in the transaction that `reading_as` or `acting_as` opened.

A question names its parameters (`%(key)s`); values are bound on the server, never written into the text. No question
filters by rights: row security does, before any row arrives here.
"""

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connections

ROOMS = Path(__file__).resolve().parent.parent
_JSON_TYPES = frozenset({114, 3802})  # json and jsonb in PostgreSQL's catalogue: Django hands them over as text


@functools.cache
def question(path: str) -> str:
    """The text of `rabta/<path>`, for example `records/sql/queries/report.sql`."""
    return (ROOMS / path).read_text(encoding="utf-8")


def answers(sql: str, *, using: str = "default", **parameters: Any) -> list[dict[str, Any]]:
    """One dict per row, in the order the question sorts them. Outside an open house there are no rows.

    `using`: another login, for the house's own work; what it sees answers no reader.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description]
        texts = [n for n, column in enumerate(cursor.description) if column.type_code in _JSON_TYPES]
        if not texts:
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return [_row(names, row, texts) for row in cursor.fetchall()]


def ask(path: str, *, using: str = "default", **parameters: Any) -> list[dict[str, Any]]:
    """The answers to one question kept in a file."""
    return answers(question(path), using=using, **parameters)


def as_json(value: Mapping[str, Any] | list[Any]) -> str:
    """A JSON parameter, to be bound as text and cast to jsonb by the question."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _row(names: list[str], row: tuple[Any, ...], texts: list[int]) -> dict[str, Any]:
    values = list(row)
    for n in texts:
        if isinstance(values[n], str):
            values[n] = json.loads(values[n])
    return dict(zip(names, values, strict=True))
