"""Watch-lists of agencies: list, show, import, renew, close; withdraw and restore entries."""

import argparse
import json
import sys
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.screening.rules.entry_file import COLUMNS, MOST_ROWS, MUST

VERBS = ("list", "show", "entry", "open", "import", "renew", "close", "withdraw", "restore", "hits", "hit", "screen")
NAMES_ONE = ("show", "entry", "import", "renew", "close", "withdraw", "restore", "hit")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", choices=VERBS, default="list", help="what to do (%(default)s)")
    parser.add_argument("what", metavar="ID", nargs="?", help="id of a list, an entry (entry, withdraw, restore) or a hit")
    parser.add_argument("file", metavar="FILE", nargs="?", help="of import: a CSV file, - is input")
    parser.add_argument("--name", help="of open: what the list is called")
    parser.add_argument("--ground", help="of open: its legal ground")
    parser.add_argument("--contact", help="of open: who is called when something matches")
    parser.add_argument("--phone", help="of open: the telephone answered day and night")
    parser.add_argument("--until", metavar="DAY", help="of open and renew: when it is looked at again, such as 2026-03-31")
    parser.add_argument("--reason", help="of open: what it is for; of every other step: why")
    parser.add_argument("--marking", metavar="M", help='of open, import: who may see it, such as "restricted; every agency"')
    parser.add_argument("--step", choices=("taken", "confirmed", "not_same", "no_action", "reopened"),
                        help="of hit: what was done with it")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object, for a program")
    add_who(parser)
    parser.epilog = (
        f"Everything is as the reader sees it. Entries come as CSV in UTF-8, at most {MOST_ROWS} rows, with the columns "
        f"{', '.join(COLUMNS)}; needed are {', '.join(MUST)}, and of a person a name and a birth date (or yes under adult). "
        "The same file twice changes nothing; a row that cannot be read is set aside and named. `hits` are the matches of "
        "travellers that wait for a person, `hit` is one of them; `screen` compares now what a running installation "
        "compares by itself. "
        "Victims, smuggled persons, witnesses and children are refused. Without --as, RABTA_READER_KEY holds a machine "
        "reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said or done, 1 when refused or rows were set aside, 2 on wrong use."""
    if (arguments.verb in NAMES_ONE) != (arguments.what is not None) or (
        (arguments.verb == "import") != (arguments.file is not None)
    ):
        an_id = "an id" if arguments.verb in NAMES_ONE else "no id"
        wanted = "an id and a CSV file" if arguments.verb == "import" else an_id
        print(f"rabta watchlist: {arguments.verb} takes {wanted}.", file=sys.stderr)
        return 2
    content = _read(arguments.file) if arguments.verb == "import" else b""
    with open_house(arguments.data, what="rabta watchlist") as house:
        inside = house.inside("watch_lists")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.do(reader_id, arguments, content)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
        if arguments.json:
            print(json.dumps(said, ensure_ascii=False, default=str))
        else:
            print(inside.in_words(said))
    return 1 if said.get("set_aside") else 0


def _read(name: str) -> bytes:
    """The entries. Raises InstallationError, which says what to give instead."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InstallationError(f"{name} cannot be opened ({error.strerror}). Give a CSV file, or - for input.") from None
