"""When, where and by whom: the circumstances that a row states of its incident."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from rabta.intake.rules.cells.dates import DateCell, read_date
from rabta.intake.rules.cells.located import NOWHERE, Location, country_code, locate
from rabta.intake.rules.cells.named import NamedAgency, agency_of, header_key
from rabta.intake.rules.faults import NOTHING_TO_DO, CellFault
from rabta.intake.rules.mapping import SettingRule
from rabta.intake.rules.row_cells import RowCells
from rabta.vocabulary.rules.agencies import agency

_OF_A_PROVINCE = frozenset(("provincial_police", "provincial_excise", "district_administration"))
_BETWEEN_AGENCIES = re.compile(r"\s*(?:[/,;+\n]|\s&\s|\sand\s|\swith\s|\sاور\s)\s*")
_FLIGHT = re.compile(r"([A-Za-z]{2}|[A-Za-z]\d|\d[A-Za-z])[\s-]*(\d{1,4}[A-Za-z]?)")


def read_day(row: RowCells, field: str) -> DateCell | None:
    """The date of a field under the order decided for its column; a problem is noted where there is none to read."""
    column, text = row.column_of(field), row.seen(field)
    if text is None or column is None:
        return None
    context = row.context
    day = read_date(text, order=context.date_orders.get(column.index), epoch=context.epoch)
    if isinstance(day, CellFault):
        row.problem(day, column)
        return None
    return day


def occurred(row: RowCells, base: str) -> tuple[str | None, dict[str, Any]]:
    """(date as ISO text, `occurred` as in a statement's incident). A month is 2025-03 with its first and last day."""
    day = read_day(row, "date")
    if day is None:
        if row.seen("date") is None:
            row.note("no_date", "no date is stated", "File the date when it is known.", row.column_of("date"))
        return None, {"from": None, "to": None, "precision": "unknown"}
    for pointer in (f"{base}/date", f"{base}/occurred"):
        row.source(pointer, row.column_of("date"))
    iso = day.first.isoformat()[:7] if day.precision == "month" else day.first.isoformat()
    return iso, {"from": day.first.isoformat(), "to": day.last.isoformat(), "precision": day.precision}


def agencies(row: RowCells, base: str) -> tuple[list[str], NamedAgency | None]:
    """(codes of the agencies that the row names, the agency typed where a place belongs: "FC Balochistan")."""
    codes: list[str] = []
    text = row.seen("agency")
    if text is not None:
        codes = list(_agencies_of(text))
        row.source(f"{base}/agencies", row.column_of("agency"))
        if not codes:
            row.note(
                "unknown_agency",
                f'"{text[:60]}" is no agency of the vocabulary',
                "Correct it, or add it to rabta/vocabulary/data/agencies.yaml. Row read without an agency.",
                row.column_of("agency"),
            )
    elif row.context.header.format.agency:
        codes = [str(row.context.header.format.agency)]
    as_place = None
    for field in sorted(row.context.header.format.agencies_in):
        named = _agency_in(row, field)
        if named is not None:
            as_place = named
            codes += [named.code] if named.code not in codes else []
            row.source(f"{base}/agencies", row.column_of(field))
            row.note(
                "agency_as_place", f"the {field} names the agency {named.code}", NOTHING_TO_DO, row.column_of(field)
            )
    return codes, as_place


def _agency_in(row: RowCells, field: str) -> NamedAgency | None:
    text = row.seen(field)
    if text is None:
        return None
    code = row.context.header.format.agency_words.get(header_key(text))
    return NamedAgency(code, "") if code else agency_of(text, column_of_agencies=False)


def _agencies_of(text: str) -> Sequence[str]:
    parts = [agency_of(part, column_of_agencies=True) for part in _BETWEEN_AGENCIES.split(text) if part]
    if len(parts) > 1 and all(parts):
        return tuple(dict.fromkeys(part.code for part in parts if part))
    whole = agency_of(text, column_of_agencies=True)
    return (whole.code,) if whole else ()


def where(
    row: RowCells, base: str, *, as_place: NamedAgency | None, on: dt.date | None
) -> tuple[dict[str, Any], Location]:
    """(place_text, district, province, country and airport of the incident, what the vocabulary knows of the place).

    `as_place`: the agency that the place cell names, None where it names none; a region of an agency of the federation is
    the agency's own and no province. `on`: the row's day.
    """
    place, district, province = (row.seen(name) for name in ("place", "district", "province"))
    place = _mended(row, place)
    columns = [row.column_of(name) for name in ("place", "district", "province") if row.seen(name) is not None]
    beside = (as_place.beside if as_place else None) or place
    location = locate(place=beside, district=district, province=province, on=on)
    if as_place is not None and not (as_place.beside and location.district) and district is None:
        whole = location.province if agency(as_place.code).kind in _OF_A_PROVINCE or province else None
        location = Location(province=whole, country=location.country)
    country = _country(row, base)
    text = place or district or province
    location = _checked(row, text, location, country, as_place) if text is not None else location
    if text is not None:
        row.source(f"{base}/place_text", columns[0])
    known = {"district": location.district, "province": location.province, "airport_iata": location.iata}
    for name, value in known.items():
        if value is not None:
            row.source(f"{base}/{name}", *columns)
    land = country or location.country or row.context.header.format.country
    return {"place_text": text, **known, "country": land}, location


def _checked(row: RowCells, text: str, location: Location, country: str | None, as_place: NamedAgency | None) -> Location:
    """The location, or nowhere if it lies in another country than the row says; problems noted."""
    column = row.column_of("place") if row.seen("place") is not None else row.column_of("district")
    if country and location.country and location.country != country:
        row.note(
            "place_elsewhere",
            f'"{text[:60]}" is known in {location.country}, the row says {country}',
            "Check the place. Row read with the country stated and no district.",
            column,
        )
        return NOWHERE
    if location.respelled:
        row.note(
            "place_respelled",
            f'"{text[:60]}" is no place of the vocabulary; read as {location.respelled}',
            "Correct the spelling, or add it to rabta/vocabulary/data. Row read with that place's district.",
            column,
        )
    if location == NOWHERE and as_place is None:
        row.note(
            "unknown_place",
            f'"{text[:60]}" is no place of the vocabulary',
            "Correct it, or add it to rabta/vocabulary/data. Row read without a district.",
            column,
        )
    return location


def _mended(row: RowCells, place: str | None) -> str | None:
    """The place with a source's known accident undone: "SUnited Kingdomkur" is Sukkur, whose "uk" was once replaced."""
    for repair in row.context.header.format.repairs:
        if place and repair.field == "place" and repair.wrote in place and place != repair.wrote:
            mended = place.replace(repair.wrote, repair.meant)
            row.note("mended", f'"{place}" is read as {mended}: {repair.why}', NOTHING_TO_DO, row.column_of("place"))
            return mended
    return place


def _country(row: RowCells, base: str) -> str | None:
    text = row.take("country", f"{base}/country")
    if text is None:
        return None
    code = country_code(text)
    if code is None:
        row.spans.pop(f"{base}/country", None)
        row.note(
            "unknown_country",
            f'"{text[:60]}" is no country known here',
            "Write it as in ISO 3166.",
            row.column_of("country"),
        )
    return code


def setting(row: RowCells, base: str, location: Location) -> str | None:
    """The setting by the first of the format's rules whose conditions all hold; None where none does."""
    for rule in row.context.header.format.settings:
        fields = _fields_of(row, rule, location)
        if fields is not None:
            row.source(f"{base}/setting", *(row.column_of(name) for name in fields))
            return rule.setting
    return None


def _fields_of(row: RowCells, rule: SettingRule, location: Location) -> list[str] | None:
    """The fields that a rule looked at if it holds, else None."""
    fields: list[str] = []
    for name, known in rule.words:
        text = location.kind if name == "place_kind" else row.seen(name)
        if text is None or header_key(text) not in known:
            return None
        fields.append("place" if name == "place_kind" else name)
    return fields


def flight(row: RowCells, pointer: str) -> str | None:
    """The flight number as AA-123, or the cell as written where it is none."""
    text = row.take("flight", pointer)
    match = _FLIGHT.fullmatch(text) if text else None
    return f"{match[1].upper()}-{match[2].upper()}" if match else text
