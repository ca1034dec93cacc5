"""Names of listed persons, ready to be searched: indexes in the process of the resolver's job, kept up to date.

Whoever may be born on the traveller's day is looked for apart from whoever has no birth on the list: a hundred of one name
born on other days leave the one that is meant in sight.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from datetime import date
from typing import Any

from rabta.resolution.rules.names.index import Index
from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score
from rabta.screening.rules.entry import earliest_birth, latest_birth
from rabta.screening.rules.likeness import LEAST_NAME, LEAST_NAME_ALONE

MOST_ALIKE = 20
"""Entries that one traveller's name leads to, at most: of those whose births agree, and of those where one has none."""
MOST_REMEMBERED = 10_000
"""Names of travellers whose likest entries are kept, of each year of birth, until a list changes."""


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

    def likest(self, name: str, born_from: date | None, born_to: date | None) -> list[uuid.UUID]:
        """The entries whose names are likest to this one and whose births do not speak against it: first those that may
        be born between these days, then those where one of the two states no birth."""
        if born_from is None or born_to is None:
            return self._everybody.likest(name)
        years = (self._born_in[year] for year in range(born_from.year, born_to.year + 1) if year in self._born_in)
        agreeing = (id for some in years for id in some.born(name, born_from, born_to))
        return list(dict.fromkeys((*agreeing, *self._without_birth.likest(name))))


class _Some:
    """Some of the entries, by place: their names in an index that is made when it is needed."""

    def __init__(self) -> None:
        self.ids: list[uuid.UUID] = []
        self.names: list[str] = []
        self.days: list[tuple[date, date]] = []
        self.in_month: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.places: Set[int] | None = None
        self.index = Index.build([])
        self.remembered: dict[str, list[uuid.UUID]] = {}

    def add(self, row: dict[str, Any], born: tuple[date, date] | None = None) -> None:
        if born:
            self.days.append(born)
            for month in _months(*born):
                self.in_month[month].append(len(self.ids))
        self.ids.append(row["id"])
        self.names.append(row["name"])

    def ready(self) -> Index:
        if len(self.index) < len(self.names):
            self.index = self.index.added(self.names[len(self.index) :])
        return self.index

    def only(self, among: Set[uuid.UUID]) -> None:
        self.places = {place for place, id in enumerate(self.ids) if id in among}
        if len(self.places) == len(self.ids):
            self.places = None
        self.remembered = {}

    def likest(self, name: str) -> list[uuid.UUID]:
        """By the name alone; of many on one flight some bear one name."""
        if name not in self.remembered:
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            found = self.ready().likest(name, most=MOST_ALIKE, least=LEAST_NAME_ALONE, among=self.places)
            self.remembered[name] = [self.ids[place] for place in found]
        return self.remembered[name]

    def born(self, name: str, first: date, last: date) -> list[uuid.UUID]:
        """Of those who may be born between these days."""
        met = {place for month in _months(first, last) for place in self.in_month.get(month, ())}
        among = {place for place in met if self.days[place][0] <= last and first <= self.days[place][1]}
        among = among if self.places is None else among & self.places
        return [self.ids[place] for place in self.ready().likest(name, most=MOST_ALIKE, least=LEAST_NAME, among=among)]


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield divmod(number, 12)


def score_names(listed: str, stated: str) -> float:
    """How likely two written names are one person's, 0 to 1, across scripts (`resolution/rules/names`)."""
    return score(prepared(listed), prepared(stated))
