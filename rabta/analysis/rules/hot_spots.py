"""Places by how often something is seized there for what passes there, small numbers drawn towards the mean of all.

Events of a place are Poisson with a rate of its own; rates vary as Gamma does. Mean and spread of the rates are estimated of
all places by moments, weighted by exposure (Marshall 1991, global empirical Bayes), so a rate of few events says little and
is drawn close to the mean. The interval is that of the Gamma which is left, at 95 per cent. Where nobody gave an exposure
there is no rate: places stand by their counts, and are told so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

Z = 1.959964
FEW = 5
"""Fewer events than this and the order among such places says nothing."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place: its events, its exposure, events for each unit of exposure as they are, drawn towards the mean, and the
    interval of that; all None where there is no exposure. `above`: the whole interval lies above the mean of all."""

    place: str
    events: int
    exposure: float | None = None
    rate: float | None = None
    drawn: float | None = None
    low: float | None = None
    high: float | None = None
    above: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it holds so few events that its place in the order is chance."""
        return self.events < FEW


def hot_spots(events: Mapping[str, int], exposures: Mapping[str, float]) -> list[Spot]:
    """Every place with an exposure, the highest drawn rate first, then those without one by their events.

    >>> found = hot_spots({"a": 90, "b": 1, "c": 60}, {"a": 30, "b": 0.1, "c": 60})
    >>> [one.place for one in found], found[1].rate > found[1].drawn
    (['a', 'b', 'c'], True)
    """
    given = {place: exposure for place, exposure in exposures.items() if exposure > 0}
    mean, spread = mean_and_spread({place: (events.get(place, 0), exposure) for place, exposure in given.items()})
    placed = [_spot(place, events.get(place, 0), exposure, mean, spread) for place, exposure in given.items()]
    bare = [Spot(place=place, events=count) for place, count in events.items() if place not in given]
    return [*sorted(placed, key=lambda one: (-(one.drawn or 0), -one.events, one.place)),
            *sorted(bare, key=lambda one: (-one.events, one.place))]  # fmt: skip


def mean_and_spread(held: Mapping[str, tuple[int, float]]) -> tuple[float, float]:
    """The rate of all places together, and how far rates vary beyond chance: its variance, nought where they do not."""
    whole = sum(exposure for _, exposure in held.values())
    if not whole:
        return 0.0, 0.0
    mean = sum(count for count, _ in held.values()) / whole
    varied = sum(exposure * (count / exposure - mean) ** 2 for count, exposure in held.values()) / whole
    return mean, max(0.0, varied - mean * len(held) / whole)


def _spot(place: str, events: int, exposure: float, mean: float, spread: float) -> Spot:
    rate = events / exposure
    if not mean:
        return Spot(place=place, events=events, exposure=exposure, rate=rate, drawn=0.0, low=0.0, high=0.0)
    if not spread:
        return Spot(place=place, events=events, exposure=exposure, rate=rate, drawn=mean, low=mean, high=mean)
    shape, scale = mean * mean / spread + events, mean / spread + exposure
    low, high = (_gamma_end(shape, z) / scale for z in (-Z, Z))
    return Spot(place=place, events=events, exposure=exposure, rate=rate, drawn=shape / scale, low=low, high=high,
                above=low > mean)  # fmt: skip


def _gamma_end(shape: float, z: float) -> float:
    """A quantile of Gamma with scale 1, by its normal value: Wilson and Hilferty (1931)."""
    return shape * max(0.0, 1 - 1 / (9 * shape) + z / (3 * sqrt(shape))) ** 3
