"""What leaves the house: made in one transaction with its ledger entries, which stand before the first byte leaves."""

import hashlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from rabta.exchange.errors import CaseNotSaid, MayNotExport, NothingToTake, TooMuchAtOnce
from rabta.exchange.exporting import Taken, taken
from rabta.exchange.queries import chains_of, court_items, court_request, judgements_of
from rabta.exchange.rules.court import Bundle, Case
from rabta.exchange.rules.court_bundle import packed
from rabta.exchange.rules.whole_record import Export, Scope, scope_of, write_export
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.ledger.signing import signing_key
from rabta.people.rules.purposes import Purpose
from rabta.sharing.operations import Looking, acting_as
from rabta.vocabulary.rules.numbered import agency_numbered

InUrdu = Callable[[str], str | None]
"""A sentence of the house in Urdu; None where it has none. The doors know it."""


def court_bundle(
    *, reader_id: uuid.UUID, case: Case, at: datetime, new_id: NewId, event_key: uuid.UUID | None = None,
    report_ids: Sequence[uuid.UUID] = (), purpose: Purpose | None = None, in_urdu: InUrdu | None = None,
) -> bytes:  # fmt: skip
    """A bundle for a court or a prosecutor of one event's records, or of these reports, as one ZIP.

    It holds those that handling allows; of the others it says nothing. Each record has a ledger entry of its own that names
    the recipient and the case, so that its originator learns of it. Raises CaseNotSaid, NotAvailable where the event or any
    report is hidden or missing, and NothingToTake where none may be used.
    """
    if not case.is_said:
        raise CaseNotSaid
    with acting_as(reader_id, purpose=purpose) as looking:
        asked = court_request(event_key=event_key, report_ids=report_ids)
        if asked is None:
            raise NotAvailable
        taken = court_items([one["id"] for one in asked["may"]])
        if not taken:
            raise NothingToTake("None of these records may be used in court without its originator's permission.")
        items = [item for _, _, item in taken]
        agency = agency_numbered(looking.agency).code
        signer = signing_key(Path(settings.DATA_DIR) / "keys")
        judgements = judgements_of(items)
        bundle = Bundle(
            case=case, by=looking.name, agency=agency, at=at, items=items, judgements=judgements,
            key=signer.public_key().public_bytes_raw(), chains=chains_of(taken),
            in_urdu=_reasons_in_urdu(judgements, in_urdu),
        )  # fmt: skip
        made = packed(bundle, sign=signer.sign)
        said = {"for": case.recipient, "recipient": case.name, "case": case.number, "name": looking.name}
        digest = hashlib.sha256(made).hexdigest()
        for report_id, marking_id, item in taken:
            detail = {**said, "sha256": digest, "original": item.content is not None}
            deed = looking.deed("bundle:court", subject=("report", str(report_id)), detail=detail, marking_id=marking_id)
            append_entry(deed, id=new_id(), at=at)
    return made


def _reasons_in_urdu(judgements: Sequence[dict[str, Any]], in_urdu: InUrdu | None) -> dict[str, str]:
    said = {str(reason["text"]) for judgement in judgements for reason in judgement["reasons"] or ()}
    return {text: urdu for text in sorted(said) if (urdu := in_urdu(text))} if in_urdu else {}


@dataclass(frozen=True)
class Limits:
    """The most that one export may hold: reports, and bytes of their files. The record is larger than a download."""

    reports: int
    size: int


@dataclass(frozen=True)
class Exported:
    """What an export held."""

    scope: Scope
    reports: int
    size: int


def export_record(
    *, reader_id: uuid.UUID, out: IO[bytes], at: datetime, new_id: NewId, since: date | None = None,
    limits: Limits | None = None, purpose: Purpose | None = None,
) -> Exported:  # fmt: skip
    """Write the record, as far as this reader may take it, to `out`, which nobody else may read until this has returned.

    Rights are looked up as it is made. Every report has a ledger entry of its own, so that its originator learns of the
    copy; an auditor's list, which holds no words, has one. Raises MayNotExport, NothingToTake and TooMuchAtOnce.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        scope = scope_of(looking.roles)
        if scope is None:
            raise MayNotExport
        held = taken(scope, since=since)
        if not held.marking_of:
            raise NothingToTake("There is no report that you may take, from that day on.")
        if limits and (len(held.marking_of) > limits.reports or held.size > limits.size):
            raise TooMuchAtOnce(len(held.marking_of), held.size)
        agency = agency_numbered(looking.agency).code
        export = Export(scope=scope, by=looking.name, agency=agency, at=at, since=since)
        write_export(out, export, tables=held.tables, originals=held.originals())
        _enter_export(looking, scope, held, since=since, at=at, new_id=new_id)
    return Exported(scope, len(held.marking_of), held.size)


def _enter_export(
    looking: Looking, scope: Scope, held: Taken, *, since: date | None, at: datetime, new_id: NewId
) -> None:  # fmt: skip
    said = {"scope": str(scope), "name": looking.name}
    if scope is Scope.LIST:
        detail = {**said, "reports": len(held.marking_of), "since": since and since.isoformat()}
        append_entry(looking.deed("record:export", subject=("page", "export"), detail=detail), id=new_id(), at=at)
        return
    for report_id, marking_id in held.marking_of.items():
        deed = looking.deed("record:export", subject=("report", str(report_id)), detail=said, marking_id=marking_id)
        append_entry(deed, id=new_id(), at=at)
