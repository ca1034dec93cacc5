"""A district's season as one reader sees it: evidence, status, visits, estimate, watch list. Run inside `reading_as`."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from rabta.clearance.ground import (
    drawn_by,
    estimate_of,
    plan_for,
    plans_of,
    reported,
    standing,
    told_plan,
    visited,
    visits_to,
)
from rabta.clearance.queries import claims_seen, picture_of
from rabta.clearance.rules.certificate import certificate_of
from rabta.clearance.rules.seasons import DEPLOYED_SEASONS, SEASONS, Season, read_seasons, season_ending_in, season_of
from rabta.clearance.rules.status import Declared, Evidence, Found, Status, lawful_next, standing_of
from rabta.clearance.rules.verifying import CONFIRMED, outcomes
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named, district_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_numbered, district_numbered
from rabta.vocabulary.rules.places import District, districts, provinces

SQL = "clearance/sql/queries/"
WRITERS = frozenset({Role.LIAISON, Role.ANALYST, Role.DIRECTOR})
CROPS = ("poppy", "cannabis")
STATUSES = tuple(str(each) for each in Status)
Row = dict[str, Any]


def calendar_here() -> Mapping[str, tuple[str, str, str]]:
    """The seasons of this installation: its own table where its data folder has one. Raises UnreadableSeasons."""
    own = Path(settings.DATA_DIR) / DEPLOYED_SEASONS
    return read_seasons(own if own.exists() else SEASONS)


def season_here(year: int | None, *, crop: str, today: date) -> Season:
    """The season that ends in a year; without one, this season, or the one before where this has no claim that shows."""
    calendar = calendar_here()
    if year is not None:
        return season_ending_in(year, crop=crop, calendar=calendar)
    now = season_of(today, crop=crop, calendar=calendar)
    if ask(SQL + "any_claim.sql", crop=crop, date_from=now.counts_from, date_to=now.ends_on)[0]["found"]:
        return now
    return season_ending_in(now.year - 1, crop=crop, calendar=calendar)


def seasons_of(claims: Sequence[Row]) -> list[Season]:
    """The seasons in which these claims were worked, of each crop, each once and in order."""
    calendar = calendar_here()
    found = {season_of(each["on"], crop=each["crop"], calendar=calendar) for each in claims if each["crop"] in calendar}
    return sorted(found, key=lambda each: (CROPS.index(each.crop) if each.crop in CROPS else len(CROPS), each.year))


def season_named(crop: str, year: int) -> Season:
    return season_ending_in(year, crop=crop, calendar=calendar_here())


def may_write(by: Looking) -> bool:
    """Whether this reader files visits, draws plans and declares."""
    return bool(WRITERS & by.roles) and not agency_numbered(by.agency).is_partner


@dataclass(frozen=True)
class Of:
    """One season of one crop as it shows: its claims and what was said of them."""

    season: Season
    claims: list[Row]
    visits: dict[UUID, list[Row]]
    declared: list[Row]

    def in_district(self, district: int | None) -> list[Row]:
        return [each for each in self.claims if each["district"] == district]


def read_season(season: Season, *, district: int | None = None) -> Of:
    """Claims of the season (of one district, if named) with their visits, and everything declared of it."""
    claims = claims_seen(date_from=season.counts_from, date_to=season.ends_on, district=district, crop=season.crop)
    return Of(season, claims, visits_to([each["key"] for each in claims]), declared_of(season, district=district))


def declared_of(season: Season, *, district: int | None, province: str = "") -> list[Row]:
    """Everything declared in a season: of a district, of a province as a whole, or (with neither) of every place."""
    rows = ask(SQL + "declared.sql", crop=season.crop, year=season.year, district=district, id=None)
    return [row for row in rows if not province or (row["district"] == district and row["province"] == province)]


def declared_row(declared_id: UUID) -> Row | None:
    """One declaration that nobody took back; None where it is hidden, missing or taken back."""
    rows = ask(SQL + "declared.sql", crop=None, year=None, district=None, id=declared_id)
    return rows[0] if rows and rows[0]["taken_back_at"] is None else None


def declarations(rows: Sequence[Row]) -> list[Declared]:
    """Those of these rows of one place that stand, in the order of signing."""
    return [
        Declared(
            status=Status(row["status"]), on=row["declared_on"], agency=row["agency"], signed_by=row["signed_by"],
            signed_name=row["signed_name"], number=number, words=row["words"],
        )
        for number, row in enumerate(rows, 1) if row["taken_back_at"] is None
    ]  # fmt: skip


def evidence_of(claims: Sequence[Row], visits: Mapping[UUID, Sequence[Row]]) -> list[Found]:
    """What these claims and visits say: land under crop or cleared means that it stood, a survey alone does not."""
    kinds = {"cultivated": Evidence.SIGHTING, "surveyed": Evidence.SURVEY, "cleared": Evidence.CLAIM}
    found = []
    for each in claims:
        kind = kinds[each["quantity"]]
        stood = kind is not Evidence.SURVEY
        # A field is found on the day the work at it began, and cleared on the day it ended.
        day = each["on"] if kind is Evidence.CLAIM else each["started_on"] or each["on"]
        found.append(Found(kind=kind, on=day, standing=stood, record=each["key"]))
        for visit in visits.get(each["key"], ()):
            if not visit["replaced"]:
                stands = visit["found_m2"] > 0 and visit["destroyed"] < 100 * CONFIRMED
                found.append(Found(kind=Evidence.VISIT, on=visit["visited_on"], standing=stands, record=each["key"]))
    return found


def board(*, today: date, crop: str, year: int | None, by: Looking) -> Row:
    """Every district with claims or a declaration in a season, by province: its five quantities and how it stands.

    `provinces`: each `province`, `districts`, sums, and what was declared of it as a whole. Land counted once is credited to
    the earliest claim, so that districts add up to the country. `stated`: claims of clearing that draw no land.
    """
    season = season_here(year, crop=crop, today=today)
    of = read_season(season)
    picture = picture_of(of.claims)
    plans = plans_of(season)
    rows = []
    by_district: dict[int, list[Row]] = {}
    for each in of.claims:
        if each["district"] is not None:
            by_district.setdefault(each["district"], []).append(each)
    said = {row["district"] for row in of.declared if row["district"] is not None}
    for number in sorted(said | set(by_district)):
        rows.append(_district_row(number, by_district.get(number, []), of, picture.adds_m2, plans))
    nowhere = of.in_district(None)
    return {
        "season": season, "seasons": _seasons(season, today), "crop": crop, "crops": CROPS, "districts": rows,
        "provinces": _provinces(rows, of.declared), "total": _sums(rows, nowhere, picture.adds_m2),
        "nowhere": len(nowhere), "claims": len(of.claims), "picture": picture, "writes": may_write(by),
        "counts": {str(each): sum(row["standing"].status is each for row in rows) for each in Status},
        "unsaid": sum(row["standing"].status is None for row in rows), "today": today,
    }  # fmt: skip


def _district_row(
    number: int, claims: list[Row], of: Of, adds: Mapping[Any, float], plans: Sequence[Row]
) -> Row:  # fmt: skip
    mine = [row for row in of.declared if row["district"] == number]
    evidence = evidence_of(claims, of.visits)
    told = estimate_of(claims, of.visits, drawn_by(plan_for(plans, number), claims))
    areas = _areas(claims, adds)
    return {
        "district": district_named(number), "number": number, "province": district_numbered(number).province,
        "standing": standing_of(declarations(mine), evidence), "estimate": told, **areas,
        "verified_m2": told.verified.value * areas["cleared_m2"] if told else None,
        "fields": sum(each["quantity"] == "cleared" for each in claims),
        "visits": sum(standing(of.visits.get(each["key"], ())) is not None for each in claims),
    }  # fmt: skip


def _areas(claims: Sequence[Row], adds: Mapping[Any, float]) -> Row:
    def once(quantity: str) -> float:
        return math.fsum(adds.get(each["key"], 0.0) for each in claims if each["quantity"] == quantity)

    return {
        "claimed_m2": math.fsum(each["area_m2"] or 0.0 for each in claims if each["quantity"] == "cleared"),
        "cleared_m2": once("cleared"), "surveyed_m2": once("surveyed"), "cultivated_m2": once("cultivated"),
        "stated": sum(each["area_m2"] is None for each in claims),
    }  # fmt: skip


AREAS = ("claimed_m2", "surveyed_m2", "cultivated_m2", "cleared_m2")


def _sums(rows: Sequence[Row], nowhere: Sequence[Row], adds: Mapping[Any, float]) -> Row:
    besides = _areas(nowhere, adds)
    known = [row["verified_m2"] for row in rows if row["verified_m2"] is not None]
    return {
        **{name: math.fsum(row[name] for row in rows) + besides[name] for name in AREAS},
        "verified_m2": math.fsum(known) if known else None, "fields": sum(row["fields"] for row in rows),
        "visits": sum(row["visits"] for row in rows), "stated": sum(row["stated"] for row in rows) + besides["stated"],
    }  # fmt: skip


def _provinces(rows: Sequence[Row], declared: Sequence[Row]) -> list[Row]:
    told = []
    for each in provinces():
        here = [row for row in rows if row["province"] == each.name_en]
        whole = [row for row in declared if row["district"] is None and row["province"] == each.code]
        if here or whole:
            told.append({
                "province": {"code": each.code, "name_en": each.name_en, "name_ur": each.name_ur}, "districts": here,
                "standing": standing_of(declarations(whole)), "total": _sums(here, [], {}),
                "counts": {str(one): sum(row["standing"].status is one for row in here) for one in Status},
            })  # fmt: skip
    return told


def _seasons(season: Season, today: date) -> list[Season]:
    calendar = calendar_here()
    newest = max(season.year, season_of(today, crop=season.crop, calendar=calendar).year)
    return [
        season_ending_in(year, crop=season.crop, calendar=calendar)
        for year in range(newest, min(newest, season.year) - 5, -1)
    ]  # fmt: skip



def district_season(*, code: str, today: date, crop: str, year: int | None, by: Looking) -> Row | None:
    """One district's season: areas, status and its history, what speaks against it, plan, visits, estimate on two axes,
    over-reporting by agency, claims in the order of days. None for a district that is none."""
    district = next((each for each in districts() if each.code == code), None)
    if district is None:
        return None
    season = season_here(year, crop=crop, today=today)
    of = read_season(season, district=district.number)
    picture = picture_of(of.claims)
    plan_row = plan_for(plans_of(season), district.number)
    plan = drawn_by(plan_row, of.claims)
    seen = visited(of.claims, of.visits, plan)
    areas = _areas(of.claims, picture.adds_m2)
    told = estimate_of(of.claims, of.visits, plan)
    evidence = evidence_of(of.claims, of.visits)
    now = standing_of(declarations(of.declared), evidence)
    numbers = {str(each["key"]): each for each in of.claims}
    return {
        "district": district_named(district.number), "number": district.number, "province": province_named(district),
        "season": season, "seasons": _seasons(season, today), "crop": crop, "crops": CROPS, **areas,
        "overlaps": len(picture.cleared.overlaps), "shared_m2": max(areas["claimed_m2"] - areas["cleared_m2"], 0.0),
        "standing": now, "next": lawful_next(declarations(of.declared)) if may_write(by) else (),
        "history": _history(of.declared, by), "against": [_against(each, numbers) for each in now.against],
        "plan": None if plan_row is None or plan is None else told_plan(plan_row, plan, numbers, of.visits),
        "certificate": certificate_of(
            now, season=season, today=today, fields=sum(each["quantity"] == "cleared" for each in of.claims),
            stated_only=sum(each["quantity"] == "cleared" and each["area_m2"] is None for each in of.claims),
            visited=sum(standing(each) is not None for each in of.visits.values()), estimate=told,
        ),
        "estimate": told, "verified_m2": told.verified.value * areas["cleared_m2"] if told else None,
        "bounds_m2": None if told is None or not told.is_bounded else (
            told.verified.low * areas["cleared_m2"], told.verified.high * areas["cleared_m2"]),
        "table": outcomes(seen) if seen else None, "reported": reported(of.claims, seen),
        "claims": [
            {**each, "adds_m2": picture.adds_m2.get(each["key"], 0.0), "visit": standing(of.visits.get(each["key"], ())),
             "agency": agency_named(each["originator"])}
            for each in of.claims
        ],
        "fields": sum(each["quantity"] == "cleared" for each in of.claims), "visits": len(seen),
        "beside_plan": 0 if plan is None else sum(
            standing(visits) is not None for visits in of.visits.values()) - len(seen),
        "writes": may_write(by), "today": today, "markings": _markings(of.claims),
    }  # fmt: skip


def province_named(district: District) -> Row:
    found = next(each for each in provinces() if each.name_en == district.province)
    return {"code": found.code, "name_en": found.name_en, "name_ur": found.name_ur}


def _markings(claims: Sequence[Row]) -> list[str]:
    """The markings of these claims, each once, as they are printed."""
    texts = marking_texts()
    return sorted({texts[each["marking_id"]] for each in claims if each["marking_id"] in texts})


def _history(rows: Sequence[Row], by: Looking) -> list[Row]:
    """Every declaration, also those taken back; `mine`: it is the last that stands, and the reader's to take back."""
    last = next((row["id"] for row in reversed(rows) if row["taken_back_at"] is None), None)
    return [
        {**row, "agency": agency_named(row["agency"]), "agency_number": row["agency"],
         "mine": row["id"] == last and row["signed_by"] == by.reader_id and may_write(by)}
        for row in rows
    ]  # fmt: skip


def _against(found: Found, numbers: Mapping[str, Row]) -> Row:
    claim = numbers[str(found.record)]
    return {"kind": str(found.kind), "on": found.on, "key": claim["key"], "number": claim["number"]}
