"""Which incidents are worth comparing: those that share a key. Symmetric, without a cap on how many share one.

Three ways to meet, because each of place, time and quantity is missing or wrong in some reports:
near in time at one place for one family of drugs; the same quantity at one place, whatever the dates; and a
quantity so particular that it needs neither. A report that names no drug carries the key of every family.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor, log

from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.seizure_line import SeizureLine

WINDOW_DAYS = 8
"""Width of a time block. Two staggered rows of blocks bring together whatever is at most 4 days apart."""
LONGEST_DAYS = 62
"""A time vaguer than two months places nothing: such an incident is met by its quantity."""
BUCKET = log(1.05)
"""Width of a quantity block; two staggered rows bring together quantities within 2.5 %."""
PARTICULAR_DIGITS = 3
PARTICULAR_G = 100_000
PARTICULAR_N = 1000


def block_keys(facts: IncidentFacts) -> frozenset[str]:
    """The keys of one incident, a pure function of it: about fifteen for an ordinary one."""
    places = _places(facts)
    windows = _windows(facts)
    families = {family for line in facts.lines for family in _families(line)}
    keys = {f"t|{place}|{family}|{window}" for place in places for family in families for window in windows}
    for line in facts.lines:
        for family in _families(line):
            for bucket in _buckets(line):
                keys.update(f"q|{place}|{family}|{bucket}" for place in places)
                keys.update(f"w|{family}|{bucket}|{window}" for window in windows)
            if line.quantity is not None and line.digits > 1:
                keys.update(f"v|{family}|{line.quantity.normalize()}|{window}" for window in windows)
            if exact := _particular(line):
                keys.add(f"x|{family}|{exact}")
    keys.update(f"h|{place}|{family}|{word}" for place in places for family in families for word in facts.hiding)
    if facts.flight:
        keys.update(f"f|{facts.flight}|{window}" for window in windows or ("?",))
    if facts.case_number:
        keys.add(f"c|{facts.case_number}")
    return frozenset(keys)


def candidate_pairs(incidents: Iterable[IncidentFacts]) -> Iterator[tuple[IncidentFacts, IncidentFacts]]:
    """Every pair that shares a block key, once; incidents of one list are left out unless they are equal."""
    facts = list(incidents)
    keys = [tuple(sys.intern(key) for key in block_keys(fact)) for fact in facts]
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            blocks[key].append(number)
    for i, fact in enumerate(facts):
        met: set[int] = set()
        for key in keys[i]:
            members = blocks[key]
            met.update(members[bisect_right(members, i) :])
        for j in sorted(met):
            other = facts[j]
            if fact.source != other.source or _may_repeat(fact, other):
                yield fact, other


def _may_repeat(a: IncidentFacts, b: IncidentFacts) -> bool:
    return a.content == b.content and (a.from_table or abs(a.repeat - b.repeat) == 1)


def _places(facts: IncidentFacts) -> set[str]:
    """District and airport; where neither is known, the words of the place text. The sea is a place of its own."""
    coded = {place for place in (facts.district, facts.airport) if place}
    named = coded or {f"~{word}" for word in facts.place_words}
    return named | {"~sea"} if facts.setting == "sea" else named


def _windows(facts: IncidentFacts) -> tuple[str, ...]:
    days = facts.occurred or facts.reported
    if not days or days[1] - days[0] > LONGEST_DAYS:
        return ()
    half = WINDOW_DAYS // 2
    plain = range(days[0] // WINDOW_DAYS, days[1] // WINDOW_DAYS + 1)
    staggered = range((days[0] + half) // WINDOW_DAYS, (days[1] + half) // WINDOW_DAYS + 1)
    return (*(str(n) for n in plain), *(f"{n}s" for n in staggered))


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


def _buckets(line: SeizureLine) -> tuple[str, ...]:
    """Two staggered buckets of the mass, and two of the number of pieces: the same packets are weighed or numbered.

    By the logarithm; grams modulo a thousand, so that a slip of the unit meets.
    """
    sizes = [("g", log(line.g) % log(1000))] if line.g else []
    sizes += [("n", log(line.n))] if line.n else []
    return tuple(
        bucket
        for unit, size in sizes
        for bucket in (f"{unit}{floor(size / BUCKET)}", f"{unit}{floor(size / BUCKET + 0.5)}s")
    )


def _particular(line: SeizureLine) -> str:
    """The exact quantity where it is unlikely to be met twice by chance, else ""."""
    if line.g and (line.digits >= PARTICULAR_DIGITS or line.g >= PARTICULAR_G):
        return f"{line.g} g"
    if line.g is None and line.n and line.n >= PARTICULAR_N:
        return f"{line.n:f}"
    return ""

