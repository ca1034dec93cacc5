"""The first page: arrivals, what waits, the figures of twelve months, the latest."""

import hashlib
import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from rabta.briefing.engine import SQL, ask_of_parts, figures
from rabta.briefing.pricing import chosen_list
from rabta.briefing.queries.changes import changed, waiting, your_agency
from rabta.briefing.queries.reporting import reporting
from rabta.briefing.register import figure_kind, figure_kinds
from rabta.briefing.rules.period import Period, twelve_months_to
from rabta.counting.queries import Seen, asked_in_all, events_briefly, seen
from rabta.records.asking import ask
from rabta.records.queries import reports_newest
from rabta.records.rules.naming import district_named
from rabta.vocabulary.rules.numbered import district_numbered

Row = dict[str, Any]
LATEST = 8


def situation(*, today: date) -> Row:
    """The first page: arrivals, what waits, the figures of the last twelve months by month and district, the latest.

    `today` is a day in the installation's time zone; a week begins on Monday. `version` changes when anything this
    reader sees does. `reporting`: `{"summary", "silent", "never", "period", "view"}` of the same twelve months, as
    `queries.reporting` gives them; `waiting`, `changed` (since the start of yesterday) and `your_agency`: as
    `queries.changes` gives them.
    """
    now, period = seen(), twelve_months_to(today)
    day_began = _begins(today)
    week_began = day_began - timedelta(days=today.weekday())
    shown = figures(now, figure_kinds(), period, prices=chosen_list(None))
    arrived = ask(f"{SQL}arrivals.sql", day_began=day_began, week_began=week_began)[0]
    return {
        "reports_today": arrived["today"],
        "reports_week": arrived["week"],
        "in_doubt": asked_in_all(now),
        "set_aside_rows": ask(f"{SQL}set_aside.sql")[0]["rows_set_aside"],
        "latest_reports": reports_newest(most=LATEST),
        "latest_events": _latest_events(now, period),
        "period": period.shown(),
        "figures": [_brief(figure) for figure in shown],
        **_spread(now, period),
        "reporting": _reporting(period, today),
        "waiting": waiting(now),
        "changed": changed(now, _begins(today - timedelta(days=1))),
        "your_agency": your_agency(now, ask(f"{SQL}who_reads.sql")[0]["agency"], today=today),
        "version": _version(now, today),
    }


def version(*, today: date) -> str:
    """The opaque version of this reader's picture, as `situation` gives it, without the picture."""
    return _version(seen(), today)


def _begins(day: date) -> datetime:
    """The first instant of a day in the installation's time zone."""
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())


def _reporting(period: Period, today: date) -> Row:
    found = reporting(date_from=period.date_from, date_to=period.date_to, today=today)
    return {name: value for name, value in found.items() if name != "agencies"}


def _brief(figure: Row) -> Row:
    return {name: value for name, value in figure.items() if name not in ("by", "caveats")}


def _latest_events(now: Seen, period: Period) -> list[Row]:
    found = now.ask(
        "counting/sql/queries/events.sql", date_from=period.date_from, date_to=period.date_to, substance=None,
        district=None, bare=False, most=LATEST, offset=0,
    )  # fmt: skip
    return events_briefly(now, found)


def _spread(now: Seen, period: Period) -> Row:
    """Events and mass over the months (every month, empty ones too) and the districts of a period."""
    kinds = [figure_kind("events"), figure_kind("mass_by_substance")]
    months: dict[date, Row] = {m: {"month": m, "events": 0, "mass_g": 0} for m in period.months()}
    districts: dict[int, Row] = {}
    for row in ask_of_parts(now, kinds, f"{SQL}spread.sql", period):
        side = "events" if row["figure"] == "events" else "mass_g"
        if row["is_month"]:
            months[row["month"]][side] = int(row["value"])
        elif row["district"] is not None:
            districts.setdefault(row["district"], {"events": 0, "mass_g": 0})[side] = int(row["value"])
    return {
        "by_month": list(months.values()),
        "districts": sorted(
            ({"district": district_named(number), **_point(number), **sums} for number, sums in districts.items()),
            key=lambda row: (-row["events"], -row["mass_g"], row["district"]["code"]),
        ),
    }


def _point(number: int) -> Row:
    entry = district_numbered(number)
    return {"lat": entry.lat, "lon": entry.lon}


def _version(now: Seen, today: date) -> str:
    row = now.remembering.once("version", lambda: now.ask(f"{SQL}version.sql"))[0]
    text = json.dumps([str(today), row], default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
