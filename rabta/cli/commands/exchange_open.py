"""Open an answer or a recall of the centre and verify every byte, on any machine: FILE [--recall FILE] [--key KEY]."""

import argparse

from rabta.exchange.rules import opening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    opening.arguments_of(parser)
    parser.epilog = (
        "It needs no installation, no database and no network. Exit 0: whole, signed and to be used. 1: refused, and why. "
        "Get the centre's key another way than the file: the page Partner requests shows it, `rabta exchange key` prints it."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 where the file may be used, 1 where it is refused, 2 where it cannot be read."""
    return opening.run(arguments)
