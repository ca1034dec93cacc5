"""Help: how to work here, and what is stated about time, weeks and numbers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from rabta.web.door import answer, signed_in


@require_GET
@signed_in
def help_page(request: HttpRequest) -> HttpResponse:
    """The same for every reader."""
    return answer(request, "help.html", query=dict, deed="help:read", subject=("page", "help"))
