"""The papers at the front of the project say what is so: their commands are tried, their paths and tests exist."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rabta.cli.main import COMMANDS

ROOT = Path(__file__).parents[3]
PAPERS = [ROOT / name for name in ("README.md", "GLOSSARY.md", "CHANGELOG.md", "SECURITY.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROPERTIES = (ROOT / "docs/explain/security-properties.md").read_text(encoding="utf-8")
TO_BE_MADE = {"docs/pictures/briefing.png", "docs/operate.md"}
"""Others make these; they are asked for nowhere else."""


def _run(command: str) -> str:
    """A README's command, with this interpreter's `rabta`."""
    rabta = f"{sys.executable} -m rabta"
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace(".venv/bin/rabta", rabta)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_screen() -> None:
    """Title, what it is, three promises, one command, what one then sees: twenty lines at most, then the picture."""
    lines = README.splitlines()
    picture = next(number for number, line in enumerate(lines) if line.startswith("!["))
    first = "\n".join(lines[:picture])
    assert picture <= 20
    assert len(re.findall(r"^- \*\*", first, re.MULTILINE)) == 3
    assert "make demo" in first


def test_one_truck_at_torkham_is_counted_once(tmp_path: Path) -> None:
    block = next(block for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if "truck.jsonl" in block)
    counted = json.loads(_run(block.replace("/tmp/", f"{tmp_path}/").replace(" | python3 -m json.tool", "")))
    as_reported, once = (counted["totals"][name]["heroin"]["g"] for name in ("as_reported", "counted_once"))
    assert len(counted["events"]) == 1
    assert f"{as_reported:,} g" in README
    assert f"{once:,} g" in README
    assert counted["events"][0]["counted"][0]["set_aside"]


def test_every_command_named_is_one() -> None:
    named = set(re.findall(r"`rabta ([a-z]+)", "\n".join(paper.read_text(encoding="utf-8") for paper in PAPERS)))
    known = {name.split()[0] for name in COMMANDS} | {"help"}
    assert named <= known


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_path_and_link_leads_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    paths = re.findall(r"`((?:rabta|docs|tests)/[\w./-]+)", text)
    wanted = [*((paper.parent / link).resolve() for link in links), *(ROOT / path for path in paths)]
    missing = [path.relative_to(ROOT).as_posix() for path in wanted if not path.exists()]
    assert set(missing) <= TO_BE_MADE


def test_every_test_that_proves_a_property_exists() -> None:
    proofs = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROPERTIES)
    assert len(proofs) > 30
    for file, test in proofs:
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"


def test_properties_are_numbered_without_a_gap() -> None:
    numbers = [int(number) for number in re.findall(r"^\| (\d+) \|", PROPERTIES, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("room", sorted(path.parent.name for path in (ROOT / "rabta").glob("*/__init__.py")))
def test_every_room_is_on_the_first_page(room: str) -> None:
    assert f"(rabta/{room})" in README


def test_nobody_is_called_illegal() -> None:
    """Only the glossary has the word, in the column of words that are never used."""
    for paper in PAPERS:
        found = [line for line in paper.read_text(encoding="utf-8").splitlines() if "illegal" in line.casefold()]
        assert not found or paper.name == "GLOSSARY.md", found
