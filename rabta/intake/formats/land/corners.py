"""Corners as typed, one a line: decimal degrees, or degrees and minutes with N and E. A blank line ends a field.

Of two plain numbers the one that can only be a longitude here is it (latitudes and longitudes of the country share no
number), so that either order is read as it was meant. Lines such as `crop: poppy` before the corners say what it is.
"""

import re
import unicodedata
from typing import Any

from rabta.intake.formats.land.claimed import LandUnreadable
from rabta.intake.formats.land.repairing import EAST, NORTH, SOUTH, WEST

Feature = dict[str, Any]
_SAID = re.compile(r"([^\W\d][\w ]{1,30})\s*[:=]\s*(.+)")
_LETTERS = {"شمال": "N", "مشرق": "E", "ش": "N", "م": "E"}
_SIDES = re.compile(r"^(.*?[NS])[\s,;]*(.*[EW])\s*$|^(.*?[EW])[\s,;]*(.*[NS])\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"^([NS])\s*([^NSEW]+?)[\s,;]*([EW])\s*([^NSEW]+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:corner\s*)?\d{1,3}\s*[.):]\s+(?=\S)", re.IGNORECASE)
LARGEST = 2 * 2**20  # characters


def features_of(text: str) -> list[Feature]:
    """One feature a block of corners. Raises LandUnreadable where no line is a corner."""
    if len(text) > LARGEST:
        raise LandUnreadable(f"The list has more than {LARGEST:,} characters. Send it as GeoJSON.")
    found: list[Feature] = []
    said: dict[str, Any] = {}
    corners: list[Any] = []
    for line in [*_plain(text).replace(";", "\n").split("\n"), ""]:
        stripped = line.strip(" \t,")
        if stripped and (told := _SAID.fullmatch(stripped)) and not corners:
            said[told[1].strip().casefold().replace(" ", "_")] = told[2].strip()
        elif stripped:
            corners.append(_corner(stripped))
        elif corners:
            drawn = {"type": "Polygon", "coordinates": [corners]}
            found.append({"type": "Feature", "properties": said, "geometry": drawn})
            said, corners = dict(said), []
    if not any(isinstance(each, list) for one in found for each in one["geometry"]["coordinates"][0]):
        raise LandUnreadable("No line is a corner. Write one a line: 34.0151, 71.5249 or 34 00 54 N, 71 31 29 E.")
    return found


def _plain(text: str) -> str:
    """Digits and letters of sides in Latin: Urdu's are read as well."""
    for word, letter in _LETTERS.items():
        text = re.sub(rf"(?<!\w){word}(?!\w)", letter, text)
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text)


def _corner(line: str) -> Any:
    """Longitude and latitude as numbers or as text with a side; the line itself where it is neither."""
    line = _NUMBERED.sub("", line)
    if not any(sign.isdigit() for sign in line):
        return line
    if before := _BEFORE.match(line):
        return [f"{before[4].strip()} {before[3]}", f"{before[2].strip()} {before[1]}"]
    if sided := _SIDES.match(line):
        north, east = (sided[1], sided[2]) if sided[1] else (sided[4], sided[3])
        return [east, north]
    parts = line.replace(",", " ").split()
    if len(parts) not in (2, 4, 6) or not all(part[0] in "+-.0123456789" for part in parts):
        return line
    half = len(parts) // 2
    first, second = " ".join(parts[:half]), " ".join(parts[half:])
    return [first, second] if _is_lon(first) else [second, first]


def _is_lon(written: str) -> bool:
    try:
        degrees = float(written.split()[0])
    except ValueError:
        return False
    return WEST <= degrees <= EAST and not SOUTH <= degrees <= NORTH
