"""Inside an opened house: `rabta programmes`."""

import uuid
from dataclasses import asdict
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
__all__ = ["REFUSALS", "acting_reader", "in_words", "registered"]
KEPT = ("id", "kind", "name", "body", "audience", "date_from", "date_to", "reached", "places", "waiting", "stated_on",
        "source", "stands", "taken_back", "marking")  # fmt: skip


def registered(reader_id: uuid.UUID) -> dict[str, Any]:
    """The register beside demand up to today, after the ledger has taken note."""
    today = as_of(timezone.localdate())
    with reading_as(reader_id) as looking:
        found = queries.register(by=looking, today=today)
    disclose(
        reader_id=reader_id, deed="register:list", subject=("page", "programmes"), detail={"shown": len(found["lines"])},
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {
        "day": today, "from": found["begins"], "country": [one["about"] for one in found["country"]],
        "provinces": [
            {"province": one["province"], **asdict(one["held"]), "signals": [each["about"] for each in one["signals"]],
             "inside": one["inside"], "beyond": one["beyond"]} for one in found["provinces"]
        ],
        "lines": [
            {**{name: one[name] for name in KEPT}, "district": one["place"]["code"], "by": one["by"]["code"]}
            for one in found["lines"]
        ],
    }  # fmt: skip


def in_words(said: dict[str, Any]) -> str:
    """A table for a person."""
    rows = [[one["province"], one["places"], one["institutions"], one["programmes"], one["for_young"], len(one["signals"]),
             one["inside"], one["beyond"]] for one in said["provinces"]]  # fmt: skip
    heads = ("province", "places", "institutions", "programmes", "for the young", "signals", "seized", "bound abroad")
    begins = f"{len(said['lines'])} lines of the register in your view; events of {said['from']} to {said['day']}."
    note = "Seizures are not demand; \"bound abroad\" holds those told in several ways, too."
    return "\n".join([begins, "", *table_in_words(heads, rows), "", note])
