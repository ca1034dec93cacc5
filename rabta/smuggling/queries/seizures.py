"""Seizures that a reader sees and that a person or a number of a network stands in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named, district_named
from rabta.smuggling.queries.hanging import Seen
from rabta.smuggling.queries.met import SQL
from rabta.smuggling.rules.network import DRUGS, PERSON, THINGS, Edge, Network, Node
from rabta.smuggling.rules.sighting import stands_in, ways_written

Row = dict[str, Any]


def seizures_of(one: Network, seen: Seen, stated: Mapping[str, Row]) -> Row:
    """`nodes` of seizures, `edges` that say by what words, `elsewhere`: in which other reports its persons stand."""
    ways: dict[str, list[Node]] = defaultdict(list)
    for node, kind, value, written in _numbers(one, seen, stated):
        for way in ways_written(kind, value, written):
            ways[way].append(node)
    rows = ask(SQL + "seizures_by_words.sql", needles=sorted(ways)) if ways else []
    said = [
        (node, {**row, "way": row["needle"]}) for row in rows if stands_in(row["needle"], row["search"])
        for node in dict.fromkeys(ways[row["needle"]])
    ]  # fmt: skip
    persons = [node for node in one.nodes if node.kind == PERSON]
    by_mention = {mention: node for node in persons for mention in seen.called[node.key].mentions}
    other = ask(SQL + "elsewhere.sql", mentions=list(by_mention)) if by_mention else []
    said += [
        (by_mention[str(row["mention"])], {**row, "key": row["incident_key"], "way": ""}) for row in other
        if row["incident_key"]
    ]  # fmt: skip
    inside = {str(row["report_id"]) for row in stated.values()}
    nodes: dict[Node, Row] = {}
    lines: dict[tuple[Node, Node], Edge] = {}
    for node, row in said:
        seizure = Node(DRUGS, str(row["key"]))
        day = row["occurred_from"] or row["reported_on"]
        named = {name: row[name] for name in ("place_text", "report_id", "report_number", "marking_id")}
        nodes.setdefault(seizure, {
            **named, "node": seizure, "kind": DRUGS, "key": str(row["key"]), "label": "", "day": day,
            "agency": agency_named(row["originator"]), "district": district_named(row["district"]),
        })  # fmt: skip
        a, b = sorted((seizure, node))
        lines.setdefault((a, b), Edge(a, b, (), row["way"]))
    elsewhere = [
        {**row, "person": by_mention[str(row["mention"])], "agency": agency_named(row["originator"])} for row in other
        if str(row["report_id"]) not in inside and not row["incident_key"]
    ]  # fmt: skip
    return {"nodes": [nodes[node] for node in sorted(nodes)], "edges": [lines[pair] for pair in sorted(lines)],
            "elsewhere": elsewhere}  # fmt: skip


def _numbers(one: Network, seen: Seen, stated: Mapping[str, Row]) -> Iterator[tuple[Node, str, str, str]]:
    """(node, kind, one form, as written) of every number of a network; a card or passport is looked for as its person's."""
    for node in one.nodes:
        if node.kind in THINGS:
            yield node, node.kind, node.key, seen.written[node]
    for key in one.statements:
        row = stated[key]
        person = next((node for node in seen.named[key].nodes if node.kind == PERSON), None)
        for known in row["documents"] if person else ():
            yield person, known["kind"], known["value"], known["written"]
