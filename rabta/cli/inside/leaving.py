"""Inside an opened house: `rabta bundle` and `rabta export`."""

import argparse
import uuid
from datetime import date
from typing import IO

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.exchange.errors import ExchangeError
from rabta.exchange.operations import court_bundle, export_record
from rabta.exchange.rules.court import Case
from rabta.filing.errors import NotAvailable
from rabta.language.sentences import said_in_urdu
from rabta.ledger.errors import LedgerUnwritable
from rabta.sharing.errors import SharingError

REFUSALS = (ExchangeError, NotAvailable, LedgerUnwritable, SharingError)
__all__ = ["REFUSALS", "acting_reader", "bundle", "export"]


def bundle(reader_id: uuid.UUID, arguments: argparse.Namespace, out: IO[bytes]) -> str:
    """Write a court bundle of one event."""
    case = Case(recipient=arguments.recipient, name=arguments.name, number=arguments.case)
    made = court_bundle(
        reader_id=reader_id, case=case, event_key=arguments.event, at=timezone.now(), new_id=uuid.uuid4, in_urdu=said_in_urdu
    )
    out.write(made)
    return f"{arguments.out}: {len(made):,} bytes."


def export(reader_id: uuid.UUID, since: date | None, out: IO[bytes]) -> str:
    """Write what this reader may take of the record."""
    made = export_record(reader_id=reader_id, out=out, since=since, at=timezone.now(), new_id=uuid.uuid4)
    return f"{made.reports:,} reports, {made.size:,} bytes of files ({made.scope})."
