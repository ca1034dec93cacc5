"""Inside an opened house: `rabta audit`."""

from dataclasses import asdict
from typing import Any

from rabta.ledger.operations import close_checkpoint
from rabta.ledger.queries import last_checkpoint, verify


def verdict(against: dict[str, Any] | None) -> dict[str, Any]:
    """What `verify` found, as JSON."""
    found = asdict(verify(against=against))
    return {**found, "closed_at": found["closed_at"] and found["closed_at"].isoformat()}


def checkpoint() -> dict[str, Any] | None:
    """Close a checkpoint over everything so far and give it."""
    close_checkpoint()
    return last_checkpoint()
