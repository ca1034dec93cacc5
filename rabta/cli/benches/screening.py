"""Travellers screened against watch-lists at size, in a database of its own: invented names, seed 1."""

import argparse
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--entries", type=int, default=100_000, help="listed persons (%(default)s)")
    parser.add_argument("--rules", type=int, default=20, help="of an analyst, that are on (%(default)s)")
    parser.add_argument("--travellers", type=int, default=400, help="of one flight (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints seconds, rates, and how many matches there are that nobody meant. The database is durable, as it is in use."""
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench screening", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            measured = house.inside("measuring_screening").measure(
                entries=arguments.entries, travellers=arguments.travellers, rules=arguments.rules
            )
            for line in measured:
                print(line, flush=True)
    return 0
