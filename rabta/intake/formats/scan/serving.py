"""Reading scans for a process that must not fork itself: a helper process reads on its behalf, each object apart.

The console has threads and a connection to the database; a child that it forked would hold copies of both. The helper is
started with the first object and ends with whoever started it.
"""

import contextlib
import json
import queue
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from rabta.intake.formats.scan.apart import PLAIN, widen

_LONGEST_NAME = 300


class Helper:
    """One helper process and the way to ask it, for one who asks at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def told(self, content: bytes, **asked: Any) -> dict[str, Any]:
        """What the work that is asked for makes of these bytes. A helper that died is started again, once."""
        try:
            return self._asked(content, asked)
        except (OSError, ValueError):
            self._end()
            return self._asked(content, asked)

    def start(self) -> None:
        """Have it run before it is asked."""
        self._running()

    def _asked(self, content: bytes, asked: dict[str, Any]) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        line = json.dumps({**asked, "name": Path(asked["name"][:_LONGEST_NAME]).name, "size": len(content)})
        process.stdin.write(line.encode() + b"\n")
        process.stdin.write(content)
        process.stdin.flush()
        told = dict(json.loads(process.stdout.readline()))
        if size := told.pop("plain", 0):
            told[PLAIN] = process.stdout.read(size)
        return told

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            words = [sys.executable, "-I", "-m", "rabta.intake.formats.scan.served"]
            self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for pipe in (self._process.stdin, self._process.stdout):
                widen(pipe.fileno())  # type: ignore[union-attr]  # both are pipes
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(OSError):
                self._process.communicate(timeout=5)
            self._process = None


class Helpers:
    """As many helpers as may be needed at once, the warm ones first; safe from several threads."""

    def __init__(self, most: int) -> None:
        self._idle: queue.LifoQueue[Helper] = queue.LifoQueue()
        for _ in range(most):
            self._idle.put(Helper())

    def told(self, content: bytes, *, name: str) -> dict[str, Any]:
        """What `rabta read scan` says of these bytes."""
        return self._done(content, work="read", name=name)

    def drawn(self, content: bytes, *, name: str, other: bytes = b"", frame: int = 0) -> dict[str, Any]:
        """One frame of these bytes for a screen; `other`: the high energy of the same view (`drawing.py`)."""
        return self._done(content + other, work="draw", name=name, first=len(content) if other else None, frame=frame)

    def start(self) -> None:
        """Have one run before it is asked, so that the first picture does not wait for it; nothing where all are busy."""
        with contextlib.suppress(queue.Empty):
            helper = self._idle.get_nowait()
            try:
                helper.start()
            finally:
                self._idle.put(helper)

    def _done(self, content: bytes, **asked: Any) -> dict[str, Any]:
        helper = self._idle.get()
        try:
            return helper.told(content, **asked)
        finally:
            self._idle.put(helper)


HELPERS = Helpers(3)


def is_scan(content: bytes) -> bool:
    """Whether the bytes say of themselves that they are a DICOM or DICOS object."""
    return content[128:132] == b"DICM"


def shows_a_body(content: bytes) -> bool:
    """Whether the object says by its class that it is an image of a person (DICOS 2D and 3D AIT), read or not."""
    return any(each in content[:4096] for each in (b"1.2.840.10008.5.1.4.1.1.501.4\0", b"1.2.840.10008.5.1.4.1.1.501.5\0"))


def serve(asked: IO[bytes], answers: IO[bytes], works: Mapping[str, Any]) -> None:
    """The helper's own work: answer until nobody asks any more. Each of `works` takes the bytes and what was asked."""
    while line := asked.readline():
        said = json.loads(line)
        content = asked.read(said["size"])
        if len(content) < said["size"]:
            return
        told = works[said["work"]](content, said)
        plain = told.pop(PLAIN, b"")
        answers.write(json.dumps({**told, "plain": len(plain)}).encode() + b"\n")
        answers.write(plain)
        answers.flush()
