"""Search over words and facts, in English and Urdu, letter variants and digits folded."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_GET

from rabta.records import queries as records
from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.substances import substances
from rabta.web.door import answer, signed_in
from rabta.web.periods import optional_day

LONGEST = 200  # characters of a query; a longer one is cut, and the page shows what was asked


@require_GET
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Without words the page explains itself; with words it shows what this reader may see."""
    asked = request.GET
    words = asked.get("q", "").strip()[:LONGEST]
    filters = {
        "date_from": optional_day(asked.get("from", "")),
        "date_to": optional_day(asked.get("to", "")),
        "agency": _known(asked, "agency", {a.code for a in agencies()}),
        "substance": _known(asked, "substance", {s.code for s in substances()}),
    }
    wanted = bool(words or any(filters.values()))
    return answer(
        request,
        "search.html",
        query=lambda: records.search(words, **filters) if wanted else {"q": "", "hits": [], "more": False},
        deed="search",
        subject=("page", "search"),
        for_task=wanted,
        shape=lambda found: {"wanted": wanted, "words": words, "filters": filters, **_choices()},
    )


def _known(asked: QueryDict, name: str, known: set[str]) -> str | None:
    said = asked.get(name, "")
    return said if said in known else None


def _choices() -> dict[str, Any]:
    return {
        "agencies": [
            {"code": a.code, "name_en": a.name_en, "name_ur": a.name_ur}
            for a in sorted(agencies(), key=lambda agency: agency.name_en)
        ],
        "substances": [{"code": s.code, "name_en": s.name_en, "name_ur": s.name_ur} for s in substances()],
    }
