"""File planned operations and targets, see what one's side was told; for the watch desk its board and alarms."""

import argparse
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.deconfliction.rules.alarm import Outcome, Step
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned_file import LARGEST_BYTES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One verb."""
    parser.epilog = (
        "What is filed is checked and answered in one step: accepted, no conflict; or accepted, a conflict exists and the "
        "watch desk will call. Nothing more of the other side is ever said here. `rabta deconflict rules` shows the "
        "centre's radii and limits and what a file looks like. No network: telephone the watch desk. Without --as, "
        "RABTA_READER_KEY holds a machine reader's key."
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _filing(verbs)
    _reading(verbs)
    _watching(verbs)
    _targets(verbs)


def _verb(verbs: Any, name: str, help: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = verbs.add_parser(name, help=help, description=help, allow_abbrev=False)
    made.add_argument("--json", action="store_true", help="one JSON object instead of lines to read")
    add_who(made)
    return made


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a JSON object or a GeoJSON Feature; - is standard input")
    parser.add_argument("--sure", action="store_true", help="place and time were asked about, and are meant so")


def _filing(verbs: Any) -> None:
    filing = _verb(verbs, "file", "file a planned operation, and learn whether there is a conflict")
    _file(filing)
    filing.add_argument("--marking", metavar="M", help='such as "restricted; every agency" (default: own agency alone)')
    filing.add_argument("--for", dest="for_agency", metavar="CODE", help="the watch desk: the agency that telephoned")
    changing = _verb(verbs, "change", "put another version in the place of one; it is checked anew")
    changing.add_argument("id", metavar="ID", help="of the operation")
    _file(changing)
    changing.add_argument("--reason", required=True, metavar="WORDS", help="why")
    cancelling = _verb(verbs, "cancel", "cancel one; it stays in the check until its end")
    cancelling.add_argument("id", metavar="ID", help="of the operation")
    cancelling.add_argument("--reason", required=True, metavar="WORDS", help="why")


def _reading(verbs: Any) -> None:
    _verb(verbs, "rules", "the centre's kinds, radii, buffers and limits, and what a file looks like")
    listing = _verb(verbs, "list", "planned operations that you may see, the next to begin first")
    listing.add_argument("--over", action="store_true", help="those that are over, the latest first")
    listing.add_argument("--agency", metavar="CODE", help="only of this agency")
    listing.add_argument("--most", type=_count, default=50, metavar="N", help="(%(default)s)")
    showing = _verb(verbs, "show", "one planned operation with its history")
    showing.add_argument("id", metavar="ID")
    told = _verb(verbs, "told", "what your side was told: that a conflict exists, whom to call, that it is closed")
    told.add_argument("--opened", metavar="ID", help="say that this notice was read: the watch desk then need not telephone")


def _watching(verbs: Any) -> None:
    _verb(verbs, "board", "the watch desk: the night on one screen")
    alarm = _verb(verbs, "alarm", "the watch desk: one alarm with both sides")
    alarm.add_argument("id", metavar="ID")
    step = _verb(verbs, "step", "the watch desk: what was done about an alarm")
    step.add_argument("id", metavar="ID", help="of the alarm")
    step.add_argument("step", choices=[str(one) for one in Step], metavar="STEP", help=f"one of {', '.join(Step)}")
    step.add_argument("--outcome", choices=[str(one) for one in Outcome], help="how it ended, with closed")
    step.add_argument("--note", default="", metavar="WORDS", help="a word about it, for the watch desk")


def _targets(verbs: Any) -> None:
    target = verbs.add_parser("target", help="hold a target, list what is held, let one go", allow_abbrev=False)
    kinds = target.add_subparsers(dest="of_target", metavar="VERB", required=True)
    holding = _verb(kinds, "hold", "hold an identifier as a target, and learn whether there is a conflict")
    holding.add_argument("kind", choices=[str(one) for one in Identifier], metavar="KIND", help=", ".join(Identifier))
    holding.add_argument("written", metavar="TEXT", help="the number, card, registration or address")
    holding.add_argument("--contact", required=True, metavar="NAME", help="who can be reached")
    holding.add_argument("--phone", required=True, metavar="NUMBER", help="answered day and night")
    holding.add_argument("--until", required=True, metavar="DATE", help="the last day it is held, within a year")
    holding.add_argument("--silent", action="store_true", help="of a conflict only the watch desk hears")
    holding.add_argument("--marking", metavar="M", help="default: own agency alone")
    holding.add_argument("--for", dest="for_agency", metavar="CODE", help="the watch desk: the agency that telephoned")
    _verb(kinds, "list", "targets that you may see and that are held now")
    going = _verb(kinds, "drop", "hold a target no more")
    going.add_argument("id", metavar="ID")
    going.add_argument("--reason", default="", metavar="WORDS", help="why")


def run(arguments: argparse.Namespace) -> int:
    """0 when done or said, 1 when refused (and why). What may be meant otherwise is asked at a terminal, else refused."""
    name = f"target {arguments.of_target}" if arguments.verb == "target" else arguments.verb
    content = _read(arguments.file) if "file" in arguments else None
    with open_house(arguments.data, what="rabta deconflict") as house:
        inside = house.inside("deconflicting")
        if name == "rules":
            said = inside.rules()
        else:
            reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
            said = _done(inside, name, reader_id, arguments, content)
        lines = [json.dumps(said, ensure_ascii=False, default=str)] if arguments.json else inside.in_words(name, said)
    print("\n".join(lines))
    return 0


def _done(
    inside: ModuleType, name: str, reader_id: object, arguments: argparse.Namespace, content: bytes | None
) -> dict[str, Any]:  # fmt: skip
    """Carry it out; where place or time may be meant otherwise, ask whoever sits at the terminal."""
    try:
        try:
            return dict(inside.do(name, reader_id, arguments, content))
        except inside.QUESTION as question:
            if not sys.stdin.isatty() or not _means_it(str(question)):
                raise
            arguments.sure = True
            return dict(inside.do(name, reader_id, arguments, content))
    except inside.QUESTION as question:
        raise InstallationError(f"{question} If it is meant so, add --sure.") from None
    except inside.REFUSALS as refusal:
        raise InstallationError(str(refusal)) from None


def _means_it(question: str) -> bool:
    print(question.removesuffix(" Nothing was filed."), file=sys.stderr)
    print("Is it meant so? Type yes: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _read(name: str) -> bytes:
    """The bytes of a file, one more than is taken where it is too large."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise InstallationError(f"{name}: the file cannot be read ({error.strerror}). Nothing was filed.") from None


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f'"{text}" is no number from 1 to 1000')
    return int(text)
