"""The numbers of blocks, made of their names, and what is near what: quantities, districts, kinds of drugs.

Numbers that belong together are made together and kept at hand: many incidents stand in few blocks.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
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


@lru_cache(maxsize=MOST_REMEMBERED)
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
    return _likeness(name[:-1], name[-1:])


@lru_cache(maxsize=MOST_REMEMBERED)
def by_quantity(place: str, family: str, kind: str, bucket: int) -> Likeness:
    """Of a quantity in one place, as those a little larger and smaller are."""
    return _likeness(("q", place, family, kind), beside(kind, bucket, FINE))


@lru_cache(maxsize=MOST_REMEMBERED)
def recalled_quantities(place: str, family: str, kind: str, bucket: int) -> Numbers:
    """`by_quantity(...).recalling` alone, which is all that most incidents look into."""
    return b"".join([block_number(("q", place, family, kind, each, "?")) for each in beside(kind, bucket, FINE)])


def _likeness(name: Name, near: Sequence[str | int]) -> Likeness:
    """`near`: what the last part of the name may be, its own first."""
    by_day = b"".join([block_number((*name, each)) for each in near])
    recalling = b"".join([block_number((*name, each, "?")) for each in near])
    return Likeness(by_day[:EACH], by_day, recalling[:EACH], recalling)


@lru_cache(maxsize=MOST_REMEMBERED)
def of_one_place(family: str, kind: str, bucket: int, place: str) -> Numbers:
    """Blocks of a quantity in one district."""
    return b"".join([block_number(("w", family, kind, near, place)) for near in beside(kind, bucket, FINE)])


@lru_cache(maxsize=MOST_REMEMBERED)
def like_quantities(place: str, family: str, bucket: int) -> tuple[Numbers, Numbers]:
    """The block of a wide bucket of masses, and those that it looks into."""
    looks = [block_number(("t", place, family, near)) for near in ("any", *beside("g", bucket, WIDE))]
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


@lru_cache(maxsize=MOST_REMEMBERED)
def around_with(family: str, kind: str, bucket: int, district: str) -> tuple[Numbers, Numbers]:
    """The blocks of a quantity in a district, and those that it looks into: in the districts around, or everywhere."""
    own = block_number(("w", family, kind, bucket)) + block_number(("w", family, kind, bucket, district or "?"))
    near = beside(kind, bucket, FINE)
    if not district:
        return own, b"".join([block_number(("w", family, kind, each)) for each in near])
    return own, b"".join([block_number(("w", family, kind, each, place)) for each in near for place in _around(district)])


@lru_cache(maxsize=MOST_REMEMBERED)
def named_with(family: str, kind: str, bucket: int, word: str) -> tuple[Numbers, Numbers]:
    """The block of a quantity beside the name of a place, and those like it."""
    looks = [block_number(("w", family, kind, near, f"~{word}")) for near in beside(kind, bucket, FINE)]
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


def families(line: SeizureLine) -> tuple[str, ...]:
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


def _round(width: float) -> int:
    """How many blocks of this width lie between a mass and one a thousand times as heavy, which is in the same block."""
    return round(log(1000) / width)


def buckets(line: SeizureLine) -> list[tuple[str, int]]:
    """The fine blocks of the mass ("g") and of the number of pieces ("n"): the same packets are weighed or numbered."""
    found = [("g", bucket_of(line.g, FINE))] if line.g else []
    return [*found, ("n", floor(log(line.n) / FINE))] if line.n else found


def beside(kind: str, bucket: int, width: float) -> tuple[int, ...]:
    """A block of quantities and both its neighbours: what differs by less than its width lies in one of them."""
    numbers = bucket, bucket - 1, bucket + 1
    return tuple([n % _round(width) for n in numbers]) if kind == "g" else numbers


def particular(line: SeizureLine, digits: int) -> str:
    """The exact quantity where so many digits make it unlikely to be met twice by chance, else ""."""
    if line.g and (line.digits >= digits or (line.g >= PARTICULAR_G and line.digits >= digits - 2)):
        return f"{line.g} g"
    if line.g is None and line.n and line.n >= PARTICULAR_N:
        return f"{line.n:f}"
    return ""
