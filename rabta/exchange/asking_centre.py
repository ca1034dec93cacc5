"""A partner abroad asks the centre, reminds it, and takes a request back."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.casework.operations.signing import insert, notify
from rabta.exchange.errors import NotAsked
from rabta.exchange.giving import CENTRE, policy_here
from rabta.exchange.partner_requests import (
    is_partner,
)
from rabta.exchange.partner_writes import LONGEST_LINE, Into, enter, held, sign
from rabta.exchange.rules.partner_request import About, PartnerStep, why_not_about
from rabta.exchange.rules.release_policy import Choice
from rabta.ledger.operations import NewId
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import answers
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import Level, Marking

LONGEST_WORDS = 2000
"""Characters of what a partner asks and why."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a partner says of its request, by the names of `release_policy.yaml`. `due_on` None: as the urgency says."""

    about_kind: str
    about: str
    words: str
    purpose: str
    legal_basis: str
    offence: str
    urgency: str = "routine"
    due_on: date | None = None
    reference: str = ""


def ask_centre(
    *, reader_id: uuid.UUID, asked: Asked, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:  # fmt: skip
    """File a request of one's own, a partner's, agency; from now its clock runs. Returns its id.

    It shows to the readers of that partner and of the centre, and to nobody else. Raises NotAsked naming the field.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        if not is_partner(looking):
            raise NotAsked("This is for liaison officers of partners abroad. Agencies of the country ask under Requests.")
        kept = _as_kept(asked, at)
        _refuse_too_many(looking, at)
        request_id = new_id()
        marking = Marking(originator=looking.agency, level=Level.RESTRICTED, agencies=(CENTRE,))
        marking_id = marking_id_for(marking, looking=looking)
        enter(looking, "ask", request_id, marking_id, {"about": kept["about_kind"]}, at, new_id)
        insert(cursor, Into.REQUEST, id=request_id, **kept, from_agency=looking.agency, asked_by=looking.reader_id,
               asked_name=looking.name, asked_at=at, marking_id=marking_id)  # fmt: skip
        notify(cursor, looking, agencies=[CENTRE], kind="partner_asked", of=("partner_request", request_id),
               marking_id=marking_id, at=at, new_id=new_id)  # fmt: skip
    return request_id


def sign_partner_step(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, kind: PartnerStep, words: str = "", at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Remind, or take a request back. Raises NotAvailable for one that is hidden or missing, NotAsked with the reason."""
    if kind not in (PartnerStep.REMINDED, PartnerStep.TAKEN_BACK):
        raise NotAsked("This step is signed by what it is about: an answer, a receipt or a recall.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = held(cursor, request_id)
        if not is_partner(looking):
            raise NotAsked("This is for the partner that asked.")
        sign(cursor, looking, request, kind, at, new_id, words=words)


def _as_kept(asked: Asked, at: datetime) -> dict[str, Any]:
    """A request as it is kept. Raises NotAsked with the field and the rule."""
    table, today = policy_here(), timezone.localdate(at)
    try:
        kind = About(asked.about_kind)
    except ValueError:
        raise NotAsked("Say what kind of thing the request is about.") from None
    about, words = " ".join(asked.about.split()), asked.words.strip()
    if refused := why_not_about(kind, about):
        raise NotAsked(refused)
    if not words or len(words) > LONGEST_WORDS:
        raise NotAsked(f"Say what you ask and why, in at most {LONGEST_WORDS} characters.")
    reference = " ".join(asked.reference.split())
    if len(reference) > LONGEST_LINE:
        raise NotAsked(f"Your reference has at most {LONGEST_LINE} characters.")
    urgency = _chosen(table.urgencies, asked.urgency, "how urgent it is")
    due_on = asked.due_on or today + timedelta(days=urgency.days)
    if not today <= due_on <= today + timedelta(days=366):
        raise NotAsked("The day it is due lies in the past or more than a year ahead.")
    return {
        "reference": reference, "about_kind": str(kind), "about": about, "words": words, "due_on": due_on,
        "purpose": _chosen(table.purposes, asked.purpose, "the purpose").name,
        "legal_basis": _chosen(table.legal_bases, asked.legal_basis, "the legal basis").name,
        "offence": _chosen(table.offences, asked.offence, "the offence").name, "urgency": urgency.name,
    }  # fmt: skip


def _chosen(choices: tuple[Choice, ...], name: str, what: str) -> Choice:
    found = next((one for one in choices if one.name == name), None)
    if found is None:
        raise NotAsked(f"Choose {what} from the list.")
    return found


def _refuse_too_many(looking: Looking, at: datetime) -> None:
    """A partner that tries out names, one request after another, is stopped: its own requests of a day are counted."""
    most = policy_here().most_a_day
    found = answers(
        "SELECT count(*) AS n FROM partner_request WHERE from_agency = %(agency)s AND asked_at > %(since)s",
        agency=looking.agency, since=at - _DAY,
    )  # fmt: skip
    if found[0]["n"] >= most:
        raise NotAsked(f"Your agency has filed {most} requests within a day, which is the most. Telephone the centre.")
