"""Saved views of analysis: a name for a page and what it is asked, never for what it showed. Opened, it shows anew."""

from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import urlencode

PAGES = ("flows", "trends", "hot_spots", "worth", "agencies_beside")
ASKED = ("from", "to", "all", "substance", "claims", "level", "what")
LONGEST_NAME, LONGEST_VALUE = 80, 60


class Kind(StrEnum):
    """What is signed of a view after it was saved."""

    DELETED = "deleted"
    RESTORED = "restored"


def asked_in(said: Mapping[str, str]) -> str:
    """What a page is asked, as the part of an address after its question mark; nothing that no page of analysis knows.

    >>> asked_in({"substance": "heroin", "page": "2", "from": "2025-01-01", "to": ""})
    'from=2025-01-01&substance=heroin'
    """
    return urlencode({name: said[name] for name in ASKED if said.get(name)})


def why_not_saved(name: str, page: str, said: Mapping[str, str]) -> str | None:
    """Why a view may not be saved so; None where it may."""
    if not name.strip():
        return "Give the view a name."
    if len(name.strip()) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters."
    if page not in PAGES:
        return "This is no page whose view can be saved."
    if any(len(said.get(each, "")) > LONGEST_VALUE for each in ASKED):
        return f"What a page is asked has at most {LONGEST_VALUE} characters each."
    return None


def why_not_next(last: Kind | None, kind: Kind) -> str | None:
    """Why this may not be signed after what was signed last (None: nothing); None where it may."""
    if (kind is Kind.RESTORED) != (last is Kind.DELETED):
        return "What was deleted is brought back, and nothing else."
    return None
