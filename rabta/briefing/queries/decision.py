"""A person's judgement beside the total it moves."""

from datetime import date
from typing import Any
from uuid import UUID

from rabta.briefing.engine import figures
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.period import twelve_months_to
from rabta.counting import queries as counting
from rabta.counting.queries import seen

Row = dict[str, Any]


def decision(judgement_id: UUID) -> Row | None:
    """What `counting.queries.decision` says, and `total`: the mass of the twelve months to the newest dated event.

    `total` is `{"from", "to", "mass_g", "otherwise_g"}`: as it is now, and as it is with the judgement taken back (where it
    was taken back: with it standing); None where what it moves is undated or outside these months.
    """
    found = counting.decision(judgement_id)
    if found is None:
        return None
    return {**found, "total": _total(found)}


def _total(found: Row) -> Row | None:
    now = seen()
    last: date | None = now.ask("briefing/sql/queries/dated.sql")[0]["last_day"]
    day: date | None = found["with_it"]["day"] or found["without_it"]["day"]
    if last is None or day is None:
        return None
    period = twelve_months_to(last)
    if not period.date_from <= day <= period.date_to:
        return None
    mass = int(figures(now, [figure_kind("mass_by_substance")], period)[0]["value"] or 0)
    made = found["with_it"]["mass_g"] - found["without_it"]["mass_g"]
    otherwise = mass - made if found["stands"] else mass + made
    return {"from": period.date_from, "to": period.date_to, "mass_g": mass, "otherwise_g": otherwise}
