"""The first page: what came in, what stands, what waits for a person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.briefing import queries as briefing
from rabta.filing import queries as filing
from rabta.web import charts, clock
from rabta.web.door import answer, signed_in


@require_GET
@signed_in
def situation(request: HttpRequest) -> HttpResponse:
    """Numbers of today and this week, the figures, months, districts, latest events and reports."""
    today = timezone.localdate(clock.now())
    return answer(
        request,
        "situation.html",
        query=lambda: briefing.situation(today=today),
        deed="situation:read",
        subject=("page", "situation"),
        shape=lambda found: {"today": today, "progress": filing.progress(), **_drawings(found)},
    )


def _drawings(found: dict[str, Any]) -> dict[str, Any]:
    bars = charts.month_bars(found["by_month"])
    return {
        "bars": bars,
        "bars_width": 44 * len(bars),
        "dots": charts.dots(found["districts"]),
        "map_width": charts.MAP_WIDTH,
        "map_height": charts.MAP_HEIGHT,
        "empty": not found["latest_reports"],
    }
