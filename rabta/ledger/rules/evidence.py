"""One entry with the proof that it stands in the ledger: for a court, checked without the house and without other entries.

`{"rabta": "evidence", "v": 1, "entry": <its canonical bytes as text>, "position", "proof": [...], "checkpoint": {...}}`.
"""

import json
from dataclasses import dataclass
from typing import Any

from rabta.ledger.errors import NotACheckpoint
from rabta.ledger.rules.canonical import leaf_hash
from rabta.ledger.rules.checkpoint import Exported, as_json, parse_checkpoint, what_is_wrong_with
from rabta.ledger.rules.merkle import is_included


@dataclass(frozen=True)
class Evidence:
    """An entry's bytes, where it stands, the proof, and the signed checkpoint it leads to."""

    body: bytes
    position: int
    proof: tuple[bytes, ...]
    checkpoint: Exported


def evidence_as_json(evidence: Evidence) -> dict[str, Any]:
    """The evidence as its file says it."""
    return {
        "rabta": "evidence", "v": 1, "entry": evidence.body.decode(), "position": evidence.position,
        "proof": [one.hex() for one in evidence.proof], "checkpoint": as_json(evidence.checkpoint),
    }  # fmt: skip


def parse_evidence(text: str) -> Evidence:
    """Evidence from its file. Raises NotACheckpoint, which says why."""
    try:
        said = json.loads(text)
        checkpoint = parse_checkpoint(json.dumps(said["checkpoint"]))
        proof = tuple(bytes.fromhex(one) for one in said["proof"])
        return Evidence(said["entry"].encode(), int(said["position"]), proof, checkpoint)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"this is no evidence of an entry ({type(error).__name__}: {error})"
        raise NotACheckpoint(f"{why}. Make it with `rabta audit evidence ENTRY`.") from None


def what_it_does_not_show(evidence: Evidence) -> str | None:
    """Why the evidence proves nothing; None when the entry stands at its position under the signed checkpoint."""
    wrong = what_is_wrong_with(evidence.checkpoint)
    if wrong:
        return f"its checkpoint: {wrong}"
    size, root = evidence.checkpoint.size, evidence.checkpoint.root
    leaf = leaf_hash(evidence.body)
    if is_included(leaf=leaf, position=evidence.position, size=size, root=root, proof=evidence.proof):
        return None
    return f"this entry does not stand at {evidence.position} of the ledger that the checkpoint seals"
