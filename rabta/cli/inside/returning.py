"""Inside an opened house: `rabta returns`."""

import argparse
import uuid
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.briefing.errors import PeriodBackwards
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.wording import count_in_words
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody_told import table_in_words
from rabta.filing.errors import NotAvailable
from rabta.returns import operations, queries
from rabta.returns.errors import NoSuchForm, ReturnsError
from rabta.returns.rules.as_csv import as_csv
from rabta.returns.rules.checks import WHY
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

WRONG_USE = (NoSuchForm, PeriodBackwards)
REFUSALS = (ReturnsError, NotAvailable, SharingError)
Row = dict[str, Any]
__all__ = [
    "REFUSALS", "WRONG_USE", "acting_reader", "beside_in_words", "content", "filled", "in_words", "listed", "prepare",
]  # fmt: skip


def filled(reader_id: uuid.UUID, arguments: argparse.Namespace) -> tuple[bytes, Row]:
    """The file as it would be, and what stands beside it, after the ledger has taken note. Writes nothing else."""
    made = operations.make_return(
        reader_id=reader_id, code=arguments.form, period=_period(arguments), version=arguments.version
    )
    _enter(reader_id, "return:fill", ("page", "returns"), {"form": arguments.form, "rows": len(made.rows)})
    return as_csv(made.version, made.rows), {
        "form": arguments.form, "version": made.version.version, "columns": [one.name for one in made.version.columns],
        "rows": [one.values for one in made.rows],
        "set_aside": [operations.told_aside(one) for one in made.aside],
        "doubts": [asdict(one) for one in made.doubts], "left_out": made.left_out,
    }  # fmt: skip


def prepare(reader_id: uuid.UUID, arguments: argparse.Namespace) -> uuid.UUID:
    """Freeze a return; its id."""
    return operations.prepare_return(
        reader_id=reader_id, code=arguments.form, period=_period(arguments), version=arguments.version, at=timezone.now(),
        new_id=uuid.uuid4,
    )  # fmt: skip


def listed(reader_id: uuid.UUID) -> Row:
    """The register as this reader sees it, after the ledger has taken note."""
    with reading_as(reader_id) as looking:
        found = queries.returns(by=looking)["returns"]
    _enter(reader_id, "return:list", ("page", "returns"), {"shown": len(found)})
    kept = ("id", "form", "version", "date_from", "date_to", "rows", "sha256")
    return {"returns": [
        {**{name: one[name] for name in kept}, "stands": str(one["stands"]), "sent": one["sent"] and one["sent"]["words"],
         "sent_on": one["sent"] and timezone.localdate(one["sent"]["signed_at"])} for one in found
    ]}  # fmt: skip


def content(reader_id: uuid.UUID, return_id: uuid.UUID) -> bytes:
    """The file of a return, as it is sent. Raises NotAvailable where none shows under this id."""
    with reading_as(reader_id):
        found = queries.content(return_id)
    if found is None:
        raise NotAvailable
    _enter(reader_id, "return:take", ("return", str(return_id)), {})
    return str(found["content"]).encode()


def in_words(said: Row) -> str:
    """A table for a person."""
    rows = [[one["form"], one["date_from"], one["date_to"], one["rows"], one["stands"], one["sent_on"] or "", one["id"]]
            for one in said["returns"]]  # fmt: skip
    heads = ("form", "from", "to", "rows", "stands", "sent", "id")
    said_in_all = count_in_words(len(rows), "return", "returns")
    return "\n".join([f"{said_in_all} in your view.", "", *table_in_words(heads, rows)])


def beside_in_words(said: Row) -> str:
    """What stands beside the file, for a person."""
    lines = [f"{len(said['rows'])} rows in version {said['version']}."]
    lines += [f"Not in the file, {one['day']}: {one['column']} \"{one['value']}\": {WHY[one['why']]}."
              for one in said["set_aside"]]  # fmt: skip
    for one in said["doubts"]:
        of = f" ({', '.join(filter(None, (one['of'], one['first'])))})" if one["of"] else ""
        rows = f"rows {', '.join(map(str, one['rows']))}" if one["rows"] else "the version"
        lines.append(f"Look at {rows}: {WHY[one['why']]}{of}.")
    lines += [f"No row can be of {many} events: {name}." for name, many in said["left_out"].items()]
    return "\n".join(lines)


def _period(arguments: argparse.Namespace) -> Period:
    if arguments.year is not None:
        return Period(date(arguments.year, 1, 1), date(arguments.year, 12, 31))
    return Period(arguments.date_from, arguments.date_to)


def _enter(reader_id: uuid.UUID, deed: str, subject: tuple[str, str], detail: Row) -> None:
    disclose(reader_id=reader_id, deed=deed, subject=subject, detail=detail, at=timezone.now(), new_id=uuid.uuid4)
