"""Which record of the house goes by what an officer typed."""

from uuid import UUID

from rabta.records.asking import answers

LINKS = ("incident", "exhibit", "report", "case", "operation", "target")
"""Kinds of record that a case can be linked to; `work_link_shows` asks each of its own room."""


def record_named(said: str) -> tuple[str, UUID] | None:
    """Kind and id of the record that shows and goes by the number of a report or by an id; None where there is none."""
    numbered = answers("SELECT id FROM report WHERE number = %(said)s", said=said)
    if numbered:
        return "report", numbered[0]["id"]
    try:
        target = UUID(said)
    except ValueError:
        return None
    found = answers(
        "SELECT kind FROM unnest(%(kinds)s::text[]) WITH ORDINALITY k(kind, place)"
        " WHERE work_link_shows(kind, %(target)s) ORDER BY place LIMIT 1",
        kinds=list(LINKS), target=target,
    )  # fmt: skip
    return (found[0]["kind"], target) if found else None
