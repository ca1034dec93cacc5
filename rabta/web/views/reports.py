"""Reports: the list, one report opened to its words, the receipt after filing, the bytes as they came."""

import uuid
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.clearance.field import land_of_report
from rabta.counting import queries as counting
from rabta.filing.errors import NotAvailable
from rabta.filing.keeping import DECIDE
from rabta.records import queries as records
from rabta.records.rules.retention import purge_rules
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agencies
from rabta.web import clock, refused
from rabta.web.door import Disclosed, answer, disclose, looking_of, need_task, signed_in
from rabta.web.highlights import anchor_of, pieces, place_of, values_read
from rabta.web.mendable import choices
from rabta.web.paging import Page, page_number
from rabta.web.views import errors
from rabta.web.views.sharing import told
from rabta.web.wording import READING

ROWS_A_PAGE = 25
REPORTS_A_PAGE = 50
RECEIPT = "report:receipt"


@require_GET
@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """Newest first."""
    said, before = request.GET.get("agency", ""), request.GET.get("before") or None
    agency = said if said in {a.code for a in agencies()} else None
    return answer(
        request,
        "reports.html",
        query=lambda: records.reports_newest(most=REPORTS_A_PAGE, before=before, agency=agency),
        deed="reports:list",
        subject=("page", "reports"),
        shape=lambda found: {"agency": agency, "older": found[-1]["cursor"] if len(found) == REPORTS_A_PAGE else ""},
    )


@require_GET
@signed_in
def report(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """One report: its words with every value read, what became of it, and what can be mended."""
    return _one(request, report_id, template="report.html", deed="report:read")


@require_GET
@signed_in
def receipt(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """What was understood of a report just filed, and every problem as a row of a table."""
    return _one(request, report_id, template="receipt.html", deed=RECEIPT)


def _one(request: HttpRequest, report_id: uuid.UUID, *, template: str, deed: str) -> HttpResponse:
    return answer(
        request,
        template,
        query=lambda: _with_land(report_id) if deed == RECEIPT else counting.report(report_id),
        deed=deed,
        subject=("report", str(report_id)),
        reports=lambda found: [Disclosed(found["id"], found["marking_id"], deed == RECEIPT and found["mine"])],
        shape=lambda found: {
            "rows": _rows(found, page_number(request), request.GET.get("mend", "")),
            "pages": Page.of(page_number(request), total=len(found["rows"]), size=ROWS_A_PAGE),
            **_remarks(found["rows"]),
            "headers": _headers(found["rows"]) if found["kind"] == "table" else [],
            **told(found["sharing"]),
            "readers": [one for one in found["readers"] if one["deed"] in READING],
            "already": request.GET.get("already") == "1",
            "choices": choices(),
            "not_mended": found["withdrawn"] or found["kind"] in ("manifest", "airport", "scan"),
            "kept": _kept(request, found),
        },
    )


def _with_land(report_id: uuid.UUID) -> dict[str, Any] | None:
    """A report with the fields that it made."""
    found = counting.report(report_id)
    return None if found is None else {**found, "land": land_of_report(report_id)}


def _kept(request: HttpRequest, found: dict[str, Any]) -> dict[str, Any]:
    """How long the report is kept, and what this reader may decide about it."""
    today = timezone.localdate(clock.now())
    now = records.as_kept(found["review_on"], found["steps"], today=today)
    looking = looking_of(request)
    return {
        "due_on": now.due_on, "late": now.overdue_days(today), "held": now.held, "held_until": now.held_until,
        "proposed": now.proposed_by is not None, "proposed_by_you": now.proposed_by == looking.reader_id, "rule": now.rule,
        "rules": purge_rules(), "decides": found["mine"] and bool(DECIDE & looking.roles),
    }  # fmt: skip


def _rows(found: dict[str, Any], page: int, mend: str) -> list[dict[str, Any]]:
    """The rows of one page, their words cut at their spans; `mend` names the value whose form is open."""
    shown = found["rows"][(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    return [
        {
            **row,
            "pieces": pieces(
                row["text"], row["spans"], row_no=row["row_no"], here=place_of(mend, row_no=row["row_no"])
            ),
            "values": values_read(row["spans"], row_no=row["row_no"]),
            "mending": mend.startswith(f"v{row['row_no']}-"),
            "cell_list": _cells(row, _headers(found["rows"])),
        }
        for row in shown
    ]


def _remarks(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Everything the reader had to say about rows: set aside, known repeats, and read with a remark."""
    said = {fate: [r for r in rows if r["fate"] == fate and r.get("problem")] for fate in ("set_aside", "repeated")}
    checks = [
        (n // ROWS_A_PAGE + 1, row["row_no"], check)
        for n, row in enumerate(rows)
        for check in row["checks"] or []
        if isinstance(check, dict)
    ]
    return {
        "problems": [{**row["problem"], "row_no": row["row_no"]} for row in said["set_aside"]],
        "repeats": [{**row["problem"], "row_no": row["row_no"]} for row in said["repeated"]],
        "remarks": [{**check, "row_no": row_no, "page": page} for page, row_no, check in checks],
    }


def _headers(rows: list[dict[str, Any]]) -> list[str]:
    """The columns of a table report in the file's order, which the row's words (cells joined by tabs) still have."""
    row = next((row for row in rows if isinstance(row.get("cells"), dict)), None)
    if row is None:
        return []
    left = dict(row["cells"])
    ordered = []
    for text in row["text"].split("\t"):
        header = next((name for name, cell in left.items() if str(cell if cell is not None else "") == text), None)
        if header is not None:
            ordered.append(header)
            del left[header]
    return [*ordered, *left]


def _cells(row: dict[str, Any], headers: list[str]) -> list[dict[str, str]]:
    """One entry per column: the cell as it came, and the value it was read as, if any."""
    read = {
        span["column"]: anchor_of(row_no=row["row_no"], start=span["start"], end=span["end"])
        for span in reversed(row["spans"])
        if span["column"] and span["start"] is not None
    }
    cells = row["cells"] if isinstance(row.get("cells"), dict) else {}
    return [{"text": str(cells.get(header) or ""), "anchor": read.get(header, "")} for header in headers]


@require_GET
@signed_in
def original(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """The bytes as they came, to be saved and never shown by the browser."""
    need_task(request)
    with reading_as(request.user.reader_id) as looking:
        found = records.report_bytes(report_id)
        if found is None:
            raise NotAvailable
        marking_id = records.marking_of(report_id)
    file_name, _, content = found
    if content is None:
        refused.enter(request, rule="withheld")
        return errors.withheld(request)
    disclose(looking, deed="report:bytes", subject=("report", str(report_id)), marking_id=marking_id,
             detail={"name": looking.name, "bytes": len(content)})  # fmt: skip
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name, safe='')}"
    return response
