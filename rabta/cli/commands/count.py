"""Count the events a file of readings tells of, once each."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from rabta.counting.rules.count import count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE: the output of `rabta read statement` or `rabta read table`; `-` is standard input."""
    parser.add_argument("file", metavar="FILE", help="output of `rabta read` (JSON Lines); - is standard input")


def run(arguments: argparse.Namespace) -> int:
    """Print one JSON object (DESIGN section 8) to standard output; notes go to standard error. 2 if FILE is missing."""
    try:
        content = sys.stdin.buffer.read() if arguments.file == "-" else _bytes(arguments.file)
    except OSError as error:
        print(f"{arguments.file}: {error.strerror}. Give a file that `rabta read` wrote, or - .", file=sys.stderr)
        return 2
    began = time.perf_counter()
    counted = count(readings(content, name=arguments.file), processes=os.cpu_count() or 1)
    json.dump(counted, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    print(_note(counted, time.perf_counter() - began), file=sys.stderr)
    return 0


def readings(content: bytes, *, name: str) -> Iterator[dict[str, Any]]:
    """One reading per line. A line that is no JSON object, or an empty input, becomes an error that says what to do."""
    text = content.decode("utf-8-sig", errors="replace")
    if not text.strip():
        yield _unreadable(name, 1, "", "holds nothing")
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            reading = json.loads(line)
        except ValueError as error:
            yield _unreadable(name, number, line, f"is not JSON: {error}")
            continue
        if isinstance(reading, dict):
            yield reading
        else:
            yield _unreadable(name, number, line, "is JSON, but no object")


def _unreadable(name: str, number: int, line: str, rule: str) -> dict[str, Any]:
    return {
        "id": f"line {number}",
        "error": {
            "file": name,
            "line": number,
            "value": line[:80],
            "rule": f"the line {rule}",
            "next_step": "Give the output of `rabta read statement` or `rabta read table`, one JSON object a line.",
        },
    }


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _note(counted: dict[str, Any], seconds: float) -> str:
    incidents = sum(len(event["incidents"]) for event in counted["events"])
    kinds = _kinds(finding["kind"] for finding in counted["findings"])
    events = len(counted["events"])
    told = f"{incidents} incident{'s tell' if incidents != 1 else ' tells'} of {events} event{'s' * (events != 1)}"
    return f"{told}; findings: {kinds or 'none'}; {seconds:.2f} s"


def _kinds(found: Iterable[str]) -> str:
    numbers: dict[str, int] = {}
    for kind in found:
        numbers[kind] = numbers.get(kind, 0) + 1
    return ", ".join(f"{n} {kind}" for kind, n in sorted(numbers.items()))
