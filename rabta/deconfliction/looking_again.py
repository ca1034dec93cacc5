"""The house looks again at what stands: an identity that became one later makes two targets meet that did not before.

Each target is looked at as its holder would see the record now, in that reader's name and never by more. What comes of it is
shown to nobody: hashes that gate alone compares, and the one bit, to both sides alike. A few at a time, between other work.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, transaction

from rabta.deconfliction.keyed import hashes_of
from rabta.deconfliction.known_as import known_as
from rabta.deconfliction.queries import SQL, rules_here
from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.records.asking import ask
from rabta.sharing.errors import NoReader
from rabta.sharing.operations import reading_as

LOGIN = "resolver"
EVERY = timedelta(minutes=1)
"""How long a round rests before the next begins."""
AT_ONCE = 5
"""Targets looked at in one beat: how long it takes must not keep the beat from its other work."""


class LookingAgain:
    """Rounds over all that stands, a few targets a call."""

    def __init__(self) -> None:
        self.began: datetime | None = None
        self.waiting: list[uuid.UUID] = []

    def __call__(self, *, at: datetime, new_id: NewId) -> None:
        """Look at the next few."""
        if not self.waiting and (self.began is None or at - self.began >= EVERY):
            self.began, self.waiting = at, [row["id"] for row in ask(SQL + "standing_targets.sql", using=LOGIN, now=at)]
        for target_id in self.waiting[:AT_ONCE]:
            look_again(target_id=target_id, at=at, new_id=new_id)
        del self.waiting[:AT_ONCE]


def look_again(*, target_id: uuid.UUID, at: datetime, new_id: NewId) -> bool:
    """Look at one target as its holder would. Whether what it is known by has changed, and was compared anew.

    Its own hashes are made anew as well, so that one held under an older form of its identifier meets the others.
    """
    row = ask(SQL + "held_and_known.sql", using=LOGIN, id=target_id)[0]
    known = _known_now(row)
    if known == {bytes(one) for one in row["known"]}:
        return False
    with transaction.atomic(using=LOGIN), connections[LOGIN].cursor() as cursor:
        deed = Deed(deed="target:look_again", subject_kind="target", subject_id=str(target_id), detail={})
        append_entry(deed, id=new_id(), at=at, using=LOGIN)
        cursor.execute("DELETE FROM target_known_as WHERE target_id = %s", [target_id])
        cursor.execute("INSERT INTO target_known_as (target_id, hashes) VALUES (%s, %s)", [target_id, sorted(known)])
        cursor.execute("SELECT meet_again(%s, %s, %s)", [target_id, bool(rules_here().limits["same_agency"]), at])
    return True


def _known_now(row: dict[str, Any]) -> set[bytes]:
    """What it is matched by besides what is stored with it."""
    kind, form = Identifier(row["kind"]), normalised(Identifier(row["kind"]), row["written"])
    others = _known_to_holder(kind, row)
    forms = [*others, *([(kind, form)] if form is not None else [])]
    stored = {bytes(one) for one in (row["digest"], row["shape"]) if one is not None}
    return {found for one in forms for found in hashes_of(*one)} - stored


def _known_to_holder(kind: Identifier, row: dict[str, Any]) -> tuple[tuple[Identifier, str], ...]:
    """By what else its holder knows the person now; nothing for who reads here no more, and for what was telephoned in."""
    if row["by_phone"]:
        return ()
    try:
        with reading_as(row["held_by"]) as looking:
            return known_as(kind, row["written"], agency=looking.agency)
    except NoReader:
        return ()
