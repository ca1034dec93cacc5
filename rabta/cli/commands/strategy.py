"""Commitments of a joint strategy: board, list, show, propose, sign, meetings."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.strategy.rules.commitment import Kind
from rabta.strategy.rules.slippage import Column

LONGEST_TEXT = 200_000
"""Bytes of a public text: a speech of some sixty printed pages. A longer one is a collection."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    board = verbs.add_parser("board", help="by theme: how each stands, how far it is, what slips, what is to be decided")
    listing = verbs.add_parser("list", help="one line each, the soonest due first")
    for chosen in (board, listing):
        chosen.add_argument("--theme", metavar="T", help="only this theme, such as airports")
        chosen.add_argument("--side", metavar="A", help="only where this agency or partner is a side, such as NCA_UK")
    listing.add_argument("--column", choices=[str(one) for one in Column], help="only what stands so")
    showing = verbs.add_parser("show", help="one commitment with its steps")
    proposing = verbs.add_parser("propose", help="what a public text promises; with both sides named, propose it")
    proposing.add_argument("file", metavar="FILE", help="the text; - is standard input")
    proposing.add_argument("--title", metavar="WORDS", default="", help="title or number of the statement")
    proposing.add_argument("--day", metavar="DAY", type=_day, help="the day it was said, as 2025-12-06")
    proposing.add_argument("--owner", metavar="A", help="who promised")
    proposing.add_argument("--partner", metavar="A", help="to whom")
    proposing.add_argument("--theme", metavar="T", default="other", help="theme of the board (%(default)s)")
    proposing.add_argument("--due", metavar="DAY", type=_day, help="the day it is due, if one was named")
    proposing.add_argument("--marking", metavar="M", help='who may see it, such as "restricted; to ANF, NCA_UK, NNCC"')
    proposing.add_argument("--only", metavar="N", type=int, action="append", help="only the promise of this number")
    signing = verbs.add_parser("sign", help="sign the next step of a commitment in one's own name")
    for chosen in (showing, signing):
        chosen.add_argument("commitment", metavar="ID", help="a commitment's id, as board and list name it")
    signing.add_argument("kind", metavar="STEP", choices=[str(one) for one in Kind], help=", ".join(Kind))
    signing.add_argument("--words", metavar="WORDS", default="", help="what was done, or why")
    signing.add_argument("--on", metavar="DAY", type=_day, help="the day it is about (default: today)")
    signing.add_argument("--due", metavar="DAY", type=_day, help="the new date, of moved and accepted")
    signing.add_argument("--of", metavar="N", type=int, help="number of the step that is taken back")
    meetings = verbs.add_parser("meetings", help="meetings of two sides, their decisions and signatures")
    for chosen in (board, listing, showing, proposing, signing, meetings):
        chosen.add_argument("--json", action="store_true", help="one JSON object, for a program")
        add_who(chosen)
    parser.epilog = (
        "Everything is as the reader sees it; progress is computed from the record, never typed. Who proposed a commitment "
        "does not accept it, and who says that it is done does not confirm it. Without --as, RABTA_READER_KEY holds a "
        "machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said or done, 1 when refused (and why), 2 on wrong use."""
    text = ""
    if arguments.verb == "propose":
        if wrong := _wrong_use(arguments):
            print(f"rabta strategy: {wrong}", file=sys.stderr)
            return 2
        text = _read(arguments.file)
    with open_house(arguments.data, what="rabta strategy") as house:
        inside = house.inside("strategy")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.do(reader_id, arguments, text)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
        print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(arguments.verb, said))
    return 0


def _wrong_use(arguments: argparse.Namespace) -> str:
    named = [name for name in ("owner", "partner", "marking") if getattr(arguments, name)]
    if not named:
        return "--only says which to propose; name --owner, --partner and --marking with it." if arguments.only else ""
    missing = [f"--{name}" for name in ("owner", "partner", "marking", "title", "day") if not getattr(arguments, name)]
    return f"to propose, say as well {', '.join(missing)}." if missing else ""


def _read(name: str) -> str:
    """The public text. Raises InstallationError, which says what to give instead."""
    try:
        content = sys.stdin.buffer.read(LONGEST_TEXT + 1) if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InstallationError(f"{name} cannot be opened ({error.strerror}). Give a text file, or - for input.") from None
    if len(content) > LONGEST_TEXT:
        raise InstallationError(f"{name} is longer than {LONGEST_TEXT:,} bytes. Give one statement at a time.")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").strip()
    except UnicodeDecodeError as error:
        raise InstallationError(f"{name} is no UTF-8 text (byte {error.start}). Save it as plain text.") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None
