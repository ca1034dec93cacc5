"""What the bytes of a file are, told by themselves and never by a name; files made to be two things at once are refused."""

import re
import zlib
from dataclasses import dataclass

from rabta.intake.formats.scan.elements import LONG, SHORT, DataSet, Syntax, Walk
from rabta.intake.formats.scan.limits import INFLATED_FREELY, LARGEST_INFLATED, MOST_INFLATED_TIMES
from rabta.intake.formats.scan.problems import SEND_AGAIN, Problem, Refused

_IMPLICIT, _EXPLICIT, _BIG = Syntax(implicit=True), Syntax(), Syntax(big=True)
_STEP = 8 * 2**20
DEFLATED = "1.2.840.10008.1.2.1.99"
SYNTAXES: dict[str, tuple[Syntax, str, str]] = {
    "1.2.840.10008.1.2": (_IMPLICIT, "implicit little endian", "native"),
    "1.2.840.10008.1.2.1": (_EXPLICIT, "explicit little endian", "native"),
    DEFLATED: (_EXPLICIT, "deflated explicit little endian", "native"),
    "1.2.840.10008.1.2.2": (_BIG, "explicit big endian (retired)", "native"),
    "1.2.840.10008.1.2.1.98": (_EXPLICIT, "encapsulated, not compressed", "plain"),
    "1.2.840.10008.1.2.5": (_EXPLICIT, "RLE", "rle"),
    "1.2.840.10008.1.2.4.50": (_EXPLICIT, "JPEG baseline, lossy", "jpeg"),
    "1.2.840.10008.1.2.4.51": (_EXPLICIT, "JPEG extended, lossy", "not read"),
    "1.2.840.10008.1.2.4.57": (_EXPLICIT, "JPEG lossless", "not read"),
    "1.2.840.10008.1.2.4.70": (_EXPLICIT, "JPEG lossless, first order", "not read"),
    "1.2.840.10008.1.2.4.80": (_EXPLICIT, "JPEG-LS, lossless", "jpeg-ls"),
    "1.2.840.10008.1.2.4.81": (_EXPLICIT, "JPEG-LS, near-lossless", "jpeg-ls"),
    "1.2.840.10008.1.2.4.90": (_EXPLICIT, "JPEG 2000, lossless", "jpeg-2000"),
    "1.2.840.10008.1.2.4.91": (_EXPLICIT, "JPEG 2000", "jpeg-2000"),
}
"""Transfer syntaxes that are known (PS3.5 annex A): how elements are written, a name, how pixels are."""

_MADE_FOR_SOMETHING_ELSE: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "a Windows program"), (b"\x7fELF", "a Linux program"), (b"#!", "a script"), (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a macOS program"), (b"\xfe\xed\xfa", "a macOS program"), (b"PK\x03\x04", "a ZIP archive"),
    (b"%PDF", "a PDF"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"), (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x00asm", "a WebAssembly program"), (b"dex\n", "an Android program"),
)  # fmt: skip
_TIFF = (b"II*\x00", b"MM\x00*")
_NOT_SCANS: tuple[tuple[bytes, str], ...] = (
    *_MADE_FOR_SOMETHING_ELSE, (b"RIFF", "a recording or a picture"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"BM", "a BMP picture"), (_TIFF[0], "a TIFF picture"), (_TIFF[1], "a TIFF picture"),
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A data set that was walked to its end. `content` is the file, or what its deflated part holds."""

    content: bytes
    data_set: DataSet
    syntax: Syntax
    transfer_syntax: str
    name: str
    pixels: str
    media_class: str | None
    problems: list[Problem]


def kind_of(content: bytes) -> str:
    """dicom, png or jpeg; raises Refused for everything else."""
    if content[128:132] == b"DICM":
        return "dicom"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if not content:
        raise Refused(Problem("empty", "the file is empty", f"{SEND_AGAIN}."))
    if content.lstrip().lower().startswith((b"<html", b"<!doctype html", b"<script", b"<?php", b"<svg")):
        raise Refused(
            Problem("not_a_scan", "this is a web page or a script, not a scan", "Give the object that the device wrote.")
        )
    for start, what in _NOT_SCANS:
        if content.startswith(start):
            raise Refused(
                Problem(
                    "not_a_scan",
                    f"this is {what}, not a scan",
                    "Give the object that the device wrote (DICOS, DICOM, PNG or JPEG).",
                )
            )
    if _looks_like_bare_data_set(content):
        rule = "this is a data set without its file header (no DICM at byte 128): how it is written is not said"
        step = "Let the device or the archive write files by PS3.10, or send by C-STORE."
        raise Refused(Problem("no_file_header", rule, step, at=128))
    raise Refused(
        Problem("not_a_scan", "these bytes are no DICOS, DICOM, PNG or JPEG", "Give the object that the device wrote.")
    )


def open_dicom(content: bytes) -> Opened:
    """Walk a DICOM file to its end. Raises Refused with the byte at which it does not hold."""
    problems = _preamble(content)
    refuse_hidden_archive(content)
    meta = _meta(content)
    syntax_uid = _stated(content, meta, 0x00020010)
    if syntax_uid is None:
        raise Refused(
            Problem(
                "no_transfer_syntax",
                "the file header does not say how the data set is written",
                f"{SEND_AGAIN}.",
                tag="(0002,0010)",
            )
        )
    if syntax_uid not in SYNTAXES:
        raise Refused(
            Problem(
                "unknown_transfer_syntax",
                "this transfer syntax is not read here",
                "Set the device to explicit little endian, RLE or JPEG-LS.",
                value=syntax_uid,
                tag="(0002,0010)",
            )
        )
    syntax, name, pixels = SYNTAXES[syntax_uid]
    body, start = content, meta.end
    if syntax_uid == DEFLATED:
        body, start = _inflated(content, meta.end), 0
    _refuse_wrong_syntax(body, start, syntax, name)
    walk = Walk(body, syntax)
    data_set = walk.data_set(start, len(body))
    stated, inside = _stated(content, meta, 0x00020002), data_set.elements.get(0x00080016)
    problems += walk.problems
    if inside is not None and stated is not None and body[inside.start : inside.end].rstrip(b"\x00 ") != stated.encode():
        problems.append(
            Problem(
                "class_differs",
                "the file header states another class than the object",
                "Neither is trusted; see the device.",
                value=stated,
                tag="(0002,0002)",
            )
        )
    return Opened(body, data_set, syntax, syntax_uid, name, pixels, stated, problems)


def refuse_hidden_archive(content: bytes) -> None:
    """Raise Refused where the end of the file is also the end of a ZIP archive: a file that is two things."""
    at = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    while at >= 0:
        size, start = (int.from_bytes(content[at + place : at + place + 4], "little") for place in (12, 16))
        comment = int.from_bytes(content[at + 20 : at + 22], "little")
        if at + 22 + comment <= len(content) and size <= at and start <= at:
            raise Refused(
                Problem(
                    "polyglot",
                    "the end of the file is also a ZIP archive: two files in one",
                    "Keep it apart, and report it: it was made to do harm.",
                    at=at,
                )
            )
        at = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557), at)


def _preamble(content: bytes) -> list[Problem]:
    preamble = content[:128]
    if not preamble.strip(b"\x00"):
        return []
    for start, what in _MADE_FOR_SOMETHING_ELSE:
        if preamble.startswith(start):
            raise Refused(
                Problem(
                    "polyglot",
                    f"the first bytes are those of {what}: two files in one",
                    "Keep it apart, and report it: it was made to do harm.",
                    at=0,
                )
            )
    if re.search(rb"%PDF|<html|<script|<\?php|<svg|#!/", preamble, re.IGNORECASE) or b"%PDF-" in content[:1024]:
        raise Refused(
            Problem(
                "polyglot",
                "the first 128 bytes hold another file",
                "Keep it apart, and report it: it was made to do harm.",
                at=0,
            )
        )
    if preamble.startswith(_TIFF):
        rule = "the first bytes make the file a TIFF picture too, as PS3.10 allows"
        return [Problem("preamble", rule, "Only the DICOM part is read.", at=0, wrong=False)]
    return [Problem("preamble", "the first 128 bytes are not empty", "They are kept and not used.", at=0, wrong=False)]


def _meta(content: bytes) -> DataSet:
    """The file meta information (group 0002, always explicit little endian)."""
    at, end = 132, len(content)
    while end - at >= 8 and content[at : at + 2] == b"\x02\x00":
        vr, long = content[at + 4 : at + 6], content[at + 4 : at + 6] in LONG
        if not long and vr not in SHORT:
            raise Refused(
                Problem(
                    "malformed",
                    "the file header is not written as it must be (explicit little endian)",
                    f"{SEND_AGAIN}.",
                    at=at,
                )
            )
        size = int.from_bytes(content[at + 8 : at + 12] if long else content[at + 6 : at + 8], "little")
        at += (12 if long else 8) + size
    if at > end:
        raise Refused(
            Problem("truncated", "the file ends inside its header", f"The object was cut off. {SEND_AGAIN}.", at=132)
        )
    return Walk(content, _EXPLICIT).data_set(132, at)


def _stated(content: bytes, data_set: DataSet, tag: int) -> str | None:
    element = data_set.elements.get(tag)
    return (
        None if element is None else content[element.start : element.end].decode("ascii", "replace").rstrip("\x00 ") or None
    )


def _inflated(content: bytes, start: int) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    packed, parts, size = content[start:], [], 0
    try:
        while packed and not inflater.eof:
            parts.append(inflater.decompress(packed, _STEP))
            size += len(parts[-1])
            packed = inflater.unconsumed_tail
            used = len(content) - start - len(packed)
            if size > LARGEST_INFLATED or size > max(INFLATED_FREELY, MOST_INFLATED_TIMES * used):
                rule = f"{used:,} bytes inflate to {size:,} and more: a bomb, or an object too large"
                raise Refused(Problem("bomb", rule, "Keep it apart, and see what the device sent.", at=start))
    except zlib.error as error:
        rule = f"its deflated part cannot be inflated ({error})"
        raise Refused(Problem("malformed", rule, f"{SEND_AGAIN}.", at=start)) from None
    body = b"".join(parts)
    if not inflater.eof:
        raise Refused(
            Problem("truncated", "its deflated part ends too early", f"The object was cut off. {SEND_AGAIN}.", at=start)
        )
    if len(inflater.unused_data) > 8:  # a checksum and a length may follow, as in gzip
        raise Refused(
            Problem(
                "polyglot",
                f"{len(inflater.unused_data):,} bytes follow the deflated part",
                "Keep it apart, and report it.",
                at=len(content) - len(inflater.unused_data),
            )
        )
    return body


def _refuse_wrong_syntax(body: bytes, at: int, syntax: Syntax, name: str) -> None:
    """The first element shows how a data set is really written; raise Refused where that is not what the header states."""
    head = body[at : at + 12]
    if len(head) < 8:
        raise Refused(
            Problem("truncated", "no data set follows the file header", f"The object was cut off. {SEND_AGAIN}.", at=at)
        )
    explicit = head[4:6] in SHORT or head[4:6] in LONG
    big = head[0] == 0 and head[1] != 0
    really = None
    if explicit and syntax.implicit:
        really = "explicit"
    elif not explicit and not syntax.implicit:
        really = "implicit"
    elif big != syntax.big:
        really = "big endian" if big else "little endian"
    if really is not None:
        rule = f"the file header states {name}, and the data set is written {really}"
        raise Refused(
            Problem(
                "wrong_transfer_syntax",
                rule,
                f"{SEND_AGAIN}, with the transfer syntax it is written in.",
                tag="(0002,0010)",
                at=at,
            )
        )


def _looks_like_bare_data_set(content: bytes) -> bool:
    group, number = int.from_bytes(content[:2], "little"), int.from_bytes(content[2:4], "little")
    return group in (2, 8) and number < 0x100 and (content[4:6] in SHORT or int.from_bytes(content[4:8], "little") < 1024)
