"""Which pairs of incidents a person is asked about, as far as the reader sees both and what was judged of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rabta.counting.queries.seen import SQL, Seen
from rabta.records.asking import question

Row = dict[str, Any]


def asked_in_all(now: Seen) -> int:
    """How many pairs the reader could be asked about."""
    return int(behind_asked_pair(now, "asked_in_all.sql")[0]["total"])


def settled_in_all(now: Seen) -> int:
    """How many pairs that the rules ask about a person's judgement has settled, as far as the reader sees it."""
    return int(behind_asked_pair(now, "settled_in_all.sql")[0]["total"])


def asked_about(now: Seen, keys: Sequence[UUID] | None, *, most: int) -> list[Row]:
    """Pairs the reader is asked about, as asked_pair.sql gives them; with an end among `keys` where given."""
    return behind_asked_pair(now, "asked.sql", keys=keys, most=most)


def asked_pairs(now: Seen, *, most: int) -> list[tuple[UUID, UUID]]:
    """The keys of the pairs the reader could be asked about, the likeliest first."""
    return [(row["a"], row["b"]) for row in asked_about(now, None, most=most)]


def behind_asked_pair(now: Seen, name: str, **parameters: Any) -> list[Row]:
    """The answers to one question of this room about the pairs of asked_pair.sql."""
    return now.answers(question(SQL + "asked_pair.sql") + question(SQL + name), **parameters)
