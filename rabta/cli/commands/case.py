"""Joint cases, requests between agencies and what waits for one: list, show ID, requests, request ID, work."""

import argparse
import json
import sys

from rabta.casework.rules.case import Lacking
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who

OF_ONE = ("show", "request")
VERBS = ("list", *OF_ONE, "requests", "work")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", choices=VERBS, default="list", help="what to look at (%(default)s)")
    parser.add_argument("what", metavar="ID", nargs="?", help="of show and request: the id that list and requests name")
    parser.add_argument("--lacks", choices=[str(one) for one in Lacking], help="of list: only what lacks this")
    parser.add_argument("--json", action="store_true", help="one JSON object, for a program")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it; what belongs to a case shows to the agencies that take part in it. Steps are "
        "signed in the console, in one's own name. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why), 2 on wrong use."""
    if wrong := _wrong_use(arguments):
        print(f"rabta case: {wrong}", file=sys.stderr)
        return 2
    with open_house(arguments.data, what="rabta case") as house:
        inside = house.inside("casework")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.look(reader_id, arguments)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
        print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(arguments.verb, said))
    return 0


def _wrong_use(arguments: argparse.Namespace) -> str:
    if (arguments.verb in OF_ONE) != (arguments.what is not None):
        return f"{arguments.verb} takes {'an id' if arguments.verb in OF_ONE else 'nothing more'}."
    return "--lacks narrows list." if arguments.lacks and arguments.verb != "list" else ""
