"""Networks as one reader sees them: made of the statements, mentions and judgements that show, each time they are asked."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named, district_named
from rabta.smuggling.queries.hanging import Seen, everything_stated, node_told
from rabta.smuggling.queries.marks import marks_on
from rabta.smuggling.queries.met import SQL
from rabta.smuggling.queries.routes import routes
from rabta.smuggling.queries.seizures import seizures_of
from rabta.smuggling.queries.stated import stated
from rabta.smuggling.rules.network import ENCOUNTER, PERSON, THINGS, Network, Node, bridges, edges
from rabta.smuggling.rules.route import end_of, first_and_last, ranges
from rabta.vocabulary.rules.scripts import search_key

Row = dict[str, Any]
SMALLEST = 2
"""Persons, telephones, vehicles, accounts and shared documents of the smallest network that is listed."""


def networks(*, place: str = "", since: date | None = None, most: int = 1000, skip: int = 0) -> Row:
    """What hangs together: `networks`, the last seen first; `total`; `statements` in all; `alone` (how many join nothing);
    `common` (numbers that stand with too much to say anything).

    `place`: only networks with a leg or a place whose words hold it; `since`: only those seen on that day or later.
    Each as in `network` but for its picture's parts.
    """
    seen = everything_stated()
    large = [one for one in seen.networks if one.size >= SMALLEST]
    dated = [(_last_day(one, seen), one.size, one.statements[0], one) for one in large]
    found = [each for each in dated if (since is None or each[0] >= since) and (not place or _at(each[3], place, seen))]
    found.sort(key=lambda each: each[:3], reverse=True)
    shown = [one for _, _, _, one in found[skip : skip + most]]
    rows = {str(row["key"]): row for row in stated([key for one in shown for key in one.statements])} if shown else {}
    return {
        "networks": [_told(one, seen, rows) for one in shown], "total": len(found), "statements": len(seen.linked),
        "alone": len(seen.linked) - sum(len(one.statements) for one in large),
        "common": [node_told(node, seen) for node in sorted(seen.common)],
    }  # fmt: skip


def _last_day(one: Network, seen: Seen) -> date:
    """The last day that its statements are of; the first of all days where none is known."""
    return max((on for key in one.statements if (on := seen.linked[key]["on"])), default=date.min)


def network(key: UUID) -> Row | None:
    """The network that a statement belongs to, by the key of any of its statements; None where it is hidden or missing.

    `key` (of its earliest statement), `first`, `last`, `size`, `counts` by kind, `persons`, `bridges` (why it hangs
    together), `agencies`, `reports`, `routes`, `ranges`, `payments`, and of its picture `nodes` and `edges` (each with its
    statements); `stated`: all of them, by key; `elsewhere`: what else the reader sees of its persons; `withheld`: how many
    statements name somebody protected in another event, to a protection officer. A node of kind `drugs` is a seizure whose
    words hold a number of the network, or in which one of its persons stands; its edge says which.
    """
    seen = everything_stated()
    one = next((each for each in seen.networks if str(key) in each.statements), None)
    if one is None:
        return None
    inside = [seen.named[said] for said in one.statements]
    rows = {str(row["key"]): row for row in stated(one.statements)}
    told, drugs = _told(one, seen, rows), seizures_of(one, seen, rows)
    keys = [UUID(node.key) for node in one.nodes if node.kind == ENCOUNTER]
    met = {str(row["key"]): row for row in ask(SQL + "encounters_named.sql", keys=keys)} if keys else {}
    marks = _marks(one, seen)
    events = [
        {**node_told(node, seen), **_event(met.get(node.key)), "stated_day": _first_day(node, one, seen)}
        for node in one.nodes if node.kind == ENCOUNTER
    ]  # fmt: skip
    others = [
        {**node_told(node, seen), "marks": marks.get(node, []), "stated_in": _last_naming(node, one, seen, rows)}
        for node in one.nodes if node.kind != ENCOUNTER
    ]  # fmt: skip
    nodes = [*others, *events, *drugs["nodes"]]
    shown = [*rows.values(), *drugs["nodes"], *drugs["elsewhere"], *(each for rows in marks.values() for each in rows)]
    return {
        **told, "nodes": nodes, "edges": [*edges(inside), *drugs["edges"]], "elsewhere": drugs["elsewhere"],
        "stated": rows, "drugs": drugs["nodes"],
        "disclosed": sorted({(str(row["report_id"]), row["report_number"], row["marking_id"]) for row in shown}),
    }  # fmt: skip


def network_of(person: Row) -> UUID | None:
    """By which statement the network opens that an identity is part of: all that names one person hangs together. None for
    nobody's, and for whoever is protected in another event, who is part of none."""
    keys = [one["key"] for one in person["mentions"]]
    found = [] if person["protected"] else ask(SQL + "statements_naming.sql", keys=keys)
    return found[0]["key"] if found else None


def _marks(one: Network, seen: Seen) -> dict[Node, list[Row]]:
    """What officers say of its persons and numbers; of a person by any mention of the identity."""
    return marks_on(
        (node, seen.called[node.key].mentions if node.kind == PERSON else [node.key])
        for node in one.nodes if node.kind in (PERSON, *THINGS)
    )  # fmt: skip


def _last_naming(node: Node, one: Network, seen: Seen, rows: dict[str, Row]) -> Row | None:
    """The last statement that names a person or a number, where a mark on it hangs: `statement`, `key`, `report_number`."""
    said = next((key for key in reversed(one.statements) if node in seen.named[key].nodes), None)
    if said is None or node.kind not in (PERSON, *THINGS):
        return None
    row = rows[said]
    key = str(row["mention"]) if node.kind == PERSON else node.key
    return {"statement": row["key"], "key": key, "report_number": row["report_number"]}


def _told(one: Network, seen: Seen, every: dict[str, Row]) -> Row:
    rows = [every[key] for key in one.statements]
    first, last = first_and_last(row["on"] for row in rows)
    agencies = {row["originator"]: row["agency"] for row in rows}
    found = routes(of=rows)
    counts: dict[str, int] = defaultdict(int)
    for node in one.nodes:
        counts[node.kind] += 1
    why = bridges(seen.named[key] for key in one.statements)
    return {
        "key": rows[0]["key"], "first": first, "last": last, "size": one.size, "counts": dict(counts),
        "persons": [node_told(node, seen) for node in one.nodes if node.kind == PERSON],
        "bridges": [{**node_told(node, seen), "statements": times} for node, times in why],
        "agencies": [agencies[number] for number in sorted(agencies)],
        "reports": sorted({(str(row["report_id"]), row["report_number"], row["marking_id"]) for row in rows}),
        "routes": found, "ranges": ranges(each["price"] for route in found for each in route["prices"]),
        "payments": [row for row in rows if row["paid"] is not None or row["payment_ref"]],
        "withheld": sum(key in seen.withheld for key in one.statements), "statements": len(rows),
    }  # fmt: skip


def _first_day(node: Node, one: Network, seen: Seen) -> date | None:
    """The first day of the statements that name something."""
    return first_and_last(seen.linked[key]["on"] for key in one.statements if node in seen.named[key].nodes)[0]


def _event(met: Row | None) -> Row:
    """What the reader sees of an encounter beside its facilitators; None: it shows in no row of its own."""
    if met is None:
        return {"shows": False}
    named = {"agency": agency_named(met["originator"]), "district": district_named(met["district"])}
    return {**met, **named, "kind": ENCOUNTER, "key": str(met["key"]), "event_kind": met["kind"], "shows": True}


def _at(one: Network, place: str, seen: Seen) -> bool:
    """Whether a network has anything to do with a place, in any spelling."""
    wanted, meant = search_key(place), end_of(place).key
    words = {seen.linked[key][name] for key in one.statements for name in ("place_text", "origin", "destination")}
    return any(wanted in search_key(word) or end_of(word).key == meant for word in words if word)
