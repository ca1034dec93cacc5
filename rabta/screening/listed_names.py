"""Names of listed persons, ready to be searched: indexes in the process of the resolver's job, kept up to date.

Whoever may be born on the traveller's day is looked for apart from whoever has no birth on the list: a hundred of one name
born on other days leave the one that is meant in sight.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rabta.resolution.rules.names.columns import scores
from rabta.resolution.rules.names.index import Asked, Index, likest
from rabta.resolution.rules.names.prepared import prepared
from rabta.screening.rules.entry import earliest_birth, latest_birth
from rabta.screening.rules.likeness import LEAST_NAME, LEAST_NAME_ALONE

Called = tuple[str, date | None, date | None]
"""A traveller's name, and the first and last day on which that traveller may be born."""
MOST_ALIKE = 20
"""Entries that one traveller's name leads to, at most: of those whose births agree, and of those where one has none."""
MOST_REMEMBERED = 10_000
"""Names of travellers whose likest entries are kept until a list changes, where births do not tell."""


class Names:
    """The names of entries. `among`: the entries that may be answered now; None before that was said.

    `stands`: by what it is told that no entry came or changed since; `in_force`: the entries in force as of then; `known`:
    those whose names were taken in, or who have none.
    """

    def __init__(self) -> None:
        self.known: set[uuid.UUID] = set()
        self.among: Set[uuid.UUID] | None = None
        self.stands: object = None
        self.in_force: frozenset[uuid.UUID] = frozenset()
        self._everybody, self._without_birth = _Some(), _Some()
        self._born_in: dict[int, _Some] = defaultdict(_Some)

    def take_in(self, asked: Iterable[uuid.UUID], rows: Iterable[dict[str, Any]]) -> None:
        """Take in the names that entries not known yet have: of some only, documents and telephones have none."""
        self.known.update(asked)
        self.among = None
        for row in rows:
            first, last = earliest_birth(row["born"]), latest_birth(row["born"])
            self._everybody.add(row)
            if first is None or last is None:
                self._without_birth.add(row)
            else:
                for year in range(first.year, last.year + 1):
                    self._born_in[year].add(row, (first, last))
        for some in (self._without_birth, *self._born_in.values()):
            some.ready()

    def only(self, among: Set[uuid.UUID]) -> None:
        """From now on only these entries are answered."""
        if among is self.among:
            return  # the very set that was asked for last, and no name came since
        self.among = among
        for some in (self._everybody, self._without_birth, *self._born_in.values()):
            some.only(among)

    def likest(self, travellers: Iterable[Called]) -> dict[Called, list[uuid.UUID]]:
        """For each traveller the entries whose names are likest and whose births do not speak against it: first those that
        may be born between these days, then those where one of the two states no birth."""
        different = list(dict.fromkeys(travellers))
        asked = [(some, question) for called in different for some, question in self._questions(*called)]
        answers = iter(_answered(asked))
        return {
            called: list(dict.fromkeys(id for _ in self._questions(*called) for id in next(answers))) for called in different
        }  # fmt: skip

    def _questions(self, name: str, born_from: date | None, born_to: date | None) -> list[tuple["_Some", "_Question"]]:
        if born_from is None or born_to is None:
            return [(self._everybody, (name, None))]
        years = (self._born_in[year] for year in range(born_from.year, born_to.year + 1) if year in self._born_in)
        return [*((some, (name, (born_from, born_to))) for some in years), (self._without_birth, (name, None))]


_Question = tuple[str, tuple[date, date] | None]
"""A name, and between which days its bearer was born; None where that does not tell."""


class _Some:
    """Some of the entries, by place: their names in an index that is made when it is needed."""

    def __init__(self) -> None:
        self.ids: list[uuid.UUID] = []
        self.names: list[str] = []
        self.days: list[tuple[int, int]] = []
        self.born = np.empty((0, 2), dtype=np.int32)
        self.may: NDArray[np.bool_] | None = None
        self.index = Index.build([])
        self.remembered: dict[str, list[uuid.UUID]] = {}

    def add(self, row: dict[str, Any], born: tuple[date, date] | None = None) -> None:
        if born:
            self.days.append((born[0].toordinal(), born[1].toordinal()))
        self.ids.append(row["id"])
        self.names.append(row["name"])

    def ready(self) -> Index:
        if len(self.index) < len(self.names):
            self.index = self.index.added(self.names[len(self.index) :])
            self.born = np.array(self.days, dtype=np.int32).reshape(-1, 2)
        return self.index

    def only(self, among: Set[uuid.UUID]) -> None:
        may = np.array([id in among for id in self.ids], dtype=np.bool_)
        self.may = None if may.all() else may
        self.remembered = {}

    def asked(self, name: str, born: tuple[date, date] | None) -> Asked:
        """The question for the index: by the name alone, or of those who may be born between these days."""
        index = self.ready()
        if born is None:
            return Asked(index, name, MOST_ALIKE, LEAST_NAME_ALONE, self.may)
        first, last = born[0].toordinal(), born[1].toordinal()
        may = (self.born[:, 0] <= last) & (self.born[:, 1] >= first)
        return Asked(index, name, MOST_ALIKE, LEAST_NAME, may if self.may is None else may & self.may)


def _answered(asked: Sequence[tuple[_Some, _Question]]) -> list[list[uuid.UUID]]:
    """The answers to each; of many on one flight some bear one name, and many fly again."""
    known = {one: one[0].remembered.get(one[1][0]) if one[1][1] is None else None for one in asked}
    new = [one for one, answer in known.items() if answer is None]
    for (some, question), places in zip(new, likest([some.asked(*question) for some, question in new]), strict=True):
        known[some, question] = [some.ids[place] for place in places]
        if question[1] is None:
            if len(some.remembered) >= MOST_REMEMBERED:
                some.remembered.clear()
            some.remembered[question[0]] = known[some, question] or []
    return [known[one] or [] for one in asked]


def scores_of_names(pairs: Iterable[tuple[str, str]]) -> Callable[[str, str], float]:
    """How likely two written names of these pairs are one person's, 0 to 1, across scripts (`resolution/rules/names`)."""
    different = list(dict.fromkeys(pairs))
    found = dict(zip(different, scores((prepared(one), prepared(other)) for one, other in different), strict=True))
    return lambda listed, stated: found[listed, stated]
