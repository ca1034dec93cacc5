"""Identities as one reader sees them: worked out when asked, from the mentions and judgements the reader may see."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from rabta.records.asking import ask
from rabta.resolution.rules.identity.facts import person
from rabta.resolution.rules.identity.joining import Identities, join
from rabta.resolution.rules.identity.standing import links_of
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "resolution/sql/queries/"


def identities_of(keys: Iterable[uuid.UUID]) -> list[dict[str, Any]]:
    """The identities that these mentions belong to, in the order of the first key of each.

    One dict per identity: `id` (the key of its earliest mention), `mentions` (earliest first, each a dict of what its row
    says), `protected` (one of its mentions is: absorbing for as long as it is joined), `links` (what joins, holds apart or
    is asked among them, newest first). Hidden and missing keys are left out.
    """
    wanted = list(dict.fromkeys(keys))
    reached = [row["key"] for row in ask(SQL + "component.sql", keys=wanted)]
    if not reached:
        return []
    mentions = {str(row["key"]): mention_told(row) for row in ask(SQL + "mentions.sql", keys=reached)}
    judgements = ask(SQL + "judgements.sql", keys=reached)
    made = _joined(mentions, judgements)
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for key in map(str, wanted):
        if (group := made.of(key)) and group not in found:
            found[group] = _told(group, mentions, judgements, made)
    return list(found.values())


def identity(key: uuid.UUID) -> dict[str, Any] | None:
    """The identity that a mention belongs to, as in `identities_of`; None where the mention is hidden or missing."""
    found = identities_of([key])
    return found[0] if found else None


def _joined(mentions: dict[str, dict[str, Any]], judgements: Sequence[dict[str, Any]]) -> Identities:
    cards = {key: person(row, row["known_by"]).cards for key, row in mentions.items()}
    return join(cards, links_of(judgements))


def _told(
    group: Sequence[str], mentions: dict[str, dict[str, Any]], judgements: Sequence[dict[str, Any]], made: Identities
) -> dict[str, Any]:
    ours = sorted((mentions[key] for key in group), key=earliest)
    inside = set(group)
    links = [{**row, "stands": True} for row in judgements if str(row["a"]) in inside and str(row["b"]) in inside]
    apart = [row for row in judgements if row["by_person"] and (str(row["a"]) in inside) != (str(row["b"]) in inside)]
    gave_way = {(link.a, link.b) for link in made.refused}
    refused = [row for row in judgements if (str(row["a"]), str(row["b"])) in gave_way and not row["by_person"]]
    return {
        "id": ours[0]["key"], "mentions": ours, "protected": any(one["protected"] for one in ours), "links": links,
        "apart": apart,
        "gave_way": [row for row in refused if {str(row["a"]), str(row["b"])} & inside],
    }  # fmt: skip


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
