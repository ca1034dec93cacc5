"""What leaves the house of the ledger: checkpoints for a witness, and evidence of one entry."""

import uuid
from typing import Any

from django.db import connections

from rabta.ledger.rules.checkpoint import Exported, Since
from rabta.ledger.rules.evidence import Evidence
from rabta.ledger.rules.merkle import EMPTY, consistency_proof, inclusion_proof


def newest_checkpoint(*, since: int | None = None, using: str = "resolver") -> Exported | None:
    """The newest checkpoint, unsigned, on the machine that holds the keys; None before the first.

    `since` is the size of an earlier one: then it brings the proof that it grew from that, and the leaves since; from 0,
    every leaf. Where there is no checkpoint of that size here, `since` is None.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT size, root, closed_at FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
        row = cursor.fetchone()
        if row is None:
            return None
        size, root, closed_at = row
        grown = _since(cursor, since, size) if since is not None else None
    return Exported(size, bytes(root), closed_at.isoformat(), since=grown)


def _since(cursor: Any, since: int, size: int) -> Since | None:
    cursor.execute("SELECT root, peaks FROM ledger_checkpoint WHERE size = %s AND size <= %s", [since, size])
    row = cursor.fetchone() or ((EMPTY, []) if since == 0 else None)
    if row is None:
        return None
    cursor.execute(
        "SELECT leaf FROM ledger_position WHERE position >= %s AND position < %s ORDER BY position", [since, size]
    )
    return _grown(since, bytes(row[0]), [bytes(peak) for peak in row[1]], [bytes(leaf) for (leaf,) in cursor])


def _grown(size: int, root: bytes, peaks: list[bytes], leaves: list[bytes]) -> Since:
    proof = consistency_proof(peaks, earlier=size, fresh=leaves) if size else []
    return Since(size, root, tuple(proof), tuple(leaves))


def checkpoint_for_auditor(*, since: int | None = None) -> Exported | None:
    """Inside the house: the same for an auditor of any agency; None for everybody else, and before the first."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT size, root, closed_at, earlier_root, peaks, leaves FROM checkpoint_for_auditor(%s::bigint)", [since]
        )
        row = cursor.fetchone()
    if row is None:
        return None
    size, root, closed_at, earlier_root, peaks, leaves = row
    grown = None
    if since and earlier_root is not None:
        kept = bytes(leaves or b"")
        fresh = [kept[at : at + 32] for at in range(0, len(kept), 32)]
        grown = _grown(since, bytes(earlier_root), [bytes(peak) for peak in peaks], fresh)
    return Exported(size, bytes(root), closed_at.isoformat(), since=grown)


def evidence_of(entry_id: uuid.UUID, *, using: str = "resolver") -> Evidence | None:
    """One entry with the proof that it stands under the newest checkpoint, unsigned; None where it does not yet."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT p.position, e.body FROM ledger_position p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = %s",
            [entry_id],
        )
        found = cursor.fetchone()
        checkpoint = newest_checkpoint(using=using)
        if found is None or checkpoint is None or found[0] >= checkpoint.size:
            return None
        cursor.execute("SELECT leaf FROM ledger_position WHERE position < %s ORDER BY position", [checkpoint.size])
        leaves = [bytes(leaf) for (leaf,) in cursor]
    position, body = found
    return Evidence(bytes(body), position, tuple(inclusion_proof(leaves, position=position)), checkpoint)
