"""Inside an opened house: `rabta analyse`."""

import json
import uuid
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.briefing.errors import BriefingError
from rabta.briefing.queries import whole_record
from rabta.briefing.queries.analysed import analysed
from rabta.briefing.rules.analysis_tables import Table, as_csv, as_lines
from rabta.briefing.rules.exposure import UnreadableExposures
from rabta.briefing.rules.period import Period
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
    well_graded_only: bool, format: str,
) -> bytes:  # fmt: skip
    """One table as bytes of this format, after the ledger has taken note. Raises BriefingError, NoReader."""
    with reading_as(reader_id):
        period = _period(date_from, date_to)
        table, rows = analysed(what, **asdict(period), substance=substance, well_graded_only=well_graded_only)
    disclose(reader_id=reader_id, deed="analysis:read", subject=("page", what), detail={"shown": len(rows)},
             at=timezone.now(), new_id=uuid.uuid4)  # fmt: skip
    return _FORMATS[format](table, rows, period)


def _period(first: date | None, last: date | None) -> Period:
    """From `first` to `last`; where one is not said, from the first or to the last day on record."""
    if first and last:
        return Period(first, last)
    whole = whole_record()
    return Period(first or whole.date_from, last or whole.date_to)


def _text(table: Table, rows: Rows, period: Period) -> bytes:
    begins = f"{table.name}: {table.says}. {period.in_words()}, in your view."
    cells = table_in_words(tuple(one.name for one in table.columns), as_lines(table, rows))
    return "\n".join([begins, "", *cells, ""]).encode()


def _csv(table: Table, rows: Rows, period: Period) -> bytes:
    return as_csv(table, rows).encode()


def _json(table: Table, rows: Rows, period: Period) -> bytes:
    said = {"period": {"from": period.date_from, "to": period.date_to}, "table": asdict(table), "rows": rows}
    return json.dumps(said, ensure_ascii=False, default=str).encode() + b"\n"


_FORMATS = {"text": _text, "csv": _csv, "json": _json}
