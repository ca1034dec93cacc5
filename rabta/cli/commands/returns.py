"""Returns to receivers abroad: those prepared and sent, one filled as it would be, and the file of one."""

import argparse
import json
import sys
import uuid
from datetime import date

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", nargs="?", help="seizures, annual, precursors or customs; without it the register")
    parser.add_argument("--year", type=int, metavar="Y", help="the calendar year")
    parser.add_argument("--from", dest="date_from", metavar="DAY", type=_day, help="first day, as 2025-10-01")
    parser.add_argument("--to", dest="date_to", metavar="DAY", type=_day, help="last day, included")
    parser.add_argument("--version", default="", metavar="V", help="the form's version (default: in force on these days)")
    parser.add_argument("--prepare", action="store_true", help="freeze it, to be approved by another; its id is printed")
    parser.add_argument("--file", metavar="ID", type=_id, help="the file of this prepared return, as it is sent")
    parser.add_argument("--json", action="store_true", help="rows, what is set aside, what is doubtful, as one JSON object")
    add_who(parser)
    parser.epilog = (
        "A return is counted once and made only of what every agency may read, restricted at most, and pass on. Without "
        "--prepare nothing is written: the file goes to standard output, what the form cannot take and what is doubtful to "
        "standard error. Approving and sending are signed on the console. Without --as, RABTA_READER_KEY holds the key of a "
        "machine reader."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done or said, 1 when refused (and why), 2 on wrong use."""
    if wrong := _wrong_use(arguments):
        print(f"rabta returns: {wrong}", file=sys.stderr)
        return 2
    with open_house(arguments.data, what="rabta returns") as house:
        inside = house.inside("returning")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            if arguments.file:
                _write(inside.content(reader_id, arguments.file))
            elif not arguments.form:
                said = inside.listed(reader_id)
                print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(said))
            elif arguments.prepare:
                print(inside.prepare(reader_id, arguments))
            elif arguments.json:
                print(json.dumps(inside.filled(reader_id, arguments)[1], ensure_ascii=False, default=str))
            else:
                content, said = inside.filled(reader_id, arguments)
                _write(content)
                print(inside.beside_in_words(said), file=sys.stderr)
        except inside.WRONG_USE as refusal:
            print(f"rabta returns: {refusal}", file=sys.stderr)
            return 2
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    return 0


def _wrong_use(arguments: argparse.Namespace) -> str:
    days = arguments.date_from is not None, arguments.date_to is not None
    if arguments.form and (all(days) == (arguments.year is not None) or any(days) != all(days)):
        return "a form needs --year, or --from and --to."
    if arguments.year is not None and not date.min.year <= arguments.year <= date.max.year:
        return f"{arguments.year} is not a year."
    if arguments.form and arguments.file:
        return "give a form to be filled, or --file for one that was prepared."
    return ""


def _write(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.flush()


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no id of a return. `rabta returns` lists them.') from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None
