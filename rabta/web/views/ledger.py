"""The ledger as this reader may see it: who read what and why, what was refused; and checkpoints for a witness."""

import json
import uuid
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from rabta.filing.errors import NotAvailable
from rabta.ledger.queries import checkpoint_for_auditor
from rabta.ledger.rules.checkpoint import Exported, as_json, as_line, signed
from rabta.ledger.signing import signing_key
from rabta.people.rules.purposes import Purpose, Role
from rabta.records import queries as records
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agencies
from rabta.web import clock
from rabta.web.door import answer, disclose, looking_of, signed_in
from rabta.web.periods import optional_day
from rabta.web.wording import DEED_GROUPS, DEEDS, LEDGER_DEEDS, LOOKED_AT, ONLY_LOOKS, OPENING, WORKED_ON

A_PAGE = 50
A_WEEK = timedelta(days=7)
HERE = ZoneInfo("Asia/Karachi")


@require_GET
@signed_in
def ledger(request: HttpRequest) -> HttpResponse:
    """Newest first; an auditor's is everybody's, as far as the auditor may see what it tells of."""
    asked = request.GET
    days = optional_day(asked.get("from", "")), optional_day(asked.get("to", ""))
    chosen = {
        "reader": _id(asked.get("reader", "")), "record": asked.get("record", "").strip()[:80],
        "agency": asked.get("agency") if asked.get("agency") in {a.code for a in agencies()} else None,
    }  # fmt: skip
    what = asked.get("what", "") if asked.get("what") in DEED_GROUPS else ""
    return answer(
        request, "ledger.html", deed="ledger:read", subject=("page", "ledger"),
        query=lambda: records.ledger_entries(
            **chosen, deeds=DEED_GROUPS[what][1] if what else None, since=_begins(days[0]), until=_ends(days[1]),
            before=asked.get("before"), most=A_PAGE,
        ),
        shape=lambda found: {
            "of_reader": chosen["reader"], "record": chosen["record"], "agency": chosen["agency"], "what": what,
            "date_from": days[0], "date_to": days[1], "audits": _audits(request),
            "groups": [(name, label) for name, (label, _) in DEED_GROUPS.items()], "agencies": _agencies(),
            "entries": [_told(row) for row in found], "older": found[-1]["cursor"] if len(found) == A_PAGE else "",
            "narrowed": bool(what or any(chosen.values()) or any(days)),
        },
    )  # fmt: skip


@require_GET
@signed_in
def review(request: HttpRequest) -> HttpResponse:
    """What an auditor asks about once a week: refusals, nights, reasons that say little or say the same. No scores."""
    last = optional_day(request.GET.get("to", "")) or timezone.localdate(clock.now())
    first = last - A_WEEK + timedelta(days=1)
    return answer(
        request, "ledger_review.html", deed="ledger:review", subject=("page", "ledger"),
        query=lambda: records.ledger_review(since=_begins(first), until=_ends(last), opening=OPENING),
        shape=lambda found: {
            "date_from": first, "date_to": last, "earlier": last - A_WEEK,
            "later": last + A_WEEK if last + A_WEEK <= timezone.localdate(clock.now()) else None,
        },
    )  # fmt: skip


@require_GET
@signed_in
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint, signed, to be kept by another agency: as a line, as a code to photograph, as a file."""
    return answer(
        request, "checkpoint.html", deed="ledger:checkpoint", subject=("page", "checkpoint"),
        query=lambda: _sealed(checkpoint_for_auditor()),
        shape=lambda found: {"line": as_line(found["sealed"]), "code": _code(as_line(found["sealed"]))},
    )  # fmt: skip


@require_GET
@signed_in
def checkpoint_file(request: HttpRequest) -> HttpResponse:
    """The same as a file; `?since=` the size of one kept before: with the proof that it grew from that."""
    said = request.GET.get("since", "")
    since = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None
    with reading_as(request.user.reader_id) as looking:
        found = _sealed(checkpoint_for_auditor(since=since))
    if found is None or (since and found["sealed"].since is None):
        raise NotAvailable
    body = json.dumps(as_json(found["sealed"]))
    disclose(looking, deed="ledger:checkpoint", subject=("page", "checkpoint"), detail={"size": found["sealed"].size})
    response = HttpResponse(body, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="rabta-checkpoint-{found["sealed"].size}.json"'
    return response


def _sealed(found: Exported | None) -> dict[str, Any] | None:
    return {"sealed": signed(found, by=signing_key(settings.DATA_DIR / "keys"))} if found else None


def _code(line: str) -> dict[str, Any]:
    """The line as a QR code: modules to a side, the quiet zone included, and the path of the dark ones."""
    rows = list(segno.make(line, error="m", micro=False).matrix_iter(border=4))
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return {"side": len(rows), "dark": dark}


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """One entry as a row of the page says it."""
    purpose = Purpose(row["purpose"]).label if row["purpose"] else ""
    of_page = row["subject_kind"] in ("page", "figure") and row["deed"] not in LEDGER_DEEDS
    return {
        **row, "purpose": purpose, "asked": row["subject_id"] if row["subject_kind"] == "asked" else "",
        "what": gettext("opened figures or a list") if of_page else _deed(row["deed"]),
    }  # fmt: skip


def _deed(code: str) -> str:
    if code.startswith(("account:", "people:")):
        return gettext("changed an account or its sign-in")
    kind, _, verb = code.partition(":")
    of_its_kind = (LOOKED_AT if verb in ONLY_LOOKS else WORKED_ON).get(kind)
    return str(DEEDS.get(code) or LEDGER_DEEDS.get(code) or of_its_kind or gettext("did something else"))


def _audits(request: HttpRequest) -> bool:
    """Manners only: the house decides what an auditor sees."""
    return Role.AUDITOR in looking_of(request).roles


def _id(said: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(said)
    except ValueError:
        return None


def _begins(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), HERE) if day else None


def _ends(day: date | None) -> datetime | None:
    return _begins(day + timedelta(days=1)) if day and day < date.max else None


def _agencies() -> list[dict[str, str]]:
    return [
        {"code": a.code, "name_en": a.name_en, "name_ur": a.name_ur}
        for a in sorted(agencies(), key=lambda agency: agency.name_en)
    ]
