"""Measure the statement reader: accuracy against hand-made truth, statements a second on one core, start-up time."""

import argparse
import json
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from rabta.cli.benches.statement_score import score
from rabta.intake.formats.statement.reader import READER_VERSION
from rabta.intake.formats.statement.source import read_record

# Long enough that one pass of the collector or a busy neighbour does not decide the figure.
_SECONDS = 3.0
_STARTS = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rabta bench statements`."""
    data = Path("../shared/data/statements")
    parser.add_argument("--statements", type=Path, default=data / "dev.jsonl", help="JSON Lines of statements")
    parser.add_argument("--truth", type=Path, default=data / "truth.jsonl", help="JSON Lines of hand-made truth")


def run(arguments: argparse.Namespace) -> int:
    """Print the score (as the reference scorer counts it), the speed and the start-up time. Gives the exit code."""
    missing = [str(path) for path in (arguments.statements, arguments.truth) if not path.is_file()]
    if missing:
        print(f"not found: {', '.join(missing)}. Name the files with --statements and --truth.", file=sys.stderr)
        return 2
    records, truth = _records(arguments.statements), _records(arguments.truth)
    readings = [read_record(record, file=str(arguments.statements), row=row) for row, record in enumerate(records, 1)]
    print(json.dumps(score(truth, readings)))
    figures = {
        "reader": READER_VERSION,
        "statements_per_second": _speed(records),
        "start_up_s": _start_up(),
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {platform.processor() or platform.system()}",
    }
    print(json.dumps(figures))
    return 0


def _records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def _speed(records: list[dict[str, Any]]) -> int:
    """Give the statements read in a second on one core, over whole passes of at least three seconds."""
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < _SECONDS:
        for row, record in enumerate(records, 1):
            read_record(record, file="bench", row=row)
        done += len(records)
    return round(done / (time.perf_counter() - start))


def _start_up() -> float:
    """Give the median seconds from the start of Python to the first reading done."""
    code = (
        "from rabta.intake.formats.statement.source import read_record;"
        "read_record({'text': '5 kg heroin at Lahore airport'}, file='bench', row=1)"
    )
    times = []
    for _ in range(_STARTS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return round(sorted(times)[_STARTS // 2], 3)
