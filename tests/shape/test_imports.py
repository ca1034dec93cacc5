"""Imports go down only, and a rule never loads Django."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = sorted(p for p in (ROOT / "rabta").iterdir() if (p / "__init__.py").exists())


def test_the_import_contract_holds() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: p.name)
def test_a_rooms_own_module_stays_empty(room: Path) -> None:
    assert (room / "__init__.py").read_text() == ""


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: p.name)
def test_every_room_opens_with_a_readme_of_one_screen(room: Path) -> None:
    text = (room / "README.md").read_text(encoding="utf-8")
    assert 5 <= text.count("\n") <= 80


def _imported(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {n.name for i in ast.walk(tree) if isinstance(i, ast.Import) for n in i.names}
    return names | {i.module for i in ast.walk(tree) if isinstance(i, ast.ImportFrom) and i.module}


RULES = sorted(ROOT.glob("rabta/*/rules/**/*.py")) + sorted(ROOT.glob("rabta/intake/formats/**/*.py"))


@pytest.mark.parametrize("module", RULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_rules_know_no_database_and_no_models(module: Path) -> None:
    for name in _imported(module):
        assert name.split(".")[0] not in ("django", "psycopg", "gunicorn"), name
        if name.startswith("rabta."):
            assert not {"models", "operations", "queries"} & set(name.split(".")), name


PURE = [
    "read statement -", "read table -", "read manifest -", "read baggage -", "read scan -", "scan detect -", "count -",
    "names score -",
]  # fmt: skip


@pytest.mark.parametrize("words", PURE)
def test_pure_commands_never_import_django(words: str) -> None:
    probe = (
        "import sys, io; sys.stdin = io.TextIOWrapper(io.BytesIO(b'')); from rabta.cli.main import main\n"
        f"try: main({words.split()!r})\nexcept SystemExit: pass\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('django', 'psycopg')]\n"
        "print(bad, file=sys.stderr); sys.exit(bool(bad))"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-500:]
