"""What persons judge beside the total it moves: the mass of the twelve months to the newest dated event by today."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from rabta.briefing.engine import figures
from rabta.briefing.queries.offered import year_on_record
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.period import Period
from rabta.counting import queries as counting
from rabta.counting.queries import Seen, seen
from rabta.counting.rules.stakes import MOST_TOGETHER

Row = dict[str, Any]


def decision(judgement_id: UUID, *, today: date) -> Row | None:
    """What `counting.queries.decision` says, and `total`: `{"from", "to", "mass_g", "otherwise_g", "by_g"}`.

    As it is now, and as it is with the judgement taken back (where it was taken back: with it standing); None where
    nothing on record is dated.
    """
    now = seen()
    period = year_on_record(today)
    return _beside(now, period, counting.decision(judgement_id, within=_days(period)))


def deed(deed_id: UUID, *, today: date) -> Row | None:
    """What `counting.queries.deed` says, and `total` as beside a decision."""
    now = seen()
    period = year_on_record(today)
    return _beside(now, period, counting.deed(deed_id, within=_days(period)))


def batch(first: UUID, second: UUID, *, today: date, only: Sequence[tuple[UUID, UUID]] | None = None) -> Row | None:
    """What `counting.queries.batch` says, and `total` as it is now, `{"from", "to", "mass_g"}`, or None."""
    now = seen()
    period = year_on_record(today)
    found = counting.batch(first, second, most=MOST_TOGETHER, only=only, within=_days(period))
    return found and {**found, "total": period and {**period.shown(), "mass_g": _mass(now, period)}}


def _beside(now: Seen, period: Period | None, found: Row | None) -> Row | None:
    if found is None or period is None:
        return found and {**found, "total": None}
    mass = _mass(now, period)
    otherwise = mass - found["moves_g"] if found["stands"] else mass + found["moves_g"]
    return {**found, "total": {**period.shown(), "mass_g": mass, "otherwise_g": otherwise, "by_g": mass - otherwise}}


def _days(period: Period | None) -> tuple[Any, Any] | None:
    return period and (period.date_from, period.date_to)


def _mass(now: Seen, period: Period) -> int:
    return int(figures(now, [figure_kind("mass_by_substance")], period)[0]["value"] or 0)
