"""What persons do to the briefing: state what seizures are worth."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connections

from rabta.briefing.errors import NotForYouToPrice
from rabta.briefing.rules.price_file import PriceFile, read_price_file
from rabta.filing.operations import DEFAULT_MARKING
from rabta.filing.recording import id_key
from rabta.filing.rules.identifiers import keyed_id
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking
from rabta.vocabulary.rules.numbered import agency_number
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import unit

CENTRE = "NNCC"


@dataclass(frozen=True)
class Imported:
    """What became of a price file. `already`: the same list was here under this marking; nothing changed."""

    price_list_id: uuid.UUID
    name: str
    prices: int
    already: bool


def import_price_list(
    *, reader_id: uuid.UUID, content: bytes, file_name: str, at: datetime, new_id: NewId,
    marking_text: str | None = None, purpose: Purpose | None = None,
) -> Imported:  # fmt: skip
    """Take in one price list of the centre. The same file twice under one marking changes nothing.

    Raises NotAPriceFile, NotForYouToPrice for anybody but an analyst of the centre, UnreadableMarking for a marking that
    is not understood and AboveYourself for one above the reader's vetting; then nothing is written.
    """
    stated = read_price_file(content, file_name=file_name)
    with acting_as(reader_id, purpose=purpose) as looking:
        if not is_pricer(looking):
            raise NotForYouToPrice
        marking = parse_marking(marking_text or DEFAULT_MARKING, originator=looking.agency)
        marking_id = marking_id_for(marking, looking=looking)
        list_id = keyed_id(id_key(), "price list", str(looking.agency), marking.digest(), content)
        if _is_here(list_id):
            return Imported(list_id, stated.name, len(stated.prices), already=True)
        entry = looking.deed(
            "prices:import", subject=("price_list", str(list_id)), marking_id=marking_id,
            detail={"dated": str(stated.dated), "prices": len(stated.prices)},
        )  # fmt: skip
        append_entry(entry, id=new_id(), at=at)
        _write(stated, list_id, looking, marking_id, at)
    return Imported(list_id, stated.name, len(stated.prices), already=False)


def is_pricer(looking: Looking) -> bool:
    """Whether this reader states what seizures are worth: an analyst of the centre. The database holds it, too."""
    return Role.ANALYST in looking.roles and looking.agency == agency_number(CENTRE)


def _is_here(list_id: uuid.UUID) -> bool:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT FROM price_list WHERE id = %s", [list_id])
        return cursor.fetchone() is not None


def _write(stated: PriceFile, list_id: uuid.UUID, looking: Looking, marking_id: int, at: datetime) -> None:
    kept = {name: value for name, value in asdict(stated).items() if name != "prices"}
    values = {
        **kept, "id": list_id, "example": stated.example or looking.example, "imported_by": looking.reader_id,
        "imported_at": at, "marking_id": marking_id,
    }  # fmt: skip
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO price_list ({', '.join(values)}) VALUES ({', '.join(['%s'] * len(values))})",  # noqa: S608
            list(values.values()),
        )
        cursor.executemany(
            "INSERT INTO price (price_list_id, substance, unit, price, marking_id) VALUES (%s, %s, %s, %s, %s)",
            [
                (list_id, substance(row.substance).number, unit(row.unit).number, row.price, marking_id)
                for row in stated.prices
            ],
        )
