"""Which pairs of incidents a person is asked about, as far as the reader sees both and what was judged of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rabta.counting.queries.seen import SQL
from rabta.records.asking import answers, question

Row = dict[str, Any]


def asked_in_all() -> int:
    """How many pairs the reader could be asked about."""
    return int(_behind_asked_pair("asked_in_all.sql")[0]["total"])


def settled_in_all() -> int:
    """How many pairs that the rules ask about a person's judgement has settled, as far as the reader sees it."""
    return int(_behind_asked_pair("settled_in_all.sql")[0]["total"])


def asked_about(keys: Sequence[UUID] | None, *, most: int) -> list[Row]:
    """Pairs the reader is asked about: a, b, score, relation, reasons, differ; with an end among `keys` where given."""
    return _behind_asked_pair("asked.sql", keys=keys, most=most)


def asked_pairs(*, most: int) -> list[tuple[UUID, UUID]]:
    """The keys of the pairs the reader could be asked about, the likeliest first."""
    return [(row["a"], row["b"]) for row in asked_about(None, most=most)]


def _behind_asked_pair(name: str, **parameters: Any) -> list[Row]:
    return answers(question(SQL + "asked_pair.sql") + question(SQL + name), **parameters)
