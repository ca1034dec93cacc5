"""Reports for machines: file one and have its receipt, list and read those that show, pull one's own back."""

import uuid
from typing import Any

from django.urls import reverse

from rabta.api.door import Asked, Said, address
from rabta.api.envelope import agency_in, body_of, day_in, in_envelope, key_of, number_in
from rabta.api.errors import Refused, unreadable
from rabta.counting import queries as counting
from rabta.filing.errors import FilingError, KeyOfAnother, NotAvailable, NotYours
from rabta.filing.operations import DEFAULT_GRADING, Filed, file_report, withdraw_report
from rabta.intake.errors import IntakeError
from rabta.records import queries as records
from rabta.sharing.operations import reading_as

MOST, MOST_ROWS = 500, 1000
SEND = "Send the report as it is written (text, CSV, XLSX or any file) as the body of the request."
BRIEFLY = ("id", "number", "title", "kind", "received_at", "written_on", "marking", "rows", "incidents", "withdrawn")
KEPT = ("file_name", "size", "sha256", "grading", "mine", "withdrawn_because", "reader_version", "reading_number")
BECAME = ("row_no", "incident_key", "fate", "event_key", "with", "possibly", "why")
Row = dict[str, Any]


def _list(asked: Asked) -> Said:
    """Reports that the reader may see, the newest received first; `older` goes on behind the last of them."""
    said = asked.request.GET
    most = number_in(said, "most", least=1, most=MOST, usual=50)
    with reading_as(asked.reader_id):
        found = records.reports_newest(most=most, before=said.get("before") or None, agency=agency_in(said))
    asked.enter("reports:list", ("page", "reports"), shown=len(found))
    older = found[-1]["cursor"] if len(found) == most else ""
    return Said(body={"reports": [_briefly(one) for one in found], "older": older})


def _file(asked: Asked) -> Said:
    """File one, byte for byte, and place it: answered once it has its number. The same bytes again change nothing."""
    said = asked.request.GET
    content, key = body_of(asked.request, next="Send the report in parts."), key_of(asked.request)
    try:
        filed = file_report(
            reader_id=asked.reader_id, content=content, file_name=said.get("name", "")[:200] or "report.txt",
            marking_text=said.get("marking") or None, grading=said.get("grading") or DEFAULT_GRADING,
            format=said.get("format") or None, written_on=day_in(said, "written_on"), idempotency_key=key, at=asked.at,
            new_id=uuid.uuid4,
        )  # fmt: skip
    except KeyOfAnother as fault:
        say = "Give what replaces it a key of its own, or pull the other one back."
        raise Refused(409, "filed_already", str(fault), field="Idempotency-Key", next=say) from None
    except (FilingError, IntakeError) as fault:
        raise Refused(422, "cannot_be_filed", str(fault), field="body", next=SEND) from None
    return Said(body=_receipt(filed), made="" if filed.already else reverse("api_report", args=[filed.report_id]))


def _read(asked: Asked, report_id: uuid.UUID) -> Said:
    """One report: its rows as they were written, a page of them, and what became of each incident read from these."""
    said = asked.request.GET
    most = number_in(said, "most", least=1, most=MOST_ROWS, usual=100)
    page = number_in(said, "page", least=1, most=100_000, usual=1)
    with reading_as(asked.reader_id):
        found = counting.report(report_id)
    if found is None:
        raise NotAvailable
    asked.enter("report:read", ("report", str(report_id)), marking_id=found["marking_id"])
    rows = found["rows"][(page - 1) * most : page * most]
    shown = {row["row_no"] for row in rows}
    became = [{name: one.get(name, []) for name in BECAME} for one in found["became"] if one["row_no"] in shown]
    return Said(body={
        **_briefly(found), **{name: found[name] for name in KEPT}, "rows": found["row_count"], "page": page,
        "rows_shown": [_row(row) for row in rows], "became": became,
    })  # fmt: skip


def _withdraw(asked: Asked, report_id: uuid.UUID) -> Said:
    """Pull one's own back: it stays in the record, and nothing counts it from now on. Twice changes nothing."""
    reason = in_envelope(asked.request, needed=("reason",))["reason"].strip()
    if not reason:
        raise unreadable("Say why it is pulled back.", field="reason")
    try:
        withdraw_report(reader_id=asked.reader_id, report_id=report_id, reason=reason, at=asked.at, new_id=uuid.uuid4)
    except NotYours as fault:
        raise Refused(403, "not_yours", str(fault), next="Tell the agency that filed it what is wrong.") from None
    return Said(body={"id": report_id, "withdrawn": True})


def _briefly(one: Row) -> Row:
    parts = {name: one[f"rows_{name}"] for name in ("read", "set_aside", "repeated")}
    return {**{name: one[name] for name in BRIEFLY}, "agency": one["agency"]["code"], **parts}


def _row(row: Row) -> Row:
    problems = [_problem(one) for one in (row["problem"], *row["checks"]) if isinstance(one, dict)]
    incidents = [{"key": one["key"], "event_key": one["event_key"], "periodic": one["periodic"]} for one in row["incidents"]]
    return {"row_no": row["row_no"], "fate": row["fate"], "text": row["text"], "problems": problems, "incidents": incidents}


def _receipt(filed: Filed) -> Row:
    counted = ("number", "already", "rows", "read", "set_aside", "repeated", "incidents")
    told = {name: getattr(filed, name) for name in counted}
    return {"id": filed.report_id, **told, "problems": [_problem(one) for one in filed.problems]}


def _problem(one: Row) -> str:
    return str(one.get("message") or one.get("rule") or "")


reports = address(GET=_list, POST=_file)
report = address(GET=_read)
withdrawal = address(POST=_withdraw)
