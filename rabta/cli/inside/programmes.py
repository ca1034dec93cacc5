"""Inside an opened house: `rabta programmes`."""

import argparse
import uuid
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.briefing.rules.wording import count_in_words
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody_told import table_in_words
from rabta.prevention import queries
from rabta.prevention.errors import PreventionError
from rabta.prevention.operations import bring_lines
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (PreventionError, SharingError)
__all__ = ["REFUSALS", "acting_reader", "do", "in_words"]
MARKING = "restricted; every agency"
KEPT = ("id", "kind", "name", "body", "audience", "date_from", "date_to", "reached", "places", "waiting", "stated_on",
        "source", "stands", "taken_back", "marking")  # fmt: skip


def do(reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes) -> dict[str, Any]:
    """What was asked or done, ready for JSON and for `in_words`. Raises one of REFUSALS."""
    return _registered(reader_id) if arguments.verb == "list" else _brought(reader_id, arguments, content)


def _brought(reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes) -> dict[str, Any]:
    done = bring_lines(
        reader_id=reader_id, content=content, name=arguments.file, marking_text=arguments.marking or MARKING,
        today=as_of(timezone.localdate()), at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {
        "file": done.name, "sha256": done.sha256, "rows": done.rows, "entered": done.entered, "known": done.known,
        "set_aside": [dict(one) for one in done.wrong], "unread": done.unread,
    }  # fmt: skip


def _registered(reader_id: uuid.UUID) -> dict[str, Any]:
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


def in_words(verb: str, said: dict[str, Any]) -> str:
    """A table for a person, or the receipt of a file."""
    return _list_in_words(said) if verb == "list" else _receipt_in_words(said)


def _receipt_in_words(said: dict[str, Any]) -> str:
    counts = (count_in_words(said["rows"], "row", "rows"), *(len(said[name]) for name in ("entered", "known", "set_aside")))
    became = "{}: {} entered, {} known already, {} set aside.".format(*counts)
    head = f"{'Nothing was read, and nothing entered.' if said['unread'] else became} SHA-256 {said['sha256']}"
    return "\n".join([head, *(f"  {_fault_in_words(one)}" for one in said["set_aside"])])


def _fault_in_words(one: dict[str, Any]) -> str:
    value = f' It says "{one["value"]}".' if one["value"] else ""
    return f"{one['message']}{value}"


def _list_in_words(said: dict[str, Any]) -> str:
    rows = [[one["province"], one["places"], one["institutions"], one["programmes"], one["for_young"], len(one["signals"]),
             one["inside"], one["beyond"]] for one in said["provinces"]]  # fmt: skip
    heads = ("province", "places", "institutions", "programmes", "for the young", "signals", "seized", "bound abroad")
    begins = f"{len(said['lines'])} lines of the register in your view; events of {said['from']} to {said['day']}."
    note = "Seizures are not demand; \"bound abroad\" holds those told in several ways, too."
    return "\n".join([begins, "", *table_in_words(heads, rows), "", note])
