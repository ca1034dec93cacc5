"""Warnings of routes, recruiters and forged documents that are in force, and what a rule proposes to warn of."""

import argparse
import json

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.smuggling.rules.warning import Warns


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", choices=[str(one) for one in Warns], help="only warnings of this kind")
    parser.add_argument("--post", metavar="CODE", help="only those for this airport or crossing, as ISB")
    parser.add_argument("--all", dest="every", action="store_true", help="also those that ended or were retracted")
    parser.add_argument("--proposed", action="store_true", help="what a rule proposes instead; a named person raises it")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it: a warning shows to whoever may see its marking and every report it rests on. "
        "Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). A table, or one JSON object."""
    with open_house(arguments.data, what="rabta warnings") as house:
        inside = house.inside("warnings")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.warned(
                reader_id, kind=arguments.kind or "", post=arguments.post, every=arguments.every, proposed=arguments.proposed
            )
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(said))
    return 0
