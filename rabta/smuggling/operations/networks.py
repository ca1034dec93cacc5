"""Stating what is known of those who smuggle, from a form, and marking a part of a network."""

import csv
import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.db import connections
from django.utils.timezone import localdate

from rabta.filing.errors import NotAvailable
from rabta.filing.operations import Filed, file_report
from rabta.intake.rules.table import read_table
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import acting_as
from rabta.smuggling.errors import NotLawful
from rabta.smuggling.operations.encounters import LONGEST
from rabta.smuggling.queries.marks import marks_named
from rabta.smuggling.queries.stated import stated
from rabta.smuggling.rules.mark import Kind, why_not
from rabta.smuggling.rules.network import PERSON, THINGS
from rabta.vocabulary.rules.encounters import code_of


@dataclass(frozen=True, kw_only=True)
class NewStatement:
    """One statement in the words of the form; what is not said is empty."""

    stated_by: str
    part: str = ""
    name: str = ""
    father: str = ""
    age: str = ""
    cnic: str = ""
    passport: str = ""
    phone: str = ""
    account: str = ""
    handle: str = ""
    vehicle: str = ""
    route: str = ""
    leg: str = ""
    origin: str = ""
    destination: str = ""
    mode: str = ""
    price: str = ""
    price_currency: str = ""
    paid: str = ""
    paid_currency: str = ""
    channel: str = ""
    payer: str = ""
    paid_in: str = ""
    paid_to: str = ""
    payment_ref: str = ""
    remarks: str = ""


@dataclass(frozen=True, kw_only=True)
class NewStatements:
    """What was stated of one event. `encounter`: the agency's own number of it, where it has one."""

    on: date
    place: str = ""
    encounter: str = ""
    statements: tuple[NewStatement, ...] = ()


COLUMNS = {
    "stated_by": "Stated By", "part": "Part", "name": "Facilitator", "father": "Father", "age": "Age", "cnic": "CNIC",
    "passport": "Passport", "phone": "Phone", "account": "Bank Account", "handle": "Handle", "vehicle": "Vehicle",
    "route": "Route", "leg": "Leg", "origin": "From", "destination": "To", "mode": "Mode", "price": "Price",
    "price_currency": "Price Currency", "paid": "Paid", "paid_currency": "Paid Currency", "channel": "Channel",
    "payer": "Paid By", "paid_in": "Paid In", "paid_to": "Paid To", "payment_ref": "Payment Reference", "remarks": "Remarks",
}  # fmt: skip


def state_facts(
    *, reader_id: uuid.UUID, told: NewStatements, marking_text: str, grading: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> tuple[Filed, ...]:  # fmt: skip
    """File what was stated of an event as reports of the table format `facilitation`: a statement of somebody who is or may
    be a child in a report of its own, first, which goes to the originator and the referral desk alone.

    Raises NotLawful for what says too little or cannot be read, with the value and the rule, and what `file_report` raises;
    then nothing is filed.
    """
    words = [told.place, told.encounter, *(getattr(one, each.name) for one in told.statements for each in fields(one))]
    if any(len(word) > LONGEST for word in words):
        raise NotLawful(f"A field has at most {LONGEST} characters.")
    if told.on > localdate(at):
        raise NotLawful(f"{told.on.isoformat()} has not come yet: give the day that the statements are of.")
    if not told.statements:
        raise NotLawful("Say at least one thing: a facilitator, a leg of a route, a payment, a telephone or a vehicle.")
    if any(code_of("stated_by", one.stated_by) is None for one in told.statements):
        raise NotLawful("Say of each statement who stated it: a part, never a name.")
    return tuple(
        file_report(
            reader_id=reader_id, content=facts_table(replace(told, statements=part)), marking_text=marking_text, at=at,
            file_name=f"stated {told.on.isoformat()}.csv", grading=grading, new_id=new_id, format="facilitation",
            purpose=purpose,
        ) for part in _apart(told) if part
    )  # fmt: skip


def _apart(told: NewStatements) -> tuple[tuple[NewStatement, ...], tuple[NewStatement, ...]]:
    """Statements of children, and all others. Raises NotLawful where one of them cannot be read."""
    young, grown = [], []
    rows = [one for one in read_table(facts_table(told), name="s.csv", format="facilitation") if "summary" not in one]
    for one, found in zip(told.statements, rows, strict=True):
        if error := found.get("error"):
            raise NotLawful(f"Statement {found['row']}: {error['rule']}.")
        (young if found["facilitation"][0]["minors"] else grown).append(one)
    return tuple(young), tuple(grown)


def facts_table(told: NewStatements) -> bytes:
    """The statements as the table that officers send: one row a statement."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Date", "Place", "Encounter No", *COLUMNS.values()])
    for one in told.statements:
        writer.writerow([told.on.isoformat(), told.place, told.encounter, *(getattr(one, name) for name in COLUMNS)])
    return out.getvalue().encode()


@dataclass(frozen=True, kw_only=True)
class NewMark:
    """What an officer says of a part of a network that a statement names; `of_id`: the mark taken back."""

    statement: uuid.UUID
    node_kind: str
    node_key: str
    kind: Kind
    words: str = ""
    of_id: uuid.UUID | None = None


def mark_part(
    *, reader_id: uuid.UUID, mark: NewMark, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:
    """Sign a mark in one's own name; it shows to whoever sees the report of the statement. Returns its id.

    Raises NotAvailable where the statement, or the part in it, is hidden or missing; NotLawful with the reason.
    """
    if len(mark.words) > LONGEST:
        raise NotLawful(f"A field has at most {LONGEST} characters.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        row = next((one for one in stated([mark.statement]) if _names(one, mark)), None)
        if row is None:
            raise NotAvailable
        if not looking.roles & {Role.LIAISON, Role.ANALYST}:
            raise NotLawful("Parts of a network are marked by officers and analysts.")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta network'), hashtext(%s))", [mark.node_key])
        marks = marks_named(mark.node_kind, mark.node_key)
        if refused := why_not(marks, mark.kind, mark.words, by=looking.reader_id, of_id=mark.of_id):
            raise NotLawful(refused)
        words = "" if mark.kind is Kind.TAKEN_BACK else mark.words.strip()
        detail: dict[str, object] = {"name": looking.name, "part": mark.node_kind}
        entry = looking.deed(
            f"network:{mark.kind}", subject=("report", str(row["report_id"])), detail=detail, marking_id=row["marking_id"]
        )
        append_entry(entry, id=new_id(), at=at)
        mark_id = new_id()
        cursor.execute(
            INSERT,
            [mark_id, row["report_id"], mark.node_kind, mark.node_key, str(mark.kind), words, mark.of_id, looking.agency,
             looking.reader_id, looking.name, at, row["marking_id"]],
        )  # fmt: skip
    return mark_id


INSERT = """
INSERT INTO network_mark (id, report_id, node_kind, node_key, kind, words, of_id, agency, signed_by, signed_name, signed_at,
    marking_id)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def _names(row: dict[str, object], mark: NewMark) -> bool:
    """Whether a statement names the part that is to be marked."""
    if mark.node_kind == PERSON:
        return row["mention"] is not None and str(row["mention"]) == mark.node_key
    things: Sequence[dict[str, str]] = row["things"]  # type: ignore[assignment]
    return mark.node_kind in THINGS and any((one["kind"], one["value"]) == (mark.node_kind, mark.node_key) for one in things)
