"""Objects of scanners for machines: one request, one object, filed as a report of the reader's agency."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from rabta.api.door import Asked, Said, address
from rabta.api.errors import Refused, unreadable
from rabta.filing.errors import FilingError
from rabta.filing.operations import LARGEST, file_report
from rabta.intake.formats.scan.serving import is_scan

SEND = "Send the object as the device wrote it (DICOS or DICOM, with its file header) as the body of the request."


def _take(asked: Asked) -> Said:
    """File one object, byte for byte; once this is answered, the record has it. The same bytes again change nothing."""
    said = asked.request.GET
    try:
        filed = file_report(
            reader_id=asked.reader_id, content=_object(asked.request), file_name=said.get("name", "")[:200] or "object.dcs",
            marking_text=said.get("marking") or None, at=asked.at, new_id=uuid.uuid4, place=False,
        )  # fmt: skip
    except FilingError as refusal:
        raise Refused(422, "cannot_be_filed", str(refusal), field="body", next=SEND) from None
    body: dict[str, Any] = {
        "id": filed.report_id, "number": filed.number, "already": filed.already, "set_aside": bool(filed.set_aside),
        "problems": [str(each.get("message") or each.get("rule") or "") for each in filed.problems],
    }  # fmt: skip
    return Said(body=body, made="" if filed.already else reverse("report", args=[filed.report_id]))


def _object(request: HttpRequest) -> bytes:
    """The body. Raises Refused for one that is too large or no object of a scanner."""
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > LARGEST:
        say = f"At most {LARGEST:,} bytes are taken."
        raise Refused(413, "too_large", say, field="body", next="Send the object in parts.")
    content = request.body
    if not is_scan(content):
        refusal = unreadable("The body is no DICOS or DICOM object: there is no DICM at byte 128.", field="body")
        refusal.body["error"]["next"] = SEND
        raise refusal
    return content


scans = address(POST=_take)
