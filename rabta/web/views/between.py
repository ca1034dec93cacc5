"""The difference between the total of two days, as the record stood, line by line."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.briefing import queries
from rabta.briefing.rules import period as house
from rabta.web import clock
from rabta.web.door import answer, signed_in
from rabta.web.periods import optional_day
from rabta.web.views.briefing import as_of, asked_period

A_MONTH = timedelta(days=30)
YEARS = range(1900, 2200)


@require_GET
@signed_in
def between(request: HttpRequest) -> HttpResponse:
    """`?then=` and `?later=`, each a day (its end) or a moment; without them the last month. The period as elsewhere."""
    now, period = clock.now(), asked_period(request)
    then = moment_of(request.GET.get("then")) or _end_of(as_of() - A_MONTH)
    later = moment_of(request.GET.get("later")) or now

    def found() -> dict[str, Any]:
        days = period()
        return queries.between(then, later, now, period=house.Period(days.date_from, days.date_to))

    return answer(
        request, "between.html", query=found, deed="briefing:between", subject=("page", "between"),
        shape=lambda shown: {
            "period": period_shown(shown), "then": _day_of(shown["then"]), "later": _day_of(shown["later"]),
        },
    )  # fmt: skip


def period_shown(found: dict[str, Any]) -> house.Period:
    """The period a query answered for."""
    return house.Period(found["period"]["from"], found["period"]["to"])


def moment_of(said: str | None) -> datetime | None:
    """A moment as an address says it: `2025-11-30` is the end of that day here, `2025-11-30T12:00` noon that day.

    None for nonsense, and for years in which there is no record.
    """
    try:
        moment = datetime.fromisoformat(said or "")
    except ValueError:
        return None
    if moment.year not in YEARS:
        return None
    if optional_day(said or "") is not None:
        return _end_of(moment.date())
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _end_of(day: date) -> datetime:
    """The first moment of the day after, in the installation's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min) + timedelta(days=1))


def _day_of(moment: datetime) -> date:
    """The day whose end a moment is, or in which it lies."""
    return timezone.localdate(moment - timedelta(microseconds=1))
