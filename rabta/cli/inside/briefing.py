"""Inside an opened house: `rabta brief`."""

import json
import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from rabta.briefing.errors import BriefingError, NoSuchCampaign, NoSuchPriceList, PeriodBackwards
from rabta.briefing.queries import briefing_opened, whole_record
from rabta.briefing.rules.as_html import as_html
from rabta.briefing.rules.as_text import as_text
from rabta.briefing.rules.campaigns import WHOLE_RECORD, campaign
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period
from rabta.cli.inside.acting import acting_reader
from rabta.filing.operations import disclose
from rabta.ledger.errors import LedgerUnwritable
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

WRONG_USE = (NoSuchCampaign, NoSuchPriceList, PeriodBackwards)
REFUSALS = (BriefingError, LedgerUnwritable, SharingError)
__all__ = ["REFUSALS", "WRONG_USE", "acting_reader", "brief"]


def as_json(briefing: dict[str, Any]) -> str:
    """The opened briefing as one indented JSON object; days as ISO text, ids as text, numbers as numbers."""
    return json.dumps(briefing, default=_plain, ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = number(value)
        return whole if isinstance(whole, int) else _exact(value)
    return str(value)


def _exact(value: Decimal) -> float | str:
    """A number where JSON's readers keep it as it is, else its digits as text."""
    return float(value) if Decimal(str(float(value))) == value else str(value)


FORMATS: dict[str, Callable[[dict[str, Any]], str]] = {"text": as_text, "json": as_json, "html": as_html}


def brief(
    reader_id: uuid.UUID, *, campaign: str | None, date_from: date | None, date_to: date | None, format: str,
    price_list: str | None = None,
) -> str:  # fmt: skip
    """The whole document, after the ledger has taken note that it is shown. Raises one of REFUSALS.

    Reports count as owed up to today; of a named campaign, up to its last day.
    """
    with reading_as(reader_id):
        period = _period(campaign, date_from, date_to)
        found = briefing_opened(
            date_from=period.date_from, date_to=period.date_to, price_list=price_list,
            today=min(timezone.localdate(), period.date_to) if campaign else timezone.localdate(),
        )  # fmt: skip
        document = FORMATS[format](found)
    shown = {"from": str(period.date_from), "to": str(period.date_to), "format": format, "events": len(found["events"])}
    disclose(
        reader_id=reader_id, deed="briefing:print", subject=("briefing", str(period.date_from)), detail=shown,
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return document


def _period(name: str | None, date_from: date | None, date_to: date | None) -> Period:
    if date_from and date_to:
        return Period(date_from, date_to)
    return campaign(name or WHOLE_RECORD) or whole_record()
