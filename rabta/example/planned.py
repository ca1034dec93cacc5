"""A night of invented planned operations, held targets, and what the watch desk did: from a seed, in hours from its filing.

What is over is refused by the house, so a night has no date: whoever files it says when it begins.
"""

from dataclasses import dataclass
from typing import Any

from rabta.example.draw import Draw
from rabta.example.words import words

INITIALS = "ABDFGHIJKMNRSTWZ"
A_LITTLE = 0.002
"""Degrees, about 200 metres: how far the seed moves a spot."""
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Night:
    """Operations, targets and deeds of the desk as `data/planned.yaml` has them, with their people, numbers and places."""

    operations: tuple["InventedOperation", ...]
    targets: tuple["InventedTarget", ...]
    desk: tuple["InventedDeeds", ...]


@dataclass(frozen=True, kw_only=True)
class InventedOperation:
    """One operation. `later`: it is changed to so many hours later; `cancelled`: and why, where it is."""

    name: str
    agency: str
    kind: str
    terrain: str
    shape: str
    points: tuple[Point, ...]
    in_hours: float
    lasts_hours: float
    risk: str
    contact: str
    phone: str
    reference: str
    marking: str | None
    subjects: tuple[tuple[str, str], ...]
    exigent: bool
    by_phone: bool
    later: float
    cancelled: str


@dataclass(frozen=True, kw_only=True)
class InventedTarget:
    """One identifier that an agency holds."""

    name: str
    agency: str
    kind: str
    written: str
    contact: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class InventedDeeds:
    """What the desk did about the alarm of these two, and whether both sides have opened what they were told."""

    of: tuple[str, ...]
    steps: tuple[str, ...]
    outcome: str
    seen: bool


def planned_night(seed: int) -> Night:
    """The night of this seed: the same seed is the same night on every machine."""
    told = words("planned")
    return Night(
        operations=tuple(_operation(Draw(seed, "planned"), one, n) for n, one in enumerate(told["operations"], 1)),
        targets=tuple(_target(Draw(seed, "planned"), one) for one in told["targets"]),
        desk=tuple(
            InventedDeeds(of=tuple(one["of"]), steps=tuple(one["steps"]), outcome=one["outcome"], seen=one["seen"])
            for one in told["desk"]
        ),
    )


def _operation(draw: Draw, said: dict[str, Any], number: int) -> InventedOperation:
    spot = draw.child(said["spot"])
    east, north = ((2 * spot.part() - 1) * A_LITTLE for _ in range(2))
    contact, phone = _somebody(draw.child(said["name"]))
    return InventedOperation(
        name=said["name"], agency=said["agency"], kind=said["kind"], terrain=said["terrain"], shape=said["shape"],
        points=tuple((round(lon + east, 5), round(lat + north, 5)) for lon, lat in said["points"]), in_hours=said["in"],
        lasts_hours=said["lasts"], risk=said["risk"], contact=contact, phone=phone, reference=f"EX-OP {number}",
        marking=said.get("marking"), subjects=tuple((kind, text) for kind, text in said.get("subjects", ())),
        exigent=said.get("exigent", False), by_phone=said.get("by_phone", False), later=said.get("later", 0),
        cancelled=said.get("cancelled", ""),
    )  # fmt: skip


def _target(draw: Draw, said: dict[str, Any]) -> InventedTarget:
    contact, phone = _somebody(draw.child(said["name"]))
    return InventedTarget(
        name=said["name"], agency=said["agency"], kind=said["kind"], written=str(said["written"]), contact=contact,
        phone=phone,
    )  # fmt: skip


def _somebody(draw: Draw) -> tuple[str, str]:
    """An officer by initials, and a number that no exchange gives out."""
    return f"EX-Inspector {draw.pick(INITIALS)}. {draw.pick(INITIALS)}.", f"+92 51 000 {draw.whole(1000, 9999)}"
