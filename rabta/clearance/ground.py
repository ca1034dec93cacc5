"""Visits to fields, plans of them, and what they say of all that was claimed. As one reader sees it, inside `reading_as`."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from rabta.clearance.rules.sampling import Cleared, Plan, Precision, sampling_plan
from rabta.clearance.rules.seasons import Season
from rabta.clearance.rules.verifying import Estimate, Visited, by_agency_and_district, estimated
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named, district_named, unit_code
from rabta.vocabulary.rules.numbered import district_numbered
from rabta.vocabulary.rules.places import provinces

SQL = "clearance/sql/queries/"
Row = dict[str, Any]


def visits_to(keys: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """Every visit to these fields that shows, by the claim's key, the earliest day first; also those that were replaced."""
    found: dict[UUID, list[Row]] = {}
    for row in ask(SQL + "visits.sql", keys=list(keys)) if keys else []:
        found.setdefault(row["claim_key"], []).append({
            **row, "agency": agency_named(row["agency"]), "unit": unit_code(row["found_unit"])
        })  # fmt: skip
    return found


def standing(visits: Iterable[Row]) -> Row | None:
    """The visit that counts: the latest that nobody replaced."""
    return next((each for each in reversed(list(visits)) if not each["replaced"]), None)


def plans_of(season: Season) -> list[Row]:
    return ask(SQL + "plans.sql", crop=season.crop, year=season.year)


def plan_for(plans: Sequence[Row], district: int) -> Row | None:
    """The newest plan that covers a district."""
    province = _province_code(district)
    return next(
        (each for each in plans if each["district"] == district or (each["district"] is None and each["province"] in
                                                                    ("", province))), None
    )  # fmt: skip


def _province_code(district: int) -> str:
    name = district_numbered(district).province
    return next(each.code for each in provinces() if each.name_en == name)


def drawn_by(plan: Row | None, claims: Sequence[Row]) -> Plan | None:
    """The fields that a plan draws from the claims that show and had come in when it was drawn, of one district."""
    if plan is None:
        return None
    frame = [
        Cleared(field=str(each["key"]), district=str(each["district"]), agency=str(each["originator"]), m2=each["area_m2"])
        for each in claims
        if each["quantity"] == "cleared" and each["area_m2"] is not None and each["received_at"] <= plan["drawn_at"]
    ]
    wanted = Precision(half_width=plan["half_width"] / 100, confidence=plan["confidence"] / 100)
    return sampling_plan(frame, seed=plan["seed"], wanted=wanted)


def visited(claims: Sequence[Row], visits: Mapping[UUID, Sequence[Row]], plan: Plan | None) -> list[Visited]:
    """The visit that counts of each cleared field; with a plan those of the fields that it drew, in their strata."""
    strata = {each.field: each for each in plan.visits} if plan else {}
    found = []
    for each in claims:
        visit = standing(visits.get(each["key"], ()))
        if each["quantity"] != "cleared" or each["area_m2"] is None or visit is None:
            continue
        drawn = strata.get(str(each["key"]))
        if plan is None or drawn is not None:
            found.append(Visited(
                field=each["key"], district=str(each["district"]), agency=str(each["originator"]),
                claimed_m2=each["area_m2"], found_m2=visit["found_m2"], destroyed=visit["destroyed"] / 100,
                stratum=drawn.stratum if drawn else None, of_stratum=drawn.of if drawn else None,
            ))  # fmt: skip
    return found


def estimate_of(
    claims: Sequence[Row], visits: Mapping[UUID, Sequence[Row]], plan: Plan | None
) -> Estimate | None:  # fmt: skip
    of = [each["area_m2"] for each in claims if each["quantity"] == "cleared" and each["area_m2"] is not None]
    return estimated(visited(claims, visits, plan), fields=len(of), claimed_m2=math.fsum(of))


def told_plan(row: Row, plan: Plan, numbers: Mapping[str, Row], visits: Mapping[UUID, Sequence[Row]]) -> Row:
    return {
        **row, "agency": agency_named(row["agency"]), "plan": plan,
        "strata": [{"stratum": each, "agency": agency_named(int(each.agency))} for each in plan.strata],
        "fields": [
            {"drawn": each, "claim": numbers[each.field], "agency": agency_named(numbers[each.field]["originator"]),
             "visit": standing(visits.get(numbers[each.field]["key"], ()))}
            for each in plan.visits
        ],
    }  # fmt: skip


def reported(claims: Sequence[Row], seen: Sequence[Visited]) -> list[Row]:
    claimed = [
        (str(each["district"]), str(each["originator"]), each["area_m2"]) for each in claims
        if each["quantity"] == "cleared" and each["area_m2"] is not None
    ]  # fmt: skip
    return [
        {"agency": agency_named(int(each.agency)), "district": district_named(int(each.district)), "told": each}
        for each in by_agency_and_district(claimed, seen)
    ]
