"""Proof that the ledger stands as it was written.

Everything is hashed here, not in the database: who owns the database could make its functions say anything. An entry has
its leaf hash in three places: computed from its bytes, kept where the sequencer put it, and under the checkpoints. Where
one of them disagrees with another, the first such position is the answer.

Two walks over one moment of the database: bytes against kept leaves in whatever order comes cheapest (sorting a million
bodies wrote a gigabyte of temporary files), then the kept leaves alone, in their order, against the checkpoints.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from rabta.ledger.rules.canonical import leaf_hash
from rabta.ledger.rules.checkpoint import Exported
from rabta.ledger.rules.merkle import grown, root_of

AT_ONCE = 10_000  # entries held in memory
MEMORY = "256MB"  # for the database to match entries with their places: about five million without a temporary file


@dataclass(frozen=True)
class Verdict:
    """What `rabta audit verify` found. `problem` is None when everything stands; else the first thing that does not.

    `position` is that of the first entry that is not as it was, where just one can be named.
    """

    entries: int
    ordered: int
    tail: int
    root: str
    closed_at: datetime | None
    problem: str | None
    position: int | None = None


@dataclass(frozen=True)
class Wrong:
    """The first thing that is not as it was."""

    problem: str
    position: int | None = None


@dataclass
class Walk:
    """How far the ledger was walked: the tree up to there, the last checkpoint it matched, the first thing wrong.

    `roots` by the sizes in `stops`, which are in order; `kept` leaves of exported files, by position; `unlike`: the first
    entry that is not the one whose leaf is kept at its position.
    """

    roots: dict[int, set[bytes]]
    kept: dict[int, bytes]
    unlike: Wrong | None
    using: str
    stops: list[int] = field(default_factory=list)
    size: int = 0
    peaks: list[bytes] = field(default_factory=list)
    sealed: int = 0
    wrong: Wrong | None = None


def verify(*, against: Sequence[Exported] = (), using: str = "resolver") -> Verdict:
    """Recompute every leaf and every checkpoint; with exported checkpoints, prove that the ledger still holds them.

    Names the first changed, removed, re-ordered or rolled-back entry: by its position, where a leaf kept beside it or in
    an exported file tells; else by the checkpoints it lies between. The tail is what no checkpoint covers yet: it can be
    counted, not proved.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT count(*) FROM entry")
        entries = cursor.fetchone()[0]
        cursor.execute("SELECT size, root, closed_at FROM ledger_checkpoint ORDER BY size")
        checkpoints = [(size, bytes(root), closed) for size, root, closed in cursor.fetchall()]
        roots: dict[int, set[bytes]] = {}
        for size, root in [*((size, root) for size, root, _ in checkpoints), *_roots_of(against)]:
            roots.setdefault(size, set()).add(root)
        walk = _walked(Walk(roots, _leaves_of(against), _first_unlike(using), using, sorted(roots)))
        wrong = walk.wrong or _wrong_reason(using) or Wrong("")
    closed_at = checkpoints[-1][2] if checkpoints else None
    return Verdict(
        entries, walk.size, entries - walk.size, root_of(walk.peaks).hex(), closed_at, wrong.problem or None, wrong.position
    )


def _roots_of(against: Sequence[Exported]) -> Iterator[tuple[int, bytes]]:
    for one in against:
        yield one.size, one.root
        if one.since and one.since.size:
            yield one.since.size, one.since.root


def _leaves_of(against: Sequence[Exported]) -> dict[int, bytes]:
    """Position -> the leaf hash that somebody else has kept."""
    return {one.since.size + n: leaf for one in against if one.since for n, leaf in enumerate(one.since.leaves)}


def _first_unlike(using: str) -> Wrong | None:
    """The first entry whose bytes do not give the leaf that is kept where it stands, is gone, or stands there twice."""
    question = "SELECT p.position, p.leaf, e.body FROM ledger_position p LEFT JOIN entry e ON e.id = p.entry_id"
    first: list[tuple[int, str]] = []
    seen = 0
    for positions, leaves, bodies in _rows(using, question):
        seen += len(positions)
        computed = [None if body is None else leaf_hash(body) for body in bodies]
        if computed != leaves:
            each = zip(positions, leaves, computed, strict=True)
            unlike = [(n, "removed" if own is None else "changed") for n, leaf, own in each if own != leaf]
            first = [min(first + unlike)]
    position, became = min(first + _doubled(using, seen), default=(None, ""))
    return None if position is None else Wrong(f"entry {position} was {became}", position)


def _doubled(using: str, seen: int) -> list[tuple[int, str]]:
    """The first position at which two entries of one id stand, where that many rows were seen; else none."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_position")
        if cursor.fetchone()[0] == seen:
            return []
        cursor.execute(
            "SELECT p.position, 'written twice' FROM ledger_position p JOIN entry e ON e.id = p.entry_id"
            " GROUP BY p.position HAVING count(*) > 1 ORDER BY p.position LIMIT 1"
        )
        return cursor.fetchall()


def _walked(walk: Walk) -> Walk:
    for positions, leaves in _rows(walk.using, "SELECT position, leaf FROM ledger_position ORDER BY position"):
        _grow(walk, _sound(walk, positions, leaves))
        if walk.wrong:
            return walk
    last = max([*walk.roots, *(position + 1 for position in walk.kept)], default=0)
    if walk.size < last:
        gone = f"entry {walk.size} was removed; a checkpoint covers {last} entries, {walk.size} are left"
        walk.wrong = Wrong(f"rolled back: {gone}", walk.size)
    return walk


def _sound(walk: Walk, positions: list[int], leaves: list[bytes]) -> list[bytes]:
    """The leaves up to the first entry that is not what is kept of it, here or elsewhere; that one is the walk's wrong."""
    first, last = walk.size, walk.size + len(positions)
    abroad = [walk.kept.get(n, leaf) for n, leaf in enumerate(leaves, first)] if walk.kept else leaves
    bad = walk.unlike.position if walk.unlike else -1
    if positions == list(range(first, last)) and abroad == leaves and bad not in range(first, last):
        return leaves
    for n, (position, leaf) in enumerate(zip(positions, leaves, strict=True)):
        if position != first + n:
            walk.wrong = Wrong(f"entry {first + n} was removed", first + n)
        elif position == bad:
            walk.wrong = walk.unlike
        elif abroad[n] != leaf:
            walk.wrong = _unlike_the_kept(walk, first + n, leaf)
        if walk.wrong:
            return leaves[:n]
    return leaves


def _unlike_the_kept(walk: Walk, position: int, leaf: bytes) -> Wrong:
    """What became of the entry whose leaf was exported: it stands elsewhere, the next one took its place, or neither."""
    with connections[walk.using].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM ledger_position WHERE leaf = %s)", [walk.kept[position]])
        elsewhere = cursor.fetchone()[0]
    became = "re-ordered" if elsewhere else "removed" if walk.kept.get(position + 1) == leaf else "changed"
    return Wrong(f"entry {position} was {became}: it is not the one that was exported", position)


def _grow(walk: Walk, leaves: list[bytes]) -> None:
    """Let the tree grow by these leaves, stopping at every checkpoint to compare."""
    begins = walk.size
    for size in walk.stops[bisect_right(walk.stops, begins) : bisect_right(walk.stops, begins + len(leaves))]:
        walk.peaks, walk.size = grown(walk.peaks, size=walk.size, leaves=leaves[walk.size - begins : size - begins])
        if walk.roots[size] != {root_of(walk.peaks)}:
            walk.wrong = _between(walk, size)
            return
        walk.sealed = size
    walk.peaks, walk.size = grown(walk.peaks, size=walk.size, leaves=leaves[walk.size - begins :])


def _between(walk: Walk, size: int) -> Wrong:
    """Every leaf fits its entry, and the tree does not fit the checkpoint: something from the last one that fitted on.

    The sequencer orders what it takes at once by time, then id: what stands otherwise was re-ordered.
    """
    first, last = _narrowed(walk, size)
    with connections[walk.using].cursor() as cursor:
        cursor.execute(
            "SELECT e.at, e.id FROM ledger_position p JOIN entry e ON e.id = p.entry_id"
            " WHERE p.position >= %s AND p.position < %s ORDER BY p.position",
            [walk.sealed, size],
        )
        found = cursor.fetchall()
    for n, (stands, belongs) in enumerate(zip(found, sorted(found), strict=True), walk.sealed):
        if stands != belongs:
            return Wrong(f"entry {n} was re-ordered", n)
    if first == last:
        return Wrong(f"entry {first} was changed", first)
    return Wrong(f"one of the entries {first} to {last} was changed, with everything kept beside it")


def _narrowed(walk: Walk, size: int) -> tuple[int, int]:
    """The entries, first and last, under the first peak of the checkpoint that is not the one computed."""
    with connections[walk.using].cursor() as cursor:
        cursor.execute("SELECT peaks FROM ledger_checkpoint WHERE size = %s", [size])
        row = cursor.fetchone()
    begins = 0
    for kept, computed, bit in zip(row[0] if row else (), walk.peaks, _bits(size), strict=False):
        if bytes(kept) != computed:
            return max(walk.sealed, begins), begins + bit - 1
        begins += bit
    return walk.sealed, size - 1


def _bits(size: int) -> list[int]:
    """The sizes of the perfect subtrees that a tree of `size` leaves is made of, largest first."""
    return [1 << n for n in reversed(range(size.bit_length())) if size >> n & 1]


def _rows(using: str, question: str) -> Iterator[Sequence[list[Any]]]:
    """The answer's columns, some rows at a time."""
    connection = connections[using].connection
    connection.execute("SET LOCAL cursor_tuple_fraction = 1")  # all rows are fetched: plan for the last one
    connection.execute("SELECT set_config('work_mem', %s, true)", [MEMORY])
    with connection.cursor("rabta_verify", scrollable=False) as cursor:
        cursor.format = 1
        cursor.execute(question)
        while rows := cursor.fetchmany(AT_ONCE):
            yield [list(column) for column in zip(*rows, strict=True)]


def _wrong_reason(using: str) -> Wrong | None:
    """The first task whose reason is not the one whose hash the ledger's entry of its beginning holds."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT k.id, k.salt, k.reason, e.body, p.position FROM reading_task k"
            " JOIN entry e ON e.subject_kind = 'task' AND e.subject_id = k.id::text"
            " AND e.deed IN ('task:begin', 'task:give')"
            " LEFT JOIN ledger_position p ON p.entry_id = e.id ORDER BY p.position NULLS LAST, e.at, e.id"
        )
        begun = set()
        for task_id, salt, reason, body, position in cursor:
            said = json.loads(bytes(body))["detail"].get("reason")
            if task_id not in begun and hashlib.sha256(bytes(salt) + reason.encode()).hexdigest() != said:
                return Wrong(f"the reason of task {task_id} was changed", position)
            begun.add(task_id)  # what is entered of it later says nothing: only its beginning does
    return None
