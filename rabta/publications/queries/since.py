"""What was published last of a figure, and what came, went and changed since. Run inside `reading_as`.

Nothing is compared with what only this reader sees. One side is what everybody has in hand; the other is, of what the
reader sees, what may be published. Line by line it is told to whom the frozen records show.
"""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from rabta.briefing.engine import figures
from rabta.briefing.errors import NoSuchPriceList, NoSuchRates
from rabta.briefing.pricing import chosen_list
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.figure_kind import FigureKind
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import NAME as VALUE
from rabta.briefing.rules.valuing import PriceList, under
from rabta.counting.queries import seen
from rabta.publications.freezing import definition_version, into_of, named, rates_of, records_now, rests_on
from rabta.publications.queries.editions import frozen_figure, standing
from rabta.publications.rules.edition import differences
from rabta.publications.rules.since import cells_since
from rabta.records.asking import ask
from rabta.sharing.operations import only_releasable

MOST_LINES = 30
Row = dict[str, Any]


def since_published(name: str, period: Period) -> Row | None:
    """What was published last of this figure: of exactly these days, else of others; None where nothing stands.

    `{"id", "published_at", "published_on", "period", "told", "same_days", "restates", "now", "by", "cells", "lines", "more",
    "redefined", "otherwise"}`: `told` the figure as it was told. Of the same days also `now`, that of what may be published
    and this reader sees, `by` (None where either is withheld), and what changed: `lines` (`rules.edition.differences`, at
    most MOST_LINES, `more` behind them), None where the frozen records do not show; then `cells` of what was told. `now`,
    and each `was` and `now` of these, also in words (`now_text`). `now` None: not counted anew, for want of its price list,
    because that or its rates are others now (`otherwise`, to whom the frozen records show) or because units differ. A report
    that went and shows to this reader no more has no number.
    """
    told_of = [row for row in standing() if not row["withdrawn_at"] and _told(row, name)]
    same = [row for row in told_of if row["period"] == period.shown()]
    if not told_of:
        return None
    last = (same or told_of)[0]
    found = {
        "id": last["id"], "published_at": last["published_at"],
        "published_on": timezone.localdate(last["published_at"]), "period": last["period"], "told": _told(last, name),
        "same_days": bool(same), "restates": last["restates_id"], "now": None, "by": None, "cells": [], "lines": None,
        "more": 0, "redefined": False, "otherwise": False,
    }  # fmt: skip
    return {**found, **_anew(name, period, found)} if same else found


def _told(row: Row, name: str) -> Row | None:
    return next((one for one in row["outside"] if one["name"] == name), None)


def _anew(name: str, period: Period, found: Row) -> Row:
    """The same figure of what may be published now, and what differs."""
    frozen = frozen_figure(found["id"], name)
    try:
        with only_releasable():
            prices = _list_of(name, frozen)
            compared = _compared(under(figure_kind(name), prices), period, prices, found["told"], frozen)
    except _NotComparable:
        return {"otherwise": frozen is not None}
    return compared | {"lines": compared.get("lines") and _named(compared["lines"])}


class _NotComparable(Exception):
    """A value whose price list or rates are not known, or are others now."""


def _list_of(name: str, frozen: Row | None) -> PriceList | None:
    if name != VALUE:
        return None
    try:
        prices = _prices_of(frozen) if frozen else None
    except (NoSuchPriceList, NoSuchRates):
        prices = None
    if frozen is None or prices is None or named(prices) != frozen["prices"] or rates_of(prices) != frozen["rates"]:
        raise _NotComparable
    if frozen["rests_on"] not in (None, rests_on(prices)):
        raise _NotComparable
    return prices


def _prices_of(frozen: Row) -> PriceList | None:
    """The list that a frozen value rests on, converted as it was, as both stand now."""
    return chosen_list(frozen["prices"].rpartition(", ")[0], into_of(frozen["rates"]))


def _compared(kind: FigureKind, period: Period, prices: PriceList | None, told: Row, frozen: Row | None) -> Row:
    now = seen()
    shown = figures(now, [kind], period, prices=prices, outside=True)[0]
    counted = {"now": shown["value"], "now_text": shown["value_text"], "by": _by(told["value"], shown["value"])}
    if frozen is None or kind.of_persons:
        return {**counted, "cells": [_in_words(kind, row, row["key"]) for row in cells_since(told, shown)]}
    records, entered = records_now(now, kind, period, prices=prices)
    lines = differences(frozen["records"], records, frozen_at=frozen["frozen_at"], entered=entered)
    return {
        **counted, "lines": [_in_words(kind, line) for line in lines[:MOST_LINES]], "more": max(len(lines) - MOST_LINES, 0),
        "redefined": frozen["definition_version"] != definition_version(kind),
    }  # fmt: skip


def _in_words(kind: FigureKind, row: Row, key: str | None = None) -> Row:
    return {**row, **{f"{side}_text": kind.worded(Decimal(row[side]), key) for side in ("was", "now")}}


def _named(lines: list[Row]) -> list[Row]:
    """The lines, with the numbers of no report that went and does not show."""
    went = sorted({each for line in lines for each in line["went"]})
    shows = {row["number"] for row in ask("publications/sql/queries/numbers_shown.sql", numbers=went)} if went else set()
    return [
        {**line, "went": [each for each in line["went"] if each in shows],
         "hidden": sum(each not in shows for each in line["went"])} for line in lines
    ]  # fmt: skip


def _by(was: Any, now: Any) -> Any:
    return None if was is None or now is None else number(Decimal(str(now)) - Decimal(str(was)))
