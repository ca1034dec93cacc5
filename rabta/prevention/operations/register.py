"""Stating a line of the register, bringing a file of them, taking one back: one transaction, one ledger entry a line."""

import uuid
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.prevention.errors import NotStated
from rabta.prevention.queries.register import may_state, one_line, own_lines
from rabta.prevention.rules.register import Stated, why_not_stated, why_not_taken_back
from rabta.prevention.rules.register_file import Fault, FileRow, read_register_file, taken_back_since
from rabta.records.asking import as_json
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking

WRITE = "INSERT INTO register_line SELECT (jsonb_populate_record(NULL::register_line, %s::jsonb)).*"
TAKE_BACK = "INSERT INTO register_taken_back SELECT (jsonb_populate_record(NULL::register_taken_back, %s::jsonb)).*"


def state_line(
    *, reader_id: uuid.UUID, said: Stated, marking_text: str, today: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Enter a programme, or what a place of treatment holds, in one's own name, with its source and day.

    Stating a place of treatment anew replaces what stood of it; both stay. Raises NotStated for what says too little, and
    what `parse_marking` raises.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _states(looking)
        if refused := why_not_stated(said, today=today):
            raise NotStated(refused)
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        return _enter(cursor, looking, said, marking_id, at, new_id)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What became of a file, by the numbers of its rows: entered, known already, and what is wrong with the others.

    `wrong`: faults as intake tells them; one without a row says why nothing of the file was read. `sha256`: of its bytes.
    """

    name: str
    sha256: str
    entered: list[int] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    wrong: list[Fault] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Every row of the file that holds anything: the three add up to it."""
        return len(self.entered) + len(self.known) + sum(one["row"] is not None for one in self.wrong)

    @property
    def unread(self) -> bool:
        """Whether the file could not be read at all."""
        return any(one["row"] is None for one in self.wrong)


def bring_lines(
    *, reader_id: uuid.UUID, content: bytes, name: str, marking_text: str, today: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> Brought:  # fmt: skip
    """Enter every row of a CSV or XLSX file that can be read, all in one transaction, in one's own name.

    A row that one's own agency stated already, word for word, is known; so the same file twice changes nothing. One that
    it took back since is set aside. Raises NotStated for who may not state, and what `parse_marking` raises.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _states(looking)
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta register file'), %s)", [looking.agency])
        known = own_lines(looking.agency)
        brought = Brought(name=name, sha256=sha256(content).hexdigest())
        for row in read_register_file(content, name=name, today=today):
            if not isinstance(row, FileRow):
                brought.wrong.append(row)
            elif (gone := known.get(row.said)) is not None:
                brought.wrong.append(taken_back_since(row, name)) if gone else brought.known.append(row.number)
            else:
                known[row.said] = False
                _enter(cursor, looking, row.said, marking_id, at, new_id, of_file=brought.sha256)
                brought.entered.append(row.number)
    return brought


def _enter(
    cursor: Any, looking: Looking, said: Stated, marking_id: int, at: datetime, new_id: NewId, *, of_file: str = ""
) -> uuid.UUID:  # fmt: skip
    """One line and its entry; `of_file`: the hash of the file that it stood in."""
    line_id = new_id()
    detail = {"kind": str(said.kind), **({"file": of_file} if of_file else {})}
    entry = looking.deed("register:state", subject=("programme", str(line_id)), detail=detail)
    append_entry(entry, id=new_id(), at=at)
    cursor.execute(WRITE, [as_json({
        **asdict(said), "name": said.name.strip(), "body": said.body.strip(), "source": said.source.strip(),
        "kind": str(said.kind), "id": line_id, "agency": looking.agency, "filed_by": looking.reader_id,
        "filed_name": looking.name, "filed_at": at, "marking_id": marking_id,
    })])  # fmt: skip
    return line_id


def take_line_back(
    *, reader_id: uuid.UUID, line_id: uuid.UUID, words: str, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:
    """Take back what the own agency stated, with the reason: it counts no longer, and stays to be read.

    Raises NotAvailable for a line that is hidden or missing, NotStated with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta register'), hashtext(%s))", [str(line_id)])
        found = one_line(line_id)
        if found is None:
            raise NotAvailable
        _states(looking)
        own = found["agency"] == looking.agency
        if refused := why_not_taken_back(words, own=own, gone=found["taken_back"]):
            raise NotStated(refused)
        entry = looking.deed("register:take_back", subject=("programme", str(line_id)), detail={})
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(TAKE_BACK, [as_json({
            "line_id": line_id, "words": words.strip(), "agency": looking.agency, "signed_by": looking.reader_id,
            "signed_name": looking.name, "signed_at": at, "marking_id": found["marking_id"],
        })])  # fmt: skip


def _states(looking: Looking) -> None:
    if not may_state(looking):
        raise NotStated("Officers, analysts and directors of agencies of the country state what the register holds.")
