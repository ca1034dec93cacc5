"""A public text judged against the record: every figure beside the record's own numbers, in this reader's view."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.timezone import localdate

from rabta.briefing.engine import figures
from rabta.briefing.errors import NothingDated
from rabta.briefing.pricing import chosen_list, price_lists
from rabta.briefing.queries.offered import whole_record, year_on_record
from rabta.briefing.register import figure_kind, figure_kinds
from rabta.briefing.rules.campaigns import years_beside
from rabta.briefing.rules.figure_kind import Total
from rabta.briefing.rules.period import Period, twelve_months_to
from rabta.counting.queries import Seen, asked_in_all, seen
from rabta.intake.formats.published.source import check_record
from rabta.publications.queries.editions import told_of_figures
from rabta.publications.queries.open_questions import with_open_questions
from rabta.publications.rules import published_words as say
from rabta.publications.rules.drafts import drafts_compared
from rabta.publications.rules.published_beside import beside, part_key
from rabta.publications.rules.published_record import Record, with_published
from rabta.publications.rules.published_stated import comparable
from rabta.publications.rules.published_verdict import DIFFERS, judged, nothing, of_other_days
from rabta.vocabulary.rules.days import day_in_words

Row = dict[str, Any]
MOST_PERIODS = 6
"""A text that speaks of more periods than this is judged in the first ones; each period is a question to the record."""
A_MONTH = timedelta(days=31)
"""How far "the past year" of a text and the briefing's twelve months may end apart and still be one year."""
A_YEAR = 350
"""Days from which on a period is a year."""
MOST_LISTS = 5
"""Price lists a value is held beside, the newest first."""


def judge_text(
    text: str, *, spoken_on: date | None = None, date_from: date | None = None, date_to: date | None = None,
    today: date | None = None,
) -> Row:  # fmt: skip
    """Read a public text and judge it: `judge` of its reading, with the text; `{"error"}` where it cannot be read."""
    read = check_record({"text": text, "date": spoken_on and spoken_on.isoformat()}, file="text", row=1)
    return {**(read if "error" in read else judge(read, date_from=date_from, date_to=date_to, today=today)), "text": text}


def judge(
    read: Row, *, date_from: date | None = None, date_to: date | None = None, today: date | None = None
) -> Row:  # fmt: skip
    """The reading of a public text (`read_published`) with a verdict beside every figure.

    Each figure's `verdict` is `{"verdict", "record_value", "record_text", "difference_text", "figure", "url_query", "why",
    "period", "definition", "records", "readings", "open"}`: agrees, differs, other_definition or no_record; `record_value`
    in the figure's unit (grams, square metres); `why` sentences in order; `definition` of the record's number and how many
    `records` it is made of (0: not known); competing `readings`; `open`: how far open questions may move it;
    `url_query` opens the number in the briefing. The period is the one asked for; without one
    the figure's own, where its text states one that can be dated, else the briefing's: twelve months up to the last day on
    record, by `today` where it is given: a year misread into the future moves nothing. `in_doubt`: how many questions wait
    for a person, and so may still move the record's numbers. A day, week or month that the text names and does not date is
    judged by no days. Raises PeriodBackwards.
    """
    asked = Period(date_from, date_to) if date_from and date_to else None
    year = _year(today)
    periods = [asked or _own(figure, year) for figure in read["figures"]]
    now, records = seen(), {}
    for period in list(dict.fromkeys(each for each in periods if each is not None))[:MOST_PERIODS]:
        spoken = [figure for figure, own in zip(read["figures"], periods, strict=True) if own == period]
        records[period] = _record(now, period, spoken)
    told = {period: _told(period) for period in records}
    verdicts = [
        _of_other_days(now, figure, period, _verdict(figure, period, records.get(period) if period else None, told), records)
        for figure, period in zip(read["figures"], periods, strict=True)
    ]
    verdicts = with_open_questions(now, read["figures"], periods, verdicts)
    return {
        **read,
        "figures": [{**figure, "verdict": verdict} for figure, verdict in zip(read["figures"], verdicts, strict=True)],
        "asked": asked.shown() if asked else None,
        "in_doubt": asked_in_all(now),
        "briefed": year.shown() if year else None,
    }


def _year(today: date | None) -> Period | None:
    """The briefing's days; without `today` the twelve months up to the last day on record."""
    if today:
        return year_on_record(today)
    try:
        return twelve_months_to(whole_record().date_to)
    except NothingDated:
        return None


def _own(figure: Row, year: Period | None) -> Period | None:
    """The days the text itself gives; "the past year", and no words at all, are the briefing's twelve months."""
    said = figure["period"]
    if said is not None:
        own = Period(date.fromisoformat(said["from"]), date.fromisoformat(said["to"]))
        counted_back = figure["span_of_time"] == "year" and year is not None
        return year if counted_back and year and abs(year.date_to - own.date_to) <= A_MONTH else own
    return year if figure["span_of_time"] in (None, "year") else None


def _told(period: Period) -> dict[str, Row]:
    """What was published of these days, by figure."""
    return {
        name: {**one, "published_on": day_in_words(localdate(one["published_at"]))}
        for name, one in told_of_figures(period).items()
    }


def _of_other_days(now: Seen, figure: Row, period: Period | None, verdict: Row, records: dict[Period, Record]) -> Row:
    """Of a year's number that differs: whether the record has it for another year of the usual kinds that shares days."""
    stated = comparable(figure)
    if stated is None or period is None or verdict["verdict"] != DIFFERS or period.days() < A_YEAR:
        return verdict
    for other in years_beside(period):
        if other not in records and len(records) < MOST_PERIODS:
            records[other] = _record(now, other, [figure])
        if other in records and (found := of_other_days(stated, beside(figure, records[other]), other.in_words())):
            return _opened(found, other)
    return verdict


def _verdict(figure: Row, period: Period | None, record: Record | None, told: dict[Period, dict[str, Row]]) -> Row:
    stated = comparable(figure)
    if figure["what"] in say.NOT_KEPT:
        return _opened(nothing(say.NOT_KEPT[figure["what"]]), period)
    if figure["single"]:
        return _opened(nothing(say.ONE_CASE if figure["unit"] == "persons" else say.ONE_SEIZURE), period)
    if record is None or period is None:
        undated = {None: say.NO_DAYS, "year": say.NO_DAYS, "earlier": say.EARLIER}.get(figure["span_of_time"], say.UNDATED)
        return _opened(nothing(undated), period)
    if stated is None:
        return _opened(nothing(say.NO_UNIT), period)
    return _opened(judged(stated, with_published(figure, beside(figure, record), told.get(period, {}))), period)


def _opened(found: Row, period: Period | None) -> Row:
    """The verdict with the address, below the figure's own, that opens the record's number."""
    query = found.pop("query")
    days = {"from": period.date_from.isoformat(), "to": period.date_to.isoformat()} if period else {}
    return {
        **found,
        "url_query": urlencode({**days, **query}) if found["figure"] else "",
        "period": period.shown() if period else None,
    }


def _record(now: Seen, period: Period, spoken: Sequence[Row]) -> Record:
    """The engine's figures of one period, with the parts and the values that these stated figures need."""
    prices = chosen_list(None)
    shown = {figure["name"]: figure for figure in figures(now, figure_kinds(), period, prices=prices)}
    wanted = dict.fromkeys(key for figure in spoken for key in part_key(figure))
    parts = {(name, key): _part(now, shown[name], name, key, period, spoken) for name, key in wanted}
    values = {prices.name: shown["value"]} if prices else {}
    if prices and any(figure["what"] == "value" for figure in spoken):
        values |= _other_values(now, period, prices.name)
    return Record(figures=shown, parts={place: part for place, part in parts.items() if part}, values=values)


def _part(now: Seen, shown: Row, name: str, key: str, period: Period, spoken: Sequence[Row]) -> Row | None:
    """One part of a figure; with its breakdowns (another question) only where a text names provinces for it."""
    row = next((part for part in shown["by"] if part["key"] == key), None)
    if row is None:
        return None
    if not any((name, key) in part_key(figure) and figure["provinces"] for figure in spoken):
        return {**row, "breakdowns": {}, "credited": []}
    kind = figure_kind(name)
    cut = figures(now, [replace(kind, total=Total.ONE_PART, total_part=kind.stored(key))], period)[0]
    return {**row, "breakdowns": cut["breakdowns"], "credited": cut["credited"]}


def _other_values(now: Seen, period: Period, first: str) -> dict[str, Row]:
    names = [row["name"] for row in price_lists() if row["name"] != first][: MOST_LISTS - 1]
    kind = figure_kind("value")
    return {name: figures(now, [kind], period, prices=chosen_list(name))[0] for name in dict.fromkeys(names)}


def compare_texts(first: str, second: str, *, spoken_on: date | None = None) -> Row:
    """Two drafts of a text, each read, and their figures side by side: `{"first", "second", "rows"}`.

    Each draft as `read_published` gives it, with its `text`; rows as `rules.drafts.drafts_compared`. A draft that cannot
    be read has `error`. Touches no record.
    """
    read = [
        {**check_record({"text": text, "date": spoken_on and spoken_on.isoformat()}, file="text", row=1), "text": text}
        for text in (first, second)
    ]
    return {
        "first": read[0],
        "second": read[1],
        "rows": [] if any("error" in one for one in read) else drafts_compared(read[0]["figures"], read[1]["figures"]),
    }
