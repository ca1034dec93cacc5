"""Hot spots, and agencies side by side, as one reader sees them, with the exposures of this installation."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from rabta.analysis.queries.flows import adds_up, asked_of
from rabta.analysis.rules.agencies_beside import agencies_beside
from rabta.analysis.rules.exposure import (
    DEPLOYED_EXPOSURES,
    EXPOSURES,
    Exposure,
    UnreadableExposures,
    exposures_at,
    kinds_at,
    read_exposures,
)
from rabta.analysis.rules.hot_spots import hot_spots
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.provinces import NOT_STATED
from rabta.counting.queries import seen
from rabta.vocabulary.rules.numbered import agency_numbered, district_numbered, setting_numbered

Row = dict[str, Any]
LEVELS = ("district", "province", "airport")


def exposures_here() -> tuple[tuple[Exposure, ...], str]:
    """The house's own exposures and those of this installation, which stand where both name a place; and what is wrong with
    the installation's table, which is then left out ("" where nothing is)."""
    own = Path(settings.DATA_DIR) / DEPLOYED_EXPOSURES
    try:
        return (*read_exposures(EXPOSURES), *(read_exposures(own) if own.exists() else ())), ""
    except UnreadableExposures as fault:
        return read_exposures(EXPOSURES), str(fault)


def spots(
    *, date_from: date, date_to: date, substance: str | None = None, level: str = "district", what: str | None = None
) -> Row:  # fmt: skip
    """Places of a level (district, province, airport) by their events, for each unit of an exposure where there is one.

    `{"level", "what", "per", "kinds", "spots", "elsewhere", "sources", "events", "not_covered", "fault", "adds_up"}`: `what`
    is the exposure that was used, None where none covers the days; rates are told of `per` of it; `elsewhere` are the events
    that name no place of this level; `fault` what is wrong with the installation's own table. Raises PeriodBackwards.
    """
    period, (held, fault) = Period(date_from, date_to), exposures_here()
    now = seen()
    counted, elsewhere = _at_level(asked_of(now, period, substance, "place_counts"), level)
    kinds = kinds_at(held, level)
    chosen = what if what in kinds else next(iter(kinds), None)
    used = [one for one in held if one.at == level and one.what == chosen]
    given = exposures_at(used, level, chosen, period) if chosen else {}
    return {
        "level": level, "what": chosen if given else None, "kinds": kinds, "spots": hot_spots(counted, given),
        "elsewhere": elsewhere, "events": sum(counted.values()) + elsewhere, "not_covered": bool(chosen and not given),
        "fault": fault, "per": used[-1].per if used else 1.0,
        "sources": sorted({one.source for one in used}) if given else [], "adds_up": adds_up(now, period, substance),
    }  # fmt: skip


def agencies_compared(*, date_from: date, date_to: date, substance: str | None = None) -> Row:
    """`{"bases", "refused", "events", "fault", "adds_up"}`: agencies on each basis that two share, why others are not."""
    period = Period(date_from, date_to)
    now = seen()
    rows = asked_of(now, period, substance, "agency_counts")
    events = {(agency_numbered(row["agency"]).code, _setting(row["setting"])): int(row["events"]) for row in rows}
    held, fault = exposures_here()
    bases, refused = agencies_beside(held, events, period)
    counted: dict[str, int] = {}
    for (agency, _), number in events.items():
        counted[agency] = counted.get(agency, 0) + number
    return {"bases": bases, "refused": refused, "events": counted, "fault": fault,
            "adds_up": adds_up(now, period, substance)}  # fmt: skip


def _at_level(rows: list[Row], level: str) -> tuple[dict[str, int], int]:
    counted: dict[str, int] = {}
    elsewhere = 0
    for row in rows:
        place = _place(row, level)
        if place:
            counted[place] = counted.get(place, 0) + int(row["events"])
        else:
            elsewhere += int(row["events"])
    return counted, elsewhere


def _place(row: Row, level: str) -> str:
    if level == "district":
        return district_numbered(row["district"]).name_en if row["district"] is not None else ""
    if level == "airport":
        return str(row["airport"])
    return "" if row["province_key"] == NOT_STATED else str(row["province_key"])


def _setting(number: int | None) -> str:
    return "" if number is None else str(setting_numbered(number).code)
