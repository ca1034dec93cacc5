"""Inside an opened house: `rabta brief`."""

import json
import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from rabta.briefing.errors import (
    BriefingError,
    NoSuchCampaign,
    NoSuchCurrency,
    NoSuchPriceList,
    NoSuchRates,
    NothingToTell,
    PeriodBackwards,
)
from rabta.briefing.invented import as_of
from rabta.briefing.queries import named_or_offered, whole_record
from rabta.briefing.rules.campaigns import campaign
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into
from rabta.cli.inside.acting import acting_reader
from rabta.documents import queries as documents
from rabta.documents.borders import borders
from rabta.documents.errors import NoSuchPage
from rabta.documents.pages import as_pdf
from rabta.documents.queries import briefing_listed, briefing_opened
from rabta.documents.rules.as_html import as_html
from rabta.documents.rules.as_paper import as_paper
from rabta.documents.rules.as_sheets import as_sheets
from rabta.documents.rules.as_text import as_text
from rabta.documents.rules.one_page import as_one_page
from rabta.language.documents import LANGUAGES, writing_in
from rabta.ledger.errors import LedgerUnwritable
from rabta.people.accounts.models import Account
from rabta.publications.rules.press_text import press_text, words_here
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

WRONG_USE = (NoSuchCampaign, NoSuchCurrency, NoSuchPage, NoSuchPriceList, NoSuchRates, PeriodBackwards)
REFUSALS = (BriefingError, LedgerUnwritable, SharingError)
__all__ = ["REFUSALS", "WRONG_USE", "acting_reader", "brief", "language_of"]


def as_json(briefing: dict[str, Any]) -> str:
    """The opened briefing as one indented JSON object; days as ISO text, ids as text, numbers as numbers.

    Ids of markings stay out: one that changes would tell that the record was released to somebody else. So do pictures,
    which say nothing that the figures do not.
    """
    told = {name: value for name, value in briefing.items() if name != "pictures"}
    return json.dumps(_without_markings(told), default=_plain, ensure_ascii=False, indent=1) + "\n"


def _without_markings(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_markings(one) for name, one in value.items() if name != "marking_id"}
    return [_without_markings(one) for one in value] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = number(value)
        return whole if isinstance(whole, int) else _exact(value)
    return str(value)


def _exact(value: Decimal) -> float | str:
    """A number where JSON's readers keep it as it is, else its digits as text."""
    return float(value) if Decimal(str(float(value))) == value else str(value)


def written(briefing: dict[str, Any], *, format: str, language: str, records: bool) -> bytes:
    """The document in one form and language. `records`: with the records on paper too; JSON and text always have them."""
    with writing_in(language) as tongue:
        if format == "pdf":
            return as_pdf(as_paper(briefing, tongue, records=records, borders=borders()))
        if format == "xlsx":
            return as_sheets(briefing, tongue)
        if format == "html":
            return as_html(briefing, tongue, records=records, borders=borders()).encode()
        if format == "press":
            return _for_the_press(briefing, language)
        return (as_json(briefing) if format == "json" else as_text(briefing, tongue)).encode()


def _for_the_press(briefing: dict[str, Any], language: str) -> bytes:
    """The text for the press. Raises NothingToTell where there is too little that may be told."""
    if text := press_text(briefing, language=language, words=words_here()):
        return f"{text}\n".encode()
    raise NothingToTell


def language_of(as_name: str | None) -> str:
    """The language that this person chose for the console; English for a machine reader."""
    found = Account.objects.filter(sign_in_name=(as_name or "").strip().casefold()).first()
    return str(found.language) if found and found.language in LANGUAGES else "en"


def brief(
    reader_id: uuid.UUID, *, campaign: str | None, date_from: date | None, date_to: date | None, format: str,
    price_list: str | None = None, currency: str | None = None, rates: str | None = None, language: str = "en",
    records: bool = False, one_page: str | None = None,
) -> bytes:  # fmt: skip
    """The whole document, after the ledger has taken note that it is shown. Raises one of REFUSALS."""
    with reading_as(reader_id):
        period = _period(campaign, date_from, date_to)
        asked = {"date_from": period.date_from, "date_to": period.date_to, "price_list": price_list,
                 "into": Into(currency, rates) if currency else None}  # fmt: skip
        if one_page:
            found = documents.one_page(*_subject(one_page), **asked)
            with writing_in(language) as tongue:
                document = as_pdf(as_one_page(found, tongue), "one_page.typ")
        else:
            made = briefing_listed if format == "xlsx" else briefing_opened
            found = made(**asked, today=as_of(timezone.localdate()))
            document = written(found, format=format, language=language, records=records)
    shown = {
        "from": str(period.date_from), "to": str(period.date_to), "format": "one page" if one_page else format,
        "events": _events(found),
        "count_only_totals": sum(len(one["unseen"]["totals"]) for one in found["figures"] if one.get("unseen")),
    }  # fmt: skip
    disclose(
        reader_id=reader_id, deed="briefing:print", subject=("briefing", str(period.date_from)), detail=shown,
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return document


def _subject(words: str) -> tuple[str, str]:
    kind, _, key = words.partition(":")
    return kind, key


def _events(found: dict[str, Any]) -> int:
    """How many events a document opens: none where it is figures alone."""
    if "rows" in found:
        return len({row["opens"] for row in found["rows"] if row["is_event"]})
    return len(found.get("events", ()))


def _period(name: str | None, date_from: date | None, date_to: date | None) -> Period:
    if name:
        return campaign(name) or whole_record()
    return named_or_offered(date_from=date_from, date_to=date_to, today=timezone.localdate())
