"""Which pairs of incidents a person is asked about, as far as the reader sees both and what was judged of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rabta.counting.queries.seen import SQL
from rabta.records.asking import answers, question

Row = dict[str, Any]


def asked_in_all() -> int:
    """How many pairs the reader could be asked about."""
    return int(asked_and_settled()["total"])


def asked_and_settled() -> Row:
    """How many pairs the reader could be asked about, and how many a person's judgement settled: `{"total", "settled"}`."""
    return answers(question(SQL + "asked_pair.sql") + question(SQL + "asked_in_all.sql"))[0]


def asked_about(keys: Sequence[UUID] | None, *, most: int) -> list[Row]:
    """Pairs the reader is asked about: a, b, score, relation, reasons, differ; with an end among `keys` where given."""
    return answers(question(SQL + "asked_pair.sql") + question(SQL + "asked.sql"), keys=keys, most=most)


def asked_pairs(*, most: int) -> list[tuple[UUID, UUID]]:
    """The keys of the pairs the reader could be asked about, the likeliest first."""
    return [(row["a"], row["b"]) for row in asked_about(None, most=most)]
