"""A list sent again: rows that stand twice in the same order are one month filed twice, not as many new seizures.

One row equal to another may be a second small seizure of the day, and a person is asked. Three different rows that
follow each other as three earlier ones did are no chance. Two tables are compared row by row (same_event.py); this
looks at more than two records, so it is only ever asked about what one reader sees.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from rabta.counting.rules.facts import IncidentFacts, Key

LEAST_RUN: Final = 3
"""So many different rows in a row, twice, are a list sent again. General reasoning; shorter runs are asked about."""
NEAREST: Final = 30
"""So many later places of one content are looked at: a list of a thousand equal rows is no list sent again."""


def sent_again(contents: Sequence[Hashable]) -> dict[int, int]:
    """For each place in the list that repeats an earlier one as part of a run: the place that it repeats.

    >>> sent_again(["a", "b", "c", "x", "a", "b", "c"])
    {4: 0, 5: 1, 6: 2}
    >>> sent_again(["a", "b", "a", "b"])
    {}
    """
    again: dict[int, int] = {}
    runs = [(distance, run) for distance, places in _equal(contents).items() for run in _runs(places)]
    for distance, run in sorted(runs, key=lambda one: (-len(one[1]), one[0], one[1])):
        if len({contents[place] for place in run}) >= LEAST_RUN:
            again = {place + distance: place for place in run} | again
    return again


def _equal(contents: Sequence[Hashable]) -> dict[int, list[int]]:
    """By distance, the places whose content stands again so much further down; each content's nearest few."""
    where: dict[Hashable, list[int]] = defaultdict(list)
    for place, content in enumerate(contents):
        where[content].append(place)
    found: dict[int, list[int]] = defaultdict(list)
    for places in where.values():
        for number, place in enumerate(places):
            for later in places[number + 1 : number + 1 + NEAREST]:
                found[later - place].append(place)
    return found


def _runs(places: list[int]) -> list[list[int]]:
    """The places in runs of neighbours."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def rows_sent_again(incidents: Iterable[IncidentFacts]) -> list[tuple[Key, Key]]:
    """Pairs of rows (the earlier, the later) of which one list says the same thing again, run by run; sorted by list."""
    lists: dict[str, list[IncidentFacts]] = defaultdict(list)
    for facts in incidents:
        if facts.row is not None:
            lists[facts.source].append(facts)
    found = []
    for _, rows in sorted(lists.items()):
        rows.sort(key=lambda facts: (facts.row or 0, str(facts.key)))
        again = sent_again([(facts.content, facts.reported) for facts in rows])
        found += [(rows[first].key, rows[place].key) for place, first in sorted(again.items())]
    return found
