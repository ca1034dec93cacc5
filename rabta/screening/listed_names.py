"""Names of listed persons, ready to be searched: an index in the process of the resolver's job, kept up to date."""

import uuid
from collections.abc import Iterable, Set
from typing import Any

from rabta.resolution.rules.names.index import Index
from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score
from rabta.screening.rules.likeness import LEAST_NAME

MOST_ALIKE = 20
"""Entries that one traveller's name leads to, at most."""


class Names:
    """The names of entries by place. `among`: the entries that may be answered now.

    `stands`: by what it is told that no entry came or changed since; `in_force`: the entries in force as of then; `known`:
    those whose names were taken in, or who have none.
    """

    def __init__(self) -> None:
        self.ids: list[uuid.UUID] = []
        self.known: set[uuid.UUID] = set()
        self.among: Set[uuid.UUID] = frozenset()
        self.stands: object = None
        self.in_force: frozenset[uuid.UUID] = frozenset()
        self._places: set[int] = set()
        self._index = Index.build([])

    def take_in(self, asked: Iterable[uuid.UUID], rows: Iterable[dict[str, Any]]) -> None:
        """Take in the names that entries not known yet have: of some only, documents and telephones have none."""
        self.known.update(asked)
        fresh = list(rows)
        if fresh:
            self.ids += [row["id"] for row in fresh]
            self._index = self._index.added([row["name"] for row in fresh])

    def only(self, among: Set[uuid.UUID]) -> None:
        """From now on only these entries are answered."""
        self.among = among
        self._places = {place for place, id in enumerate(self.ids) if id in among}

    def likest(self, name: str) -> list[uuid.UUID]:
        """The entries whose names are likest to this one, the best first."""
        found = self._index.likest(name, most=MOST_ALIKE, least=LEAST_NAME, among=self._places)
        return [self.ids[place] for place in found]


def score_names(listed: str, stated: str) -> float:
    """How likely two written names are one person's, 0 to 1, across scripts (`resolution/rules/names`)."""
    return score(prepared(listed), prepared(stated))
