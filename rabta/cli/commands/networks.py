"""Those who smuggle: what hangs together by what agencies state, with routes and stated prices."""

import argparse
import json
from datetime import date

from rabta.cli.inside.networks_told import networks_in_words
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--place", default="", help="only networks that have to do with this place, in any spelling")
    parser.add_argument("--since", type=date.fromisoformat, help="only networks seen on this day or later (2025-03-01)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it, the last seen first; what shows needs a task (--task). Who was smuggled is "
        "never among it. A price is what somebody stated, in the currency of the words, never averaged. Without --as, "
        "RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). Text, or one JSON object."""
    with open_house(arguments.data, what="rabta networks") as house:
        inside = house.inside("networks")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.hanging_together(reader_id, place=arguments.place, since=arguments.since)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else networks_in_words(said))
    return 0
