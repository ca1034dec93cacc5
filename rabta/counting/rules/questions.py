"""Which pairs a person is asked about, in the sight of one reader: a pure function of what that reader sees around a pair.

The resolver asks it once for every set of markings that a reader may see of what decides a question, and keeps the answers
(`keeping_questions.py`); where these are too many it is asked when somebody reads, of nothing but what shows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import compress
from typing import Literal, NamedTuple

from rabta.counting.rules.weights import LIKELY

Kind = Literal["asked", "differ", "persons", "join", "settled"]
Pair = tuple[str, str]


class Judged(NamedTuple):
    """A judgement that stands on two incident keys, a < b: the newest automatic one, or a person's.

    `markings`: all that a reader must see to see it. `by_number`: the rules gave numbers of a register as a reason;
    `two_numbers`: those, or two numbers of cases.
    """

    a: str
    b: str
    outcome: str
    score: int
    by_person: bool
    by_number: bool
    two_numbers: bool
    markings: Sequence[int]

    def other(self, key: str) -> str:
        """The other end."""
        return self.b if key == self.a else self.a


class Answer(NamedTuple):
    """What is asked about a pair, if anything is.

    `asked`: the rules ask; `differ`: persons' judgements on it differ; `persons`: those on it and on `cut`, two that a
    person judged not the same, cannot all hold; `join`: the strongest join between the two events of `cut` that gave way to
    that judgement; `settled`: the rules ask, and a person's judgement is the answer.
    """

    kind: Kind
    cut: Pair | None = None


class Around:
    """The judgements that stand around some incidents, by their ends; `list_of`: the reading an incident stands in."""

    def __init__(self, judged: Iterable[Judged], list_of: Mapping[str, str]) -> None:
        self.list_of = list_of
        self.asks, self.joins, self.persons = (defaultdict[str, list[Judged]](list) for _ in range(3))
        self.newest: dict[Pair, Judged] = {}
        self.on: dict[Pair, list[Judged]] = defaultdict(list)
        for one in judged:
            if one.by_person:
                self.on[one.a, one.b].append(one)
            else:
                self.newest[one.a, one.b] = one
            if one.by_person or one.outcome != "not":
                held = self.persons if one.by_person else self.asks if one.outcome == "ask" else self.joins
                held[one.a].append(one)
                held[one.b].append(one)


    def joins_across(self, a: str, b: str, mates: Callable[[str], Set[str]]) -> Iterator[Pair]:
        """The rules' joins between what may stand in one event with each of two that a person judged not the same."""
        if any(one.outcome == "not" for one in self.on.get((a, b), ())):
            there = mates(b)
            for key in mates(a):
                yield from ((one.a, one.b) for one in self.joins.get(key, ()) if one.other(key) in there)


class Side(NamedTuple):
    """What certain joins make one within an event; `by_person`: a person made one of these joins."""

    keys: Set[str]
    by_person: bool = False


def side_of(key: str, event: Set[str], joins: Callable[[str], Iterable[Judged]]) -> Side:
    """What certain joins, the rules' or a person's, make one with this incident within its event."""
    found, by_person, left = {key}, False, [key]
    while left:
        at = left.pop()
        here = [one for one in joins(at) if one.other(at) in event]
        by_person = by_person or any(one.by_person for one in here)
        further = {one.other(at) for one in here} - found
        found |= further
        left += further
    return Side(found, by_person)


def _of_no_parts(key: str) -> Set[str]:
    return frozenset()


class Sight:
    """What one reader sees around some incidents: of judgements those whose markings are `visible` (None: all there are), of
    each incident the reader's own event, as the keys in it, and its side, where that is known already. `parts`: what stands
    in the events that make up the incident's own."""

    def __init__(
        self, around: Around, event: Callable[[str], Set[str]], *, visible: frozenset[int] | None = None,
        side: Callable[[str], Side] | None = None, parts: Callable[[str], Set[str]] = _of_no_parts,
    ) -> None:  # fmt: skip
        self._around, self._event, self._visible, self._parts = around, event, visible, parts
        self._side = side or self._side_found
        self._sides: dict[str, Side] = {}

    def answer(self, a: str, b: str) -> Answer | None:
        """What is asked about this pair, a < b, both of which the reader sees; None where nothing is."""
        said, told = self._said(a, b), self._around.newest.get((a, b))
        if len(said) > 1:
            return Answer("differ")
        if "same" in said and (cut := self._cut_between(self._event(a), self._event(b))):
            return Answer("persons", cut)
        if told is None or told.outcome == "not":
            return None
        if told.outcome == "same":
            return None if said else self._gave_way(told)
        if said:
            return Answer("settled")
        return Answer("asked") if self._is_open(told) else None

    def _said(self, a: str, b: str) -> set[str]:
        """What persons said of this pair."""
        return {one.outcome for one in self._around.on.get((a, b), ()) if self._sees(one)}

    def _sees(self, one: Judged) -> bool:
        return self._visible is None or self._visible.issuperset(one.markings)

    def _by_persons(self, key: str, outcome: str) -> Iterator[Judged]:
        """What persons said of this incident and some other, and no person said otherwise."""
        for one in self._around.persons.get(key, ()):
            if one.outcome == outcome and self._said(one.a, one.b) == {outcome}:
                yield one

    def _is_open(self, ask: Judged) -> bool:
        """One answer settles all questions between two sides: the strongest alone is asked, none that a person answered.

        Whether a whole is the same as what makes it up is none: the sum has answered it.
        """
        if ask.score < LIKELY and (ask.b in self._parts(ask.a) or ask.a in self._parts(ask.b)):
            return False
        here, there = self._side(ask.a), self._side(ask.b)
        if ask.b in here.keys and (ask.score >= LIKELY or here.by_person):
            return False
        if ask.by_number and (self._is_found_beside(ask.a, ask.b) or self._is_found_beside(ask.b, ask.a)):
            return False
        if len(here.keys) == len(there.keys) == 1:
            return True
        return not (self._is_told_apart(here, there) or self._is_weaker(ask, here, there))

    def _side_found(self, key: str) -> Side:
        if key not in self._sides:
            side = side_of(key, self._event(key), self._joins)
            self._sides |= dict.fromkeys(side.keys, side)
        return self._sides[key]

    def _joins(self, key: str) -> Iterator[Judged]:
        yield from self._around.joins.get(key, ())
        for one in self._around.persons.get(key, ()):
            if one.outcome == "same" and self._sees(one):
                yield one

    def _is_found_beside(self, row: str, other: str) -> bool:
        """Whether a person found this row again in the list in which the other stands: as another row than that."""
        list_of = self._around.list_of
        return any(
            list_of.get(one.other(row)) is not None and list_of.get(one.other(row)) == list_of.get(other)
            for one in self._by_persons(row, "same")
        )

    def _is_told_apart(self, here: Side, there: Side) -> bool:
        return any(
            one.outcome == "not" and one.other(key) in there.keys and self._sees(one)
            for key in here.keys
            for one in self._around.persons.get(key, ())
        )

    def _is_weaker(self, ask: Judged, here: Side, there: Side) -> bool:
        return any(
            one.other(key) in there.keys
            and (one.by_number, one.score, ask.a, ask.b) > (ask.by_number, ask.score, one.a, one.b)
            for key in here.keys
            for one in self._around.asks.get(key, ())
        )

    def _cut_between(self, one: Set[str], other: Set[str]) -> Pair | None:
        """The first two, one of each event, that persons judged not the same; None where these are one event."""
        if one == other:
            return None
        cuts = ((said.a, said.b) for key in one for said in self._by_persons(key, "not") if said.other(key) in other)
        return min(cuts, default=None)

    def _gave_way(self, join: Judged) -> Answer | None:
        """A join between two of the reader's events, if it is the strongest of those that persons leave undecided."""
        one, other = self._event(join.a), self._event(join.b)
        cut = self._cut_between(one, other)
        if cut is None:
            return None
        undecided = [
            told
            for key in one
            for told in self._around.joins.get(key, ())
            if told.other(key) in other and not self._said(told.a, told.b) and not self._is_decided(told)
        ]
        strongest = min(undecided, key=lambda told: (-told.score, told.a, told.b), default=None)
        return Answer("join", cut) if strongest == join else None

    def _is_decided(self, join: Judged) -> bool:
        """Whether persons' judgements alone say that these are two: one is as what the other is not."""
        there = self._alike(join.b)
        return any(said.other(key) in there for key in self._alike(join.a) for said in self._by_persons(key, "not"))

    def _alike(self, key: str) -> set[str]:
        """What persons judged the same as this incident, also through others."""
        found, left = {key}, [key]
        while left:
            at = left.pop()
            further = {one.other(at) for one in self._by_persons(at, "same")} - found
            found |= further
            left += further
        return found


class Seen(NamedTuple):
    """One answer, and who gets it: a reader who sees both ends and of the markings `of` exactly those that are `visible`."""

    of: tuple[int, ...]
    visible: tuple[int, ...]
    answer: Answer


def seen_by_each(answer: Callable[[Set[int]], Answer | None], ends: Set[int], rest: Iterable[int]) -> Iterator[Seen]:
    """What every reader who sees both ends is asked, each answer under no other marking than those on which it depends.

    `answer`: what a reader is asked who sees these markings; `ends`: of the two ends, `rest`: all others that may matter.

    >>> list(seen_by_each(lambda visible: Answer("asked") if 7 in visible else None, {1, 2}, [3, 7]))
    [Seen(of=(7,), visible=(7,), answer=Answer(kind='asked', cut=None))]
    """
    others = sorted(set(rest) - ends)
    answers = [answer({*ends, *_chosen(others, bits)}) for bits in range(1 << len(others))]
    decide = [at for at in range(len(others)) if any(said != answers[bits | 1 << at] for bits, said in enumerate(answers))]
    of = tuple(others[at] for at in decide)
    for bits in range(1 << len(of)):
        said = answers[sum(1 << at for at in _chosen(decide, bits))]
        if said is not None:
            yield Seen(of, tuple(_chosen(of, bits)), said)


def _chosen(among: Sequence[int], bits: int) -> Iterator[int]:
    return compress(among, (bits >> at & 1 for at in range(len(among))))
