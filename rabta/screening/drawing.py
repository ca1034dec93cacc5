"""Pictures of objects for screens: decoded apart, kept in memory for the reader they were decoded for.

Whoever asks has shown before that the object shows to them: nothing here decides that. A picture is kept by reader and
object, so that how fast one comes tells nobody what others looked at.
"""

import struct
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rabta.intake.formats.scan.serving import HELPERS
from rabta.screening.errors import ScreeningError

MOST_KEPT = 64 * 2**20
"""Bytes of all pictures kept."""


class NotDrawn(ScreeningError):
    """An object that no picture can be made of, with the reason."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This object cannot be drawn: {why}. It is kept byte for byte.")


class Pictures:
    """The newest pictures, as the bytes that a page's script reads; safe from several threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: OrderedDict[tuple[UUID | int | None, ...], bytes] = OrderedDict()
        self._most, self._lock = most, threading.Lock()

    def get_ready(self) -> None:
        """Have a decoding process run before the first picture is asked for."""
        HELPERS.start()

    def forget(self) -> None:
        """Keep none, as after a start."""
        with self._lock:
            self._kept.clear()

    def has(self, reader_id: UUID, *objects: UUID | None, frame: int = 0) -> bool:
        """Whether this reader's picture of the objects is kept; then their bytes need not be fetched."""
        with self._lock:
            return (reader_id, frame, *objects) in self._kept

    def drawn(
        self, reader_id: UUID, *objects: UUID | None, contents: Sequence[bytes], name: str, frame: int = 0
    ) -> bytes:  # fmt: skip
        """The picture of one frame: kept, or made of the objects' bytes, the low energy first.

        Raises NotDrawn; also where it was kept and is no more.
        """
        key = (reader_id, frame, *objects)
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return found
        if not contents:
            raise NotDrawn("it was pushed out of memory by newer ones; ask again")
        made = _as_bytes(HELPERS.drawn(contents[0], name=name, other=b"".join(contents[1:]), frame=frame))
        with self._lock:
            self._kept[key] = made
            while sum(map(len, self._kept.values())) > self._most and len(self._kept) > 1:
                self._kept.popitem(last=False)
        return made


def _as_bytes(told: dict[str, Any]) -> bytes:
    """What it is, how many pixels of a side were put together, rows, columns; then the numbers."""
    if "error" in told:
        raise NotDrawn(str(told["error"]["rule"]))
    head = struct.pack("<HHII", told["what"], min(told["reduced"], 65_535), told["rows"], told["columns"])
    return head + bytes(told["numbers"])


PICTURES = Pictures()
