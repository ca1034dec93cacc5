"""Numbers of persons, vehicles and operations, and the value, that a row states."""

from typing import Any

from rabta.intake.rules.cells.counts import read_count, read_money
from rabta.intake.rules.cells.nationality import read_nationalities
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.row_cells import RowCells
from rabta.intake.rules.seized import plain_number

# The tables of a national centre are those of its own country's agencies, where the format says nothing else.
HOME = "PK"


def count(row: RowCells, field: str, pointer: str) -> int | None:
    """The whole number of a field; None where it is not stated or not readable (noted)."""
    text, column = row.seen(field), row.column_of(field)
    if text is None:
        return None
    number = read_count(text)
    if isinstance(number, CellFault):
        row.problem(number, column)
        return None
    row.source(pointer, column)
    return number.total


def arrests(row: RowCells, base: str) -> dict[str, Any]:
    """`arrests` as in a statement's incident: total, women, foreigners (None: not stated), nationality as documented."""
    found: dict[str, Any] = {
        "total": count(row, "arrests", f"{base}/arrests/total"),
        "foreigners": count(row, "foreigners", f"{base}/arrests/foreigners"),
        "women": count(row, "women", f"{base}/arrests/women"),
        "nationality_notes": row.take("nationality", f"{base}/arrests/nationality_notes"),
    }
    text = row.seen("arrests")
    beside = read_count(text) if text is not None else None
    if beside is not None and not isinstance(beside, CellFault):
        for name, value in (("women", beside.women), ("foreigners", beside.foreigners)):
            if found[name] is None and value is not None:
                found[name] = value
                row.source(f"{base}/arrests/{name}", row.column_of("arrests"))
        if beside.rest and found["nationality_notes"] is None:
            found["nationality_notes"] = beside.rest
            row.source(f"{base}/arrests/nationality_notes", row.column_of("arrests"))
    return {**found, **_nationalities(row, found, base)}


def _nationalities(row: RowCells, arrests: dict[str, Any], base: str) -> dict[str, Any]:
    """{"nationalities": ISO code -> persons}, with the foreigners among them where the row does not count them itself."""
    column = row.column_of("nationality") if row.seen("nationality") is not None else row.column_of("arrests")
    text, total, foreigners = arrests["nationality_notes"], arrests["total"], arrests["foreigners"]
    if text is None or column is None or total == 0:
        return {"nationalities": {}}
    home = row.context.header.format.country or HOME
    known = read_nationalities(text, whole=total)
    if foreigners and len(known) == 1 and home not in known and not any(letter.isdigit() for letter in text):
        known = dict.fromkeys(known, foreigners)
    for code in known:
        row.source(f"{base}/arrests/nationalities/{code}", column)
    abroad = sum(count for code, count in known.items() if code != home)
    if foreigners is None and abroad:
        row.source(f"{base}/arrests/foreigners", column)
        return {"nationalities": known, "foreigners": abroad}
    return {"nationalities": known}


def money(row: RowCells, pointer: str) -> dict[str, Any] | None:
    """`value` as in a statement's incident; the currency from the cell, its own column or the header."""
    text, column = row.seen("value"), row.column_of("value")
    if text is None or column is None:
        return None
    sum_stated = read_money(text)
    if isinstance(sum_stated, CellFault):
        row.problem(sum_stated, column)
        return None
    row.source(pointer, column)
    currency = sum_stated.currency or row.take("currency", pointer) or column.currency
    if currency is None:
        row.note("no_currency", f'"{text[:60]}" names no currency', "State the currency.", column)
    return {"amount": plain_number(sum_stated.amount), "currency": currency}
