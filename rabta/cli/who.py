"""The words every command that reads shares: as whom, and what for."""

import argparse

PURPOSES = ("coordination", "law-enforcement", "interdiction-only", "prevention", "oversight")


def add_who(parser: argparse.ArgumentParser) -> None:
    """`--as`, `--task` and `--purpose`. Without --as, RABTA_READER_KEY holds a machine reader's key."""
    parser.add_argument("--as", dest="as_name", metavar="SIGN-IN", help="read as this person (embedded database only)")
    parser.add_argument("--task", metavar="REASON", help='what for, such as "EX-221, for the minister"')
    parser.add_argument("--purpose", choices=PURPOSES, help="the purpose one reads for (default: the reader's first)")


def add_worth(parser: argparse.ArgumentParser) -> None:
    """`--currency` and `--rates`: what a value is converted into, each event at the rate of its own day."""
    parser.add_argument("--currency", metavar="CODE", help="convert values into this currency (ISO 4217)")
    parser.add_argument("--rates", metavar="NAME", help="the rates of exchange to convert by (default: newest)")
