"""Scratch folders of the tests lie in memory where there is room, for a database is cloned for nearly every test.

No property is held to a clock: a busy machine is no fault of it.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

MEMORY = Path("/dev/shm")  # noqa: S108  # where Linux keeps files in memory
ROOM = 6 * 2**30

if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None

settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

BEGUN_FIRST = ("test_two_worlds.py", "test_demo.py")
"""Files that take minutes, which none can share: begun last, each keeps one processor busy and the others waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, all else in its own order."""
    items.sort(key=lambda item: item.path.name not in BEGUN_FIRST)
