"""The briefing: large figures, and the records behind each."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from rabta.briefing import invented, queries
from rabta.briefing.errors import NothingDated
from rabta.briefing.pricing import chosen_list, price_list, price_lists, rates_named, ways_into
from rabta.briefing.rules.period import Period as BriefedPeriod
from rabta.briefing.rules.valuing import Into
from rabta.documents import queries as documents
from rabta.documents.borders import borders
from rabta.documents.errors import NoSuchPage
from rabta.documents.pages import as_pdf
from rabta.documents.rules.as_paper import as_paper
from rabta.documents.rules.as_sheets import as_sheets
from rabta.documents.rules.document import Language
from rabta.documents.rules.one_page import as_one_page, subjects_in
from rabta.documents.rules.story import story
from rabta.filing.queries import progress
from rabta.language.documents import LANGUAGES
from rabta.language.sentences import in_english
from rabta.publications.queries.since import since_published
from rabta.web import clock
from rabta.web.door import Disclosed, answer, answer_bytes, signed_in
from rabta.web.figure_views import FRONT, Opening, in_order, laid_out
from rabta.web.paging import Page, page_number
from rabta.web.periods import Period, named_days
from rabta.web.refusals import or_refused
from rabta.web.worth_asked import asked_of_worth, in_a_currency, worth_asked

EVENTS_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ELSEWHERE = ("map",)
"""Sections of the document that have pages of their own here."""
SIDES = ("key", "agency", "province", "month")


def asked_period(request: HttpRequest) -> Callable[[], Period]:
    """The period the address names; `?all=1` is from the first day to the last that anything this reader sees is dated.
    Without one, what `offered` says, as for an end that is missing or cannot be read. To be called inside the house."""
    asked, today = request.GET, timezone.localdate(clock.now())

    def found() -> Period:
        if asked.get("all") and (whole := whole_record()):
            return whole
        first, last = named_days(said_from=asked.get("from", ""), said_to=asked.get("to", ""), today=today)
        chosen = queries.named_or_offered(date_from=first, date_to=last, today=today)
        return Period(chosen.date_from, chosen.date_to)

    return found


def as_of() -> date:
    """The day on which reports count as owed, where the console stands."""
    return invented.as_of(timezone.localdate(clock.now()))


def last_day_seen() -> date | None:
    """The last day up to today of any event this reader sees; None where none is dated. To be called inside the house."""
    return queries.last_day_by(timezone.localdate(clock.now()))


def whole_record() -> Period | None:
    """From the first to the last day of any event this reader sees; None where none is dated."""
    try:
        found = queries.whole_record()
    except NothingDated:
        return None
    return Period(found.date_from, found.date_to)


@require_GET
@signed_in
@in_a_currency
def briefing(request: HttpRequest) -> HttpResponse:
    """Every figure of a period in this reader's view."""
    period = asked_period(request)
    return answer(
        request,
        "briefing.html",
        query=lambda: {
            **documents.briefing_pictured(**asdict(period()), today=as_of(), **worth_asked(request)),
            "version": queries.version(today=timezone.localdate(clock.now())),
        },
        deed="briefing:read",
        subject=("page", "briefing"),
        shape=lambda found: {"progress": progress(), **briefing_words(found, **asked_of_worth(request))},
    )


@require_GET
@signed_in
@in_a_currency
def paper(request: HttpRequest) -> HttpResponse:
    """The same as a PDF in the language of the page: the figures, and no word of any report."""
    period, language = asked_period(request), LANGUAGES[get_language() or "en"]
    response = answer_bytes(
        request, query=lambda: documents.briefing_printed(**asdict(period()), today=as_of(), **worth_asked(request)),
        deed="briefing:read", subject=("page", "briefing"),
        made=lambda found: as_pdf(as_paper(found, language, borders=borders())),
        content_type="application/pdf",
    )  # fmt: skip
    response["Content-Disposition"] = 'inline; filename="briefing.pdf"'
    return response


@require_GET
@signed_in
@in_a_currency
def one_page(request: HttpRequest, kind: str, subject: str) -> HttpResponse:
    """One page of one province, substance, airport or topic as a PDF, and no word of any report."""
    period, language = asked_period(request), LANGUAGES[get_language() or "en"]
    try:
        response = answer_bytes(
            request, query=lambda: documents.one_page(kind, subject, **asdict(period()), **worth_asked(request)),
            deed="briefing:read", subject=("page", "one_page"),
            made=lambda found: as_pdf(as_one_page(found, language), "one_page.typ"),
            content_type="application/pdf",
        )  # fmt: skip
    except NoSuchPage:
        raise Http404 from None
    response["Content-Disposition"] = 'inline; filename="one-page.pdf"'
    return response


@require_GET
@signed_in
@in_a_currency
@or_refused
def sheets(request: HttpRequest) -> HttpResponse:
    """The same as a workbook: every sum a formula over a sheet of records, and no word of any report."""
    period, language = asked_period(request), LANGUAGES[get_language() or "en"]
    response = answer_bytes(
        request, query=lambda: documents.briefing_listed(**asdict(period()), today=as_of(), **worth_asked(request)),
        deed="briefing:read", subject=("page", "briefing"), made=lambda found: as_sheets(found, language), content_type=XLSX,
    )  # fmt: skip
    response["Content-Disposition"] = 'attachment; filename="briefing.xlsx"'
    return response


def briefing_words(found: dict[str, Any], **worth: str | None) -> dict[str, Any]:
    """A briefing as its page shows it: all figures laid out, and those of the first screen; `worth` stands in its links."""
    period = shown_period(found["period"])
    figures = {figure["name"]: laid_out(figure, opening(period, **worth)) for figure in found["figures"]}
    return {
        "period": period,
        "figures": in_order(figures.values()),
        "front": [figures[name] for name in FRONT if name in figures],
        "apart": figures.get("arrests_apart"),
        "one_pages": subjects_in(found["pictures"]["cells"]),
        "told": [section for section in story(found, spoken()) if section.name not in ELSEWHERE],
    }


def spoken() -> Language:
    """The language of the page, with its numbers grouped as its reader chose."""
    language = LANGUAGES[get_language() or "en"]
    return replace(language, said=in_english, amount=in_english) if language.code == "en" else language


@require_GET
@signed_in
@in_a_currency
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """What one number is made of: the whole, one part (`?key=`), or one agency's, province's or month's side of it."""
    period, page = asked_period(request), page_number(request)
    side: dict[str, Any] = {each: request.GET.get(each) or None for each in SIDES}
    by_overlap = request.GET.get("by") == "overlap"
    worth = worth_asked(request)

    def opened() -> dict[str, Any]:
        chosen = period()
        found = queries.figure_records(
            name, **asdict(chosen), **side, **worth, most=EVENTS_A_PAGE, offset=(page - 1) * EVENTS_A_PAGE,
            by_overlap=by_overlap, today=as_of(),
        )  # fmt: skip
        return {
            **found, "period": chosen, "prices": prices_of(found["figure"]),
            "lists_beside": worth_beside(found, chosen, worth), "ways": ways_of(found["figure"], worth["price_list"]),
            "since": None if any(side.values()) else since_published(name, BriefedPeriod(**asdict(chosen))),
        }  # fmt: skip

    return answer(
        request, "figure.html", query=opened, deed="figure:open", subject=("figure", name),
        shape=lambda found: {**figure_words(found, page, **asked_of_worth(request)), "by_overlap": by_overlap},
        reports=told_in_rows,
    )  # fmt: skip


@require_GET
@signed_in
def counted_unseen(request: HttpRequest) -> HttpResponse:
    """What may be counted and not shown in a period: what it holds, what it does not tell, why; and what one's side lets."""
    period = asked_period(request)
    return answer(
        request, "counted_unseen.html", query=lambda: queries.counted_unseen(**asdict(period())),
        deed="briefing:counted_unseen", subject=("page", "counted_unseen"),
        shape=lambda found: {"period": found["period"], "figure": found["figure"]},
    )  # fmt: skip


def figure_words(found: dict[str, Any], page: int, **worth: str | None) -> dict[str, Any]:
    """A figure's page: the figure laid out, what was opened of it, and its pages of records; `worth`, the list and the rates
    that were asked for, stays in its links."""
    period, side = found["period"], found["side"]
    figure = found["figure"]
    return {
        "period": period,
        "figure": laid_out(_opened(figure), opening(period, key=side["key"], **worth)),
        "side": {**side, **worth},
        "narrowed": _narrowed(figure, side),
        "value": _value(figure, side),
        "key": side["key"],
        "prices": found["prices"],
        "pages": Page.of(page, total=found["total"], size=EVENTS_A_PAGE),
    }


def worth_beside(found: dict[str, Any], period: Period, worth: dict[str, Any]) -> dict[str, Any] | None:
    """The whole of a value under every list the reader may use, each number with its currency; None beside anything else.

    Where lists are of several currencies, also in one of them by the rates asked for, else by the newest that show.
    """
    if not found["figure"].get("valued") or any(found["side"].values()):
        return None
    days = BriefedPeriod(period.date_from, period.date_to)
    shown = queries.values_beside(days, worth["into"] or into_one(found["figure"]))
    if shown is None:
        return None
    for row in shown["rows"]:
        row["values_in"] = [
            {"value": value, "currency": one["currency"], "name": one["name"]}
            for value, one in zip(row["values"], shown["lists"], strict=True)
        ]
    return shown


def into_one(figure: dict[str, Any]) -> Into | None:
    """What lists of several currencies are laid side by side in: the currency of the one that was opened, by the newest
    rates; None where all are of one, or no rates show."""
    currencies = {one["currency"] for one in price_lists()}
    listed = figure["valued"]["list"]
    return Into(listed["currency"]) if listed and len(currencies) > 1 and rates_named(None) else None


def ways_of(figure: dict[str, Any], named: str | None) -> list[Into]:
    """Into which currencies a value may be converted, and by which rates; none of any other figure."""
    return ways_into(chosen_list(named)) if figure.get("valued") else []


def prices_of(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """The prices that a value rests on; none beside any other figure."""
    rests_on = (figure.get("valued") or {}).get("list")
    found = price_list(rests_on["name"]) if rests_on else None
    return found["prices"] if found else []


def _opened(figure: dict[str, Any]) -> dict[str, Any]:
    """Where one part is opened, the numbers beside it are that part's."""
    part = figure["part"]
    if part is None:
        return figure
    return {**figure, "value": part["value"], "as_reported": part["as_reported"], "by": [], "readings": []}


def _narrowed(figure: dict[str, Any], side: dict[str, str | None]) -> list[dict[str, Any]]:
    """What was opened, in words: the part, the agency, the province, the month."""
    rows = [figure["part"]] if figure["part"] else []
    for name, key in side.items():
        found = (figure.get("breakdowns") or {}).get(name) or []
        rows += [row for row in found if key and row["key"] == key]
    return rows


def _value(figure: dict[str, Any], side: dict[str, str | None]) -> dict[str, Any]:
    """The number that was pressed: of one side where just one was, else of the part or the whole; None of several."""
    sides = [name for name in ("agency", "province", "month") if side[name]]
    if len(sides) > 1:
        return {"value": None, "as_reported": None}
    return (_narrowed(figure, side) or [figure])[-1]


def told_in_rows(found: dict[str, Any]) -> list[Disclosed]:
    """The reports whose words stand under a figure that hangs on no event."""
    told = [one for event in found["events"] for one in event["incidents"] if one.get("words") is not None]
    return list({one["report_id"]: Disclosed(one["report_id"], one["marking_id"]) for one in told}.values())


def opening(period: Period, **fixed: str | None) -> Opening:
    """Addresses of a figure's sides in this period; `fixed` stands in all of them."""

    def address(name: str, **side: str) -> str:
        asked = {"from": period.date_from.isoformat(), "to": period.date_to.isoformat(), **fixed, **side}
        return reverse("figure", args=[name]) + "?" + urlencode({each: said for each, said in asked.items() if said})

    return address


def shown_period(found: dict[str, Any]) -> Period:
    """The period a query answered for."""
    return Period(found["from"], found["to"])
