"""Telephones, vehicles and documents as one reader sees them: worked out when asked, of what shows, as persons are."""

import uuid
from collections.abc import Sequence
from typing import Any

from rabta.records.asking import ask
from rabta.resolution.queries.identities import SQL, earliest, identities_of, mention_told
from rabta.resolution.rules.identity.facts import identifier
from rabta.resolution.rules.identity.standing import links_of
from rabta.resolution.rules.identity.things import KINDS, Stated, Thing, compared, one_slip_from, thing_of, things
from rabta.vocabulary.rules.identifiers import one_form

Row = dict[str, Any]
THINGS_A_PAGE = 50
MOST_STATED = 400
"""Numbers looked at for one thing. What more bear is said to be more than is shown."""


def numbers_shared(thing: Thing, *, said: str = "", most: int = THINGS_A_PAGE, skip: int = 0) -> Row:
    """`numbers` of one kind of thing, those that most mentions state first, and `total` before `most`.

    Without words only numbers of at least two mentions; with words (`said`) the number itself, however written. Each has
    key and number (where it stands first), written, kind, mentions, reports, first_seen, last_seen.
    """
    values = sorted({value for kind in KINDS[thing] if (value := one_form(kind, said)) is not None}) if said else None
    if values == []:
        return {"numbers": [], "total": 0}
    rows = ask(SQL + "numbers_shared.sql", kinds=list(KINDS[thing]), values=values, most=most, skip=skip)
    return {"numbers": rows, "total": rows[0]["total"] if rows else 0}


def thing(key: uuid.UUID, number: int) -> Row | None:
    """The thing whose number stands at this place of a mention; None where it is hidden, missing, or no thing.

    `kind`, `stated` (each number with its `mention`, earliest first), `links` (what a check digit or a person joined, and
    why), `near` (numbers one slip away, and what a person parted), `persons` (identities that bear it), `more` (not all
    is shown).
    """
    rows = [row for row in ask(SQL + "numbers_stated.sql", kinds=_every(), values=[], keys=[key]) if row["number"] == number]
    kind = thing_of(rows[0]["kind"]) if rows else None
    if kind is None:
        return None
    found, judged = _reached(rows[0], kind)
    mentions = {row["key"]: mention_told(row) for row in ask(SQL + "mentions.sql", keys=sorted({r["key"] for r in found}))}
    known = {_place(row): {**row, "mention": mentions[row["key"]]} for row in found}
    known = dict(sorted(known.items(), key=lambda one: (*earliest(one[1]["mention"]), one[1]["number"])))
    stated = [Stated(place, identifier(row)) for place, row in known.items()]
    made, by_rule = things(stated, links_of(judged))
    inside = made.of(_place(rows[0]))
    of_pair = {(row["a"], row["b"]): row for row in judged}
    return {
        "kind": str(kind), "key": key, "number": number, "stated": [known[place] for place in known if place in inside],
        "links": [_link(known, a, b, of_pair) for a, b in _told(inside, known, by_rule, of_pair)],
        "near": [_link(known, a, b, of_pair) for a, b in _near(inside, stated, of_pair)],
        "persons": identities_of(known[place]["key"] for place in known if place in inside),
        "more": len(found) >= MOST_STATED,
    }  # fmt: skip


def _every() -> list[str]:
    return [str(kind) for kinds in KINDS.values() for kind in kinds]


def _place(row: Row) -> str:
    return f"{row['key']}/{row['number']}"


def _reached(first: Row, kind: Thing) -> tuple[list[Row], list[Row]]:
    """Every number within reach: equal ones, one slip away, and what persons joined to them; and persons' judgements."""
    found: dict[str, Row] = {_place(first): first}
    judged: dict[uuid.UUID, Row] = {}
    values, keys, asked = {first["value"]}, {first["key"]}, set[str]()
    while fresh := values - asked:
        asked |= fresh
        slips = {slip for value in fresh if kind is not Thing.PHONE for slip in one_slip_from(value)}
        rows = ask(SQL + "numbers_stated.sql", kinds=list(KINDS[kind]), values=sorted(fresh | slips), keys=sorted(keys))
        said = ask(SQL + "thing_judgements.sql", keys=sorted({row["key"] for row in rows if row["value"] in values}))
        ends = {end for row in said for end in (row["a"], row["b"])} - keys
        rows += ask(SQL + "numbers_stated.sql", kinds=list(KINDS[kind]), values=[], keys=sorted(ends)) if ends else []
        judged |= {row["id"]: row for row in said}
        joined = {place for row in said for place in (f"{row['a']}/{row['number_a']}", f"{row['b']}/{row['number_b']}")}
        for row in rows:
            if (row["value"] in asked | slips or _place(row) in joined) and len(found) < MOST_STATED:
                found.setdefault(_place(row), row)
                keys.add(row["key"])
        values |= {row["value"] for place, row in found.items() if place in joined}
        values |= {row["value"] for row in found.values() if _same_as_one(row, found.values(), asked)}
    return list(found.values()), [_judgement(row) for row in judged.values() if _ends(row) <= found.keys()]


def _same_as_one(row: Row, others: Any, asked: set[str]) -> bool:
    """Whether the rules join this number to one that was asked for."""
    return any(compared(identifier(row), identifier(one))[0] == "same" for one in others if one["value"] in asked)


def _ends(row: Row) -> set[str]:
    return {f"{row['a']}/{row['number_a']}", f"{row['b']}/{row['number_b']}"}


def _judgement(row: Row) -> Row:
    """A person's judgement between two places, as links are made of it."""
    a, b = f"{row['a']}/{row['number_a']}", f"{row['b']}/{row['number_b']}"
    return {**row, "mention_a": row["a"], "mention_b": row["b"], "a": a, "b": b, "score": 0, "by_person": True}


def _told(
    inside: Sequence[str], known: dict[str, Row], by_rule: Sequence[Any], of_pair: dict[tuple[str, str], Row]
) -> list[tuple[str, str]]:  # fmt: skip
    """The pairs inside one thing that are worth telling: what a check digit joined, and what a person did."""
    repaired = {(link.a, link.b) for link in by_rule if known[link.a]["value"] != known[link.b]["value"]}
    return sorted(pair for pair in repaired | set(of_pair) if set(pair) <= set(inside))


def _near(inside: Sequence[str], stated: Sequence[Stated], of_pair: dict[tuple[str, str], Row]) -> list[tuple[str, str]]:
    """For each number outside that is one slip away, or that a person parted, the pair by which it is told."""
    ours = [one for one in stated if one.key in set(inside)]
    found: dict[str, tuple[str, str]] = {}
    for other in stated:
        if other.key in set(inside):
            continue
        pairs = [(min(one.key, other.key), max(one.key, other.key)) for one in ours]
        parted = next((pair for pair in pairs if pair in of_pair), None)
        alike = next(
            (pair for pair, one in zip(pairs, ours, strict=True) if compared(one.number, other.number)[0] != "not"), None
        )
        if parted or alike:
            found[other.key] = parted or alike or pairs[0]
    return [found[place] for place in sorted(found)]


def _link(known: dict[str, Row], a: str, b: str, of_pair: dict[tuple[str, str], Row]) -> Row:
    outcome, reason = compared(identifier(known[a]), identifier(known[b]))
    return {
        "a": known[a], "b": known[b], "outcome": outcome, "reasons": [reason.stored()] if reason else [],
        "judgement": of_pair.get((a, b)),
    }  # fmt: skip
