"""Keeping minutes: a meeting, its decisions, the two signatures, and what the second one brings about."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime
from textwrap import shorten
from typing import Any

from django.db import connections

from rabta.casework.operations.signing import LONGEST_TITLE as LONGEST_TASK
from rabta.casework.operations.tasks import give
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking
from rabta.strategy.errors import NotAgreed
from rabta.strategy.operations import (
    LONGEST_TITLE,
    Into,
    Proposed,
    content_hash,
    enter,
    insert,
    kept_whole,
    one_at_a_time,
    visible,
    write_commitment,
    write_step,
    writes,
)
from rabta.strategy.queries import SQL, lines_of, promise_of, steps_of, themes_here
from rabta.strategy.rules.commitment import Kind, Standing, Step, state_of
from rabta.strategy.rules.minutes import Becomes, Entry, Line, Meeting, minutes_of, why_not_entered
from rabta.vocabulary.rules.numbered import agency_numbered

MOST_PRESENT = 60
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Met:
    """A meeting: agencies (numbers) of either side, and who was present, in words."""

    title: str
    held_on: date
    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    place: str = ""
    present: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What is entered: see `rules.minutes.Line`; who enters it is whoever is signed in."""

    kind: Entry
    words: str = ""
    words_ur: str = ""
    becomes: Becomes = Becomes.TASK
    owner: int | None = None
    partner: int | None = None
    due_on: date | None = None
    theme: str = ""
    commitment_id: uuid.UUID | None = None
    of: int | None = None


def open_minutes(
    *, reader_id: uuid.UUID, met: Met, marking_text: str, today: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Open the minutes of a meeting under a marking of one's own agency. Returns the meeting's id. Raises NotAgreed."""
    with acting_as(reader_id, purpose=purpose) as looking:
        writes(looking)
        if refused := _no_meeting(met, looking, today):
            raise NotAgreed(refused)
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        row: Row = {
            "id": new_id(), "title": kept_whole(met.title, LONGEST_TITLE), "held_on": met.held_on,
            "place": kept_whole(met.place, LONGEST_TITLE),
            "ours": sorted(set(met.ours)), "theirs": sorted(set(met.theirs)),
            "present": [kept_whole(one, LONGEST_TITLE) for one in met.present if one.strip()],
            "opened_by": looking.reader_id, "opened_name": looking.name, "opened_at": at, "marking_id": marking_id,
        }  # fmt: skip
        enter(looking, "meeting:open", ("meeting", row["id"]), _of_meeting(row), marking_id, at=at, new_id=new_id)
        insert(Into.MEETING, row)
    return uuid.UUID(str(row["id"]))


def enter_line(
    *, reader_id: uuid.UUID, meeting_id: uuid.UUID, entered: Entered, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> int:  # fmt: skip
    """Enter one line in minutes. Returns its number. The second side's signature fixes them, and brings about at once what
    was decided: new commitments, and new dates of those there are.

    Raises NotAvailable where the meeting, or a commitment it names, is hidden or missing; NotAgreed with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        row = _visible_meeting(meeting_id)
        writes(looking)
        one_at_a_time(meeting_id)
        lines = lines_of([meeting_id]).get(meeting_id, [])
        line = _line(looking, entered, number=max((one.number for one in lines), default=0) + 1)
        meeting = Meeting(ours=tuple(row["ours"]), theirs=tuple(row["theirs"]))
        if refused := why_not_entered(meeting, lines, line) or _no_decision(line, row):
            raise NotAgreed(refused)
        signs = line.kind in (Entry.SIGNED, Entry.COUNTERSIGNED)
        _write_line(looking, row, line, minutes_hash(row, lines) if signs else "", at=at, new_id=new_id)
        if line.kind is Entry.GIVEN:
            _give(looking, row, lines, line, at=at, new_id=new_id)
        if line.kind is Entry.COUNTERSIGNED:
            for decision in minutes_of(lines).decisions:
                _bring_about(looking, row, decision, at=at, new_id=new_id)
    return line.number


def minutes_hash(row: Row, lines: list[Line]) -> str:
    """SHA-256 over the meeting and the decisions that stand: what both sides sign is the same."""
    decisions = [content_hash(_of_line(one)) for one in minutes_of(lines).decisions]
    return content_hash({**_of_meeting(row), "decisions": " ".join(decisions)})


def _bring_about(looking: Looking, row: Row, decision: Line, *, at: datetime, new_id: NewId) -> None:
    """What one decision becomes, in the name of who counter-signed. A commitment that has ended keeps its date."""
    if decision.becomes is Becomes.COMMITMENT and decision.owner and decision.partner:
        proposed = Proposed(
            owner=decision.owner, partner=decision.partner, theme=decision.theme, began_on=row["held_on"],
            text_en=decision.words, text_ur=decision.words_ur, due_on=decision.due_on, source_title=row["title"],
        )  # fmt: skip
        write_commitment(
            looking, new_id(), proposed, marking_id=row["marking_id"], at=at, new_id=new_id, meeting_id=row["id"],
            decision=decision.number,
        )  # fmt: skip
    if decision.becomes is Becomes.NEW_DATE and decision.commitment_id:
        _move(looking, row, decision, at=at, new_id=new_id)


def _give(looking: Looking, row: Row, lines: list[Line], line: Line, *, at: datetime, new_id: NewId) -> None:
    """The decision as a task of casework for its owner, an agency of the country. Raises NotAgreed for a partner's."""
    decision = next(one for one in minutes_of(lines).decisions if one.number == line.of)
    if decision.owner is None or agency_numbered(decision.owner).is_partner:
        raise NotAgreed("A partner abroad does this: it is followed here.")
    title = f"{row['title']}, {decision.number}: {decision.words}"
    with connections["default"].cursor() as cursor:
        give(
            cursor, looking, title=shorten(title, LONGEST_TASK, placeholder=" …"), agency=decision.owner,
            due_on=decision.due_on, of=None, at=at, new_id=new_id,
        )  # fmt: skip


def _move(looking: Looking, row: Row, decision: Line, *, at: datetime, new_id: NewId) -> None:
    assert decision.commitment_id and decision.due_on
    promised = visible(decision.commitment_id)
    one_at_a_time(promised["id"])
    steps = steps_of(promised["id"])
    state = state_of(promise_of(promised), steps)
    if state.standing is not Standing.OPEN or state.due_on == decision.due_on:
        return
    step = Step(
        kind=Kind.MOVED, on=max(row["held_on"], state.last_on or row["held_on"]), agency=looking.agency,
        signed_by=looking.reader_id, signed_name=looking.name, words=decision.words, due_on=decision.due_on,
        number=max((one.number for one in steps), default=0) + 1,
    )  # fmt: skip
    write_step(looking, promised, step, at=at, new_id=new_id)


def _line(looking: Looking, entered: Entered, *, number: int) -> Line:
    line = Line(
        kind=entered.kind, agency=looking.agency, signed_by=looking.reader_id, signed_name=looking.name, number=number,
        words=kept_whole(entered.words), words_ur=kept_whole(entered.words_ur), becomes=entered.becomes,
        owner=entered.owner, partner=entered.partner, due_on=entered.due_on, theme=entered.theme,
        commitment_id=entered.commitment_id, of=entered.of,
    )  # fmt: skip
    if line.kind is not Entry.DECIDED:
        kept = Line(
            kind=line.kind, agency=line.agency, signed_by=line.signed_by, signed_name=line.signed_name, number=number
        )
        return replace(kept, words=line.words, of=line.of)
    if line.becomes is not Becomes.COMMITMENT:
        line = replace(line, partner=None, theme="")
    return line if line.becomes is Becomes.NEW_DATE else replace(line, commitment_id=None)


def _no_decision(line: Line, row: Row) -> str | None:
    """What a decision names must be there: its theme, and a commitment of the same marking. Raises NotAvailable."""
    if line.theme and line.theme not in themes_here():
        return "Choose a theme of the board."
    if line.kind is Entry.DECIDED and line.due_on and line.due_on < row["held_on"]:
        return "It is due before the meeting."
    if line.commitment_id and visible(line.commitment_id)["marking_id"] != row["marking_id"]:
        return "This commitment stands under another marking than the minutes: move its date on its own page."
    return None


def _no_meeting(met: Met, looking: Looking, today: date) -> str | None:
    sides = {*met.ours, *met.theirs}
    if not met.title.strip():
        return "Give the meeting a name."
    if not met.ours or not met.theirs or set(met.ours) & set(met.theirs):
        return "A meeting has two sides, and nobody sits on both."
    if sum(bool(one.strip()) for one in met.present) > MOST_PRESENT:
        return f"At most {MOST_PRESENT} people can be named as present."
    if met.held_on > today:
        return "This day is yet to come."
    outside = Meeting(ours=met.ours, theirs=met.theirs).side_of(looking.agency) is None
    return "Minutes are kept by those who met." if outside and sides else None


def _visible_meeting(meeting_id: uuid.UUID) -> Row:
    rows = ask(SQL + "meetings.sql", meeting_id=meeting_id)
    if not rows:
        raise NotAvailable
    return rows[0]


def _of_meeting(row: Row) -> Row:
    said = {name: row[name] for name in ("title", "held_on", "place")}
    return {
        **said,
        **{name: " ".join(map(str, row[name])) for name in ("ours", "theirs")},
        "present": "\n".join(row["present"]),
    }


def _of_line(line: Line) -> Row:
    return {
        "number": line.number, "kind": str(line.kind), "words": line.words, "words_ur": line.words_ur,
        "becomes": str(line.becomes), "owner": line.owner, "partner": line.partner, "due_on": line.due_on,
        "theme": line.theme, "commitment_id": line.commitment_id, "of": line.of,
    }  # fmt: skip


def _write_line(looking: Looking, row: Row, line: Line, content: str, *, at: datetime, new_id: NewId) -> None:
    said = {**_of_line(line), "content": content}
    enter(looking, f"meeting:{line.kind}", ("meeting", row["id"]), said, row["marking_id"], at=at, new_id=new_id)
    insert(Into.ENTRY, {
        "id": new_id(), "meeting_id": row["id"], **said, "agency": line.agency, "signed_by": line.signed_by,
        "signed_name": line.signed_name, "signed_at": at, "marking_id": row["marking_id"],
    })  # fmt: skip
