"""What a district's certificate may say, and what it does not cover. Pure: a page words it, and shows the records behind it.

It certifies nothing by itself: it repeats what named persons declared, with the land measured and the visits made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rabta.clearance.rules.seasons import Season
from rabta.clearance.rules.status import Standing, Status
from rabta.clearance.rules.verifying import Estimate


class Says(StrEnum):
    """What the certificate says of the district."""

    VERIFIED = "verified"
    CLEARED = "cleared"
    FREE = "free"
    NOTHING = "nothing"


class Uncovered(StrEnum):
    """What it does not cover."""

    OUT_OF_SIGHT = "out_of_sight"
    SEASON_OPEN = "season_open"
    AGAINST = "against"
    STATED_ONLY = "stated_only"
    UNVISITED = "unvisited"
    UNBOUNDED = "unbounded"
    OTHER_CROPS = "other_crops"


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What it says, and what is not covered: each with how many records it concerns, None where that is no number."""

    says: Says
    uncovered: tuple[tuple[Uncovered, int | None], ...]


_SAYS = {Status.VERIFIED: Says.VERIFIED, Status.CLEARED: Says.CLEARED, Status.FREE: Says.FREE}


def certificate_of(
    standing: Standing, *, season: Season, today: date, fields: int, stated_only: int, visited: int,
    estimate: Estimate | None,
) -> Certificate:  # fmt: skip
    """The certificate of a district as it stands for one reader. What speaks against the status is never left out.

    `fields`: claims of clearing; `stated_only`: those of them that draw no land; `visited`: fields that were visited.
    """
    says = _SAYS.get(standing.status, Says.NOTHING) if standing.status else Says.NOTHING
    uncovered: list[tuple[Uncovered, int | None]] = [(Uncovered.OUT_OF_SIGHT, None), (Uncovered.OTHER_CROPS, None)]
    if today <= season.ends_on:
        uncovered.append((Uncovered.SEASON_OPEN, None))
    told: Sequence[tuple[Uncovered, int]] = (
        (Uncovered.AGAINST, len(standing.against)),
        (Uncovered.STATED_ONLY, stated_only),
        (Uncovered.UNVISITED, max(fields - stated_only - visited, 0) if says is Says.VERIFIED else 0),
        (Uncovered.UNBOUNDED, int(says is Says.VERIFIED and (estimate is None or not estimate.is_bounded))),
    )
    uncovered += [each for each in told if each[1]]
    return Certificate(says=says, uncovered=tuple(uncovered))
