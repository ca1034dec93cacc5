"""Prove on this machine that nothing leaks: worlds with and without what a reader may not see, byte for byte."""

import argparse
import importlib
import json
import os
import sys

from rabta.cli.installation.house import URL_VARIABLE

PROVING = "rabta.proving"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many worlds, and from which seed."""
    parser.add_argument("--worlds", type=_count, default=3, metavar="N", help="how many worlds to compare (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the first world; others follow (%(default)s)")
    parser.add_argument("--processes", type=_count, default=min(os.cpu_count() or 1, 4), metavar="N", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print the certificate as JSON")
    parser.epilog = (
        "Worlds are built in a database of their own that is thrown away: the installation's record is neither read nor "
        f"written. With {URL_VARIABLE} they are built on that server, in databases named rabta_prove_..., dropped at the "
        "end. Exit code 0: no difference was found. docs/explain/nothing-leaks.md says how to read the certificate."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the certificate is sound, 1 when it is not, 2 on wrong use."""
    scratch = importlib.import_module(f"{PROVING}.scratch").scratch  # by name: nothing in the house knows this room
    proof = importlib.import_module(f"{PROVING}.proof")
    print("Preparing a place of its own for the worlds ...", file=sys.stderr)
    with scratch(arguments.data) as place:
        certificate = proof.prove(
            place, worlds=arguments.worlds, seed=arguments.seed, processes=arguments.processes, say=_say
        )
    print(json.dumps(certificate.as_json(), ensure_ascii=False) if arguments.json else certificate.as_text())
    return 0 if certificate.sound else 1


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of at least 1')
    return int(text)
