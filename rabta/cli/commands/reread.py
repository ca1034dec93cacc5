"""Read reports again by the reader as it is now; what persons decided stands wherever the words still do."""

import argparse
import json
import sys

from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="*", metavar="REPORT", help="numbers or ids; none: all that an older reader read")
    add_who(parser)
    parser.epilog = (
        "One JSON object a report: what read it before, its incidents now, how many are as before, are new or gone, and "
        "how many judgements of persons stand on what is gone. Officers read their own agency's reports again, analysts "
        "of the centre all that they see. Nothing is lost: the former reading stays. Stopped and begun again, it goes on."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when all were read again, or had been; 1 where one was refused."""
    refused = 0
    with open_house(arguments.data, what="rabta reread") as house:
        inside = house.inside("rereading")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        chosen = inside.chosen(reader_id, arguments.reports)
        for number, report in enumerate(chosen, 1):
            print(f"{number} of {len(chosen)}: {report}", file=sys.stderr)
            said = inside.again(reader_id, report)
            refused += "error" in said
            print(json.dumps(said, ensure_ascii=False), flush=True)
    return 1 if refused else 0
