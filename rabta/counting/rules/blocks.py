"""Which incidents are worth comparing: those that meet in a block. Symmetric, without a cap on how many meet.

An incident stands in some blocks, each for some days, and looks into some, each over some days. Two meet where one looks
into a block in which the other stands on one of those days; then the other meets the one as well. There are several ways
to meet, because each of place, time and quantity is missing or wrong in some reports:

near in time at one place for one family of drugs, with like quantities or like words; the
same quantity in one place, even weeks apart; the same quantity near in time where the places may be one; a case, a flight,
or a bulletin's totals; and a quantity so particular that it needs neither time nor place. A report without a date, or one
that retells what is long past, meets its like at any time. A report that names no drug stands with every family.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import floor, log
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
PLACE_BITS: Final = 32
PLACE: Final = 2**PLACE_BITS - 1
"""Of a number that holds a day, or another incident, and the place of an incident among all: the place."""
MOST_REMEMBERED: Final = 100_000
"""Numbers of blocks of each kind that are kept at hand: many incidents stand in few blocks."""
PARTICULAR_DIGITS: Final = 3
UNIQUE_DIGITS: Final = 4
PARTICULAR_G: Final = 100_000
PARTICULAR_N: Final = 1000


Name = tuple[str | int, ...]
"""What a block is called: its kind, and what its incidents have in common."""
Numbers = tuple[int, ...]
"""Blocks, each by the signed 64-bit number of its name: a number is sooner found than a name."""
Block = tuple[int, int, int]
"""A block and the days in question, both ends included, as `date.toordinal()`."""
Pairs = NDArray[np.int64]
Look = tuple[Numbers, int, int]
"""Blocks that are looked into over the same days."""


class Blocks(NamedTuple):
    """Where one incident stands, each block once, and where it looks for others.

    What stands in a block of some name stands there either on days of its own or, by `ANY_TIME`, always.
    """

    stands: frozenset[Block]
    looks: Sequence[Look]


def blocks_of(facts: IncidentFacts) -> Blocks:
    """The blocks of one incident, a pure function of it."""
    made = _Made(facts).of_all()
    return Blocks(made.stands(), made.looks())


def stands_of(facts: IncidentFacts) -> frozenset[Block]:
    """Where one incident stands, as `blocks_of` says, of which it is the smaller part."""
    return _Made(facts, looks_too=False).of_all().stands()


@lru_cache(maxsize=MOST_REMEMBERED)
def block_number(name: Name) -> int:
    """The signed 64-bit number of a block, made of its name alone."""
    return int.from_bytes(blake2b(repr(name).encode(), digest_size=8).digest(), "big", signed=True)


def meet(a: Blocks, b: Blocks) -> bool:
    """Whether the two incidents of these blocks are worth comparing. Symmetric."""
    stands: dict[int, list[Block]] = defaultdict(list)
    for block in b.stands:
        stands[block[0]].append(block)
    return any(
        first <= y[2] and y[1] <= last for numbers, first, last in a.looks for n in numbers for y in stands.get(n, ())
    )


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
    standing = _Standing()
    earlier, later, met = list[int](), list[int](), list[int]()
    for number, fact in enumerate(facts[:last]):
        if number < first:
            stands = stands_of(fact)
        else:
            own = blocks_of(fact)
            stands = own.stands
            if entered is not None:
                entered(number, own)
            found = standing.met(own.looks)
            earlier += found
            later.append(number)
            met.append(len(found))
            if len(earlier) >= AT_ONCE:
                yield from _in_question(facts, glance, earlier, np.repeat(later, met))
                earlier, later, met = [], [], []
        standing.enter(number, stands, first_day(fact))
    yield from _in_question(facts, glance, earlier, np.repeat(later, met))


def _in_question(
    facts: Sequence[IncidentFacts], glance: Glance, earlier: Sequence[int], later: Pairs
) -> Iterator[tuple[int, int]]:
    """Of pairs that meet, some more than once, those that a glance does not tell apart; of one list, those that may be
    told twice."""
    pairs = np.unique(later.astype(np.int64) << PLACE_BITS | np.array(earlier, dtype=np.int64) & PLACE)
    i, j = pairs & PLACE, pairs >> PLACE_BITS
    of_one_list = glance.source[i] == glance.source[j]
    seen = np.flatnonzero(glance.may_be_one(i, j) | of_one_list)
    for a, b, is_one_list in zip(i[seen].tolist(), j[seen].tolist(), of_one_list[seen].tolist(), strict=True):
        if not is_one_list or _may_repeat(facts[a], facts[b]):
            yield a, b


class _Standing:
    """Who of those already gone through, in the order of their first day, stands in which block on which days.

    By day: the day and the incident's place in one number, so that those since a day are the end of a list. Days after the
    first of a vague time are kept apart, in the order of each stretch of days.
    """

    def __init__(self) -> None:
        self.by_day: dict[int, list[int]] = defaultdict(list)
        self.vague: dict[int, list[Block]] = defaultdict(list)

    def enter(self, place: int, stands: Iterable[Block], today: int) -> None:
        for number, first, last in stands:
            if first == last == today:
                self.by_day[number].append(today << PLACE_BITS | place)
            elif last == ANY_TIME[1]:
                self.by_day[number].append(place)
            else:
                insort(self.vague[number], (first, last, place))

    def met(self, looks: Iterable[Look]) -> list[int]:
        """The places of those that stand where these look, under whichever days, and some more than once.

        Nobody stands by day on a later day than the one who looks; what stands always is looked for at any time.
        """
        met = list[int]()
        find, find_vague = self.by_day.get, self.vague.get
        for numbers, first, last in looks:
            since = first << PLACE_BITS
            for number in numbers:
                there = find(number)
                if there is not None and there[-1] >= since:
                    met += there[bisect_left(there, since) :] if there[0] < since else there
                if self.vague and (stretches := find_vague(number)):
                    some = stretches[bisect_left(stretches, (first - STEP_DAYS,)) : bisect_left(stretches, (last + 1,))]
                    met += [place for _, other_last, place in some if other_last >= first]
        return met


def _may_repeat(a: IncidentFacts, b: IncidentFacts) -> bool:
    return a.content == b.content and (a.from_table or abs(a.repeat - b.repeat) == 1)


class _Made:
    """Collects the blocks of one incident: those of its own days, of the days around them, and of any time."""

    def __init__(self, facts: IncidentFacts, *, looks_too: bool = True) -> None:
        self.facts = facts
        self.looks_too = looks_too
        self.days = _days(facts)
        self.wanders = self.days is None or facts.recap
        self.places = _places(facts)
        self.words = _words(facts)
        self.on_days, self.always = list[int](), list[int]()
        self.near, self.ever = list[int](), list[int]()
        self.further: list[Look] = []

    def stands(self) -> frozenset[Block]:
        """Nowhere on days without days."""
        steps = _steps(self.days) if self.days else ()
        on_days = [(number, first, last) for first, last in steps for number in self.on_days]
        return frozenset([*on_days, *[(number, *ANY_TIME) for number in self.always]] if self.always else on_days)

    def looks(self) -> list[Look]:
        looks = self.further
        if self.ever:
            looks.append((tuple(self.ever), *ANY_TIME))
        if self.days:
            looks.append((tuple(self.near), self.days[0] - NEAR_DAYS, self.days[1] + NEAR_DAYS))
        return looks

    def of_all(self) -> "_Made":
        for line in self.facts.lines:
            for family in _families(line):
                self.of_line(line, family)
        self.of_numbers()
        return self

    def of_line(self, line: SeizureLine, family: str) -> None:
        fine = _buckets(line)
        exact = _particular(line, PARTICULAR_DIGITS)
        figure = str(line.quantity.normalize()) if line.quantity is not None and line.digits > 1 else ""
        for place, is_coded in self.places.items():
            self.near_in_time(line, place, family, is_coded=is_coded)
            for kind, bucket in fine:
                self.of_quantity(place, family, kind, bucket)
            for word in self.facts.hiding:
                self.plain("h", place, family, word)
                self.at_any_time(_by_word("h", place, family, word))
            if figure:
                self.plain("v", place, family, figure)
                if self.days and not self.facts.recap:
                    of_figure = (block_number(("v", place, family, figure)),)
                    self.further.append((of_figure, self.days[0] - MISDATED_DAYS, self.days[1] + MISDATED_DAYS))
            if exact:
                self.whenever("x", place, family, exact)
        for kind, bucket in fine:
            self.elsewhere(family, kind, bucket)
        if exact and (unique := _particular(line, UNIQUE_DIGITS)):
            self.whenever("x", family, unique)

    def of_numbers(self) -> None:
        facts = self.facts
        if facts.flight:
            self.plain("f", facts.flight)
            self.at_any_time(_by_word("f", facts.flight))
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
            own, near = _any_quantity(place, family)
            self.on_days.append(own)
            self.near += near
            return
        for g in (line.g,) if len(self.facts.lines) == 1 else {line.g, *_sums(self.facts.lines)}:
            own, near = _like_quantities(place, family, _bucket(g, WIDE))
            self.on_days.append(own)
            self.near += near
        for word in self.words:
            self.plain("t", place, family, word)
            self.recalled(("t", place, family, word))

    def recalled(self, name: Name) -> None:
        """What retells meets its like of the weeks before, however roughly it repeats the quantity."""
        if self.days is None:
            return
        first, last = self.days
        if self.facts.recap:
            self.on_days.append(block_number((*name, "?")))
            self.further.append(((block_number(name),), first - RECALLED_DAYS, last))
        self.further.append(((block_number((*name, "?")),), first, last + RECALLED_DAYS))

    def of_quantity(self, place: str, family: str, kind: str, bucket: int) -> None:
        """As `at_any_time`; those in a district, on days, are found by `elsewhere`, in which they stand as well."""
        found = _by_quantity(place, family, kind, bucket)
        if place != self.facts.district:
            self.at_any_time(found)
            return
        self.ever += found.recalling
        if self.wanders:
            self.always.append(found.recalled)
            self.ever += _of_one_place(family, kind, bucket, place)

    def at_any_time(self, found: "_Found") -> None:
        """What has no date, or retells, meets its like at any time."""
        self.on_days.append(found.own)
        self.ever += found.recalling
        if self.wanders:
            self.always.append(found.recalled)
            self.ever += found.near

    def elsewhere(self, family: str, kind: str, bucket: int) -> None:
        """The same quantity near in time: in the districts around, under the same name, or where a district is unknown."""
        own, near = _around_with(family, kind, bucket, self.facts.district)
        self.on_days += own
        self.near += near
        for word in self.words:
            of_word, likewise = _named_with(family, kind, bucket, word)
            self.on_days.append(of_word)
            if self.facts.district:
                self.near += likewise

    def plain(self, *name: str | int) -> None:
        """On its own days in this block, which it looks into on the days around them."""
        number = block_number(name)
        self.on_days.append(number)
        self.near.append(number)

    def whenever(self, *name: str | int) -> None:
        number = block_number(name)
        self.always.append(number)
        self.ever.append(number)


class _Found(NamedTuple):
    """Blocks of a likeness that may be recalled at any time.

    `own` and `near`: by day, its own and those like it; `recalled` and `recalling`: of what has no date, or retells.
    """

    own: int
    near: Numbers
    recalled: int
    recalling: Numbers


def _found(name: Name, near: Sequence[str | int]) -> _Found:
    """`near`: what the last part of the name may be, its own first."""
    by_day = tuple([block_number((*name, each)) for each in near])
    recalling = tuple([block_number((*name, each, "?")) for each in near])
    return _Found(by_day[0], by_day, recalling[0], recalling)


@lru_cache(maxsize=MOST_REMEMBERED)
def _by_word(*name: str) -> _Found:
    return _found(name[:-1], name[-1:])


@lru_cache(maxsize=MOST_REMEMBERED)
def _by_quantity(place: str, family: str, kind: str, bucket: int) -> _Found:
    return _found(("q", place, family, kind), _beside(kind, bucket, FINE))


@lru_cache(maxsize=MOST_REMEMBERED)
def _of_one_place(family: str, kind: str, bucket: int, place: str) -> Numbers:
    return tuple([block_number(("w", family, kind, near, place)) for near in _beside(kind, bucket, FINE)])


@lru_cache(maxsize=MOST_REMEMBERED)
def _like_quantities(place: str, family: str, bucket: int) -> tuple[int, Numbers]:
    """The block of a wide bucket of masses, and those that it looks into."""
    looks = [block_number(("t", place, family, near)) for near in ("any", *_beside("g", bucket, WIDE))]
    return looks[1], tuple(looks)


@lru_cache(maxsize=MOST_REMEMBERED)
def _any_quantity(place: str, family: str) -> tuple[int, Numbers]:
    looks = [block_number(("t", place, family, near)) for near in ("any", *range(_round(WIDE)))]
    return looks[0], tuple(looks)


@lru_cache(maxsize=MOST_REMEMBERED)
def _around_with(family: str, kind: str, bucket: int, district: str) -> tuple[Numbers, Numbers]:
    """The blocks of a quantity in a district, and those that it looks into: in the districts around, or everywhere."""
    own = block_number(("w", family, kind, bucket)), block_number(("w", family, kind, bucket, district or "?"))
    near = _beside(kind, bucket, FINE)
    if not district:
        return own, tuple([block_number(("w", family, kind, each)) for each in near])
    return own, tuple([block_number(("w", family, kind, each, place)) for each in near for place in _around(district)])


@lru_cache(maxsize=MOST_REMEMBERED)
def _named_with(family: str, kind: str, bucket: int, word: str) -> tuple[int, Numbers]:
    """The block of a quantity beside the name of a place, and those like it."""
    looks = [block_number(("w", family, kind, near, f"~{word}")) for near in _beside(kind, bucket, FINE)]
    return looks[0], tuple(looks)


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


def _words(facts: IncidentFacts) -> list[str]:
    """The distinctive words of the place text, and the sites that it names."""
    return [*facts.place_words, *[f"@{site}" for site in sites_named(facts.place_text)]] if facts.place_text else []


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
