"""An image from above: where it lies, how large it is, and when nothing can be told from it."""

import struct
from datetime import date

import pytest

from rabta.clearance.rules.image import Extent, Tells, UnusableImage, extent_of, size_of, told_by

FIELD = (71.25, 34.35, 71.26, 34.36)
EXTENT = Extent(west=71.2, south=34.3, east=71.3, north=34.4)
CLEARED = date(2025, 3, 1)


@pytest.mark.parametrize("taken, m2, pixels, says", [
    (date(2025, 2, 20), 5_000.0, (1000, 1000), Tells.BEFORE), (date(2025, 3, 10), 5_000.0, (1000, 1000), Tells.AFTER),
    (date(2025, 3, 18), 5_000.0, (1000, 1000), Tells.LATE), (date(2025, 3, 10), 900.0, (9000, 9000), Tells.TOO_SMALL),
    (date(2025, 3, 10), 5_000.0, (100, 100), Tells.TOO_COARSE),
])  # fmt: skip
def test_small_coarse_and_late_images_cannot_tell(taken: date, m2: float, pixels: tuple[int, int], says: Tells) -> None:
    assert told_by(taken_on=taken, cleared_on=CLEARED, field_m2=m2, extent=EXTENT, pixels=pixels, narrow=0.825) is says


@pytest.mark.parametrize("said, why", [
    ("71.2 34.3 71.3", "is no extent"), ("34.3, 71.2, 34.4, 71.3", "does not hold the whole field"),
    ("71.3, 34.3, 71.2, 34.4", "from west to east"), ("60, 30, 75, 40", "a degree wide"), ("nan 1 2 3", "from west"),
])  # fmt: skip
def test_an_extent_that_cannot_be_laid_under_the_field_says_why(said: str, why: str) -> None:
    with pytest.raises(UnusableImage, match=why):
        extent_of(said, field=FIELD)


def test_an_image_says_how_large_it_is() -> None:
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", 640, 480)
    jpeg = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + bytes(14) + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, 480, 640)
    assert size_of(png) == size_of(jpeg + bytes(20)) == (640, 480)
    with pytest.raises(UnusableImage):
        size_of(b"\xff\xd8")
