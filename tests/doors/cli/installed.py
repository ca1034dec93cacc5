"""An installation that `rabta db prepare` and `rabta db migrate` made, once for all files of a process, and copies of it."""

import atexit
import functools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


@functools.cache
def _made() -> Path:
    scratch = Path(tempfile.mkdtemp(prefix="rabta-installed-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    for verb in ("prepare", "migrate"):
        command = [sys.executable, "-m", "rabta", "db", verb, "--data", str(scratch / "data")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
    return scratch / "data"


def installed(folder: Path) -> Path:
    """A folder with everybody's rights as they were, whose database is up to date and empty. Nobody runs on it yet."""
    subprocess.run(["cp", "-a", str(_made()), str(folder)], check=True)
    return folder
