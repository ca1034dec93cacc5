"""Names of listed persons, ready to be searched: an index in the process of the resolver's job, kept up to date."""

import uuid
from collections.abc import Container, Iterable
from typing import Any

from rabta.resolution.rules.names.index import Index
from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score
from rabta.screening.rules.likeness import LEAST_NAME

MOST_ALIKE = 20
"""Entries that one traveller's name leads to, at most."""


class Names:
    """The names of entries by place. `among`: the entries that may be answered now."""

    def __init__(self) -> None:
        self.ids: list[uuid.UUID] = []
        self.known: set[uuid.UUID] = set()
        self.among: Container[uuid.UUID] = frozenset()
        self._index = Index.build([])

    def bring_up_to_date(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take in entries that are not known yet."""
        fresh = list(rows)
        if fresh:
            self.ids += [row["id"] for row in fresh]
            self.known |= {row["id"] for row in fresh}
            self._index = self._index.added([row["name"] for row in fresh])

    def likest(self, name: str) -> list[uuid.UUID]:
        """The entries whose names are likest to this one, the best first."""
        found = self._index.search(name, most=MOST_ALIKE, least=LEAST_NAME, among=_Places(self.ids, self.among))
        return [self.ids[one.place] for one in found]


class _Places:
    """Places of entries that may be answered."""

    def __init__(self, ids: list[uuid.UUID], among: Container[uuid.UUID]) -> None:
        self.ids, self.among = ids, among

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and self.ids[place] in self.among


def score_names(listed: str, stated: str) -> float:
    """How likely two written names are one person's, 0 to 1, across scripts (`resolution/rules/names`)."""
    return score(prepared(listed), prepared(stated))
