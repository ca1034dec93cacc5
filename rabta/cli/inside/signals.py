"""Inside an opened house: `rabta signals`."""

import uuid
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody_told import table_in_words
from rabta.prevention import queries
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (SharingError,)
__all__ = ["REFUSALS", "acting_reader", "in_words", "noticed"]
SAID = ("late", "expected", "chance", "bars", "first", "since")


def noticed(reader_id: uuid.UUID, *, day: date | None) -> dict[str, Any]:
    """What was noticed up to a day, none after today, after the ledger has taken note."""
    last = as_of(timezone.localdate())
    today = min(day or last, last)
    with reading_as(reader_id) as looking:
        found = queries.signals(by=looking, today=today)
    disclose(
        reader_id=reader_id, deed="signal:list", subject=("page", "signals"), detail={"shown": len(found["signals"])},
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {"day": today, "watched": found["watched"], "since": found["since"],
            "signals": [_said(one) for one in found["signals"]]}  # fmt: skip


def _said(one: dict[str, Any]) -> dict[str, Any]:
    told = {name: one[name] for name in SAID if name in one} | (asdict(one["purer"]) if "purer" in one else {})
    return {
        "about": one["about"], "noticed": str(one["noticed"]), "substance": one["substance"]["code"],
        "level": str(one["level"]), "place": one["place"], "stands": one["stands"] and str(one["stands"]), **told,
    }  # fmt: skip


def in_words(said: dict[str, Any]) -> str:
    """A table for a person."""
    rows = [[one["noticed"], one["substance"], one["place"], _numbers(one), one["stands"] or ""] for one in said["signals"]]
    begins = f"{len(rows)} signals in the 28 days up to {said['day']}, of {said['watched']} series, in your view."
    return "\n".join([begins, "", *table_in_words(("noticed", "substance", "place", "seen", "decided"), rows)])


def _numbers(one: dict[str, Any]) -> str:
    if "expected" in one:
        return f"{one['late']} where {one['expected']:.1f} were to be expected"
    if one["noticed"] == "counterfeit":
        return f"{one['late']} reported, first on {one['first']}"
    if "first" in one:
        return f"first on {one['first']}, watched since {one['since']}"
    return f"middle of {one['results']} events {one['late']} %, {one['before']} % before"
