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
from rabta.smuggling.rules.network import ENCOUNTER, PERSON, THINGS, Network, Node, bridges, edges
from rabta.smuggling.rules.route import first_and_last, ranges
from rabta.vocabulary.rules.scripts import search_key

Row = dict[str, Any]
SMALLEST = 2
"""Persons, telephones, vehicles, accounts and shared documents of the smallest network that is listed."""


def networks(*, place: str = "", since: date | None = None) -> Row:
    """What hangs together: `networks`, the last seen first; `statements` in all; `alone` (statements that join nothing);
    `common` (numbers that stand with too much to say anything).

    `place`: only networks with a leg or an encounter whose words hold it; `since`: only those seen on that day or later.
    Each as in `network` but for its picture's parts.
    """
    seen = everything_stated()
    found = [_told(one, seen) for one in seen.networks if one.size >= SMALLEST]
    listed = [one for one in found if _at(one, place) and (since is None or (one["last"] and one["last"] >= since))]
    listed.sort(key=lambda one: (one["last"] or date.min, one["size"], str(one["key"])), reverse=True)
    inside = sum(len(one.statements) for one in seen.networks if one.size >= SMALLEST)
    return {
        "networks": listed, "total": len(listed), "statements": len(seen.rows), "alone": len(seen.rows) - inside,
        "common": [node_told(node, seen) for node in sorted(seen.common)],
    }  # fmt: skip


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
    told, drugs = _told(one, seen), seizures_of(one, seen)
    keys = [UUID(node.key) for node in one.nodes if node.kind == ENCOUNTER]
    met = {str(row["key"]): row for row in ask(SQL + "encounters_named.sql", keys=keys)} if keys else {}
    marks = _marks(one, seen)
    events = [{**node_told(node, seen), **_event(met.get(node.key))} for node in one.nodes if node.kind == ENCOUNTER]
    others = [
        {**node_told(node, seen), "marks": marks.get(node, []), "stated_in": _last_naming(node, one, seen)}
        for node in one.nodes if node.kind != ENCOUNTER
    ]  # fmt: skip
    nodes = [*others, *events, *drugs["nodes"]]
    stated = {said: seen.rows[said] for said in one.statements}
    shown = [*stated.values(), *drugs["nodes"], *drugs["elsewhere"], *(each for rows in marks.values() for each in rows)]
    return {
        **told, "nodes": nodes, "edges": [*edges(inside), *drugs["edges"]], "elsewhere": drugs["elsewhere"],
        "stated": stated, "drugs": drugs["nodes"],
        "disclosed": sorted({(str(row["report_id"]), row["report_number"], row["marking_id"]) for row in shown}),
    }  # fmt: skip


def _marks(one: Network, seen: Seen) -> dict[Node, list[Row]]:
    """What officers say of its persons and numbers; of a person by any mention of the identity."""
    return marks_on(
        (node, map(str, seen.called[node.key].mentions) if node.kind == PERSON else [node.key])
        for node in one.nodes if node.kind in (PERSON, *THINGS)
    )  # fmt: skip


def _last_naming(node: Node, one: Network, seen: Seen) -> Row | None:
    """The last statement that names a person or a number, where a mark on it hangs: `statement`, `key`, `report_number`."""
    said = next((key for key in reversed(one.statements) if node in seen.named[key].nodes), None)
    if said is None or node.kind not in (PERSON, *THINGS):
        return None
    row = seen.rows[said]
    key = str(row["mention"]) if node.kind == PERSON else node.key
    return {"statement": row["key"], "key": key, "report_number": row["report_number"]}


def _told(one: Network, seen: Seen) -> Row:
    rows = [seen.rows[key] for key in one.statements]
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
        "places": sorted({search_key(row["place_text"]) for row in rows if row["place_text"]}),
    }  # fmt: skip


def _event(met: Row | None) -> Row:
    """What the reader sees of an encounter beside its facilitators; None: it shows in no row of its own."""
    if met is None:
        return {"shows": False}
    named = {"agency": agency_named(met["originator"]), "district": district_named(met["district"])}
    return {**met, **named, "kind": ENCOUNTER, "key": str(met["key"]), "event_kind": met["kind"], "shows": True}


def _at(one: Row, place: str) -> bool:
    """Whether a network has anything to do with a place, in any spelling."""
    wanted = search_key(place)
    ends = [end for route in one["routes"] for end in (route["origin"], route["destination"])]
    said = [search_key(word) for end in ends for word in (end.name, end.district or "", end.key)]
    return not wanted or any(wanted in word for word in (*said, *one["places"]))
