"""The pixels of an object: whether what the header says of them holds, and what they are. Values are never changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rabta.intake.formats.scan.codecs import decoded, refuse_other_codec, refuse_other_sign
from rabta.intake.formats.scan.elements import Element
from rabta.intake.formats.scan.limits import LARGEST_FRAME, LARGEST_IMAGE, LONGEST_SIDE, MOST_FRAMES
from rabta.intake.formats.scan.opening import Opened
from rabta.intake.formats.scan.problems import SEND_AGAIN, Problem, Refused, tag_name
from rabta.intake.formats.scan.tags import KEYS
from rabta.intake.formats.scan.values import Values

Samples = NDArray[Any]
COLOURS = ("RGB", "PALETTE COLOR")
_JUMPS_IN_DOUBT, _A_JUMP = 0.002, 7 / 8
"""Share of neighbours that jump over so much of the range: a wrong sign tears every slope that crosses the middle, while an
edge of metal against air seldom spans the range whole."""


@dataclass(frozen=True)
class Geometry:
    """What the header says: rows, columns, samples a pixel, bits allocated, stored and the highest, sign, frames."""

    rows: int
    columns: int
    samples: int
    allocated: int
    stored: int
    high_bit: int
    signed: bool
    frames: int
    photometric: str
    planar: bool
    floats: bool = False

    @property
    def frame_bytes(self) -> int:
        """Bytes of one frame, decoded."""
        return self.rows * self.columns * self.samples * self.allocated // 8

    @property
    def colour(self) -> bool:
        """Whether the pixels are colours, made for the eye."""
        return self.samples > 1 or self.photometric in COLOURS or self.photometric.startswith("YBR")


def geometry(opened: Opened, values: Values, problems: list[Problem]) -> Geometry | None:
    """The geometry of the object's pixels, None for an object without any. Raises Refused for what no image can be."""
    floats = values.element("float_pixels") is not None
    if values.element("pixels") is None and not floats:
        return None
    rows, columns = _needed(values, "rows"), _needed(values, "columns")
    frames = values.whole("frames") or 1
    allocated = _needed(values, "allocated")
    stored = values.whole("stored") or allocated
    found = Geometry(
        rows, columns, _samples(opened, values), allocated, stored, _or(values.whole("high_bit"), stored - 1),
        values.whole("signed") == 1, frames, values.said("photometric") or "", values.whole("planar") == 1, floats,
    )  # fmt: skip
    _refuse_impossible(found)
    if found.high_bit != found.stored - 1:
        problems.append(_doubt("high_bit", f"the highest of {stored} stored bits is stated as {found.high_bit}", "high_bit"))
    if values.whole("signed") is None and not floats:
        problems.append(_doubt("sign_not_stated", "whether values have a sign is not stated; read without", "signed"))
    return found


def _samples(opened: Opened, values: Values) -> int:
    """Values a pixel; native YBR_FULL_422 holds two: brightness, and the one or the other colour difference by turns."""
    native = opened.pixels == "native" and values.said("photometric") == "YBR_FULL_422"
    return 2 if native else values.whole("samples") or 1


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


def _needed(values: Values, key: str) -> int:
    number = values.whole(key)
    if number is None or number <= 0:
        rule = f"the object has pixels and no {key}" if number is None else f"{key} is {number}"
        raise Refused(Problem("no_geometry", rule, f"{SEND_AGAIN}.", tag=tag_name(KEYS[key])))
    return number


def _refuse_impossible(found: Geometry) -> None:
    size = f"{found.columns:,} x {found.rows:,} pixels"
    if max(found.rows, found.columns) > LONGEST_SIDE or found.rows * found.columns > LARGEST_FRAME:
        rule = f"{size}; at most {LONGEST_SIDE:,} a side and {LARGEST_FRAME:,} in all are read"
        raise Refused(
            Problem("too_large", rule, "Send the image in parts, or at the pitch of the detector.", tag="(0028,0010)")
        )
    if not 1 <= found.frames <= MOST_FRAMES or found.frame_bytes * found.frames > LARGEST_IMAGE:
        rule = f"{found.frames:,} frames of {size}; at most {MOST_FRAMES:,} frames and {LARGEST_IMAGE:,} bytes are read"
        raise Refused(Problem("too_large", rule, "Send the volume in parts.", tag="(0028,0008)"))
    bits = found.allocated, found.stored
    if (
        found.allocated not in (8, 16, 32, 64)
        or not 1 <= found.stored <= found.allocated
        or found.high_bit >= found.allocated
    ):
        rule = f"{bits[1]} bits stored in {bits[0]} with the highest {found.high_bit}: no such pixels are read"
        raise Refused(Problem("bits", rule, f"{SEND_AGAIN}, with 8, 16 or 32 bits a pixel.", tag="(0028,0100)"))
    if found.samples not in (1, 2, 3, 4):
        raise Refused(Problem("samples", f"{found.samples} values a pixel", f"{SEND_AGAIN}.", tag="(0028,0002)"))


def frames(opened: Opened, values: Values, found: Geometry, *, first: int = 0) -> Iterator[Samples]:
    """The frames one by one as stored: unsigned, native order, (rows, columns) or (rows, columns, samples). `first`: the
    number, from 0, of the one to begin with. Raises Refused where there is no such frame."""
    if not 0 <= first < found.frames:
        rule = f"frame {first + 1} is asked for, and there are {found.frames}"
        raise Refused(Problem("no_frame", rule, "Choose one that is there.", tag="(0028,0008)"))
    element = values.element("float_pixels" if found.floats else "pixels")
    assert element is not None
    if element.encapsulated != (opened.pixels != "native"):
        really = "compressed" if element.encapsulated else "not compressed"
        rule = f"the file header states {opened.name}, and the pixels are {really}"
        raise Refused(Problem("wrong_transfer_syntax", rule, f"{SEND_AGAIN}, with the transfer syntax it is written in.",
                              tag="(7FE0,0010)", at=element.at))  # fmt: skip
    if element.encapsulated:
        for part in _fragments_by_frame(opened, element.fragments, found)[first:]:
            shape = found.rows, found.columns, found.samples
            refuse_other_codec(part, opened.pixels, opened.name, shape)
            refuse_other_sign(part, signed=found.signed)
            samples = decoded(part, opened.pixels, found.frame_bytes, shape, found.allocated)
            yield _shaped(samples, found, big=False, planar=opened.pixels == "rle")
        return
    _refuse_wrong_length(opened, element, found)
    for number in range(first, found.frames):
        start = element.start + number * found.frame_bytes
        yield _shaped(
            memoryview(opened.content)[start : start + found.frame_bytes], found, big=opened.syntax.big, planar=found.planar
        )


def _refuse_wrong_length(opened: Opened, element: Element, found: Geometry) -> None:
    there, wanted = element.end - element.start, found.frame_bytes * found.frames
    if there < wanted:
        rule = f"{there:,} bytes of pixels are there, and {wanted:,} are stated"
        raise Refused(Problem("truncated", rule, f"The object was cut off. {SEND_AGAIN}.", tag="(7FE0,0010)", at=element.at))
    if there > wanted + wanted % 2 and any(opened.content[element.start + wanted : element.end]):
        rule = f"{there:,} bytes of pixels are there, and only {wanted:,} are stated"
        step = f"Rows, columns, bits or frames are wrong. {SEND_AGAIN}."
        raise Refused(Problem("pixels_left_over", rule, step, tag="(7FE0,0010)", at=element.at))


def _fragments_by_frame(opened: Opened, fragments: tuple[tuple[int, int], ...], found: Geometry) -> list[bytes]:
    parts = [opened.content[start:end] for start, end in fragments[1:]]  # the first is the table of offsets
    if found.frames == 1 and parts:
        return [b"".join(parts)]
    if len(parts) != found.frames:
        rule = f"{found.frames} frames are stated, and {len(parts)} compressed parts are there"
        raise Refused(Problem("frames", rule, f"{SEND_AGAIN}, one part a frame.", tag="(0028,0008)"))
    return parts


def _shaped(buffer: "bytes | memoryview", found: Geometry, *, big: bool, planar: bool) -> Samples:
    code = ("f" if found.floats else "u") + str(found.allocated // 8)
    flat = np.frombuffer(buffer, dtype=(">" if big else "<") + code)
    if found.samples == 1:
        return flat.reshape(found.rows, found.columns)
    if planar:
        return np.moveaxis(flat.reshape(found.samples, found.rows, found.columns), 0, -1)
    return flat.reshape(found.rows, found.columns, found.samples)


def declared(frame: Samples, found: Geometry) -> Samples:
    """The values of a frame as the header declares them, signed or not; no copy where the frame already holds them."""
    if found.floats:
        return frame
    if found.stored == found.allocated:
        return frame.view(frame.dtype.str.replace("u", "i")) if found.signed else frame
    shift, mask = max(found.high_bit + 1 - found.stored, 0), (1 << found.stored) - 1
    values = (frame.astype(np.int64) >> shift) & mask
    return np.where(values >= 1 << (found.stored - 1), values - (1 << found.stored), values) if found.signed else values


@dataclass
class Looked:
    """What was seen of all frames."""

    digest: str
    lowest: float
    highest: float
    mean: float
    at_lowest: float
    at_highest: float
    torn: float = 0.0
    torn_otherwise: float = 0.0
    beyond_stored: bool = False

    @property
    def sign_in_doubt(self) -> bool:
        """Whether the values hold together far better with the sign the header denies."""
        return self.torn > _JUMPS_IN_DOUBT and self.torn > 10 * self.torn_otherwise


def look(opened: Opened, values: Values, found: Geometry, *, judge_sign: bool) -> Looked:
    """Go once through all frames: hash of the stored samples, range, and whether bits, and the sign, can be as declared."""
    digest = hashlib.sha256(f"{found.rows} {found.columns} {found.samples} {found.allocated} {found.frames}\n".encode())
    seen: list[tuple[float, float, float, float, float, float, float, bool]] = []
    for frame in frames(opened, values, found):
        digest.update(np.ascontiguousarray(frame, dtype=frame.dtype.newbyteorder("<")).data)
        seen.append(_seen(frame, found, judge_sign=judge_sign))
    low, high = min(each[0] for each in seen), max(each[1] for each in seen)
    count = len(seen)
    return Looked(
        digest.hexdigest(), low, high, sum(each[2] for each in seen) / count,
        sum(each[3] for each in seen if each[0] == low) / count, sum(each[4] for each in seen if each[1] == high) / count,
        sum(each[5] for each in seen) / count, sum(each[6] for each in seen) / count, any(each[7] for each in seen),
    )  # fmt: skip


def _seen(
    frame: Samples, found: Geometry, *, judge_sign: bool
) -> tuple[float, float, float, float, float, float, float, bool]:
    if found.floats:
        if not np.isfinite(frame).all():
            raise Refused(Problem("not_finite", "some pixels are no numbers", f"{SEND_AGAIN}.", tag="(7FE0,0008)"))
        low, high = float(frame.min()), float(frame.max())
        return low, high, float(frame.mean()), _share(frame, low), _share(frame, high), 0.0, 0.0, False
    values = declared(frame, found)
    low, high = int(values.min()), int(values.max())
    torn = otherwise = 0.0
    if judge_sign and found.samples == 1 and found.columns > 1 and low != high:
        half, values = 1 << (found.stored - 1), values.astype(np.int64)
        other = values + half * 2 * (values < 0) if found.signed else np.where(values >= half, values - half * 2, values)
        torn, otherwise = (float((np.abs(np.diff(each, axis=1)) > 2 * half * _A_JUMP).mean()) for each in (values, other))
    return low, high, float(values.mean()), _share(values, low), _share(values, high), torn, otherwise, _beyond(frame, found)


def _share(values: Samples, value: float) -> float:
    return float((values == value).mean())


def _beyond(frame: Samples, found: Geometry) -> bool:
    """Whether bits above the stored ones are set, other than those that carry a sign on."""
    top = found.high_bit + 1
    if top >= found.allocated:
        return False
    above = frame >> np.array(top, dtype=frame.dtype)
    if found.signed:
        carried = (1 << (found.allocated - top)) - 1
        negative = (frame >> np.array(found.high_bit, dtype=frame.dtype)) & np.array(1, dtype=frame.dtype)
        return bool(((above != 0) & ~((above == carried) & (negative == 1))).any())
    return bool((above != 0).any())


def _doubt(kind: str, rule: str, key: str) -> Problem:
    return Problem(kind, rule, "Read as declared; see the device before a value is used.", tag=tag_name(KEYS[key]))
