"""Inside an opened house: `rabta watchlist`."""

import argparse
import uuid
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.briefing.rules.wording import count_in_words
from rabta.cli.inside import hits
from rabta.cli.inside.acting import acting_reader, disclose_as
from rabta.filing.errors import NotAvailable
from rabta.screening.errors import CannotList, ScreeningError
from rabta.screening.matching import screen
from rabta.screening.operations import watch_lists as operations
from rabta.screening.queries import watch_lists as queries
from rabta.screening.rules.course import EntryStep
from rabta.screening.rules.entry_file import UnreadableList
from rabta.screening.rules.hit import By
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (ScreeningError, NotAvailable, SharingError, UnreadableList)
OWN_ALONE = "restricted; originator only"
MOST = 1000
FACTS = ("ground", "reason", "contact", "phone", "marking", "standing", "until")
__all__ = ["REFUSALS", "acting_reader", "do", "in_words"]
Row = dict[str, Any]


def do(reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes) -> Row:
    """What was asked or done, ready for JSON and for `in_words`. Raises one of REFUSALS."""
    verb, deed = arguments.verb, {"reader_id": reader_id, "at": timezone.now(), "new_id": uuid.uuid4}
    if verb == "list":
        return _lists(reader_id)
    if verb == "hits":
        return hits.waiting(reader_id, By.LIST, _today())
    if verb == "screen":
        screen(today=_today(), at=timezone.now(), new_id=uuid.uuid4)
        return {"compared": True}
    if verb == "open":
        return {"opened": str(operations.open_list(new=_new(arguments), marking_text=_marking(arguments), **deed))}
    named = id_said(arguments.what)
    if verb == "show":
        return _show(reader_id, named)
    if verb == "hit":
        return hits.one(reader_id, named, arguments, _today(), deed)
    if verb == "entry":
        return _entry(reader_id, named)
    if verb == "import":
        return _bring(operations.bring_entries(list_id=named, content=content, marking_text=_marking(arguments), **deed))
    words = arguments.reason or ""
    if verb == "renew":
        operations.renew_list(list_id=named, until=day_said(arguments.until), words=words, **deed)
    elif verb == "close":
        operations.close_list(list_id=named, words=words, **deed)
    else:
        kind = EntryStep.WITHDRAWN if verb == "withdraw" else EntryStep.RESTORED
        operations.sign_entry(entry_id=named, kind=kind, words=words, **deed)
    return {"signed": verb, "id": str(named)}


def id_said(said: str) -> uuid.UUID:
    try:
        return uuid.UUID(said)
    except ValueError:
        raise NotAvailable from None


def _marking(arguments: argparse.Namespace) -> str:
    return str(arguments.marking or OWN_ALONE)


def day_said(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise CannotList(f"{said!r} is no day: write it as year-month-day.") from None


def _new(arguments: argparse.Namespace) -> operations.NewList:
    return operations.NewList(
        name=arguments.name or "", ground=arguments.ground or "", reason=arguments.reason or "",
        contact=arguments.contact or "", phone=arguments.phone or "", until=day_said(arguments.until),
    )  # fmt: skip


def _today() -> date:
    return as_of(timezone.localdate())


def _lists(reader_id: uuid.UUID) -> Row:
    with reading_as(reader_id):
        found = queries.lists(today=_today())
    disclose_as(reader_id, "watch_list:list", ("page", "watch_lists"), shown=len(found))
    return {"lists": [{**_plain(one), "entries": one["entries"]} for one in found]}


def _show(reader_id: uuid.UUID, list_id: uuid.UUID) -> Row:
    with reading_as(reader_id) as looking:
        found = queries.watch_list(list_id, by=looking, today=_today(), most=MOST)
    if found is None:
        raise NotAvailable
    disclose_as(reader_id, "watch_list:read", ("watch_list", str(list_id)), shown=len(found["entries"]))
    told = {name: found[name] for name in ("ground", "reason", "contact", "phone", "marking", "total")}
    return {"list": {**_plain(found), **told}, "entries": [_watched(one) for one in found["entries"]]}


def _entry(reader_id: uuid.UUID, entry_id: uuid.UUID) -> Row:
    with reading_as(reader_id) as looking:
        found = queries.watch_entry(entry_id, by=looking, today=_today())
    if found is None:
        raise NotAvailable
    disclose_as(reader_id, "watch_entry:read", ("watch_entry", str(entry_id)), shown=1)
    return {"entry": {**_watched(found), "list": found["list"], "steps": found["steps"]}}


def _plain(one: Row) -> Row:
    return {"id": one["id"], "name": one["name"], "agency": one["agency"]["code"], "ground": one["ground"],
            "standing": str(one["standing"]), "until": one["until"]}  # fmt: skip


def _watched(one: Row) -> Row:
    names = ("id", "kind", "why", "name", "father", "born", "issuer", "identifiers", "until")
    return {**{name: one[name] for name in names}, "standing": str(one["standing"])}


def _bring(done: operations.Brought) -> Row:
    return {
        "rows": done.rows, "entered": len(done.entered), "known": len(done.known),
        "set_aside": [
            {"row": one.row, "column": one.column, "value": one.value, "rule": one.rule} for one in done.wrong
        ],
    }  # fmt: skip


def in_words(said: Row) -> str:
    """What `rabta watchlist` prints without --json."""
    if "lists" in said:
        lines = [f"{one['id']}  {one['standing']:<9}  {one['agency']:<8}  until {one['until']}  {one['name']} "
                 f"({', '.join(f'{n} {kind}' for kind, n in one['entries'].items()) or 'no entries'})"
                 for one in said["lists"]]  # fmt: skip
        return "\n".join(lines) or "No watch-list in your view."
    if "rows" in said:
        rows = count_in_words(said["rows"], "row", "rows")
        head = f"{rows}: {said['entered']} added, {said['known']} known already, {len(said['set_aside'])} set aside."
        return "\n".join([head, *(
            f"  row {one['row']}, column {one['column']}: \"{one['value']}\"; {one['rule']}." for one in said["set_aside"]
        )])  # fmt: skip
    if "hits" in said or "hit" in said:
        return hits.in_words(said)
    if "compared" in said:
        return "What was new has been compared."
    if "opened" in said:
        return f"Opened: {said['opened']}"
    if "signed" in said:
        return f"{said['signed']}: {said['id']}"
    if "entry" in said:
        steps = said["entry"]["steps"]
        taken = [f"  {one['number']}. {one['kind']} {one['at']:%Y-%m-%d} {one['reason'] or ''}".rstrip() for one in steps]
        return "\n".join([_line(said["entry"]), *taken])
    facts = [f"  {name}: {said['list'][name]}" for name in FACTS]
    return "\n".join([said["list"]["name"], *facts, *map(_line, said["entries"])])


def _line(one: Row) -> str:
    numbers = ", ".join(f"{each['kind']} {each['written']}" for each in one["identifiers"])
    words = " ".join(filter(None, (one["name"], one["born"], numbers)))
    return f"{one['id']}  {one['standing']:<9}  {one['kind']:<8}  {one['why']:<11}  {words}"
