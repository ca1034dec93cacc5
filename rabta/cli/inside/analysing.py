"""Inside an opened house: `rabta analyse`."""

import json
import uuid
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.analysis.columnar import as_arrow, as_parquet
from rabta.analysis.queries.analysed import analysed
from rabta.analysis.rules.analysis_tables import Table, as_csv, as_lines
from rabta.analysis.rules.exposure import UnreadableExposures
from rabta.briefing.errors import BriefingError
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody_told import table_in_words
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (SharingError, BriefingError, UnreadableExposures)
__all__ = ["REFUSALS", "acting_reader", "analysed_by"]
Rows = list[dict[str, Any]]


def analysed_by(
    reader_id: uuid.UUID, what: str, *, date_from: date | None, date_to: date | None, substance: str | None,
    well_graded_only: bool, format: str, currency: str | None = None, rates: str | None = None,
) -> bytes:  # fmt: skip
    """One table as bytes of this format, after the ledger has taken note. Raises BriefingError, NoReader."""
    with reading_as(reader_id):
        found = analysed(what, date_from=date_from, date_to=date_to, substance=substance,
                         well_graded_only=well_graded_only, today=timezone.localdate(),
                         into=Into(currency, rates) if currency else None)  # fmt: skip
    disclose(reader_id=reader_id, deed="analysis:read", subject=("page", what), detail={"shown": len(found["rows"])},
             at=timezone.now(), new_id=uuid.uuid4)  # fmt: skip
    return _FORMATS[format](found["table"], found["rows"], found["period"])


def _text(table: Table, rows: Rows, period: Period) -> bytes:
    begins = f"{table.name}: {table.says}. {period.in_words()}, in your view."
    cells = table_in_words(tuple(one.name for one in table.columns), as_lines(table, rows))
    return "\n".join([begins, "", *cells, ""]).encode()


def _csv(table: Table, rows: Rows, period: Period) -> bytes:
    return as_csv(table, rows).encode()


def _json(table: Table, rows: Rows, period: Period) -> bytes:
    said = {"period": {"from": period.date_from, "to": period.date_to}, "table": asdict(table), "rows": rows}
    return json.dumps(said, ensure_ascii=False, default=str).encode() + b"\n"


def _parquet(table: Table, rows: Rows, period: Period) -> bytes:
    return as_parquet(table, rows, period=period.in_words())


def _arrow(table: Table, rows: Rows, period: Period) -> bytes:
    return as_arrow(table, rows, period=period.in_words())


_FORMATS = {"text": _text, "csv": _csv, "json": _json, "parquet": _parquet, "arrow": _arrow}
