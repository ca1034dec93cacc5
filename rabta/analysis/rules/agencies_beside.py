"""Agencies side by side, only where the comparison is fair: the same duty, measured in the same unit, for the same days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from rabta.analysis.rules.exposure import Exposure
from rabta.analysis.rules.hot_spots import Z
from rabta.briefing.rules.period import Period


class Refused(StrEnum):
    """Why an agency is not compared."""

    NO_EXPOSURE = "no_exposure"
    OTHER_DAYS = "other_days"
    ALONE = "alone"


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One agency of one duty: its events where the duty is done, what it searched, events for each unit, its interval."""

    agency: str
    events: int
    exposure: float
    rate: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Basis:
    """One fair basis: the duty, the unit, its agencies with the highest rate first."""

    duty: str
    what: str
    per: float
    sources: tuple[str, ...]
    agencies: tuple[Beside, ...]


def agencies_beside(
    held: Iterable[Exposure], events: Mapping[tuple[str, str], int], asked: Period
) -> tuple[list[Basis], dict[str, Refused]]:
    """Every basis that two agencies or more share, and why each other agency is not compared.

    `events`: by agency and setting, each event once for every agency named in it; several agencies may share one event.
    """
    given = [one for one in held if one.at == "agency"]
    seen = {agency for agency, _ in events}
    refused = dict.fromkeys(sorted(seen - {one.place for one in given}), Refused.NO_EXPOSURE)
    bases, compared = [], set()
    for duty, what, settings in sorted({(one.duty, one.what, one.settings) for one in given}):
        alike = [one for one in given if (one.duty, one.what, one.settings) == (duty, what, settings)]
        standing = [(one, value) for one in alike if (value := one.within(asked)) is not None]
        refused |= {one.place: Refused.OTHER_DAYS for one in alike if one.within(asked) is None}
        if len({one.place for one, _ in standing}) < 2:
            refused |= {one.place: Refused.ALONE for one, _ in standing}
            continue
        made = [
            _beside(one.place, sum(n for (agency, at), n in events.items() if agency == one.place and at in settings), value)
            for one, value in standing
        ]  # fmt: skip
        compared |= {one.agency for one in made}
        bases.append(Basis(
            duty=duty, what=what, per=alike[-1].per, sources=tuple(sorted({one.source for one, _ in standing})),
            agencies=tuple(sorted(made, key=lambda one: (-one.rate, one.agency))),
        ))  # fmt: skip
    return bases, {agency: why for agency, why in sorted(refused.items()) if agency not in compared}


def _beside(agency: str, events: int, exposure: float) -> Beside:
    low, high = _poisson(events)
    return Beside(agency=agency, events=events, exposure=exposure, rate=events / exposure, low=low / exposure,
                  high=high / exposure)  # fmt: skip


def _poisson(events: int) -> tuple[float, float]:
    """What mean so many events may have, at 95 per cent: Byar's approximation (Breslow and Day 1987).

    >>> [round(end, 2) for end in _poisson(10)]
    [4.79, 18.39]
    """
    low = events * (1 - 1 / (9 * events) - Z / (3 * sqrt(events))) ** 3 if events else 0.0
    more = events + 1
    return max(0.0, low), more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
