"""A find as the one row of an agency's list of seizures: the report that its officers would have written by hand.

It is filed and read like any other list, so that what is counted is what was filed. No name of a person stands in it.
"""

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rabta.screening.rules.examination import Examined, Opened

HEADER = (
    "Record No", "FIR No", "Date", "Place", "Agency", "Drug", "Qty", "Unit", "Weight Kind", "Pieces", "Concealment",
    "Setting", "Flight No", "Destination", "Accused", "Remarks",
)  # fmt: skip
UNITS = ("g", "kg", "ml", "litre", "tablet", "capsule", "ampoule", "bottle", "blotter", "plant", "packet", "piece")
"""Units of the vocabulary in which a find is said: of mass, of volume, and whole numbers of things. No other is taken."""
WEIGHED, MEASURED = ("g", "kg"), ("ml", "litre")
MOST_PARTS = 4
WEIGHTS = ("gross", "net")
LONGEST = 120
MOST, MOST_ARRESTS = Decimal(10_000_000), 1_000
_IN_THE_LIST = {Opened.BAG: "baggage", Opened.BODY: "body", Opened.CARGO: "cargo", Opened.PARCEL: "parcel"}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One drug of a find in one unit. `drug`: its English name; `error`: of the scale, either way, in `unit`."""

    drug: str
    quantity: Decimal
    unit: str
    error: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found, in one or several parts. `opened_at`: on the airport's clock; `weight`: of parts that were weighed.

    `agency`: of whoever files it."""

    examined: Examined
    airport: str
    place: str
    opened_at: datetime
    parts: tuple[Part, ...]
    weight: str = ""
    tag: str = ""
    flight: str = ""
    destination: str = ""
    concealment: str = ""
    arrests: int | None = None
    case_number: str = ""
    agency: str = ""


def what_is_wrong(found: Found) -> str:
    """Why this is no find that can be filed; empty where it is one. What was examined is judged apart."""
    words = (found.tag, found.flight, found.destination, found.concealment, found.case_number)
    if any(len(one) > LONGEST for one in words):
        return f"A field has at most {LONGEST} characters."
    if not 0 < len(found.parts) <= MOST_PARTS:
        return f"One find has one to {MOST_PARTS} parts: report what is more as another find."
    if wrong := next(filter(None, map(_what_is_wrong_with, found.parts)), ""):
        return wrong
    if found.weight not in ("", *WEIGHTS):
        return "Say how it was weighed."
    if found.weight and not any(one.unit in WEIGHED for one in found.parts):
        return "With or without its wrapping is said of what was weighed."
    if found.arrests is not None and not 0 <= found.arrests <= MOST_ARRESTS:
        return "This is no number of persons."
    return ""


def _what_is_wrong_with(part: Part) -> str:
    if part.unit not in UNITS:
        return "This unit is not one in which a find is said: choose one of the list, and keep other words for the remarks."
    if not 0 < part.quantity <= MOST or not 0 <= part.error <= MOST:
        return "Say how much, more than nothing, and the error of the scale."
    if part.unit not in (*WEIGHED, *MEASURED) and part.quantity != part.quantity.to_integral_value():
        return "What is counted is counted whole."
    return ""


def find_sheet(found: Found) -> bytes:
    """The list with its one row, as CSV. Its record number is made of airport, moment and tag, and is the agency's own."""
    said = found.examined
    number = "-".join(filter(None, (found.airport, f"{found.opened_at:%Y%m%d-%H%M}", found.tag)))
    test = f"field test {said.field_test.strip()}: {said.field_result}" if said.field_test.strip() else ""
    remarks = "; ".join(filter(None, (f"bag tag {found.tag}" if found.tag else "", test)))
    row = (
        number, found.case_number.strip(), found.opened_at.date().isoformat(), found.place, found.agency,
        *("; ".join(said) for said in zip(*map(_cells, found.parts), strict=True)), found.weight,
        "" if said.medical_count is None else said.medical_count, found.concealment.strip(), _IN_THE_LIST[said.opened],
        found.flight.strip(), found.destination.strip(),
        "" if found.arrests is None else found.arrests, remarks,
    )  # fmt: skip
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(HEADER)
    table.writerow(row)
    return written.getvalue().encode()


def _cells(part: Part) -> tuple[str, str, str]:
    return part.drug, f"{part.quantity.normalize():f}", part.unit
