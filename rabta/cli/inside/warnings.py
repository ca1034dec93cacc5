"""Inside an opened house: `rabta warnings`."""

import uuid
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody_told import table_in_words
from rabta.prevention.queries import proposed_warnings
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.smuggling import queries

REFUSALS = (SharingError,)
__all__ = ["REFUSALS", "acting_reader", "in_words", "warned"]
SAID = ("id", "kind", "about", "subject", "issuer", "feature", "words", "posts", "until", "stands", "read")
PROPOSED = ("kind", "about", "subject", "issuer", "numbers", "why")


def warned(reader_id: uuid.UUID, *, kind: str, post: str | None, every: bool, proposed: bool) -> dict[str, Any]:
    """The warnings that show, or what a rule proposes, after the ledger has taken note."""
    today = as_of(timezone.localdate())
    with reading_as(reader_id) as looking:
        if proposed:
            told = [{name: one[name] for name in PROPOSED} for one in proposed_warnings(today=today)]
        else:
            posts = [post.upper(), post] if post else None
            found = queries.warnings(by=looking, today=today, kind=kind, posts=posts, all_of_them=every)["warnings"]
            told = [{**{name: one[name] for name in SAID}, "agency": one["agency"]["code"]} for one in found]
    disclose(
        reader_id=reader_id, deed="warning:list", subject=("page", "warnings"), detail={"shown": len(told)},
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {"proposed" if proposed else "warnings": told}


def in_words(said: dict[str, Any]) -> str:
    """A table for a person."""
    if "proposed" in said:
        names = ("kind", "about", "issuer", "subject")
        rows = [[*(one[name] for name in names), " ".join(one["why"]), " ".join(one["numbers"])] for one in said["proposed"]]
        head = ("kind", "of", "issued by", "what", "in doubt by", "reports it rests on")
        return "\n".join([f"{len(rows)} proposed by a rule, in your view.", "", *table_in_words(head, rows)])
    rows = [
        [one["until"], str(one["stands"]).replace("_", " "),
         *(one[name] for name in ("agency", "kind", "about", "subject", "words"))]
        for one in said["warnings"]
    ]
    head = ("until", "stands", "agency", "kind", "of", "what", "what is to be known")
    return "\n".join([f"{len(rows)} warnings in your view.", "", *table_in_words(head, rows)])
