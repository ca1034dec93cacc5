"""Who has reported: each agency's weeks or months, silent ones first. Made of what this reader may see."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET

from rabta.briefing import queries
from rabta.briefing.rules.reporting_duty import next_due
from rabta.vocabulary.rules.agencies import Rhythm
from rabta.web.door import answer, signed_in
from rabta.web.templatetags.codes import word_for
from rabta.web.templatetags.days import day_in_words
from rabta.web.templatetags.numbers import came
from rabta.web.views.briefing import as_of, asked_period, shown_period
from rabta.web.wording import STATUSES as STATUSES_IN_WORDS

STATUSES = ("reported", "nil", "late", "missing")


@require_GET
@signed_in
def reporting(request: HttpRequest) -> HttpResponse:
    """The reports owed for the weeks and months of a period, and what became of each."""
    period, today = asked_period(request), as_of()
    return answer(
        request, "reporting.html", query=lambda: queries.reporting(**asdict(period()), today=today),
        deed="reporting:read", subject=("page", "reporting"), shape=lambda found: reporting_words(found, today),
    )  # fmt: skip


def reporting_words(found: dict[str, Any], today: date) -> dict[str, Any]:
    """The page's rows: the longest silent first, then by how much is missing or late."""
    rows = sorted(
        (_row(row, today) for row in found["agencies"]),
        key=lambda row: (-row["missing_in_a_row"], -row["missing"], -row["late"], row["agency"]["code"]),
    )
    return {"period": shown_period(found["period"]), "rows": rows, "statuses": STATUSES}


def _row(row: dict[str, Any], today: date) -> dict[str, Any]:
    periods = [{**one, "words": _said(one)} for one in row["periods"]]
    return {
        **row, "came": came(row), "periods": periods, "days_late": max(_days_late(row["periods"]), default=0),
        "next": next_due(Rhythm(row["rhythm"]), grace_days=row["grace_days"], today=today),
    }  # fmt: skip


def _days_late(periods: Iterable[dict[str, Any]]) -> Iterable[int]:
    return (days for one in periods if (days := days_late(one)) is not None)


def days_late(one: dict[str, Any]) -> int | None:
    """Days between the last day of grace and the day something came; None where it was not late."""
    if one["status"] != "late" or one["received_on"] is None:
        return None
    return int((one["received_on"] - one["due_by"]).days)


def _said(one: dict[str, Any]) -> str:
    """`3 March 2025 – 9 March 2025: late, 3 days`."""
    between = pgettext("between a title and what it is told by", ": ")
    said = f"{day_in_words(one['from'])} – {day_in_words(one['to'])}{between}{word_for(STATUSES_IN_WORDS, one['status'])}"
    late = days_late(one)
    return said + (" (" + ngettext("%(n)s day", "%(n)s days", late) % {"n": late} + ")" if late else "")
