"""The words for numbers the database keeps: small dicts of a code and its English and Urdu names, for every door."""

from collections.abc import Iterable

from rabta.vocabulary.rules.numbered import (
    agency_numbered,
    district_numbered,
    setting_numbered,
    substance_numbered,
    unit_numbered,
)

Named = dict[str, str]


def agency_named(number: int) -> Named:
    """`{"code", "name_en", "name_ur"}` of an agency."""
    entry = agency_numbered(number)
    return {"code": entry.code, "name_en": entry.name_en, "name_ur": entry.name_ur}


def agencies_named(numbers: Iterable[int]) -> list[Named]:
    """Several agencies, by code, so that the order tells nothing of who came first."""
    return sorted((agency_named(number) for number in numbers), key=lambda entry: entry["code"])


def substance_named(number: int) -> Named:
    """`{"code", "name_en", "name_ur"}` of a substance."""
    entry = substance_numbered(number)
    return {"code": entry.code, "name_en": entry.name_en, "name_ur": entry.name_ur}


def district_named(number: int | None) -> Named | None:
    """`{"code", "name_en", "name_ur", "province"}`; None where no district was read."""
    if number is None:
        return None
    entry = district_numbered(number)
    return {"code": entry.code, "name_en": entry.name_en, "name_ur": entry.name_ur, "province": entry.province}


def setting_named(number: int | None) -> Named | None:
    """`{"code", "name_en", "name_ur"}` of a setting; None where none was read."""
    if number is None:
        return None
    entry = setting_numbered(number)
    return {"code": str(entry.code), "name_en": entry.name_en, "name_ur": entry.name_ur}


def unit_code(number: int | None) -> str | None:
    """The code of a unit as the statement readers write it: kg, tablet, maund."""
    return None if number is None else unit_numbered(number).code
