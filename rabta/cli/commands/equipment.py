"""Equipment and training that partners give: list, show, import, export; the airports with a scanner that works."""

import argparse
import json
import sys
from pathlib import Path

from rabta.casework.rules.equipment import STANDINGS, EquipmentKind
from rabta.casework.rules.register import COLUMNS, MUST
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who

VERBS = ("list", "show", "import", "export")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", choices=VERBS, default="list", help="what to do (%(default)s)")
    parser.add_argument("what", metavar="ID|FILE", nargs="?", help="of show: an id; of import: a CSV file, - is input")
    parser.add_argument("--kind", choices=[str(one) for one in EquipmentKind], help="only this kind; counts airports by it")
    parser.add_argument("--stands", choices=[str(one) for one in STANDINGS], help="only what stands so")
    parser.add_argument("--site", metavar="CODE", help="only at this airport or crossing, such as ISB")
    parser.add_argument("--holder", metavar="A", help="only what this agency holds, such as ASF")
    parser.add_argument("--due", action="store_true", help="only whose end-use check is due")
    parser.add_argument("--marking", metavar="M", help='of import: who may see it, such as "restricted; every agency"')
    parser.add_argument("--json", action="store_true", help="one JSON object, for a program")
    add_who(parser)
    parser.epilog = (
        f"Everything is as the reader sees it. A register is CSV in UTF-8 with the columns {', '.join(COLUMNS)}; needed are "
        f"{', '.join(MUST)}. The same file twice changes nothing; a row that cannot be read is set aside and named, and the "
        "others are entered. Export writes such a file to standard output, with the marking beside. Without --as, "
        "RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said or every row was entered or known, 1 when refused or rows were set aside, 2 on wrong use."""
    if (arguments.verb in ("show", "import")) != (arguments.what is not None):
        wanted = "an id" if arguments.verb == "show" else "a CSV file" if arguments.verb == "import" else "nothing more"
        print(f"rabta equipment: {arguments.verb} takes {wanted}.", file=sys.stderr)
        return 2
    content = _read(arguments.what) if arguments.verb == "import" else b""
    with open_house(arguments.data, what="rabta equipment") as house:
        inside = house.inside("equipment")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            said = inside.do(reader_id, arguments, content)
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
        if arguments.json:
            print(json.dumps(said, ensure_ascii=False, default=str))
        else:
            print(inside.in_words(arguments.verb, said))
    return 1 if said.get("set_aside") else 0


def _read(name: str) -> bytes:
    """The register. Raises InstallationError, which says what to give instead."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InstallationError(f"{name} cannot be opened ({error.strerror}). Give a CSV file, or - for input.") from None
