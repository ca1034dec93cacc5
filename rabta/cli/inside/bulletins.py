"""Inside an opened house: `rabta bulletin`."""

import uuid
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody_told import table_in_words
from rabta.filing.errors import NotAvailable
from rabta.prevention import queries
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (NotAvailable, SharingError)
__all__ = ["REFUSALS", "acting_reader", "in_words", "listed", "page"]


def listed(reader_id: uuid.UUID) -> dict[str, Any]:
    """Bulletins of the reader's agency and those published, after the ledger has taken note."""
    with reading_as(reader_id) as looking:
        found = queries.bulletins(by=looking)
    own = [{"id": one["id"], "on": one["written_at"].date(), "stands": str(one["stands"])} for one in found["own"]]
    known = {one["id"] for one in own}
    out = [
        {"id": one["id"], "on": one["published_at"].date(), "agency": one["agency"]["code"],
         "stands": "retracted" if one["retracted_at"] else "published"}
        for one in found["published"] if one["id"] not in known
    ]  # fmt: skip
    _enter(reader_id, "bulletin:list", ("page", "bulletins"), {"shown": len(own) + len(out)})
    return {"own": own, "published": out}


def page(reader_id: uuid.UUID, bulletin_id: uuid.UUID) -> bytes:
    """The page of one published bulletin. Raises NotAvailable where none shows under this id."""
    with reading_as(reader_id):
        made = queries.published_page(bulletin_id)
    if made is None:
        raise NotAvailable
    _enter(reader_id, "bulletin:take", ("bulletin", str(bulletin_id)), {})
    return made


def in_words(said: dict[str, Any]) -> str:
    """Tables for a person."""
    rows = [[one["on"], one["stands"].replace("_", " "), one.get("agency", "your agency"), one["id"]]
            for one in (*said["own"], *said["published"])]  # fmt: skip
    return "\n".join([f"{len(rows)} bulletins in your view.", "", *table_in_words(("day", "stands", "agency", "id"), rows)])


def _enter(reader_id: uuid.UUID, deed: str, subject: tuple[str, str], detail: dict[str, Any]) -> None:
    disclose(reader_id=reader_id, deed=deed, subject=subject, detail=detail, at=timezone.now(), new_id=uuid.uuid4)
