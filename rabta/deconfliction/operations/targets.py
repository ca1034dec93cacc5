"""Holding targets and letting them go: checked and written as one step, one ledger entry, one bit told."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from rabta.deconfliction.errors import CannotFileSo, TooMany
from rabta.deconfliction.operations.filer import files_for, markings_for, own_alone, tell_the_desk, too_many_targets
from rabta.deconfliction.operations.holding import Answer, form_of, hold, must_fit
from rabta.deconfliction.queries import rules_here, target_of_mine, was_told
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import LONGEST_WORDS, is_phone
from rabta.deconfliction.rules.probing import Probed
from rabta.deconfliction.rules.settings import Rules
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as


@dataclass(frozen=True, kw_only=True)
class Target:
    """One identifier an agency holds as a target, until a day (at most a year on)."""

    kind: Identifier
    written: str
    contact: str
    phone: str
    held_until: datetime
    silent: bool = False


def hold_target(
    *, reader_id: uuid.UUID, target: Target, at: datetime, new_id: NewId, marking_text: str | None = None,
    for_agency: int | None = None, purpose: Purpose | None = None, target_id: uuid.UUID | None = None,
) -> Answer:  # fmt: skip
    """Hold an identifier as a target of one's agency, and learn whether a conflict exists. As file_operation."""
    rules = rules_here()
    form_of(target.kind, target.written)
    too_long = max(len(target.contact), len(target.phone)) > LONGEST_WORDS
    if not target.contact.strip() or not is_phone(target.phone) or too_long:
        raise CannotFileSo("Name who can be reached, and the telephone that is answered day and night.")
    if not at < target.held_until <= at + timedelta(days=366):
        raise CannotFileSo("Say until when it is held: a day within a year from now.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        agency = files_for(looking, for_agency)
        marking_id, own = markings_for(looking, agency, marking_text)
        if target_id is not None and _held_already(cursor, target_id):
            return Answer(target_id, was_told(target_id))
        target_id, told = target_id or new_id(), False
        tries = Role.WATCH not in looking.roles and too_many_targets(1, rules, at)
        if tries:
            tell_the_desk(looking, Probed(alike=False), at, new_id)
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
        told = hold(cursor, looking, held, target.kind, target.written, same, at, ids) and not target.silent
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
    must_fit(reason, field="reason")
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
