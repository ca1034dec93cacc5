"""Visits, series, a plan and a declaration of a world's fields, by the room's operations."""

import uuid
from datetime import date, timedelta
from typing import Any

from rabta.clearance.certifying import issue_certificate
from rabta.clearance.declaring import declare_status
from rabta.clearance.operations import Given
from rabta.clearance.visiting import SaidOfVisit, draw_plan, file_visit, supply_image, supply_series
from rabta.proving.at_airports import PICTURE
from rabta.proving.built import Built, as_resolver, ids_of
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import ANALYST, Person
from rabta.proving.rules.tellings import FIELDS, FIELDS_IN
from rabta.proving.rules.worlds import World

BARE = "BA-KEC"
"""A district where nothing was found."""
SEASON = {"crop": "poppy", "year": 2025}


def look_at_land(built: Built, world: World) -> None:
    """Visit each field and look at it from above, by its own officers; draw a plan and declare that poppy was found."""
    there = [key for key in FIELDS if key in built.fields]
    for number, key in enumerate(FIELDS):
        if key not in there:
            continue
        who, day = world.telling(key).who, date.fromisoformat(FIELDS[key][1])
        said = SaidOfVisit(
            visited_on=day + timedelta(days=4), means="ground", area=str(1 + number), unit="acre",
            destroyed=60 + 10 * number, words=f"EX-{key}",
        )  # fmt: skip
        file_visit(claim_key=built.fields[key], said=said, today=NOW.date(), **_deed(who, f"visit {key}"))
        lines = f"{day - timedelta(days=6)},0.7{number}\n{day + timedelta(days=9)},0.{number}1"
        supply_series(claim_key=built.fields[key], source=f"EX-{key}", lines=lines, **_deed(who, f"series {key}"))
        supply_image(
            claim_key=built.fields[key], given=Given("above.png", PICTURE), taken_on=day + timedelta(days=9),
            extent="71.29, 34.39, 71.31, 34.41", source=f"EX-{key}", today=NOW.date(), **_deed(who, f"image {key}"),
        )  # fmt: skip
        ((image,),) = as_resolver("SELECT id FROM field_image WHERE claim_key = %s", built.fields[key])
        built.images[key] = uuid.UUID(str(image))
    if "field first" in there:
        draw_plan(**SEASON, district=FIELDS_IN, seed="EX-lot", half_width=10, **_deed(ANALYST, "plan"))
        built.declared["found"] = declare_status(
            **SEASON, district=FIELDS_IN, status="found", on=date(2025, 3, 4), words="EX-found", today=NOW.date(),
            **_deed(ANALYST, "declared"),
        )  # fmt: skip
        declare_status(
            **SEASON, district=BARE, status="free", on=date(2025, 3, 4), words="EX-bare", today=NOW.date(),
            **_deed(ANALYST, "free"),
        )  # fmt: skip
        built.certificates["free"] = issue_certificate(
            **SEASON, district=BARE, words="EX-bare", today=NOW.date(), **_deed(ANALYST, "issued")
        )  # fmt: skip


def _deed(who: Person, key: str) -> dict[str, Any]:
    return {"reader_id": who.id, "at": NOW - timedelta(hours=3), "new_id": ids_of(f"land {key}")}
