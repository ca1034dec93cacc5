"""What a claim of cleared land becomes in the record: its days, its crop, and square metres where the unit has a basis."""

from decimal import Decimal
from typing import Any

from rabta.filing.rules.stated_days import days_and_agencies, province_of
from rabta.vocabulary.rules.numbered import district_number
from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.units import to_square_metres, unit

POPPY, CANNABIS, OTHER = "poppy", "cannabis", "other"
_CROPS = {
    POPPY: ("poppy", "opium", "papaver", "پوست", "افیون", "ڈوڈا", "خشخاش"),
    CANNABIS: ("cannabis", "bhang", "hemp", "marijuana", "ganja", "hashish", "charas", "بھنگ", "چرس"),
}


def claim_columns(claim: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    """The columns of `clearance_claim` but its keys. `claim`: one of a reading's `clearances`; `read`: that reading."""
    area = Decimal(str(claim["area"]))
    metres = to_square_metres(area, unit=claim["unit"], basis=claim.get("unit_basis"))
    district = district_number(claim.get("district"))
    return {
        **days_and_agencies(claim, read),
        "area": area,
        "unit": unit(claim["unit"]).number,
        "area_m2": metres.m2 if metres else None,
        "crop": crop_of(claim.get("crop")),
        "place_text": claim.get("place_text") or "",
        "district": district,
        "province": province_of(claim, district),
        "approx": "around" if claim.get("approx") else "",
    }


def crop_of(words: str | None) -> str:
    """The crop by its words: poppy, cannabis, or other, which also stands for none stated.

    >>> crop_of("Opium poppy"), crop_of("بھنگ"), crop_of(None)
    ('poppy', 'cannabis', 'other')
    """
    folded = search_key(words or "")
    return next((crop for crop, names in _CROPS.items() if any(search_key(n) in folded for n in names)), OTHER)
