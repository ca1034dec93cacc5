"""How a list of prices or of rates stands: in force, or taken back until somebody puts it back."""

from collections.abc import Sequence
from enum import StrEnum

LONGEST_WORDS = 400


class ListKind(StrEnum):
    """The two kinds of lists that a value rests on."""

    PRICES = "prices"
    RATES = "rates"


class Kind(StrEnum):
    """What is signed of a list."""

    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


KINDS = [str(one) for one in Kind]


def stands(kinds: Sequence[str]) -> bool:
    """Whether a list is in force after these steps, in their order.

    >>> stands([]), stands(["withdrawn"]), stands(["withdrawn", "restored"])
    (True, False, True)
    """
    return not kinds or kinds[-1] == Kind.RESTORED


def why_not_next(kind: Kind, *, in_force: bool, words: str) -> str | None:
    """Why this cannot be signed now; None where it can."""
    if in_force is not (kind is Kind.WITHDRAWN):
        return "This list is in force." if in_force else "This list is taken back already."
    if not words.strip():
        return "Say why."
    return f"Say why in at most {LONGEST_WORDS} characters." if len(words.strip()) > LONGEST_WORDS else None
