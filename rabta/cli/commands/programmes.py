"""The register of prevention beside demand: programmes, places of treatment, by province."""

import argparse
import json

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="provinces and every line, as one JSON object")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it; lines are stated and taken back on the console, in a person's name. Seizures "
        "are not demand. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). A table, or one JSON object."""
    with open_house(arguments.data, what="rabta programmes") as house:
        inside = house.inside("programmes")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.registered(reader_id)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(said))
    return 0
