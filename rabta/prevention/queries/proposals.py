"""What rules propose to warn of, by what is stated of smuggling and what lists hold: two rooms apart."""

from datetime import date
from typing import Any

from rabta.screening.queries.hits import listed_documents
from rabta.smuggling import queries as smuggling


def proposed_warnings(*, today: date) -> list[dict[str, Any]]:
    """As in `smuggling.queries.proposed`, with the documents that lists hold, by matches that show to the reader."""
    return smuggling.proposed(today=today, listed=listed_documents())
