"""Minutes of a meeting of two sides: decisions, two signatures, and what may follow. Plain Python.

Nothing is decided or struck once one side has signed; when the other side has signed as well, the minutes are fixed, and
only the doing of a decision is noted, and that it was given to its owner as a task.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from rabta.strategy.rules.commitment import CENTRE


class Entry(StrEnum):
    """What is entered in minutes."""

    DECIDED = "decided"
    STRUCK = "struck"
    SIGNED = "signed"
    UNSIGNED = "unsigned"
    COUNTERSIGNED = "countersigned"
    DONE = "done"
    REOPENED = "reopened"
    GIVEN = "given"  # to its owner as a task of casework


class Becomes(StrEnum):
    """What a decision becomes once both sides have signed."""

    TASK = "task"
    COMMITMENT = "commitment"
    NEW_DATE = "new_date"  # of a commitment there is


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of minutes. `of`: the number of the decision it is about. Agencies are numbers."""

    kind: Entry
    agency: int
    signed_by: UUID
    signed_name: str = ""
    number: int = 1
    words: str = ""
    words_ur: str = ""
    becomes: Becomes = Becomes.TASK
    owner: int | None = None
    partner: int | None = None
    due_on: date | None = None
    theme: str = ""
    commitment_id: UUID | None = None
    of: int | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Who sat on either side, as agency numbers."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]

    def side_of(self, agency: int) -> int | None:
        """0 for our side, 1 for the other; None for an agency on neither. The centre keeps the minutes of our side."""
        if agency in self.theirs:
            return 1
        return 0 if agency in (*self.ours, CENTRE) else None


@dataclass(frozen=True)
class Minutes:
    """What the entries add up to. `signed`: the first side's signature that stands; `fixed`: the second's."""

    decisions: tuple[Line, ...]
    done: frozenset[int]
    given: frozenset[int]
    signed: Line | None
    fixed: Line | None


def minutes_of(lines: Sequence[Line]) -> Minutes:
    """The decisions that stand, which of them are done or given as tasks, and the signatures."""
    struck = {line.of for line in lines if line.kind is Entry.STRUCK}
    signed = fixed = None
    done: set[int] = set()
    for line in lines:
        if line.kind in (Entry.SIGNED, Entry.UNSIGNED):
            signed = line if line.kind is Entry.SIGNED else None
        elif line.kind is Entry.COUNTERSIGNED:
            fixed = line
        elif line.kind is Entry.DONE and line.of:
            done.add(line.of)
        elif line.kind is Entry.REOPENED and line.of:
            done.discard(line.of)
    decisions = tuple(line for line in lines if line.kind is Entry.DECIDED and line.number not in struck)
    given = frozenset(line.of for line in lines if line.kind is Entry.GIVEN and line.of)
    return Minutes(decisions, frozenset(done), given, signed, fixed)


def why_not_entered(meeting: Meeting, lines: Sequence[Line], line: Line) -> str | None:
    """Why this may not be entered, as a sentence; None where it may."""
    now, side = minutes_of(lines), meeting.side_of(line.agency)
    if side is None:
        return "Minutes are kept by those who met."
    if line.kind in (Entry.DONE, Entry.REOPENED, Entry.GIVEN):
        return _not_followed(now, line, side)
    if now.fixed:
        return "Both sides have signed these minutes: they are fixed."
    if line.kind in (Entry.DECIDED, Entry.STRUCK):
        return _not_decided(now, line)
    return _not_signed(meeting, now, line, side)


def _not_decided(now: Minutes, line: Line) -> str | None:
    if now.signed:
        return "One side has signed: nothing is added or struck unless the signature is taken back."
    if line.kind is Entry.STRUCK:
        known = line.of in {one.number for one in now.decisions}
        return None if known else "There is no such decision."
    if not line.words or line.owner is None or line.due_on is None:
        return "A decision says what, who and by when."
    if line.becomes is Becomes.COMMITMENT and (line.partner is None or not line.theme):
        return "A new commitment needs a theme, and to whom it is made."
    if line.becomes is Becomes.NEW_DATE and line.commitment_id is None:
        return "Choose the commitment whose date is moved."
    return None


def _not_signed(meeting: Meeting, now: Minutes, line: Line, side: int) -> str | None:
    if line.kind is Entry.UNSIGNED:
        mine = now.signed is not None and now.signed.signed_by == line.signed_by
        return None if mine else "A signature is taken back by whoever signed."
    if not now.decisions:
        return "There is nothing to sign: no decision stands."
    if line.kind is Entry.SIGNED:
        return "One side has signed already; the other side counter-signs." if now.signed else None
    if now.signed is None:
        return "Nobody has signed yet: sign first, then the other side counter-signs."
    if meeting.side_of(now.signed.agency) == side:
        return "The other side counter-signs."
    return None


def _not_followed(now: Minutes, line: Line, side: int) -> str | None:
    decision = next((one for one in now.decisions if one.number == line.of), None)
    if now.fixed is None:
        return "A decision is done once both sides have signed."
    if decision is None or decision.becomes is not Becomes.TASK:
        return "There is no such task in these minutes."
    if line.kind is Entry.GIVEN:
        if side != 0:
            return "Our side gives its tasks to its agencies."
        return "It was given as a task already." if decision.number in now.given else None
    if line.agency not in (decision.owner, CENTRE):
        return "Its owner says that it is done, or the centre."
    if (line.kind is Entry.DONE) == (decision.number in now.done):
        return "It stands so already."
    return None
