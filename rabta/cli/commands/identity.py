"""Who is who, and what is one telephone, vehicle or document: find, show with reasons, judge, take a judgement back."""

import argparse
import json
import sys

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who

VERBS = {"list": 0, "asked": 0, "show": 1, "judge": 2, "undo": 1}
"""What to do, and how many names it takes."""
KINDS = ("person", "phone", "vehicle", "document")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", choices=list(VERBS), default="list", help="what to do (%(default)s)")
    parser.add_argument("what", metavar="ID", nargs="*", help="a mention, a number (MENTION/PLACE) or, of undo, a judgement")
    parser.add_argument("--kind", choices=KINDS, default="person", help="of list (%(default)s)")
    parser.add_argument("--find", metavar="WORDS", default="", help="of list: a name in any script, or a number")
    parser.add_argument("--same", action="store_true", help="of judge: the two are one")
    parser.add_argument("--not-same", action="store_true", help="of judge: they are not")
    parser.add_argument("--note", default="", metavar="WORDS", help="of judge: why")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it. `list --find` finds persons by name or number; `list --kind phone` the "
        "numbers that several mentions share. `show` takes what they print. `asked` are the pairs that wait for a person; "
        "an analyst judges two mentions, or two numbers, and takes a judgement back exactly. It needs a task (--task). "
        "Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said or done, 1 when refused (and why), 2 on wrong use."""
    wrong = _wrong(arguments)
    if wrong:
        print(f"rabta identity: {wrong}", file=sys.stderr)
        return 2
    with open_house(arguments.data, what="rabta identity") as house:
        inside = house.inside("identities")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.do(reader_id, arguments)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
        if arguments.json:
            print(json.dumps(said, ensure_ascii=False, default=str))
        else:
            print(inside.in_words(said))
    return 0


def _wrong(arguments: argparse.Namespace) -> str:
    takes = VERBS[arguments.verb]
    if len(arguments.what) != takes:
        return f"{arguments.verb} takes {('no id', 'one id', 'two ids')[takes]}."
    if (arguments.verb == "judge") != (arguments.same != arguments.not_same):
        return "judge takes --same or --not-same, and nothing else does."
    if arguments.verb == "list" and arguments.kind == "person" and not arguments.find.strip():
        return "list of persons takes --find: a name in any script, or a number."
    return ""
