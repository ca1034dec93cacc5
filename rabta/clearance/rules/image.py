"""An image from above, laid under a field: where it lies, and whether anything can be told from it. It decides nothing."""

import struct
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rabta.clearance.rules.second_opinion import LOOK_WITHIN_DAYS, SMALLEST_M2

METRES_A_DEGREE = 111_195.0
LEAST_PIXELS = 10
"""Of the field: in fewer none lies wholly within its edge."""
WIDEST = 1.0
"""Degrees: an image of more is of no field."""


class Tells(StrEnum):
    """Whether a person may judge by the image."""

    BEFORE = "before"
    AFTER = "after"
    TOO_SMALL = "too_small"
    TOO_COARSE = "too_coarse"
    LATE = "image_late"


@dataclass(frozen=True, kw_only=True)
class Extent:
    """West, south, east and north of an image's edges, in degrees."""

    west: float
    south: float
    east: float
    north: float


class UnusableImage(ValueError):
    """An extent or an image that cannot be laid under the field; the text says the rule and what to do."""


def extent_of(said: str, *, field: tuple[float, float, float, float]) -> Extent:
    """Four numbers between commas or spaces: west, south, east, north. Raises UnusableImage, also for a field outside.

    >>> extent_of("71.2, 34.3 71.3 34.4", field=(71.25, 34.35, 71.26, 34.36)).east
    71.3
    """
    try:
        west, south, east, north = (float(part) for part in said.replace(",", " ").split())
    except ValueError:
        raise UnusableImage(f'"{said[:60]}" is no extent. Write west, south, east and north in degrees.') from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise UnusableImage(
            "An extent goes from west to east and from south to north, in degrees: 71.20, 34.30, 71.30, 34.40."
        )
    if max(east - west, north - south) > WIDEST:
        raise UnusableImage("The image is more than a degree wide: cut out the part around the field.")
    if west > field[0] or south > field[1] or east < field[2] or north < field[3]:
        raise UnusableImage("The image does not hold the whole field: see that west stands first and south second.")
    return Extent(west=west, south=south, east=east, north=north)


def size_of(content: bytes) -> tuple[int, int]:
    """Pixels across and down of a JPEG or PNG that was looked at before. Raises UnusableImage where it does not say."""
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        wide, tall = struct.unpack(">II", content[16:24])
        return int(wide), int(tall)
    at = 2
    while at + 9 < len(content):
        kind, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            tall, wide = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(wide), int(tall)
        at += 2 + length
    raise UnusableImage("The image does not say how large it is. Save it anew as JPEG or PNG.")


def told_by(
    *, taken_on: date, cleared_on: date | None, field_m2: float, extent: Extent, pixels: tuple[int, int], narrow: float
) -> Tells:  # fmt: skip
    """What a person may look for in the image. `narrow`: the cosine of the latitude. Never raises and never judges."""
    if field_m2 < SMALLEST_M2:
        return Tells.TOO_SMALL
    across = (extent.east - extent.west) * METRES_A_DEGREE * narrow / max(pixels[0], 1)
    down = (extent.north - extent.south) * METRES_A_DEGREE / max(pixels[1], 1)
    if field_m2 / (across * down) < LEAST_PIXELS:
        return Tells.TOO_COARSE
    if cleared_on is None or taken_on <= cleared_on:
        return Tells.BEFORE
    return Tells.AFTER if (taken_on - cleared_on).days <= LOOK_WITHIN_DAYS else Tells.LATE
