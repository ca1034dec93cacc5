"""Builds what is signed about persons met in a world, by the room's operations."""

from datetime import datetime

from rabta.ledger.operations import NewId
from rabta.proving.built import Built
from rabta.proving.rules.filed import Telling
from rabta.sharing.operations import reading_as
from rabta.smuggling.operations import Said, open_first_referral, sign_step
from rabta.smuggling.queries import key_of
from rabta.smuggling.rules.step import Kind


def say_of_met(built: Built, one: Telling, *, at: datetime, new_id: NewId) -> None:
    """Its officer opens a referral, and enters a complaint."""
    deed = {"reader_id": one.who.id, "report_id": built.reports[one.key], "row_no": 1, "at": at, "new_id": new_id}
    opened = Said(kind=Kind.OPENED, choice="shelter", words=one.mark, indicators=("ransom",))
    open_first_referral(said=opened, **deed)  # type: ignore[arg-type]
    sign_step(said=Said(kind=Kind.COMPLAINT), **deed)  # type: ignore[arg-type]
    with reading_as(one.who.id):
        built.encounters[one.key] = key_of(built.reports[one.key])
