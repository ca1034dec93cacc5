"""Which incidents are worth comparing: those that meet in a block. Symmetric, without a cap on how many meet.

An incident stands in some blocks, each for some days, and looks into some, each over some days. Two meet where one looks
into a block in which the other stands on one of those days; then the other meets the one as well. There are several ways
to meet, because each of place, time and quantity is missing or wrong in some reports:

near in time at one place for one family of drugs, with like quantities or like words; the
same quantity in one place, even weeks apart; the same quantity near in time where the places may be one; a case, a flight,
or a bulletin's totals; and a quantity so particular that it needs neither time nor place. A report without a date, or one
that retells what is long past, meets its like at any time. A report that names no drug stands with every family.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import floor, log
from typing import Final, NamedTuple

import numpy as np

from rabta.counting.rules.facts import ENTRY, IncidentFacts
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.place_evidence import near_districts, sites_named
from rabta.counting.rules.seizure_line import SeizureLine

NEAR_DAYS: Final = 5
"""Reports of one event come out within this many days of each other, or retell it and say so."""
MISDATED_DAYS: Final = 45
"""The same quantity at one place is met this far apart: a month mistaken, a report late."""
RECALLED_DAYS: Final = 31
"""What happened in one place is recalled by its name within this many days; later, with its quantity."""
LONGEST_DAYS: Final = 62
"""A time vaguer than two months places nothing: such an incident is met as one without a date."""
STEP_DAYS: Final = 8
"""A vague time stands once for every so many days of it."""
ANY_TIME: Final = (0, 10**7)
FINE: Final = log(1000) / 140
"""Width of a quantity block, 5 %: an incident looks into its own and both neighbours."""
WIDE: Final = log(1000) / 24
"""The same for quantities that may be one weight told roughly, or gross and net: 33 %."""
AT_ONCE: Final = 50_000
"""About so many pairs are looked at together."""
PARTICULAR_DIGITS: Final = 3
UNIQUE_DIGITS: Final = 4
PARTICULAR_G: Final = 100_000
PARTICULAR_N: Final = 1000


Name = tuple[str | int, ...]
"""What a block is called: its kind, and what its incidents have in common."""
Block = tuple[Name, int, int]
"""A block and the days in question, both ends included, as `date.toordinal()`."""


class Blocks(NamedTuple):
    """Where one incident stands, each block once, and where it looks for others.

    What stands in a block of some name stands there either on days of its own or, by `ANY_TIME`, always.
    """

    stands: frozenset[Block]
    looks: Sequence[Block]


def blocks_of(facts: IncidentFacts) -> Blocks:
    """The blocks of one incident, a pure function of it."""
    made = _Made(facts).of_all()
    return Blocks(frozenset(made.stands), made.looks)


def stands_of(facts: IncidentFacts) -> frozenset[Block]:
    """Where one incident stands, as `blocks_of` says, of which it is the smaller part."""
    return frozenset(_Made(facts, looks_too=False).of_all().stands)


def meet(a: Blocks, b: Blocks) -> bool:
    """Whether the two incidents of these blocks are worth comparing. Symmetric."""
    stands: dict[Name, list[Block]] = defaultdict(list)
    for block in b.stands:
        stands[block[0]].append(block)
    return any(x[1] <= y[2] and y[1] <= x[2] for x in a.looks for y in stands.get(x[0], ()))


def candidate_pairs(incidents: Iterable[IncidentFacts]) -> Iterator[tuple[IncidentFacts, IncidentFacts]]:
    """Every pair that meets and is not told apart at a glance, once; incidents of one list only where they are equal."""
    facts = by_day(incidents)
    return ((facts[i], facts[j]) for i, j in numbered_pairs(facts, Glance(facts)))


def by_day(incidents: Iterable[IncidentFacts]) -> list[IncidentFacts]:
    """The incidents in the order in which `numbered_pairs` takes them: by their first day, those without one first."""
    return sorted(incidents, key=first_day)


def first_day(fact: IncidentFacts) -> int:
    """The first of its days; 0 without one."""
    return (_days(fact) or ANY_TIME)[0]


def numbered_pairs(
    facts: Sequence[IncidentFacts], glance: Glance, *, first: int = 0, last: int | None = None,
    entered: Callable[[int, Blocks], object] | None = None,
) -> Iterator[tuple[int, int]]:  # fmt: skip
    """The candidate pairs (earlier, later) by their places in `facts`; only those whose later end is in first..last-1.

    `glance`: of these facts.

    Looks back from each incident as far as its blocks reach, never through a whole block. `entered` hears of each in
    first..last-1, and of its blocks, before its pairs.
    """
    if len(facts) < 2 and entered is None:
        return
    standing: dict[Name, list[tuple[int, int, int]]] = defaultdict(list)
    earlier, later = list[int](), list[int]()
    for number, fact in enumerate(facts[:last]):
        if number < first:
            stands = stands_of(fact)
        else:
            own = blocks_of(fact)
            stands = own.stands
            if entered is not None:
                entered(number, own)
            met = sorted(_met(own.looks, standing))
            earlier += met
            later += [number] * len(met)
            if len(later) >= AT_ONCE:
                yield from _in_question(facts, glance, earlier, later)
                earlier, later = [], []
        for name, from_day, to_day in stands:
            standing[name].append((from_day, to_day, number))
    yield from _in_question(facts, glance, earlier, later)


def _in_question(
    facts: Sequence[IncidentFacts], glance: Glance, earlier: Sequence[int], later: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Of pairs that meet, those that a glance does not tell apart; of one list, those that may be told twice."""
    i, j = np.array(earlier, dtype=np.int64), np.array(later, dtype=np.int64)
    of_one_list, may_be_one = glance.source[i] == glance.source[j], glance.may_be_one(i, j)
    for n in np.flatnonzero(may_be_one | of_one_list).tolist():
        if not of_one_list[n] or _may_repeat(facts[earlier[n]], facts[later[n]]):
            yield earlier[n], later[n]


def _met(looks: Iterable[Block], standing: Mapping[Name, list[tuple[int, int, int]]]) -> set[int]:
    """Who stands in these blocks on these days. In each they stand in the order of their first day."""
    met: set[int] = set()
    find = standing.get
    for name, first, last in looks:
        there = find(name)
        if there is not None:
            for other_first, other_last, other in reversed(there):
                if other_last >= first and other_first <= last:
                    met.add(other)
                elif other_first < first - STEP_DAYS:
                    break
    return met


def _may_repeat(a: IncidentFacts, b: IncidentFacts) -> bool:
    return a.content == b.content and (a.from_table or abs(a.repeat - b.repeat) == 1)


class _Made:
    """Collects the blocks of one incident."""

    def __init__(self, facts: IncidentFacts, *, looks_too: bool = True) -> None:
        self.facts = facts
        self.looks_too = looks_too
        self.stands: list[Block] = []
        self.looks: list[Block] = []
        self.days = _days(facts)
        self.steps = _steps(self.days) if self.days else ()
        self.near = (self.days[0] - NEAR_DAYS, self.days[1] + NEAR_DAYS) if self.days else None
        self.wanders = self.days is None or facts.recap
        self.places = _places(facts)
        self.sums = _sums(facts.lines)
        self.words = [*facts.place_words, *[f"@{site}" for site in sites_named(facts.place_text)]]

    def of_all(self) -> "_Made":
        for line in self.facts.lines:
            for family in _families(line):
                self.of_line(line, family)
        self.of_numbers()
        return self

    def of_line(self, line: SeizureLine, family: str) -> None:
        fine = _buckets(line)
        for place, is_coded in self.places.items():
            self.near_in_time(line, place, family, is_coded=is_coded)
            for kind, bucket in fine:
                self.of_quantity(place, family, kind, bucket)
            for word in self.facts.hiding:
                self.plain("h", place, family, word)
                self.at_any_time(("h", place, family), (word,))
            if line.quantity is not None and line.digits > 1:
                self.plain("v", place, family, figure := str(line.quantity.normalize()))
                if self.days and not self.facts.recap:
                    mistaken = self.days[0] - MISDATED_DAYS, self.days[1] + MISDATED_DAYS
                    self.looks.append((("v", place, family, figure), *mistaken))
            if exact := _particular(line, PARTICULAR_DIGITS):
                self.whenever("x", place, family, exact)
        for kind, bucket in fine:
            self.elsewhere(family, kind, bucket)
        if exact := _particular(line, UNIQUE_DIGITS):
            self.whenever("x", family, exact)

    def of_numbers(self) -> None:
        facts = self.facts
        if facts.flight:
            self.plain("f", facts.flight)
            self.at_any_time(("f",), (facts.flight,))
        if facts.case_number:
            self.whenever("c", facts.case_number)
        if facts.record_number and facts.from_table:
            self.whenever("r", facts.reporter, facts.record_number)
        for said in facts.bulletin:
            if not said.startswith(ENTRY):
                self.plain("b", said)

    def near_in_time(self, line: SeizureLine, place: str, family: str, *, is_coded: bool) -> None:
        """Near in time at one place, like quantities and shared words meet. What states no mass, or lumps several operations
        together, meets all; so do those whose place is the sea, or no more than a word."""
        if not is_coded or line.g is None or self.facts.lumps > 1:
            self.stand(("t", place, family, "any"))
            for near in ("any", *range(_round(WIDE))):
                self.look(("t", place, family, near))
            return
        self.look(("t", place, family, "any"))
        for g in {line.g, *self.sums}:
            bucket = _bucket(g, WIDE)
            self.stand(("t", place, family, bucket))
            for near in () if not self.looks_too else _beside("g", bucket, WIDE):
                self.look(("t", place, family, near))
        for word in self.words:
            self.plain("t", place, family, word)
            self.recalled(("t", place, family, word))

    def recalled(self, name: Name) -> None:
        """What retells meets its like of the weeks before, however roughly it repeats the quantity."""
        if self.days is None:
            return
        first, last = self.days
        if self.facts.recap:
            self.stand((*name, "?"))
            self.looks.append((name, first - RECALLED_DAYS, last))
        self.looks.append(((*name, "?"), first, last + RECALLED_DAYS))

    def of_quantity(self, place: str, family: str, kind: str, bucket: int) -> None:
        """As `at_any_time`; those in a district, on days, are found by `elsewhere`, in which they stand as well."""
        if place != self.facts.district:
            self.at_any_time(("q", place, family, kind), _beside(kind, bucket, FINE))
            return
        if self.wanders:
            self.stands.append((("q", place, family, kind, bucket, "?"), *ANY_TIME))
        for near in () if not self.looks_too else _beside(kind, bucket, FINE):
            self.looks.append((("q", place, family, kind, near, "?"), *ANY_TIME))
            if self.wanders:
                self.looks.append((("w", family, kind, near, place), *ANY_TIME))

    def at_any_time(self, name: Name, near: Iterable[str | int]) -> None:
        """What has no date, or retells, meets its like at any time. `near`: what its last part may be, its own first."""
        own, *_ = near
        self.stand((*name, own))
        if self.wanders:
            self.stands.append(((*name, own, "?"), *ANY_TIME))
        if not self.looks_too:
            return
        if self.wanders:
            self.looks += [((*name, each), *ANY_TIME) for each in near]
        self.looks += [((*name, each, "?"), *ANY_TIME) for each in near]

    def elsewhere(self, family: str, kind: str, bucket: int) -> None:
        """The same quantity near in time: in the districts around, under the same name, or where a district is unknown."""
        district = self.facts.district
        self.stand(("w", family, kind, bucket))
        self.stand(("w", family, kind, bucket, district or "?"))
        for word in self.words:
            self.stand(("w", family, kind, bucket, f"~{word}"))
        if self.near is None or not self.looks_too:
            return
        first, last = self.near
        if not district:
            self.looks += [(("w", family, kind, near), first, last) for near in _beside(kind, bucket, FINE)]
            return
        around = [*_around(district), *[f"~{word}" for word in self.words]]
        for near in _beside(kind, bucket, FINE):
            self.looks += [(("w", family, kind, near, place), first, last) for place in around]

    def plain(self, *name: str | int) -> None:
        self.stand(name)
        self.look(name)

    def whenever(self, *name: str | int) -> None:
        self.stands.append((name, *ANY_TIME))
        self.looks.append((name, *ANY_TIME))

    def stand(self, name: Name) -> None:
        """In this block on the incident's own days; nowhere without days."""
        for first, last in self.steps:
            self.stands.append((name, first, last))

    def look(self, name: Name) -> None:
        """Into this block on the days around the incident's own."""
        if self.near:
            self.looks.append((name, *self.near))


@lru_cache(maxsize=1000)
def _around(district: str) -> tuple[str, ...]:
    """The other districts that may be written for this one, and "?" for one that is not known."""
    return (*sorted(near_districts(district) - {district}), "?")


@lru_cache(maxsize=10_000)
def _steps(days: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The days in steps: one for a day, four or so for a month."""
    first, last = days
    return tuple((day, min(last, day + STEP_DAYS - 1)) for day in range(first, last + 1, STEP_DAYS))


def _days(facts: IncidentFacts) -> tuple[int, int] | None:
    days = facts.occurred or facts.reported
    return days if days and days[1] - days[0] <= LONGEST_DAYS else None


def _places(facts: IncidentFacts) -> dict[str, bool]:
    """District and airport; where neither is known, the words of the place text; the sea. Each with whether it is coded."""
    places = {place: True for place in (facts.district, facts.airport) if place}
    named = places or {f"~{word}": False for word in facts.place_words}
    return {**named, "~sea": False} if facts.setting == "sea" else named


_FAMILIES = {
    "cannabis": ("hashish", "cannabis_herb"),
    "opiates": ("opium", "heroin", "morphine"),
    "tablets": (
        "methamphetamine", "amphetamine", "mdma", "other_tablets", "tramadol", "benzodiazepine", "pregabalin",
    ),
    "cocaine": ("cocaine",),
    "ketamine": ("ketamine",),
    "precursors": ("acetic_anhydride", "other_precursor"),
}  # fmt: skip
"""Substances that reporters write for each other stand in one family (seizure_line.kindred)."""
_FAMILY_OF = {code: family for family, codes in _FAMILIES.items() for code in codes}


def _families(line: SeizureLine) -> tuple[str, ...]:
    """The family of the line's substance; every family where it names no drug."""
    family = _FAMILY_OF.get(line.substance)
    return (family,) if family else tuple(_FAMILIES)


def _sums(lines: Sequence[SeizureLine]) -> set[int]:
    """What several lines weigh together, all drugs and drug by drug: another report may tell of them as one."""
    if len(lines) == 1:
        return set()
    by_drug: dict[str, int] = defaultdict(int)
    for line in lines:
        by_drug[line.substance] += line.g or 0
    return {g for g in (*by_drug.values(), sum(by_drug.values())) if g}


@lru_cache(maxsize=100_000)
def _bucket(g: int, width: float) -> int:
    """The block of a mass, by its logarithm, grams modulo a thousand, so that a slip of the unit meets."""
    return floor(log(g) / width) % _round(width)


def _round(width: float) -> int:
    """How many blocks of this width lie between a mass and one a thousand times as heavy, which is in the same block."""
    return round(log(1000) / width)


def _buckets(line: SeizureLine) -> list[tuple[str, int]]:
    """The fine blocks of the mass ("g") and of the number of pieces ("n"): the same packets are weighed or numbered."""
    found = [("g", _bucket(line.g, FINE))] if line.g else []
    return [*found, ("n", floor(log(line.n) / FINE))] if line.n else found


@lru_cache(maxsize=100_000)
def _beside(kind: str, bucket: int, width: float) -> tuple[int, ...]:
    """A block of quantities and both its neighbours: what differs by less than its width lies in one of them."""
    numbers = bucket, bucket - 1, bucket + 1
    return tuple(n % _round(width) for n in numbers) if kind == "g" else numbers


def _particular(line: SeizureLine, digits: int) -> str:
    """The exact quantity where so many digits make it unlikely to be met twice by chance, else ""."""
    if line.g and (line.digits >= digits or (line.g >= PARTICULAR_G and line.digits >= digits - 2)):
        return f"{line.g} g"
    if line.g is None and line.n and line.n >= PARTICULAR_N:
        return f"{line.n:f}"
    return ""
