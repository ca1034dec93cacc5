"""Identities as one reader sees them: worked out when asked, from the mentions and judgements the reader may see."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rabta.records.asking import ask
from rabta.resolution.rules.identity.facts import person
from rabta.resolution.rules.identity.joining import Identities, join
from rabta.resolution.rules.identity.standing import links_of
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "resolution/sql/queries/"
Among = Callable[[dict[str, Any]], bool]
"""Whether a mention may take part where an identity is made of fewer than the reader sees."""


def identities_of(keys: Iterable[uuid.UUID], *, among: Among | None = None) -> list[dict[str, Any]]:
    """The identities that these mentions belong to, in the order of the first key of each.

    One dict per identity: `id` (the key of its earliest mention), `mentions` (earliest first, each a dict of what its row
    says), `protected` (one of its mentions is: absorbing for as long as it is joined). Hidden and missing keys are left out.
    `among`: made as if the reader saw only these mentions.
    """
    return _made(list(dict.fromkeys(keys)), among)[0]


def identity(key: uuid.UUID) -> dict[str, Any] | None:
    """The identity that a mention belongs to, as in `identities_of`; None where the mention is hidden or missing.

    With `links`: one dict per standing judgement that touches it, with both its mentions, and `how`: `joins` (both in it),
    `gave_way` (a join that what a person said or a contradiction outweighs), `apart` (a person's "not the same"), `asked`.
    `beside`: the mentions at the other ends.
    """
    found, made = _made([key])
    if not found:
        return None
    one = found[0]
    inside = {mention["key"]: mention for mention in one["mentions"]}
    around = ask(SQL + "judgements.sql", keys=list(inside), any_end=True)
    ends = sorted({end for row in around for end in (row["a"], row["b"])} - inside.keys())
    beside = {row["key"]: mention_told(row) for row in ask(SQL + "mentions.sql", keys=ends)} if ends else {}
    told = [
        {**row, "mention_a": mentions[row["a"]], "mention_b": mentions[row["b"]], "how": how}
        for mentions in [{**beside, **inside}] for row in around
        if row["a"] in mentions and row["b"] in mentions and (how := _how(row, inside, around, made))
    ]  # fmt: skip
    told.sort(key=lambda row: HOW.index(row["how"]))
    ended = {end for row in told for end in (row["a"], row["b"])} - inside.keys()
    return {**one, "links": told, "beside": [beside[end] for end in sorted(ended)]}


HOW = ("joins", "gave_way", "asked", "apart")


def _how(
    row: dict[str, Any], inside: dict[uuid.UUID, dict[str, Any]], around: Sequence[dict[str, Any]], made: Identities
) -> str:
    """What a standing judgement does to an identity; empty for one that a person's judgement on the pair replaces."""
    by_person = any(one["by_person"] for one in around if (one["a"], one["b"]) == (row["a"], row["b"]))
    if by_person and not row["by_person"]:
        return ""
    if row["a"] in inside and row["b"] in inside:
        return "joins"
    if any((link.a, link.b) == (str(row["a"]), str(row["b"])) for link in made.refused):
        return "gave_way"
    if row["by_person"]:
        return "apart"
    return "asked" if row["outcome"] == "ask" else ""


def _made(wanted: list[uuid.UUID], among: Among | None = None) -> tuple[list[dict[str, Any]], Identities]:
    """The identities of these mentions, and how everything within reach of them was joined."""
    reached = [row["key"] for row in ask(SQL + "component.sql", keys=wanted)]
    rows = ask(SQL + "mentions.sql", keys=reached) if reached else []
    mentions = {str(row["key"]): mention_told(row) for row in rows if among is None or among(row)}
    judgements = ask(SQL + "judgements.sql", keys=reached, any_end=False) if reached else []
    cards = {key: person(row, row["known_by"]).cards for key, row in mentions.items()}
    made = join(cards, links_of(judgements))
    groups = dict.fromkeys(group for key in map(str, wanted) if (group := made.of(key)))
    return [_told(sorted((mentions[key] for key in group), key=earliest)) for group in groups], made


def _told(mentions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": mentions[0]["key"], "mentions": mentions, "protected": any(one["protected"] for one in mentions)}


def earliest(mention: dict[str, Any]) -> tuple[bool, str, str]:
    """The order of mentions: by the day of the event, those without one last, then by key."""
    return mention["seen_from"] is None, str(mention["seen_from"] or ""), str(mention["key"])


def mention_told(row: dict[str, Any]) -> dict[str, Any]:
    """A row of mentions.sql as it is shown, with its agency by name."""
    agency = agency_numbered(row["originator"])
    report = {
        "id": row["report_id"], "number": row["report_number"], "agency": agency.code, "received_at": row["received_at"],
        "grading": f"{row['source_grade']}{row['information_grade']}",
    }  # fmt: skip
    return {**row, "report": report}
