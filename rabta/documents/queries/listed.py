"""The briefing with the rows behind every figure, for a workbook whose sums can be followed. Run inside `reading_as`."""

from datetime import date
from decimal import Decimal
from typing import Any

from rabta.briefing.engine import ask_of_parts
from rabta.briefing.pricing import chosen_list
from rabta.briefing.register import figure_kinds
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into, asked_under, under
from rabta.counting.queries import seen
from rabta.documents.errors import TooManyRows
from rabta.documents.queries.briefing import with_published
from rabta.documents.queries.pictures import marking_behind
from rabta.records.rules.naming import agencies_named, district_named

Row = dict[str, Any]
ROWS_BEHIND = "documents/sql/queries/rows_behind.sql"
MOST_ROWS = 200_000
"""A sheet of records with more could be opened by few programs, and followed by nobody."""


def briefing_listed(
    *, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None, into: Into | None = None
) -> Row:  # fmt: skip
    """The briefing with `marking`, and `rows`: figure, part (its key and labels), in_total, opens, is_event, day, province,
    district, agencies, reports, counted, told.

    Sums of rows in total are the figures. No word of any report. Raises TooManyRows.
    """
    now, period, prices = seen(), Period(date_from, date_to), chosen_list(price_list, into)
    kinds = {kind.name: under(kind, prices) for kind in figure_kinds()}
    found = ask_of_parts(
        now, list(kinds.values()), ROWS_BEHIND, period, **asked_under(prices), most=MOST_ROWS + 1
    )
    if len(found) > MOST_ROWS:
        raise TooManyRows(MOST_ROWS)
    rows = []
    for row in found:
        named = kinds[row["figure"]].named(row["key"])
        rows.append({
            **row, "key": named.key, "label": named.label, "label_ur": named.label_ur,
            "agencies": agencies_named(row["agencies"]), "district": district_named(row["district"]),
            "counted": row["counted"] or Decimal(0), "told": row["told"] or Decimal(0),
        })  # fmt: skip
    return {**with_published(now, period, today, prices), "marking": marking_behind(now, period), "rows": rows}
