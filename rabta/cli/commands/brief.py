"""The briefing: every figure with the events, incidents and words behind it."""

import argparse
import sys
from datetime import date

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who, add_worth

FORMATS = ("text", "json", "html", "pdf", "xlsx", "press")
LANGUAGES = ("en", "ur")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--campaign", metavar="C", help="a named period; whole-record is from the first day to the last")
    parser.add_argument("--from", dest="date_from", metavar="DAY", type=_day, help="first day, as 2025-10-01")
    parser.add_argument("--to", dest="date_to", metavar="DAY", type=_day, help="last day, included")
    parser.add_argument("--list", dest="price_list", metavar="NAME", help="the price list values rest on (default: newest)")
    add_worth(parser)
    add_who(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="text",
        help="how it is written to standard output; xlsx: a workbook whose sums are formulas over a sheet of records;"
        " press: a text by template, to be checked and approved",
    )  # fmt: skip
    parser.add_argument("--language", choices=LANGUAGES, help="English or Urdu (default: the reader's own); JSON is English")
    parser.add_argument(
        "--one-page", metavar="KIND:KEY",
        help="one page instead, as PDF: province:Sindh, substance:heroin, airport:KHI, topic:arrests",
    )  # fmt: skip
    parser.add_argument("--records", action="store_true", help="print the records behind the figures too (html, pdf)")
    parser.epilog = (
        "Every number is the view of one reader: of --as, or of the machine reader whose key is in RABTA_READER_KEY. "
        "Without a period it is that of the briefing's page: the twelve months up to the last day on record,"
        " or up to today. The reading is entered in the ledger before anything is printed."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the briefing was printed; 2 when there is no such period or campaign; 1 when the house refuses."""
    if arguments.campaign and (arguments.date_from or arguments.date_to):
        print("Give --campaign, or --from and --to, not both.", file=sys.stderr)
        return 2
    if bool(arguments.date_from) != bool(arguments.date_to):
        print("A period needs both --from and --to.", file=sys.stderr)
        return 2
    if arguments.one_page and arguments.format not in ("text", "pdf"):
        print("One page is a PDF: leave --format out, or give pdf.", file=sys.stderr)
        return 2
    with open_house(arguments.data, what="rabta brief") as house:
        inside = house.inside("briefing")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            document = inside.brief(
                reader_id, campaign=arguments.campaign, date_from=arguments.date_from, date_to=arguments.date_to,
                format=arguments.format, price_list=arguments.price_list, records=arguments.records,
                currency=arguments.currency, rates=arguments.rates,
                language=arguments.language or inside.language_of(arguments.as_name), one_page=arguments.one_page,
            )  # fmt: skip
        except inside.WRONG_USE as refusal:
            print(f"rabta brief: {refusal}", file=sys.stderr)
            return 2
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    sys.stdout.buffer.write(document)
    sys.stdout.flush()
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day. Write it as year-month-day: 2025-10-01.') from None
