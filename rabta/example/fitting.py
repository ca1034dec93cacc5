"""The year's totals, met exactly: masses and arrests are moved until they add up, before a word is written."""

from dataclasses import dataclass, replace
from fractions import Fraction

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.plan import Plan
from rabta.example.weights import most_g

HEAVY_G = 40_000


@dataclass(frozen=True)
class Totals:
    """What the generator is told; everything else it draws."""

    mass_g: int
    arrests: int
    foreigners: int
    afghans_apart: int
    acres: int
    value_usd: int


PUBLISHED = Totals(
    mass_g=134_000_000, arrests=2_001, foreigners=75, afghans_apart=110, acres=40_659, value_usd=12_797_000_000
)
DEFAULT_SEED = 2025


def totals_for(seed: int) -> Totals:
    """The published figures for the default seed; for another, totals of its own."""
    if seed == DEFAULT_SEED:
        return PUBLISHED
    draw = Draw(seed, "totals")
    return Totals(
        mass_g=draw.whole(60_000, 220_000) * 1000, arrests=draw.whole(1_750, 2_400), foreigners=draw.whole(45, 110),
        afghans_apart=draw.whole(60, 180), acres=draw.whole(9_000, 48_000), value_usd=draw.whole(4_000, 21_000) * 1_000_000,
    )  # fmt: skip


def fit_masses(plan: Plan, target_g: int, *, largest: int) -> None:
    """Scale the heavy lines, keep them as round as a scale would, and put what is left on one of them.

    The event `largest` keeps its weight and stays the largest of the year.
    """
    top = sum(line.g or 0 for line in plan.events[largest].lines) * 11 // 20
    heavy = [
        (e.number, at)
        for e in plan.events.values()
        if e.number != largest and e.number < plan.hard_from
        for at, x in enumerate(e.lines)
        if (x.g or 0) >= HEAVY_G
    ]
    most = {key: _most(plan.events[key[0]], top) for key in heavy}
    rest = sum(line.g or 0 for e in plan.events.values() for line in e.lines) - sum(_grams(plan, *key) for key in heavy)
    factor = _factor(plan, heavy, most, target_g - rest)
    for key in heavy:
        _set(plan, *key, _round(min(most[key], int(_grams(plan, *key) * factor))))
    left = target_g - rest - sum(_grams(plan, *key) for key in heavy)
    order = sorted(
        (key for key in heavy if _grams(plan, *key) < most[key] - 100_000), key=lambda key: (-_grams(plan, *key), key)
    )
    step, turn = (10_000 if left > 0 else -10_000), 0
    while abs(left) >= 10_000:
        key = order[turn % len(order)]
        _set(plan, *key, _grams(plan, *key) + step)
        left, turn = left - step, turn + 1
    key = order[len(order) // 3]
    _set(plan, *key, _grams(plan, *key) + left)


def _most(event: Event, top: int) -> int:
    """What one line of the event may weigh: no two vehicles are loaded alike, or many would weigh exactly what one holds."""
    holds = min(top, most_g(event.setting, event.vehicle, event.place.province) or top) // len(event.lines)
    return _round(holds * (60 + event.number * 29 % 41) // 100)


def _factor(plan: Plan, heavy: list[tuple[int, int]], most: dict[tuple[int, int], int], wanted: int) -> Fraction:
    """The scale at which the heavy lines, none above its most, weigh what is wanted."""
    low, high = Fraction(0), Fraction(200)
    for _ in range(50):
        middle = (low + high) / 2
        sum_g = sum(min(most[key], int(_grams(plan, *key) * middle)) for key in heavy)
        low, high = (middle, high) if sum_g < wanted else (low, middle)
    if low == 0 or high == 200:
        raise ValueError(f"{len(heavy)} heavy seizures cannot weigh {wanted} g together: the total told is out of reach.")
    return high


def fit_arrests(plan: Plan, draw: Draw, *, arrests: int, foreigners: int) -> None:
    """Move the numbers of those arrested, and how many of them are foreigners, by ones."""
    seizures = [e.number for e in plan.events.values() if e.is_seizure]
    movable = [number for number in seizures if number < plan.hard_from]
    apart = {"airport_passenger", "airport_baggage", "cache"}
    while (left := foreigners - sum(plan.events[n].foreigners for n in seizures)) != 0:
        event = plan.events[draw.pick(movable)]
        if left < 0 and event.nationals and event.foreigners <= -left and not event.fixed:
            plan.change(event, nationals=(), home=None)
        elif left > 0 and event.arrests <= left and _is_next(plan, event, movable, left):
            plan.change(
                event,
                nationals=(
                    ("AF" if event.setting in ("border", "road") else draw.pick(("NG", "AF", "TZ", "IR")), event.arrests),
                ),
                home=None,
            )
        elif left == -1 and event.foreigners > 1 and event.foreigners == event.arrests and event.setting != "sea":
            plan.change(event, nationals=((event.nationals[0][0], event.foreigners - 1),)) if event.foreigners == 2 else None
    while (left := arrests - sum(plan.events[n].arrests for n in seizures)) != 0:
        event = plan.events[draw.pick(movable)]
        step = 1 if left > 0 else -1
        if (
            not event.nationals
            and not event.women
            and event.setting not in apart
            and event.arrests
            and 1 <= event.arrests + step <= 4
            and not event.fixed
        ):
            plan.change(event, arrests=event.arrests + step)


def _may_be_foreign(event: Event) -> bool:
    return _held(event) and event.setting in ("airport_passenger", "airport_baggage", "border")


def _held(event: Event) -> bool:
    """Whether people were arrested of whom nothing more is said."""
    return bool(event.arrests) and not event.nationals and not event.women and not event.row


def _is_next(plan: Plan, event: Event, movable: list[int], left: int) -> bool:
    """Whether those arrested may be foreigners: travellers first; a year that has too few of them, on roads as well."""
    if _may_be_foreign(event):
        return True
    travellers = (other for n in movable if _may_be_foreign(other := plan.events[n]) and other.arrests <= left)
    return _held(event) and not event.fixed and next(travellers, None) is None


def _grams(plan: Plan, number: int, at: int) -> int:
    return plan.events[number].lines[at].g or 0


def _set(plan: Plan, number: int, at: int, grams: int) -> None:
    event = plan.events[number]
    lines = tuple(replace(line, g=grams) if place == at else line for place, line in enumerate(event.lines))
    plan.change(event, lines=lines)


def _round(grams: int) -> int:
    if grams < 100_000:
        return grams // 1200 * 1200
    return grams // 1000 * 1000 if grams < 1_500_000 else grams // 10_000 * 10_000
