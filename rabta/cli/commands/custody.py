"""What chains of custody still owe, or the chain of one exhibit."""

import argparse
import json

from rabta.cli.inside.custody_told import chain_in_words, owed_in_words
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.custody.rules.lists import Owed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exhibit", metavar="EXHIBIT", nargs="?", help="an exhibit's id: its chain, step by step")
    parser.add_argument("--list", dest="which", choices=[str(one) for one in Owed], help="only what owes this")
    parser.add_argument("--agency", metavar="A", help="only what this agency holds, such as ANF")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it. Amounts are in each exhibit's own unit. Without an exhibit: counts, "
        "agencies and up to 1,000 exhibits, the oldest first. A chain needs a task (--task). Without --as, "
        "RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). Tables, or one JSON object."""
    with open_house(arguments.data, what="rabta custody") as house:
        inside = house.inside("custody")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            if arguments.exhibit:
                said = inside.chain(reader_id, arguments.exhibit)
            else:
                said = inside.owed(reader_id, which=arguments.which, agency=arguments.agency)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    if arguments.json:
        print(json.dumps(said, ensure_ascii=False, default=str))
    else:
        print(chain_in_words(said) if arguments.exhibit else owed_in_words(said))
    return 0
