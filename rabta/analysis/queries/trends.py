"""What rises and falls over the months, and the months of a year, as one reader sees them. Run inside `reading_as`."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from rabta.analysis.queries.flows import adds_up, asked_of, claims_in
from rabta.analysis.rules.claims import NOT_STATED, settled
from rabta.analysis.rules.rising import Change, changes
from rabta.analysis.rules.year_round import MonthOfYear, whole_years, year_round
from rabta.briefing.errors import NothingDated
from rabta.briefing.queries.offered import whole_record
from rabta.briefing.rules.period import Period
from rabta.counting.queries import Seen, seen
from rabta.vocabulary.rules.concealment import hiding_place
from rabta.vocabulary.rules.numbered import setting_numbered, substance_numbered

Row = dict[str, Any]
TRAITS = ("concealment", "setting", "origin", "destination", "province", "substance")
"""What may rise. Of each, the share of events that state it."""
MONTHS = 60
UNKNOWN_PLACE = "other_words"
"""A hiding place in words of none that is listed."""


def trends(*, date_from: date, date_to: date, substance: str | None = None) -> Row:
    """`{"months", "traits", "series"}`: `traits` names each of TRAITS with `of`, the events by month that state it, and
    `changes`, a `Change` for each code, most events first. An event that states two hiding places stands under both. Of a
    long period its last MONTHS months are looked at.

    Raises PeriodBackwards.
    """
    now, period = seen(), Period(date_from, date_to)
    rows = list(_stated(now, period, substance))
    months = _looked_at(period, [month for month, *_ in rows])
    counted: dict[str, dict[str, list[int]]] = {trait: {} for trait in TRAITS}
    stated = {trait: [0] * len(months) for trait in TRAITS}
    for month, trait, codes, events in rows:
        if month not in months:
            continue
        at = months.index(month)
        stated[trait][at] += events
        for code in codes:
            counted[trait].setdefault(code, [0] * len(months))[at] += events
    if substance is None and months:
        _count_substances(now, period, months, counted["substance"], stated["substance"])
    series = sum(len(held) for held in counted.values())
    found = {trait: changes(held, stated[trait], series=series) for trait, held in counted.items()}
    return {
        "months": months, "series": series,
        "traits": [{"trait": trait, "of": stated[trait], "changes": _most_first(found[trait])} for trait in TRAITS
                   if found[trait]],
    }  # fmt: skip


def _looked_at(period: Period, held: list[date]) -> list[date]:
    """The months of a period, of a long one its last MONTHS up to the last that holds anything."""
    months = list(period.months())
    if len(months) <= MONTHS:
        return months
    last = max(held, default=months[0])
    return [month for month in months if month <= last][-MONTHS:]


def seasons(*, substance: str | None = None, today: date | None = None) -> Row:
    """`{"years", "months", "by_year"}` over the whole calendar years, up to `today`, of all that the reader sees: `months`
    the twelve, empty of fewer than two years. Raises NothingDated."""
    whole = whole_record()
    if today is not None and whole.date_from <= today < whole.date_to:
        whole = Period(whole.date_from, today)
    rows = asked_of(seen(), whole, substance, "month_counts")
    counted = {row["month"]: int(row["events"]) for row in rows}
    years = whole_years(whole)
    held: list[MonthOfYear] = year_round(counted, years)
    by_year = [{"year": year, "months": [counted.get(date(year, month, 1), 0) for month in range(1, 13)]} for year in years]
    return {"years": list(years), "months": held, "by_year": by_year}


def _stated(now: Seen, period: Period, substance: str | None) -> Iterator[tuple[date, str, list[str], int]]:
    for row in asked_of(now, period, substance, "trend_rows"):
        told = {
            "concealment": hidden_in(row["concealments"]),
            "setting": [str(setting_numbered(row["setting"]).code)] if row["setting"] is not None else [],
            "province": [row["province_key"]] if row["province_key"] != NOT_STATED else [],
            **{end: [place] if (place := settled(claims_in(row[f"{end}s"])).place) != NOT_STATED else []
               for end in ("origin", "destination")},
        }  # fmt: skip
        for trait, codes in told.items():
            if codes:
                yield row["month"], trait, codes, int(row["events"])


def hidden_in(words: str) -> list[str]:
    """The hiding places that reports of an event name, each once."""
    return sorted({hiding_place(one) or UNKNOWN_PLACE for one in json.loads(words)})


def _count_substances(
    now: Seen, period: Period, months: list[date], counted: dict[str, list[int]], stated: list[int]
) -> None:  # fmt: skip
    within = Period(max(months[0], period.date_from), period.date_to)
    for row in asked_of(now, within, None, "trend_substances"):
        code = substance_numbered(row["substance"]).code
        counted.setdefault(code, [0] * len(months))[months.index(row["month"])] += int(row["events"])
    for row in asked_of(now, within, None, "month_counts"):
        stated[months.index(row["month"])] = int(row["events"])


def _most_first(found: dict[str, Change]) -> list[Row]:
    return sorted(({"code": code, "change": change} for code, change in found.items()),
                  key=lambda one: (-sum(one["change"].months), one["code"]))  # fmt: skip


def trends_and_seasons(
    *, date_from: date, date_to: date, substance: str | None = None, today: date | None = None
) -> Row:  # fmt: skip
    """`trends` of a period with `season`, that of the whole record (`seasons`), and `adds_up` (`flows.adds_up`). Raises
    PeriodBackwards."""
    found = trends(date_from=date_from, date_to=date_to, substance=substance)
    try:
        season = seasons(substance=substance, today=today)
    except NothingDated:
        season = {"years": [], "months": [], "by_year": []}
    return {**found, "season": season, "adds_up": adds_up(seen(), Period(date_from, date_to), substance)}
