"""The early watch list of a season, as one reader sees it. Inside `reading_as`."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from rabta.clearance.queries import claims_seen, picture_of
from rabta.clearance.rules.neighbouring import neighbours_by_distance
from rabta.clearance.rules.seasons import season_ending_in, season_of
from rabta.clearance.rules.watching import Grown, Sighted, watch_list
from rabta.clearance.season import CROPS, calendar_here, may_write, province_named
from rabta.records.rules.naming import district_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import district_numbered
from rabta.vocabulary.rules.places import districts

Row = dict[str, Any]


def watched(*, today: date, crop: str, by: Looking) -> Row:
    """The watch list of the season now: districts with their reasons, and tasks can be given from it."""
    season = season_of(today, crop=crop, calendar=calendar_here())
    grown = []
    for back in range(1, 6):
        before = season_ending_in(season.year - back, crop=crop, calendar=calendar_here())
        claims = claims_seen(date_from=before.counts_from, date_to=before.ends_on, crop=crop)
        grown += _grown(claims, before.year)
    now = claims_seen(date_from=season.counts_from, date_to=season.ends_on, crop=crop)
    sighted = [
        Sighted(district=district_numbered(each["district"]).code, on=each["started_on"] or each["on"], record=each["key"])
        for each in now if each["district"] is not None and each["quantity"] != "surveyed"
    ]  # fmt: skip
    found = watch_list(year=season.year, grown=grown, sighted=sighted, neighbours=neighbours_by_distance())
    by_code = {each.code: each for each in districts()}
    return {
        "season": season, "crop": crop, "crops": CROPS, "is_early": season.is_early(today), "today": today,
        "watched": [
            {
                "district": district_named(by_code[each.district].number),
                "province": province_named(by_code[each.district]),
                "reasons": [
                    {"reason": one, "neighbour": one.neighbour and district_named(by_code[one.neighbour].number)}
                    for one in each.reasons
                ],
            }
            for each in found
        ],
        "writes": may_write(by),
    }  # fmt: skip


def _grown(claims: Sequence[Row], year: int) -> list[Grown]:
    adds = picture_of(claims).adds_m2 if claims else {}
    by_district: dict[int, list[Row]] = {}
    for each in claims:
        if each["district"] is not None and each["quantity"] != "surveyed":
            by_district.setdefault(each["district"], []).append(each)
    return [
        Grown(
            district=district_numbered(number).code, year=year,
            m2=max(
                math.fsum(adds.get(each["key"], 0.0) for each in of if each["quantity"] == "cleared"),
                math.fsum(adds.get(each["key"], 0.0) for each in of if each["quantity"] == "cultivated"),
            ) or None,
        )
        for number, of in sorted(by_district.items())
    ]  # fmt: skip
