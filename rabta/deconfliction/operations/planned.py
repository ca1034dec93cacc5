"""Filing, changing and cancelling planned operations: checked and written as one step, one ledger entry, one bit told."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connections

from rabta.deconfliction.errors import CannotFileSo, FiledAlready, MustBeSure, TooMany
from rabta.deconfliction.operations.filer import files_for, is_its_own, markings_for, own_alone, tries_out
from rabta.deconfliction.operations.holding import Answer, form_of, hold, must_fit, plain
from rabta.deconfliction.queries import first_filing, rules_here, standing_operation, was_told
from rabta.deconfliction.rules.footprint import footprint, legs_of
from rabta.deconfliction.rules.planned import (
    Planned,
    State,
    is_silent,
    radius_of,
    what_to_ask,
    why_not,
    window_of,
)
from rabta.deconfliction.rules.same_words import said_by, said_in
from rabta.deconfliction.rules.settings import Rules
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as


def file_operation(
    *, reader_id: uuid.UUID, planned: Planned, at: datetime, new_id: NewId, marking_text: str | None = None,
    for_agency: int | None = None, purpose: Purpose | None = None, operation_id: uuid.UUID | None = None,
) -> Answer:  # fmt: skip
    """File a planned operation and learn whether a conflict exists.

    By an officer of an agency for it; by a watch officer for `for_agency`, which telephoned. `marking_text` None is
    restricted (of an officer of open vetting: open), its own agency alone. `operation_id`: what a form that is sent twice
    files under, once; it says the same again, and FiledAlready where its words are others now. Derive it from the reader,
    so that nobody tries ids of others. Raises CannotFileSo, MustBeSure, TooMany, NotYours; sharing's errors for a marking.
    """
    once = operation_id is not None
    return _file(
        reader_id, planned, None, operation_id=operation_id or new_id(), reason="", at=at, new_id=new_id, purpose=purpose,
        marking_text=marking_text, for_agency=for_agency, once=once,
    )  # fmt: skip


def change_operation(
    *, reader_id: uuid.UUID, operation_id: uuid.UUID, planned: Planned, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> Answer:  # fmt: skip
    """Put another version in the place of one that stands; it is checked anew. Its marking stays.

    Raises as file_operation, and NotAvailable for an operation that is hidden, missing or cancelled.
    """
    return _file(
        reader_id, planned, State.CHANGED, operation_id=operation_id, reason=reason, at=at, new_id=new_id, purpose=purpose,
    )  # fmt: skip


def cancel_operation(
    *, reader_id: uuid.UUID, operation_id: uuid.UUID, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> Answer:  # fmt: skip
    """Cancel an operation. It stays visible to the check until its end: people may be there still.

    Raises NotAvailable for one that is hidden, missing or cancelled, CannotFileSo without a reason.
    """
    if not reason.strip():
        raise CannotFileSo("Say why it is cancelled.", field="reason")
    return _file(
        reader_id, None, State.CANCELLED, operation_id=operation_id, reason=reason, at=at, new_id=new_id, purpose=purpose,
    )  # fmt: skip


def _file(
    reader_id: uuid.UUID, planned: Planned | None, state: State | None, *, operation_id: uuid.UUID, reason: str,
    at: datetime, new_id: NewId, purpose: Purpose | None, marking_text: str | None = None, for_agency: int | None = None,
    once: bool = False,
) -> Answer:  # fmt: skip
    rules = rules_here()
    must_fit(reason, field="reason")
    if planned is not None:
        _refuse(planned, rules, at)
    with acting_as(reader_id, purpose=purpose) as looking:
        agency = files_for(looking, for_agency)
        if planned and once and _stands_already(operation_id, planned):
            return Answer(operation_id, was_told(operation_id))
        before = standing_operation(operation_id) if state else None
        if state and (before is None or before["state"] == State.CANCELLED or not is_its_own(looking, before["agency"])):
            raise NotAvailable
        found = tries_out(looking, planned, rules, at, new_id) if planned and Role.WATCH not in looking.roles else None
        if found is None:
            if before:
                marking_id = before["marking_id"]
                own = own_alone(marking_id, looking=looking, agency=before["agency"])
            else:
                marking_id, own = markings_for(looking, agency, marking_text)
            row = _row(planned, rules, at) if planned else _again(before)
            row |= {
                "id": new_id(), "operation_id": operation_id, "state": state or State.FILED, "agency": agency,
                "reason": reason.strip(), "filed_at": at, "marking_id": marking_id,
            }  # fmt: skip
            subjects = planned.subjects if planned else tuple((s["kind"], s["written"]) for s in before["subjects"])  # type: ignore[index]
            conflict = _write(looking, row, subjects, rules, own, at, new_id)
    if found is not None:
        raise TooMany
    return Answer(operation_id, conflict)


def _stands_already(operation_id: uuid.UUID, planned: Planned) -> bool:
    """Whether this form was taken before; one that is being taken is waited for. Raises FiledAlready where it said
    something else then: whoever sends it must not believe that what it says now was filed."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta form'), hashtext(%s))", [str(operation_id)])
    stood = first_filing(operation_id)
    if stood is not None and said_by(planned) != said_in(stood):
        raise FiledAlready
    return stood is not None


def _refuse(planned: Planned, rules: Rules, at: datetime) -> None:
    if refused := why_not(planned, rules, now=at):
        raise CannotFileSo(refused, field=refused.field)
    if question := what_to_ask(planned, rules):
        raise MustBeSure(question, field=question.field)
    if len(planned.subjects) > rules.limits["most_subjects"]:
        raise CannotFileSo(f"It names more than {rules.limits['most_subjects']} subjects.", field="subjects")
    for kind, written in planned.subjects:
        form_of(kind, written, field="subjects")


def _row(planned: Planned, rules: Rules, at: datetime) -> dict[str, Any]:
    window = window_of(planned, rules)
    return {
        "kind": planned.kind, "terrain": planned.terrain, "shape": planned.shape.kind,
        "points": [value for point in planned.shape.points for value in point], "radius_m": radius_of(planned, rules),
        "starts_at": planned.starts_at.astimezone(UTC), "ends_at": planned.ends_at.astimezone(UTC),
        "kept_from": window.begins_at, "kept_until": window.ends_at, "contact": planned.contact.strip(),
        "phone": planned.phone.strip(),
        "supervisor": planned.supervisor.strip(), "supervisor_phone": planned.supervisor_phone.strip(), "risk": planned.risk,
        "reference": planned.reference.strip(), "silent": is_silent(planned, rules), "exigent": planned.exigent,
        "late": planned.starts_at.astimezone(UTC) - at.astimezone(UTC) < timedelta(minutes=rules.limits["lead_minutes"]),
    }  # fmt: skip


_KEPT = (
    "kind", "terrain", "shape", "points", "radius_m", "starts_at", "ends_at", "kept_from", "kept_until", "contact", "phone",
    "supervisor", "supervisor_phone", "risk", "reference", "silent", "exigent", "late",
)  # fmt: skip


def _again(before: dict[str, Any] | None) -> dict[str, Any]:
    """The same as it stood, for its cancellation."""
    return {name: before[name] for name in _KEPT} if before else {}


def _write(
    looking: Looking, row: dict[str, Any], subjects: tuple[tuple[str, str], ...], rules: Rules, own: int | None,
    at: datetime, new_id: NewId,
) -> bool:  # fmt: skip
    """Enter and file one version with its subjects; what its filer is told is entered as well, under `own`."""
    subject = ("operation", str(row["operation_id"]))
    entry = looking.deed(f"operation:{row['state']}", subject=subject, detail={"agency": row["agency"]},
                         marking_id=own if row["silent"] else row["marking_id"])  # fmt: skip
    append_entry(entry, id=new_id(), at=at)
    points = list(zip(row["points"][::2], row["points"][1::2], strict=True))
    reach = footprint(row["shape"], points, row["radius_m"])
    ring, same = [x for place in reach.ring for x in place], bool(rules.limits["same_agency"])
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT file_operation(%s::jsonb, %s::jsonb, %s::int[], %s::float8[], %s)",
            [json.dumps(row, default=plain), legs_of(reach), list(reach.inside), ring or None, same],
        )
        told = bool(cursor.fetchone()[0])
        for kind, written in subjects if row["state"] != State.CANCELLED else ():
            held = {
                "version_id": row["id"], "agency": row["agency"], "contact": row["contact"], "phone": row["phone"],
                "silent": row["silent"], "held_until": row["kept_until"],
            }  # fmt: skip
            told |= hold(cursor, looking, held, kind, written, same, at, new_id)
    told = told and not row["silent"]
    entry = looking.deed("operation:told", subject=subject, detail={"conflict": told}, marking_id=own)
    append_entry(entry, id=new_id(), at=at)
    return told
