"""The values of elements: text by its character set, numbers by representation, moments, UIDs. Nothing is corrected.

PS3.5 section 6.2 (representations), PS3.3 C.12.1.1.2 (character sets).
"""

import math
import re
import struct
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone

from rabta.intake.formats.scan.elements import DataSet, Element, Syntax
from rabta.intake.formats.scan.problems import Problem, tag_name
from rabta.intake.formats.scan.tags import KEYS, NAMED

Number = int | float
_BINARY = {"US": "H", "SS": "h", "UL": "I", "SL": "i", "FL": "f", "FD": "d", "UV": "Q", "SV": "q", "AT": "I"}
_ONE_TEXT = {"LT", "ST", "UT", "UR"}
_CHARSETS = {
    "": "ascii", "ISO_IR 6": "ascii", "ISO_IR 100": "latin-1", "ISO_IR 101": "iso8859_2", "ISO_IR 109": "iso8859_3",
    "ISO_IR 110": "iso8859_4", "ISO_IR 144": "iso8859_5", "ISO_IR 127": "iso8859_6", "ISO_IR 126": "iso8859_7",
    "ISO_IR 138": "iso8859_8", "ISO_IR 148": "iso8859_9", "ISO_IR 13": "shift_jis", "ISO_IR 166": "iso8859_11",
    "ISO_IR 192": "utf-8", "GB18030": "gb18030", "GBK": "gbk",
}  # fmt: skip
_UID = re.compile(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*")
_ASK = "Read as it stands; tell the maker of the device."


class Values:
    """The values of one data set, by the keys of `tags.py`. Problems are told once per element, in `problems`."""

    def __init__(
        self, content: bytes, data_set: DataSet, syntax: Syntax, problems: list[Problem], charset: str = ""
    ) -> None:
        self.content, self.data_set, self.syntax, self.problems = content, data_set, syntax, problems
        self.charset = charset
        stated = self.text("charset")
        if stated is not None:
            self.charset = stated.split("\\")[-1].replace("ISO 2022 IR", "ISO_IR").strip() if stated else ""

    def element(self, key: str) -> Element | None:
        """The element of that key, None where it is not there."""
        return self.data_set.elements.get(KEYS[key])

    def items(self, key: str) -> "list[Values]":
        """The items of a sequence, empty where it is not there."""
        element = self.element(key)
        found = () if element is None else element.items
        return [Values(self.content, each, self.syntax, self.problems, self.charset) for each in found]

    def raw(self, key: str) -> bytes | None:
        """The bytes of a value, None where it is not there."""
        element = self.element(key)
        return None if element is None else self.content[element.start : element.end]

    def text(self, key: str) -> str | None:
        """The value as text without its padding; several values keep their backslashes. None where there is none."""
        element, raw = self.element(key), self.raw(key)
        if element is None or raw is None:
            return None
        text = self._decoded(raw, element).rstrip(" \x00")
        return text if NAMED[element.tag][1] in _ONE_TEXT else "\\".join(part.strip(" \x00") for part in text.split("\\"))

    def said(self, key: str) -> str | None:
        """The value as text; None also where it is empty."""
        return self.text(key) or None

    def texts(self, key: str) -> list[str]:
        """The values as texts, without the empty ones."""
        return [part for part in (self.text(key) or "").split("\\") if part]

    def numbers(self, key: str) -> list[Number]:
        """The values as numbers; what is no number is told and left out."""
        element, raw = self.element(key), self.raw(key)
        if element is None or not raw:
            return []
        vr = element.vr if element.vr in _BINARY else NAMED[element.tag][1]
        if vr in _BINARY:
            code = _BINARY[vr]
            size = struct.calcsize(code)
            if len(raw) % size:
                self._tell("length", f"{len(raw)} bytes are no {vr}", element)
                return []
            order = ">" if self.syntax.big else "<"
            found = list(struct.unpack(f"{order}{len(raw) // size}{code}", raw))
            if all(math.isfinite(each) for each in found):
                return found
            self._tell("number", "a value is no number, or endless", element)
            return []
        return self._decimals(element, raw)

    def number(self, key: str) -> Number | None:
        """The first value as a number, None where there is none."""
        found = self.numbers(key)
        return found[0] if found else None

    def whole(self, key: str) -> int | None:
        """The first value as a whole number, None where there is none."""
        found = self.number(key)
        return int(found) if found is not None and found == int(found) else None

    def uid(self, key: str) -> str | None:
        """An identifier as given; one that breaks the standard's rules is told and never trusted to be unique."""
        element, uid = self.element(key), self.said(key)
        if element is not None and uid is not None and (len(uid) > 64 or not _UID.fullmatch(uid)):
            self._tell("uid", "this is no UID by the standard (PS3.5 section 9)", element, value=uid, wrong=False)
        return uid

    def moment(self, both: str | None, day: str, hour: str) -> str | None:
        """A moment as ISO 8601: of one element, or of a day and an hour; with its offset only where stated."""
        if both is not None and (text := self.said(both)) is not None:
            return self._moment(text, both)
        text = self.said(day)
        return None if text is None else self._moment(text.replace(".", "") + (self.said(hour) or "").replace(":", ""), day)

    def _moment(self, text: str, key: str) -> str | None:
        found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)?(\d\d)?(?:\.(\d{1,6}))?)?([+-]\d{4})?", text.strip())
        element = self.element(key)
        try:
            if found is None:
                raise ValueError
            year, month, day, hour, minute, second, parts, offset = found.groups()
            on = date(int(year), int(month), int(day))
            if hour is None:
                return on.isoformat()
            at = time(int(hour), int(minute or 0), min(int(second or 0), 59), int((parts or "0").ljust(6, "0")))
            zone = offset or self.said("utc_offset")
            told = datetime.combine(on, at)
            return (told.replace(tzinfo=_offset(zone)) if zone else told).isoformat()
        except ValueError:
            if element is not None:
                self._tell("moment", "this is no moment", element, value=text)
            return None

    def _decimals(self, element: Element, raw: bytes) -> list[Number]:
        found: list[Number] = []
        for part in self._decoded(raw, element).rstrip(" \x00").split("\\"):
            try:
                if part.strip():
                    value = float(part)
                    if value != value or value in (float("inf"), float("-inf")):
                        raise ValueError
                    found.append(int(part) if re.fullmatch(r"\s*[+-]?\d+\s*", part) else value)
            except ValueError:
                self._tell("number", "this is no number", element, value=part.strip())
        return found

    def _decoded(self, raw: bytes, element: Element) -> str:
        raw = raw[:65_536]
        try:
            return raw.decode(_CHARSETS.get(self.charset, "ascii")).rstrip("\0").replace("\0", "\u2400")
        except UnicodeDecodeError:
            self._tell(
                "letters",
                f'these bytes are no text of the character set "{self.charset or "ISO_IR 6"}"',
                element,
                value=repr(raw[:40]),
            )
            return raw.decode("latin-1").rstrip("\0").replace("\0", "\u2400")

    def _tell(self, kind: str, rule: str, element: Element, *, value: str | None = None, wrong: bool = True) -> None:
        problem = Problem(kind, rule, _ASK, value=value, tag=tag_name(element.tag), at=element.at, wrong=wrong)
        if problem not in self.problems:
            self.problems.append(problem)


def _offset(text: str) -> timezone:
    found = re.fullmatch(r"([+-])(\d\d)(\d\d)", text.strip())
    if found is None:
        raise ValueError
    sign = -1 if found[1] == "-" else 1
    return timezone(sign * timedelta(hours=int(found[2]), minutes=int(found[3])))


def without_none(told: dict[str, object]) -> dict[str, object]:
    """The entries that say something."""
    return {key: value for key, value in told.items() if value not in (None, [], {})}


def rounded(numbers: Sequence[Number]) -> list[Number]:
    """Numbers of single precision as one would write them: seven digits."""
    return [each if isinstance(each, int) else float(f"{each:.7g}") for each in numbers]
