"""What may leave with a reader: records for a court, and the record as a whole. Inside `reading_as` or `acting_as`.

No question here filters by who may see: row security does. What is decided here is what handling allows of what is seen.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rabta.counting import queries as counting
from rabta.counting.queries.events import judgements_among
from rabta.custody.queries import chains_signed
from rabta.exchange.rules.court import Item
from rabta.exchange.rules.handling import Handled, Permission, kept_from_court
from rabta.records.asking import ask
from rabta.records.queries import report_bytes, report_filed
from rabta.records.queries.markings import marking_in

SQL = "exchange/sql/queries/"
Row = dict[str, Any]
_TOLD = ("number", "marking", "grading", "media_type", "language", "kind", "size", "sha256")
_ROW = ("row_no", "fate", "text", "cells", "spans", "incidents")


def court_request(*, event_key: UUID | None = None, report_ids: Sequence[UUID] = ()) -> Row | None:
    """Which records of an event, or of these reports, may stand in a bundle for a court, and which must be asked for first.

    `{"event_key", "may", "ask"}`, each a list of `{"id", "number", "agency", "title", "marking", "kept", "withheld"}`, the
    earliest received first; `kept` says why not (`rules.handling.Kept`). None where the event, or any of the reports, is
    hidden or missing.
    """
    wanted = _reports_of(event_key) if event_key else list(dict.fromkeys(report_ids))
    found = handled(wanted)
    if not wanted or len(found) != len(wanted):
        return None
    withheld = protected_rows(list(found))
    briefs = [_brief(report_id, record, len(withheld.get(report_id, ()))) for report_id, record in found.items()]
    return {
        "event_key": event_key,
        "may": [brief for brief in briefs if not brief["kept"]],
        "ask": [brief for brief in briefs if brief["kept"]],
    }


def _reports_of(event_key: UUID) -> list[UUID]:
    event = counting.event(event_key)
    return list(dict.fromkeys(incident["report"]["id"] for incident in event["incidents"])) if event else []


def _brief(report_id: UUID, record: Handled, withheld: int) -> Row:
    filed = report_filed(report_id) or {}
    kept = ("id", "number", "agency", "title", "marking", "grading", "received_at", "written_on")
    return {
        **{name: filed[name] for name in kept}, "kept": [str(why) for why in kept_from_court(record)], "withheld": withheld,
    }  # fmt: skip


def handled(report_ids: Sequence[UUID]) -> dict[UUID, Handled]:
    """What handling says of these reports, by id, the earliest received first; none of a report that is not available."""
    return {
        row["id"]: Handled(
            own=row["own"], marking=marking_in(row), withdrawn=row["withdrawn"],
            permitted=frozenset(map(Permission, row["permitted"])), onward_to=tuple(row["onward_to"]),
        )
        for row in (ask(SQL + "handled.sql", report_ids=list(report_ids)) if report_ids else [])
    }  # fmt: skip


def protected_rows(report_ids: Sequence[UUID]) -> dict[UUID, set[int]]:
    """The reports that may name a protected person, each with the numbers of the rows that do; none where only an earlier
    reading had such a row, and then too its file stays."""
    found = ask(SQL + "protected_rows.sql", report_ids=list(report_ids)) if report_ids else []
    return {row["report_id"]: set(row["row_nos"]) for row in found}


def court_items(report_ids: Sequence[UUID]) -> list[tuple[UUID, int, Item]]:
    """The records of a bundle, in order: report id, marking id, and what the bundle holds of it.

    Of a report that may name a protected person neither the file nor such a row, only the other rows.
    """
    withheld = protected_rows(report_ids)
    return [_item(report_id, record, withheld.get(report_id)) for report_id, record in handled(report_ids).items()]


def _item(report_id: UUID, record: Handled, withheld: set[int] | None) -> tuple[UUID, int, Item]:
    filed, original = report_filed(report_id) or {}, report_bytes(report_id)
    told = {name: filed[name] for name in _TOLD}
    told |= {"agency": filed["agency"]["code"], "received_at": filed["received_at"].isoformat()}
    told |= {"written_on": filed["written_on"] and filed["written_on"].isoformat(), "reader": filed["reader_version"]}
    rows = [{name: row[name] for name in _ROW} for row in filed["rows"] if row["row_no"] not in (withheld or ())]
    content = None if withheld is not None or original is None else original[2]
    if content is None:  # a guessed text could be tried against its hash and size
        told |= {"size": None, "sha256": None}
    item = Item(handled=record, told=told, content=content, rows=rows, withheld=len(withheld or ()))
    return report_id, filed["marking_id"], item


def judgements_of(items: Sequence[Item]) -> list[Row]:
    """The judgements that stand between the incidents of these records, by their ends."""
    keys = [incident["key"] for item in items for row in item.rows for incident in row["incidents"]]
    standing = [judgement for judgement in judgements_among(keys) if not judgement["undone"]] if keys else []
    return sorted(standing, key=lambda judgement: (judgement["a"], judgement["b"], judgement["at"], judgement["id"]))


def chains_of(taken: Sequence[tuple[UUID, int, Item]]) -> list[Row]:
    """The chains of custody of what these records tell (see `court_items`), without those of rows that are withheld."""
    keys = [incident["key"] for _, _, item in taken for row in item.rows for incident in row["incidents"]]
    return chains_signed(keys, report_ids=[report_id for report_id, _, _ in taken])
