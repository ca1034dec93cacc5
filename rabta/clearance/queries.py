"""Claims of land as one reader sees them: measured, each place once. Nothing here counts what the reader may not see."""

import hashlib
import threading
import uuid
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from typing import Any

import shapely

from rabta.clearance.rules.picture import Drawn, LandPicture, Stated, land_picture
from rabta.records.asking import ask

SQL = "clearance/sql/queries/"
MOST_KEPT = 32
Row = dict[str, Any]
_KEPT: OrderedDict[bytes, LandPicture] = OrderedDict()
_KEEPING = threading.Lock()


def claims_seen(
    *, date_from: date | None = None, date_to: date | None = None, district: int | None = None, crop: str | None = None,
    quantity: str | None = None, keys: Sequence[uuid.UUID] | None = None, report_id: uuid.UUID | None = None,
) -> list[Row]:  # fmt: skip
    """Claims that show, of reports that stand, sorted by day: the columns of `land_claim`, and the report's.

    `land` is a shapely geometry in degrees, or None where the claim only states an area; `as_drawn` one as it was before it
    was mended, or None. `on` is the day its work ended. `date_from`, `date_to`: worked on a day of these, both included.
    """
    rows = ask(
        SQL + "claims.sql", date_from=date_from, date_to=date_to, district=district, crop=crop, quantity=quantity,
        keys=None if keys is None else list(keys), report_id=report_id,
    )  # fmt: skip
    seen: set[tuple[Any, ...]] = set()
    shown = []
    for row in rows:
        same = (row["originator"], bytes(row.pop("content_hash")), row["number"]) if row["number"] else (row["key"],)
        if keys is None and same in seen:
            continue
        seen.add(same)
        row["on"] = row["ended_on"] or row["started_on"]
        row["land"], row["as_drawn"] = _land(row["land"]), _land(row["as_drawn"])
        shown.append(row)
    return shown


def picture_of(claims: Sequence[Row]) -> LandPicture:
    """These claims (of `claims_seen`) in five quantities, and what each claim adds; claims that only state an area apart.

    The last pictures are kept, each by a hash of everything it was made of: who sees other claims asks for another one.
    """
    drawn = [
        Drawn(key=each["key"], quantity=each["quantity"], on=each["on"], land=each["land"], area_m2=each["area_m2"])
        for each in claims
        if each["land"] is not None
    ]
    stated = [
        Stated(key=each["key"], value=each["stated_area"], unit=each["stated_unit"], m2=each["stated_m2"])
        for each in claims
        if each["land"] is None and each["quantity"] == "cleared" and each["stated_unit"] is not None
    ]
    name = _name_of(drawn, stated)
    with _KEEPING:
        if (kept := _KEPT.get(name)) is not None:
            _KEPT.move_to_end(name)
            return kept
    made = land_picture(drawn, stated)
    with _KEEPING:
        _KEPT[name] = made
        while len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return made


def _name_of(drawn: Sequence[Drawn], stated: Sequence[Stated]) -> bytes:
    made_of = hashlib.sha256(repr([(each.key, each.quantity, each.on, each.area_m2) for each in drawn]).encode())
    for land in shapely.to_wkb([each.land for each in drawn]):
        made_of.update(land)
    made_of.update(repr(list(stated)).encode())
    return made_of.digest()


def land_set_aside(*, report_id: uuid.UUID | None = None) -> list[Row]:
    """Claims that show and were set aside, the newest report first: `report_id`, `report_number`, `row_no`, `problem`."""
    return ask(SQL + "set_aside.sql", report_id=report_id)


def photographs_of(keys: Sequence[uuid.UUID]) -> list[Row]:
    """Photographs of these claims that show, without their pictures, in the order they were added."""
    return ask(SQL + "photographs.sql", keys=list(keys)) if keys else []


def photograph(photograph_id: uuid.UUID) -> Row | None:
    """One photograph's `content`, `media_type`, `report_id` and `marking_id`; None where it is hidden or missing."""
    found = ask(SQL + "photograph.sql", photograph_id=photograph_id)
    return {**found[0], "content": bytes(found[0]["content"])} if found else None


def image(image_id: uuid.UUID) -> Row | None:
    """One image from above: `content`, `media_type`, `report_id` and `marking_id`; None where it is hidden or missing."""
    found = ask(SQL + "image.sql", image_id=image_id)
    return {**found[0], "content": bytes(found[0]["content"])} if found else None


def _land(stored: Any) -> Any:
    return None if stored is None else shapely.from_wkb(bytes(stored))
