"""How heavy a seizure is: heavy-tailed, and round where people weigh in packets, kilos and sacks."""

import math

from rabta.example.draw import Draw
from rabta.example.words import words

TYPICAL: dict[str, tuple[float, float]] = {
    "road": (9_000, 1.5),
    "person": (1_400, 1.1),
    "airport_baggage": (1_500, 0.8),
    "airport_cargo": (6_000, 1.0),
    "parcel": (800, 1.0),
    "port_container": (180_000, 1.2),
    "sea": (900_000, 0.7),
    "premises": (14_000, 1.5),
    "border": (16_000, 1.3),
    "cache": (90_000, 1.2),
}
"""Median in grams and the spread of its logarithm, by setting: this generator's guess at orders of magnitude."""
LIGHTER = {
    "cocaine": 0.15,
    "heroin": 0.6,
    "methamphetamine": 0.6,
    "morphine": 0.9,
    "ketamine": 0.5,
    "cannabis_herb": 0.4,
    "amphetamine": 0.4,
    "unknown": 0.4,
}
LARGEST_G = 4_200_000
PACKET_G = 1_200


def most_g(setting: str, vehicle: str | None, province: str | None) -> int | None:
    """The most that fits, in grams; None where nothing limits it."""
    limits = words("kinds")["most_kg"]
    found = limits["vehicle"].get(vehicle) if vehicle else limits["setting"].get(setting)
    if setting == "cache":
        found = limits["cache"].get(province)
    return None if found is None else found * 1000


def draw_mass(draw: Draw, *, substance: str, setting: str, small: bool, most: int | None = None) -> int:
    """A mass in whole grams, at most `most`."""
    median, spread = (700, 1.1) if small else TYPICAL[setting]
    normal = sum(draw.part() for _ in range(12)) - 6  # near enough to a normal draw, and the same on every machine
    grams = median * LIGHTER.get(substance, 1.0) * math.exp(spread * normal)
    return tidy(min(grams, most or LARGEST_G), draw)


def tidy(grams: float, draw: Draw) -> int:
    """The mass as a scale and a packet make it: odd grams when light, packets of 1.2 kg, whole kilos when heavy."""
    if grams < 300:
        return max(6, round(grams / 5) * 5) if draw.chance(0.6) else max(6, round(grams))
    if grams < 1_100:
        return round(grams / 10) * 10 if draw.chance(0.55) else round(grams)
    if grams < 60_000:
        kind = draw.part()
        if kind < 0.5:
            return max(1, round(grams / PACKET_G)) * PACKET_G
        return (
            max(1000, round(grams / 1000) * 1000)
            if kind < 0.7
            else round(grams / 100) * 100
            if kind < 0.9
            else round(grams / 5) * 5
        )
    if grams < 400_000:
        return round(grams / 1000) * 1000 if draw.chance(0.7) else round(grams / PACKET_G) * PACKET_G
    return round(grams / 10_000) * 10_000 if draw.chance(0.7) else round(grams / 1000) * 1000
