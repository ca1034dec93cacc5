"""Warnings as one reader sees them, those for a post, and what a stated rule proposes to warn of."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from rabta.people.rules.purposes import Role
from rabta.records.asking import as_json, ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.smuggling.queries.met import SQL
from rabta.smuggling.queries.stated import stated
from rabta.smuggling.rules.rise import DAYS, DAYS_BEFORE, rise
from rabta.smuggling.rules.warning import CONTACTS, Signed, Stands, Step, Warns, last_day, stands
from rabta.vocabulary.rules.country_codes import two_letters
from rabta.vocabulary.rules.numbered import agency_numbered

Row = dict[str, Any]
MOST = 200
"""Warnings of one page; there are never that many in force."""
DOUBTED_FOR = timedelta(days=90)
"""How far back what messages state of documents is held against itself and against lists."""


def warnings(
    *, by: Looking, today: date, kind: str = "", posts: Sequence[str] | None = None, all_of_them: bool = False
) -> Row:
    """`warnings` that show, the newest first: of one kind, or for one of these posts; those in force unless `all_of_them`.

    Each has what was said, `stands`, `until`, `signed` (every step that shows), `readers` (who signed for having read it),
    `read` (whether this reader did), `next` (what this reader may sign), `reports` it rests on. `raises`: whether this
    reader may raise one.
    """
    rows = ask(SQL + "warnings.sql", warning_id=None, kind=kind, posts=None if posts is None else list(posts))
    found = _told(rows, by=by, today=today)
    if not all_of_them:
        found = [one for one in found if one["stands"] is Stands.IN_FORCE]
    return {"warnings": found[:MOST], "raises": _raises(by)}


def warning(warning_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One warning, as in `warnings`; None where it is hidden or missing."""
    found = _told(ask(SQL + "warnings.sql", warning_id=warning_id, kind="", posts=None), by=by, today=today)
    return found[0] if found else None


def proposed(*, today: date, listed: Sequence[Row]) -> list[Row]:
    """What a rule proposes to warn of, from what the reader sees: `kind`, `subject`, `about`, `issuer`, `numbers` (of the
    reports it rests on), and what the rule saw: `late` and `before` of a route, `reports` of a contact or a document.

    A route: more often in the last days than before, by `rise`. A recruiter's contact: named so by two reports. A document:
    a series of numbers in doubt, in two reports, and `why`: check_digit, days, two_births, two_flights, listed
    (`documents_doubted.sql`). `listed`: documents that a list holds, `key` of the mention and as `written`.
    A named person raises the warning, or nobody does.
    """
    return [*_routes(today), *_recruiters(), *_documents(today, listed)]


def _routes(today: date) -> list[Row]:
    seen = ask(SQL + "routes_seen.sql", today=today, days=DAYS, days_before=DAYS_BEFORE)
    return [
        {"kind": Warns.ROUTE, "subject": row["route"], "about": "", "issuer": "", "numbers": row["numbers"],
         "late": row["late"], "before": row["before"], "why": []}
        for row in seen if rise(row["late"], row["before"]).alarms
    ]  # fmt: skip


def _recruiters() -> list[Row]:
    named: dict[tuple[str, str], set[str]] = {}
    for row in stated():
        for one in row["things"]:
            if row["part"] == "recruiter" and one["value"] and one["kind"] in CONTACTS:
                named.setdefault((one["kind"], one["value"]), set()).add(row["report_number"])
    return [
        {"kind": Warns.RECRUITER, "subject": value, "about": kind, "issuer": "", "reports": len(numbers),
         "numbers": sorted(numbers), "why": []}
        for (kind, value), numbers in sorted(named.items()) if len(numbers) > 1
    ]  # fmt: skip


def _documents(today: date, listed: Sequence[Row]) -> list[Row]:
    return [
        {"kind": Warns.DOCUMENT, "subject": row["begins"] + "#" * (row["signs"] - len(row["begins"])), "about": row["kind"],
         "issuer": two_letters(row["issuer"]), "reports": len(row["reports"]), "numbers": row["reports"], "why": row["why"]}
        for row in ask(SQL + "documents_doubted.sql", since=today - DOUBTED_FOR, listed=as_json(list(listed)))
    ]  # fmt: skip


def _raises(by: Looking) -> bool:
    return bool({Role.LIAISON, Role.ANALYST} & by.roles) and not agency_numbered(by.agency).is_partner


def _told(rows: Sequence[Row], *, by: Looking, today: date) -> list[Row]:
    texts = marking_texts() if rows else {}
    return [_one(row, texts, by, today) for row in rows]


def _one(row: Row, texts: dict[int, str], by: Looking, today: date) -> Row:
    signed = [{**one, "signed_at": datetime.fromisoformat(one["signed_at"])} for one in row["steps"]]
    said = [
        Step(kind=Signed(one["kind"]), signed_by=UUID(one["signed_by"]),
             until=date.fromisoformat(one["until"]) if one["until"] else None)
        for one in signed
    ]  # fmt: skip
    now = stands(said, valid_until=row["valid_until"], today=today)
    mine, read = row["agency"] == by.agency, any(s.kind is Signed.READ and s.signed_by == by.reader_id for s in said)
    follows = [Signed.RENEWED, Signed.RETRACTED] if mine and _raises(by) else []
    return {
        **row, "agency": agency_named(row["agency"]), "agency_number": row["agency"],
        "marking": texts.get(row["marking_id"], ""), "stands": now, "said": said, "read": read,
        "until": last_day(said, valid_until=row["valid_until"]), "mine": mine, "signed": signed,
        "history": [{**one, "agency": agency_named(one["agency"])} for one in signed if one["kind"] != Signed.READ],
        "readers": [{**one, "agency": agency_named(one["agency"])} for one in signed if one["kind"] == Signed.READ],
        "next": [] if now is Stands.RETRACTED else [*([] if read else [Signed.READ]), *follows],
    }  # fmt: skip
