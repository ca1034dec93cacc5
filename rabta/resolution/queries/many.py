"""Whose many mentions are, at once: the same identities as `identities_of`, told without their words."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from rabta.records.asking import ask
from rabta.resolution.queries.identities import SQL, earliest
from rabta.resolution.rules.identity.joining import join
from rabta.resolution.rules.identity.standing import links_of


class Called(NamedTuple):
    """One identity as the reader sees it: `id`, the key of its earliest mention; `names` as written."""

    id: str
    names: tuple[str, ...]
    father: str
    mentions: tuple[str, ...]
    protected: bool


def whose(mentions: Iterable[Called]) -> dict[str, Called]:
    """The identity that each of these mentions belongs to, by its key as text. Each is told as the reader sees it by itself,
    which it stays where no judgement that shows ever joined it."""
    found = {one.id: one for one in mentions}
    judged = [row["key"] for row in ask(SQL + "joined_ever.sql", keys=list(found))] if found else []
    if not judged:
        return found
    reached = [row["key"] for row in ask(SQL + "component.sql", keys=judged)]
    facts = {row["key"]: row for row in ask(SQL + "facts.sql", keys=reached)}
    judgements = ask(SQL + "judgements.sql", keys=reached, any_end=False)
    made = join({key: frozenset(row["cards"] or ()) for key, row in facts.items()}, links_of(judgements))
    for group in made.groups:
        called = _called(sorted((facts[key] for key in group), key=earliest))
        found.update(dict.fromkeys(called.mentions, called))
    return found


def _called(rows: list[dict[str, Any]]) -> Called:
    """The identity of these mentions, the earliest first."""
    return Called(
        rows[0]["key"], tuple(dict.fromkeys(row["name"] for row in rows if row["name"])),
        next((row["father"] for row in rows if row["father"]), ""), tuple(row["key"] for row in rows),
        any(row["protected"] for row in rows),
    )  # fmt: skip
