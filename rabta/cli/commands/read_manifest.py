"""Read passenger messages and lists (PAXLST, PNRGOV, CUSRES, CSV, XLSX): one JSON object a message."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from rabta.intake.formats.passenger.reader import read_manifest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and --on."""
    parser.add_argument("file", metavar="FILE", help="a message, an XML file or a spreadsheet; - for standard input")
    parser.add_argument(
        "--on", metavar="DATE", type=date.fromisoformat,
        help="the day that settles years of two digits where the message names none (default: today)",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON object per message to standard output, in order. 0 when the file was processed, 2 on wrong use."""
    try:
        content = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(f"{arguments.file}: {reason}. Give a file that can be read, or - for standard input.", file=sys.stderr)
        return 2
    name = "standard input" if arguments.file == "-" else Path(arguments.file).name
    for told in read_manifest(content, name=name, on=arguments.on or datetime.now(UTC).date()):
        sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False, default=str).encode("utf-8", "replace") + b"\n")
        if "error" not in told:
            counts = ", ".join(
                f"{len(told[each])} {each}" for each in ("flights", "persons", "documents", "bags", "problems")
            )
            print(f"{name}: {told['message']['kind']}: {counts}", file=sys.stderr)
    sys.stdout.buffer.flush()
    return 0
