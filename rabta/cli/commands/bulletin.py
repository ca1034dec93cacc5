"""Public bulletins: those of one's agency with how they stand, those published, and the page of one for everybody."""

import argparse
import json
import sys
import uuid

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bulletin", nargs="?", metavar="ID", type=_id, help="write the page of this published bulletin")
    parser.add_argument("--json", action="store_true", help="the list as one JSON object instead of text")
    add_who(parser)
    parser.epilog = (
        "A bulletin is written, approved by two and published on the console. The page holds nothing from outside and is "
        "the same bytes for everybody. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). A table, one JSON object, or the page as HTML."""
    with open_house(arguments.data, what="rabta bulletin") as house:
        inside = house.inside("bulletins")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            if arguments.bulletin:
                sys.stdout.buffer.write(inside.page(reader_id, arguments.bulletin))
                sys.stdout.flush()
                return 0
            said = inside.listed(reader_id)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(said))
    return 0


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no id of a bulletin. `rabta bulletin` lists them.') from None
