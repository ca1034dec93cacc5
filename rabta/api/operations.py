"""Planned operations for machines: file, read, change, cancel; and the centre's table. One call into the house each."""

import json
import uuid
from pathlib import Path
from typing import Any

from django.urls import reverse

from rabta.api.door import Asked, Said, address
from rabta.api.envelope import in_envelope, key_of, number_in
from rabta.api.errors import not_available, unreadable
from rabta.deconfliction import operations as rooms
from rabta.deconfliction import queries
from rabta.deconfliction.rules.planned_file import planned_from
from rabta.deconfliction.rules.told import told_operation, told_rules, told_whole
from rabta.filing.errors import NotAvailable
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number

MOST = 1000
DESCRIPTION = Path(__file__).parent / "openapi.json"
"""Written by hand; a test holds it to what runs."""


def _description(asked: Asked) -> Said:
    """What addresses there are, what they take and what they answer, in OpenAPI."""
    return Said(body=json.loads(DESCRIPTION.read_text(encoding="utf-8")))


def _rules(asked: Asked) -> Said:
    """The centre's radii, buffers and limits, and what an operation looks like. It is no record."""
    return Said(body=told_rules(queries.rules_here()))


def _list(asked: Asked) -> Said:
    """Planned operations that the reader may see, the next to begin first; with `over`, those that are, the latest first."""
    said = asked.request.GET
    most = number_in(said, "most", least=1, most=MOST, usual=50)
    page = number_in(said, "page", least=1, most=10_000, usual=1)
    agency = _agency(said["agency"], "agency") if "agency" in said else None
    with reading_as(asked.reader_id):
        found = queries.operations(
            now=asked.at, most=most, offset=(page - 1) * most, over=said.get("over") == "1", agency=agency
        )
    asked.enter("operation:list", ("page", "operations"), shown=len(found["operations"]))
    return Said(body={"operations": [told_operation(one) for one in found["operations"]], "total": found["total"]})


def _file(asked: Asked) -> Said:
    """File one, and learn whether a conflict exists. Sent again under the same Idempotency-Key it is filed once."""
    said = in_envelope(asked.request, needed=("operation",), also=("marking", "for_agency", "sure"))
    key = key_of(asked.request)
    answer = rooms.file_operation(
        reader_id=asked.reader_id, planned=planned_from(said["operation"], sure=said["sure"]), at=asked.at,
        new_id=uuid.uuid4, marking_text=said["marking"] or None,
        for_agency=_agency(said["for_agency"], "for_agency") if said["for_agency"] else None,
        operation_id=uuid.uuid5(asked.reader_id, f"api {key}") if key else None,
    )  # fmt: skip
    return _told(answer, made=reverse("api_operation", args=[answer.id]))


def _read(asked: Asked, operation_id: uuid.UUID) -> Said:
    """One operation with its versions, its marking, and what its side was told."""
    with reading_as(asked.reader_id) as looking:
        found = queries.operation(operation_id, by=looking, now=asked.at)
    if found is None:
        raise NotAvailable
    asked.enter("operation:read", ("operation", str(operation_id)), marking_id=found["marking_id"])
    return Said(body=told_whole(found))


def _change(asked: Asked, operation_id: uuid.UUID) -> Said:
    """Put another version in the place of one that stands; it is checked anew."""
    said = in_envelope(asked.request, needed=("operation", "reason"), also=("sure",))
    return _told(rooms.change_operation(
        reader_id=asked.reader_id, operation_id=operation_id, planned=planned_from(said["operation"], sure=said["sure"]),
        reason=said["reason"], at=asked.at, new_id=uuid.uuid4,
    ))  # fmt: skip


def _cancel(asked: Asked, operation_id: uuid.UUID) -> Said:
    """Cancel one; it stays in the check until its end."""
    said = in_envelope(asked.request, needed=("reason",))
    return _told(rooms.cancel_operation(
        reader_id=asked.reader_id, operation_id=operation_id, reason=said["reason"], at=asked.at, new_id=uuid.uuid4
    ))  # fmt: skip


def _nowhere(asked: Asked, rest: str = "") -> Said:
    """No such address."""
    raise not_available()


def _told(answer: rooms.Answer, *, made: str = "") -> Said:
    return Said(body={"id": answer.id, "accepted": True, "conflict": answer.conflict}, made=made)


def _agency(code: Any, field: str) -> int:
    number = agency_number(str(code).strip().upper())
    if number is None:
        raise unreadable("This is no agency known here: write its code, such as ANF.", field=field, value=code)
    return number


description = address(GET=_description)
rules = address(GET=_rules)
operations = address(GET=_list, POST=_file)
operation = address(GET=_read, PUT=_change)
cancellation = address(POST=_cancel)
start = nowhere = address(GET=_nowhere, POST=_nowhere, PUT=_nowhere)
