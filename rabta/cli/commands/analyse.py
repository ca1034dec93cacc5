"""Analysis of what counts: flows, what rises, hot spots, purity, and the events themselves, as tables."""

import argparse
import sys
from datetime import date

from rabta.analysis.rules.analysis_tables import TABLES
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who, add_worth
from rabta.vocabulary.rules.substances import substances

FORMATS = ("text", "csv", "json", "parquet", "arrow")
BINARY = ("parquet", "arrow")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=sorted(TABLES), help="which table")
    parser.add_argument("--from", dest="date_from", type=_day, metavar="DAY", help="first day; else the briefing's")
    parser.add_argument("--to", dest="date_to", type=_day, metavar="DAY", help="last day; else the briefing's")
    parser.add_argument("--substance", type=_substance, metavar="CODE", help="only this substance, and its grams")
    parser.add_argument("--graded", action="store_true", help="hear claims of source A or B, information 1 or 2, alone")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text (default) or a file on standard output")
    add_worth(parser)
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it, each event counted once; grams are of one substance alone. JSON, Parquet and"
        " Arrow say of every column what it is and in which unit. Without --as, RABTA_READER_KEY holds a machine"
        " reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). A table, CSV, one JSON object, Parquet or Arrow."""
    if arguments.format in BINARY and sys.stdout.isatty():
        raise InstallationError(f"{arguments.format} is no text: send it to a file with > FILE.")
    with open_house(arguments.data, what="rabta analyse") as house:
        inside = house.inside("analysing")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.analysed_by(
                reader_id, arguments.what, date_from=arguments.date_from, date_to=arguments.date_to,
                substance=arguments.substance, well_graded_only=arguments.graded, format=arguments.format,
                currency=arguments.currency, rates=arguments.rates,
            )  # fmt: skip
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    sys.stdout.buffer.write(said)
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day. A day is written like 2025-11-30.') from None


def _substance(text: str) -> str:
    known = [one.code for one in substances()]
    if text not in known:
        raise argparse.ArgumentTypeError(f'"{text}" is no substance. There are: {", ".join(known)}.')
    return text
