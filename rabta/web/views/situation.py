"""The first page: what came in, what stands, what waits for a person."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.briefing import queries as briefing
from rabta.filing import queries as filing
from rabta.web import charts, clock
from rabta.web.door import answer, signed_in
from rabta.web.views.briefing import last_day_seen
from rabta.web.views.map import map_words


@require_GET
@signed_in
def situation(request: HttpRequest) -> HttpResponse:
    """Numbers of today and this week, the figures, months, districts, latest events and reports."""
    today = timezone.localdate(clock.now())
    return answer(
        request,
        "situation.html",
        query=lambda: _situation(today),
        deed="situation:read",
        subject=("page", "situation"),
        shape=lambda found: {"today": today, "progress": filing.progress(), **_drawings(found)},
    )


def _situation(today: date) -> dict[str, Any]:
    """The situation of today. Where nothing is dated in its twelve months, its figures are those of the last twelve
    months that hold something: a first page of noughts would say that there is nothing, which is not true."""
    found = briefing.situation(today=today)
    last = last_day_seen()
    if last is None or last >= found["period"]["from"]:
        return found
    older = briefing.situation(today=last)
    return found | {name: older[name] for name in ("period", "figures", "by_month", "districts", "latest_events")}


def _drawings(found: dict[str, Any]) -> dict[str, Any]:
    bars = charts.month_bars(found["by_month"])
    return {
        "bars": bars,
        "bars_width": 44 * len(bars),
        "dots": charts.dots(found["districts"]),
        "graticule": charts.graticule(),
        "map_width": charts.MAP_WIDTH,
        "map_height": charts.MAP_HEIGHT,
        "map": map_words(),
        "empty": not found["latest_reports"],
    }
