"""Price lists and rates of exchange that values rest on: import one, list them, take one back or put it back."""

import argparse
import sys
import uuid
from datetime import date
from pathlib import Path

from rabta.cli.installation.house import is_embedded, open_house

EXAMPLE = """\
name: Centre's list, spring 2025
dated: 2025-03-31
market: wholesale, at the border
level: wholesale
reach: domestic
currency: USD
source: survey of the centre, 2025
note: ""
prices:
  - {substance: heroin, per: kg, price: "4250.50"}
  - {substance: mdma, per: tablet, price: "3"}
"""
RATES = """\
from,to,rate,valid_from,valid_to
USD,PKR,281.55,2025-03-03,
USD,PKR,281.70,2025-03-04,2025-03-06
"""
KINDS = ("middle", "buying", "selling")
STEPS = ("withdrawn", "restored")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    bringing = verbs.add_parser(
        "import", help="keep a price list of the centre", epilog=f"A price list is a YAML file:\n\n{EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    rates = verbs.add_parser(
        "rates", help="keep rates of exchange, a CSV or XLSX file", epilog=f"A row for each rate:\n\n{RATES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    for one, kind in ((bringing, "a YAML file"), (rates, "a CSV or XLSX file")):
        one.add_argument("file", metavar="FILE", help=f"{kind}; - is standard input")
        one.add_argument("--marking", metavar="M", help='such as "restricted; to ANF, ASF; H2" (default: every agency)')
    rates.add_argument("--name", required=True, help="how these rates are named beside every value")
    rates.add_argument("--source", required=True, help="where they are published")
    rates.add_argument("--dated", required=True, metavar="DAY", type=_day, help="when they were published, as 2025-03-31")
    rates.add_argument("--kind", required=True, choices=KINDS, help="a middle rate holds both ways")
    rates.add_argument("--note", default="", help="what must be said beside a converted value")
    rates.add_argument("--example", action="store_true", help="these rates are invented, and every page says so")
    listing = verbs.add_parser("list", help="the lists and rates you may use, the newest first, with their ids")
    step = verbs.add_parser("step", help="take a list or rates back, or put them back; both stay to be read")
    step.add_argument("list_id", metavar="ID", type=_id)
    step.add_argument("--sign", required=True, choices=STEPS)
    step.add_argument("--words", required=True, help="why")
    for chosen in (bringing, rates, listing, step):
        chosen.add_argument("--as", dest="as_name", metavar="SIGN-IN", help="act as this person (embedded database only)")
    parser.epilog = (
        "A value always names its list; without a list there is none. Converted, it names its rates: each event at the rate "
        "of its own day, a day without one is a gap that is told, and no rate is made of two others. The centre's analysts "
        "import lists; each import is in the ledger, and a file is taken whole or not at all. Prices and rates are exact: "
        "masses per kg. Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done, 1 when refused (and why), 2 where the file cannot be opened."""
    content = b""
    if arguments.verb in ("import", "rates"):
        try:
            content = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
        except OSError as error:
            print(f"rabta prices: {arguments.file} cannot be opened ({error.strerror}).", file=sys.stderr)
            return 2
    with open_house(arguments.data, what="rabta prices") as house:
        inside = house.inside("prices")
        reader_id = inside.acting_reader(arguments.as_name, embedded=is_embedded(arguments.data))
        try:
            said = _done(inside, reader_id, arguments, content)
        except inside.REFUSALS as refusal:
            for line in inside.lines_of(refusal):
                print(f"rabta prices: {line}", file=sys.stderr)
            return 1
    print(said)
    return 0


def _done(inside: object, reader_id: object, arguments: argparse.Namespace, content: bytes) -> str:
    verbs = {"import": "bring", "rates": "bring_rates"}
    if arguments.verb in verbs:
        return str(getattr(inside, verbs[arguments.verb])(reader_id, arguments, content))
    if arguments.verb == "step":
        return str(inside.step(reader_id, arguments))  # type: ignore[attr-defined]
    return str(inside.listed(reader_id))  # type: ignore[attr-defined]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no id. `rabta prices list` shows them.') from None
