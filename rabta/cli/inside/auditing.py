"""Inside an opened house: `rabta audit`."""

import uuid
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.conf import settings

from rabta.ledger.operations import close_checkpoint
from rabta.ledger.queries import evidence_of, newest_checkpoint, verify
from rabta.ledger.rules.checkpoint import Exported, as_json, as_line, signed, what_is_wrong_with
from rabta.ledger.rules.evidence import evidence_as_json
from rabta.ledger.signing import signing_key


def verdict(against: list[Exported]) -> dict[str, Any]:
    """What `verify` found, as JSON; first, what is wrong with the exported checkpoints themselves."""
    found = asdict(verify(against=against))
    problem = next(filter(None, map(_what_is_wrong_with, against)), None) or found["problem"]
    return {**found, "problem": problem, "closed_at": found["closed_at"] and found["closed_at"].isoformat()}


def _what_is_wrong_with(kept: Exported) -> str | None:
    """Why a kept checkpoint proves nothing here. One without a signature, as they once were, is taken at its word."""
    if not kept.key:
        return None
    if kept.key != _key().public_key().public_bytes_raw():
        return f"the exported checkpoint is of another installation, {kept.installation}, or the signing key was replaced"
    wrong = what_is_wrong_with(kept)
    return wrong and f"the exported checkpoint: {wrong}"


def checkpoint(since: Exported | None, *, line: bool) -> dict[str, Any] | str | None:
    """Close a checkpoint over everything so far and give it, signed: with its leaves since an earlier one, or since none.

    None before the first entry. Raises ValueError where there is no checkpoint of the earlier one's size here.
    """
    while close_checkpoint():
        pass
    found = newest_checkpoint(since=None if line else since.size if since else 0)
    if found is None:
        return None
    if since and not line and found.since is None:
        raise ValueError(f"no checkpoint of {since.size} entries is here: it was rolled back, or is of another installation")
    made = signed(found, by=_key())
    return as_line(made) if line else as_json(made)


def evidence(entry_id: uuid.UUID) -> dict[str, Any] | None:
    """One entry with its proof under a signed checkpoint; None where there is no such entry."""
    while close_checkpoint():
        pass
    found = evidence_of(entry_id)
    return found and evidence_as_json(replace(found, checkpoint=signed(found.checkpoint, by=_key())))


def _key() -> Any:
    return signing_key(Path(settings.DATA_DIR) / "keys")
