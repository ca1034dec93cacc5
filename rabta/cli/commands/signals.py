"""Early warning: what was seen more often than before, for the first time, or purer, in the last 28 days."""

import argparse
import json
from datetime import date

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--day", type=_day, help="the last of the 28 days, as 2025-11-30 (today)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it; what becomes of a signal is decided on the console, in a person's name. "
        "`rabta bench warning` measures the rule. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). A table, or one JSON object."""
    with open_house(arguments.data, what="rabta signals") as house:
        inside = house.inside("signals")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.noticed(reader_id, day=arguments.day)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(said))
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day. A day is written like 2025-11-30.') from None
