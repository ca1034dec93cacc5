"""What persons do to identities: judge whether two mentions are one person, two numbers one thing; and take that back."""

import uuid
from datetime import datetime
from typing import Any, Literal

from django.db import connections

from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.resolution.errors import JudgedAlready, NotAnAnalyst, NotAvailable, NoteTooLong
from rabta.resolution.placing import place
from rabta.resolution.rules.identity.things import thing_of
from rabta.sharing.operations import Looking, acting_as

Verdict = Literal["same", "not"]
LONGEST_NOTE = 2000


def judge_same_person(
    *, reader_id: uuid.UUID, a: uuid.UUID, b: uuid.UUID, outcome: Verdict, note: str = "", at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Record an analyst's judgement on two mentions, by their keys. Returns the judgement's id.

    "Not the same" is a cut: no identity holds the two. Raises NotAvailable when either mention is hidden or missing,
    NotAnAnalyst for anybody else, JudgedAlready where a judgement of this analyst on the pair stands, NoteTooLong.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        return _judge(cursor, looking, (a, None), (b, None), outcome=outcome, note=note, at=at, new_id=new_id)


def judge_same_thing(
    *, reader_id: uuid.UUID, a: tuple[uuid.UUID, int], b: tuple[uuid.UUID, int], outcome: Verdict, note: str = "",
    at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Record an analyst's judgement on two numbers, each by its mention's key and its place there. Returns its id.

    "Not the same" parts even equal numbers: a plate that was copied. Raises as `judge_same_person`, and NotAvailable where
    the two are no numbers of one kind of thing.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        cursor.execute(_KINDS, [[a[0], b[0]]])
        kinds = {(key, number): thing_of(kind) for key, number, kind in cursor.fetchall()}
        if kinds.get(a) is None or kinds.get(a) != kinds.get(b):
            raise NotAvailable
        return _judge(cursor, looking, a, b, outcome=outcome, note=note, at=at, new_id=new_id)


def _judge(
    cursor: Any, looking: Looking, one: tuple[uuid.UUID, int | None], other: tuple[uuid.UUID, int | None], *,
    outcome: Verdict, note: str, at: datetime, new_id: NewId,
) -> uuid.UUID:  # fmt: skip
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(LONGEST_NOTE)
    _refuse_others(looking)
    (low, number_a), (high, number_b) = sorted((one, other), key=lambda end: end[0])
    cursor.execute(
        "SELECT m.key, m.marking_id, m.protected FROM person_mention m JOIN current_reading c ON c.id = m.reading_id"
        " WHERE m.key = ANY (%s)",
        [[low, high]],
    )
    ends = {key: (marking_id, protected) for key, marking_id, protected in cursor.fetchall()}
    if low == high or len(ends) != 2:
        raise NotAvailable
    if number_a is None:
        cursor.execute("SELECT identity_judged_already(%s, %s)", [low, high])
    else:
        cursor.execute("SELECT thing_judged_already(%s, %s, %s, %s)", [low, number_a, high, number_b])
    if cursor.fetchone()[0]:
        raise JudgedAlready
    judgement_id = new_id()
    protected = ends[low][1] or ends[high][1]
    _enter(looking, "identities:judge", judgement_id, {"outcome": outcome}, ends[low][0], at, new_id)
    row = (judgement_id, low, high, ends[low][0], ends[high][0], ends[low][0], protected, outcome, number_a, number_b)
    cursor.execute(_INSERT, [*row, note, at, looking.reader_id, None])
    return judgement_id


def undo_judgement(
    *, reader_id: uuid.UUID, judgement_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Take back a person's judgement: a new row that names it, and identities exactly as they were without it.

    Returns the key of one of the two mentions. Raises NotAvailable when there is none to take back, NotAnAnalyst for
    anybody but an analyst.
    """
    return _undo(reader_id, judgement_id, at, new_id, purpose)[0]


def undo_thing_judgement(
    *, reader_id: uuid.UUID, judgement_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> tuple[uuid.UUID, int]:  # fmt: skip
    """The same of a judgement on things. Returns where one of the two numbers stands."""
    key, number = _undo(reader_id, judgement_id, at, new_id, purpose, of_things=True)
    return key, int(number or 0)


def _undo(
    reader_id: uuid.UUID, judgement_id: uuid.UUID, at: datetime, new_id: NewId, purpose: Purpose | None,
    *, of_things: bool = False,
) -> tuple[uuid.UUID, int | None]:  # fmt: skip
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        cursor.execute(
            "SELECT a, b, marking_a_id, marking_b_id, marking_id, protected, outcome, number_a, number_b"
            " FROM identity_judgement j WHERE j.id = %s AND (j.number_a IS NOT NULL) = %s"
            " AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL"
            " AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id)",
            [judgement_id, of_things],
        )
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        undo_id = new_id()
        _enter(looking, "identities:undo", undo_id, {"undoes": str(judgement_id)}, found[4], at, new_id)
        cursor.execute(_INSERT, [undo_id, *found, "", at, looking.reader_id, judgement_id])
    return uuid.UUID(str(found[0])), found[7]


_KINDS = (
    "SELECT m.key, i.identifier_no, i.kind FROM mention_identifier i JOIN person_mention m ON m.id = i.mention_id"
    " JOIN current_reading c ON c.id = m.reading_id WHERE m.key = ANY (%s)"
)
_INSERT = (
    "INSERT INTO identity_judgement (id, a, b, marking_a_id, marking_b_id, marking_id, protected, outcome, number_a,"
    " number_b, note, decided_at, decided_by, undoes_id, score, reasons, rule_version)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, '[]', '')"
)


def place_mentions(*, at: datetime, new_id: NewId, report_id: uuid.UUID | None = None) -> int:
    """Judge the mentions of persons that were filed and not yet laid beside the others; of one report where it is named.

    Safe to call at any time, twice, or after a crash. Returns how many.
    """
    return place(at=at, new_id=new_id, report_id=report_id)


def _refuse_others(looking: Looking) -> None:
    if Role.ANALYST not in looking.roles:
        raise NotAnAnalyst


def _enter(
    looking: Looking, deed: str, subject: uuid.UUID, detail: dict[str, Any], marking_id: int, at: datetime,
    new_id: NewId,
) -> None:  # fmt: skip
    entry = looking.deed(deed, subject=("judgement", str(subject)), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)
