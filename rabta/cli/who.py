"""The words every command that reads shares: as whom, and what for."""

import argparse

PURPOSES = ("coordination", "law-enforcement", "interdiction-only", "prevention", "oversight")


def add_who(parser: argparse.ArgumentParser) -> None:
    """`--as`, `--task` and `--purpose`. Without --as, RABTA_READER_KEY holds a machine reader's key."""
    parser.add_argument("--as", dest="as_name", metavar="SIGN-IN", help="read as this person (embedded database only)")
    parser.add_argument("--task", metavar="REASON", help='what for, such as "EX-221, for the minister"')
    parser.add_argument("--purpose", choices=PURPOSES, help="the purpose one reads for (default: the reader's first)")
