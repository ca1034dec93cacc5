"""Raising a warning in one's own name, and signing what follows: one transaction, one ledger entry each."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import as_json, ask
from rabta.records.queries.markings import markings_shown
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import Marking, parse_marking
from rabta.smuggling.errors import NotLawful
from rabta.smuggling.queries.warnings import warning
from rabta.smuggling.rules.warning import LONGEST, Signed, Step, Warned, is_no_wider, why_not_next, why_not_raised
from rabta.vocabulary.rules.numbered import agency_numbered

RAISE = "INSERT INTO warning SELECT (jsonb_populate_record(NULL::warning, %s::jsonb)).*"
SIGN = "INSERT INTO warning_step SELECT (jsonb_populate_record(NULL::warning_step, %s::jsonb)).*"
RAISES = frozenset({Role.LIAISON, Role.ANALYST})


def raise_warning(
    *, reader_id: uuid.UUID, said: Warned, reports: Sequence[str], marking_text: str, today: date, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Raise a warning from reports, named by their numbers, that the reader sees. Returns its id.

    Its marking is of the reader's own agency, and no wider than that of any report: whoever wants it wider asks the
    originator for a release first. It shows to whoever sees all of the reports, and hides with any that is recalled. Raises
    NotAvailable for a report that is hidden or missing, NotLawful for what may not be raised.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _may_raise(looking)
        numbers = sorted({number.strip() for number in reports if number.strip()})
        if refused := why_not_raised(said, today=today, reports=len(numbers)):
            raise NotLawful(refused)
        marking = parse_marking(marking_text, originator=looking.agency)
        report_ids = _reports(numbers, marking)
        warning_id, marking_id = new_id(), marking_id_for(marking, looking=looking)
        _enter(looking, "raise", warning_id, {"kind": str(said.kind)}, at, new_id)
        cursor.execute(RAISE, [as_json({
            "id": warning_id, "kind": str(said.kind), "about": said.about, "subject": said.subject, "issuer": said.issuer,
            "feature": said.feature.strip(), "example": said.example.strip(), "words": said.words.strip(),
            "words_ur": said.words_ur.strip(), "reasons": said.reasons.strip(), "posts": sorted(set(said.posts)),
            "valid_until": said.valid_until, "report_ids": report_ids, "agency": looking.agency,
            "raised_by": looking.reader_id, "raised_name": looking.name, "raised_at": at, "marking_id": marking_id,
        })])  # fmt: skip
    return warning_id


def sign_warning(
    *, reader_id: uuid.UUID, warning_id: uuid.UUID, kind: Signed, words: str = "", until: date | None = None, today: date,
    at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Sign that one has read it; or, for the agency that raised it, renew or retract it with a reason."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta warning'), hashtext(%s))", [str(warning_id)])
        found = warning(warning_id, by=looking, today=today)
        if found is None:
            raise NotAvailable
        if len(words) > LONGEST:
            raise NotLawful(f"A field has at most {LONGEST} characters.")
        if kind is not Signed.READ:
            _may_raise(looking)
        step = Step(kind=kind, signed_by=looking.reader_id, until=until if kind is Signed.RENEWED else None)
        refused = why_not_next(
            found["said"], step, words=words, now=found["stands"], mine=found["agency_number"] == looking.agency, today=today
        )
        if refused:
            raise NotLawful(refused)
        _enter(looking, str(kind), warning_id, {}, at, new_id)
        cursor.execute(SIGN, [as_json({
            "id": new_id(), "warning_id": warning_id, "kind": str(kind), "words": words.strip(), "until": step.until,
            "number": sum(one["agency"] == looking.agency for one in found["signed"]) + 1, "agency": looking.agency,
            "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": found["marking_id"],
        })])  # fmt: skip


def _may_raise(looking: Looking) -> None:
    if not RAISES & looking.roles or agency_numbered(looking.agency).is_partner:
        raise NotLawful("Warnings are raised by officers of agencies of the country and by analysts of the centre.")


def _reports(numbers: Sequence[str], marking: Marking) -> list[uuid.UUID]:
    """The reports of these numbers, none of them marked more narrowly than the warning."""
    found = ask("smuggling/sql/queries/reports_named.sql", numbers=list(numbers))
    if {row["number"] for row in found} != set(numbers):
        raise NotAvailable
    shown = markings_shown()
    for row in found:
        if not is_no_wider(marking, shown[row["marking_id"]][0]):
            raise NotLawful(
                f"The marking is wider than that of report {row['number']}: choose a narrower one, or ask its originator to"
                " release the report first."
            )
    return [row["id"] for row in found]


def _enter(
    looking: Looking, deed: str, warning_id: uuid.UUID, detail: dict[str, Any], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    """The ledger's entry, without a marking: it shows to its own reader alone, as the warning may show to few."""
    append_entry(looking.deed(f"warning:{deed}", subject=("warning", str(warning_id)), detail=detail), id=new_id(), at=at)
