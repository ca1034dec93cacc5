"""What an export holds of the record, for one reader. Inside `acting_as`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rabta.custody.queries import chains_signed
from rabta.exchange.queries import SQL, handled, protected_rows
from rabta.exchange.rules.handling import kept_from_export
from rabta.exchange.rules.whole_record import Scope
from rabta.records.asking import ask
from rabta.records.queries import report_bytes
from rabta.records.queries.markings import marking_in
from rabta.vocabulary.rules.numbered import agency_numbered

Row = dict[str, Any]
_LISTED = ("id", "number", "originator", "kind", "format", "grading", "written_on", "received_at", "review_on", "marking")
_FILED = (
    "title", "file_name", "media_type", "size", "language", "sha256", "typed_from", "withdrawn", "onward_to", "file",
)  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """The rows of an export by table; `marking_of` its reports, by id, in order."""

    tables: dict[str, list[Row]]
    marking_of: dict[UUID, int]
    size: int

    def originals(self) -> Iterator[tuple[str, bytes]]:
        """The files as they came, each once, by SHA-256 and in its order; none that may not leave."""
        wanted = {row["sha256"]: row["id"] for row in self.tables["reports"] if row.get("file")}
        for sha256, report_id in sorted(wanted.items()):
            found = report_bytes(report_id)
            if found and found[2] is not None:
                yield sha256, found[2]


def export_offer(scope: Scope | None) -> Row:
    """What this reader may take, before it is made: `{"scope", "reports", "size"}`, size in bytes; scope None: nothing."""
    found = _allowed(scope, since=None) if scope else []
    return {"scope": scope and str(scope), "reports": len(found), "size": sum(row["size"] or 0 for row in found)}


def taken(scope: Scope, *, since: date | None) -> Taken:
    """What this reader may take from a day of receipt on.

    Analysts take of others' reports no row that may name a protected person, nor the file that holds one.
    """
    found = _allowed(scope, since=since)
    ids = [row["id"] for row in found]
    others = [row["id"] for row in found if not row["own"]]
    withheld = protected_rows(others) if scope is Scope.READABLE else {}
    reports = [_report(row, scope, whole=row["id"] not in withheld) for row in found]
    markings = {row["id"]: row["marking_id"] for row in found}
    size = sum(row["size"] or 0 for row in found)
    return Taken({"reports": reports, **(_below(ids, withheld) if scope is not Scope.LIST else {})}, markings, size)


def _allowed(scope: Scope, *, since: date | None) -> list[Row]:
    """The reports; an analyst takes nothing that its originator keeps from being passed on."""
    found = ask(SQL + "export_reports.sql", own=scope is Scope.OWN, since=since)
    allowed = handled([row["id"] for row in found])
    return [
        {**row, "own": allowed[row["id"]].own, "onward_to": allowed[row["id"]].onward_to} for row in found
        if scope is not Scope.READABLE or not kept_from_export(allowed[row["id"]])
    ]  # fmt: skip


def _report(row: Row, scope: Scope, *, whole: bool) -> Row:
    said = {
        **row,
        "originator": agency_numbered(row["originator"]).code,
        "marking": _marking(row),
        "typed_from": row["typed_from_id"],
        "withdrawn": row["withdrawn_at"] and {"reason": row["withdrawn_because"], "at": row["withdrawn_at"].isoformat()},
        "received_at": row["received_at"].isoformat(),
        "onward_to": [agency_numbered(number).code for number in row["onward_to"]],
        "file": f"originals/{row['sha256']}" if row["sha256"] else None,
    }
    if not whole:  # a guessed text could be tried against its hash and size
        said |= dict.fromkeys(("title", "file_name", "size", "sha256", "file"))
    return {name: said[name] for name in (_LISTED if scope is Scope.LIST else (*_LISTED, *_FILED))}


def _marking(row: Row) -> Row:
    """The marking in words, as `rabta file --marking` reads it, and in its parts; not `whole`: who else is not said."""
    marking = marking_in(row)
    return {
        "text": marking.as_text(),
        "whole": row["whole"],
        "level": marking.level.name.lower(),
        "every_agency": marking.every_agency,
        "agencies": [agency_numbered(number).code for number in marking.agencies],
        "groups": list(marking.groups),
        "handling": [code.name for code in marking.handling],
        "note": marking.handling_note,
        "purposes": [purpose.name.lower() for purpose in marking.purposes],
    }


def _below(ids: Sequence[UUID], withheld: dict[UUID, set[int]]) -> dict[str, list[Row]]:
    """What was read from the reports, how it was mended, the judgements between their incidents, and chains of custody."""
    if not ids:
        return {"rows": [], "corrections": [], "judgements": [], "custody": []}
    rows = [
        row for row in ask(SQL + "export_rows.sql", report_ids=list(ids))
        if row["row_no"] not in withheld.get(row["report_id"], ())
    ]  # fmt: skip
    corrections = [
        row for row in ask(SQL + "export_corrections.sql", report_ids=list(ids))
        if row["row_no"] not in withheld.get(row["report_id"], ())
    ]  # fmt: skip
    keys = [UUID(incident["key"]) for row in rows for incident in row["incidents"]]
    return {
        "rows": rows, "corrections": corrections, "judgements": ask(SQL + "export_judgements.sql", keys=keys),
        "custody": chains_signed(list(dict.fromkeys(keys)), report_ids=ids),
    }  # fmt: skip
