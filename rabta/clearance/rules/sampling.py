"""Which cleared fields to visit, why, and how many for the precision that is wanted.

How many (Cochran, Sampling Techniques, 3rd ed. 1977): for a share, 4.4 with the correction for a finite number of fields;
for the ratio of land destroyed to land claimed, 6.5. The larger of the two is drawn. Every largest field is visited (as in
5.9), the others by agency and district, at least two of each, as many of each as it holds land (5.5).
Which of them: the order of SHA-256 over the seed and the field's id, so that nobody chooses and anybody can draw it again.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rabta.clearance.rules.interval import normal_quantile

LEAST = 2
"""Fields of one stratum, where it has as many: from one alone no spread can be seen."""
SPREAD = 0.5
"""What is expected of a field's destroyed land around the ratio, in parts of a mean field; visits replace it."""
SHARE = 0.5
"""The share of fields expected to be confirmed: at a half, no other share needs more visits."""
OF_THE_LAND = 0.05
"""A field with this part of a district's claimed land is visited for certain."""


class Drawn(StrEnum):
    """Why a field is visited."""

    LARGEST = "largest"
    ALL = "all"
    LOT = "lot"


@dataclass(frozen=True, kw_only=True)
class Cleared:
    """A cleared field as claimed. `field` names it; `district` and `agency` by code."""

    field: str
    district: str
    agency: str
    m2: float


@dataclass(frozen=True, kw_only=True)
class Precision:
    """What is wanted: half the width of the interval, in parts of one (0.1: ten per cent more or less)."""

    half_width: float = 0.1
    confidence: float = 0.95
    spread: float = SPREAD
    share: float = SHARE


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """Fields drawn alike: `of` in all, `visits` of them. `certain`: every one is visited."""

    name: str
    district: str
    agency: str
    certain: bool
    of: int
    visits: int
    m2: float


@dataclass(frozen=True, kw_only=True)
class ToVisit:
    """One field to visit, and why. `weight`: how many fields it stands for."""

    field: str
    stratum: str
    why: Drawn
    place: int
    of: int
    weight: float
    part_of_district: float


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan: fields in the order of districts, strata and lots. `for_share`, `for_ratio`: how many each needs."""

    seed: str
    precision: Precision
    fields: int
    for_share: int
    for_ratio: int
    strata: tuple[Stratum, ...]
    visits: tuple[ToVisit, ...]


def visits_for_share(fields: int, wanted: Precision) -> int:
    """So that the share confirmed is known to the half width: n0 = z^2 p q / d^2, n = n0 / (1 + (n0 - 1) / N)."""
    first = normal_quantile(wanted.confidence) ** 2 * wanted.share * (1 - wanted.share) / wanted.half_width**2
    return min(fields, math.ceil(first / (1 + (first - 1) / fields))) if fields else 0


def visits_for_ratio(fields: int, wanted: Precision) -> int:
    """So that land destroyed over land claimed is known to the half width: n0 = (z s / d)^2, n = n0 / (1 + n0 / N)."""
    first = (normal_quantile(wanted.confidence) * wanted.spread / wanted.half_width) ** 2
    return min(fields, math.ceil(first / (1 + first / fields))) if fields else 0


def sampling_plan(cleared: Sequence[Cleared], *, seed: str, wanted: Precision = Precision()) -> Plan:
    """The plan for these fields (any order), the same for the same seed. Raises ValueError for a precision that is none."""
    if not (0 < wanted.half_width < 1 and 0.5 <= wanted.confidence < 1 and wanted.spread > 0 and 0 < wanted.share < 1):
        raise ValueError("The half width lies between 0 and 1, the confidence between 0.5 and 1.")
    of_district: dict[str, float] = {}
    cleared = sorted(cleared, key=lambda each: each.field)
    for each in cleared:
        of_district[each.district] = of_district.get(each.district, 0.0) + each.m2
    for_share, for_ratio = visits_for_share(len(cleared), wanted), visits_for_ratio(len(cleared), wanted)
    groups = _groups(cleared, of_district)
    shared = _shared_out(max(for_share, for_ratio), groups)
    strata, visits = [], []
    for (district, agency, certain), members in sorted(groups.items(), key=lambda each: (*each[0][:2], not each[0][2])):
        number = shared[district, agency, certain]
        name = f"{district}/{agency}/{'largest' if certain else 'others'}"
        strata.append(Stratum(
            name=name, district=district, agency=agency, certain=certain, of=len(members), visits=number,
            m2=math.fsum(each.m2 for each in members),
        ))  # fmt: skip
        for place, each in enumerate(sorted(members, key=lambda one: _lot(seed, one.field))[:number], 1):
            visits.append(ToVisit(
                field=each.field, stratum=name, place=place, of=len(members), weight=len(members) / number,
                why=Drawn.LARGEST if certain else Drawn.ALL if number == len(members) else Drawn.LOT,
                part_of_district=each.m2 / of_district[district] if of_district[district] else 0.0,
            ))  # fmt: skip
    return Plan(
        seed=seed, precision=wanted, fields=len(cleared), for_share=for_share, for_ratio=for_ratio, strata=tuple(strata),
        visits=tuple(visits),
    )  # fmt: skip


Group = tuple[str, str, bool]


def _groups(cleared: Sequence[Cleared], of_district: dict[str, float]) -> dict[Group, list[Cleared]]:
    groups: dict[Group, list[Cleared]] = {}
    for each in cleared:
        certain = each.m2 > 0 and each.m2 >= OF_THE_LAND * of_district[each.district]
        groups.setdefault((each.district, each.agency, certain), []).append(each)
    return groups


def _shared_out(wanted: int, groups: dict[Group, list[Cleared]]) -> dict[Group, int]:
    """How many of each group: all that are certain, the least of every other, then where the most land is for each visit."""
    given = {name: len(fields) if name[2] else min(LEAST, len(fields)) for name, fields in groups.items()}
    land = {name: math.fsum(each.m2 for each in fields) for name, fields in groups.items()}
    left = wanted - sum(given.values())
    while left > 0:
        open_ones = [name for name, fields in groups.items() if given[name] < len(fields)]
        if not open_ones:
            break
        given[max(open_ones, key=lambda name: (land[name] / (given[name] + 1), name))] += 1
        left -= 1
    return given


def _lot(seed: str, field: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{field}".encode()).digest()
