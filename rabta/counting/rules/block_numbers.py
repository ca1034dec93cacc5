"""The numbers of blocks, made of their names, and what is near what: quantities, districts, kinds of drugs.

Numbers that belong together are made together and kept at hand: many incidents stand in few blocks.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import blake2b
from math import floor, log
from struct import unpack
from typing import Final, NamedTuple

from rabta.counting.rules.place_evidence import near_districts
from rabta.counting.rules.seizure_line import SeizureLine

FINE: Final = log(1000) / 140
"""Width of a quantity block, 5 %: an incident looks into its own and both neighbours."""
WIDE: Final = log(1000) / 24
"""The same for quantities that may be one weight told roughly, or gross and net: 33 %."""
MOST_REMEMBERED: Final = 100_000
"""Numbers of blocks of each kind that are kept at hand."""
STRETCH: Final = 10
"""So many blocks of quantities that lie side by side are numbered at once: neighbours are asked for together."""
PARTICULAR_DIGITS: Final = 3
UNIQUE_DIGITS: Final = 4
PARTICULAR_G: Final = 100_000
PARTICULAR_N: Final = 1000

Name = tuple[str | int, ...]
"""What a block is called: its kind, and what its incidents have in common."""
Numbers = bytes
"""Blocks, each by the signed 64-bit number of its name, eight bytes each: a number is sooner found than a name, and many are
sooner put together than one by one."""
EACH: Final = 8


def block_number(name: Name) -> Numbers:
    """The number of one block, made of its name alone."""
    return blake2b(repr(name).encode(), digest_size=EACH).digest()


def told_apart(numbers: Numbers) -> tuple[int, ...]:
    """The numbers one by one.

    >>> told_apart(bytes(7) + b"\\x01" + b"\\xff" * 8)
    (1, -1)
    """
    return unpack(f">{len(numbers) // EACH}q", numbers)


def together(pieces: Iterable[Numbers]) -> Numbers:
    """All numbers of these, each once."""
    joined = b"".join(pieces)
    if len(joined) <= EACH:
        return joined
    each = {joined[start : start + EACH] for start in range(0, len(joined), EACH)}
    return joined if len(each) * EACH == len(joined) else b"".join(each)


class Likeness(NamedTuple):
    """Blocks of a likeness that may be recalled at any time.

    `own` and `near`: by day, its own and those like it; `recalled` and `recalling`: of what has no date, or retells.
    """

    own: Numbers
    near: Numbers
    recalled: Numbers
    recalling: Numbers


@lru_cache(maxsize=MOST_REMEMBERED)
def by_word(*name: str) -> Likeness:
    """Of what has a word in common: itself."""
    by_day, recalled = block_number(name), block_number((*name, "?"))
    return Likeness(by_day, by_day, recalled, recalled)


def by_quantity(place: str, family: str, kind: str, bucket: int) -> Likeness:
    """Of a quantity in one place, as those a little larger and smaller are."""
    near, recalling = beside(("q", place, family), kind, bucket), recalled_quantities(place, family, kind, bucket)
    return Likeness(middle(near), near, middle(recalling), recalling)


def recalled_quantities(place: str, family: str, kind: str, bucket: int) -> Numbers:
    """`by_quantity(...).recalling` alone, which is all that most incidents look into."""
    return beside(("q", place, family), kind, bucket, "?")


def of_one_place(family: str, kind: str, bucket: int, place: str) -> Numbers:
    """Blocks of a quantity in one district."""
    return beside(("w", family), kind, bucket, place)


@lru_cache(maxsize=MOST_REMEMBERED)
def like_quantities(place: str, family: str, bucket: int) -> tuple[Numbers, Numbers]:
    """The block of a wide bucket of masses, and those that it looks into."""
    near: tuple[str | int, ...] = ("any", *_neighbours("g", bucket, WIDE))
    looks = [block_number(("t", place, family, each)) for each in near]
    return looks[1], b"".join(looks)


@lru_cache(maxsize=MOST_REMEMBERED)
def any_quantity(place: str, family: str) -> tuple[Numbers, Numbers]:
    """The block of what may be of any mass, which looks into all of its place."""
    looks = [block_number(("t", place, family, near)) for near in ("any", *range(_round(WIDE)))]
    return looks[0], b"".join(looks)


@lru_cache(maxsize=MOST_REMEMBERED)
def named(place: str, family: str, word: str) -> tuple[Numbers, Numbers]:
    """The block of a word beside a place, and that of those that retell it."""
    return block_number(("t", place, family, word)), block_number(("t", place, family, word, "?"))


def around_with(family: str, kind: str, bucket: int, district: str) -> tuple[Numbers, Numbers]:
    """The blocks of a quantity in a district, and those that it looks into: in the districts around, or everywhere."""
    everywhere = beside(("w", family), kind, bucket)
    own = middle(everywhere) + middle(of_one_place(family, kind, bucket, district or "?"))
    if not district:
        return own, everywhere
    return own, b"".join([of_one_place(family, kind, bucket, place) for place in _around(district)])


@lru_cache(maxsize=MOST_REMEMBERED)
def named_with(family: str, kind: str, bucket: int, word: str) -> tuple[Numbers, Numbers]:
    """The block of a quantity beside the name of a place, and those like it."""
    looks = [block_number(("w", family, kind, near, f"~{word}")) for near in _neighbours(kind, bucket, FINE)]
    return looks[0], b"".join(looks)


@lru_cache(maxsize=1000)
def _around(district: str) -> tuple[str, ...]:
    """The other districts that may be written for this one, and "?" for one that is not known."""
    return (*sorted(near_districts(district) - {district}), "?")


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
_FAMILY_OF = {code: (family,) for family, codes in _FAMILIES.items() for code in codes}
_EVERY_FAMILY = tuple(_FAMILIES)


class Amount(NamedTuple):
    """What the blocks of a line rest on: many lines are alike in it."""

    substance: str
    g: int | None
    digits: int
    quantity: Decimal | None
    pieces: Decimal | None

    @property
    def n(self) -> Decimal | None:
        """The number of pieces stated, as SeizureLine.n."""
        return self.quantity if self.g is None and self.quantity is not None else self.pieces


def families(line: Amount) -> tuple[str, ...]:
    """The family of the line's substance; every family where it names no drug."""
    return _FAMILY_OF.get(line.substance, _EVERY_FAMILY)


def sums(lines: Sequence[SeizureLine]) -> set[int]:
    """What several lines weigh together, all drugs and drug by drug: another report may tell of them as one."""
    if len(lines) == 1:
        return set()
    by_drug: dict[str, int] = defaultdict(int)
    for line in lines:
        by_drug[line.substance] += line.g or 0
    return {g for g in (*by_drug.values(), sum(by_drug.values())) if g}


@lru_cache(maxsize=MOST_REMEMBERED)
def bucket_of(g: int, width: float) -> int:
    """The block of a mass, by its logarithm, grams modulo a thousand, so that a slip of the unit meets."""
    return floor(log(g) / width) % _round(width)


@cache
def _round(width: float) -> int:
    """How many blocks of this width lie between a mass and one a thousand times as heavy, which is in the same block."""
    return round(log(1000) / width)


def buckets(line: Amount) -> list[tuple[str, int]]:
    """The fine blocks of the mass ("g") and of the number of pieces ("n"): the same packets are weighed or numbered."""
    found = [("g", bucket_of(line.g, FINE))] if line.g else []
    return [*found, ("n", floor(log(line.n) / FINE))] if line.n else found


def beside(before: Name, kind: str, bucket: int, *after: str) -> Numbers:
    """A fine block of quantities and both its neighbours, its own in the middle: what differs by less than its width lies
    in one of them. They are called `before`, kind, bucket, `after`."""
    stretch, place = divmod(bucket, STRETCH)
    return _stretch(before, kind, stretch, after)[EACH * place : EACH * (place + 3)]


def middle(three: Numbers) -> Numbers:
    """Of a block and both its neighbours, the block itself."""
    return three[EACH : 2 * EACH]


@lru_cache(maxsize=MOST_REMEMBERED)
def _stretch(before: Name, kind: str, number: int, after: tuple[str, ...]) -> Numbers:
    """So many blocks of quantities one after the other, and one more on each side."""
    first = number * STRETCH - 1
    buckets = [_turned(kind, bucket, FINE) for bucket in range(first, first + STRETCH + 2)]
    return b"".join([block_number((*before, kind, bucket, *after)) for bucket in buckets])


def _neighbours(kind: str, bucket: int, width: float) -> tuple[int, ...]:
    """A block of quantities and both its neighbours, its own first."""
    return tuple([_turned(kind, near, width) for near in (bucket, bucket - 1, bucket + 1)])


def _turned(kind: str, bucket: int, width: float) -> int:
    """Masses go round: one a thousand times as heavy is in the same block."""
    return bucket % _round(width) if kind == "g" else bucket


def particular(line: Amount, digits: int) -> str:
    """The exact quantity where so many digits make it unlikely to be met twice by chance, else ""."""
    if line.g and (line.digits >= digits or (line.g >= PARTICULAR_G and line.digits >= digits - 2)):
        return f"{line.g} g"
    if line.g is None and line.n and line.n >= PARTICULAR_N:
        return f"{line.n:f}"
    return ""
