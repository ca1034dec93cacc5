"""Price lists that a value rests on: import FILE.yaml, list."""

import argparse
import sys
from pathlib import Path

from rabta.cli.installation.house import is_embedded, open_house

EXAMPLE = """\
name: Centre's list, spring 2025
dated: 2025-03-31
market: wholesale, at the border
currency: USD
source: survey of the centre, 2025
note: ""
prices:
  - {substance: heroin, per: kg, price: "4250.50"}
  - {substance: mdma, per: tablet, price: "3"}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    bringing = verbs.add_parser(
        "import", help="keep a price list of the centre", epilog=f"A price list is a YAML file:\n\n{EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    bringing.add_argument("file", metavar="FILE", help="a YAML file; - is standard input")
    bringing.add_argument("--marking", metavar="M", help='such as "restricted; to ANF, ASF; H2" (default: every agency)')
    listing = verbs.add_parser("list", help="the lists you may use, the newest first")
    for chosen in (bringing, listing):
        chosen.add_argument("--as", dest="as_name", metavar="SIGN-IN", help="act as this person (embedded database only)")
    parser.epilog = (
        "A value always names its list; without a list there is none. The centre's analysts import lists; each import is in "
        "the ledger. Prices are exact: write them in quotes, masses per kg. Without --as, RABTA_READER_KEY holds a machine "
        "reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done, 1 when refused (and why), 2 where the file cannot be opened."""
    content = b""
    if arguments.verb == "import":
        try:
            content = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
        except OSError as error:
            print(f"rabta prices: {arguments.file} cannot be opened ({error.strerror}).", file=sys.stderr)
            return 2
    with open_house(arguments.data, what="rabta prices") as house:
        inside = house.inside("prices")
        reader_id = inside.acting_reader(arguments.as_name, embedded=is_embedded(arguments.data))
        try:
            said = inside.bring(reader_id, arguments, content) if arguments.verb == "import" else inside.listed(reader_id)
        except inside.REFUSALS as refusal:
            print(f"rabta prices: {refusal}", file=sys.stderr)
            return 1
    print(said)
    return 0
