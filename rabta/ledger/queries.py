"""Reading the ledger: proof that it stands as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections

from rabta.ledger.rules.canonical import leaf_hash
from rabta.ledger.rules.merkle import grown, root_of


@dataclass(frozen=True)
class Verdict:
    """What `rabta audit verify` found. `problem` is None when everything stands; else the first thing that does not."""

    entries: int
    ordered: int
    tail: int
    root: str
    closed_at: datetime | None
    problem: str | None


def verify(*, against: dict[str, Any] | None = None, using: str = "resolver") -> Verdict:
    """Recompute every leaf and every checkpoint; with an exported checkpoint, prove the tree still holds it.

    Names the first changed, removed, re-ordered or rolled-back entry by its position. The tail is what no checkpoint
    covers yet: it can be counted, not proved.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry")
        entries = cursor.fetchone()[0]
        cursor.execute("SELECT size, root, closed_at FROM ledger_checkpoint ORDER BY size")
        checkpoints = [(size, bytes(root), closed) for size, root, closed in cursor.fetchall()]
    wanted = {size: root for size, root, _ in checkpoints}
    if against:
        wanted.setdefault(against["size"], bytes.fromhex(against["root"]))
    problem, size, root = _walk(wanted, using)
    if problem is None and against and against["size"] > size:
        problem = f"rolled back: the exported checkpoint covers {against['size']} entries, the ledger holds {size}"
    if problem is None and against and wanted[against["size"]].hex() != against["root"]:
        problem = f"the checkpoint of {against['size']} entries is not the one that was exported"
    closed_at = checkpoints[-1][2] if checkpoints else None
    return Verdict(entries, size, entries - size, root.hex(), closed_at, problem)


def _walk(wanted: dict[int, bytes], using: str) -> tuple[str | None, int, bytes]:
    peaks: list[bytes] = []
    size = 0
    for position, leaf, body in _ordered_entries(using):
        if position != size:
            return f"entry {size} was removed", size, root_of(peaks)
        if body is None:
            return f"entry {position} was removed", size, root_of(peaks)
        if leaf_hash(body) != leaf:
            return f"entry {position} was changed", size, root_of(peaks)
        peaks, size = grown(peaks, size=size, leaves=[leaf])
        if size in wanted and root_of(peaks) != wanted[size]:
            return f"an entry at or before {position} was changed or re-ordered", size, root_of(peaks)
    last = max(wanted, default=0)
    if size < last:
        return f"rolled back: a checkpoint covers {last} entries, {size} are left", size, root_of(peaks)
    return None, size, root_of(peaks)


def _ordered_entries(using: str) -> Iterator[tuple[int, bytes, bytes | None]]:
    after = -1
    while True:
        with connections[using].cursor() as cursor:
            cursor.execute(
                "SELECT p.position, p.leaf, e.body FROM ledger_position p LEFT JOIN entry e ON e.id = p.entry_id"
                " WHERE p.position > %s ORDER BY p.position LIMIT 20000",
                [after],
            )
            rows = cursor.fetchall()
        if not rows:
            return
        for position, leaf, body in rows:
            yield position, bytes(leaf), None if body is None else bytes(body)
        after = rows[-1][0]


def last_checkpoint(*, using: str = "resolver") -> dict[str, Any] | None:
    """The newest checkpoint as it is exported: `{"size", "root", "closed_at"}`; None before the first."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT size, root, closed_at FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
        row = cursor.fetchone()
    return row and {"size": row[0], "root": bytes(row[1]).hex(), "closed_at": row[2].isoformat()}
