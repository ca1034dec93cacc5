"""Answer the carrier of a passenger list on record (CUSRES): who may board, and who was refused by an officer."""

import argparse
import json
import sys

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="number or id of the report that holds the list")
    parser.add_argument("--preview", action="store_true", help="only say what it would be, as one JSON object")
    add_who(parser)
    parser.epilog = (
        "The answer is written to standard output; nothing is sent. It is advice: somebody may not board only where an "
        "officer has recorded a refused boarding with its legal ground, never because of a match. The ledger takes it as a "
        "disclosure to the carrier. It needs a task (--task). Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why)."""
    with open_house(arguments.data, what="rabta manifest answer") as house:
        inside = house.inside("carriers")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = (inside.previewed if arguments.preview else inside.answered)(reader_id, arguments.report)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    if arguments.preview:
        print(json.dumps(said, ensure_ascii=False, default=str))
        return 0
    print(said, end="")
    print("Advice to the carrier. It is not sent: send it in your own name.", file=sys.stderr)
    return 0
