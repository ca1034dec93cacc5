"""Which incidents are worth comparing: those that meet in a block. Symmetric, without a cap on how many meet.

An incident stands in some blocks, each for some days, and looks into some, each over some days. Two meet where one looks
into a block in which the other stands on one of those days; then the other meets the one as well. There are several ways
to meet, because each of place, time and quantity is missing or wrong in some reports:

near in time at one place for one family of drugs, with like quantities or like words; the
same quantity in one place, even weeks apart; the same quantity near in time where the places may be one; a case, a flight,
or a bulletin's totals; and a quantity so particular that it needs neither time nor place. A report without a date, or one
that retells what is long past, meets its like at any time. A report that names no drug stands with every family.

Here are the blocks of one incident; `meeting.py` finds who of many meets whom.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rabta.counting.rules.block_numbers import (
    PARTICULAR_DIGITS,
    UNIQUE_DIGITS,
    WIDE,
    Likeness,
    Numbers,
    any_quantity,
    around_with,
    block_number,
    bucket_of,
    buckets,
    by_quantity,
    by_word,
    families,
    like_quantities,
    named,
    named_with,
    of_one_place,
    particular,
    recalled_quantities,
    sums,
    together,
    told_apart,
)
from rabta.counting.rules.facts import ENTRY, IncidentFacts
from rabta.counting.rules.place_evidence import sites_named
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

Days = tuple[int, int]
Block = tuple[int, int, int]
"""A block and the days in question, both ends included, as `date.toordinal()`."""
Look = tuple[Numbers, int, int]
"""Blocks that are looked into over the same days."""


class Blocks(NamedTuple):
    """Where one incident stands, each block once, and where it looks for others.

    It stands in `on_days` on its own days, in `always` whatever the day: nothing else stands in those.
    """

    days: Days | None
    on_days: Numbers
    always: Numbers
    looks: Sequence[Look]

    @property
    def standing(self) -> Iterator[Look]:
        """As `looks`: blocks in which it stands over the same days. A vague time comes in steps."""
        if self.on_days and self.days:
            for first, last in _steps(self.days):
                yield self.on_days, first, last
        if self.always:
            yield self.always, *ANY_TIME

    @property
    def stands(self) -> frozenset[Block]:
        """Each block and the days on which it stands there."""
        return frozenset([(each, first, last) for numbers, first, last in self.standing for each in told_apart(numbers)])

    @property
    def numbers(self) -> list[int]:
        """The numbers of `stands`, in order."""
        return sorted([number for numbers, _, _ in self.standing for number in told_apart(numbers)])


def blocks_of(facts: IncidentFacts) -> Blocks:
    """The blocks of one incident, a pure function of it."""
    return _Made(facts).blocks()


def meet(a: Blocks, b: Blocks) -> bool:
    """Whether the two incidents of these blocks are worth comparing. Symmetric."""
    stands = defaultdict[int, list[Block]](list)
    for block in b.stands:
        stands[block[0]].append(block)
    looks = [(number, first, last) for numbers, first, last in a.looks for number in told_apart(numbers)]
    return any(first <= y[2] and y[1] <= last for number, first, last in looks for y in stands.get(number, ()))


def first_day(fact: IncidentFacts) -> int:
    """The first of its days; 0 without one."""
    return (_days(fact) or ANY_TIME)[0]


class _Made:
    """The blocks of one incident, collected: those of its own days, of the days around them, and of any time."""

    def __init__(self, facts: IncidentFacts) -> None:
        self.facts = facts
        self.days = _days(facts)
        self.wanders = self.days is None or facts.recap
        self.on_days, self.always = list[Numbers](), list[Numbers]()
        self.near, self.misdated, self.ever = list[Numbers](), list[Numbers](), list[Numbers]()
        self.retelling, self.retold = list[Numbers](), list[Numbers]()
        self._of_lines()
        self._of_numbers()

    def blocks(self) -> Blocks:
        """It looks into blocks of days around its own, and stands in some of its days, only where it has any."""
        looks = [(b"".join(self.ever), *ANY_TIME)] if self.ever else []
        if self.days:
            first, last = self.days
            for numbers, since, until in (
                (self.near, first - NEAR_DAYS, last + NEAR_DAYS),
                (self.misdated, first - MISDATED_DAYS, last + MISDATED_DAYS),
                (self.retelling, first, last + RECALLED_DAYS),
                (self.retold, first - RECALLED_DAYS, last),
            ):
                if numbers:
                    looks.append((b"".join(numbers), since, until))
        return Blocks(self.days, together(self.on_days), together(self.always), looks)

    def _of_lines(self) -> None:
        places, words = _places(self.facts), _words(self.facts.place_text, self.facts.place_words)
        for line in self.facts.lines:
            fine = buckets(line)
            for family in families(line):
                for place, is_coded in places.items():
                    self._at_place(line, place, family, fine, words if is_coded else None)
                for kind, bucket in fine:
                    self._elsewhere(family, kind, bucket, words)
                if unique := particular(line, UNIQUE_DIGITS):
                    self._whenever("x", family, unique)

    def _of_numbers(self) -> None:
        facts = self.facts
        if facts.flight:
            self._plain("f", facts.flight)
            self._at_any_time(by_word("f", facts.flight))
        if facts.case_number:
            self._whenever("c", facts.case_number)
        if facts.record_number and facts.from_table:
            self._whenever("r", facts.reporter, facts.record_number)
        for said in facts.bulletin:
            if not said.startswith(ENTRY):
                self._plain("b", said)

    def _at_place(
        self, line: SeizureLine, place: str, family: str, fine: Sequence[tuple[str, int]], words: Sequence[str] | None
    ) -> None:
        """`words`: None at a place that is the sea, or no more than a word."""
        self._near_in_time(line, place, family, words)
        for kind, bucket in fine:
            self._of_quantity(place, family, kind, bucket)
        for word in self.facts.hiding:
            self._plain("h", place, family, word)
            self._at_any_time(by_word("h", place, family, word))
        if line.quantity is not None and line.digits > 1:
            self._of_figure(block_number(("v", place, family, str(line.quantity.normalize()))))
        if exact := particular(line, PARTICULAR_DIGITS):
            self._whenever("x", place, family, exact)

    def _near_in_time(self, line: SeizureLine, place: str, family: str, words: Sequence[str] | None) -> None:
        """Near in time at one place, like quantities and shared words meet. What states no mass, or lumps several operations
        together, meets all; so do those whose place is the sea, or no more than a word."""
        if words is None or line.g is None or self.facts.lumps > 1:
            own, near = any_quantity(place, family)
            self.on_days.append(own)
            self.near.append(near)
            return
        for g in (line.g,) if len(self.facts.lines) == 1 else {line.g, *sums(self.facts.lines)}:
            own, near = like_quantities(place, family, bucket_of(g, WIDE))
            self.on_days.append(own)
            self.near.append(near)
        for word in words:
            self._named(*named(place, family, word))

    def _named(self, own: Numbers, retold: Numbers) -> None:
        """What retells meets its like of the weeks before, however roughly it repeats the quantity."""
        self.on_days.append(own)
        self.near.append(own)
        self.retelling.append(retold)
        if self.facts.recap:
            self.on_days.append(retold)
            self.retold.append(own)

    def _of_figure(self, own: Numbers) -> None:
        """The same figure in one place, weeks apart."""
        self.on_days.append(own)
        (self.near if self.facts.recap else self.misdated).append(own)

    def _of_quantity(self, place: str, family: str, kind: str, bucket: int) -> None:
        """As `_at_any_time`; those in a district, on days, are found by `_elsewhere`, in which they stand as well."""
        if place != self.facts.district:
            self._at_any_time(by_quantity(place, family, kind, bucket))
            return
        self.ever.append(recalled_quantities(place, family, kind, bucket))
        if self.wanders:
            self.always.append(by_quantity(place, family, kind, bucket).recalled)
            self.ever.append(of_one_place(family, kind, bucket, place))

    def _at_any_time(self, found: Likeness) -> None:
        """What has no date, or retells, meets its like at any time."""
        self.on_days.append(found.own)
        self.ever.append(found.recalling)
        if self.wanders:
            self.always.append(found.recalled)
            self.ever.append(found.near)

    def _elsewhere(self, family: str, kind: str, bucket: int, words: Sequence[str]) -> None:
        """The same quantity near in time: in the districts around, under the same name, or where a district is unknown."""
        own, near = around_with(family, kind, bucket, self.facts.district)
        self.on_days.append(own)
        self.near.append(near)
        for word in words:
            of_word, likewise = named_with(family, kind, bucket, word)
            self.on_days.append(of_word)
            if self.facts.district:
                self.near.append(likewise)

    def _plain(self, *name: str | int) -> None:
        """On its own days in this block, which it looks into on the days around them."""
        number = block_number(name)
        self.on_days.append(number)
        self.near.append(number)

    def _whenever(self, *name: str | int) -> None:
        number = block_number(name)
        self.always.append(number)
        self.ever.append(number)


@lru_cache(maxsize=10_000)
def _steps(days: Days) -> tuple[Days, ...]:
    """The days in steps: one for a day, four or so for a month."""
    first, last = days
    return tuple((day, min(last, day + STEP_DAYS - 1)) for day in range(first, last + 1, STEP_DAYS))


def _days(facts: IncidentFacts) -> Days | None:
    days = facts.occurred or facts.reported
    return days if days and days[1] - days[0] <= LONGEST_DAYS else None


@lru_cache(maxsize=10_000)
def _words(text: str, words: frozenset[str]) -> tuple[str, ...]:
    """The distinctive words of a place text, and the sites that it names."""
    return (*words, *[f"@{site}" for site in sites_named(text)]) if text else ()


def _places(facts: IncidentFacts) -> dict[str, bool]:
    """District and airport; where neither is known, the words of the place text; the sea. Each with whether it is coded."""
    places = {place: True for place in (facts.district, facts.airport) if place}
    named = places or {f"~{word}": False for word in facts.place_words}
    return {**named, "~sea": False} if facts.setting == "sea" else named
