"""Say who can see a report, and why; let others have it, or see first what that would change."""

import argparse
import json
import sys

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who

KINDS = {"read": "share", "court": "court", "count": "count_only"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="a report's number or id")
    parser.add_argument("--to", metavar="A,B", default="", help="codes of agencies and partners, such as ANF,NCA_UK")
    parser.add_argument("--groups", metavar="G,H", default="", help="groups you belong to")
    parser.add_argument(
        "--for", dest="kind", choices=sorted(KINDS), default="read",
        help="read it (default), use it in court, or count it unseen",
    )  # fmt: skip
    parser.add_argument("--reason", metavar="WORDS", help="why; kept with the release, for your own agency")
    parser.add_argument("--preview", action="store_true", help="only say what it would change")
    add_who(parser)
    parser.epilog = (
        "Without --to and --groups: who can see the report, and why, as far as that is yours to know. Only liaison officers "
        "and machines of the agency that filed it release it; `rabta recall` takes a release back. A release never lowers "
        "the level. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done or said, 1 when refused (and why), 2 where the reason is missing. One JSON object."""
    wanted = bool(arguments.to or arguments.groups)
    if wanted and not arguments.preview and not arguments.reason:
        print("rabta release: say why: --reason WORDS", file=sys.stderr)
        return 2
    with open_house(arguments.data, what="rabta release") as house:
        inside = house.inside("sharing")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            if wanted:
                said = inside.release(reader_id, arguments, KINDS[arguments.kind])
            else:
                said = inside.who_sees(reader_id, arguments.report)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str))
    return 0
