"""A photograph as it came: the picture without its camera's notes, and what the notes said of time and place.

JPEG (ITU-T T.81; Exif 2.32 in its APP1) and PNG (RFC 2083). The notes hold a position, often a serial number and a second
small picture that shows what was cropped away: all are taken out, but how the camera was held.
"""

import struct
import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import cos, hypot, radians
from typing import Any

LARGEST = 12 * 2**20  # bytes of one photograph
MOST = 6  # photographs of one claim
FAR_M = 1_000.0
DAYS_OFF = 2
JPEG, PNG = "image/jpeg", "image/png"
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_KEPT_PNG = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"}


class NotAPhotograph(Exception):
    """The file is no photograph that can be kept; the text says why and what to do next."""


@dataclass(frozen=True, kw_only=True)
class Photograph:
    """The picture alone, and what its camera says: `taken_at` local (ISO 8601; empty: nothing), `lon`, `lat` in degrees."""

    content: bytes
    media_type: str
    taken_at: str = ""
    lon: float | None = None
    lat: float | None = None


def photograph_of(content: bytes, *, name: str) -> Photograph:
    """Read a photograph and leave its notes out. Raises NotAPhotograph."""
    if len(content) > LARGEST:
        raise NotAPhotograph(f"{name}: {len(content):,} bytes, and at most {LARGEST:,} are kept. Send it smaller.")
    if content[:3] == b"\xff\xd8\xff":
        return _jpeg(content, name)
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        return Photograph(content=_png(content, name), media_type=PNG)
    raise NotAPhotograph(f"{name}: this is neither JPEG nor PNG. Save it as JPEG and send it again.")


def doubts_of(
    taken: Photograph, *, started: date | None, ended: date | None, now: datetime,
    bounds: tuple[float, float, float, float] | None,
) -> list[dict[str, Any]]:  # fmt: skip
    """What speaks against a photograph's time and place, beside its claim's days and land (west, south, east, north).

    `now`: when it was filed, local. A false clock is told, never put right: which of the two is wrong a person says.
    """
    doubts: list[dict[str, Any]] = []
    if not taken.taken_at:
        doubts.append({"rule": "no_time", "words": "The camera says no time."})
    else:
        at = datetime.fromisoformat(taken.taken_at)
        if at > now + timedelta(hours=14):
            doubts.append({"rule": "clock_ahead", "words": "The camera's clock says a time that has not come yet."})
        elif started is not None and at.date() < started - timedelta(days=DAYS_OFF):
            doubts.append({"rule": "clock_before", "words": "The camera's clock says a day before the work began."})
        elif ended is not None and at.date() > ended + timedelta(days=DAYS_OFF):
            doubts.append({"rule": "clock_after", "words": "The camera's clock says a day after the work ended."})
    if taken.lon is None or taken.lat is None:
        doubts.append({"rule": "no_place", "words": "The camera says no place."})
    elif bounds is not None:
        away = _metres_from(taken.lon, taken.lat, bounds)
        if away > FAR_M:
            words = "The camera says a place that is not at the field."
            doubts.append({"rule": "elsewhere", "words": words, "metres": round(away)})
    return doubts


def _metres_from(lon: float, lat: float, bounds: tuple[float, float, float, float]) -> float:
    west, south, east, north = bounds
    across = max(west - lon, 0.0, lon - east) * cos(radians(lat))
    return hypot(across, max(south - lat, 0.0, lat - north)) * 111_200


def _jpeg(content: bytes, name: str) -> Photograph:
    """Segments up to the scan: what draws the picture stays, applications' notes and comments go."""
    kept, at, notes = [b"\xff\xd8"], 2, b""
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(content) or content[at] != 0xFF:
            raise NotAPhotograph(f"{name}: the JPEG is damaged at byte {at}. Send it again from the camera.")
        marker = content[at + 1]
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(content):
            raise NotAPhotograph(f"{name}: the JPEG is cut short at byte {at}. Send it again from the camera.")
        segment = content[at : at + 2 + length]
        if marker == 0xDA:
            break
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            notes = notes or segment[10:]
        elif marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
        at += 2 + length
    last = _end_of_picture(content, at)
    if last is None:
        raise NotAPhotograph(f"{name}: the JPEG has no end. Send it again from the camera.")
    tags = _notes(notes)
    turned = tags.get("turned")
    if turned is not None and 2 <= turned <= 8:
        kept.insert(1, _only_turned(turned))
    return Photograph(
        content=b"".join(kept) + content[at:last], media_type=JPEG, taken_at=tags.get("taken_at", ""), lon=tags.get("lon"),
        lat=tags.get("lat"),
    )  # fmt: skip


def _end_of_picture(content: bytes, at: int) -> int | None:
    """Past the end of the picture whose first scan begins at `at`: what cameras append behind it (a film, a second
    picture) goes. Within a scan, 0xFF is always followed by nought or a restart; None where no end comes."""
    end = content.find(b"\xff\xd9", at)
    return None if end < 0 else end + 2


def _only_turned(turned: int) -> bytes:
    """An APP1 that says how the camera was held, and nothing else."""
    tiff = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0) + b"\0\0\0\0"
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def _png(content: bytes, name: str) -> bytes:
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            break
        if kind in _KEPT_PNG:
            kept.append(chunk)
        if kind == b"IEND":
            return b"".join(kept)
        at += 12 + length
    raise NotAPhotograph(f"{name}: the PNG is damaged at byte {at}. Send it again.")


def _notes(tiff: bytes) -> dict[str, Any]:
    """Time, place and orientation of Exif; whatever is damaged is as if it were not said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return {}
    first = _directory(tiff, order, _number(tiff, order, 4, 4))
    told: dict[str, Any] = {}
    if isinstance(turned := first.get(0x0112), int):
        told["turned"] = turned
    exif = _directory(tiff, order, first.get(0x8769))
    for tag, table in ((0x9003, exif), (0x9004, exif), (0x0132, first)):
        if "taken_at" not in told and isinstance(written := table.get(tag), bytes):
            told |= _moment(written)
    place = _directory(tiff, order, first.get(0x8825))
    lat, lon = _degrees(place.get(2), place.get(1)), _degrees(place.get(4), place.get(3))
    if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180 and (lat, lon) != (0.0, 0.0):
        told |= {"lat": lat, "lon": lon}
    return told


def _moment(written: bytes) -> dict[str, str]:
    try:
        day, _, hour = written.decode("ascii").strip("\0 ")[:19].partition(" ")
        at = datetime.fromisoformat(f"{day.replace(':', '-')} {hour}")
    except ValueError:
        return {}
    return {"taken_at": at.isoformat()}


def _degrees(parts: Any, side: Any) -> float | None:
    if not isinstance(parts, list) or len(parts) != 3 or not isinstance(side, bytes):
        return None
    value = float(parts[0] + parts[1] / 60 + parts[2] / 3600)
    return -value if side[:1] in (b"S", b"W") else value


def _number(tiff: bytes, order: str, at: int, size: int) -> int:
    return int.from_bytes(tiff[at : at + size], "little" if order == "<" else "big")


def _directory(tiff: bytes, order: str, at: Any) -> dict[int, Any]:
    """The tags of one directory: whole numbers, bytes of texts, lists of fractions."""
    if not isinstance(at, int) or not 8 <= at <= len(tiff) - 2:
        return {}
    tags: dict[int, Any] = {}
    for number in range(min(_number(tiff, order, at, 2), 200)):
        entry = at + 2 + 12 * number
        if entry + 12 > len(tiff):
            break
        tag, kind = _number(tiff, order, entry, 2), _number(tiff, order, entry + 2, 2)
        count = _number(tiff, order, entry + 4, 4)
        size = _SIZES.get(kind, 0) * count
        start = entry + 8 if size <= 4 else _number(tiff, order, entry + 8, 4)
        if not size or size > 1000 or start + size > len(tiff):
            continue
        tags.setdefault(tag, _value(tiff, order, kind, count, start))
    return tags


def _value(tiff: bytes, order: str, kind: int, count: int, start: int) -> Any:
    if kind in (5, 10):
        pairs = [
            (_number(tiff, order, start + 8 * n, 4), _number(tiff, order, start + 8 * n + 4, 4)) for n in range(count)
        ]
        return [above / below if below else 0.0 for above, below in pairs]
    if kind in (3, 4) and count == 1:
        return _number(tiff, order, start, _SIZES[kind])
    return tiff[start : start + _SIZES[kind] * count]
