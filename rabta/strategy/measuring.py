"""Progress of an indicator, computed by the one figure engine on what the reader sees. Run inside `reading_as`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from rabta.briefing.engine import behind
from rabta.briefing.queries.reporting import reporting
from rabta.briefing.rules.period import Period, month_key
from rabta.briefing.rules.side import Side
from rabta.casework.queries.equipment import equipment_by_airport
from rabta.counting.queries import Seen
from rabta.strategy.rules.indicator import Indicator, Progress
from rabta.vocabulary.rules.numbered import agency_number

SQL = "strategy/sql/queries/"
IN_TIME = ("reported", "nil")
Row = dict[str, Any]


def progress_of(indicator: Indicator, now: Seen, *, today: date) -> Progress | None:
    """What the record holds from the first day of the indicator's period to its last, or to today; months without any are
    left out. None where there is nothing to take a share of: no report was owed that this reader sees."""
    last = min(indicator.date_to, today)
    if last < indicator.date_from:
        return Progress(value=Decimal(0))
    period = Period(indicator.date_from, last)
    if indicator.measure.figure:
        return _by_figure(indicator, now, period)
    if indicator.measure.name == "airports_with_scanner":
        working = equipment_by_airport(today=last)["working"]
        return Progress(value=Decimal(working), records=working)
    if indicator.measure.name == "reports_on_time":
        return _by_reports(indicator, period, today)
    return _by_cases(indicator, now, period)


def opens_at(indicator: Indicator, *, today: date) -> tuple[str, str] | None:
    """The figure's name and what is put behind its address, so that it opens to its records; None where it has no page."""
    if not indicator.measure.figure:
        return None
    asked = {
        "from": indicator.date_from.isoformat(), "to": max(indicator.date_from, min(indicator.date_to, today)).isoformat(),
        "key": indicator.key, "province": indicator.province, "agency": indicator.agency,
    }  # fmt: skip
    return indicator.measure.figure, urlencode({name: said for name, said in asked.items() if said})


def _by_figure(indicator: Indicator, now: Seen, period: Period) -> Progress:
    """The events' (or rows') values add up to the figure, and by their days to its months."""
    side = Side(key=indicator.key or None, province=indicator.province or None, agency=indicator.agency or None)
    rows = [row for row in behind(now, indicator.measure.figure, period, side=side) if row["value"] is not None]
    return _summed([(month_key(row["day"]), row["value"] / indicator.measure.per) for row in rows])


def _by_cases(indicator: Indicator, now: Seen, period: Period) -> Progress:
    agency = agency_number(indicator.agency) if indicator.agency else None
    asked = {"date_from": period.date_from, "date_to": period.date_to, "agency": agency}
    rows = [(row["month"], Decimal(row["value"])) for row in now.ask(f"{SQL}seizures_with_case.sql", **asked)]
    found = _summed(rows)
    return Progress(value=found.value, months=found.months, records=int(found.value))


def _by_reports(indicator: Indicator, period: Period, today: date) -> Progress | None:
    """Of the reports owed in the period, how many per cent came in time, nil returns among them; and the same by month."""
    found = reporting(date_from=period.date_from, date_to=period.date_to, today=today)["agencies"]
    owed = [
        (month_key(one["to"]), one["status"] in IN_TIME)
        for row in found if indicator.agency in ("", row["agency"]["code"]) for one in row["periods"]
    ]  # fmt: skip
    if not owed:
        return None
    months = sorted({month for month, _ in owed})
    by_month = tuple((month, _per_cent([kept for one, kept in owed if one == month])) for month in months)
    return Progress(value=_per_cent([kept for _, kept in owed]), months=by_month, records=len(owed))


def _per_cent(kept: Sequence[bool]) -> Decimal:
    return round(Decimal(100) * sum(kept) / len(kept), 1)


def _summed(rows: Sequence[tuple[str, Decimal]]) -> Progress:
    months: dict[str, Decimal] = {}
    for month, value in rows:
        months[month] = months.get(month, Decimal(0)) + value
    return Progress(value=sum(months.values(), Decimal(0)), months=tuple(sorted(months.items())), records=len(rows))
