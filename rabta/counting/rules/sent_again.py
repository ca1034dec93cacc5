"""A list sent again: rows that stand twice in the same order are one month filed twice, not as many new seizures.

One row equal to another may be a second small seizure of the day, and a person is asked. Three different rows that
follow each other as three earlier ones did are no chance; nor is a month of which every row stands twice, however it is
sorted. This looks at more than two records, so it is only ever asked about what one reader sees.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Final

from rabta.counting.rules.facts import IncidentFacts, Key

LEAST_RUN: Final = 3
"""So many different rows in a row, twice, are a list sent again. General reasoning; shorter runs are asked about."""
LEAST_DIFFERENT: Final = 5
NEARLY_ALL: Final = 0.9
"""So many different rows of a month or a quarter, and this share of all of its rows, are there twice: it was sent again.
In the UN's table one row in a hundred has an equal one."""
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
    """Pairs of rows (the earlier, the later) of which one agency's tables say the same thing again; sorted by agency.

    In the same order, or in another where a whole month or quarter stands twice. Numbers are left aside: an archive that is
    sent again may be numbered anew. Rows that name no agency are held beside those of their own table only.
    """
    lists: dict[str, list[IncidentFacts]] = defaultdict(list)
    for facts in incidents:
        if facts.row is not None:
            lists[facts.reporter or facts.source].append(facts)
    found = []
    for _, rows in sorted(lists.items()):
        if len(rows) < 2 * LEAST_RUN:
            continue
        rows.sort(key=lambda facts: (facts.source, facts.row or 0, str(facts.key)))
        again = sent_again([(facts.unnumbered, facts.reported) for facts in rows])
        again |= {later: first for later, first in _whole_periods(rows).items() if later not in again}
        found += [(rows[first].key, rows[place].key) for place, first in sorted(again.items())]
    return found


def _whole_periods(rows: Sequence[IncidentFacts]) -> dict[int, int]:
    """For each row of a month, or of a quarter, that stands in the tables twice: the row it repeats."""
    again: dict[int, int] = {}
    for months in (1, 3):
        periods: dict[tuple[int, int], list[int]] = defaultdict(list)
        for place, facts in enumerate(rows):
            if facts.day is not None:
                day = date.fromordinal(facts.day)
                periods[day.year, (day.month - 1) // months].append(place)
        for places in periods.values():
            again = _twice(rows, places) | again
    return again


def _twice(rows: Sequence[IncidentFacts], places: Sequence[int]) -> dict[int, int]:
    """The second half of each content's rows onto the first, where nearly every row has its like, of enough contents."""
    equal: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        equal[rows[place].unnumbered, rows[place].reported].append(place)
    paired = [alike for alike in equal.values() if len(alike) % 2 == 0]
    if len(paired) < LEAST_DIFFERENT or sum(map(len, paired)) < NEARLY_ALL * len(places):
        return {}
    return {b: a for alike in paired for a, b in zip(alike, alike[len(alike) // 2 :], strict=False)}
