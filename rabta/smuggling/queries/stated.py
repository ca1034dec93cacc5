"""What is stated of those who smuggle, as the reader sees it: the rows that routes and networks are made of."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.smuggling.queries.met import SQL
from rabta.vocabulary.rules.documents.plates import plate

Row = dict[str, Any]
DOCUMENTS = ("cnic", "nicop", "passport", "visa")
CONTACTS = ("phone", "plate", "account", "handle", "email")


def stated(statement: UUID | None = None) -> list[Row]:
    """One dict per statement, the earliest first; of one only, where named.

    key, `met` (met in an encounter by officers; else told by somebody, `stated_by` a part), day (`on`, may be None),
    event_key and event_kind, part, place, leg (origin, destination, mode, price), payment, `mention` (the key of the
    facilitator named, or None) with name and father, `things` (CONTACTS; kind, written, value) and `documents`, and the
    report with agency, row and grading.
    """
    of_row: dict[Any, list[Row]] = defaultdict(list)
    for one in ask(SQL + "stated_things.sql"):
        of_row[one["row_id"]].append(one)
    return [_told(row, of_row.get(row["row_id"], [])) for row in ask(SQL + "stated.sql", statement=statement)]


def _told(row: Row, known: list[Row]) -> Row:
    things = [one for one in known if one["kind"] in CONTACTS]
    if row["conveyance"]:
        shown = plate(row["conveyance"])
        things.append({"kind": "plate", "written": row["conveyance"], "value": shown.bare if shown else ""})
    return {
        **row, "on": row["occurred_from"] or row["reported_on"], "things": things,
        "documents": [one for one in known if one["kind"] in DOCUMENTS],
        "agency": agency_named(row["originator"]), "grading": f"{row['source_grade']}{row['information_grade']}",
    }  # fmt: skip
