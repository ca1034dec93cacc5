"""Price lists and rates of exchange: those that show, one with its rows, bringing one by file, taking one back."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.briefing import operations, pricing
from rabta.briefing.errors import BriefingError, NotAListFile, NotSaidOfRates
from rabta.briefing.operations.prices import is_pricer
from rabta.briefing.rules import price_file, rate_file
from rabta.briefing.rules.list_course import Kind, ListKind
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.marking_words import chosen_in
from rabta.web.paging import Page, page_number
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words

PAGE = ("page", "prices")
ROWS_A_PAGE = 200
EXAMPLE = "from,to,rate,valid_from,valid_to\nUSD,PKR,281.55,2025-03-03,\nUSD,PKR,281.70,2025-03-04,2025-03-06"


@require_GET
@signed_in
def prices(request: HttpRequest) -> HttpResponse:
    """Every list of prices and of rates that shows, those taken back among them."""
    return answer(
        request, "prices.html", deed="prices:list", subject=PAGE,
        query=lambda: {"prices": pricing.price_lists(gone=True), "rates": pricing.rate_lists(gone=True)},
        shape=lambda found: {"keeps": _keeps(request)},
    )  # fmt: skip


@require_GET
@signed_in
def one(request: HttpRequest, of: str, priced_id: uuid.UUID) -> HttpResponse:
    """One list: what it says of itself, its rows, what was signed of it, and what may be signed."""
    if of not in list(ListKind):
        raise Http404
    page = page_number(request)

    def found() -> dict[str, Any] | None:
        lists = pricing.price_lists(gone=True) if of == ListKind.PRICES else pricing.rate_lists(gone=True)
        listed = next((each for each in lists if each["id"] == priced_id), None)
        if listed is None:
            return None
        rows = pricing.prices_of(priced_id) if of == ListKind.PRICES else pricing.rates_of(priced_id)
        return {"list": listed, "rows": rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE], "total": len(rows)}

    return answer(
        request, "priced_list.html", deed="prices:read", subject=(f"{of}_list", str(priced_id)), query=found,
        shape=lambda found: {
            "of": of, "keeps": _keeps(request), "pages": Page.of(page, total=found["total"], size=ROWS_A_PAGE),
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def step(request: HttpRequest, of: str, priced_id: uuid.UUID) -> HttpResponse:
    """Take a list back, or put it back, and say why."""
    form = request.POST
    if of not in list(ListKind):
        raise Http404
    if form.get("kind") not in list(Kind):
        raise NotSaidOfRates("This is no step that can be signed here.")
    operations.step_list(
        of=ListKind(of), list_id=priced_id, kind=Kind(form.get("kind", "")),
        words=form.get("words", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('priced_list', args=[of, priced_id])}?done=signed")


@require_http_methods(["GET", "POST"])
@signed_in
def bring(request: HttpRequest, of: str) -> HttpResponse:
    """The form of a file of prices or of rates; its receipt, or what is wrong with it, cell by cell."""
    if of not in list(ListKind):
        raise Http404
    if request.method == "GET":
        return _brought(request, of, QueryDict())
    form, uploaded = request.POST, request.FILES.get("file")
    chosen = chosen_in(form).as_marking()
    most = price_file.LARGEST if of == ListKind.PRICES else rate_file.LARGEST
    try:
        if uploaded is None or not uploaded.size:
            raise NotSaidOfRates("There is nothing to bring: choose a file.")
        if uploaded.size > most:
            raise NotSaidOfRates(f"The file has {uploaded.size:,} bytes; at most {most:,} are read. Divide it.")
        if chosen is None:
            raise NotSaidOfRates("Say who may see this list before you bring it.")
        beside: dict[str, Any] = {**who_acts(request), "marking_text": chosen}
        content, name = uploaded.read(), uploaded.name or "file"
        done: Any
        if of == ListKind.PRICES:
            done = operations.import_price_list(content=content, file_name=name, **beside)
        else:
            done = operations.import_rates(content=content, file_name=name, said=said_in(form), **beside)
    except NoReader:
        raise
    except (BriefingError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _brought(request, of, form, refusal=refusal)
    return _brought(request, of, form, done=done)


def said_in(form: QueryDict) -> operations.SaidOfRates:
    """What a form says of its rates beside their file."""
    return operations.SaidOfRates(
        name=form.get("name", ""), dated=optional_day(form.get("dated", "").strip()), kind=form.get("rate_kind", ""),
        source=form.get("source", ""), note=form.get("note", ""),
    )  # fmt: skip


def _brought(
    request: HttpRequest, of: str, form: QueryDict, *, refusal: Exception | None = None, done: Any = None
) -> HttpResponse:
    faults = refusal.faults if isinstance(refusal, NotAListFile) else ()

    def receipt() -> dict[str, Any]:
        listed = pricing.rate_lists(gone=True) if done is not None and of == ListKind.RATES else []
        return {"list": next((each for each in listed if each["id"] == done.rate_list_id), None)}

    return answer(
        request, "bring_prices.html", query=receipt, deed="prices:form", subject=PAGE, status=422 if refusal else 200,
        shape=lambda found: {
            "of": of, "form": form.dict(), "problem": "" if faults else str(refusal or ""), "done": done,
            "faults": faults[: rate_file.MOST_TOLD], "every_fault": len(faults), "today": as_of(), "example": EXAMPLE,
            "columns": rate_file.COLUMNS, "rate_kinds": list(rate_file.RateKind),
            "where": refusal.where if isinstance(refusal, NotAListFile) else "",
            "list_id": done and (done.price_list_id if of == ListKind.PRICES else done.rate_list_id), **form_words(form),
        },
    )  # fmt: skip


def _keeps(request: HttpRequest) -> bool:
    """Whether the reader keeps lists; manners only, the house refuses everybody else."""
    return is_pricer(looking_of(request))
