"""Which blocks an incident stands in and looks into, and when it does: what they rest on is told in blocks.py.

What a line gives at its places rests on little that varies: it is made once for all lines alike, and kept at hand.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rabta.counting.rules.block_numbers import (
    FINE,
    MOST_REMEMBERED,
    PARTICULAR_DIGITS,
    UNIQUE_DIGITS,
    WIDE,
    Amount,
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
)
from rabta.counting.rules.facts import ENTRY, IncidentFacts
from rabta.counting.rules.place_evidence import sites_named
from rabta.counting.rules.report_dates import Days
from rabta.counting.rules.several_places import districts_apart

NEAR_DAYS: Final = 5
"""Reports of one event come out within this many days of each other, or retell it and say so."""
MISDATED_DAYS: Final = 45
"""The same quantity at one place is met this far apart: a month mistaken, a report late."""
RECALLED_DAYS: Final = 31
"""What happened in one place is recalled by its name within this many days; later, with its quantity."""
PACKING: Final = 3
"""A gross weight meets under the name of its place what is lighter by so many fine blocks, as a net weight may be."""
ANY_TIME: Final = (0, 10**7)
_NO_WORDS: Final = frozenset[str]()

Look = tuple[Numbers, int, int]
"""Blocks that are looked into over the same days."""


class Spot(NamedTuple):
    """Where an incident stands: codes, and the words of its place where it has none; whether at sea; where else as well."""

    district: str
    airport: str
    words: frozenset[str]
    is_sea: bool
    also: tuple[str, ...] = ()


class Found:
    """Blocks of an incident, or of a part of it: those of its own days, of the days around them, and of any time."""

    def __init__(self, *, wanders: bool, is_recap: bool) -> None:
        self.wanders, self.is_recap = wanders, is_recap
        self.on_days: list[Numbers] = []
        self.always: list[Numbers] = []
        self.near: list[Numbers] = []
        self.misdated: list[Numbers] = []
        self.ever: list[Numbers] = []
        self.retelling: list[Numbers] = []
        self.retold: list[Numbers] = []

    def add(self, line: "_OfLine") -> None:
        """What of a line there is: a look without blocks is none."""
        if line.on_days:
            self.on_days.append(line.on_days)
        if line.near:
            self.near.append(line.near)
        if line.ever:
            self.ever.append(line.ever)
        if line.misdated:
            self.misdated.append(line.misdated)
        if line.always:
            self.always.append(line.always)

    def plain(self, *name: str | int) -> None:
        """On its own days in this block, which it looks into on the days around them."""
        number = block_number(name)
        self.on_days.append(number)
        self.near.append(number)

    def whenever(self, *name: str | int) -> None:
        """At any time in this block, which it looks into at any time."""
        number = block_number(name)
        self.always.append(number)
        self.ever.append(number)

    def at_any_time(self, found: Likeness) -> None:
        """What has no date, or retells, meets its like at any time."""
        self.on_days.append(found.own)
        self.ever.append(found.recalling)
        if self.wanders:
            self.always.append(found.recalled)
            self.ever.append(found.near)

    def named(self, own: Numbers, retold: Numbers) -> None:
        """What retells meets its like of the weeks before, however roughly it repeats the quantity."""
        self.on_days.append(own)
        self.near.append(own)
        self.retelling.append(retold)
        if self.is_recap:
            self.on_days.append(retold)
            self.retold.append(own)

    def looks(self, days: Days | None) -> list[Look]:
        """Into blocks of days around its own only where it has any."""
        looks = [(b"".join(self.ever), *ANY_TIME)] if self.ever else []
        if days:
            first, last = days
            for numbers, since, until in (
                (self.near, first - NEAR_DAYS, last + NEAR_DAYS),
                (self.misdated, first - MISDATED_DAYS, last + MISDATED_DAYS),
                (self.retelling, first, last + RECALLED_DAYS),
                (self.retold, first - RECALLED_DAYS, last),
            ):
                if numbers:
                    looks.append((b"".join(numbers), since, until))
        return looks


class _OfLine(NamedTuple):
    """The blocks of one line at its places, apart from words: as those of `Found`."""

    on_days: Numbers
    always: Numbers
    near: Numbers
    misdated: Numbers
    ever: Numbers


def of_lines(facts: IncidentFacts, found: Found) -> None:
    """Add what its seizure lines give: by place, quantity, words, and what several weigh together."""
    spot = _spot(facts)
    words = _words(facts.place_text, facts.place_words) if facts.place_text else ()
    several = sums(facts.lines)
    for amount in _amounts(facts):
        found.add(_of_line(spot, amount, facts.lumps > 1, found.wanders, found.is_recap))
        if words or facts.hiding or several:
            _of_particulars(facts, amount, words, several, found)
    if words:
        _of_gross_weights(facts, words, found)


def _of_gross_weights(facts: IncidentFacts, words: Sequence[str], found: Found) -> None:
    """A gross weight meets what is lighter under the name of its place, as a net one may be."""
    for line in facts.lines:
        if line.weight_kind == "gross" and line.g:
            for family in families(Amount(line.substance, line.g, line.digits, line.quantity, line.count)):
                for lighter in range(1, PACKING + 1):
                    _under_one_name(family, "g", bucket_of(line.g, FINE) - lighter, words, facts.district, found)


def _amounts(facts: IncidentFacts) -> Iterator[Amount]:
    """What its lines state, and the figures that they put right: where those stand they look as well."""
    for line in facts.lines:
        yield Amount(line.substance, line.g, line.digits, line.quantity, line.count)
        if line.instead_of_g is not None:
            yield Amount(line.substance, line.instead_of_g, line.digits, line.instead_of, None)


def _of_particulars(
    facts: IncidentFacts, amount: Amount, words: Sequence[str], several: Iterable[int], found: Found
) -> None:
    """What a line has in common with few: words for its place, where it was hidden, what several lines weigh together."""
    is_alike = amount.g is not None and facts.lumps <= 1
    for family in families(amount):
        for place, is_coded in _places(*_spot(facts)):
            if is_alike and is_coded:
                for g in several:
                    own, near = like_quantities(place, family, bucket_of(g, WIDE))
                    found.on_days.append(own)
                    found.near.append(near)
                for word in words:
                    found.named(*named(place, family, word))
            for word in facts.hiding:
                found.plain("h", place, family, word)
                found.at_any_time(by_word("h", place, family, word))
        for kind, bucket in buckets(amount) if words else ():
            _under_one_name(family, kind, bucket, words, facts.district, found)


def _under_one_name(family: str, kind: str, bucket: int, words: Sequence[str], district: str, found: Found) -> None:
    """The same quantity near in time, under the same name of a place, or where a district is unknown."""
    for word in words:
        of_word, likewise = named_with(family, kind, bucket, word)
        found.on_days.append(of_word)
        if district:
            found.near.append(likewise)


def of_numbers(facts: IncidentFacts, found: Found) -> None:
    """Add what its flight, case, record and bulletin give, which need no place."""
    if facts.flight:
        found.plain("f", facts.flight)
        found.at_any_time(by_word("f", facts.flight))
    if facts.case_number:
        found.whenever("c", facts.case_number)
    if facts.record_number and facts.from_table:
        found.whenever("r", facts.reporter, facts.record_number)
    for said in facts.bulletin:
        if not said.startswith(ENTRY):
            found.plain("b", said)


@lru_cache(maxsize=MOST_REMEMBERED)
def _of_line(spot: Spot, amount: Amount, is_lump: bool, wanders: bool, is_recap: bool) -> _OfLine:
    found = Found(wanders=wanders, is_recap=is_recap)
    fine, exact = buckets(amount), particular(amount, PARTICULAR_DIGITS)
    for family in families(amount):
        for place, is_coded in _places(*spot):
            _near_in_time(amount, place, family, is_any=is_lump or not is_coded or amount.g is None, found=found)
            for kind, bucket in fine:
                _of_quantity(place, spot.district, family, kind, bucket, found)
            if amount.quantity is not None and amount.digits > 1:
                _of_figure(block_number(("v", place, family, str(amount.quantity.normalize()))), found)
            if exact:
                found.whenever("x", place, family, exact)
        for kind, bucket in fine:
            own, near = around_with(family, kind, bucket, spot.district)
            found.on_days.append(own)
            found.near.append(near)
        if unique := particular(amount, UNIQUE_DIGITS):
            found.whenever("x", family, unique)
    return _OfLine(*map(b"".join, (found.on_days, found.always, found.near, found.misdated, found.ever)))


def _near_in_time(amount: Amount, place: str, family: str, *, is_any: bool, found: Found) -> None:
    """Near in time at one place, like quantities and shared words meet. What states no mass, or lumps several operations
    together, meets all; so do those whose place is the sea, or no more than a word."""
    if is_any or amount.g is None:
        own, near = any_quantity(place, family)
    else:
        own, near = like_quantities(place, family, bucket_of(amount.g, WIDE))
    found.on_days.append(own)
    found.near.append(near)


def _of_figure(own: Numbers, found: Found) -> None:
    """The same figure in one place, weeks apart."""
    found.on_days.append(own)
    (found.near if found.is_recap else found.misdated).append(own)


def _of_quantity(place: str, district: str, family: str, kind: str, bucket: int, found: Found) -> None:
    """As `at_any_time`; those in a district, on days, are found by what is around it, in which they stand as well."""
    if place != district:
        found.at_any_time(by_quantity(place, family, kind, bucket))
        return
    found.ever.append(recalled_quantities(place, family, kind, bucket))
    if found.wanders:
        found.always.append(by_quantity(place, family, kind, bucket).recalled)
        found.ever.append(of_one_place(family, kind, bucket, place))


@lru_cache(maxsize=10_000)
def _words(text: str, words: frozenset[str]) -> tuple[str, ...]:
    """The distinctive words of a place text, and the sites that it names."""
    return (*words, *[f"@{site}" for site in sites_named(text)]) if text else ()


def _spot(facts: IncidentFacts) -> Spot:
    is_coded = facts.district or facts.airport
    also = districts_apart(facts.place_text) if facts.lumps > 1 else ()
    return Spot(facts.district, facts.airport, _NO_WORDS if is_coded else facts.place_words, facts.setting == "sea", also)


@lru_cache(maxsize=10_000)
def _places(
    district: str, airport: str, words: frozenset[str], is_sea: bool, also: tuple[str, ...]
) -> tuple[tuple[str, bool], ...]:
    """District, airport and districts beside; where none is known, the words of the place text; the sea. Each with whether
    it is coded."""
    places = {place: True for place in (district, airport, *also) if place}
    named = places or {f"~{word}": False for word in words}
    return tuple(({**named, "~sea": False} if is_sea else named).items())
