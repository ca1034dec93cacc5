"""Inside an opened house: `rabta publish`."""

import argparse
import uuid
from typing import Any

from django.utils import timezone

from rabta.briefing.errors import BriefingError, NoSuchCampaign, PeriodBackwards
from rabta.briefing.queries import whole_record
from rabta.briefing.rules.campaigns import campaign
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody_told import table_in_words
from rabta.filing.errors import NotAvailable
from rabta.language.documents import edition_page, edition_pdf, edition_withdrawn
from rabta.publications import operations
from rabta.publications.queries import editions as queries
from rabta.publications.rules.course import Kind
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

WRONG_USE = (NoSuchCampaign, PeriodBackwards)
REFUSALS = (BriefingError, NotAvailable, SharingError)
__all__ = [
    "REFUSALS", "WRONG_USE", "acting_reader", "frozen", "in_words", "listed", "page", "prepare", "restate", "sign",
]  # fmt: skip


def prepare(reader_id: uuid.UUID, arguments: argparse.Namespace) -> uuid.UUID:
    """Freeze the figures of the days that were named; the id of what was prepared."""
    named = campaign(arguments.campaign) if arguments.campaign else Period(arguments.date_from, arguments.date_to)
    if named is None:
        with reading_as(reader_id, releasable=True):
            named = whole_record()
    into = Into(arguments.currency, arguments.rates) if arguments.currency else None
    new = operations.NewEdition(period=named, price_list=arguments.price_list, into=into)
    return operations.prepare_edition(
        reader_id=reader_id, new=new, page=edition_page, at=timezone.now(), new_id=uuid.uuid4
    )  # fmt: skip


def restate(reader_id: uuid.UUID, edition_id: uuid.UUID) -> uuid.UUID:
    """Freeze the days of this publication anew; the id of the restatement."""
    return operations.prepare_restatement(
        reader_id=reader_id, edition_id=edition_id, page=edition_page, at=timezone.now(), new_id=uuid.uuid4
    )


def sign(reader_id: uuid.UUID, edition_id: uuid.UUID, kind: str, words: str) -> None:
    """Sign one step."""
    operations.sign_edition(
        reader_id=reader_id, edition_id=edition_id, kind=Kind(kind), words=words, at=timezone.now(), new_id=uuid.uuid4
    )


def listed(reader_id: uuid.UUID) -> dict[str, Any]:
    """What was published and what the centre prepared, after the ledger has taken note."""
    with reading_as(reader_id) as looking:
        found = queries.editions(by=looking)
    rows = [
        {"id": one["id"], "from": one["date_from"], "to": one["date_to"], "restates": one["restates_id"],
         "stands": "retracted" if one.get("withdrawn_at") else str(one.get("stands", "published"))}
        for one in {row["id"]: row for row in (*found["own"], *found["published"])}.values()
    ]  # fmt: skip
    _enter(reader_id, "edition:list", ("page", "publications"), {"shown": len(rows)})
    return {"publications": rows}


def frozen(reader_id: uuid.UUID, edition_id: uuid.UUID) -> dict[str, Any]:
    """What is frozen under this id: to the centre with its records, to others what was told. Raises NotAvailable."""
    with reading_as(reader_id) as looking:
        found = queries.edition(edition_id, by=looking)
        if found is None:
            raise NotAvailable
        if found["own"]:
            found["own"]["figures"] = queries.frozen_figures(edition_id, records=True)
    _enter(reader_id, "edition:read", ("edition", str(edition_id)), {})
    hidden = ("said", "next", "restates", "marking_id")
    return {**found, "own": found["own"] and {name: said for name, said in found["own"].items() if name not in hidden}}


def page(reader_id: uuid.UUID, edition_id: uuid.UUID, form: str, language: str) -> bytes:
    """The page of a publication, as it left, or its PDF in one language. Raises NotAvailable where none shows under this
    id, or where it has no printed form."""
    with reading_as(reader_id):
        found = queries.page_of_edition(edition_id)
    if found is None or (form == "pdf" and not found["printed"]):
        raise NotAvailable
    _enter(reader_id, "edition:take", ("edition", str(edition_id)), {})
    gone = timezone.localdate(found["withdrawn_at"]) if found["withdrawn_at"] else None
    if form == "pdf":
        return edition_pdf(found["printed"], language, gone=gone)
    return edition_withdrawn(gone) if gone else str(found["page"]).encode()


def in_words(said: dict[str, Any]) -> str:
    """A table for a person."""
    rows = [[one["from"], one["to"], one["stands"], "restatement" if one["restates"] else "", one["id"]]
            for one in said["publications"]]  # fmt: skip
    heads = ("from", "to", "stands", "", "id")
    return "\n".join([f"{len(rows)} publications in your view.", "", *table_in_words(heads, rows)])


def _enter(reader_id: uuid.UUID, deed: str, subject: tuple[str, str], detail: dict[str, Any]) -> None:
    disclose(reader_id=reader_id, deed=deed, subject=subject, detail=detail, at=timezone.now(), new_id=uuid.uuid4)
