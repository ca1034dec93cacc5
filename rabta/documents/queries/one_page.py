"""One page of one province, substance, airport or topic, as this reader sees it. Run inside `reading_as`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rabta.briefing.engine import figures
from rabta.briefing.pricing import chosen_list
from rabta.briefing.queries.bounds import with_doubt
from rabta.briefing.queries.briefing import head_of
from rabta.briefing.register import figure_kinds
from rabta.briefing.rules.figure_kind import FigureKind, Opens
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into, under, valued
from rabta.counting.queries import Seen, seen
from rabta.documents.errors import NoSuchPage
from rabta.documents.queries.pictures import crossed, marking_behind
from rabta.documents.rules.one_page import Subject, figures_of, subject

Row = dict[str, Any]


def one_page(
    kind: str, key: str, *, date_from: date, date_to: date, price_list: str | None = None, into: Into | None = None
) -> Row:  # fmt: skip
    """`{"subject", "figures", "cells", "marking"}` and what stands above every document.

    `valued`: what a value among them rests on. `beside`: of a topic, the figure with its competing readings and how far open
    questions may move it; else None. `figures` are sums of `cells`, as the briefing's own breakdowns are.
    `marking` is the strictest of the period's records.
    Persons met on the move stand on no such page: in a small place a number alone would tell of whom. Raises NoSuchPage,
    whatever is on record.
    """
    prices = chosen_list(price_list, into)
    kinds = [under(each, prices) for each in figure_kinds() if each.opens is Opens.EVENTS]
    about = subject(kind, key, kinds)
    if about is None:
        raise NoSuchPage(kind, key)
    now, period = seen(), Period(date_from, date_to)
    cells = crossed(now, period, kinds, prices)
    return {
        **head_of(period), "subject": about, "cells": cells, "figures": figures_of(about, cells, kinds),
        "valued": valued(prices, [], [], []), "beside": _beside(now, about, kinds, period),
        "marking": marking_behind(now, period),
    }  # fmt: skip


def _beside(now: Seen, about: Subject, kinds: Sequence[FigureKind], period: Period) -> Row | None:
    named = {kind.name: kind for kind in kinds}
    if about.kind != "topic":
        return None
    own = named[about.named.key]
    shown = figures(now, [own, *([named[own.beside]] if own.beside else [])], period)
    return with_doubt(now, shown[:1], period)[0]
