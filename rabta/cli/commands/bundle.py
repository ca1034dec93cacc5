"""A bundle of an event's records for a court or a prosecutor, as one ZIP: `bundle court EVENT --out FILE`."""

import argparse
import sys
import uuid
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.installation.new_file import refuse_to_overwrite, written
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    court = verbs.add_parser("court", help="original files, what was read where, why they are one event, hashes of all")
    court.add_argument("event", metavar="EVENT", type=_key, help="the event, by the key in its address")
    court.add_argument("--out", metavar="FILE", type=Path, required=True, help="the ZIP to write; never overwritten")
    court.add_argument("--for", dest="recipient", choices=("court", "prosecutor"), required=True, help="who gets it")
    court.add_argument("--recipient", dest="name", metavar="NAME", required=True, help="which court or prosecutor")
    court.add_argument("--case", metavar="NUMBER", required=True, help="the recipient's number of the case")
    add_who(court)
    parser.epilog = (
        "Records that their originator keeps out of court (H1) or from being passed on (H2) are not in it; ask for them on "
        "the console. Each record in it has an entry in the ledger. Without --as, RABTA_READER_KEY holds a machine reader's "
        "key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the bundle was written, 1 when it was refused (and why), 2 where the file is there already."""
    if refuse_to_overwrite(arguments.out, "rabta bundle"):
        return 2
    with open_house(arguments.data, what="rabta bundle") as house:
        inside = house.inside("leaving")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            with written(arguments.out) as out:
                said = inside.bundle(reader_id, arguments, out)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(said, file=sys.stderr)
    return 0


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not the key of an event.') from None
