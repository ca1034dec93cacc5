"""File reports into the record: statements, tables, or anything to be kept."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who

LARGEST = 50 * 2**20 + 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a report; - is standard input")
    parser.add_argument("--agency", metavar="CODE", help="refuse unless the reader is of this agency")
    parser.add_argument("--marking", metavar="M", help='such as "restricted; to ANF, ASF; H2" (default: every agency)')
    parser.add_argument("--grading", metavar="G", help="4x4: source A, B, C, X and information 1-4 (default A2)")
    parser.add_argument(
        "--written-on", metavar="DATE", type=_day,
        help="the day of a plain text that gives none (YYYY-MM-DD); without it an undated event stands in no period",
    )  # fmt: skip
    parser.add_argument("--key", metavar="K", help="what your agency calls this report; other content under it is refused")
    parser.add_argument("--format", metavar="F", help="a table format, when it is not to be detected")
    add_who(parser)
    parser.epilog = (
        "One JSON object a file, in the order given: number, rows, read, set_aside, repeated, incidents, problems. "
        "The reader's agency is the originator. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None


def run(arguments: argparse.Namespace) -> int:
    """0 when every file was filed or was here before; 2 for a key with several files; 1 when one was refused."""
    if arguments.key and len(arguments.files) > 1:
        print("--key names one report: file one at a time.", file=sys.stderr)
        return 2
    refused = 0
    with open_house(arguments.data, what="rabta file") as house:
        inside = house.inside("filing")
        reader_id = inside.reader_of_agency(arguments, embedded=is_embedded(arguments.data))
        for number, name in enumerate(arguments.files, 1):
            print(f"{number} of {len(arguments.files)}: {name}", file=sys.stderr)
            answer = _file_one(inside, arguments, reader_id, name)
            refused += "error" in answer
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        inside.place()
    return 1 if refused else 0


def _file_one(inside: ModuleType, arguments: argparse.Namespace, reader_id: object, name: str) -> dict[str, object]:
    try:
        content = sys.stdin.buffer.read(LARGEST) if name == "-" else Path(name).read_bytes()
    except OSError as error:
        rule = f"the file cannot be opened ({error.strerror or type(error).__name__})"
        return {"file": name, "error": {"file": name, "rule": rule, "next_step": "Check its name and rights."}}
    return {"file": name, **inside.file_one(arguments, reader_id, Path(name).name if name != "-" else "typed.txt", content)}
