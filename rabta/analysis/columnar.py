"""Tables of analysis as Parquet and Arrow, every column with its unit and what it says; the same rows, the same bytes."""

import importlib
from collections.abc import Sequence
from typing import Any

from rabta.analysis.rules.analysis_tables import Row, Table

PARQUET, ARROW = "application/vnd.apache.parquet", "application/vnd.apache.arrow.stream"
NOT_NEEDED_BEFORE = ("pyarrow", "pyarrow.parquet", "pyarrow.ipc")
"""Loaded by name when first asked for: 70 MB that a console which nobody asks for a table never takes."""


def as_parquet(table: Table, rows: Sequence[Row], **about: str) -> bytes:
    """One Parquet file, compressed with zstd; `about` stands in its metadata."""
    arrow, parquet, _ = map(importlib.import_module, NOT_NEEDED_BEFORE)
    out = arrow.BufferOutputStream()
    parquet.write_table(_made(arrow, table, rows, about), out, compression="zstd")
    return bytes(out.getvalue().to_pybytes())


def as_arrow(table: Table, rows: Sequence[Row], **about: str) -> bytes:
    """One Arrow IPC stream."""
    arrow, _, ipc = map(importlib.import_module, NOT_NEEDED_BEFORE)
    out = arrow.BufferOutputStream()
    made = _made(arrow, table, rows, about)
    with ipc.new_stream(out, made.schema) as stream:
        stream.write_table(made)
    return bytes(out.getvalue().to_pybytes())


def _made(arrow: Any, table: Table, rows: Sequence[Row], about: dict[str, str]) -> Any:
    kinds = {
        "text": arrow.string(), "texts": arrow.list_(arrow.string()), "whole": arrow.int64(), "number": arrow.float64(),
        "day": arrow.date32(), "bool": arrow.bool_(),
    }  # fmt: skip
    fields = [
        arrow.field(one.name, kinds[one.kind], metadata={"says": one.says, **({"unit": one.unit} if one.unit else {})})
        for one in table.columns
    ]
    schema = arrow.schema(fields, metadata={"table": table.name, "says": table.says, **about})
    return arrow.table({one.name: [row.get(one.name) for row in rows] for one in table.columns}, schema=schema)
