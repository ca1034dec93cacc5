"""One incident: what one report says happened, with the words it was read from."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from rabta.custody import queries as custody
from rabta.web.door import answer, looking_of, signed_in, told_by
from rabta.web.highlights import named_by, pieces, place_of, values_read
from rabta.web.mendable import choices
from rabta.web.views.custody import form_words, moment_here
from rabta.web.views.sharing import told


@require_GET
@signed_in
def incident(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The end of every trail: `?line=` names the substance or field whose words are to be lit."""
    return answer(
        request,
        "incident.html",
        query=lambda: custody.incident(key, by=looking_of(request), now=moment_here()),
        deed="incident:read",
        subject=("incident", str(key)),
        reports=lambda found: told_by([found]),
        shape=lambda found: _shape(found, request.GET.get("line", ""), request.GET.get("mend", "")),
    )


def _shape(found: dict[str, Any], line: str, mend: str) -> dict[str, Any]:
    here = place_of(mend, row_no=found["row_no"]) or lit(found, line)
    return {
        "pieces": pieces(found["text"], found["spans"], row_no=found["row_no"], here=here),
        "values": values_read(found["spans"], row_no=found["row_no"]),
        "here": here,
        "choices": choices(),
        **form_words(None),
        **told(found["sharing"]),
    }


def lit(found: dict[str, Any], line: str) -> tuple[int, int] | None:
    """The place in the words a trail leads to: of the first line of this substance, or of this field; else none."""
    for seized in found["lines"]:
        if line and seized["substance"]["code"] == line and seized.get("start") is not None:
            return seized["start"], seized["end"]
    for span in found["spans"]:
        if line and named_by(span["pointer"]) == line and span.get("start") is not None:
            return span["start"], span["end"]
    return None
