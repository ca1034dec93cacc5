"""Judge a public text: its figures, whether they add up, what it promises; against the record where asked."""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO  # readings are JSON

from rabta.cli.installation.errors import InstallationError
from rabta.cli.who import add_who
from rabta.intake.formats.published.source import check_all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rabta check`."""
    parser.add_argument("file", metavar="FILE", help="plain text or JSON Lines {id,date,agency,text}; - for standard input")
    parser.add_argument("--against", choices=("record",), help="judge every figure against the record")
    parser.add_argument("--campaign", metavar="C", help="a named period, with --against record")
    parser.add_argument("--from", dest="date_from", metavar="DAY", type=_day, help="first day, as 2025-10-01")
    parser.add_argument("--to", dest="date_to", metavar="DAY", type=_day, help="last day, included")
    add_who(parser)
    parser.epilog = (
        "Without --against the command needs no installation. With it every verdict is the view of one reader, and is "
        "entered in the ledger before anything is printed; without a period a figure is judged in its text's own, else "
        "in those of the briefing's page."
    )


def run(arguments: argparse.Namespace) -> int:
    """Check every text of the file; one JSON object a line, in order. 0 when all were read, 2 on wrong use."""
    wrong = _wrong_use(arguments)
    if wrong is not None:
        print(f"rabta check: {wrong}", file=sys.stderr)
        return 2
    try:
        with _opened(arguments.file) as stream:
            readings = check_all(stream, file=arguments.file)
            return _against_record(arguments, readings) if arguments.against else _write(readings)
    except BrokenPipeError:  # not the file: whoever read our output left
        raise
    except OSError as error:
        print(f"{arguments.file}: {error.strerror}. Give a file that can be read, or - for standard input.", file=sys.stderr)
        return 2


def _wrong_use(arguments: argparse.Namespace) -> str | None:
    asked = arguments.campaign or arguments.date_from or arguments.date_to or arguments.as_name
    if asked and not arguments.against:
        return "--campaign, --from, --to and --as say against what; give --against record with them."
    if arguments.campaign and (arguments.date_from or arguments.date_to):
        return "give --campaign, or --from and --to, not both."
    if bool(arguments.date_from) != bool(arguments.date_to):
        return "a period needs both --from and --to."
    return None


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with open(name, "rb") as stream:
        yield stream


def _write(readings: Iterator[dict[str, Any]]) -> int:
    for reading in readings:
        sys.stdout.write(json.dumps(reading, ensure_ascii=False, allow_nan=False) + "\n")
    sys.stdout.flush()
    return 0


def _against_record(arguments: argparse.Namespace, readings: Iterator[dict[str, Any]]) -> int:
    opening = importlib.import_module("rabta.cli.installation.house")  # by name: the pure command starts without it
    with opening.open_house(arguments.data, what="rabta check") as house:
        inside = house.inside("checking")
        reader_id = inside.acting_reader(arguments, embedded=opening.is_embedded(arguments.data))
        try:
            judged = inside.judged(
                reader_id,
                list(readings),
                campaign=arguments.campaign,
                date_from=arguments.date_from,
                date_to=arguments.date_to,
            )
        except inside.WRONG_USE as refusal:
            print(f"rabta check: {refusal}", file=sys.stderr)
            return 2
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    return _write(iter(judged))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None
