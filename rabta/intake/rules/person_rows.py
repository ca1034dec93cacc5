"""A row that states one person: how the person is called, known by, and what the person was in that event."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from rabta.intake.rules import circumstances
from rabta.intake.rules.cells.dates import DateCell, read_date
from rabta.intake.rules.cells.located import country_code
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.row_cells import RowCells
from rabta.records.rules.persons import role_named
from rabta.records.rules.protection import is_child
from rabta.vocabulary.rules.identifiers import Known, one_form
from rabta.vocabulary.rules.scripts import fold_digits, search_key

BASE = "/persons/0"
OLDEST = 120  # years
_KINDS = {
    "cnic": Known.CNIC, "passport": Known.PASSPORT, "visa": Known.VISA, "phone": Known.PHONE, "plate": Known.PLATE,
    "account": Known.ACCOUNT, "email": Known.EMAIL, "address": Known.ADDRESS,
}  # fmt: skip
_BETWEEN = re.compile(r"\s*(?:[;,/\n]|\s&\s|\sand\s|\sاور\s)\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGE = re.compile(r"(\d{1,3})(?:\s*(?:years?|yrs?|y|سال))?", re.IGNORECASE)
_OF = re.compile(
    r"(?P<name>.+?)\s+(?:(?P<father>s/o|d/o|son of|daughter of|ولد|بن|بنت|دختر)|w/o|wife of|زوجہ)\s+(?P<other>.+)",
    re.IGNORECASE,
)
_GENDERS = {
    "m": "male", "male": "male", "man": "male", "مرد": "male", "f": "female", "female": "female", "woman": "female",
    "عورت": "female", "خاتون": "female", "x": "x",
}  # fmt: skip


def read_person(row: RowCells) -> dict[str, Any]:
    """The row's date, agency and person. Raises RowSetAside for a row without a name, a document or a telephone."""
    date, when = circumstances.occurred(row, "") if row.columns_of("date") else (None, {"from": None})
    codes = circumstances.agencies(row, "")[0]
    stated = stated_person(row, dt.date.fromisoformat(when["from"]) if when["from"] else None)
    if not stated["name"] and not stated["identifiers"]:
        rule = "the row states no name, document, telephone or vehicle"
        row.set_aside(CellFault("nothing_stated", rule, "Complete the row."))
    row.source(BASE, *row.used_columns())
    person = {
        **stated, "role": _role(row), "place_text": row.take("place", f"{BASE}/place_text"),
        "remarks": row.take("remarks", f"{BASE}/remarks"),
    }  # fmt: skip
    return {
        "date": date, "agency": codes[0] if codes else None, "incidents": [],
        "record_number": row.take("record_number", "/record_number"), "persons": [person],
    }  # fmt: skip


BIRTHS = ("born", "age")


def stated_person(row: RowCells, on: dt.date | None, *, births: Sequence[str] = BIRTHS) -> dict[str, Any]:
    """Who the row names on that day: name, father, husband, born, gender, nationality as documented, identifiers.

    `births`: the fields that are asked for a birth, the first that says something.
    """
    name, father, husband = _called(row)
    born, unsure = _born(row, on, births)
    return {
        "name": name, "father": father, "husband": husband, "born": born, "age_unsure": unsure, "gender": _gender(row),
        "nationality": _nationality(row), "identifiers": _identifiers(row),
    }  # fmt: skip


def _called(row: RowCells) -> tuple[str | None, str | None, str | None]:
    """(name, father, husband): of "Gul Khan s/o Akbar Khan" both parts, where no column of its own gives the second."""
    name = row.take("person", f"{BASE}/name")
    father, husband = row.take("father", f"{BASE}/father"), row.take("husband", f"{BASE}/husband")
    said = _OF.fullmatch(name) if name else None
    if said is None:
        return name, father, husband
    beside = "father" if said["father"] else "husband"
    if (beside == "father" and father) or (beside == "husband" and husband):
        return said["name"], father, husband
    row.source(f"{BASE}/{beside}", row.column_of("person"))
    return said["name"], said["other"] if said["father"] else father, husband if said["father"] else said["other"]


def _identifiers(row: RowCells) -> list[dict[str, Any]]:
    """What the person is known by, each as written; of what cannot be one of its kind a problem is noted."""
    found: list[dict[str, Any]] = []
    issuer = row.take("issuer", f"{BASE}/issuer")
    for field, kind in _KINDS.items():
        text, column = row.seen(field), row.column_of(field)
        if text is None or column is None:
            continue
        parts = [text] if kind is Known.ADDRESS else [part for part in _BETWEEN.split(text) if part.strip()]
        for part in parts:
            row.source(f"{BASE}/identifiers/{len(found)}", column)
            found.append(
                {"kind": str(kind), "value": part, "issuer": issuer if kind in (Known.PASSPORT, Known.VISA) else None}
            )
            if one_form(kind, part) is None and kind is not Known.ADDRESS:
                rule = f'"{part[:60]}" is not written as a {kind} is'
                row.note("odd_identifier", rule, "Correct it, if it is misread. Row read; it meets no other by it.", column)
    return found


def _born(row: RowCells, on: dt.date | None, births: Sequence[str]) -> tuple[dict[str, str] | None, bool]:
    """(first and last day on which the person may have been born, whether an age is stated and which is not sure).

    Of a day, a month, a year, or an age on a day. A date that may be read in two ways spans both.
    """
    stated = next((field for field in births if row.seen(field) is not None), None)
    if stated is None:
        return None, False
    column, text = row.column_of(stated), row.seen(stated) or ""
    plain = fold_digits(text).strip()
    if stated == "age":
        said = _AGE.fullmatch(plain)
        if said is None or int(said[1]) > OLDEST:
            row.note("odd_age", f'"{text[:60]}" is no age', "Write it in years. Row read; taken for a child's.", column)
            return None, True
        if on is None:
            return None, is_child(int(said[1]))
        days: tuple[dt.date, dt.date] | None = _by_age(int(said[1]), on)
    else:
        days = _by_date(row, plain)
    if days is None:
        return None, True
    if on is not None and (days[0] > on or on.year - days[1].year > OLDEST):
        rule = f'"{text[:60]}" is no birth of somebody met on {on}'
        row.note("odd_birth", rule, "Correct it. Row read without it; taken for a child's.", column)
        return None, True
    row.source(f"{BASE}/born", column)
    return {"from": days[0].isoformat(), "to": days[1].isoformat()}, False


def _by_date(row: RowCells, plain: str) -> tuple[dt.date, dt.date] | None:
    if _YEAR.fullmatch(plain):
        return dt.date(int(plain), 1, 1), dt.date(int(plain), 12, 31)
    column = row.column_of("born")
    order = row.context.date_orders.get(column.index) if column else None
    both = [read_date(plain, order=one, epoch=row.context.epoch) for one in ((order,) if order else ("dmy", "mdy"))]
    cells = [cell for cell in both if isinstance(cell, DateCell)]
    if not cells:
        circumstances.read_day(row, "born")
        return None
    return min(cell.first for cell in cells), max(cell.last for cell in cells)


def _by_age(age: int, on: dt.date) -> tuple[dt.date, dt.date]:
    leap = on.replace(day=28) if (on.month, on.day) == (2, 29) else on
    return leap.replace(year=on.year - age - 1) + dt.timedelta(days=1), leap.replace(year=on.year - age)


def _gender(row: RowCells) -> str | None:
    text = row.seen("gender")
    known = _GENDERS.get(search_key(text)) if text is not None else None
    if known is not None:
        row.source(f"{BASE}/gender", row.column_of("gender"))
    return known


def _nationality(row: RowCells) -> str | None:
    text = row.seen("nationality")
    known = country_code(text) if text is not None else None
    if known is not None:
        row.source(f"{BASE}/nationality", row.column_of("nationality"))
    return known


def _role(row: RowCells) -> str | None:
    """The role in this event; a problem is noted where the cell names none that is known."""
    text, column = row.seen("role"), row.column_of("role")
    if text is None:
        return None
    known = role_named(text)
    if known is None:
        rule = f'"{text[:60]}" is no role of the vocabulary'
        row.note("unknown_role", rule, "Correct it, or add it to person_roles.yaml. Row read without a role.", column)
        return None
    row.source(f"{BASE}/role", column)
    return known
