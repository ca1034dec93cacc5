"""Pure commands load neither Django nor the database and start in under half a second (DESIGN section 8)."""

import json
import resource
import subprocess
import sys

import pytest

HEAVY = ("django", "psycopg", "gunicorn", "h3", "rabta.config", "rabta.people.models")
PROBE = """
import json, sys
from rabta.cli.main import main
code = main(sys.argv[1:])
print(json.dumps([code, [name for name in {heavy!r} if name in sys.modules]]), file=sys.stderr)
"""
PURE = {
    "check": '{"id": "a", "date": "2025-12-06", "text": "134 tons of drugs seized, 2,001 held including 75 foreigners."}\n',
    "read statement": '{"id": "a", "date": "2025-03-01", "agency": "ANF", "lang": "en", "text": "ANF seized 5 kg opium."}\n',
    "read table": "date,agency\n",
    "read manifest": "UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'TDT+20+EX701'UNT+4+1'",
    "read baggage": "BSM\n.V/1LKHI\n.F/EX701/01DEC/DXB\n.N/0214123456001\nENDBSM\n",
    "read scan": "",
    "scan detect": "",
    "count": "",
    "names score": "name_a,name_b\nGul Khan,گل خان\n",
    "land measure": '{"type": "FeatureCollection", "features": []}',
    "exchange open": "{}\n{}\n",
}


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


@pytest.mark.parametrize("name", PURE)
def test_a_pure_command_loads_nothing_heavy(name: str) -> None:
    code, loaded = start(name.split(), PURE[name])
    assert loaded == []
    assert code in (0, 1)


@pytest.mark.parametrize("name", PURE)
def test_a_pure_command_starts_in_half_a_second_of_processor_time(name: str) -> None:
    start(name.split(), PURE[name])  # once for compiled files
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start(name.split(), PURE[name])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(seconds) < 0.5, seconds


@pytest.mark.parametrize("words", [["help"], ["help", "demo"], ["--version"], ["help", "db"], ["help", "people"]])
def test_help_loads_no_django(words: list[str]) -> None:
    script = "import sys; from rabta.cli.main import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
    script += "sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script, *words], capture_output=True).returncode == 0
