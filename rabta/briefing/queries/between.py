"""The total of two days, as the record stood, and what lies between them line by line."""

from datetime import datetime
from typing import Any

from rabta.briefing.engine import figures
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.period import Period
from rabta.counting import queries as counting
from rabta.counting.queries import seen

Row = dict[str, Any]


def between(then: datetime, later: datetime, now: datetime, *, period: Period) -> Row:
    """The mass counted once of a period as the record stood at two moments, and every change between: as
    `counting.queries.between`, with `then_g` and `later_g` the whole total of the period then.

    `changes` None: too much changed since to be counted anew. The two are put in order where `later` comes first.
    """
    first, last = min(then, later), max(then, later)
    mass = int(figures(seen(), [figure_kind("mass_by_substance")], period)[0]["value"] or 0)
    found = counting.between(first, last, now, (period.date_from, period.date_to))
    shown = {"period": period.shown(), "then": first, "later": last, "mass_g": mass}
    if found is None:
        return {**shown, "changes": None, "in_all": 0}
    totals = {name: mass - found["now_g"] + found[name] for name in ("then_g", "later_g")}
    return {**shown, **found, **totals, "by_g": totals["later_g"] - totals["then_g"]}
