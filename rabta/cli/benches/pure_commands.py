"""How soon a pure command answers: processor seconds of each, from its start to its end, on the smallest input it takes."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator

SMALLEST = {
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
"""Each pure command with the smallest input that it takes through."""
AIM = 0.5
_TIMES = 5


def measured() -> Iterator[str]:
    """A line for each command: the least of some runs, after one that compiles."""
    for name, given in SMALLEST.items():
        _seconds(name, given)
        least = min(_seconds(name, given) for _ in range(_TIMES))
        yield f"rabta {name}: {least:.2f} s of processor time (aim: {AIM})"


def _seconds(name: str, given: str) -> float:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "rabta", *name.split(), "-"]
    subprocess.run(command, input=given, text=True, capture_output=True, env=kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
