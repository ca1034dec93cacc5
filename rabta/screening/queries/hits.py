"""Reading hits: whoever sees both ends of one sees it, and nobody else that it is there."""

from datetime import date
from typing import Any
from uuid import UUID

from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.screening.rules.hit import HitState, HitStep, Signed, Standing, lawful_next, standing
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "screening/sql/queries/"
HITS_A_PAGE = 50
Row = dict[str, Any]


def hits(
    *, today: date, waiting: bool = True, entry_id: UUID | None = None, report_id: UUID | None = None,
    most: int = HITS_A_PAGE, skip: int = 0,
) -> Row:  # fmt: skip
    """`hits` that show, those that wait first, then by day of travel, and `total` of them before `most`.

    Each has id, basis, score, reasons (code, listed, stated), `traveller` and `entry` (what each says), `standing`;
    `entry_ended`: the entry was withdrawn, closed or not renewed since. `waiting`: only those that nobody has judged.
    """
    rows = _rows(today=today, waiting=waiting, entry_id=entry_id, report_id=report_id, most=most, skip=skip)
    return {"hits": [_told(row) for row in rows], "total": rows[0]["total"] if rows else 0}


def hit(hit_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One hit, or None where it or one of its ends is hidden or missing. As in `hits`, and: `steps`, `next` (the steps this
    reader may sign), `call` (who is called: the list's own desk, None where the list does not show)."""
    found = _rows(today=today, hit_id=hit_id)
    if not found:
        return None
    steps = ask(SQL + "hit_steps.sql", hit_id=hit_id)
    state = standing([_signed(step) for step in steps], remembered=found[0]["remembered"])
    lists = ask(SQL + "lists.sql", id=found[0]["watch_list_id"])
    call = {name: lists[0][name] for name in ("name", "contact", "phone")} if lists else None
    return {
        **_told(found[0]), "standing": state, "steps": [{**step, "agency": agency_named(step["agency"])} for step in steps],
        "next": lawful_next(state, by=by.reader_id) if signs(by) else (), "call": call,
        "marking_id": found[0]["marking_id"],
    }  # fmt: skip


def listed_documents() -> list[Row]:
    """Documents of travellers that a list holds as lost, stolen, forged or cancelled: `key` of the mention, as `written`."""
    return ask(SQL + "listed_documents.sql")


def signs(by: Looking) -> bool:
    """Whether this reader judges hits: officers of agencies of the country and analysts."""
    return bool({Role.LIAISON, Role.ANALYST} & by.roles) and not agency_numbered(by.agency).is_partner


def _rows(
    *, today: date, waiting: bool = False, hit_id: UUID | None = None, entry_id: UUID | None = None,
    report_id: UUID | None = None, most: int = 1, skip: int = 0,
) -> list[Row]:  # fmt: skip
    return ask(
        SQL + "hits.sql", today=today, waiting=waiting, hit_id=hit_id, entry_id=entry_id, report_id=report_id, most=most,
        skip=skip,
    )  # fmt: skip


def _signed(step: Row) -> Signed:
    return Signed(HitStep(step["kind"]), step["signed_by"], step["signed_name"], step["words"])


def _told(row: Row) -> Row:
    last = [Signed(HitStep(row["last_kind"]), row["last_by"], row["last_name"])] if row["last_kind"] else []
    born = sorted({day for day in (row["born_from"], row["born_to"]) if day})
    return {
        "id": row["id"], "basis": row["basis"], "score": row["score"], "reasons": row["reasons"],
        "report_id": row["report_id"], "mention_key": row["mention_key"], "entry_ended": bool(row["entry_ended"]),
        "traveller": {"name": row["stated_name"], "father": row["stated_father"], "born": born, "on": row["seen_from"],
                      "place": row["place_text"]},
        "entry": {name: row[name] for name in ("kind", "why", "name", "father", "born", "issuer", "identifiers")}
        | {"id": row["entry_id"]},
        "standing": standing(last, remembered=row["remembered"]),
    }  # fmt: skip


def is_waiting(found: Row) -> bool:
    """Whether a person still has to judge this hit."""
    state: Standing = found["standing"]
    return state.state in (HitState.OPEN, HitState.TAKEN) and not found["entry_ended"]
