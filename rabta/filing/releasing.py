"""What an originator does about who may see its report: release it, take that back, mark it anew, answer who asks.

Each is one transaction with one ledger entry. What was decided is written down as facts; `carry_marking` then brings the
marking of the report, and of everything below it, up to them. Nothing else in the house changes a marking.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections

from rabta.counting.count_only import put_totals_together
from rabta.filing.errors import CannotRelease, NotAvailable, NotYoursToDecide
from rabta.filing.placing import place_filed
from rabta.filing.recording import ENCOUNTERS, FACILITATION
from rabta.filing.repeats import read_repeats_again
from rabta.filing.rules.desk import REFERRAL_DESK, is_wider_than_the_desk
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.errors import UnknownGroup
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking

OFFICERS = frozenset({Role.LIAISON, Role.MACHINE})
"""Who marks and releases for an agency; `carry_marking` and the policies ask the same."""
ASKERS = OFFICERS | {Role.ANALYST}
GRANTED = {"share", "court", "onward"}


@dataclass(frozen=True)
class Marked:
    """A report of the reader's own agency, held until the transaction ends: nobody else changes its marking meanwhile."""

    report_id: uuid.UUID
    marking_id: int
    number: int
    """Number of the marking given last; 0 is the one it was filed under."""


def release_report(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, agencies: Sequence[int], groups: Sequence[str] = (), reason: str,
    kind: str = "share", holder: int | None = None, at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Widen who may have a report of one's own agency; effective on the next request. Returns the release's id.

    `agencies` and partners by the vocabulary's number, `groups` only those one belongs to. `kind`: share (see it), court
    (use it in court), onward (`holder` may pass it on to `agencies`), count_only (count it unseen). The level stays: a
    reader below it sees nothing. Raises NotAvailable when the report is hidden or missing, NotYoursToDecide for anybody
    but a liaison officer or machine of its originator, CannotRelease for nobody named, UnknownGroup.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        held = _held(cursor, looking, report_id)
        _refuse_a_child(cursor, report_id, wider=bool(agencies) or bool(set(groups) - {REFERRAL_DESK}))
        release_id = new_id()
        detail = {"release": str(release_id), "kind": kind, "agencies": sorted(set(agencies)), "groups": len(groups)}
        _enter(looking, "report:release", held, detail, at, new_id)
        _keep_as_filed(cursor, looking, held, at)
        to = _Release(kind, tuple(agencies), tuple(groups), holder, reason)
        _write_release(cursor, looking, held, release_id, to, at)
        touched = _carry(cursor, held, at, widens=True) if kind == "share" else ()
    _place(touched, at=at, new_id=new_id)
    if kind == "count_only":
        put_totals_together(at=at, new_id=new_id)
    return release_id


def recall_release(
    *, reader_id: uuid.UUID, release_id: uuid.UUID, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take a release back, effective on the next request: who was let in by it alone sees the report no more.

    Twice changes nothing. Raises NotAvailable when there is no such release to see, NotYoursToDecide for who is no officer.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT report_id FROM release WHERE id = %s", [release_id])
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        held = _held(cursor, looking, found[0])
        cursor.execute("SELECT FROM release_in_force WHERE id = %s", [release_id])
        if cursor.fetchone() is None:
            return
        _enter(looking, "report:recall", held, {"release": str(release_id)}, at, new_id)
        cursor.execute(
            "INSERT INTO recall (release_id, reason, recalled_by, recalled_at, marking_id) VALUES (%s, %s, %s, %s, %s)",
            [release_id, reason, looking.reader_id, at, held.marking_id],
        )
        touched = _carry(cursor, held, at)
    _place(touched, at=at, new_id=new_id)


def mark_anew(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, marking_text: str, reason: str, keep_releases: bool = False,
    at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Give a report of one's own agency another marking, stricter or wider; effective on the next request.

    Releases made before are over, unless `keep_releases`. Raises NotAvailable, NotYoursToDecide as `release_report` does,
    UnreadableMarking, UnknownGroup, and AboveYourself for a marking under which one could not read the report oneself.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        marking = parse_marking(marking_text, originator=looking.agency)
        held = _held(cursor, looking, report_id)
        _refuse_a_child(cursor, report_id, wider=is_wider_than_the_desk(marking))
        given_id = marking_id_for(marking, looking=looking)
        detail = {"number": held.number + 1, "keep_releases": keep_releases}
        _enter(looking, "report:mark", held, detail, at, new_id)
        _keep_as_filed(cursor, looking, held, at)
        _give(cursor, looking, held, held.number + 1, given_id, reason, at, ends_releases=not keep_releases)
        touched = _carry(cursor, held, at)
    _place(touched, at=at, new_id=new_id)


def ask_for_release(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, kind: str, agencies: Sequence[int], reason: str, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Ask the originator to let others have a report one sees (third-agency rule). Returns the request's id.

    `kind`: share (show it to `agencies`), onward (let the asker pass it on to them), court (let them use it in court).
    Raises NotAvailable when the report is hidden or missing, CannotRelease for one's own report or for nobody named.
    """
    if kind not in GRANTED or not agencies:
        raise CannotRelease("Say for which agency you ask, and what it is to be allowed.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        originator, marking_id = _seen(cursor, report_id)
        if originator == looking.agency:
            raise CannotRelease("This report is your own agency's: release it yourself.")
        if not ASKERS & looking.roles:
            raise NotYoursToDecide("Liaison officers and analysts ask an originator for a release: ask one of yours.")
        request_id = new_id()
        detail = {"request": str(request_id), "kind": kind, "agencies": sorted(set(agencies))}
        _enter(looking, "release:ask", Marked(report_id, marking_id, 0), detail, at, new_id)
        cursor.execute(
            "INSERT INTO release_request (id, report_id, kind, agencies, reason, asked_by, asked_agency, asked_at,"
            " marking_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                request_id, report_id, kind, sorted(set(agencies)), reason, looking.reader_id, looking.agency, at,
                marking_id,
            ],
        )  # fmt: skip
    return request_id


def answer_request(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, grant: bool, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID | None:  # fmt: skip
    """Grant what was asked, which makes the release, or refuse it with a reason. Returns the release's id, if any.

    Raises NotAvailable when there is no such request, or it is answered; NotYoursToDecide for anybody but an originator's
    officer.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT q.report_id, q.kind, q.agencies, q.asked_agency FROM release_request q WHERE q.id = %s"
            " AND NOT EXISTS (SELECT FROM release_answer w WHERE w.request_id = q.id)",
            [request_id],
        )
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        report_id, kind, agencies, asked_by = found
        held = _held(cursor, looking, report_id)
        _refuse_a_child(cursor, report_id, wider=grant)
        release_id = new_id() if grant else None
        detail = {"request": str(request_id), "release": str(release_id) if release_id else None}
        _enter(looking, "release:grant" if grant else "release:refuse", held, detail, at, new_id)
        touched: tuple[uuid.UUID, ...] = ()
        if release_id is not None:
            _keep_as_filed(cursor, looking, held, at)
            to = _Release(kind, tuple(agencies), (), asked_by if kind == "onward" else None, reason)
            _write_release(cursor, looking, held, release_id, to, at)
            touched = _carry(cursor, held, at, widens=True) if kind == "share" else ()
        _, marking_id = _seen(cursor, report_id)
        cursor.execute(
            "INSERT INTO release_answer (request_id, release_id, reason, answered_by, answered_at, marking_id)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [request_id, release_id, reason, looking.reader_id, at, marking_id],
        )
    _place(touched, at=at, new_id=new_id)
    return release_id


@dataclass(frozen=True)
class _Release:
    kind: str
    agencies: tuple[int, ...]
    groups: tuple[str, ...]
    holder: int | None
    reason: str


def _refuse_a_child(cursor: Any, report_id: uuid.UUID, *, wider: bool) -> None:
    """A record of an encounter with a child, or with somebody who may be one, goes to the referral desk and nowhere else."""
    cursor.execute(
        "SELECT FROM report r JOIN reading d ON d.report_id = r.id JOIN reading_row w ON w.reading_id = d.id"
        " LEFT JOIN encounter e ON e.row_id = w.id LEFT JOIN facilitation f ON f.row_id = w.id"
        " WHERE r.id = %s AND r.format = ANY (%s) AND w.protected AND (e.child OR f.child OR w.fate <> 'read') LIMIT 1",
        [report_id, [ENCOUNTERS, FACILITATION]],
    )
    if wider and cursor.fetchone() is not None:
        raise CannotRelease("It tells of a child, or of somebody who may be one: it goes to the referral desk alone.")


def _seen(cursor: Any, report_id: uuid.UUID) -> tuple[int, int]:
    """(originator, marking) of a report the reader sees. Raises NotAvailable."""
    cursor.execute("SELECT originator, marking_id FROM report WHERE id = %s", [report_id])
    found = cursor.fetchone()
    if found is None:
        raise NotAvailable
    return found[0], found[1]


def _held(cursor: Any, looking: Looking, report_id: uuid.UUID) -> Marked:
    """The report, held against every other change of markings. It is looked at again once it is held."""
    originator, _ = _seen(cursor, report_id)
    if originator != looking.agency or not OFFICERS & looking.roles:
        raise NotYoursToDecide("Who may see this report is decided by liaison officers of the agency that filed it.")
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
    _, marking_id = _seen(cursor, report_id)
    cursor.execute("SELECT coalesce(max(number), 0) FROM marking_given WHERE report_id = %s", [report_id])
    return Marked(report_id, marking_id, cursor.fetchone()[0])


def _enter(
    looking: Looking, deed: str, held: Marked, detail: dict[str, Any], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    """One ledger entry; it carries the officer's name, so that the originator knows whom to ask (as a disclosure does)."""
    told = {"name": looking.name, **detail}
    entry = looking.deed(deed, subject=("report", str(held.report_id)), detail=told, marking_id=held.marking_id)
    append_entry(entry, id=new_id(), at=at)


def _keep_as_filed(cursor: Any, looking: Looking, held: Marked, at: datetime) -> None:
    """Keep the marking a report was filed under, before it is first changed."""
    cursor.execute("SELECT FROM marking_given WHERE report_id = %s", [held.report_id])
    if cursor.fetchone() is None:
        _give(cursor, looking, held, 0, held.marking_id, "", at, ends_releases=False)


def _give(
    cursor: Any, looking: Looking, held: Marked, number: int, given_id: int, reason: str, at: datetime, *,
    ends_releases: bool,
) -> None:  # fmt: skip
    cursor.execute(
        "INSERT INTO marking_given (report_id, number, given_id, ends_releases, reason, given_by, given_at, marking_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        [held.report_id, number, given_id, ends_releases, reason, looking.reader_id, at, held.marking_id],
    )


def _write_release(cursor: Any, looking: Looking, held: Marked, release_id: uuid.UUID, to: _Release, at: datetime) -> None:
    agencies = sorted(set(to.agencies) - {looking.agency})
    if not agencies and not to.groups:
        raise CannotRelease("Name at least one other agency, partner or group.")
    if to.kind == "count_only" and to.groups:
        raise CannotRelease("A record is counted unseen by agencies and partners, never by groups.")
    if not set(to.groups) <= looking.groups:
        raise UnknownGroup(", ".join(sorted(set(to.groups) - looking.groups)))
    cursor.execute(
        "INSERT INTO release (id, report_id, kind, agencies, groups, holder, after_number, reason, released_by,"
        " released_at, marking_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [
            release_id, held.report_id, to.kind, agencies, sorted(set(to.groups)), to.holder, held.number, to.reason,
            looking.reader_id, at, held.marking_id,
        ],
    )  # fmt: skip


def _carry(cursor: Any, held: Marked, at: datetime, *, widens: bool = False) -> tuple[uuid.UUID, ...]:
    """Bring the markings up to what was decided. Gives the reports to be placed again."""
    cursor.execute("SELECT carry_marking(%s)", [held.report_id])
    carried = cursor.fetchone()[0]
    if carried == held.marking_id:
        return ()
    again = read_repeats_again(cursor, held.report_id, markings=(held.marking_id, carried), at=at, need_words=widens)
    return tuple({held.report_id: None, **dict.fromkeys(again)})


def _place(touched: Iterable[uuid.UUID], *, at: datetime, new_id: NewId) -> None:
    for report_id in touched:
        place_filed(at=at, new_id=new_id, report_id=report_id)
