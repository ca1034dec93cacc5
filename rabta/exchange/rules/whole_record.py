"""The record in an open format: JSON Lines and the original files, in one ZIP. docs/explain/export-format.md is its page."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import IO, Any

from rabta.exchange.rules.archive import File, json_file, lines_file, write_archive
from rabta.people.rules.purposes import Role

FORMAT = "rabta export 1"
Row = Mapping[str, Any]


class Scope(StrEnum):
    """How much a reader may take."""

    OWN = "own"
    """What the reader's own agency filed: officers of an agency, its machines."""
    READABLE = "readable"
    """What the reader may read, without what others keep from being passed on: analysts of the centre."""
    LIST = "list"
    """The list of what the reader may read, without any words: auditors."""


def scope_of(roles: frozenset[Role]) -> Scope | None:
    """The widest that one of these roles allows; None: no export at all."""
    for role, scope in (
        (Role.ANALYST, Scope.READABLE), (Role.AUDITOR, Scope.LIST), (Role.LIAISON, Scope.OWN), (Role.MACHINE, Scope.OWN),
    ):  # fmt: skip
        if role in roles:
            return scope
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export is: how much, by whom, when, and from which day of receipt on (None: from the first)."""

    scope: Scope
    by: str
    agency: str
    at: datetime
    since: date | None


def write_export(
    out: IO[bytes], export: Export, *, tables: Mapping[str, Sequence[Row]], originals: Iterable[tuple[str, bytes]]
) -> None:
    """The export as one ZIP: one JSON Lines file a table, the originals by their SHA-256, and last the manifest."""
    files = itertools.chain(
        (lines_file(f"{name}.jsonl", rows) for name, rows in sorted(tables.items())),
        (File(f"originals/{name}", content) for name, content in originals),
    )
    rows = {name: len(rows) for name, rows in tables.items()}
    write_archive(out, files, last=lambda written: json_file("manifest.json", _manifest(export, rows, written)))


def _manifest(export: Export, rows: Mapping[str, int], written: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "scope": str(export.scope),
        "since": export.since and export.since.isoformat(),
        "made": {"by": export.by, "agency": export.agency, "at": export.at.isoformat()},
        "rows": dict(rows),
        "files": written,
    }
