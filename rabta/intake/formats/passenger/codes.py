"""What the codes of passenger messages mean: `vocabulary/data/passenger_messages.yaml`."""

from rabta.vocabulary.rules.tables import table


def meaning(kind: str, code: str) -> str | None:
    """The meaning of a code in one list of the table (documents, roles, references, ...); None where it is not listed."""
    found = table("passenger_messages")[kind].get(code.upper())
    return None if found is None else str(found)
