"""When and by whom something a row states was done, as the columns that claims and encounters share."""

from datetime import date
from typing import Any

from rabta.counting.rules.report_dates import Days, days_of, occurred_days
from rabta.vocabulary.rules.numbered import agency_number, district_numbered

Columns = dict[str, Any]


def days_and_agencies(stated: Columns, read: Columns) -> Columns:
    """`occurred_from`, `occurred_to`, `reported_on` (ISO days or None), `agencies` (numbers, sorted) and `periodic`.

    Days it does not state itself are those of its row; a recap, and whatever a total of a period states, is `periodic`.
    """
    occurred = occurred_days(stated.get("occurred"))
    reported = days_of(stated.get("date")) or days_of(read.get("date"))
    codes = stated.get("agencies") or [read.get("agency")]
    return {
        "occurred_from": iso_day(occurred, 0),
        "occurred_to": iso_day(occurred, 1),
        "reported_on": iso_day(reported, 0),
        "agencies": sorted(n for n in map(agency_number, filter(None, codes)) if n is not None),
        "periodic": read.get("kind") == "periodic" or bool(stated.get("recap")),
    }


def province_of(stated: Columns, district: int | None) -> str:
    """The province the words name, else that of the district; empty where neither is known."""
    said = stated.get("province")
    if isinstance(said, str) and said:
        return said
    return district_numbered(district).province if district is not None else ""


def iso_day(days: Days | None, which: int) -> str | None:
    """The first (0) or last (1) of some days; None without any."""
    return date.fromordinal(days[which]).isoformat() if days else None
