"""Publications: preparing figures to be published, signing, restating, taking back, and the page that leaves."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from rabta.briefing.invented import offered_periods
from rabta.briefing.pricing import price_lists, rate_lists
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into
from rabta.documents.rules.edition_page import LEFT
from rabta.filing.errors import NotAvailable
from rabta.language.documents import edition_page, edition_pdf, edition_withdrawn
from rabta.publications import operations
from rabta.publications.errors import NotPublishable
from rabta.publications.queries import editions as queries
from rabta.publications.rules.course import PUBLISHING
from rabta.web.acting import who_acts
from rabta.web.door import answer, answer_bytes, looking_of, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of

PAGE = ("page", "publications")


@require_GET
@signed_in
def publications(request: HttpRequest) -> HttpResponse:
    """What was published, what the centre prepares, and the form to prepare one."""
    asked = {"date_from": request.GET.get("from", ""), "date_to": request.GET.get("to", "")}
    return answer(
        request, "publications.html", deed="edition:list", subject=PAGE,
        query=lambda: {**queries.editions(by=looking_of(request)), "lists": price_lists(), "rates": rate_lists()},
        shape=lambda found: {"periods": offered_periods(as_of()), "asked": asked},
    )  # fmt: skip


@require_GET
@signed_in
def publication(request: HttpRequest, edition_id: uuid.UUID) -> HttpResponse:
    """One publication: its frozen figures, what changed, who signed what, and what may be signed."""
    return answer(
        request, "publication.html", deed="edition:read", subject=("edition", str(edition_id)),
        query=lambda: queries.edition(edition_id, by=looking_of(request)), shape=publication_words,
    )  # fmt: skip


def publication_words(found: dict[str, Any]) -> dict[str, Any]:
    """What a publication's page tells: the figures as they are told, and beside each how it was frozen."""
    own, out = found["own"], found["published"]
    told = own or out
    frozen = {one["name"]: one for one in own["figures"]} if own else {}
    changes = own["changes"] if own else {}
    return {
        "told": told,
        "left": LEFT,
        "figures": [
            {**one, "frozen": frozen.get(one["name"]), "changes": changes.get(one["name"], [])} for one in told["outside"]
        ],
    }


@require_GET
@signed_in
def page(request: HttpRequest, edition_id: uuid.UUID) -> HttpResponse:
    """The page that left: the same bytes whoever asks, and whenever."""

    def made(row: dict[str, Any]) -> bytes:
        gone = row["withdrawn_at"]
        return edition_withdrawn(localdate(gone)) if gone else str(row["page"]).encode()

    answered = answer_bytes(
        request, query=lambda: _left(edition_id), made=made, deed="edition:take", subject=("edition", str(edition_id)),
        content_type="text/html; charset=utf-8",
    )  # fmt: skip
    answered["Content-Disposition"] = f'attachment; filename="figures-{edition_id}.html"'
    return answered


@require_GET
@signed_in
def paper(request: HttpRequest, edition_id: uuid.UUID) -> HttpResponse:
    """The same as a PDF in the language of the page, of the words that were frozen: the same bytes each time."""
    language = get_language() or "en"

    def made(row: dict[str, Any]) -> bytes:
        gone = row["withdrawn_at"]
        return edition_pdf(row["printed"], language, gone=localdate(gone) if gone else None)

    answered = answer_bytes(
        request, query=lambda: _left(edition_id, printed=True), made=made, deed="edition:take",
        subject=("edition", str(edition_id)), content_type="application/pdf",
    )  # fmt: skip
    answered["Content-Disposition"] = f'inline; filename="figures-{edition_id}-{language}.pdf"'
    return answered


def _left(edition_id: uuid.UUID, *, printed: bool = False) -> dict[str, Any]:
    """What left under this id. Raises NotAvailable where nothing did, or where it has no printed form."""
    row = queries.page_of_edition(edition_id)
    if row is None or (printed and not row["printed"]):
        raise NotAvailable
    return row


@require_POST
@signed_in
@or_refused
def prepare(request: HttpRequest) -> HttpResponse:
    """Freeze the figures of the days that were asked for."""
    form = request.POST
    first, last = optional_day(form.get("date_from", "")), optional_day(form.get("date_to", ""))
    if first is None or last is None or last < first:
        raise NotPublishable("Give a first and a last day, in this order.")
    currency = form.get("currency", "").strip()
    into = Into(currency, form.get("rates") or None) if currency else None
    new = operations.NewEdition(period=Period(first, last), price_list=form.get("price_list") or None, into=into)
    done = operations.prepare_edition(
        new=new, page=edition_page, **who_acts(request)
    )
    return HttpResponseRedirect(f"{reverse('publication', args=[done])}?done=prepared")


@require_POST
@signed_in
@or_refused
def restate(request: HttpRequest, edition_id: uuid.UUID) -> HttpResponse:
    """Freeze the same days anew, with what changed since."""
    done = operations.prepare_restatement(
        edition_id=edition_id, page=edition_page, **who_acts(request)
    )
    return HttpResponseRedirect(f"{reverse('publication', args=[done])}?done=prepared")


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, edition_id: uuid.UUID) -> HttpResponse:
    """Approve or refuse a publication, publish it, take it back."""
    form = request.POST
    kind = PUBLISHING.kind_named(form.get("kind"))
    if kind is None:
        raise NotPublishable("This is no step that can be signed here.")
    operations.sign_edition(
        edition_id=edition_id, kind=kind, words=form.get("words", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('publication', args=[edition_id])}?done=signed#signed")
