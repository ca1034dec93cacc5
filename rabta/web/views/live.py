"""One small answer that pages poll: is there something new for this reader, and how far has loading come."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.briefing import queries as briefing
from rabta.filing import queries as filing
from rabta.sharing.operations import reading_as
from rabta.web import clock
from rabta.web.door import signed_in


@require_GET
@signed_in
def live(request: HttpRequest) -> HttpResponse:
    """An opaque version of this reader's picture; where it is not the one seen, the page asks for itself again.

    It discloses no record, so nothing goes to the ledger; the page that is then asked for does.
    """
    today = timezone.localdate(clock.now())
    with reading_as(request.user.reader_id):
        version = briefing.version(today=today)
    body = render_to_string("partials/live.html", {"version": version, "progress": filing.progress()}, request)
    response = HttpResponse(body)
    if request.GET.get("seen") != str(version):
        response["HX-Trigger"] = "rabta-news"
    return response
