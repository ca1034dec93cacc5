"""Give a report another marking, stricter or wider, or see first what that would change."""

import argparse
import json
import sys

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="a report's number or id")
    parser.add_argument("--marking", metavar="M", required=True, help='such as "confidential; to ANF, group harbour; H2"')
    parser.add_argument("--reason", metavar="WORDS", help="why; kept with the marking, for your own agency")
    parser.add_argument("--keep-releases", action="store_true", help="let the releases that stand go on standing")
    parser.add_argument("--preview", action="store_true", help="only say what it would change")
    add_who(parser)
    parser.epilog = (
        "Only liaison officers and machines of the agency that filed the report mark it. Releases made before are over, "
        "unless you keep them. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done or said, 1 when refused (and why), 2 where the reason is missing. One JSON object."""
    if not arguments.preview and not arguments.reason:
        print("rabta mark: say why: --reason WORDS", file=sys.stderr)
        return 2
    with open_house(arguments.data, what="rabta mark") as house:
        inside = house.inside("sharing")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.mark(reader_id, arguments)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str))
    return 0
