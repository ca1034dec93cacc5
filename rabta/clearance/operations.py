"""Filing claims of land, and adding photographs to them: one transaction, one ledger entry each."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, connections

from rabta.clearance.errors import NotAClaim
from rabta.clearance.queries import claims_seen
from rabta.clearance.rules.photograph import MOST, NotAPhotograph, Photograph, doubts_of, photograph_of
from rabta.filing.errors import NotAvailable
from rabta.filing.operations import DEFAULT_GRADING, Filed, file_report
from rabta.filing.rules.kinds import Kind
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.sharing.operations import acting_as, reading_as

HERE = ZoneInfo("Asia/Karachi")


@dataclass(frozen=True)
class Given:
    """A photograph as it was sent: its name and its bytes."""

    name: str
    content: bytes


def file_land(
    *, reader_id: uuid.UUID, content: bytes, file_name: str, at: datetime, new_id: NewId, marking_text: str | None = None,
    grading: str = DEFAULT_GRADING, idempotency_key: str = "", photographs: Sequence[Given] = (),
    purpose: Purpose | None = None,
) -> Filed:  # fmt: skip
    """File claims of land as a report of the reader's agency, with photographs of its first claim.

    Photographs are looked at before anything is filed. The report and each photograph are operations of their own; the same
    sent again changes nothing and completes what an interruption left. Raises NotAClaim, and what `file_report` raises.
    """
    looked = _looked_at(photographs)
    filed = file_report(
        reader_id=reader_id, content=content, file_name=file_name, at=at, new_id=new_id, marking_text=marking_text,
        grading=grading, format=str(Kind.LAND), idempotency_key=idempotency_key, purpose=purpose,
    )  # fmt: skip
    if looked:
        with reading_as(reader_id, purpose=purpose):
            claims = claims_seen(report_id=filed.report_id)
        for photo, given in zip(looked, photographs, strict=True) if claims else ():
            _add(reader_id, filed.report_id, claims[0]["key"], photo, given, at=at, new_id=new_id, purpose=purpose)
    return filed


def add_photograph(
    *, reader_id: uuid.UUID, claim_key: uuid.UUID, given: Given, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:
    """Add a photograph to a claim of one's own agency; twice the same changes nothing. Raises NotAClaim, NotAvailable."""
    (photo,) = _looked_at([given])
    _add(reader_id, None, claim_key, photo, given, at=at, new_id=new_id, purpose=purpose)


def _looked_at(photographs: Sequence[Given]) -> list[Photograph]:
    if len(photographs) > MOST:
        raise NotAClaim(f"A claim has at most {MOST} photographs, and here are {len(photographs)}.")
    try:
        return [photograph_of(each.content, name=each.name[:80]) for each in photographs]
    except NotAPhotograph as error:
        raise NotAClaim(str(error)) from None


def _add(
    reader_id: uuid.UUID, report_id: uuid.UUID | None, claim_key: uuid.UUID, photo: Photograph, given: Given, *,
    at: datetime, new_id: NewId, purpose: Purpose | None,
) -> None:  # fmt: skip
    digest = hashlib.sha256(given.content).digest()
    try:
        with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
            claim = _claim(claim_key, report_id)
            if claim["originator"] != looking.agency:
                raise NotAvailable
            cursor.execute("SELECT sha256 FROM land_photograph WHERE claim_key = %s", [claim_key])
            known = [bytes(row[0]) for row in cursor.fetchall()]
            if digest in known:
                return
            if len(known) >= MOST:
                raise NotAClaim(f"A claim has at most {MOST} photographs.")
            doubts = doubts_of(
                photo, started=claim["started_on"], ended=claim["ended_on"], now=at.astimezone(HERE).replace(tzinfo=None),
                bounds=None if claim["west"] is None else (claim["west"], claim["south"], claim["east"], claim["north"]),
            )  # fmt: skip
            detail = {"claim": str(claim_key), "sha256": digest.hex(), "doubts": len(doubts)}
            subject = ("report", str(claim["report_id"]))
            entry = looking.deed("land:photograph", subject=subject, detail=detail, marking_id=claim["marking_id"])
            append_entry(entry, id=new_id(), at=at)
            cursor.execute(
                "INSERT INTO land_photograph (id, report_id, claim_key, sha256, media_type, content, taken_at, lon, lat,"
                " doubts, agency, added_by, added_name, added_at, marking_id)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s)",
                [new_id(), claim["report_id"], claim_key, digest, photo.media_type, photo.content, photo.taken_at, photo.lon,
                 photo.lat, as_json(doubts), looking.agency, looking.reader_id, looking.name, at, claim["marking_id"]],
            )  # fmt: skip
    except IntegrityError:  # the same photograph, sent at this very moment by another request: it is there
        return


def _claim(claim_key: uuid.UUID, report_id: uuid.UUID | None) -> dict[str, Any]:
    found = claims_seen(keys=[claim_key], report_id=report_id)
    if not found:
        raise NotAvailable
    return found[0]
