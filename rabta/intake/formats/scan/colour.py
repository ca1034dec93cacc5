"""A picture (PNG, JPEG): a screen of a scanner, a photograph, or anything else. Never more than a colour image."""

import hashlib
import io
import warnings
from typing import Any

import numpy as np
from PIL import Image

from rabta.intake.formats.scan.limits import LARGEST_FRAME, LONGEST_SIDE
from rabta.intake.formats.scan.opening import refuse_hidden_archive
from rabta.intake.formats.scan.problems import SEND_AGAIN, Problem, Refused

Image.MAX_IMAGE_PIXELS = LARGEST_FRAME
_DEPTHS = {
    "1": 1,
    "L": 8,
    "P": 8,
    "RGB": 8,
    "RGBA": 8,
    "LA": 8,
    "CMYK": 8,
    "YCbCr": 8,
    "I;16": 16,
    "I;16B": 16,
    "I": 32,
    "F": 32,
}


def told_picture(content: bytes, kind: str, problems: list[Problem]) -> dict[str, Any]:
    """Size, bits, colours and hash of a picture; raises Refused for what is cut off, too large, or two things."""
    refuse_hidden_archive(content)
    _after_the_end(content, kind, problems)
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=[kind.upper()]) as picture:
            warnings.simplefilter("ignore")
            _refuse_too_large(picture.width, picture.height)
            if getattr(picture, "n_frames", 1) > 1:
                problems.append(
                    Problem("frames", "the picture moves; its first frame is read", "Give one picture a file.", wrong=False)
                )
            picture.load()
            return _told(picture)
    except Image.DecompressionBombError:
        raise Refused(_too_large("it unpacks to more pixels")) from None
    except (OSError, ValueError, SyntaxError) as error:
        rule = f"the picture cannot be read to its end ({str(error)[:120]})"
        raise Refused(Problem("truncated", rule, f"{SEND_AGAIN}.")) from None


def _told(picture: Image.Image) -> dict[str, Any]:
    colours = np.asarray(picture.convert("RGB")) if picture.mode not in ("I;16", "I;16B", "I", "F") else None
    grey = colours is None or bool((np.ptp(colours.astype(np.int16), axis=2) <= 2).all())
    samples = np.asarray(picture)
    digest = hashlib.sha256(f"{picture.height} {picture.width} {picture.mode}\n".encode() + samples.tobytes()).hexdigest()
    return {
        "columns": picture.width, "rows": picture.height, "frames": 1, "samples": len(picture.getbands()),
        "bits_allocated": _DEPTHS.get(picture.mode, 8), "bits_stored": _DEPTHS.get(picture.mode, 8), "signed": False,
        "photometric": picture.mode, "colour": not grey, "lossy": picture.format == "JPEG", "digest": digest,
        "lowest": float(samples.min()), "highest": float(samples.max()),
    }  # fmt: skip


def _refuse_too_large(width: int, height: int) -> None:
    if max(width, height) > LONGEST_SIDE or width * height > LARGEST_FRAME:
        raise Refused(_too_large(f"{width:,} x {height:,} pixels"))


def _too_large(what: str) -> Problem:
    rule = f"{what}; at most {LONGEST_SIDE:,} a side and {LARGEST_FRAME:,} in all are read"
    return Problem("too_large", rule, "Send the image in parts, or smaller.")


def _after_the_end(content: bytes, kind: str, problems: list[Problem]) -> None:
    mark = b"IEND\xaeB`\x82" if kind == "png" else b"\xff\xd9"
    at = content.rfind(mark)
    after = content[at + len(mark) :].strip(b"\x00") if at >= 0 else b""
    if after.startswith((b"MZ", b"\x7fELF", b"#!", b"%PDF", b"<?php")) or b"<script" in after[:4096].lower():
        raise Refused(
            Problem(
                "polyglot",
                "another file follows the picture: two files in one",
                "Keep it apart, and report it: it was made to do harm.",
                at=at + len(mark),
            )
        )
    if after:
        problems.append(
            Problem(
                "after_the_end",
                f"{len(after):,} bytes follow the picture",
                "They are kept and not read.",
                at=at + len(mark),
                wrong=False,
            )
        )
