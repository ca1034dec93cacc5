"""Rules that analysts write: list, show, write, change, test, switch on and off; hits and what was found."""

import argparse
import json
import sys
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.screening.rules.written.kinds import KINDS
from rabta.screening.rules.written.reading import read_rule

VERBS = ("list", "show", "check", "write", "change", "test", "on", "off", "close", "hits", "hit", "apply")
NAMES_ONE = ("show", "change", "test", "on", "off", "close", "hit")
OF_A_FILE = ("check", "write", "change")
MOST_BYTES = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", choices=VERBS, default="list", help="what to do (%(default)s)")
    parser.add_argument("what", metavar="ID", nargs="?", help="id of a rule; of hit: of a hit; of check and write: the file")
    parser.add_argument("file", metavar="FILE", nargs="?", help="of change: a file with the rule's text, - is input")
    parser.add_argument("--name", help="of write: what the rule is called")
    parser.add_argument("--ground", help="of write: its legal ground")
    parser.add_argument("--contact", help="of write: who is called of a hit")
    parser.add_argument("--phone", help="of write: the telephone answered day and night")
    parser.add_argument("--reason", help="of write: what it is to find; of every other step: why, or what was found")
    parser.add_argument("--marking", metavar="M", help='of write: who may see it, such as "restricted; every agency"')
    parser.add_argument("--days", type=int, default=30, help="of test: days looked back (%(default)s)")
    parser.add_argument("--version", dest="number", type=int, default=0, help="of on: the version whose test was looked at")
    parser.add_argument("--until", metavar="DAY", help="of on: when it is looked at again, such as 2026-03-31")
    parser.add_argument("--known", action="append", default=[], choices=("share", "nationality", "gender", "age"),
                        help="of on: what its test shows and is known; may be said several times")  # fmt: skip
    parser.add_argument("--step", choices=("taken", "found", "nothing_found", "no_action", "reopened"),
                        help="of hit: what was done with it")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object, for a program")
    add_who(parser)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "A rule is a text with one condition a line; lines set in below `all of`, `any of` or `none of` belong to it.\n"
        "`check` needs no installation. A rule is tested before it is switched on, and by another officer than its writer.\n"
        "`apply` compares now what a running installation compares by itself. Conditions, by example:\n  "
        + "\n  ".join(kind.example for kind in KINDS)
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said or done, 1 when refused or a text is no rule, 2 on wrong use."""
    verb = arguments.verb
    needs = (verb in NAMES_ONE or verb in OF_A_FILE) == (arguments.what is not None)
    if not needs or (verb == "change") != (arguments.file is not None):
        wanted = "an id and a file" if verb == "change" else "a file" if verb in OF_A_FILE else \
            "an id" if verb in NAMES_ONE else "no id"  # fmt: skip
        print(f"rabta rules: {verb} takes {wanted}.", file=sys.stderr)
        return 2
    text = _read(arguments.file or arguments.what) if verb in OF_A_FILE else ""
    if verb == "check":
        return _check(text)
    with open_house(arguments.data, what="rabta rules") as house:
        inside = house.inside("rules")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.do(reader_id, arguments, text)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
        print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(said))
    return 0


def _check(text: str) -> int:
    """Says how a text is wrong, line by line, or nothing: it can be written."""
    wrong = read_rule(text).wrong
    print("\n".join(map(str, wrong)) or "This is a rule.")
    return 1 if wrong else 0


def _read(name: str) -> str:
    """The text of a rule. Raises InstallationError, which says what to give instead."""
    try:
        content = sys.stdin.buffer.read(MOST_BYTES) if name == "-" else Path(name).read_bytes()[:MOST_BYTES]
        return content.decode("utf-8-sig")
    except OSError as error:
        raise InstallationError(f"{name} cannot be opened ({error.strerror}). Give a text file, or - for input.") from None
    except UnicodeDecodeError:
        raise InstallationError(f"{name} is no text in UTF-8. Save the rule as plain text.") from None
