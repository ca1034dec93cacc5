"""One field: its claim, what lies over it, photographs, visits, and opinions from above. Inside `reading_as`."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from rabta.clearance.ground import visits_to
from rabta.clearance.queries import claims_seen, photographs_of, picture_of
from rabta.clearance.rules.image import Extent, told_by
from rabta.clearance.rules.second_opinion import Looked, second_opinion
from rabta.clearance.season import may_write
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named, district_named, unit_code
from rabta.sharing.operations import Looking

SQL = "clearance/sql/queries/"
Row = dict[str, Any]


def field_page(claim_key: UUID, *, by: Looking) -> Row | None:
    """One claim with its land, what lies over it, photographs, visits and second opinion; None where it is hidden or absent.

    `over`: claims of the same season whose land meets it, the largest share first, each with the shared land.
    """
    found = claims_seen(keys=[claim_key])
    if not found:
        return None
    claim = found[0]
    near = _near(claim)
    picture = picture_of([*near, claim] if claim["key"] not in {each["key"] for each in near} else near)
    series = ask(SQL + "series.sql", keys=[claim_key])
    return {
        "claim": {**claim, "unit": unit_code(claim["stated_unit"])}, "agency": agency_named(claim["originator"]),
        "agencies": [agency_named(each) for each in claim["agencies"]],
        "district": district_named(claim["district"]) if claim["district"] is not None else None,
        "adds_m2": picture.adds_m2.get(claim_key), "over": _over(claim, near), "photographs": photographs_of([claim_key]),
        "visits": visits_to([claim_key]).get(claim_key, []), "series": [_opinion(claim, row) for row in series],
        "images": [_image(claim, row) for row in ask(SQL + "images.sql", keys=[claim_key])],
        "marking": marking_texts().get(claim["marking_id"], ""), "writes": may_write(by), "me": by.reader_id,
    }  # fmt: skip


def land_of_report(report_id: UUID) -> list[Row]:
    """The first twenty claims of land that a report made and that show, each with the names of its district."""
    return [
        {**each, "district": district_named(each["district"]) if each["district"] is not None else None}
        for each in claims_seen(report_id=report_id)[:20]
    ]


def _near(claim: Row) -> list[Row]:
    """Claims of the same quantity whose bounds meet the claim's, half a year before or after it, in the order of days."""
    if claim["land"] is None:
        return []
    keys = [row["key"] for row in ask(
        SQL + "near.sql", west=claim["west"], south=claim["south"], east=claim["east"], north=claim["north"],
        quantity=claim["quantity"], day=claim["on"],
    )]  # fmt: skip
    return claims_seen(keys=keys) if keys else []


def _over(claim: Row, near: Sequence[Row]) -> list[Row]:
    told = []
    for each in near:
        if each["key"] == claim["key"] or not each["land"].intersects(claim["land"]):
            continue
        shared = each["land"].intersection(claim["land"])
        if shared.area:
            part = shared.area / claim["land"].area  # a share of one small field: degrees are as good as metres
            told.append({
                "claim": each, "agency": agency_named(each["originator"]), "shared": shared, "part": part,
                "m2": part * claim["area_m2"],
                "earlier": (each["on"] or date.max, str(each["key"])) < (claim["on"] or date.max, str(claim["key"])),
            })  # fmt: skip
    return sorted(told, key=lambda each: -each["part"])


def _opinion(claim: Row, row: Row) -> Row:
    pictures = [
        Looked(on=date.fromisoformat(on), index=index, around=around) for on, index, around in row["pictures"]
    ]  # fmt: skip
    told = None
    if claim["on"] is not None and claim["area_m2"] is not None:
        told = second_opinion(pictures, cleared_on=claim["on"], field_m2=claim["area_m2"])
    return {**row, "agency": agency_named(row["agency"]), "pictures": pictures, "told": told}


def _image(claim: Row, row: Row) -> Row:
    extent = Extent(west=row["west"], south=row["south"], east=row["east"], north=row["north"])
    told = told_by(
        taken_on=row["taken_on"], cleared_on=claim["on"], field_m2=claim["area_m2"] or 0.0, extent=extent,
        pixels=(row["pixels_across"], row["pixels_down"]), narrow=math.cos(math.radians((extent.south + extent.north) / 2)),
    )  # fmt: skip
    return {**row, "agency": agency_named(row["agency"]), "told": str(told)}
