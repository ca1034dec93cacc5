"""A passenger list and what its carrier would be answered now, as far as the reader sees both."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.screening.queries.flights import SQL, mentioned, off_loadings
from rabta.screening.queries.hits import Row, signs
from rabta.screening.rules.answer import ANSWERED, Listed, flight_of, stands, why_not_answered
from rabta.screening.rules.flight import once_each
from rabta.sharing.operations import Looking

OFFICERS = "Carriers are answered by officers of agencies of the country and by analysts of the centre."


def answer_to(report_id: UUID, *, by: Looking) -> Row | None:
    """What the carrier of a passenger list would be answered; None where the report is hidden or missing.

    `number`, `marking_id`, `lists` (each message as read, its `flight`, and `travellers`: name, listed, `refused`: the
    officer's record that stands, or None), `refused` and `unnamed` (how many), `why_not`: empty where it can be answered.
    """
    rows = ask(SQL + "manifest_rows.sql", report_id=report_id)
    if not rows:
        return None
    messages = [row["read"] for row in rows if (row["read"] or {}).get("kind") == "manifest"]
    lists = [_list(message, rows, by) for message in messages]
    listed = [[one["listed"] for one in each["travellers"]] for each in lists]
    withheld = any(row["withheld"] for row in rows)
    return {
        "id": report_id, "number": rows[0]["number"], "marking_id": rows[0]["marking_id"], "lists": lists,
        "refused": sum(one.refused for each in listed for one in each),
        "unnamed": sum(not (one.locator or one.reference) for each in listed for one in each),
        "why_not": why_not_answered(messages, withheld=withheld, travellers=listed) if signs(by) else OFFICERS,
    }  # fmt: skip


def _list(message: Row, rows: Iterable[Row], by: Looking) -> Row:
    flight = flight_of(message)
    of = [row for row in rows if row["read"] and row["key"] and row["read"].get("message_no") == message["message_no"]
          and row["read"]["kind"] == "traveller"]  # fmt: skip
    is_answered = message["message"]["kind"] == ANSWERED
    records = _refused(flight["flight"], flight["departs"], by) if flight and of and is_answered else {}
    travellers = [_traveller(row["read"]["persons"][0], records.get(row["key"])) for row in of]
    return {"message": message, "flight": flight, "travellers": travellers}


def _traveller(person: dict[str, Any], record: Row | None) -> Row:
    said = Listed(str(person.get("record_locator") or ""), str(person.get("reference") or ""), record is not None)
    return {"name": person.get("name") or "", "listed": said, "refused": record}


def _refused(designator: str, departs: str, by: Looking) -> dict[UUID, Row]:
    """The record that stands for each traveller of a flight, whichever message it was made on."""
    rows = ask(SQL + "flight_travellers.sql", designator=designator, day=date.fromisoformat(departs[:10]))
    records = [one for one in off_loadings([row["key"] for row in rows], by=by) if stands(one["said"])]
    found: dict[UUID, Row] = {}
    for group in once_each([mentioned(row) for row in rows]):
        keys = {one.key for one in group}
        record = next((one for one in records if one["mention_key"] in keys), None)
        if record is not None:
            found |= {row["key"]: record for row in rows if row["key"] in keys}
    return found
