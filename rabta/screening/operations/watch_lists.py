"""Writing watch-lists: open, renew and close a list; add, bring, withdraw and restore entries. One ledger entry each."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.deconfliction.rules.planned import is_phone
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import as_json, question
from rabta.records.queries.markings import markings_shown
from rabta.screening.errors import CannotList
from rabta.screening.numbers import digest_of, digest_of_number, near_number
from rabta.screening.queries.watch_lists import keeps, known_in, list_steps, watch_entry, watch_list
from rabta.screening.rules.audience import is_no_narrower
from rabta.screening.rules.course import EntryStep, ListStep, Standing, why_not_until
from rabta.screening.rules.entry import LONGEST, LONGEST_WORDS, Listed, family, said_in_one_way, why_not
from rabta.screening.rules.entry_file import Row, WrongRow, read_entries
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking
from rabta.vocabulary.rules.numbered import agency_numbered

BATCH = 2000
LIST = "INSERT INTO watch_list SELECT (jsonb_populate_record(NULL::watch_list, %s::jsonb)).*"
LIST_STEP = "INSERT INTO watch_list_step SELECT (jsonb_populate_record(NULL::watch_list_step, %s::jsonb)).*"
ENTRIES = "INSERT INTO watch_entry SELECT (jsonb_populate_recordset(NULL::watch_entry, %s::jsonb)).*"
IDENTIFIERS = "INSERT INTO watch_identifier SELECT (jsonb_populate_recordset(NULL::watch_identifier, %s::jsonb)).*"
STEPS = "INSERT INTO watch_entry_step SELECT (jsonb_populate_recordset(NULL::watch_entry_step, %s::jsonb)).*"
WORDS = "INSERT INTO watch_entry_word SELECT (jsonb_populate_recordset(NULL::watch_entry_word, %s::jsonb)).*"


@dataclass(frozen=True, kw_only=True)
class NewList:
    """A list as it is opened. `ground`: law and section, or order; `contact`, `phone`: who is called of a match."""

    name: str
    ground: str
    reason: str
    contact: str
    phone: str
    until: date | None


@dataclass(frozen=True)
class Brought:
    """What became of a file: ids of the entries added, rows known already, and what is wrong with the others."""

    entered: list[uuid.UUID]
    known: list[int]
    wrong: list[WrongRow]

    @property
    def rows(self) -> int:
        """Rows of the file: the three parts add up to it."""
        return len(self.entered) + len(self.known) + len(self.wrong)


def open_list(
    *, reader_id: uuid.UUID, new: NewList, marking_text: str, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:  # fmt: skip
    """Open a list of one's own agency under this marking. Returns its id. Raises CannotList; sharing's for a marking."""
    _refuse(new, today=timezone.localdate(at))
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _officer(looking)
        list_id = new_id()
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        _enter(looking, "open", list_id, marking_id, {}, at, new_id)
        cursor.execute(LIST, [as_json({
            "id": list_id, "name": _line(new.name), "agency": looking.agency, "ground": new.ground.strip(),
            "reason": new.reason.strip(), "contact": new.contact.strip(), "phone": new.phone.strip(),
            "opened_by": looking.reader_id, "opened_name": looking.name, "opened_at": at, "marking_id": marking_id,
        })])  # fmt: skip
        _sign_list(cursor, looking, list_id, marking_id, 1, ListStep.OPENED, new.until, "", at, new_id)
    return list_id


def _refuse(new: NewList, *, today: date) -> None:
    short = {"a name": new.name, "its legal ground": new.ground, "who is called": new.contact}
    for what, said in short.items():
        if not said.strip() or len(said) > LONGEST:
            raise CannotList(f"A list needs {what}, in at most {LONGEST} characters.")
    if not new.reason.strip() or len(new.reason) > LONGEST_WORDS:
        raise CannotList(f"Say what the list is for, in at most {LONGEST_WORDS} characters.")
    if not is_phone(new.phone):
        raise CannotList("Name the telephone that is answered day and night.")
    if refused := why_not_until(new.until, today=today):
        raise CannotList(refused)


def renew_list(
    *, reader_id: uuid.UUID, list_id: uuid.UUID, until: date | None, words: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Say after a review that a list stands until another day, and with it every entry that was not withdrawn.

    Raises NotAvailable for one that is hidden, missing or another agency's, CannotList.
    """
    if refused := why_not_until(until, today=timezone.localdate(at)):
        raise CannotList(refused)
    _step_of_list(reader_id, list_id, ListStep.RENEWED, until, words, at, new_id, purpose)


def close_list(
    *, reader_id: uuid.UUID, list_id: uuid.UUID, words: str, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Close a list for good, and with it its entries. Raises as `renew_list`."""
    _step_of_list(reader_id, list_id, ListStep.CLOSED, None, words, at, new_id, purpose)


def _step_of_list(
    reader_id: uuid.UUID, list_id: uuid.UUID, kind: ListStep, until: date | None, words: str, at: datetime,
    new_id: NewId, purpose: Purpose | None,
) -> None:  # fmt: skip
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise CannotList(f"Say why, in at most {LONGEST_WORDS} characters.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = _held(cursor, looking, list_id, at)
        if kind not in found["next"]:
            raise CannotList("This list is closed.")
        number = len(list_steps(list_id)) + 1
        _enter(looking, str(kind), list_id, found["marking_id"], {"step": number}, at, new_id)
        _sign_list(cursor, looking, list_id, found["marking_id"], number, kind, until, words.strip(), at, new_id)
        cursor.execute(question("screening/sql/queries/entries_follow_list.sql"), {
            "list_id": list_id, "kind": EntryStep.RENEWED if until else EntryStep.CLOSED, "until": until, "at": at,
        })  # fmt: skip


def add_entry(
    *, reader_id: uuid.UUID, list_id: uuid.UUID, listed: Listed, marking_text: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Add one entry to a list of one's own agency. `marking_text`: who may be shown what it matches. Returns its id.

    Raises NotAvailable for a list that is hidden, missing or another agency's, CannotList for what says too little, is in
    the list already, or must not be listed.
    """
    if broken := why_not(listed, today=timezone.localdate(at)):
        raise CannotList(f"In the field {broken[0]}: {broken[1]}.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = _open_to(cursor, looking, list_id, at)
        if _digests(listed) & known_in(list_id):
            raise CannotList("This list holds it already, or another entry with the same number.")
        marking_id = _shown_to(looking, found, marking_text)
        entry_id = new_id()
        _enter(looking, "add", list_id, found["marking_id"], {"entries": 1}, at, new_id)
        _write(cursor, looking, found, marking_id, [(entry_id, listed)], at, new_id)
    return entry_id


def bring_entries(
    *, reader_id: uuid.UUID, list_id: uuid.UUID, content: bytes, marking_text: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> Brought:  # fmt: skip
    """Add every row of a CSV file that can be read; the same file twice changes nothing.

    A row is known where the list holds the same entry, or another with one of its numbers. Raises UnreadableList for what
    is no list, and as `add_entry`.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = _open_to(cursor, looking, list_id, at)
        marking_id = _shown_to(looking, found, marking_text)
        known, brought = known_in(list_id), Brought([], [], [])
        fresh: list[tuple[uuid.UUID, Listed]] = []
        for row in read_entries(content, today=timezone.localdate(at)):
            if isinstance(row, WrongRow):
                brought.wrong.append(row)
            elif not _is_new(row, known):
                brought.known.append(row.row)
            else:
                fresh.append((new_id(), row.listed))
        brought.entered.extend(entry_id for entry_id, _ in fresh)
        if fresh:
            _enter(looking, "add", list_id, found["marking_id"], {"entries": len(fresh)}, at, new_id)
        for start in range(0, len(fresh), BATCH):
            _write(cursor, looking, found, marking_id, fresh[start : start + BATCH], at, new_id)
    return brought


def _shown_to(looking: Looking, of: dict[str, Any], marking_text: str) -> int:
    """The id of the marking of an entry: whoever sees its list sees it. Raises CannotList; sharing's for a marking."""
    wanted = parse_marking(marking_text, originator=looking.agency)
    if not is_no_narrower(wanted, markings_shown()[of["marking_id"]][0]):
        raise CannotList(
            "An entry is shown at least to whom its list is shown. Open a list of its own for what is more secret."
        )
    return marking_id_for(wanted, looking=looking)


def _is_new(row: Row, known: set[str]) -> bool:
    digests = _digests(row.listed)
    if digests & known:
        return False
    known |= digests
    return True


def sign_entry(
    *, reader_id: uuid.UUID, entry_id: uuid.UUID, kind: EntryStep, words: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Withdraw an entry of one's own agency, or put a withdrawn one back. Raises NotAvailable, CannotList."""
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise CannotList(f"Say why, in at most {LONGEST_WORDS} characters.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = watch_entry(entry_id, by=looking, today=timezone.localdate(at))
        if found is None or found["list"] is None:
            raise NotAvailable
        hold = _open_to if kind is EntryStep.RESTORED else _held
        of = hold(cursor, looking, found["list"]["id"], at)
        found = watch_entry(entry_id, by=looking, today=timezone.localdate(at))
        if found is None or kind not in found["next"]:
            raise CannotList("This is no step that can be signed here.")
        number = len(found["steps"]) + 1
        _enter(looking, str(kind), of["id"], of["marking_id"], {"entry": str(entry_id), "step": number}, at, new_id)
        until = of["until"] if kind is EntryStep.RESTORED else None
        step = {"id": new_id(), "entry_id": entry_id, "number": number, "kind": str(kind), "until": until, "at": at,
                "marking_id": found["marking_id"]}  # fmt: skip
        cursor.execute(STEPS, [as_json([step])])
        cursor.execute(WORDS, [as_json([_word(looking, of, entry_id, number, words.strip(), "", at, new_id)])])


def _digests(listed: Listed) -> set[str]:
    """What of an entry must not be in the list already: the entry, and each of its numbers."""
    numbers = (digest_of_number(kind, written) for kind, written in listed.identifiers if kind is not Identifier.ADDRESS)
    return {digest_of(said_in_one_way(listed)).hex(), *(one.hex() for one in numbers if one)}


def _write(
    cursor: Any, looking: Looking, of: dict[str, Any], marking_id: int, fresh: Sequence[tuple[uuid.UUID, Listed]],
    at: datetime, new_id: NewId,
) -> None:  # fmt: skip
    cursor.execute(ENTRIES, [as_json([_entry_row(of, marking_id, entry_id, one) for entry_id, one in fresh])])
    numbers = [
        {"id": new_id(), "entry_id": entry_id, "kind": str(kind), "written": written, "marking_id": marking_id,
         "digest": _hex(digest_of_number(kind, written) or b""),
         "near": near_number(family(kind), normalised(kind, written) or "")}
        for entry_id, one in fresh for kind, written in one.identifiers
    ]  # fmt: skip
    cursor.execute(IDENTIFIERS, [as_json(numbers)])
    cursor.execute(STEPS, [as_json([
        {"id": new_id(), "entry_id": entry_id, "number": 1, "kind": str(EntryStep.ADDED), "until": of["until"], "at": at,
         "marking_id": marking_id} for entry_id, _ in fresh
    ])])  # fmt: skip
    words = [_word(looking, of, entry_id, 1, one.reason, one.reference, at, new_id) for entry_id, one in fresh]
    cursor.execute(WORDS, [as_json(words)])


def _entry_row(of: dict[str, Any], marking_id: int, entry_id: uuid.UUID, one: Listed) -> dict[str, Any]:
    return {
        "id": entry_id, "watch_list_id": of["id"], "kind": str(one.kind), "why": str(one.why), "name": one.name,
        "father": one.father, "born": one.born, "issuer": one.issuer, "digest": _hex(digest_of(said_in_one_way(one))),
        "marking_id": marking_id,
    }  # fmt: skip


def _hex(digest: bytes) -> str:
    """As PostgreSQL reads bytes out of JSON."""
    return "\\x" + digest.hex()


def _word(
    looking: Looking, of: dict[str, Any], entry_id: uuid.UUID, number: int, reason: str, reference: str, at: datetime,
    new_id: NewId,
) -> dict[str, Any]:  # fmt: skip
    return {
        "id": new_id(), "watch_list_id": of["id"], "entry_id": entry_id, "number": number, "reason": reason,
        "reference": reference, "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
        "marking_id": of["marking_id"],
    }  # fmt: skip


def _sign_list(
    cursor: Any, looking: Looking, list_id: uuid.UUID, marking_id: int, number: int, kind: ListStep, until: date | None,
    words: str, at: datetime, new_id: NewId,
) -> None:  # fmt: skip
    cursor.execute(LIST_STEP, [as_json({
        "id": new_id(), "watch_list_id": list_id, "number": number, "kind": str(kind), "until": until, "words": words,
        "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at, "marking_id": marking_id,
    })])  # fmt: skip


def _held(cursor: Any, looking: Looking, list_id: uuid.UUID, at: datetime) -> dict[str, Any]:
    """A list of the own agency, held until the transaction ends. Raises NotAvailable, CannotList for who is no officer."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta watch-list'), hashtext(%s))", [str(list_id)])
    found = watch_list(list_id, by=looking, today=timezone.localdate(at), most=0)
    if found is None:
        raise NotAvailable
    _officer(looking)
    if not keeps(looking, found["agency"]["number"]):
        raise NotAvailable
    return found


def _open_to(cursor: Any, looking: Looking, list_id: uuid.UUID, at: datetime) -> dict[str, Any]:
    found = _held(cursor, looking, list_id, at)
    if found["standing"] is not Standing.IN_FORCE:
        raise CannotList("Entries are added to a list that is in force: renew it first.")
    return found


def _officer(looking: Looking) -> None:
    if not {Role.LIAISON, Role.ANALYST} & looking.roles or agency_numbered(looking.agency).is_partner:
        raise CannotList("Watch-lists are kept by officers of agencies of the country and by analysts of the centre.")


def _line(said: str) -> str:
    return " ".join(said.split())


def _enter(
    looking: Looking, deed: str, list_id: uuid.UUID, marking_id: int, detail: dict[str, object], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    """The one ledger entry of a write, always under the list's marking: an entry's marking may show to more."""
    entry = looking.deed(f"watch_list:{deed}", subject=("watch_list", str(list_id)), detail={"name": looking.name, **detail},
                         marking_id=marking_id)  # fmt: skip
    append_entry(entry, id=new_id(), at=at)

