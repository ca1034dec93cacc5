"""Read a CSV or XLSX table: one JSON object a row, then a summary whose parts add up."""

import argparse
import json
import sys
from pathlib import Path

from rabta.intake.errors import IntakeError
from rabta.intake.rules.mapping import format_names
from rabta.intake.rules.table import read_table

_ROWS_BETWEEN_NOTES = 20_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and --format."""
    parser.add_argument("file", metavar="FILE", help="a CSV or XLSX file, or - for standard input")
    parser.add_argument(
        "--format", metavar="F", help=f"the format ({', '.join(format_names())}); else the headers decide"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write JSON Lines to standard output, progress to standard error. 0 when the file was processed, 2 on wrong use."""
    source: Path | bytes
    if arguments.file == "-":
        name, source = "standard input", sys.stdin.buffer.read()
    else:
        name, source = Path(arguments.file).name, Path(arguments.file)
        if not source.is_file():
            print(f"rabta read table: {arguments.file} is not a file. Name a CSV or XLSX file, or - .", file=sys.stderr)
            return 2
    try:
        _write(source, name, arguments.format)
    except IntakeError as error:
        print(f"rabta read table: {error}", file=sys.stderr)
        return 2
    return 0


def _write(source: Path | bytes, name: str, format_name: str | None) -> None:
    rows = 0
    for each in read_table(source, name=name, format=format_name):
        sys.stdout.buffer.write(json.dumps(each, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        rows += "row" in each
        if rows and rows % _ROWS_BETWEEN_NOTES == 0 and "row" in each:
            print(f"{rows:,} rows", file=sys.stderr)
        if "summary" in each:
            summary = each["summary"]
            parts = ", ".join(
                f"{summary[part]:,} {part.replace('_', ' ')}" for part in ("read", "set_aside", "repeated")
            )
            print(f"{name}: {summary['rows']:,} rows = {parts}", file=sys.stderr)
    sys.stdout.buffer.flush()
