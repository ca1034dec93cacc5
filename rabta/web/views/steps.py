"""One's own wrong step taken back: the same of a case, a task, a request and a device."""

import uuid

from django.http import HttpRequest

from rabta.casework.operations.signing import withdraw
from rabta.web.acting import who_acts
from rabta.web.views.mending import whole


def take_step_back(request: HttpRequest, kind: str, of: uuid.UUID) -> None:
    """Take back the step whose number the form names, with its reason. Raises the house's refusals."""
    withdraw(
        kind=kind, of=of, number=whole(request.POST.get("number")),
        reason=request.POST.get("reason", ""), **who_acts(request),
    )  # fmt: skip
