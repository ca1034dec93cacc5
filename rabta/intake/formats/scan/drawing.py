"""One frame of an object for a screen: attenuation, grey values or colours as plain numbers, few enough for one answer.

It is decoded inside `apart`, since others sent it. What a screen shows is for the eye; evidence is the object itself.
"""

import io
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rabta.intake.formats.scan.apart import READING, Allowed, apart
from rabta.intake.formats.scan.energies import ALIKE_BELOW, attenuation_of, ratio
from rabta.intake.formats.scan.header import told_header
from rabta.intake.formats.scan.opening import kind_of, open_dicom
from rabta.intake.formats.scan.pixels import declared, frames, geometry
from rabta.intake.formats.scan.problems import Problem, Refused
from rabta.intake.formats.scan.values import Values
from rabta.vocabulary.rules.tables import table

LEVELS, PER_FOLD, CLASSES = 2048, 256, 32
"""A number of a picture has sixteen bits: eleven for attenuation, in steps of 1/256 of an e-fold, and above them five for
the material: a step of Z, or 0 where it cannot be told."""
SHOWN_AT_FIRST = round(3.2 * PER_FOLD)
"""The darkest of what is drawn as it is: the page's window at first is 3.2 e-folds wide, and all of it is to be seen."""
FIRST_Z, Z_STEP = 5.0, 0.5
"""Z of material 1, and what each further one adds."""
RATIO_STEPS = 4096
"""Of the ratio of attenuations, a whole: materials are worked out for each, and far finer than noise lets any be told."""
THIN = 0.08
"""Attenuation at the high energy below which no material is told."""
COMMON_PERCENTILE = 99.5
"""Of the values of a volume: a wire of steel among them does not make all else pale."""
MOST_BYTES = 5 * 2**20
"""Of one picture: below what a decoding process may answer, and what a page need not wait long for."""
MATERIAL, GREY, COLOUR, DOUBTED = 1, 2, 3, 4
"""What the numbers are: attenuation with material, attenuation or brightness alone, three bytes of colour; attenuation alone
of a view whose energies are swapped, or alike, so that a material told by them would be false."""
SOME = 4
"""One of so many rows and columns is enough to see whether two energies can be what they are called."""

Numbers = NDArray[Any]


def draw_bytes(
    content: bytes, name: str, first: int | None = None, allowed: Allowed = READING, *, frame: int = 0
) -> dict[str, Any]:  # fmt: skip
    """One frame of an object, decoded in a process of its own, or `{"error": ...}` with the reason.

    `first`: so many bytes are the object of the low energy, and the rest that of the high one of the same view; `frame`:
    which frame, from 0. Answers
    `what`, `rows`, `columns`, `reduced` (how many pixels of a side were put together) and `numbers` (bytes, little endian,
    row by row).
    """
    one, other = (content, b"") if first is None else (content[:first], content[first:])
    told = apart(lambda: _both(one, other, frame) if other else _alone(one, frame), allowed)
    refused = told.get("refused")
    return {"error": refused.told(name)} if isinstance(refused, Problem) else told


def _both(low: bytes, high: bytes, frame: int) -> dict[str, Any]:
    """A view of two energies. Where their sizes differ, one is not in proportion to intensity, or they cannot be what they
    are called, the low one alone."""
    try:
        seen = [attenuation_of(each, frame) for each in (low, high)]
    except Refused:
        return _alone(low, frame)
    if seen[0].shape != seen[1].shape:
        return _alone(low, frame)
    fits = ratio(*(each[::SOME, ::SOME] for each in seen))
    if fits is not None and fits < ALIKE_BELOW:
        return {**_alone(low, frame), "what": DOUBTED}
    side = _side(seen[0].shape, 2)
    numbers = [_put_together(each, side) for each in seen]
    smooth = [_smoothed(each) for each in numbers]
    return _told(MATERIAL, _level(numbers[1]) | (_materials(*smooth) << 11), side)


def _alone(content: bytes, frame: int) -> dict[str, Any]:
    if kind_of(content) != "dicom":
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture:
            warnings.simplefilter("ignore")
            return _coloured(np.asarray(picture.convert("RGB")))
    try:
        seen = attenuation_of(content, frame)
    except Refused as refused:
        if refused.problem.kind not in ("relation", "no_pixels", "no_air"):
            raise
        return _as_it_is(content, frame)
    side = _side(seen.shape, 2)
    return _told(GREY, _level(_put_together(seen, side)), side)


def _level(attenuation: Numbers) -> Numbers:
    return np.clip(attenuation * PER_FOLD, 0, LEVELS - 1).astype(np.uint16)


def _materials(low: Numbers, high: Numbers) -> Numbers:
    """The material of each pixel, by the general table of Z; beyond its end, what counts as metal."""
    known = table("effective_z")
    ratios, values = (np.array([row[at] for row in known["table"]]) for at in (0, 1))
    each = np.arange(int(ratios[-1] * RATIO_STEPS) + 2) / RATIO_STEPS
    z = np.where(each > ratios[-1], known["metal_from"] + 3, np.interp(each, ratios, values))
    of_ratio = np.clip(np.rint((z - FIRST_Z) / Z_STEP) + 1, 1, CLASSES - 1).astype(np.uint16)
    thick = high > THIN
    ratio = np.clip(low / np.where(thick, high, 1), 0, each[-1])
    return np.where(thick, of_ratio[np.rint(ratio * RATIO_STEPS).astype(np.intp)], 0).astype(np.uint16)


def _smoothed(frame: Numbers) -> Numbers:
    """Each pixel with its eight neighbours: one alone is too noisy to tell a material by."""
    wide = np.pad(frame, 1, mode="edge")
    rows = wide[:-2] + wide[1:-1] + wide[2:]
    return (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9


def _as_it_is(content: bytes, number: int) -> dict[str, Any]:
    """What is not in proportion to intensity, or in colour: the values of the frame, over their own range; of a volume that
    is not compressed, over the range of all frames but for the rarest, so that one is as dark as the next. Values of CT grow
    with density, and dense is dark here."""
    problems: list[Problem] = []
    opened = open_dicom(content)
    values = Values(opened.content, opened.data_set, opened.syntax, problems)
    header = told_header(values, opened.media_class, problems)
    found = geometry(opened, values, problems)
    if found is None:
        raise Refused(Problem("no_pixels", "the object holds no image", "See the device."))
    frame = declared(next(frames(opened, values, found, first=number)), found).astype(np.float64)
    low, high = float(frame.min()), float(frame.max())
    if found.frames > 1 and opened.pixels == "native":
        some = [declared(one, found)[::4, ::4] for one in frames(opened, values, found)]
        low, high = (float(np.percentile(some, share)) for share in (0, COMMON_PERCENTILE))
    scaled = np.clip((frame - low) / ((high - low) or 1.0), 0, 1)
    if scaled.ndim == 3 and scaled.shape[2] >= 3:
        return _coloured(scaled[:, :, :3] * 255)
    grey = scaled if scaled.ndim == 2 else scaled[:, :, 0]
    side = _side(grey.shape, 2)
    dense = "CT" in (header["type"], header["image"])
    dark = grey if dense or found.photometric == "MONOCHROME1" else 1 - grey
    return _told(GREY, np.rint(_put_together(dark, side) * SHOWN_AT_FIRST).astype(np.uint16), side)


def _coloured(frame: Numbers) -> dict[str, Any]:
    side = _side(frame.shape, 3)
    return _told(COLOUR, np.rint(_put_together(frame, side)).astype(np.uint8), side)


def _side(shape: tuple[int, ...], each: int) -> int:
    """How many pixels of a side are put together so that a picture of so many bytes a pixel fits an answer."""
    side = 1
    while (shape[0] // side) * (shape[1] // side) * each > MOST_BYTES:
        side += 1
    return side


def _put_together(frame: Numbers, side: int) -> Numbers:
    if side == 1:
        return frame
    rows, columns = frame.shape[0] // side, frame.shape[1] // side
    cut = frame[: rows * side, : columns * side].astype(np.float32)
    return np.asarray(cut.reshape(rows, side, columns, side, *frame.shape[2:]).mean(axis=(1, 3)))


def _told(what: int, numbers: Numbers, side: int) -> dict[str, Any]:
    rows, columns = numbers.shape[:2]
    little = np.ascontiguousarray(numbers, dtype=numbers.dtype.newbyteorder("<"))
    return {
        "what": what, "rows": rows, "columns": columns, "reduced": side,
        "numbers": little.tobytes(),
    }  # fmt: skip
