"""What visits to cleared fields say of all that was claimed, on two axes: the land that was found, the share destroyed.

A single figure of acres cleared cannot tell a field that was half as large from one that was half ploughed. The land
destroyed is estimated by the combined ratio over strata (Cochran 1977, 6.11 and 6.12), as parts of what was claimed.
"""

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from rabta.clearance.rules.interval import Interval, student_quantile, wilson

CONFIRMED = 0.8
"""A field is confirmed where it is at least this part of what was claimed, and this part of it destroyed."""
AREAS = (0.5, 0.8, 1.2)
"""Land found over land claimed: bounds of the rows of the table of outcomes."""
SHARES = (0.2, 0.5, 0.8)
"""Share destroyed: bounds of its columns."""


@dataclass(frozen=True, kw_only=True)
class Visited:
    """One cleared field as a visit found it. `found_m2`: land of the crop that was there; `destroyed`: the part gone.

    `stratum` and `of_stratum` (fields in it) come from the plan; a field visited without a plan has neither.
    """

    field: Hashable
    district: str
    agency: str
    claimed_m2: float
    found_m2: float
    destroyed: float
    stratum: str | None = None
    of_stratum: int | None = None

    @property
    def destroyed_m2(self) -> float:
        """Land of the crop that was destroyed."""
        return self.found_m2 * self.destroyed

    @property
    def is_confirmed(self) -> bool:
        """Whether both axes bear the claim out."""
        return self.found_m2 >= CONFIRMED * self.claimed_m2 and self.destroyed >= CONFIRMED


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What visits say of a set of claimed fields.

    `found`: land there over land claimed. `destroyed`: share destroyed of the land there. `verified`: land destroyed over
    land claimed, with its interval; not `is_bounded` where too few were visited to see a spread. `verified_m2`: the same of
    all that was claimed. `confirmed`: share of fields that both axes bear out. `over`: claimed over verified, less one; None
    where nothing was.
    """

    visits: int
    fields: int
    claimed_m2: float
    visited_m2: float
    found: float
    destroyed: float
    verified: Interval
    is_bounded: bool
    confirmed: Interval | None
    over: float | None

    @property
    def verified_m2(self) -> Interval:
        """The verified part of the land claimed, in square metres."""
        return Interval(*(each * self.claimed_m2 for each in (self.verified.value, self.verified.low, self.verified.high)))


def estimated(visits: Sequence[Visited], *, fields: int, claimed_m2: float, confidence: float = 0.95) -> Estimate | None:
    """The estimate for all `fields` with `claimed_m2` from the visits to some of them; None where none was visited."""
    seen = [each for each in visits if each.claimed_m2 > 0]
    if not seen:
        return None
    strata = _strata(seen, fields, claimed_m2)
    claimed = _total(strata, lambda each: each.claimed_m2)
    found = _total(strata, lambda each: each.found_m2)
    destroyed = _total(strata, lambda each: each.destroyed_m2)
    ratio = destroyed / claimed
    interval, bounded = _around(ratio, strata, claimed, confidence)
    return Estimate(
        visits=len(seen), fields=fields, claimed_m2=claimed_m2, visited_m2=math.fsum(each.claimed_m2 for each in seen),
        found=found / claimed, destroyed=destroyed / found if found else 0.0, verified=interval, is_bounded=bounded,
        confirmed=wilson(
            sum(each.is_confirmed for each in seen), len(seen), of=max(fields, len(seen)), confidence=confidence
        ),
        over=1 / ratio - 1 if ratio > 0 else None,
    )  # fmt: skip


Strata = list[tuple[int, list[Visited]]]
"""How many fields a stratum has, and those of it that were visited."""


def _strata(seen: Sequence[Visited], fields: int, claimed_m2: float) -> Strata:
    """By the plan where every visit has a stratum; else all as one simple draw."""
    if any(each.stratum is None or each.of_stratum is None for each in seen):
        return [(max(fields, len(seen)), list(seen))]
    groups: dict[str, list[Visited]] = {}
    for each in seen:
        groups.setdefault(str(each.stratum), []).append(each)
    return [(max(members[0].of_stratum or 0, len(members)), members) for _, members in sorted(groups.items())]


def _total(strata: Strata, measure: Callable[[Visited], float]) -> float:
    return math.fsum(of * math.fsum(measure(each) for each in members) / len(members) for of, members in strata)


def _around(ratio: float, strata: Strata, claimed: float, confidence: float) -> tuple[Interval, bool]:
    """The ratio with its interval, and whether a spread could be seen in every stratum that was not visited whole."""
    variance, freedom = 0.0, 0
    for of, members in strata:
        seen = len(members)
        if seen == of:
            continue
        if seen < 2:
            return Interval(ratio, 0.0, math.inf), False
        rests = [each.destroyed_m2 - ratio * each.claimed_m2 for each in members]
        mean = math.fsum(rests) / seen
        spread = math.fsum((each - mean) ** 2 for each in rests) / (seen - 1)
        variance += of**2 * (1 - seen / of) * spread / seen
        freedom += seen - 1
    half = student_quantile(confidence, freedom) * math.sqrt(variance) / claimed if freedom else 0.0
    return Interval(ratio, max(0.0, ratio - half), ratio + half), True


@dataclass(frozen=True, kw_only=True)
class Reported:
    """One agency in one district: what it claimed, and what its visited fields say of it."""

    district: str
    agency: str
    fields: int
    claimed_m2: float
    estimate: Estimate | None


def by_agency_and_district(
    claimed: Sequence[tuple[str, str, float]], visits: Sequence[Visited], *, confidence: float = 0.95
) -> list[Reported]:
    """Over-reporting: one entry per district and agency with claims (district, agency, m2), sorted, and its own visits."""
    told: dict[tuple[str, str], list[float]] = {}
    for district, agency, m2 in claimed:
        told.setdefault((district, agency), []).append(m2)
    return [
        Reported(
            district=district, agency=agency, fields=len(areas), claimed_m2=math.fsum(areas),
            estimate=estimated(
                [each for each in visits if (each.district, each.agency) == (district, agency)],
                fields=len(areas), claimed_m2=math.fsum(areas), confidence=confidence,
            ),
        )
        for (district, agency), areas in sorted(told.items())
    ]  # fmt: skip


def outcomes(visits: Sequence[Visited]) -> list[list[int]]:
    """How many fields fell where: rows by land found over claimed (`AREAS`), columns by share destroyed (`SHARES`)."""
    table = [[0] * (len(SHARES) + 1) for _ in range(len(AREAS) + 1)]
    for each in visits:
        if each.claimed_m2 > 0:
            row = sum(each.found_m2 / each.claimed_m2 >= bound for bound in AREAS)
            table[row][sum(each.destroyed >= bound for bound in SHARES)] += 1
    return table
