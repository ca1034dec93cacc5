"""Asking for a second opinion on a pair, and taking the question back. The answer is a judgement like any other."""

import uuid
from datetime import datetime

from django.db import connections

from rabta.counting.errors import NotAvailable, NotToBeAsked
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as

MAY_ASK = frozenset({Role.LIAISON, Role.ANALYST})
LONGEST = 1000  # characters


def ask_second_opinion(
    *, reader_id: uuid.UUID, a: uuid.UUID, b: uuid.UUID, words: str, at: datetime, new_id: NewId,
    of: uuid.UUID | None = None, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Ask an analyst of one's own agency, or with `of` None anyone of the centre, to judge a pair, too. Returns its id.

    It shows to whoever sees both incidents; whether the one asked does is not said. Raises NotAvailable where either is
    hidden or missing, NotToBeAsked for too many words, a person who cannot be named, or a reader who is no officer and no
    analyst.
    """
    if len(words) > LONGEST:
        raise NotToBeAsked(f"Say in up to {LONGEST} characters what you want to know.")
    low, high = sorted((a, b))
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        if not MAY_ASK & looking.roles:
            raise NotToBeAsked("Asking for a second opinion is for officers and analysts.")
        cursor.execute(
            "SELECT count(*) FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = ANY(%s)",
            [[low, high]],
        )
        if low == high or cursor.fetchone()[0] != 2:
            raise NotAvailable
        cursor.execute("SELECT count(*) FROM analysts_to_ask() WHERE id = %s", [of])
        if of is not None and cursor.fetchone()[0] != 1:
            raise NotToBeAsked("This person cannot be asked by name. Ask anyone of the centre.")
        question_id = new_id()
        _enter(looking, "opinion:ask", question_id, at, new_id)
        cursor.execute(
            "INSERT INTO second_opinion (id, a, b, asked_by, asked_of, words, asked_at) VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [question_id, low, high, looking.reader_id, of, words.strip(), at],
        )
    return question_id


def no_longer_ask(
    *, reader_id: uuid.UUID, question_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take back one's own question. Raises NotAvailable where there is none of one's own to take back."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM second_opinion s WHERE id = %s AND asked_by = %s"
            " AND NOT EXISTS (SELECT FROM second_opinion_taken_back t WHERE t.opinion_id = s.id)",
            [question_id, looking.reader_id],
        )
        if cursor.fetchone()[0] != 1:
            raise NotAvailable
        _enter(looking, "opinion:take_back", question_id, at, new_id)
        made = "INSERT INTO second_opinion_taken_back (opinion_id, taken_back_at) VALUES (%s, %s)"
        cursor.execute(made, [question_id, at])


def _enter(looking: Looking, deed: str, question_id: uuid.UUID, at: datetime, new_id: NewId) -> None:
    """Named as judgements are: the entry shows to auditors where the question does."""
    entry = looking.deed(deed, subject=("judgement", str(question_id)), detail={})
    append_entry(entry, id=new_id(), at=at)
