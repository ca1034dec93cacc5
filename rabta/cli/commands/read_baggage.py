"""Read baggage messages (BSM, BPM, BTM, BUM): one JSON object a message."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from rabta.intake.formats.baggage.reader import read_baggage


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and --on."""
    parser.add_argument("file", metavar="FILE", help="a text of baggage messages; - for standard input")
    parser.add_argument(
        "--on", metavar="DATE", type=date.fromisoformat, help="the day by which days without a year are read; default: today"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON object per message to standard output, in order. 0 when the file was processed, 2 on wrong use."""
    try:
        content = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(f"{arguments.file}: {reason}. Give a file that can be read, or - for standard input.", file=sys.stderr)
        return 2
    name = "standard input" if arguments.file == "-" else Path(arguments.file).name
    messages = bags = problems = 0
    for told in read_baggage(content, name=name, on=arguments.on or datetime.now(UTC).date()):
        sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        messages, bags = messages + ("error" not in told), bags + len(told.get("bags", ()))
        problems += len(told.get("problems", ())) + ("error" in told)
    print(f"{name}: {messages} messages, {bags} bags, {problems} problems", file=sys.stderr)
    sys.stdout.buffer.flush()
    return 0
