"""Flights, bookings, legs and bags of a passenger message's rows, as the columns of their tables but keys and markings."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from rabta.vocabulary.rules.documents.alike import bare

_GRAMS = {"kg": Decimal(1000), "lb": Decimal("453.59237")}
"""International avoirdupois pound, exactly (agreement of 1 July 1959)."""

MOST_PIECES = 999


def flights_title(flights: Sequence[dict[str, Any]]) -> str:
    """What a passenger message is called: its flight, route and day, which tell of nobody; empty without a plain flight.

    >>> flights_title([{"flight": "EX701", "origin": "KHI", "destination": "DXB", "departs": "2026-12-01T09:10"}])
    'EX701 KHI-DXB 2026-12-01'
    """
    for flight in flights:
        designator, day = _text(flight, "flight"), _text(flight, "departs")[:10]
        ends = [_text(flight, end) for end in ("origin", "destination")]
        if re.fullmatch(r"[A-Z0-9]{2,8}", designator):
            route = "-".join(ends) if all(re.fullmatch("[A-Z]{3}", end) for end in ends) else ""
            return " ".join(part for part in (designator, route, day) if part)
    return ""


def flight_columns(flight: dict[str, Any]) -> dict[str, Any]:
    """The columns of `stated_flight`. `flight`: one of a message's `flights`."""
    departs = _text(flight, "departs")
    return {
        "designator": _text(flight, "flight"), "carrier": _text(flight, "carrier"), "number": _text(flight, "number"),
        "origin": _text(flight, "origin"), "destination": _text(flight, "destination"),
        "departs_on": departs[:10] or None, "departs": departs, "arrives": _text(flight, "arrives"),
        "operated_by": _text(flight, "operated_by"), "of_message": bool(flight.get("of_message")),
    }  # fmt: skip


def booking_columns(booking: dict[str, Any]) -> dict[str, Any]:
    """The columns of `stated_booking`. `booking`: one of a message's `records`."""
    locator: dict[str, Any] = next(iter(booking.get("locators") or []), {})
    agency = booking.get("agency") or {}
    paid = [str(each.get("kind") or each.get("PaymentType") or "") for each in booking.get("payments") or []]
    return {
        "locator": _text(locator, "locator"), "airline": _text(locator, "airline"),
        "made": _text(locator, "made") or _text(booking, "PNR_CreationDate"),
        "agency": _text(agency, "iata_number") or _text(agency, "system"), "office": _text(agency, "office"),
        "country": _text(agency, "country"), "paid_by": ", ".join(sorted({each for each in paid if each})),
        "travellers": len(booking.get("persons") or []),
    }  # fmt: skip


def leg_columns(leg: dict[str, Any], person: dict[str, Any]) -> dict[str, Any]:
    """The columns of `travel_leg`. `leg`: one of a traveller's `legs`; `person`: the traveller."""
    baggage = person.get("baggage") or {}
    pieces = baggage.get("pieces")
    weight, unit = str(baggage.get("weight") or ""), str(baggage.get("unit") or "")
    return {
        "seat": _text(leg, "seat"), "cabin": _text(leg, "cabin"), "sequence": _text(leg, "sequence"),
        "locator": _text(person, "record_locator"),
        "pieces": pieces if isinstance(pieces, int) and 0 <= pieces <= MOST_PIECES else None,
        "weight_g": grams(weight, unit), "weight_written": f"{weight} {unit}".strip(),
    }  # fmt: skip


def bag_columns(bag: dict[str, Any]) -> dict[str, Any]:
    """The columns of `stated_bag`. `bag`: one of a traveller's `bags`."""
    return {"tag": bare(_text(bag, "tag")), "airline": _text(bag, "airline"), "destination": _text(bag, "to")}


def grams(number: str, unit: str) -> int | None:
    """A stated weight in whole grams; None without a unit that has a fixed mass, or for what is no weight.

    >>> grams("38", "kg"), grams("84", "lb"), grams("38", "")
    (38000, 38102, None)
    """
    factor = _GRAMS.get(unit)
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    return int((value * factor).to_integral_value()) if factor and value.is_finite() and 0 <= value < 100_000 else None


def _text(stated: dict[str, Any], name: str) -> str:
    value = stated.get(name)
    return value.strip() if isinstance(value, str) else ""
