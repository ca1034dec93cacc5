"""Packed files (KMZ, zipped shapefiles): opened in memory, each member up to a limit that is counted, never believed."""

import io
import zipfile
import zlib

from rabta.intake.formats.land.claimed import LandUnreadable

MOST_MEMBERS = 1_000
LARGEST = 120 * 2**20  # bytes of everything taken out
_STEP = 2**20


def members(content: bytes, *, endings: tuple[str, ...]) -> dict[str, bytes]:
    """Name (as packed) -> bytes of the members with one of these endings, in their order. Nothing is written to a disk.

    Raises LandUnreadable for what is no zip file, is under a password, holds too many members or too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            listed = packed.infolist()
            if len(listed) > MOST_MEMBERS:
                raise LandUnreadable(f"It packs {len(listed):,} files, more than {MOST_MEMBERS:,}. Send the land alone.")
            return _taken_out(packed, [one for one in listed if one.filename.casefold().endswith(endings)])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise LandUnreadable(f"The packed file is damaged ({type(error).__name__}). Pack it again.") from None


def _taken_out(packed: zipfile.ZipFile, wanted: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    out, left = {}, LARGEST
    for one in wanted:
        if one.flag_bits & 1:
            raise LandUnreadable(f"{one.filename[:80]} is under a password. Send it without one.")
        parts = []
        with packed.open(one) as member:
            while part := member.read(min(_STEP, left + 1)):
                left -= len(part)
                if left < 0:
                    raise LandUnreadable(
                        f"Unpacked it is more than {LARGEST // 2**20} MB. Nothing of it was read: send the land alone."
                    )
                parts.append(part)
        out[one.filename] = b"".join(parts)
    return out


def names_in(content: bytes) -> list[str]:
    """The names of a packed file's members, in small letters; none where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return [one.filename.casefold() for one in packed.infolist()[:MOST_MEMBERS]]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return []
