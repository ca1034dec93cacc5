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
UNITS = ("g", "kg")
WEIGHTS = ("gross", "net")
LONGEST = 120
MOST, MOST_ARRESTS = Decimal(10_000_000), 1_000
_IN_THE_LIST = {Opened.BAG: "baggage", Opened.BODY: "body", Opened.CARGO: "cargo", Opened.PARCEL: "parcel"}


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found. `opened_at`: on the airport's clock; `quantity`, `error` in `unit`; `drug`: its English name.

    `agency`: of whoever files it."""

    examined: Examined
    airport: str
    place: str
    opened_at: datetime
    drug: str
    quantity: Decimal
    error: Decimal
    unit: str
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
    if not 0 < found.quantity <= MOST or not 0 <= found.error <= MOST:
        return "Say the weight, more than nothing, and the error of the scale."
    if found.unit not in UNITS or found.weight not in ("", *WEIGHTS):
        return "Say the weight in grams or kilograms."
    if found.arrests is not None and not 0 <= found.arrests <= MOST_ARRESTS:
        return "This is no number of persons."
    return ""


def find_sheet(found: Found) -> bytes:
    """The list with its one row, as CSV. Its record number is made of airport, moment and tag, and is the agency's own."""
    said = found.examined
    number = "-".join(filter(None, (found.airport, f"{found.opened_at:%Y%m%d-%H%M}", found.tag)))
    test = f"field test {said.field_test.strip()}: {said.field_result}" if said.field_test.strip() else ""
    remarks = "; ".join(filter(None, (f"bag tag {found.tag}" if found.tag else "", test)))
    row = (
        number, found.case_number.strip(), found.opened_at.date().isoformat(), found.place, found.agency, found.drug,
        f"{found.quantity.normalize():f}", found.unit, found.weight,
        "" if said.medical_count is None else said.medical_count, found.concealment.strip(), _IN_THE_LIST[said.opened],
        found.flight.strip(), found.destination.strip(),
        "" if found.arrests is None else found.arrests, remarks,
    )  # fmt: skip
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(HEADER)
    table.writerow(row)
    return written.getvalue().encode()
