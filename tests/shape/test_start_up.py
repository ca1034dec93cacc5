"""Pure commands load neither Django nor the database; they answer at once (DESIGN section 8)."""

import json
import subprocess
import sys

import pytest

from rabta.cli.benches.pure_commands import SMALLEST

HEAVY = (
    "altair", "cryptography", "django", "duckdb", "gunicorn", "h3", "multiprocessing", "numpy", "onnxruntime", "openpyxl",
    "pandas", "PIL", "polars", "psycopg", "pyarrow", "pydicom", "pyproj", "rapidfuzz", "rich", "scipy", "shapely", "splink",
    "typst", "yaml", "rabta.config", "rabta.people.models",
)  # fmt: skip
NEEDS = {
    "read table": {"yaml"}, "read manifest": {"yaml"}, "read scan": {"numpy", "PIL"}, "scan detect": {"numpy", "PIL"},
    "count": {"numpy", "multiprocessing"}, "names score": {"rapidfuzz"}, "land measure": {"numpy", "shapely", "pyproj"},
    "exchange open": {"cryptography"},
}  # fmt: skip
"""What costs time to load, and which command cannot do without it. How long each takes, `rabta bench start` says."""
PROBE = """
import json, sys
from rabta.cli.main import main
code = main(sys.argv[1:])
print(json.dumps([code, [name for name in {heavy!r} if name in sys.modules]]), file=sys.stderr)
"""


def start(words: list[str], given: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(heavy=HEAVY), *words, "-"],
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
    )
    code, loaded = json.loads(done.stderr.strip().splitlines()[-1])
    return int(code), list(loaded)


@pytest.mark.parametrize("name", SMALLEST)
def test_a_pure_command_loads_nothing_heavy_that_it_can_do_without(name: str) -> None:
    code, loaded = start(name.split(), SMALLEST[name])
    assert set(loaded) <= NEEDS.get(name, set())
    assert code in (0, 1)


@pytest.mark.parametrize("words", [["help"], ["help", "demo"], ["--version"], ["help", "db"], ["help", "people"]])
def test_help_loads_no_django(words: list[str]) -> None:
    script = "import sys; from rabta.cli.main import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
    script += "sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script, *words], capture_output=True).returncode == 0
