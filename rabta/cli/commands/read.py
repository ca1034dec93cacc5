"""Read statements (JSON Lines or plain text) into incidents, each value with the words it came from."""

import argparse
import json
import sys
from typing import BinaryIO

from rabta.intake.formats.statement.source import read_all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rabta read statement`."""
    parser.add_argument(
        "file", metavar="FILE", help="JSON Lines {id,date,agency,lang,text} or plain text; - for standard input"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read every statement of the file; one JSON object a line on standard output, in order. Gives the exit code."""
    if arguments.file == "-":
        return _read(sys.stdin.buffer, "-")
    try:
        with open(arguments.file, "rb") as stream:
            return _read(stream, arguments.file)
    except BrokenPipeError:  # not the file: whoever read our output left
        raise
    except OSError as error:
        print(f"{arguments.file}: {error.strerror}. Give a file that can be read, or - for standard input.", file=sys.stderr)
        return 2


def _read(stream: BinaryIO, name: str) -> int:
    out = sys.stdout
    for reading in read_all(stream, file=name):
        out.write(json.dumps(reading, ensure_ascii=False, allow_nan=False))
        out.write("\n")
    out.flush()
    return 0
