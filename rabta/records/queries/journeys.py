"""Journeys as one passenger message states them: flights, and who travels on each."""

from typing import Any
from uuid import UUID

from rabta.records.asking import ask

SQL = "records/sql/queries/"
MOST_LEGS = 2_000
"""Of one report on one page; a flight has a few hundred travellers."""


def journeys_of(reading_id: UUID) -> list[dict[str, Any]]:
    """The flights of one reading in the order of its messages, each with its `travellers` in the order of the file.

    A flight has id, designator, origin, destination, departs_on, departs and arrives (local, as stated), operated_by and
    of_message. A traveller has row_no, name, role, born_from, born_to, nationality, protected, seat, locator, pieces,
    weight_g (whole grams), weight_written, documents (kind, written, issuer, expires_on) and tags. Empty for a report that
    is no passenger message. At most `MOST_LEGS` legs are given.
    """
    flights = ask(SQL + "flights_of_reading.sql", reading_id=reading_id)
    travellers: dict[UUID, list[dict[str, Any]]] = {}
    if flights:
        for leg in ask(SQL + "travellers_of_reading.sql", reading_id=reading_id, most=MOST_LEGS):
            travellers.setdefault(leg.pop("flight_id"), []).append(leg)
    return [{**flight, "travellers": travellers.get(flight["id"], [])} for flight in flights]
