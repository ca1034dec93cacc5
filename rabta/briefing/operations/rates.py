"""Bringing rates of exchange: a file is taken whole, in one transaction and with one ledger entry, or not at all."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connections

from rabta.briefing.errors import NotForYouToPrice, NotSaidOfRates
from rabta.briefing.operations.prices import is_pricer
from rabta.briefing.rules.rate_file import DayRate, RateKind, day_rates, read_rates
from rabta.filing.operations import DEFAULT_MARKING
from rabta.filing.recording import id_key
from rabta.filing.rules.identifiers import keyed_id
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking

LONGEST = 200
WRITE = "INSERT INTO rate_list SELECT (jsonb_populate_record(NULL::rate_list, %s::jsonb)).*"
WRITE_RATES = (
    "INSERT INTO day_rate (rate_list_id, from_currency, to_currency, day, rate, inverse, row, marking_id)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True, kw_only=True)
class SaidOfRates:
    """What is said of a file of rates beside its rows. `kind`: middle, buying or selling; `note` may be empty."""

    name: str
    dated: date | None
    kind: str
    source: str
    note: str = ""
    example: bool = False


@dataclass(frozen=True, kw_only=True)
class RatesBrought:
    """The receipt: rows of the file, days that hold a rate as stated and as turned round. `already`: nothing changed."""

    rate_list_id: uuid.UUID
    name: str
    rows: int
    days: int
    inverse: int
    already: bool


def import_rates(
    *, reader_id: uuid.UUID, content: bytes, file_name: str, said: SaidOfRates, at: datetime,
    new_id: NewId, marking_text: str | None = None, purpose: Purpose | None = None,
) -> RatesBrought:  # fmt: skip
    """Take in one list of rates of the centre. The same file under the same words and marking changes nothing.

    Raises NotARateFile with every fault of the file, NotSaidOfRates for what is said beside it, NotForYouToPrice for anybody
    but an analyst of the centre, and what `parse_marking` and `marking_id_for` raise; then nothing is written.
    """
    said = _said(said)
    stated = read_rates(content, file_name=file_name)
    rates = day_rates(stated, RateKind(said.kind))
    inverse = sum(one.inverse for one in rates)
    with acting_as(reader_id, purpose=purpose) as looking:
        if not is_pricer(looking):
            raise NotForYouToPrice
        marking = parse_marking(marking_text or DEFAULT_MARKING, originator=looking.agency)
        marking_id = marking_id_for(marking, looking=looking)
        words = as_json([said.name, str(said.dated), said.kind, said.source, said.note]).encode()
        list_id = keyed_id(id_key(), "rate_list", str(looking.agency), marking.digest(), words + content)
        brought = RatesBrought(
            rate_list_id=list_id, name=said.name, rows=len(stated), days=len(rates) - inverse, inverse=inverse,
            already=_is_here(list_id),
        )  # fmt: skip
        if brought.already:
            return brought
        entry = looking.deed(
            "rates:import", subject=("rate_list", str(list_id)), marking_id=marking_id,
            detail={"dated": str(said.dated), "rows": len(stated)},
        )  # fmt: skip
        append_entry(entry, id=new_id(), at=at)
        _write(said, brought, rates, looking, marking_id, at)
    return brought


def _said(said: SaidOfRates) -> SaidOfRates:
    short = {"name": " ".join(said.name.split()), "source": " ".join(said.source.split()), "note": said.note.strip()}
    for what, words in (("a name", short["name"]), ("a source", short["source"])):
        if not words:
            raise NotSaidOfRates(f"Rates of exchange need {what}: it stands beside every value that they convert.")
    if any(len(words) > LONGEST for words in short.values()):
        raise NotSaidOfRates(f"Name, source and note have at most {LONGEST} characters each.")
    if said.dated is None:
        raise NotSaidOfRates("Say on which day the source published these rates, as 2025-03-31.")
    if said.kind not in [str(one) for one in RateKind]:
        raise NotSaidOfRates(f'"{said.kind}" is no kind of rate: it is one of {", ".join(RateKind)}.')
    return SaidOfRates(**short, dated=said.dated, kind=said.kind, example=said.example)


def _is_here(list_id: uuid.UUID) -> bool:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT FROM rate_list WHERE id = %s", [list_id])
        return cursor.fetchone() is not None


def _write(
    said: SaidOfRates, brought: RatesBrought, rates: Sequence[DayRate], looking: Looking, marking_id: int, at: datetime
) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(WRITE, [as_json({
            "id": brought.rate_list_id, "name": said.name, "dated": said.dated, "kind": said.kind, "source": said.source,
            "note": said.note, "example": said.example or looking.example, "rows": brought.rows,
            "imported_by": looking.reader_id, "imported_name": looking.name, "imported_at": at, "marking_id": marking_id,
        })])  # fmt: skip
        cursor.executemany(WRITE_RATES, [
            (brought.rate_list_id, one.from_currency, one.to_currency, one.day, one.rate, one.inverse, one.row, marking_id)
            for one in rates
        ])  # fmt: skip
