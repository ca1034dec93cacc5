"""Signing steps of a chain, and taking a wrong one back: one transaction, one ledger entry, one at a time an exhibit."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connections

from rabta.custody.errors import NotLawful
from rabta.custody.queries import standing_steps
from rabta.custody.rules.chain import why_not_next, why_not_seized, why_not_withdrawn
from rabta.custody.rules.step import ASKS, PICTURES_OF, Kind, Picture, Step
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.ledger.rules.canonical import canonical_bytes
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import as_json
from rabta.sharing.operations import Looking, acting_as

LONGEST = 200
"""Characters of one field of a step."""
LARGEST, PLACES = Decimal(10) ** 12, 6


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an officer says of a step; who signs it is whoever is signed in. Units as in `rules.step.Step`."""

    kind: Kind
    done_at: datetime
    place: str = ""
    amount: Decimal | None = None
    error: Decimal | None = None
    to_agency: int | None = None
    to_officer: str = ""
    reference: str = ""
    held_at: str = ""
    purity: Decimal | None = None
    witnesses: tuple[str, ...] = ()
    outcome: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class _Exhibit:
    id: uuid.UUID
    report_id: uuid.UUID
    marking_id: int


@dataclass(frozen=True, kw_only=True)
class Begun:
    """An exhibit whose chain is to begin: a line of its incident, what it is called, and its seizure."""

    line_no: int
    label: str
    seized: Said


def begin_chain(
    *, reader_id: uuid.UUID, incident_key: uuid.UUID, line_no: int, label: str, seized: Said, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Begin the chain of one exhibit, as `begin_chains` does."""
    begun = [Begun(line_no=line_no, label=label, seized=seized)]
    (exhibit,) = begin_chains(
        reader_id=reader_id, incident_key=incident_key, begun=begun, at=at, new_id=new_id, purpose=purpose
    )
    return exhibit


def begin_chains(
    *, reader_id: uuid.UUID, incident_key: uuid.UUID, begun: Sequence[Begun], at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> tuple[uuid.UUID, ...]:  # fmt: skip
    """Begin the chains of exhibits with their seizure, all or none: substance and unit are those of one line of the incident
    each, as reported. One ledger entry an exhibit.

    For an officer of the report's originator or of an agency that the incident names. Returns the exhibits' ids.
    Raises NotAvailable where the incident or a line is hidden or missing, NotLawful for anybody else, and for what says
    too little.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        return begin_chains_in(looking, incident_key=incident_key, begun=begun, at=at, new_id=new_id)


def begin_chains_in(
    looking: Looking, *, incident_key: uuid.UUID, begun: Sequence[Begun], at: datetime, new_id: NewId
) -> tuple[uuid.UUID, ...]:
    """The same in the transaction of another operation."""
    for one in begun:
        _must_fit(one.label)
    with connections["default"].cursor() as cursor:
        return tuple(_begin(looking, cursor, incident_key, one, at, new_id) for one in begun)


def _begin(
    looking: Looking, cursor: Any, incident_key: uuid.UUID, begun: Begun, at: datetime, new_id: NewId
) -> uuid.UUID:  # fmt: skip
    cursor.execute(_LINE, [incident_key, begun.line_no])
    found = cursor.fetchone()
    if found is None:
        raise NotAvailable
    report_id, marking_id, originator, agencies, substance, unit, first, last, reported_on = found
    _officer(looking)
    if looking.agency not in {originator, *agencies}:
        raise NotLawful("A chain is begun by an agency that the report names, or that filed it.")
    _one_at_a_time(cursor, incident_key)
    cursor.execute("SELECT coalesce(max(number), 0) + 1 FROM exhibit WHERE incident_key = %s", [incident_key])
    exhibit, number = _Exhibit(new_id(), report_id, marking_id), cursor.fetchone()[0]
    step = _lawful(looking, [], replace(begun.seized, kind=Kind.SEIZED), at)
    if refused := why_not_seized(step.at.date(), stated=(first, last), reported_on=reported_on):
        raise NotLawful(refused)
    _enter(looking, exhibit, step, at, new_id)
    cursor.execute(
        "INSERT INTO exhibit (id, report_id, incident_key, number, label, substance, unit, agency, opened_by, opened_at,"
        " marking_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [exhibit.id, report_id, incident_key, number, begun.label.strip(), substance, unit, looking.agency,
         looking.reader_id, at, marking_id],
    )  # fmt: skip
    _write(cursor, exhibit, step, at, new_id)
    return exhibit.id


def sign_step(
    *, reader_id: uuid.UUID, exhibit_id: uuid.UUID, said: Said, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> int:  # fmt: skip
    """Sign the next step of a chain in one's own name. Returns its number.

    Two officers who sign at once are heard one after the other: the second is held to what the first signed. Raises
    NotAvailable for an exhibit that is hidden or missing, NotLawful with the reason where the chain does not allow the step.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        exhibit = _exhibit(cursor, exhibit_id)
        _officer(looking)
        _one_at_a_time(cursor, exhibit_id)
        steps, last = standing_steps(exhibit_id)
        step = replace(_lawful(looking, steps, said, at), number=last + 1)
        _enter(looking, exhibit, step, at, new_id)
        _write(cursor, exhibit, step, at, new_id)
    return step.number


def withdraw_step(
    *, reader_id: uuid.UUID, exhibit_id: uuid.UUID, number: int, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take one's own wrong step back with a reason, while no later one rests on it. It stays in the history.

    Raises NotAvailable for an exhibit that is hidden or missing, NotLawful with the reason where it may not be taken back.
    """
    if not reason.strip():
        raise NotLawful("Say why.")
    _must_fit(reason)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        exhibit = _exhibit(cursor, exhibit_id)
        _one_at_a_time(cursor, exhibit_id)
        steps, _ = standing_steps(exhibit_id)
        if refused := why_not_withdrawn(steps, number, by=looking.reader_id):
            raise NotLawful(refused)
        detail: dict[str, object] = {"exhibit": str(exhibit_id), "step": number, "name": looking.name}
        subject = ("report", str(exhibit.report_id))
        entry = looking.deed("custody:withdraw", subject=subject, detail=detail, marking_id=exhibit.marking_id)
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(
            "INSERT INTO custody_withdrawal (step_id, report_id, reason, withdrawn_by, withdrawn_at, marking_id)"
            " SELECT id, report_id, %s, %s, %s, marking_id FROM custody_step WHERE exhibit_id = %s AND number = %s",
            [reason.strip(), looking.reader_id, at, exhibit_id, number],
        )


_LINE = """
SELECT c.report_id, i.marking_id, r.originator, i.agencies, l.substance, l.unit, i.occurred_from, i.occurred_to,
  i.reported_on
FROM incident i JOIN current_reading c ON c.id = i.reading_id JOIN report r ON r.id = c.report_id
JOIN seizure_line l ON l.incident_id = i.id
WHERE i.key = %s AND l.line_no = %s"""


def _officer(looking: Looking) -> None:
    if Role.LIAISON not in looking.roles:
        raise NotLawful("Steps of a chain are signed by officers of agencies.")


def _exhibit(cursor: Any, exhibit_id: uuid.UUID) -> _Exhibit:
    cursor.execute("SELECT id, report_id, marking_id FROM exhibit WHERE id = %s", [exhibit_id])
    found = cursor.fetchone()
    if found is None:
        raise NotAvailable
    return _Exhibit(*found)


def _one_at_a_time(cursor: Any, of: uuid.UUID) -> None:
    """Until this transaction ends, nobody else adds to the same exhibit (or incident): check, then act, as one."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta custody'), hashtext(%s))", [str(of)])


def _must_fit(*words: str) -> None:
    """Nothing is cut: what is too long is refused. Raises NotLawful."""
    if any(len(word) > LONGEST for word in words):
        raise NotLawful(f"A field of a step has at most {LONGEST} characters.")


def _lawful(looking: Looking, steps: list[Step], said: Said, at: datetime) -> Step:
    _must_fit(said.place, said.to_officer, said.reference, said.held_at, *said.witnesses)
    if any(one.of not in PICTURES_OF or len(one.sha256) != 64 or len(one.region) not in (0, 4) for one in said.pictures):
        raise NotLawful("A picture is named by its hash, and its region by four numbers.")
    if not all(_is_weight(weight) for weight in (said.amount, said.error, said.purity)):
        raise NotLawful("This is no weight: write a number with at most six places behind the point.")
    said = _as_asked(said)
    step = Step(
        kind=said.kind, at=said.done_at, agency=looking.agency, signed_by=looking.reader_id, signed_name=looking.name,
        number=1, place=said.place.strip(), amount=said.amount, error=said.error, to_agency=said.to_agency,
        to_officer=said.to_officer.strip(), reference=said.reference.strip(), held_at=said.held_at.strip(),
        purity=said.purity, witnesses=tuple(filter(None, (one.strip() for one in said.witnesses))), outcome=said.outcome,
        pictures=said.pictures if said.kind is Kind.SEIZED else (),
    )  # fmt: skip
    if refused := why_not_next(steps, step, now=at):
        raise NotLawful(refused)
    return step


def _as_asked(said: Said) -> Said:
    """Only what a step of this kind says: nothing else is kept of it."""
    asked = (*ASKS[said.kind].all, "pictures", *(["error"] if "amount" in ASKS[said.kind].all else []))
    return replace(Said(kind=said.kind, done_at=said.done_at), **{name: getattr(said, name) for name in asked})


def _is_weight(value: Decimal | None) -> bool:
    """Whether the column keeps it exactly as it is said."""
    return value is None or (value.is_finite() and abs(value) < LARGEST and value == round(value, PLACES))


def content_hash(step: Step) -> str:
    """What the ledger holds of a step: SHA-256, in hexadecimal, over everything it says and who signed it."""
    said = {
        "kind": str(step.kind), "at": step.at.isoformat(), "agency": step.agency, "by": str(step.signed_by),
        "name": step.signed_name, "number": step.number, "place": step.place, "amount": _plainly(step.amount),
        "error": _plainly(step.error), "to": [step.to_agency, step.to_officer], "reference": step.reference,
        "held_at": step.held_at, "purity": _plainly(step.purity), "witnesses": list(step.witnesses), "outcome": step.outcome,
    }  # fmt: skip
    if step.pictures:  # a step without any is hashed as it was before there were pictures
        said["pictures"] = [one.told() for one in step.pictures]
    return hashlib.sha256(canonical_bytes(said)).hexdigest()


def _plainly(value: Decimal | None) -> str | None:
    """A weight as it is kept: without the noughts that a column adds behind it."""
    return None if value is None else format(value.normalize(), "f")


def _enter(looking: Looking, exhibit: _Exhibit, step: Step, at: datetime, new_id: NewId) -> None:
    detail: dict[str, object] = {
        "exhibit": str(exhibit.id), "step": step.number, "content": content_hash(step), "name": looking.name,
    }  # fmt: skip
    subject = ("report", str(exhibit.report_id))
    entry = looking.deed(f"custody:{step.kind}", subject=subject, detail=detail, marking_id=exhibit.marking_id)
    append_entry(entry, id=new_id(), at=at)


def _write(cursor: Any, exhibit: _Exhibit, step: Step, at: datetime, new_id: NewId) -> None:
    cursor.execute(
        "INSERT INTO custody_step (id, report_id, exhibit_id, number, kind, done_at, place, amount, error, to_agency,"
        " to_officer, reference, held_at, purity, witnesses, outcome, pictures, agency, signed_by, signed_name, signed_at,"
        " marking_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s,"
        " %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s)",
        [new_id(), exhibit.report_id, exhibit.id, step.number, str(step.kind), step.at, step.place, step.amount, step.error,
         step.to_agency, step.to_officer, step.reference, step.held_at, step.purity, list(step.witnesses), step.outcome,
         as_json([one.told() for one in step.pictures]), step.agency, step.signed_by, step.signed_name, at,
         exhibit.marking_id],
    )  # fmt: skip
