"""Which pairs of incidents a person is asked about, as far as the reader sees both and what was judged of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rabta.counting.queries.asked_widely import asked_widely
from rabta.counting.queries.seen import SQL, Seen
from rabta.counting.rules.sent_anew import TableRow, Tables, tables_asked
from rabta.records.asking import answers, as_json, question

Row = dict[str, Any]


def asked_in_all(now: Seen) -> int:
    """How many questions the reader could be asked: pairs, and lists that may have been sent anew, each of which is one."""
    return _questions(*asked_at_all(now))


def _questions(pairs: int, lists: dict[Tables, list[tuple[str, str]]]) -> int:
    return pairs - sum(len(asked) - 1 for asked in lists.values())


def asked_at_all(now: Seen) -> tuple[int, dict[Tables, list[tuple[str, str]]]]:
    """How many pairs the reader could be asked about, and those of lists that may have been sent anew, by their reports."""
    found = behind_asked_pair(now, "renumbered.sql", "asked_in_all.sql")[0]
    return int(found["total"]), tables_asked(map(_both, found["renumbered"]))


def lists_asked(now: Seen) -> dict[Tables, list[tuple[str, str]]]:
    """The lists of `asked_at_all`, without looking at any question but those about rows that are renumbered."""
    return tables_asked(map(_both, behind_asked_pair(now, "renumbered.sql", "renumbered_alone.sql")[0]["renumbered"]))


def heaviest_asked(now: Seen, *, most: int) -> tuple[int, dict[Tables, list[tuple[str, str]]], list[Row]]:
    """`asked_in_all`, the lists of `asked_at_all`, and `most` pairs worth weighing first: found at once, for the queue.

    None of these pairs is asked about together with its list.
    """
    found = behind_asked_pair(now, "renumbered.sql", "asked_heaviest.sql", most=most)[0]
    lists = tables_asked(map(_both, found["renumbered"]))
    together = {pair for asked in lists.values() for pair in asked}
    alone = [row for row in found["heaviest"] if (row["a"], row["b"]) not in together][:most]
    pairs = [{**row, "a": UUID(row["a"]), "b": UUID(row["b"])} for row in alone]
    return _questions(int(found["total"]), lists), lists, pairs


def _both(row: Row) -> tuple[TableRow, TableRow]:
    ends = (TableRow(row[end], row[f"{end}_report"], row[f"{end}_row"], row["said"]) for end in ("a", "b"))
    return next(ends), next(ends)


def settled_in_all(now: Seen) -> int:
    """How many pairs that the rules ask about a person's judgement has settled, as far as the reader sees it."""
    return int(behind_asked_pair(now, "settled_in_all.sql")[0]["total"])


def asked_about(now: Seen, keys: Sequence[UUID] | None, *, most: int) -> list[Row]:
    """Pairs the reader is asked about, as asked_pair.sql gives them; with an end among `keys` where given."""
    return behind_asked_pair(now, "asked.sql", keys=keys, most=most)


def asked_pairs(now: Seen, *, most: int) -> list[tuple[UUID, UUID]]:
    """The keys of the pairs the reader could be asked about, the likeliest first."""
    return [(row["a"], row["b"]) for row in asked_about(now, None, most=most)]


def questions(now: Seen) -> list[Row]:
    """Every question the reader sees, by its pair: a, b, score, kind (`rules/questions.py`), cut_a, cut_b. For checks."""
    return behind_asked_pair(now, "questions.sql")


def behind_asked_pair(now: Seen, *names: str, **parameters: Any) -> list[Row]:
    """The answers to the question that these files of this room make about the pairs of asked_pair.sql."""
    asked = "\n".join(question(SQL + name) for name in ("asked_pair.sql", *names))
    return answers(asked, wide=as_json(asked_widely(now)), **parameters)
