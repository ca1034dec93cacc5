"""Analysis: flows that open to their events, what rises and falls, hot spots, purity and prices, agencies side by side."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from rabta.analysis import queries
from rabta.analysis.rules.flows import Flow, states_nothing
from rabta.analysis.rules.rising import Course
from rabta.records.rules.naming import agency_named
from rabta.vocabulary.rules.numbered import agency_number
from rabta.vocabulary.rules.substances import substances
from rabta.web.analysis_picture import month_marks, on_one_line
from rabta.web.analysis_words import ENDS, LEVELS, STATED, place_in_words
from rabta.web.charts import shares
from rabta.web.door import answer, signed_in
from rabta.web.flow_picture import flow_picture
from rabta.web.paging import Page, page_number
from rabta.web.views.briefing import as_of, asked_period

EVENTS_A_PAGE = 50
FLOWS_SHOWN = 60
CODES_SHOWN = 10
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
    side = {end: request.GET.get(end, "") for end in ENDS}

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


@require_GET
@signed_in
def trends(request: HttpRequest) -> HttpResponse:
    """What rises and falls over the months of a period, and the months of a year over all whole years on record."""
    period, asked = asked_period(request), asked_of(request)

    def found_trends() -> dict[str, Any]:
        chosen, substance = period(), asked["substance"]
        return {**queries.trends_and_seasons(**asdict(chosen), substance=substance, today=as_of()), "period": chosen}

    return answer(
        request, "trends.html", query=found_trends, deed="analysis:read", subject=("page", "trends"),
        shape=lambda found: {**chosen_words(asked, found["period"]), **trend_words(found)},
    )  # fmt: skip


def trend_words(found: dict[str, Any]) -> dict[str, Any]:
    """Trends as the page shows them: what moves beyond chance first, then each trait with its most frequent codes."""
    traits = [
        {"trait": held["trait"], "rows": [_told_change(one, held["trait"]) for one in held["changes"][:CODES_SHOWN]],
         "all": len(held["changes"])} for held in found["traits"]
    ]  # fmt: skip
    moving = [
        _told_change(one, held["trait"]) for held in found["traits"] for one in held["changes"]
        if one["change"].course in (Course.RISES, Course.FALLS)
    ]  # fmt: skip
    most = max((one.most for one in found["season"]["months"]), default=0)
    season = on_one_line(map(asdict, found["season"]["months"]), low="least", middle="index", high="most", also=100)
    return {"traits": traits, "moving": sorted(moving, key=lambda one: -abs(one["difference"])), "season": season,
            "season_most": most, "years": found["season"]["years"]}  # fmt: skip


def _told_change(one: dict[str, Any], trait: str) -> dict[str, Any]:
    change = one["change"]
    return {
        "trait": trait, "code": one["code"], "course": str(change.course), "marks": month_marks(change.months),
        "months": change.months, "events": sum(change.months), "difference": change.difference,
        **{name: round(100 * value, 1) for name, value in (
            ("early", change.early / change.early_of if change.early_of else 0),
            ("late", change.late / change.late_of if change.late_of else 0), ("low", change.low), ("high", change.high),
        )},
    }  # fmt: skip


@require_GET
@signed_in
def hot_spots(request: HttpRequest) -> HttpResponse:
    """Places by their events for what passes there; by counts alone, and told so, where nobody gave an exposure."""
    period, asked = asked_period(request), asked_of(request)
    level, what = request.GET.get("level", ""), request.GET.get("what", "")
    level = level if level in LEVELS else "province"

    def found_spots() -> dict[str, Any]:
        chosen = period()
        found = queries.spots(**asdict(chosen), substance=asked["substance"], level=level, what=what or None)
        return {**found, "period": chosen}

    return answer(
        request, "hot_spots.html", query=found_spots, deed="analysis:read", subject=("page", "hot spots"),
        shape=lambda found: {
            **chosen_words(asked, found["period"]), **spot_words(found), "side": {"level": level, "what": what},
        },
    )  # fmt: skip


def spot_words(found: dict[str, Any]) -> dict[str, Any]:
    """Hot spots as the page draws them: rates with intervals on one line, or counts where there is no exposure."""
    per = found["per"]
    rated = [
        {**asdict(one), **{name: per * getattr(one, name) for name in ("rate", "drawn", "low", "high")}, "few": one.is_small}
        for one in found["spots"] if one.drawn is not None
    ]  # fmt: skip
    bare = [{**asdict(one), "few": one.is_small} for one in found["spots"] if one.drawn is None]
    whole = sum(one["exposure"] for one in rated)
    mean = per * sum(one["events"] for one in rated) / whole if whole else 0.0
    return {"rated": on_one_line(rated, low="low", middle="drawn", high="high", also=mean), "mean": mean,
            "bare": on_one_line(bare, low="events", middle="events", high="events"), "levels": list(LEVELS)}  # fmt: skip


@require_GET
@signed_in
def worth(request: HttpRequest) -> HttpResponse:
    """Purity as laboratories found it, and prices of a kilogram, each on its own basis."""
    period, asked = asked_period(request), asked_of(request)

    def found_worth() -> dict[str, Any]:
        chosen = period()
        return {**queries.worth(**asdict(chosen), substance=asked["substance"]), "period": chosen}

    return answer(
        request, "worth.html", query=found_worth, deed="analysis:read", subject=("page", "worth"),
        shape=lambda found: {
            **chosen_words(asked, found["period"]), "purities": _spreads(found["purities"], also=100),
            "stated": {currency: _spreads([one for one in found["stated"] if one["currency"] == currency])
                       for currency in sorted({one["currency"] for one in found["stated"]})},
        },
    )  # fmt: skip


def _spreads(rows: list[dict[str, Any]], *, also: float = 0.0) -> list[dict[str, Any]]:
    told = [{**row, **asdict(row["spread"])} for row in rows]
    return on_one_line(told, low="low", middle="middle", high="high", also=also)


@require_GET
@signed_in
def agencies(request: HttpRequest) -> HttpResponse:
    """Agencies side by side where two have the same duty and stated what they searched; why the others are not compared."""
    period, asked = asked_period(request), asked_of(request)

    def found_agencies() -> dict[str, Any]:
        chosen = period()
        return {**queries.agencies_compared(**asdict(chosen), substance=asked["substance"]), "period": chosen}

    return answer(
        request, "agencies_beside.html", query=found_agencies, deed="analysis:read", subject=("page", "agencies"),
        shape=lambda found: {**chosen_words(asked, found["period"]), **beside_words(found)},
    )  # fmt: skip


def beside_words(found: dict[str, Any]) -> dict[str, Any]:
    """Agencies as the page shows them, each named."""
    bases = [
        {"duty": basis.duty, "what": basis.what, "per": basis.per, "sources": basis.sources, "rows": on_one_line(
            [{**asdict(one), "agency": named_agency(one.agency),
              **{name: basis.per * getattr(one, name) for name in ("rate", "low", "high")}} for one in basis.agencies],
            low="low", middle="rate", high="high",
        )} for basis in found["bases"]
    ]  # fmt: skip
    refused: dict[str, list[dict[str, str]]] = {}
    for agency, why in found["refused"].items():
        refused.setdefault(str(why), []).append(named_agency(agency))
    return {"bases": bases, "refused": list(refused.items())}


def named_agency(code: str) -> dict[str, str]:
    """An agency by its code; a code of none as it is."""
    number = agency_number(code)
    return agency_named(number) if number is not None else {"code": code, "name_en": code, "name_ur": code}
