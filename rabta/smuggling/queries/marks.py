"""What named officers say of parts of networks, as one reader sees it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.smuggling.queries.met import SQL
from rabta.smuggling.rules.mark import Kind, Mark
from rabta.smuggling.rules.network import PERSON, Node

Row = dict[str, Any]


def marks_on(parts: Iterable[tuple[Node, Iterable[str]]]) -> dict[Node, list[Row]]:
    """The marks on each node, in the order of signing, those taken back among them (`gone`) and no taking back.

    `parts`: each node with the keys by which marks name it: of a person those of the mentions, else the number itself.
    """
    named: dict[tuple[bool, str], Node] = {(node.kind == PERSON, key): node for node, keys in parts for key in keys}
    found: dict[Node, list[Row]] = defaultdict(list)
    rows = ask(SQL + "marks.sql", keys=sorted({key for _, key in named})) if named else []
    gone = {(row["of_id"], row["signed_by"]) for row in rows if row["kind"] == Kind.TAKEN_BACK}
    for row in rows:
        node = named.get((row["node_kind"] == PERSON, row["node_key"]))
        if node is not None and row["kind"] != Kind.TAKEN_BACK and (node.kind in (PERSON, row["node_kind"])):
            found[node].append({**row, "agency": agency_named(row["agency"]), "gone": (row["id"], row["signed_by"]) in gone})
    return found


def marks_named(kind: str, key: str) -> tuple[Mark, ...]:
    """Every mark on one person's mention or one number, with those that take back: what the rules of marks look at."""
    return tuple(
        Mark(
            id=row["id"], kind=Kind(row["kind"]), words=row["words"], agency=row["agency"], signed_by=row["signed_by"],
            signed_name=row["signed_name"], at=row["signed_at"], of_id=row["of_id"],
        ) for row in ask(SQL + "marks.sql", keys=[key]) if row["node_kind"] == kind
    )  # fmt: skip
