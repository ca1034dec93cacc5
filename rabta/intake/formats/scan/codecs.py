"""Compressed pixels to samples: RLE by ourselves, JPEG-LS by CharLS, JPEG and JPEG 2000 by Pillow. Only inside `apart`."""

import io

import jpeg_ls  # type: ignore[import-untyped]
import numpy as np
from PIL import Image

from rabta.intake.formats.scan.limits import LARGEST_FRAME
from rabta.intake.formats.scan.problems import SEND_AGAIN, Problem, Refused

Image.MAX_IMAGE_PIXELS = LARGEST_FRAME
_PIXELS = "(7FE0,0010)"
_JPEG_2000 = b"\xff\x4f\xff\x51"
_JPEG_STARTS = {0xC0: "jpeg", 0xC1: "jpeg extended", 0xC2: "jpeg progressive", 0xC3: "jpeg lossless", 0xF7: "jpeg-ls"}


def decoded(part: bytes, codec: str, size: int, shape: tuple[int, int, int], allocated: int) -> bytes:
    """The samples of one compressed frame, little endian, `size` bytes; raises Refused where it gives another image.

    `shape` is rows, columns and samples as stated. RLE gives planes one after the other, all others pixel by pixel.
    """
    if codec == "not read":
        raise Refused(
            Problem(
                "codec",
                "this compression is not read here",
                "Set the device to JPEG-LS, RLE or no compression.",
                tag="(0002,0010)",
            )
        )
    if codec == "plain":
        samples = part[:size]
    elif codec == "rle":
        samples = _rle(part, shape, allocated)
    else:
        samples = _pictured(part, codec, shape, allocated)
    if len(samples) != size:
        raise Refused(
            Problem(
                "truncated",
                f"the compressed frame gives {len(samples):,} bytes, and {size:,} are stated",
                f"The object was cut off. {SEND_AGAIN}.",
                tag=_PIXELS,
            )
        )
    return samples


def refuse_other_codec(part: bytes, codec: str, name: str, shape: tuple[int, int, int]) -> None:
    """Raise Refused where a compressed frame begins as another compression, or another size, than is stated."""
    really, size = _begins_as(part)
    fits = {"jpeg": "jpeg", "jpeg-ls": "jpeg-ls", "jpeg-2000": "jpeg-2000", "rle": "", "plain": ""}
    if codec in fits and really != fits[codec]:
        rule = f"the file header states {name}, and the pixels are {really or 'none of that'}"
        raise Refused(
            Problem("wrong_transfer_syntax", rule, f"{SEND_AGAIN}, with the transfer syntax it is written in.", tag=_PIXELS)
        )
    if size is not None:
        _refuse_other_size(size, shape)


def _begins_as(part: bytes) -> tuple[str, tuple[int, int] | None]:
    """The compression by its first marks, and rows and columns where a JPEG frame states them."""
    if (at := _code_stream(part)) is not None:
        right, down, left, top = (int.from_bytes(part[at + place : at + place + 4], "big") for place in (8, 12, 16, 20))
        return "jpeg-2000", (down - top, right - left)
    if not part.startswith(b"\xff\xd8"):
        return "", None
    at = 2
    while at + 9 <= len(part) and part[at] == 0xFF:
        if part[at + 1] in _JPEG_STARTS:
            sides = int.from_bytes(part[at + 5 : at + 7], "big"), int.from_bytes(part[at + 7 : at + 9], "big")
            return _JPEG_STARTS[part[at + 1]], sides
        at += 2 + int.from_bytes(part[at + 2 : at + 4], "big")
    return "a JPEG without a frame", None


def _code_stream(part: bytes) -> int | None:
    """Where the code stream of a JPEG 2000 begins, alone or in its own file format; None for anything else."""
    if part.startswith(_JPEG_2000):
        return 0
    at = part.find(_JPEG_2000) if part.startswith(b"\x00\x00\x00\x0cjP  ") else -1
    return at if at >= 0 else None


def refuse_other_sign(part: bytes, *, signed: bool) -> None:
    """Raise Refused where a JPEG 2000 says of the sign of its samples what the header denies, or has signed ones."""
    at = _code_stream(part)
    if at is None:
        return
    really = bool(part[at + 42] & 0x80)
    if really != signed:
        says = ("signed", "unsigned") if signed else ("unsigned", "signed")
        rule = f"the header declares values {says[0]}, and the compressed pixels are {says[1]}"
        raise Refused(Problem("signedness", rule, f"{SEND_AGAIN}.", tag="(0028,0103)"))
    if really:
        rule = "JPEG 2000 with signed samples is not read here"
        raise Refused(Problem("codec", rule, "Set the device to JPEG-LS, RLE or no compression.", tag="(0002,0010)"))


def _refuse_other_size(size: tuple[int, int], shape: tuple[int, int, int]) -> None:
    if size != shape[:2]:
        rule = f"the compressed pixels are {size[1]:,} x {size[0]:,}, and {shape[1]:,} x {shape[0]:,} is stated"
        raise Refused(Problem("geometry_differs", rule, f"{SEND_AGAIN}.", tag="(0028,0010)"))


def _pictured(part: bytes, codec: str, shape: tuple[int, int, int], allocated: int) -> bytes:
    try:
        if codec == "jpeg-ls":
            return bytes(jpeg_ls.decode_buffer(part)[0])
        with Image.open(io.BytesIO(part), formats=["JPEG" if codec == "jpeg" else "JPEG2000"]) as picture:
            _refuse_other_size((picture.height, picture.width), shape)
            array = np.asarray(picture)
    except (OSError, ValueError, RuntimeError, Image.DecompressionBombError) as error:
        rule = f"the compressed pixels cannot be read ({str(error)[:120]})"
        raise Refused(Problem("compressed", rule, f"{SEND_AGAIN}.", tag=_PIXELS)) from None
    return np.ascontiguousarray(array.astype(f"<u{allocated // 8}", copy=False)).tobytes()


def _rle(part: bytes, shape: tuple[int, int, int], allocated: int) -> bytes:
    """PS3.5 annex G: one segment a byte of the sample, most significant first."""
    rows, columns, samples = shape
    width, size = allocated // 8, rows * columns
    count = int.from_bytes(part[:4], "little")
    if count != width * samples or len(part) < 64:
        raise Refused(
            Problem(
                "compressed", f"RLE has {count} segments, and {width * samples} are needed", f"{SEND_AGAIN}.", tag=_PIXELS
            )
        )
    starts = [int.from_bytes(part[4 + 4 * each : 8 + 4 * each], "little") for each in range(count)] + [len(part)]
    planes = np.empty((samples, size, width), dtype=np.uint8)
    for number in range(count):
        plane = _unpacked(part[starts[number] : starts[number + 1]], size)
        planes[number // width, :, width - 1 - number % width] = np.frombuffer(plane, dtype=np.uint8)
    return planes.tobytes()


def _unpacked(segment: bytes, size: int) -> bytes:
    out, at = bytearray(), 0
    while at < len(segment) and len(out) < size:
        code = segment[at]
        if code < 128:
            out += segment[at + 1 : at + 2 + code]
            at += 2 + code
        elif code > 128:
            out += segment[at + 1 : at + 2] * (257 - code)
            at += 2
        else:
            at += 1
    if len(out) < size:
        raise Refused(
            Problem(
                "truncated",
                f"an RLE segment gives {len(out):,} of {size:,} bytes",
                f"The object was cut off. {SEND_AGAIN}.",
                tag=_PIXELS,
            )
        )
    return bytes(out[:size])
