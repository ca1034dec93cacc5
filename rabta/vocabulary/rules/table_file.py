"""Tables that a deployment may replace while the house runs: read anew when the file says something else, else not."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def kept_while_the_same(read: Callable[[Path], T]) -> Callable[[Path], T]:
    """`read`, which makes something of a file that nobody changes afterwards, once for as long as its bytes are the same.

    What `read` raises is kept nowhere, and a file that cannot be opened is its own to tell of.
    """
    held: dict[Path, tuple[bytes, T]] = {}

    @functools.wraps(read)
    def kept(path: Path) -> T:
        try:
            content = path.read_bytes()
        except OSError:
            return read(path)
        if path not in held or held[path][0] != content:
            held[path] = content, read(path)
        return held[path][1]

    return kept
