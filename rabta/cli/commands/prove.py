"""Prove on this machine that nothing leaks: worlds with and without what a reader may not see, byte for byte."""

import argparse
import importlib
import json
import os
import sys
from types import ModuleType
from typing import Any

from rabta.cli.installation.house import URL_VARIABLE

PROVING = "rabta.proving"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many worlds, from which seed, and which leaks are planted to see that they are found."""
    parser.add_argument("--worlds", type=_count, default=3, metavar="N", help="how many worlds to compare (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the first world; others follow (%(default)s)")
    parser.add_argument("--reader", action="append", metavar="NAME", help="show them to this reader alone; may be repeated")
    parser.add_argument("--seeded", choices=("all", "none", "only"), default="all",
                        help="seeded leaks: plant all afterwards, none, or only those (%(default)s)")  # fmt: skip
    parser.add_argument("--leak", action="append", metavar="NAME", help="of the seeded leaks only this; may be repeated")
    parser.add_argument("--plant", metavar="NAME", help="plant one leak in every world by hand: the check must turn red")
    parser.add_argument("--list", action="store_true", help="name the seeded leaks and plant none")
    parser.add_argument("--json", action="store_true", help="print the certificate as JSON")
    parser.add_argument("--processes", type=_count, default=min(os.cpu_count() or 1, 4), metavar="N", help=argparse.SUPPRESS)
    parser.epilog = (
        "Worlds are built in a database of their own that is thrown away: the installation's record is neither read nor "
        f"written. With {URL_VARIABLE} they are built on that server, in databases named rabta_prove_..., dropped at the "
        "end; seeded leaks are never planted there. Exit code 0: no difference was found, and every seeded leak was. "
        "docs/explain/nothing-leaks.md says how to read the certificate."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the certificate is sound, 1 when it is not, 2 on wrong use."""
    if arguments.plant and (arguments.leak or arguments.seeded == "only"):
        print("rabta prove leaks: --plant compares worlds; it goes with neither --leak nor --seeded only.", file=sys.stderr)
        return 2
    proof = importlib.import_module(f"{PROVING}.proof")  # by name: nothing in the house knows this room
    known = {reader.name for reader in (*_people().READERS, *_people().BESIDES)}
    if unknown := [name for name in arguments.reader or () if name not in known]:
        there = ", ".join(sorted(known))
        print(f'rabta prove leaks: "{unknown[0]}" is no reader of these worlds; there are {there}.', file=sys.stderr)
        return 2
    if arguments.list:
        with _place(arguments, planting=True) as place:
            print("\n".join(proof.leaks_there_are(place)))
        return 0
    certificate = _certified(proof, arguments)
    print(json.dumps(certificate.as_json(), ensure_ascii=False) if arguments.json else certificate.as_text())
    return 0 if certificate.sound else 1


def _certified(proof: ModuleType, arguments: argparse.Namespace) -> Any:
    """The worlds compared, then the leaks planted, each in a place of its own."""
    asked = proof.Asked(
        worlds=0 if arguments.seeded == "only" else arguments.worlds, seed=arguments.seed, processes=arguments.processes,
        leaks=tuple(arguments.leak) if arguments.leak else None, plant=arguments.plant,
        readers=tuple(arguments.reader or ()),
    )  # fmt: skip
    _say("Preparing a place of its own for the worlds ...")
    with _place(arguments, planting=bool(arguments.plant)) as place:
        certificate = proof.compare_worlds(place, asked, say=_say)
    if arguments.seeded == "none" or arguments.plant:
        return certificate
    _say("Planting the seeded leaks, each in a house of its own ...")
    with _place(arguments, planting=True) as place:
        return certificate.with_planted(proof.plant_leaks(place, asked, say=_say))


def _people() -> ModuleType:
    return importlib.import_module(f"{PROVING}.rules.people")


def _place(arguments: argparse.Namespace, *, planting: bool) -> Any:
    return importlib.import_module(f"{PROVING}.scratch").scratch(arguments.data, embedded_only=planting)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of at least 1')
    return int(text)
