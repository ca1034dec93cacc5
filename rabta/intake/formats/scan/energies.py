"""Two energies of a view as attenuation, and whether their names can be right: the high energy is attenuated less."""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rabta.intake.formats.scan.header import told_header
from rabta.intake.formats.scan.opening import open_dicom
from rabta.intake.formats.scan.pixels import declared, frames, geometry
from rabta.intake.formats.scan.problems import Problem, Refused
from rabta.intake.formats.scan.values import Values

AIR_PERCENTILE = 99
"""Of the values of an image: what passes beside the bag. A bag that fills the image whole gives a false zero."""
SWAPPED_BELOW, ALIKE_BELOW = 0.97, 1.03
"""Of the median of attenuation low over high. Plastic, the least, gives 1.24 (50 and 100 keV); a swap gives at most 0.81."""
FEWEST_PIXELS = 200

Attenuation = NDArray[np.float32]


def attenuation(path: Path) -> Attenuation:
    """As `attenuation_of`, of a file."""
    return attenuation_of(path.read_bytes())


def attenuation_of(content: bytes, frame: int = 0) -> Attenuation:
    """-ln(I / air) of one frame of an object, rows by columns. Raises Refused where the object does not allow it.

    Only inside `apart`: it decodes what others sent.
    """
    problems: list[Problem] = []
    opened = open_dicom(content)
    values = Values(opened.content, opened.data_set, opened.syntax, problems)
    told_header(values, opened.media_class, problems)
    found = geometry(opened, values, problems)
    if found is None or found.samples != 1:
        raise Refused(Problem("no_pixels", "the object holds no grey image", "See the device."))
    if (values.said("relation") or "").upper() != "LIN":
        rule = "values are not in proportion to intensity"
        raise Refused(
            Problem("relation", rule, "Set the device to linear values.", value=values.said("relation"), tag="(0028,1040)")
        )
    seen = declared(next(frames(opened, values, found, first=frame)), found)
    turned = values.whole("relation_sign") == -1
    if seen.dtype.kind == "u" and seen.dtype.itemsize <= 2:
        return _by_value(seen, turned=turned)
    intensity = seen.astype(np.float64)
    if turned:
        intensity = np.max(intensity) - intensity
    return _attenuation(intensity, air=float(np.percentile(intensity, AIR_PERCENTILE)))


def _by_value(seen: NDArray[np.uint16], *, turned: bool) -> Attenuation:
    """The same for values of sixteen bits: worked out once for each value there is, not for each pixel."""
    counts = np.bincount(seen.ravel())
    each = np.arange(len(counts), dtype=np.float64)
    if turned:
        each = (len(counts) - 1) - each
    order = slice(None, None, -1 if turned else 1)
    return _attenuation(each, air=_percentile(each[order], counts[order]))[seen]


def _percentile(values: NDArray[np.float64], counts: NDArray[np.intp]) -> float:
    """As numpy's own, of values in ascending order, each so many times."""
    upto = np.cumsum(counts)
    place = (int(upto[-1]) - 1) * AIR_PERCENTILE / 100
    low, high = (float(values[np.searchsorted(upto, at, side="right")]) for at in (math.floor(place), math.ceil(place)))
    return low + (high - low) * (place - math.floor(place))


def _attenuation(intensity: NDArray[np.float64], *, air: float) -> Attenuation:
    if air <= 0:
        raise Refused(Problem("no_air", "nothing passes beside the bag", "See the device."))
    return -np.log(np.clip(intensity / air, 1e-5, None)).astype(np.float32)


def ratio(low: Attenuation, high: Attenuation) -> float | None:
    """The median of attenuation at the low over the high energy, where there is enough to see, else None."""
    seen = (high > 0.2) & (high < 3) & (low > 0.05)
    if low.shape != high.shape or int(seen.sum()) < FEWEST_PIXELS:
        return None
    return float(np.median(low[seen] / high[seen]))
