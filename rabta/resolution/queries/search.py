"""One box: a name in any spelling or script, a CNIC with or without dashes, a passport, a telephone, a vehicle."""

import uuid
from typing import Any

from rabta.records.asking import ask
from rabta.resolution.queries.identities import SQL, Among, identities_of
from rabta.resolution.rules.identity.called import name_keys, names_alike
from rabta.vocabulary.rules.identifiers import Known, one_form

MOST_LOOKED_AT = 500
MOST_FOUND = 50
ALIKE_ENOUGH = 0.5


def search(said: str, *, most: int = MOST_FOUND) -> list[dict[str, Any]]:
    """The identities found, best first, each as in `identities_of` with `matched`: the mention's key, and `likeness`.

    Ranked on what the reader sees alone. Empty for what holds neither a name nor a number.
    """
    text = said.strip()
    likeness = dict.fromkeys(_by_identifier(text), 1.0)
    for key, alike in _by_name(text):
        likeness.setdefault(key, alike)
    best = sorted(likeness, key=lambda key: (-likeness[key], str(key)))[:most]
    found = identities_of(best)
    for one in found:
        matched = [mention["key"] for mention in one["mentions"] if mention["key"] in likeness]
        one["matched"] = max(matched, key=lambda key: (likeness[key], str(key)))
        one["likeness"] = likeness[one["matched"]]
    return sorted(found, key=lambda one: (-one["likeness"], -len(one["mentions"]), str(one["id"])))


def holding(said: str, *, among: Among | None = None) -> list[dict[str, Any]]:
    """The identities that are known by this number, each as in `identities_of`; nobody by a name."""
    return identities_of(_by_identifier(said.strip()), among=among)


def _by_identifier(text: str) -> list[uuid.UUID]:
    values = sorted({value for kind in Known if (value := one_form(kind, text)) is not None})
    if not values:
        return []
    return [row["key"] for row in ask(SQL + "found_by_identifier.sql", values=values, most=MOST_LOOKED_AT)]


def _by_name(text: str) -> list[tuple[uuid.UUID, float]]:
    keys = sorted(name_keys(text))
    if not keys:
        return []
    rows = ask(SQL + "found_by_name.sql", keys=keys, most=MOST_LOOKED_AT)
    scored = [(row["key"], names_alike(text, row["name"])) for row in rows]
    return [(key, alike) for key, alike in scored if alike >= ALIKE_ENOUGH]
