"""Inside an opened house: `rabta reread`."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.filing.errors import FilingError, NotAvailable
from rabta.filing.reading_again import read_again, read_by_an_older_reader
from rabta.records import queries as records
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

__all__ = ["acting_reader", "again", "chosen"]


def chosen(reader_id: uuid.UUID, named: Sequence[str]) -> list[uuid.UUID | str]:
    """The reports to read again: those named, as they are named, else all that an older reader read."""
    return list(named) or list(read_by_an_older_reader(reader_id))


def again(reader_id: uuid.UUID, report: uuid.UUID | str) -> dict[str, Any]:
    """Read one again; a refusal is an answer, the same for hidden and missing."""
    try:
        report_id = report if isinstance(report, uuid.UUID) else _named(reader_id, report)
        told = read_again(reader_id=reader_id, report_id=report_id, at=timezone.now(), new_id=uuid.uuid4)
    except (FilingError, SharingError) as refusal:
        return {"report": str(report), "error": str(refusal)}
    return {"report": str(report), "already": True} if told is None else {"report": str(report), **asdict(told)}


def _named(reader_id: uuid.UUID, said: str) -> uuid.UUID:
    with reading_as(reader_id):
        found = records.report_named(said)
    if found is None:
        raise NotAvailable
    return found
