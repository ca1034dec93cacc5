"""What a named officer says of a part of a network: to look at, or a note. Signed, and taken back by its author.

Nothing follows from a mark by itself: it is no hit, no list and no score.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """Stored by name; never rename."""

    LOOK_AT = "look_at"
    NOTE = "note"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One signed entry. `of_id`: the mark taken back."""

    id: Hashable
    kind: Kind
    words: str
    agency: int
    signed_by: Hashable
    signed_name: str
    at: datetime
    of_id: Hashable | None = None


def standing(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that stand, in the order of signing: without those taken back, and without the taking back."""
    gone = {(one.of_id, one.signed_by) for one in marks if one.kind is Kind.TAKEN_BACK}
    return tuple(one for one in marks if one.kind is not Kind.TAKEN_BACK and (one.id, one.signed_by) not in gone)


def why_not(marks: Sequence[Mark], kind: Kind, words: str, *, by: Hashable, of_id: Hashable | None = None) -> str:
    """Why this mark may not be signed; empty where it may."""
    if kind is Kind.TAKEN_BACK:
        mine = any(one.id == of_id and one.signed_by == by for one in standing(marks))
        return "" if mine else "A mark is taken back by who signed it, once."
    if not words.strip():
        return "Say why, in a few words: a mark without a reason helps nobody."
    if kind is Kind.LOOK_AT and any(one.kind is Kind.LOOK_AT and one.signed_by == by for one in standing(marks)):
        return "You have marked it already."
    return ""
