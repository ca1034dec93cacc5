"""What is stated of those who smuggle, as the reader sees it: the rows that routes and networks are made of."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.smuggling.queries.met import SQL
from rabta.vocabulary.rules.documents.plates import plate

Row = dict[str, Any]
DOCUMENTS = ("cnic", "nicop", "passport", "visa")
CONTACTS = ("phone", "plate", "account", "handle", "email")


def stated(keys: Iterable[UUID | str] | None = None) -> list[Row]:
    """One dict per statement, the earliest first; of these alone, where keys are named.

    key, `met` (met in an encounter by officers; else told by somebody, `stated_by` a part), day (`on`, may be None),
    event_key and event_kind, part, place, leg (origin, destination, mode, price), payment, `mention` (the key of the
    facilitator named, or None) with name and father, `things` (CONTACTS; kind, written, value) and `documents`, and the
    report with agency, row and grading.
    """
    rows = ask(SQL + "stated.sql", keys=None if keys is None else list(keys))
    of_row = things_of(None if keys is None else [row["row_id"] for row in rows])
    return [_told(row, of_row.get(str(row["row_id"]), [])) for row in rows]


def things_of(rows: list[UUID] | None) -> dict[str, list[Row]]:
    """Telephones, vehicles, accounts and documents by the row that states them (its id as text); None: of every row."""
    of_row: dict[str, list[Row]] = defaultdict(list)
    for one in ask(SQL + "stated_things.sql", rows=rows):
        of_row[one["row_id"]].append(one)
    return of_row


def conveyance(written: str) -> Row:
    """A vehicle or boat in the words of an encounter, as one of `things`."""
    shown = plate(written)
    return {"kind": "plate", "written": written, "value": shown.bare if shown else ""}


def _told(row: Row, known: list[Row]) -> Row:
    things = [one for one in known if one["kind"] in CONTACTS]
    if row["conveyance"]:
        things.append(conveyance(row["conveyance"]))
    return {
        **row, "on": row["occurred_from"] or row["reported_on"], "things": things,
        "documents": [one for one in known if one["kind"] in DOCUMENTS],
        "agency": agency_named(row["originator"]), "grading": f"{row['source_grade']}{row['information_grade']}",
    }  # fmt: skip
