"""Inside an opened house: one district's season for the demo, from the first sighting to the certificate. All is invented.

It stands on the fields that the example campaign filed. What is there is left as it is; what the house refuses is left out.
"""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.casework.errors import CaseworkError
from rabta.casework.operations.tasks import give_task
from rabta.clearance.certifying import issue_certificate
from rabta.clearance.declaring import declare_status
from rabta.clearance.errors import ClearanceError
from rabta.clearance.rules.district_ids import district_id
from rabta.clearance.season import district_season, read_season, season_here
from rabta.clearance.visiting import SaidOfVisit, draw_plan, file_visit, supply_series
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.filing.errors import FilingError
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number, district_numbered

CROP = "poppy"
FEWEST, MOST = 6, 60
"""Cleared fields of a district that is shown: enough for a plan, few enough to be read."""
PICTURED = 2
"""Fields with a series from above."""


def keep_a_season() -> Iterator[None]:
    """What is missing of the season, one step at a time."""
    try:
        today = as_of(timezone.localdate())
        chosen = _chosen(today)
        if chosen is not None:
            yield from _season_of(chosen, today)
    except (CaseworkError, ClearanceError, FilingError, SharingError):
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _chosen(today: date) -> dict[str, Any] | None:
    """The district with the most sightings before clearings, among those with neither few nor many fields; None where
    there is none, or somebody declared something already."""
    with reading_as(example_reader("analyst")) as looking:
        of = read_season(season_here(None, crop=CROP, today=today))
        if of.declared:
            return None
        by_district: dict[int, list[dict[str, Any]]] = {}
        for each in of.claims:
            if each["district"] is not None:
                by_district.setdefault(each["district"], []).append(each)
        fit = {
            number: claims for number, claims in by_district.items()
            if any(each["quantity"] == "cultivated" for each in claims)
            and FEWEST <= sum(each["quantity"] == "cleared" for each in claims) <= MOST
        }  # fmt: skip
        if not fit:
            return None
        number = max(fit, key=lambda one: (sum(each["quantity"] == "cultivated" for each in fit[one]), -one))
        return district_season(
            code=district_numbered(number).code, today=today, crop=CROP, year=of.season.year, by=looking
        )  # fmt: skip


def _season_of(page: dict[str, Any], today: date) -> Iterator[None]:
    code, year = page["district"]["code"], page["season"].year
    of = {"crop": CROP, "year": year, "district": code}
    anf, analyst = example_officer("ANF", 1), example_reader("analyst")
    cleared = [each for each in page["claims"] if each["quantity"] == "cleared"]
    sighted = min(each["started_on"] or each["on"] for each in page["claims"] if each["quantity"] == "cultivated")
    last = max(each["on"] for each in cleared)
    early = max(page["season"].begins_on, sighted - timedelta(days=20))
    _declare(anf, of, "watch", early, "EX: it grew here before.", today)
    yield None
    give_task(
        title=f"EX: patrol {page['district']['name_en']} before the harvest", agency=agency_number("ANF") or 0,
        due_on=page["season"].harvest_on, for_kind="district", for_id=district_id(code), **_deed(analyst),
    )  # fmt: skip
    _declare(anf, of, "found", sighted, "EX: seen by a patrol, in leaf.", today)
    yield None
    _declare(anf, of, "cleared", last, "EX: every field that was found was ploughed.", today)
    draw_plan(**of, seed=f"EX-{code}-{year}", half_width=10, **_deed(analyst))
    yield None
    for key in _to_visit(code, year, today):
        claim = next(each for each in cleared if each["key"] == key)
        file_visit(claim_key=key, said=_found(claim, last), today=today, **_deed(analyst))
        yield None
    for claim in [each for each in cleared if each["land"] is not None][:PICTURED]:
        supply_series(claim_key=claim["key"], source="EX: an invented index, in place of a satellite's",
                      lines=_lines(claim["on"]), **_deed(analyst))  # fmt: skip
        yield None
    _declare(analyst, of, "verified", last + timedelta(days=12), "EX: visits to the fields that the plan drew.", today)
    yield None
    issue_certificate(**of, words="EX: one district, from its first sighting on.", today=today, **_deed(analyst))
    yield None


def _to_visit(code: str, year: int, today: date) -> list[uuid.UUID]:
    with reading_as(example_reader("analyst")) as looking:
        page = district_season(code=code, today=today, crop=CROP, year=year, by=looking)
    return [each["claim"]["key"] for each in page["plan"]["fields"]] if page and page["plan"] else []


def _found(claim: dict[str, Any], last: date) -> SaidOfVisit:
    """Invented of the key alone: from seven tenths of what was claimed to all of it, eight tenths destroyed or more."""
    chance = hashlib.sha256(claim["key"].bytes).digest()
    hectares = claim["area_m2"] / 10_000 * (0.7 + 0.3 * chance[0] / 255)
    return SaidOfVisit(
        visited_on=last + timedelta(days=2 + chance[1] % 8), means=("ground", "ground", "drone")[chance[2] % 3],
        area=f"{hectares:.3f}", unit="hectare", destroyed=(80, 90, 100, 100)[chance[3] % 4],
        words="EX: measured with a GPS.",
    )  # fmt: skip


def _lines(cleared_on: date) -> str:
    pictures = ((-38, 0.48, 0.46), (-22, 0.61, 0.58), (-6, 0.70, 0.66), (9, 0.19, 0.64), (25, 0.17, 0.55))
    return "\n".join(f"{cleared_on + timedelta(days=away)},{index},{around}" for away, index, around in pictures)


def _declare(who: uuid.UUID, of: dict[str, Any], status: str, on: date, words: str, today: date) -> None:
    declare_status(**of, status=status, on=min(on, today), words=words, today=today, **_deed(who))


def _deed(who: uuid.UUID) -> dict[str, Any]:
    return {"reader_id": who, "at": timezone.now(), "new_id": uuid.uuid4}
