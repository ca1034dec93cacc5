"""Preparing a return and signing what follows: one transaction, one ledger entry each."""

import hashlib
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import connections

from rabta.briefing.engine import factors_versions
from rabta.briefing.rules.period import Period
from rabta.counting.rules.weights import RULE_VERSION
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.publications.queries.editions import may_prepare
from rabta.publications.rules.course import RETURNING, Kind, Step
from rabta.records.asking import as_json
from rabta.returns import queries
from rabta.returns.errors import NotReturnable
from rabta.returns.rules.as_csv import as_csv
from rabta.returns.rules.checks import Doubt, SetAside, of_other_days, repeats, sent_before, sorted_out
from rabta.returns.rules.filling import Filled, filled
from rabta.returns.rules.form import Version, form
from rabta.sharing.operations import Looking, acting_as, marking_id_for, reading_as
from rabta.sharing.rules.marking import Marking

WRITE = "INSERT INTO return_made SELECT (jsonb_populate_record(NULL::return_made, %s::jsonb)).*"
SIGN = "INSERT INTO return_step SELECT (jsonb_populate_record(NULL::return_step, %s::jsonb)).*"
SEND = "INSERT INTO return_sending SELECT (jsonb_populate_record(NULL::return_sending, %s::jsonb)).*"
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Made:
    """A return before anything is written: its rows, what the form cannot take, what somebody looks at, what is left out."""

    version: Version
    rows: list[Filled]
    aside: list[SetAside]
    doubts: list[Doubt]
    left_out: Row


def make_return(
    *, reader_id: uuid.UUID, code: str, period: Period, version: str = "", purpose: Purpose | None = None
) -> Made:  # fmt: skip
    """The rows of a form for a period, made of nothing but what is releasable. Writes nothing.

    Raises NoSuchForm, NotReturnable for whoever may not prepare.
    """
    asked = form(code)
    chosen = asked.version_for(period.date_from, period.date_to, version)
    with reading_as(reader_id, purpose=purpose) as looking:
        _preparer(looking)
        sent = queries.sent_events(code)
    with reading_as(reader_id, purpose=purpose, releasable=True):
        lines, left_out = queries.lines(period)
    rows, aside = sorted_out(chosen, filled(asked, chosen, lines))
    in_time = of_other_days(chosen, period.date_from, period.date_to)
    doubts = [*in_time, *sent_before(rows, sent), *repeats(asked, chosen, rows)]
    return Made(version=chosen, rows=rows, aside=aside, doubts=doubts, left_out=left_out)


def prepare_return(
    *, reader_id: uuid.UUID, code: str, period: Period, version: str = "", at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Freeze the file of a return, with what was set aside and what is doubtful. It shows to the centre.

    Raises NoSuchForm, NotReturnable where no row would stand in it.
    """
    made = make_return(reader_id=reader_id, code=code, period=period, version=version, purpose=purpose)
    if not made.rows:
        raise NotReturnable("Nothing that may be returned was seized on these days. Choose other days.")
    content = as_csv(made.version, made.rows)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        return_id = new_id()
        marking = marking_id_for(Marking(originator=looking.agency), looking=looking)  # restricted, to the centre
        _enter(looking, "prepare", return_id, {"form": code, "from": str(period.date_from), "to": str(period.date_to)}, at,
               new_id)  # fmt: skip
        cursor.execute(WRITE, [as_json({
            "id": return_id, "form": code, "version": made.version.version, "date_from": period.date_from,
            "date_to": period.date_to, "rows": len(made.rows), "content": content.decode(),
            "sha256": hashlib.sha256(content).hexdigest(),
            "events": sorted({event for row in made.rows for event in row.events}),
            "aside": [told_aside(one) for one in made.aside], "doubts": [asdict(one) for one in made.doubts],
            "left_out": made.left_out, "versions": {"factors": list(factors_versions()), "counting": RULE_VERSION},
            "prepared_by": looking.reader_id, "prepared_name": looking.name, "prepared_at": at, "marking_id": marking,
        })])  # fmt: skip
    return return_id


def sign_return(
    *, reader_id: uuid.UUID, return_id: uuid.UUID, kind: Kind, words: str = "", at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Approve or refuse what another prepared; withdraw one's approval, saying why, before it was sent; note that it was
    sent, to whom and how; take it back.

    Raises NotAvailable for a return that is hidden or missing, NotReturnable with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta return'))")
        found = queries.one_return(return_id, by=looking)
        if found is None:
            raise NotAvailable
        _preparer(looking)
        step = Step(kind=kind, signed_by=looking.reader_id)
        if refused := RETURNING.why_not_next(found["said"], step, author=found["prepared_by"], words=words):
            raise NotReturnable(refused)
        _enter(looking, str(kind), return_id, {}, at, new_id)
        cursor.execute(SEND if kind in (Kind.SENT, Kind.TAKEN_BACK) else SIGN, [as_json({
            "id": new_id(), "return_id": return_id, "number": len(found["steps"]) + 1, "kind": str(kind),
            "words": words.strip(), "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": found["marking_id"],
        })])  # fmt: skip


def told_aside(one: SetAside) -> Row:
    """A row set aside as it is kept and told."""
    return {"day": one.row.day, "events": one.row.events, "column": one.column, "value": one.value, "why": one.why}


def _preparer(looking: Looking) -> None:
    if not may_prepare(looking):
        raise NotReturnable("Returns are prepared and sent by officers, analysts and directors of the centre.")


def _enter(looking: Looking, deed: str, return_id: uuid.UUID, detail: Row, at: datetime, new_id: NewId) -> None:
    append_entry(looking.deed(f"return:{deed}", subject=("return", str(return_id)), detail=detail), id=new_id(), at=at)
