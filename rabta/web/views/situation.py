"""The first page: what came in, what it adds up to, who is silent, what waits, what changed; where and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.briefing import queries as briefing
from rabta.filing import queries as filing
from rabta.people.rules.purposes import Role
from rabta.web import charts, clock
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.views.briefing import as_of, last_day_seen
from rabta.web.views.map import map_words

LEADING = ("mass_by_substance", "arrests", "value", "area_cleared")
OF_A_PERIOD = ("period", "figures", "by_month", "districts", "latest_events", "reporting")


@dataclass(frozen=True)
class Band:
    """One row of the page: columns of parts. shape: whole, broad (a wide column and a narrow one), thirds."""

    shape: str
    parts: tuple[tuple[str, ...], ...]


# The role decides the order and nothing else: every part is on everybody's page.
DIRECTOR = (
    Band("whole", (("totals",),)),
    Band("broad", (("map", "months", "events"), ("waiting", "promised", "airports", "silent", "own"))),
    Band("whole", (("reports",),)),
)  # fmt: skip
ANALYST = (
    Band("thirds", (("waiting", "airports"), ("promised", "own"), ("silent",))), Band("whole", (("totals",),)),
    Band("whole", (("map",),)), Band("whole", (("months",),)), Band("whole", (("events",),)), Band("whole", (("reports",),)),
)  # fmt: skip
OFFICER = (
    Band("thirds", (("own", "promised"), ("waiting", "airports"), ("silent",))), Band("whole", (("totals",),)),
    Band("whole", (("map",),)), Band("whole", (("months",),)), Band("whole", (("events",),)), Band("whole", (("reports",),)),
)  # fmt: skip
DRAWN_ELSEWHERE = {"map": "partials/map.html", "months": "partials/months.html"}


@require_GET
@signed_in
def situation(request: HttpRequest) -> HttpResponse:
    """What came in and what changed, the figures, what waits, who reports, the map, months, latest events and reports."""
    today = timezone.localdate(clock.now())
    return answer(
        request,
        "situation.html",
        query=lambda: _situation(today),
        deed="situation:read",
        subject=("page", "situation"),
        shape=lambda found: {
            "today": today, "progress": filing.progress(), "bands": _bands(found, looking_of(request).roles),
            **_drawings(found), **_owed(found, as_of()), **_ordered(found["figures"]),
        },
    )  # fmt: skip


def _situation(today: date) -> dict[str, Any]:
    """The situation of today. Where nothing is dated in this month, its figures are those of the twelve months up to the
    last day that holds something, as in the briefing: a first page of noughts would say that there is nothing."""
    found = briefing.situation(today=today)
    last = last_day_seen()
    if last is None or last >= today.replace(day=1):
        return found
    older = briefing.situation(today=last)
    # In the demo what the reader's own agency owes is owed on the invented year's clock too, as on the page of all agencies.
    return found | {name: older[name] for name in (*OF_A_PERIOD, *(("your_agency",) if as_of() < today else ()))}


def _bands(found: dict[str, Any], roles: Iterable[int]) -> list[dict[str, Any]]:
    """The page's bands in the order of this reader's work, each part as its template; empty columns are left out."""
    held = set(roles)
    order = DIRECTOR if Role.DIRECTOR in held else ANALYST if Role.ANALYST in held else OFFICER
    there = [[[part for part in column if part != "own" or found["your_agency"]] for column in band.parts] for band in order]
    return [
        {"shape": band.shape, "columns": [[_template(part) for part in column] for column in columns if column]}
        for band, columns in zip(order, there, strict=True)
    ]


def _ordered(figures: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures that are asked for first, large, in the order of LEADING; then the others in theirs."""
    named = {figure["name"]: figure for figure in figures}
    return {
        "leading": [named[name] for name in LEADING if name in named],
        "following": [figure for figure in figures if figure["name"] not in LEADING],
    }


def _template(part: str) -> str:
    return DRAWN_ELSEWHERE.get(part, f"partials/situation/{part}.html")


def _owed(found: dict[str, Any], today: date) -> dict[str, Any]:
    """Days until the reader's own agency owes its next report; of the reports owed, how many came, and what became of all
    in shares."""
    owed = (found["your_agency"] or {}).get("next_return")
    summary = found["reporting"]["summary"]
    parts = {name: summary.get(name) or 0 for name in ("reported", "nil", "late", "missing")}
    return {
        "own_days": (owed["due_by"] - today).days if owed else None,
        "came": parts["reported"] + parts["nil"] + parts["late"],
        "shares": charts.shares(parts),
    }


def _drawings(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "bars": charts.month_bars(found["by_month"]),
        "dots": charts.dots(found["districts"]),
        "graticule": charts.graticule(),
        "map_width": charts.MAP_WIDTH,
        "map_height": charts.MAP_HEIGHT,
        "map": map_words(),
        "empty": not found["latest_reports"],
    }
