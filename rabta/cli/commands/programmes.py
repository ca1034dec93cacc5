"""The register of prevention beside demand: programmes, places of treatment, by province; a file of lines."""

import argparse
import json
import sys
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.prevention.rules.register_file import COLUMNS, MUST

VERBS = ("list", "import")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", choices=VERBS, default="list", help="what to do (%(default)s)")
    parser.add_argument("file", metavar="FILE", nargs="?", help="of import: a CSV or XLSX file, - is input")
    parser.add_argument("--marking", metavar="M", help='of import: who may see it, such as "restricted; every agency"')
    parser.add_argument("--json", action="store_true", help="one JSON object: provinces and every line, or the receipt")
    add_who(parser)
    parser.epilog = (
        f"Everything is as the reader sees it. A file has the columns {', '.join(COLUMNS)}; needed are {', '.join(MUST)}. "
        "The same file twice changes nothing; a row that cannot be read is set aside and named, and the others are entered. "
        "A line is taken back on the console, in a person's name. Seizures are not demand. Without --as, RABTA_READER_KEY "
        "holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said or every row was entered or known, 1 when refused or rows were set aside, 2 on wrong use."""
    if (arguments.verb == "import") != (arguments.file is not None):
        print(f"rabta programmes: {arguments.verb} takes {'a file' if arguments.verb == 'import' else 'nothing more'}.",
              file=sys.stderr)  # fmt: skip
        return 2
    content = _read(arguments.file) if arguments.verb == "import" else b""
    with open_house(arguments.data, what="rabta programmes") as house:
        inside = house.inside("programmes")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.do(reader_id, arguments, content)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    print(json.dumps(said, ensure_ascii=False, default=str) if arguments.json else inside.in_words(arguments.verb, said))
    return 1 if said.get("set_aside") else 0


def _read(name: str) -> bytes:
    """The file. Raises InstallationError, which says what to give instead."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        why = f"{name} cannot be opened ({error.strerror}). Give a CSV or XLSX file, or - for input."
        raise InstallationError(why) from None
