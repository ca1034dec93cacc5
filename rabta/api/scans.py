"""What scanners and airports' machines send: one request, one object or paper, filed as a report of the reader's agency."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from rabta.api.door import Asked, Said, address
from rabta.api.envelope import body_of
from rabta.api.errors import Refused, unreadable
from rabta.filing.errors import FilingError
from rabta.filing.operations import file_report
from rabta.filing.rules.kinds import Kind, kind_of
from rabta.intake.formats.scan.serving import is_scan

PARTS = "Send the object in parts."
SEND = "Send the object as the device wrote it (DICOS or DICOM, with its file header) as the body of the request."
WRITE = (
    "Send CSV with a header as the body, such as date,heartbeat,device for heart-beats, or an airline's baggage messages;"
    " docs/operate.md names every sheet."
)


def _take_scan(asked: Asked) -> Said:
    """File one object, byte for byte; once this is answered, the record has it. The same bytes again change nothing."""
    return _file(asked, _object(asked.request), name="object.dcs", next=SEND)


def _take_log(asked: Asked) -> Said:
    """File one paper of an airport, heart-beats or another: answered once the record has it, by the kind that it is."""
    content = body_of(asked.request, next=PARTS)
    if Kind.AIRPORT not in (kind_of(content, file_name="log.csv")[0], kind_of(content, file_name="log.txt")[0]):
        refusal = unreadable("The body is no paper of an airport that is known here.", field="body")
        refusal.body["error"]["next"] = WRITE
        raise refusal
    return _file(asked, content, name="log.csv", next=WRITE, format="airport")


def _file(asked: Asked, content: bytes, *, name: str, next: str, format: str | None = None) -> Said:
    said = asked.request.GET
    try:
        filed = file_report(
            reader_id=asked.reader_id, content=content, file_name=said.get("name", "")[:200] or name, format=format,
            marking_text=said.get("marking") or None, at=asked.at, new_id=uuid.uuid4, place=False,
        )  # fmt: skip
    except FilingError as refusal:
        raise Refused(422, "cannot_be_filed", str(refusal), field="body", next=next) from None
    body: dict[str, Any] = {
        "id": filed.report_id, "number": filed.number, "already": filed.already, "set_aside": bool(filed.set_aside),
        "problems": [str(each.get("message") or each.get("rule") or "") for each in filed.problems],
    }  # fmt: skip
    return Said(body=body, made="" if filed.already else reverse("report", args=[filed.report_id]))


def _object(request: HttpRequest) -> bytes:
    """The body. Raises Refused for what is no object of a scanner."""
    content = body_of(request, next=PARTS)
    if not is_scan(content):
        refusal = unreadable("The body is no DICOS or DICOM object: there is no DICM at byte 128.", field="body")
        refusal.body["error"]["next"] = SEND
        raise refusal
    return content


scans = address(POST=_take_scan)
airport_logs = address(POST=_take_log)
