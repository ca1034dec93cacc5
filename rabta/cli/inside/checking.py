"""Inside an opened house: `rabta check --against record`."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from rabta.briefing.errors import BriefingError, NoSuchCampaign, PeriodBackwards
from rabta.briefing.queries import whole_record
from rabta.briefing.rules import campaigns
from rabta.cli.inside.acting import acting_reader
from rabta.ledger.errors import LedgerUnwritable
from rabta.publications.queries.checking import judge
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

WRONG_USE = (NoSuchCampaign, PeriodBackwards)
REFUSALS = (BriefingError, LedgerUnwritable, SharingError)
__all__ = ["REFUSALS", "WRONG_USE", "acting_reader", "judged"]
Row = dict[str, Any]


def judged(
    reader_id: uuid.UUID, readings: list[Row], *, campaign: str | None, date_from: date | None, date_to: date | None
) -> list[Row]:  # fmt: skip
    """Every reading with its verdicts, ready for JSON, after the ledger has taken note. Raises one of REFUSALS.

    What could not be read keeps its error. The ledger holds counts, never the text or its figures.
    """
    with reading_as(reader_id):
        period, today = _period(campaign, date_from, date_to), timezone.localdate()
        found = [reading if "error" in reading else judge(reading, today=today, **period) for reading in readings]
    figures = sum(len(reading.get("figures", ())) for reading in found)
    disclose(
        reader_id=reader_id, deed="text:check", subject=("page", "check"),
        detail={"shown": {"texts": len(found), "figures": figures}}, at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return [_plain(reading) for reading in found]


def _period(name: str | None, date_from: date | None, date_to: date | None) -> dict[str, date | None]:
    if name is None:
        return {"date_from": date_from, "date_to": date_to}
    period = campaigns.campaign(name) or whole_record()
    return {"date_from": period.date_from, "date_to": period.date_to}


def _plain(value: Any) -> Any:
    """The same for JSON: days as ISO text, numbers as numbers."""
    if isinstance(value, dict):
        return {key: _plain(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inside) for inside in value]
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value.isoformat() if isinstance(value, date) else value
