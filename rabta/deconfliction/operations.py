"""Filing planned operations and holding targets: checked and written as one step, one ledger entry, one bit told."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connections

from rabta.deconfliction.errors import CannotFileSo, FiledAlready, MustBeSure, NotYours, TooMany
from rabta.deconfliction.known_as import known_as
from rabta.deconfliction.queries import (
    first_filing,
    own_filings,
    own_targets,
    rules_here,
    standing_operation,
    target_of_mine,
    was_told,
)
from rabta.deconfliction.rules.footprint import Footprint, footprint
from rabta.deconfliction.rules.identifiers import WHY_NOT, Identifier, normalised, shape
from rabta.deconfliction.rules.planned import (
    LONGEST_WORDS,
    Planned,
    State,
    is_phone,
    is_silent,
    radius_of,
    what_to_ask,
    why_not,
    window_of,
)
from rabta.deconfliction.rules.probing import Filing, Probed, probed
from rabta.deconfliction.rules.same_words import said_by, said_in
from rabta.deconfliction.rules.settings import Rules
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.queries.markings import markings_shown
from rabta.sharing.errors import AboveYourself
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import Level, Marking, parse_marking
from rabta.vocabulary.rules.numbered import agency_numbered

NewId = Callable[[], uuid.UUID]


@dataclass(frozen=True)
class Answer:
    """What the filer is told at once. `conflict` True: one exists, the watch desk will call. `id` is what was filed.

    Of what is silent it is always False: its filer hears from the watch desk alone."""

    id: uuid.UUID
    conflict: bool


@dataclass(frozen=True, kw_only=True)
class Target:
    """One identifier an agency holds as a target, until a day (at most a year on)."""

    kind: Identifier
    written: str
    contact: str
    phone: str
    held_until: datetime
    silent: bool = False


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
    _must_fit(reason, field="reason")
    if planned is not None:
        _refuse(planned, rules, at)
    with acting_as(reader_id, purpose=purpose) as looking:
        agency = _files_for(looking, for_agency)
        if planned and once and _stands_already(operation_id, planned):
            return Answer(operation_id, was_told(operation_id))
        before = standing_operation(operation_id) if state else None
        if state and (before is None or before["state"] == State.CANCELLED or not _is_its_own(looking, before["agency"])):
            raise NotAvailable
        found = _probing(looking, planned, rules, at, new_id) if planned and Role.WATCH not in looking.roles else None
        if found is None:
            if before:
                marking_id = before["marking_id"]
                own = own_alone(marking_id, looking=looking, agency=before["agency"])
            else:
                marking_id, own = _marking(looking, agency, marking_text)
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
        _form(kind, written, field="subjects")


def _must_fit(words: str, *, field: str) -> None:
    """Nothing is cut: what is too long is refused. Raises CannotFileSo."""
    if len(words) > LONGEST_WORDS:
        raise CannotFileSo(f"A field has at most {LONGEST_WORDS} characters.", field=field)


def _form(kind: str, written: str, *, field: str = "written") -> tuple[Identifier, str]:
    """The kind and the one form of an identifier. Raises CannotFileSo."""
    _must_fit(written, field=field)
    if kind not in list(Identifier):
        raise CannotFileSo(f"{kind!r} is no kind of identifier: {', '.join(Identifier)}.", field=field)
    form = normalised(Identifier(kind), written)
    if form is None:
        raise CannotFileSo(f"{written[:60]!r}: {WHY_NOT[Identifier(kind)]}", field=field)
    return Identifier(kind), form


def _files_for(looking: Looking, for_agency: int | None) -> int:
    """The agency one files for: one's own; for a watch officer the one that telephoned. Raises NotYours."""
    if Role.WATCH in looking.roles:
        if for_agency is not None and agency_numbered(for_agency).is_partner:
            raise NotYours("Operations are filed for agencies of the country.")
        return looking.agency if for_agency is None else for_agency
    if Role.LIAISON not in looking.roles or agency_numbered(looking.agency).is_partner:
        raise NotYours("Planned operations and targets are filed by officers of agencies, or by the watch desk for them.")
    if for_agency not in (None, looking.agency):
        raise NotYours("Only the watch desk files for another agency.")
    return looking.agency


def _is_its_own(looking: Looking, agency: int) -> bool:
    return agency == looking.agency or Role.WATCH in looking.roles


def _marking(looking: Looking, agency: int, text: str | None) -> tuple[int | None, int | None]:
    """The marking's id, and that of the same for its own agency alone. None where the watch desk files for an agency: the
    house then gives that agency's own alone."""
    if agency != looking.agency:
        return None, None
    if text:
        wanted = parse_marking(text, originator=agency)
        return marking_id_for(wanted, looking=looking), marking_id_for(_alone(wanted), looking=looking)
    try:
        own = marking_id_for(Marking(originator=agency, level=Level.RESTRICTED), looking=looking)
    except AboveYourself:  # of open vetting: for the own agency all the same
        own = marking_id_for(Marking(originator=agency, level=Level.OPEN), looking=looking)
    return own, own


def _alone(marking: Marking) -> Marking:
    return replace(marking, every_agency=False, agencies=(), groups=())


def own_alone(marking_id: int | None, *, looking: Looking, agency: int) -> int | None:
    """The marking of the same level for that agency alone: under it stand entries that say more than the row shows others.
    None, which shows to who wrote the entry, where the watch desk acts for another agency."""
    if marking_id is None or agency != looking.agency:
        return None
    marking, _ = markings_shown()[marking_id]
    return marking_id_for(_alone(marking), looking=looking)


def _probing(looking: Looking, planned: Planned, rules: Rules, at: datetime, new_id: NewId) -> Probed | None:
    """Whether this person tries where others are. Where so, the watch desk's alarm and the entry are written here."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta filer'), hashtext(%s))", [str(looking.reader_id)])
    before = own_filings(since=at - timedelta(days=1))
    found = probed(Filing(at, planned.shape.points[0], planned.starts_at.astimezone(UTC)), before, rules.probing)
    if found is None and planned.subjects and _too_many_targets(len(planned.subjects), rules, at):
        found = Probed(alike=False)
    if found is not None:
        _tell_the_desk(looking, found, at, new_id)
    return found


def _too_many_targets(more: int, rules: Rules, at: datetime) -> bool:
    """Whether so many more identifiers are more than one person holds for real work within an hour."""
    return own_targets(since=at - timedelta(hours=1)) + more > rules.probing["targets_hour"]


def _tell_the_desk(looking: Looking, found: Probed, at: datetime, new_id: NewId) -> None:
    """Enter that a filing was refused as trying out, and raise it to the watch desk."""
    entry = looking.deed("operation:probing", subject=("operation", "refused"), detail={"alike": found.alike})
    append_entry(entry, id=new_id(), at=at)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO probing_alarm (id, agency, filed_by, filed_name, alike, at) VALUES (%s, %s, %s, %s, %s, %s)",
            [new_id(), looking.agency, looking.reader_id, looking.name, found.alike, at],
        )


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
            [json.dumps(row, default=_plain), legs_of(reach), list(reach.inside), ring or None, same],
        )
        told = bool(cursor.fetchone()[0])
        for kind, written in subjects if row["state"] != State.CANCELLED else ():
            held = {
                "version_id": row["id"], "agency": row["agency"], "contact": row["contact"], "phone": row["phone"],
                "silent": row["silent"], "held_until": row["kept_until"],
            }  # fmt: skip
            told |= _hold(cursor, looking, held, kind, written, same, at, new_id)
    told = told and not row["silent"]
    entry = looking.deed("operation:told", subject=subject, detail={"conflict": told}, marking_id=own)
    append_entry(entry, id=new_id(), at=at)
    return told


def legs_of(reach: Footprint) -> str:
    """A footprint's legs as the database takes them."""
    return json.dumps(
        [{"no": no, "a": leg.a, "b": leg.b, "reach_m": leg.reach_m, "cells": leg.cells} for no, leg in enumerate(reach.legs)]
    )


def _hold(
    cursor: Any, looking: Looking, held: dict[str, Any], kind: str, written: str, same_agency: bool, at: datetime,
    new_id: NewId,
) -> bool:  # fmt: skip
    """Hold one identifier. For an agency that telephoned, nothing is followed that the desk alone may see."""
    identifier, form = _form(kind, written)
    row = held | {"id": new_id(), "kind": identifier, "written": written.strip(), "held_at": at}
    others = known_as(identifier, written, agency=looking.agency) if held["agency"] == looking.agency else ()
    also = [found.hex() for other in others for found in hashes_of(*other)]
    own = shape_digest_of(identifier, form)
    cursor.execute(
        "SELECT hold_target(%s::jsonb, %s, %s, %s::text[], %s)",
        [json.dumps(row, default=_plain), digest_of(identifier, form).hex(), own and own.hex(), also, same_agency],
    )
    return bool(cursor.fetchone()[0])


def digest_of(kind: Identifier, form: str) -> bytes:
    """The keyed hash under which an identifier is matched: of no use to who has not the installation's key."""
    return _keyed(f"target {kind} {form}")


def shape_digest_of(kind: Identifier, form: str) -> bytes | None:
    """The same of what it looks like; None where its kind has no such thing."""
    found = shape(kind, form)
    return None if found is None else _keyed(f"target like {kind} {found}")


def hashes_of(kind: Identifier, form: str) -> tuple[bytes, ...]:
    """What an identifier is matched by: both of these, as far as there are."""
    shown = shape_digest_of(kind, form)
    return (digest_of(kind, form), *((shown,) if shown else ()))


def _keyed(words: str) -> bytes:
    return hmac.new(bytes.fromhex(settings.CREDENTIALS.id_key), words.encode(), hashlib.sha256).digest()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def hold_target(
    *, reader_id: uuid.UUID, target: Target, at: datetime, new_id: NewId, marking_text: str | None = None,
    for_agency: int | None = None, purpose: Purpose | None = None, target_id: uuid.UUID | None = None,
) -> Answer:  # fmt: skip
    """Hold an identifier as a target of one's agency, and learn whether a conflict exists. As file_operation."""
    rules = rules_here()
    _form(target.kind, target.written)
    too_long = max(len(target.contact), len(target.phone)) > LONGEST_WORDS
    if not target.contact.strip() or not is_phone(target.phone) or too_long:
        raise CannotFileSo("Name who can be reached, and the telephone that is answered day and night.")
    if not at < target.held_until <= at + timedelta(days=366):
        raise CannotFileSo("Say until when it is held: a day within a year from now.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        agency = _files_for(looking, for_agency)
        marking_id, own = _marking(looking, agency, marking_text)
        if target_id is not None and _held_already(cursor, target_id):
            return Answer(target_id, was_told(target_id))
        target_id, told = target_id or new_id(), False
        tries = Role.WATCH not in looking.roles and _too_many_targets(1, rules, at)
        if tries:
            _tell_the_desk(looking, Probed(alike=False), at, new_id)
        else:
            told = _write_target(looking, target, target_id, agency, (marking_id, own), rules, at, new_id)
    if tries:
        raise TooMany
    return Answer(target_id, told)


def _write_target(
    looking: Looking, target: Target, target_id: uuid.UUID, agency: int, markings: tuple[int | None, int | None],
    rules: Rules, at: datetime, new_id: NewId,
) -> bool:  # fmt: skip
    """Enter and hold one target; what is told is entered as well. `markings`: its own, and for its agency alone."""
    subject, (marking_id, own) = ("target", str(target_id)), markings
    entry = looking.deed("target:hold", subject=subject, detail={"agency": agency},
                         marking_id=own if target.silent else marking_id)  # fmt: skip
    append_entry(entry, id=new_id(), at=at)
    held = {
        "agency": agency, "contact": target.contact.strip(), "phone": target.phone.strip(), "silent": target.silent,
        "held_until": target.held_until, "marking_id": marking_id, "version_id": None,
    }  # fmt: skip
    same, ids = bool(rules.limits["same_agency"]), _first(target_id, new_id)
    with connections["default"].cursor() as cursor:
        told = _hold(cursor, looking, held, target.kind, target.written, same, at, ids) and not target.silent
    entry = looking.deed("target:told", subject=subject, detail={"conflict": told}, marking_id=own)
    append_entry(entry, id=new_id(), at=at)
    return told


def _held_already(cursor: Any, target_id: uuid.UUID) -> bool:
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta form'), hashtext(%s))", [str(target_id)])
    return target_of_mine(target_id) is not None


def _first(value: uuid.UUID, new_id: NewId) -> NewId:
    given = iter([value])
    return lambda: next(given, None) or new_id()


def let_target_go(
    *, reader_id: uuid.UUID, target_id: uuid.UUID, reason: str, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Hold a target of one's agency no more. Raises NotAvailable for one that is hidden, missing or let go already."""
    _must_fit(reason, field="reason")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = target_of_mine(target_id)
        if found is None or found["agency"] != looking.agency:
            raise NotAvailable
        own = own_alone(found["marking_id"], looking=looking, agency=looking.agency)
        entry = looking.deed("target:let_go", subject=("target", str(target_id)), detail={}, marking_id=own)
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(
            "INSERT INTO target_let_go (target_id, reason, let_go_by, let_go_at, marking_id) VALUES (%s, %s, %s, %s, %s)",
            [target_id, reason.strip(), looking.reader_id, at, found["marking_id"]],
        )
