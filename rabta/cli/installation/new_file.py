"""A file that a command writes for the person who runs it: never over another, never half."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rabta.cli.installation.errors import InstallationError


def refuse_to_overwrite(path: Path, command: str) -> bool:
    """Whether something is there already; then says so."""
    if path.exists():
        print(f"{command}: {path} is there already; nothing is overwritten. Name another file.", file=sys.stderr)
        return True
    return False


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner can open, and that bears its name only when it is whole and nothing was refused."""
    begun = path.with_name(f".{path.name}.part")
    try:
        handle = os.open(begun, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise InstallationError(f"{path} cannot be written ({error.strerror}).") from None
    try:
        with os.fdopen(handle, "w+b") as out:
            yield out
        begun.rename(path)
    finally:
        begun.unlink(missing_ok=True)
