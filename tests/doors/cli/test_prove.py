"""`rabta prove leaks` as an operator runs it: what it prints, what it leaves, how it refuses."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest


def prove(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command, on an installation's folder that holds nothing."""
    environment = {**os.environ, "RABTA_DATA": str(folder / "installation"), "TMPDIR": str(folder / "tmp")}
    (folder / "tmp").mkdir(exist_ok=True)
    environment.pop("RABTA_DATABASE_URL", None)
    command = [sys.executable, "-m", "rabta", "prove", "leaks", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="rabta-prove-test-"))


@pytest.mark.slow
def test_it_leaves_nothing_behind(folder: Path) -> None:
    done = prove(folder, "--seeded", "only", "--leak", "reports are open", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 0 and said["sound"], done.stderr
    assert [one["name"] for one in said["planted"]] == ["reports are open"]
    assert not (folder / "installation").exists()
    assert list((folder / "tmp").iterdir()) == []


def test_wrong_use_is_said(folder: Path) -> None:
    both = ("--plant", "reports are open", "--seeded", "only")
    for words in (("--worlds", "0"), ("--worlds", "x"), ("--reader", "nobody"), both):
        done = prove(folder, *words)
        assert done.returncode == 2 and "Traceback" not in done.stderr, words
