"""Publications: those that left and those prepared; preparing, restating, signing one, and its page for everybody."""

import argparse
import json
import sys
import uuid
from datetime import date

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who, add_worth

STEPS = ("approved", "refused", "approval_withdrawn", "published", "retracted")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", metavar="ID", type=_id, help="the page of this publication, as it left")
    parser.add_argument("--prepare", action="store_true", help="freeze the figures of --campaign, or of --from and --to")
    parser.add_argument("--campaign", metavar="C", help="a named period")
    parser.add_argument("--from", dest="date_from", metavar="DAY", type=_day, help="first day, as 2025-10-01")
    parser.add_argument("--to", dest="date_to", metavar="DAY", type=_day, help="last day, included")
    parser.add_argument(
        "--list", dest="price_list", metavar="NAME", help="the price list of a value (default: newest)"
    )
    add_worth(parser)
    parser.add_argument("--restate", action="store_true", help="freeze the days of ID anew, with what changed since")
    parser.add_argument("--sign", choices=STEPS, help="sign a step of ID")
    parser.add_argument("--words", default="", help="what is said with it; needed to refuse, to withdraw, to take back")
    parser.add_argument("--format", choices=("html", "pdf"), default="html", help="of the page of ID (%(default)s)")
    parser.add_argument("--language", choices=("en", "ur"), default="en", help="of a PDF; a page has both (%(default)s)")
    parser.add_argument("--json", action="store_true", help="the list, or what is frozen under ID, as one JSON object")
    add_who(parser)
    parser.epilog = (
        "Figures are made only of what every agency may read, restricted at most, and pass on. Two of the centre who did "
        "not prepare a publication approve it before it is published. Without --as, RABTA_READER_KEY holds the key of a "
        "machine reader."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done or said, 1 when refused (and why), 2 on wrong use."""
    if wrong := _wrong_use(arguments):
        print(f"rabta publish: {wrong}", file=sys.stderr)
        return 2
    with open_house(arguments.data, what="rabta publish") as house:
        inside = house.inside("publishing")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            if arguments.prepare:
                print(inside.prepare(reader_id, arguments))
            elif arguments.restate:
                print(inside.restate(reader_id, arguments.edition))
            elif arguments.sign:
                inside.sign(reader_id, arguments.edition, arguments.sign, arguments.words)
            elif arguments.edition and not arguments.json:
                sys.stdout.buffer.write(inside.page(reader_id, arguments.edition, arguments.format, arguments.language))
                sys.stdout.flush()
            else:
                said = inside.frozen(reader_id, arguments.edition) if arguments.edition else inside.listed(reader_id)
                print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(said))
        except inside.WRONG_USE as refusal:
            print(f"rabta publish: {refusal}", file=sys.stderr)
            return 2
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    return 0


def _wrong_use(arguments: argparse.Namespace) -> str:
    days = bool(arguments.date_from) and bool(arguments.date_to)
    if arguments.prepare and (days == bool(arguments.campaign) or bool(arguments.date_from) != bool(arguments.date_to)):
        return "--prepare needs --campaign, or --from and --to."
    if (arguments.restate or arguments.sign) and not arguments.edition:
        return "--restate and --sign need the ID of a publication. `rabta publish` lists them."
    if arguments.prepare + arguments.restate + bool(arguments.sign) > 1:
        return "give one of --prepare, --restate and --sign."
    return ""


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no id of a publication. `rabta publish` lists them.') from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None
