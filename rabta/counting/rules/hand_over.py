"""Who hands a seizure to whom, and therefore reports the same event twice.

Sources: mechanisms named in the agencies' own statements (airport security hands the passenger to the Anti-Narcotics
Force; coast guards hand goods to Customs) and the powers of the Control of Narcotic Substances Act 1997, under which
the force investigates; which other pairs occur is general knowledge, to be checked by the deployment.
"""

from functools import lru_cache

_TO_ANF = ("ASF", "RANGERS", "FC", "NAVY", "PMSA", "PCG", "LEVIES", "MOTORWAY_POLICE", "CUSTOMS", "FIA")
_TO_CUSTOMS = ("PCG", "PMSA", "NAVY", "FC", "RANGERS", "LEVIES")
_TO_EXCISE = ("RANGERS", "MOTORWAY_POLICE")

HAND_OVERS: frozenset[tuple[str, str]] = frozenset(
    [(giver, "ANF") for giver in _TO_ANF]
    + [(giver, "CUSTOMS") for giver in _TO_CUSTOMS]
    + [(giver, taker) for giver in _TO_EXCISE for taker in ("EXCISE_KP", "EXCISE_SD", "EXCISE_PB", "EXCISE_BA")]
)
"""(giver, taker)."""
KEEP_THEIR_CASES: frozenset[str] = frozenset({"LEVIES"})
"""Givers that police an area and register cases of their own: they hand over some, and say so of those. The others have no
such power, or share posts with the taker."""
AT_SEA_TOGETHER: frozenset[frozenset[str]] = frozenset(
    frozenset({ours, partner}) for ours in ("NAVY", "PMSA", "PCG") for partner in ("CMF", "USCG")
)
"""Own services and partners whose ships take part in the same boardings, so that both tell of one seizure."""


def at_sea_together(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one side is told by a service and the other by a partner that boards with it."""
    return any(frozenset({x, y}) in AT_SEA_TOGETHER for x in a for y in b)


@lru_cache(maxsize=10_000)
def hand_over(a: frozenset[str], b: frozenset[str]) -> tuple[str, str] | None:
    """The (giver, taker) pair that stands across the two sets of agencies, alphabetically first, or None."""
    across = [(x, y) for x in a for y in b] + [(y, x) for x in a for y in b]
    return min((pair for pair in across if pair in HAND_OVERS), default=None)
