"""Claims of land, drawn or stated, as rows of a report and as columns of `land_claim`."""

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from rabta.filing.rules.stated_days import province_of
from rabta.intake.formats.land.claimed import Claimed, LandUnreadable
from rabta.intake.formats.land.districts import DistrictMap
from rabta.intake.formats.land.facts import facts_of
from rabta.intake.formats.land.reader import claims_of
from rabta.intake.formats.land.repairing import lands_of, measured_areas
from rabta.vocabulary.rules.land_places import district_named, district_near
from rabta.vocabulary.rules.numbered import agency_number, district_number
from rabta.vocabulary.rules.units import unit

_STATED = ("stated_only", "unit_without_basis")
"""Why a claim that draws no land stays a claim: it states an area, which is told apart from land that was measured."""


@dataclass(frozen=True)
class ClaimRow:
    """One claim of a file. `land`: what `land_claim` keeps of it; None where it was set aside, and `problem` says why."""

    cells: dict[str, str]
    text: str
    day: str | None
    land: dict[str, Any] | None
    clearances: list[dict[str, Any]]
    problems: list[dict[str, Any]]
    problem: dict[str, Any] | None
    repeatable: bool


def claim_rows(content: bytes, *, name: str, on: date, drawn: DistrictMap | None = None) -> Iterator[ClaimRow]:
    """Each claim of a file of land, in its order; one row set aside where the file cannot be read. `on`: the day of filing;
    `drawn`: the districts as the deployment draws them.

    Never raises for what the file holds.
    """
    try:
        claims = claims_of(content)
    except LandUnreadable as error:
        problem = {"file": name, "rule": str(error), "next_step": "Kept, not counted."}
        yield ClaimRow({}, "", None, None, [], [], problem, False)
        return
    facts = [facts_of(claim) for claim in claims]
    lands = lands_of(claims)
    areas = measured_areas(claims, lands)
    bounds = shapely.bounds(np.asarray(lands, dtype=object)).reshape(-1, 4).tolist()
    for claim in claims:
        if claim.on is not None and claim.on > on:
            claim.problem("day_ahead", f"{claim.on.isoformat()} has not come yet. Ask the officer for the day.")
    for claim, said, land, around, area in zip(claims, facts, lands, bounds, areas, strict=True):
        yield _row(claim, said, land, area, around, name, drawn)


def _row(
    claim: Claimed, said: dict[str, Any], land: shapely.Geometry | None, area: float | None, around: list[float], file: str,
    drawn: DistrictMap | None,
) -> ClaimRow:  # fmt: skip
    day = claim.on.isoformat() if claim.on else said.get("ended") or said.get("started")
    where = _where(said, around if land is not None else None, claim.on, drawn)
    if (named := said.get("district")) and where["district_by"] != "name":
        claim.problem("district_unknown", _not_named(named, where["district_by"]))
    cells = _cells(claim, said, area)
    text = "\t".join(cells.values())
    problems = [
        {"file": file, "row": claim.feature, "rule": each["told"], "next_step": each.get("next_step", "")}
        for each in claim.problems if each["rule"] != claim.set_aside or each["rule"] == "unit_without_basis"
    ]  # fmt: skip
    if claim.set_aside is not None and claim.set_aside not in _STATED:
        why = next(each for each in claim.problems if each["rule"] == claim.set_aside)
        problem = {"file": file, "row": claim.feature, "value": claim.name[:120], "rule": why["told"],
                   "next_step": f"{why.get('next_step', '')} Kept, not counted.".strip()}  # fmt: skip
        return ClaimRow(cells, text, day, None, [], [], problem, False)
    kept = {**said, **where, "number": claim.name, "day": day, "area_m2": area, "as_drawn": None}
    clearances: list[dict[str, Any]] = []
    if land is None:
        if said["quantity"] == "cleared":
            clearances = [_stated(claim, kept)]
    else:
        mended = any(each["rule"] == "ring_mended" for each in claim.problems)
        kept |= {"land": shapely.to_wkb(land).hex(), "bounds": around, "as_drawn": _as_drawn(claim) if mended else None}
    if claim.stated is not None:
        kept["stated"] = {"value": str(claim.stated.value), "unit": claim.stated.unit, "basis": claim.stated.basis,
                          "m2": claim.stated.m2}  # fmt: skip
    return ClaimRow(cells, text, day, kept, clearances, problems, None, claim.named)


def _not_named(named: str, by: str) -> str:
    if by:
        return f"district: {named[:80]!r} is no district known on that day; the land drawn says which it is."
    return f"district: {named[:80]!r} is no district known on that day. The claim counts without one."


def _stated(claim: Claimed, kept: dict[str, Any]) -> dict[str, Any]:
    """A claim that only states an area, as statements' claims are told."""
    stated = claim.stated
    assert stated is not None  # noqa: S101  (a claim without land that is not set aside states an area)
    return {
        "area": str(stated.value), "unit": stated.unit, "unit_basis": stated.basis, "crop": kept.get("crop"),
        "place_text": kept.get("place"), "district": kept["district"], "date": kept["day"],
        "agencies": kept.get("agencies"), "approx": False,
    }  # fmt: skip


def _cells(claim: Claimed, said: dict[str, Any], area: float | None) -> dict[str, str]:
    """The claim in one line; its land as a hash of its corners, so that equal lines are equal land."""
    told = {"claim": claim.name, **{key: ", ".join(v) if isinstance(v, list) else str(v) for key, v in said.items()}}
    if claim.on:
        told["date"] = claim.on.isoformat()
    if claim.stated:
        told["stated area"] = f"{claim.stated.value} {claim.stated.unit} {claim.stated.basis or ''}".strip()
    if claim.pieces:
        told["land"] = f"{area:.1f} m2, {_hash_of(claim)}" if area is not None else _hash_of(claim)
    return told


def _hash_of(claim: Claimed) -> str:
    digest = hashlib.sha256()
    for piece in claim.pieces:
        for ring in piece:
            digest.update(struct.pack("<i", len(ring)) + np.asarray(ring, "<f8").tobytes())
    return digest.hexdigest()[:16]


def _as_drawn(claim: Claimed) -> str:
    """The rings before they were mended, to be shown beside what was made of them."""
    edges = [shapely.Polygon(piece[0], piece[1:]) for piece in claim.pieces]
    return str(shapely.to_wkb(shapely.multipolygons(edges)).hex())


def _where(
    said: dict[str, Any], bounds: list[float] | None, on: date | None, drawn: DistrictMap | None
) -> dict[str, Any]:
    """The district by its name, else by the deployment's boundaries, else by what lies nearest; `district_by` says which."""
    words = ", ".join(filter(None, (said.get("place"), said.get("tehsil"), said.get("district"))))
    for named in filter(None, (said.get("district"), words)):
        if (district := district_named(named, on=on, province=said.get("province"))) is not None:
            return {"district": district, "district_by": "name"}
    if bounds is not None:
        west, south, east, north = bounds
        if drawn is not None and (within := drawn.at((west + east) / 2, (south + north) / 2)) is not None:
            return {"district": within, "district_by": "layer"}
        near = district_near((west + east) / 2, (south + north) / 2)
        if near is not None:
            return {"district": near, "district_by": "near"}
    return {"district": None, "district_by": ""}


def land_columns(kept: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    """The columns of `land_claim` but its keys."""
    stated = kept.get("stated") or {}
    west, south, east, north = kept.get("bounds") or (None,) * 4
    district = district_number(kept["district"])
    return {
        "number": kept["number"], "quantity": kept["quantity"], "crop": kept.get("crop") or "",
        "stage": kept.get("stage") or "", "method": kept.get("method") or "",
        "started_on": kept.get("started") or kept["day"], "ended_on": kept.get("ended") or kept["day"],
        "agencies": sorted({n for n in map(agency_number, kept.get("agencies") or [read["agency"]]) if n is not None}),
        "forces": kept.get("forces") or [], "destroyed": kept.get("destroyed"), "incidents": kept.get("incidents") or "",
        "help": kept.get("help") or [], "device": kept.get("device") or "", "accuracy_m": kept.get("accuracy_m"),
        "stated_area": stated.get("value"), "stated_unit": unit(stated["unit"]).number if stated else None,
        "stated_basis": stated.get("basis") or "", "stated_m2": stated.get("m2"), "area_m2": kept["area_m2"],
        "land": _bytes(kept.get("land")), "as_drawn": _bytes(kept["as_drawn"]),
        "west": west, "south": south, "east": east, "north": north,
        "place_text": ", ".join(filter(None, (kept.get("place"), kept.get("tehsil")))), "district": district,
        "district_by": kept["district_by"], "province": province_of(kept, district),
    }  # fmt: skip


def without_rings(read: dict[str, Any] | None) -> dict[str, Any] | None:
    """A reading without the corners of its land, which stand in `land_claim` and in the report's own bytes."""
    if not read or not read.get("land"):
        return read
    rings = ("land", "as_drawn", "bounds")
    return {**read, "land": [{key: value for key, value in each.items() if key not in rings} for each in read["land"]]}


def _bytes(written: str | None) -> str | None:
    return None if written is None else "\\x" + written
