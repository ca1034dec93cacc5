"""The record in an open format, as far as the reader may take it: JSON Lines and original files in one ZIP."""

import argparse
import sys
from datetime import date
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.installation.new_file import refuse_to_overwrite, written
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="the ZIP to write; never overwritten")
    parser.add_argument("--since", metavar="DAY", type=_day, help="only what was received from this day on, as 2025-10-01")
    add_who(parser)
    parser.epilog = (
        "Officers of an agency take what it filed, analysts of the centre what they may read and pass on, auditors the list "
        "without words. Each report that leaves has an entry in the ledger. What is in it: docs/explain/export-format.md. "
        "Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the export was written, 1 when it was refused (and why), 2 where the file is there already."""
    if refuse_to_overwrite(arguments.out, "rabta export"):
        return 2
    with open_house(arguments.data, what="rabta export") as house:
        inside = house.inside("leaving")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            with written(arguments.out) as out:
                said = inside.export(reader_id, arguments.since, out)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(said, file=sys.stderr)
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None
