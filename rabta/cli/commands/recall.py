"""Take a release back, with effect on the next request."""

import argparse
import json

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", metavar="RELEASE", help="a release's id, as `rabta release REPORT` lists it")
    parser.add_argument("--reason", metavar="WORDS", required=True, help="why; kept with the recall, for your own agency")
    add_who(parser)
    parser.epilog = (
        "Who was let in by this release alone sees the report no more; what was read cannot be unread. Twice changes "
        "nothing. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done, 1 when refused (and why). One JSON object."""
    with open_house(arguments.data, what="rabta recall") as house:
        inside = house.inside("sharing")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.recall(reader_id, arguments)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str))
    return 0
