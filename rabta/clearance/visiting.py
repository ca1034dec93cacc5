"""What others say of a field: filing a visit, supplying a series from above, drawing a plan of visits."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connections

from rabta.clearance.errors import NotOnTheGround
from rabta.clearance.ground import visits_to
from rabta.clearance.operations import Given
from rabta.clearance.queries import claims_seen
from rabta.clearance.rules.image import UnusableImage, extent_of, size_of
from rabta.clearance.rules.photograph import NotAPhotograph, photograph_of
from rabta.clearance.rules.seasons import season_ending_in
from rabta.clearance.rules.second_opinion import UnusableSeries, series_of
from rabta.clearance.season import CROPS, calendar_here, may_write
from rabta.filing.errors import NotAvailable
from rabta.intake.formats.land.claimed import stated_area
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking
from rabta.vocabulary.rules.places import districts, provinces
from rabta.vocabulary.rules.units import unit

VISIT = "INSERT INTO ground_visit SELECT (jsonb_populate_record(NULL::ground_visit, %s::jsonb)).*"
SERIES = "INSERT INTO field_series SELECT (jsonb_populate_record(NULL::field_series, %s::jsonb)).*"
PLAN = "INSERT INTO visit_plan SELECT (jsonb_populate_record(NULL::visit_plan, %s::jsonb)).*"
OPEN = "restricted; every agency"
"""Plans and what is declared of a district: for every agency of the country."""
LONGEST, LONGEST_SEED = 1000, 60
LARGEST_M2 = 25_000_000
MOST_IMAGES = 12
MEANS = ("ground", "drone", "aircraft")


@dataclass(frozen=True, kw_only=True)
class SaidOfVisit:
    """What a visit found, as its officer says: the land of the crop that was there (0: none), and the part destroyed."""

    visited_on: date
    means: str
    area: str
    unit: str
    basis: str = ""
    destroyed: int
    words: str = ""


def file_visit(
    *, reader_id: uuid.UUID, claim_key: uuid.UUID, said: SaidOfVisit, replaces: uuid.UUID | None = None, today: date,
    at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """File a visit to a cleared field, under the marking of its claim. `replaces`: a wrong one of one's own.

    Raises NotAvailable for a claim or a visit that is hidden, missing or another officer's, NotOnTheGround with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        claim = _claim(claim_key)
        writer(looking)
        m2, number, value = _found(said)
        _possible(claim, said, today)
        if replaces is not None:
            _own_and_standing(claim_key, replaces, looking)
        visit_id = new_id()
        subject = ("report", str(claim["report_id"]))
        detail: dict[str, object] = {"claim": str(claim_key), "visit": str(visit_id)}
        append_entry(
            looking.deed("land:visit", subject=subject, detail=detail, marking_id=claim["marking_id"]), id=new_id(), at=at
        )  # fmt: skip
        cursor.execute(VISIT, [as_json({
            "id": visit_id, "report_id": claim["report_id"], "claim_key": claim_key, "visited_on": said.visited_on,
            "means": said.means, "found_area": value, "found_unit": number, "found_basis": said.basis.strip(),
            "found_m2": m2, "destroyed": said.destroyed, "words": said.words.strip(), "replaces": replaces,
            "agency": looking.agency, "visited_by": looking.reader_id, "visited_name": looking.name, "recorded_at": at,
            "marking_id": claim["marking_id"],
        })])  # fmt: skip
    return visit_id


def _found(said: SaidOfVisit) -> tuple[float, int, Decimal]:
    """Square metres, the unit's number, the value as stated. A unit that differs by place needs its basis."""
    typed = said.area.strip().replace(",", "")
    if said.means not in MEANS:
        raise NotOnTheGround("Say how the field was looked at: on the ground, by drone or from an aircraft.")
    if typed in ("0", "0.0", "0.00"):
        return 0.0, unit("square_metre").number, Decimal(0)
    area = stated_area(typed, said.unit, said.basis.strip() or None)
    if area is None:
        raise NotOnTheGround(f'"{said.area[:40]} {said.unit[:40]}" is no area. Write a number from 0 up and choose a unit.')
    if area.m2 is None:
        raise NotOnTheGround(f"A {area.unit} differs by place: choose its basis, or write acres or hectares.")
    if not 0 < area.m2 <= LARGEST_M2:
        raise NotOnTheGround("That is more than 25 square kilometres: no single field is as large.")
    return float(area.m2), unit(area.unit).number, area.value


def _possible(claim: dict[str, Any], said: SaidOfVisit, today: date) -> None:
    if claim["quantity"] != "cleared":
        raise NotOnTheGround("This claim tells of no clearing: only a field that was claimed as cleared is verified.")
    if said.visited_on > today:
        raise NotOnTheGround("This day lies after today: a visit is filed when it was made.")
    if claim["started_on"] is not None and said.visited_on < claim["started_on"]:
        raise NotOnTheGround("This day lies before the field was cleared: what a visit finds then is no verification.")
    if not 0 <= said.destroyed <= 100:
        raise NotOnTheGround("The share destroyed is a number from 0 to 100.")
    if len(said.words) > LONGEST:
        raise NotOnTheGround(f"A remark has at most {LONGEST} characters; this has {len(said.words)}.")


def _own_and_standing(claim_key: uuid.UUID, visit_id: uuid.UUID, looking: Looking) -> None:
    visit = next((each for each in visits_to([claim_key]).get(claim_key, []) if each["id"] == visit_id), None)
    if visit is None or visit["visited_by"] != looking.reader_id:
        raise NotAvailable
    if visit["replaced"]:
        raise NotOnTheGround("This visit was replaced already: replace the later one.")


def supply_series(
    *, reader_id: uuid.UUID, claim_key: uuid.UUID, source: str, lines: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Supply a vegetation index of a field by date: lines of day, index, index around. It is an opinion and counts nothing.

    Raises NotAvailable for a claim that is hidden or missing, NotOnTheGround for a series that is none.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        claim = _claim(claim_key)
        writer(looking)
        if claim["land"] is None:
            raise NotOnTheGround("This claim draws no land: pictures from above show none of it.")
        if not 0 < len(source.strip()) <= LONGEST:
            raise NotOnTheGround(f"Say which satellite and whose product it is, in at most {LONGEST} characters.")
        try:
            pictures = series_of(rows_of(lines))
        except UnusableSeries as error:
            raise NotOnTheGround(str(error)) from None
        series_id = new_id()
        subject = ("report", str(claim["report_id"]))
        detail = {"claim": str(claim_key), "pictures": len(pictures)}
        append_entry(
            looking.deed("land:series", subject=subject, detail=detail, marking_id=claim["marking_id"]), id=new_id(), at=at
        )  # fmt: skip
        cursor.execute(SERIES, [as_json({
            "id": series_id, "report_id": claim["report_id"], "claim_key": claim_key, "source": source.strip(),
            "pictures": [[each.on.isoformat(), each.index, each.around] for each in pictures],
            "agency": looking.agency, "supplied_by": looking.reader_id, "supplied_name": looking.name, "supplied_at": at,
            "marking_id": claim["marking_id"],
        })])  # fmt: skip
    return series_id


def supply_image(
    *, reader_id: uuid.UUID, claim_key: uuid.UUID, given: Given, taken_on: date, extent: str, source: str, today: date,
    at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Supply an image from above that is laid under the field. It is an opinion and counts nothing; its notes are not kept.

    The same image again changes nothing. Raises NotAvailable for a claim that is hidden or missing, NotOnTheGround with the
    reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        claim = _claim(claim_key)
        writer(looking)
        if claim["land"] is None:
            raise NotOnTheGround("This claim draws no land: pictures from above show none of it.")
        if not 0 < len(source.strip()) <= LONGEST:
            raise NotOnTheGround(f"Say which satellite and whose product it is, in at most {LONGEST} characters.")
        if taken_on > today:
            raise NotOnTheGround("This day lies after today: say the day on which the image was taken.")
        field = (claim["west"], claim["south"], claim["east"], claim["north"])
        try:
            picture = photograph_of(given.content, name=given.name)
            edges, pixels = extent_of(extent, field=field), size_of(picture.content)
        except (NotAPhotograph, UnusableImage) as error:
            raise NotOnTheGround(str(error)) from None
        digest = hashlib.sha256(given.content).digest()
        cursor.execute("SELECT sha256 FROM field_image WHERE claim_key = %s", [claim_key])
        known = [bytes(row[0]) for row in cursor.fetchall()]
        if digest in known:
            return
        if len(known) >= MOST_IMAGES:
            raise NotOnTheGround(f"A field has at most {MOST_IMAGES} images.")
        image_id = new_id()
        append_entry(
            looking.deed("land:image", subject=("report", str(claim["report_id"])),
                         detail={"claim": str(claim_key), "sha256": digest.hex()}, marking_id=claim["marking_id"]),
            id=new_id(), at=at,
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO field_image (id, report_id, claim_key, sha256, media_type, content, pixels_across, pixels_down,"
            " taken_on, west, south, east, north, source, agency, supplied_by, supplied_name, supplied_at, marking_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [image_id, claim["report_id"], claim_key, digest, picture.media_type, picture.content, *pixels, taken_on,
             edges.west, edges.south, edges.east, edges.north, source.strip(), looking.agency, looking.reader_id,
             looking.name, at, claim["marking_id"]],
        )  # fmt: skip


def rows_of(lines: str) -> list[tuple[str, str, str]]:
    """Lines of text with two or three parts between commas, tabs or semicolons; a heading without a day is left out."""
    rows: list[tuple[str, str, str]] = []
    for line in lines.splitlines():
        parts = [part.strip() for part in line.replace(";", ",").replace("\t", ",").split(",")]
        if not any(parts) or (not rows and parts[0].casefold() in ("date", "day", "on")):
            continue
        rows.append((parts[0], parts[1] if len(parts) > 1 else "", parts[2] if len(parts) > 2 else ""))
    return rows


def draw_plan(
    *, reader_id: uuid.UUID, crop: str, year: int, district: str = "", province: str = "", seed: str, half_width: int,
    confidence: int = 95, at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Draw a plan of visits for a district, a province or the country. It keeps a seed and a precision; which fields it
    draws is worked out for each reader. Raises NotOnTheGround with the reason."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        writer(looking)
        where, whole = place_in(district, province)
        season_in(crop, year)
        if not 0 < len(seed.strip()) <= LONGEST_SEED:
            raise NotOnTheGround(f"A seed is a word that everybody may know, of at most {LONGEST_SEED} characters.")
        if not 1 <= half_width <= 50 or confidence not in (80, 90, 95, 99):
            raise NotOnTheGround("The precision is from 1 to 50 per cent more or less, the confidence 80, 90, 95 or 99.")
        plan_id, marking_id = new_id(), open_marking(looking)
        detail = {"crop": crop, "year": year, "half_width": half_width}
        append_entry(
            looking.deed("land:plan", subject=("land_plan", str(plan_id)), detail=detail, marking_id=marking_id),
            id=new_id(), at=at,
        )  # fmt: skip
        cursor.execute(PLAN, [as_json({
            "id": plan_id, "crop": crop, "year": year, "district": where, "province": "" if where else whole,
            "seed": seed.strip(), "half_width": half_width, "confidence": confidence, "agency": looking.agency,
            "drawn_by": looking.reader_id, "drawn_name": looking.name, "drawn_at": at, "marking_id": marking_id,
        })])  # fmt: skip
    return plan_id


def place_in(district: str, province: str) -> tuple[int | None, str]:
    """The number of a district, and the code of its province or of the one named. Raises NotOnTheGround for neither."""
    if district:
        found = next((each for each in districts() if each.code == district), None)
        if found is None:
            raise NotOnTheGround("There is no such district. Choose one from the list.")
        return found.number, next(each.code for each in provinces() if each.name_en == found.province)
    if province and province not in {each.code for each in provinces()}:
        raise NotOnTheGround("There is no such province. Choose one from the list.")
    return None, province


def season_in(crop: str, year: int) -> Any:
    """The season of a crop that ends in a year. Raises NotOnTheGround for no crop and no year."""
    if crop not in CROPS or not 2000 <= year <= 2100:
        raise NotOnTheGround("Choose a crop and the year in which its season ends.")
    return season_ending_in(year, crop=crop, calendar=calendar_here())


def open_marking(looking: Looking) -> int:
    """The marking of what every agency of the country may know."""
    return marking_id_for(parse_marking(OPEN, originator=looking.agency), looking=looking)


def writer(looking: Looking) -> None:
    """Raises NotOnTheGround for who files nothing about land."""
    if not may_write(looking):
        raise NotOnTheGround("Visits and status are filed by officers, analysts and directors of the country.")


def _claim(claim_key: uuid.UUID) -> dict[str, Any]:
    found = claims_seen(keys=[claim_key])
    if not found:
        raise NotAvailable
    return found[0]

