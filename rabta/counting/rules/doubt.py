"""What open questions leave in doubt: the same few incidents counted as they are, all asked pairs merged, and none.

A pure function of what one reader sees of them, so its answers may be remembered under exactly what went in.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rabta.counting.rules.facts import Key
from rabta.counting.rules.links import Told, all_told
from rabta.counting.rules.projection import PersonJudged, Placed, ProjectedEvent, project
from rabta.counting.rules.same_event import Comparison

Pair = tuple[str, str]
Amount = tuple[date | None, str, int]
"""The day an event counts under, the code of a substance, whole grams; or ARRESTED and persons."""
ARRESTED = "arrested"
"""Beside the codes of substances: persons arrested in events in which something was seized."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What these incidents count now, with every asked pair judged the same, and with none: masses, and persons arrested."""

    now: tuple[Amount, ...]
    same: tuple[Amount, ...]
    apart: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class InDoubt:
    """Incidents that open questions and judgements tie together, as one reader sees them; all of it sorted.

    `told`: the key of each incident, and a hash of what it was read as; `judged`: persons' standing judgements (a, b,
    outcome); `asked`: the open questions. Equal groups count equally.
    """

    told: tuple[tuple[str, int], ...]
    judged: tuple[tuple[str, str, str], ...]
    asked: tuple[Pair, ...]

    def counted(self, placed: Sequence[Placed], told: Sequence[Told]) -> Ways:
        """These incidents counted three ways: what the count is, and would be if every question got that answer.

        Contradictions give way to the answers as they do to a person's; persons' other judgements stand. What the rules make
        of two incidents hangs on no answer: `told` (`links.all_told` of these or of more) and what is weighed serve all.
        """
        weighed: dict[tuple[Key, Key], Comparison] = {}
        judged = [PersonJudged(*one) for one in self.judged]
        settled = [one for one in judged if (one.a, one.b) not in self.asked]
        same, apart = ([PersonJudged(a, b, said) for a, b in self.asked] for said in ("same", "not"))
        made = (judged, [*settled, *same], [*settled, *apart])
        return Ways(*(_amounts(project(placed, one, told=told, weighed=weighed).events) for one in made))


def _amounts(events: Iterable[ProjectedEvent]) -> tuple[Amount, ...]:
    made = list(events)
    masses = [(event.day, line.substance, line.g) for event in made for line in event.lines if line.g is not None]
    return (*masses, *((one.day, ARRESTED, one.arrests) for one in made if one.seized and one.arrests is not None))


def groups(
    *, told: Mapping[str, int], ties: Iterable[Pair], judged: Iterable[tuple[str, str, str]], asked: Iterable[Pair]
) -> list[InDoubt]:
    """The groups in which something is asked. `told` and the rest as in InDoubt, of all of them; `ties`: what joins.

    >>> [one.told for one in groups(told={"a": 1, "b": 2, "c": 3}, ties=[("b", "c")], judged=[], asked=[("a", "b")])]
    [(('a', 1), ('b', 2), ('c', 3))]
    """
    asked = [pair for pair in asked if told.keys() >= set(pair)]
    group_of = _tied(told, [*(pair for pair in ties if told.keys() >= set(pair)), *asked])
    found: dict[str, tuple[list[tuple[str, int]], list[tuple[str, str, str]], list[Pair]]] = {}
    for pair in asked:
        found.setdefault(group_of[pair[0]], ([], [], []))[2].append(pair)
    for key, said in told.items():
        if group_of[key] in found:
            found[group_of[key]][0].append((key, said))
    for one in judged:
        if group_of.get(one[0]) in found:
            found[group_of[one[0]]][1].append(one)
    return [
        InDoubt(tuple(sorted(said)), tuple(sorted(persons)), tuple(sorted(open_)))
        for _, (said, persons, open_) in sorted(found.items())
    ]


def told_by_group(groups: Sequence[Sequence[Placed]]) -> list[list[Told]]:
    """What the rules say of the pairs within each of these groups. All are looked at together: for two or three incidents at
    a time there would be more to lay out than to compare."""
    group_of = {one.facts.key: n for n, group in enumerate(groups) for one in group}
    found: list[list[Told]] = [[] for _ in groups]
    for a, b, seen in all_told(one.facts for group in groups for one in group)[1]:
        if group_of[a] == group_of[b]:
            found[group_of[a]].append((a, b, seen))
    return found


def hanging_together(groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """Groups that share a key made one; each sorted, all sorted.

    >>> hanging_together([["a", "b"], ["c"], ["b", "d"]])
    [['a', 'b', 'd'], ['c']]
    """
    groups = [list(group) for group in groups]
    stands = _tied((key for group in groups for key in group), (pair for group in groups for pair in pairwise(group)))
    found: dict[str, list[str]] = {}
    for key in sorted(stands):
        found.setdefault(stands[key], []).append(key)
    return sorted(found.values())


def _tied(keys: Iterable[str], ties: Iterable[Pair]) -> dict[str, str]:
    """For each key one that stands for all it hangs together with."""
    stands = {key: key for key in keys}

    def first(key: str) -> str:
        while stands[key] != key:
            stands[key] = stands[stands[key]]
            key = stands[key]
        return key

    for a, b in ties:
        stands[first(a)] = first(b)
    return {key: first(key) for key in stands}


def moves(counted: Ways, within: tuple[date, date]) -> dict[str, tuple[int, int]]:
    """By substance, the grams that merging all and merging none adds to what counts within these days; never (0, 0).

    >>> day = date(2025, 2, 1)
    >>> moves(Ways(((day, "opium", 5), (day, "opium", 5)), ((day, "opium", 5),), ((day, "opium", 5),) * 2), (day, day))
    {'opium': (-5, 0)}
    """
    return {code: by for code, by in _moved(counted, within).items() if code != ARRESTED}


def arrests_moved(counted: Ways, within: tuple[date, date]) -> tuple[int, int]:
    """The persons arrested that merging all and merging none adds; (0, 0) where no answer moves them."""
    return _moved(counted, within).get(ARRESTED, (0, 0))


def _moved(counted: Ways, within: tuple[date, date]) -> dict[str, tuple[int, int]]:
    now, same, apart = (_summed(way, within) for way in (counted.now, counted.same, counted.apart))
    found = {
        code: (same.get(code, 0) - now.get(code, 0), apart.get(code, 0) - now.get(code, 0))
        for code in sorted(now.keys() | same.keys() | apart.keys())
    }
    return {code: by for code, by in found.items() if any(by)}


def _summed(way: Iterable[Amount], within: tuple[date, date]) -> dict[str, int]:
    amounts: dict[str, int] = defaultdict(int)
    for day, code, amount in way:
        if day is not None and within[0] <= day <= within[1]:
            amounts[code] += amount
    return amounts


class Remembered:
    """What was counted once, by what went in; the least lately used goes when more than `most` are held."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[InDoubt, Ways] = {}

    def get(self, group: InDoubt) -> Ways | None:
        """The ways of this group, where they were counted before."""
        found = self._held.pop(group, None)
        if found is not None:
            self._held[group] = found
        return found

    def keep(self, group: InDoubt, counted: Ways) -> Ways:
        """Remember it, and hand it back."""
        self._held[group] = counted
        while len(self._held) > self._most:
            self._held.pop(next(iter(self._held)), None)
        return counted
