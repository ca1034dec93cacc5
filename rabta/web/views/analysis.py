"""Analysis: flows from where drugs are said to come to where they were bound, each opening to its events."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from rabta.briefing import queries
from rabta.briefing.rules.flows import Flow, states_nothing
from rabta.vocabulary.rules.substances import substances
from rabta.web.analysis_words import ENDS, STATED, place_in_words
from rabta.web.charts import shares
from rabta.web.door import answer, signed_in
from rabta.web.flow_picture import flow_picture
from rabta.web.paging import Page, page_number
from rabta.web.views.briefing import asked_period

EVENTS_A_PAGE = 50
FLOWS_SHOWN = 60
WELL_GRADED = "graded"


@require_GET
@signed_in
def flows(request: HttpRequest) -> HttpResponse:
    """Every event of a period, once, by what its reports claim of its way: a picture, and a table beside it."""
    period, asked = asked_period(request), asked_of(request)

    def found_flows() -> dict[str, Any]:
        chosen = period()
        found = queries.flows_seen(**asdict(chosen), **_claims_heard(asked))
        return {**found, "period": chosen}

    return answer(
        request, "flows.html", query=found_flows, deed="analysis:read", subject=("page", "flows"),
        shape=lambda found: {
            **chosen_words(asked, found["period"]), **flow_words(found), "side": {"claims": asked["claims"]},
        },
    )  # fmt: skip


def flow_words(found: dict[str, Any]) -> dict[str, Any]:
    """Flows as a page shows them: a strip of how much is stated, a picture of what states an end, rows, the rest apart."""
    telling = [one for one in found["flows"] if not states_nothing(one.way)]
    silent = [one for one in found["flows"] if states_nothing(one.way)]
    return {
        "drawn": flow_picture(telling, named=place_in_words, mirrored=get_language() == "ur"),
        "strip": shares(found["stated"]), "stated_words": STATED, "ends": ENDS,
        "shown": [told_flow(one) for one in telling[:FLOWS_SHOWN]], "all": len(telling),
        "silent": [told_flow(one) for one in silent],
    }  # fmt: skip


@require_GET
@signed_in
def flow(request: HttpRequest) -> HttpResponse:
    """The events of the flows that the address names by their ends, with what each report claims."""
    period, asked, page = asked_period(request), asked_of(request), page_number(request)
    side = {end: request.GET.get(end, "")[:80] for end in ENDS}

    def opened() -> dict[str, Any]:
        chosen = period()
        found = queries.flow_opened(
            side, **asdict(chosen), **_claims_heard(asked), most=EVENTS_A_PAGE, offset=(page - 1) * EVENTS_A_PAGE
        )
        return {**found, "period": chosen}

    return answer(
        request, "flow.html", query=opened, deed="analysis:open", subject=("page", "flow"),
        shape=lambda found: {
            **chosen_words(asked, found["period"]), "pages": Page.of(page, total=found["total"], size=EVENTS_A_PAGE),
            "named": [(ENDS[end], place, end) for end, place in side.items() if place],
            "side": {"claims": asked["claims"], **side},
        },
    )  # fmt: skip


def asked_of(request: HttpRequest) -> dict[str, Any]:
    """What an address asks for beside its period: `substance`, a code or None, and `claims`: "" for all, or WELL_GRADED."""
    known = {one.code for one in substances()}
    substance, claims = request.GET.get("substance", ""), request.GET.get("claims", "")
    return {"substance": substance if substance in known else None, "claims": claims if claims == WELL_GRADED else ""}


def chosen_words(asked: dict[str, Any], period: Any) -> dict[str, Any]:
    """What the form of a page of analysis shows as chosen."""
    listed = [{"code": one.code, "name_en": one.name_en, "name_ur": one.name_ur} for one in substances()]
    return {"period": period, "substance": asked["substance"], "substances": listed,
            "of_substance": next((one for one in listed if one["code"] == asked["substance"]), None)}  # fmt: skip


def told_flow(one: Flow) -> dict[str, Any]:
    """A flow as a row of the table."""
    return {**asdict(one.way), "events": one.events, "mass_g": one.mass_g, "well_graded": one.well_graded}


def _claims_heard(asked: dict[str, Any]) -> dict[str, Any]:
    return {"substance": asked["substance"], "well_graded_only": asked["claims"] == WELL_GRADED}
