"""Planned operations at size, in a database of its own: a check, filing under load, notices, races, and brute force."""

import argparse
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house

PARTS = ("check", "filing", "notices", "races", "pairs")
FULL = {
    "stored": 1_000_000, "checks": 5_000, "seconds": 60, "notices": 200, "races": 10_000, "naive": 500, "pairs": 1_000_000,
}  # fmt: skip
"""The sizes of the promise."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stored", type=int, default=100_000, help="stored operations, over a year (%(default)s)")
    parser.add_argument("--checks", type=int, default=2_000, help="checks that are timed (%(default)s)")
    parser.add_argument("--seconds", type=int, default=20, help="how long 20 filings a second come in (%(default)s)")
    parser.add_argument("--notices", type=int, default=40, help="conflicts whose notices are waited for (%(default)s)")
    parser.add_argument("--races", type=int, default=200, help="pairs filed by two agencies at once (%(default)s)")
    parser.add_argument("--naive", type=int, default=50, help="such pairs without the locks, the control (%(default)s)")
    parser.add_argument("--pairs", type=int, default=10_000, help="pairs held against brute force (%(default)s)")
    parser.add_argument("--seed", type=int, default=2026, help="of the pairs and of what is stored (%(default)s)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--full", action="store_true", help="the sizes of the promise: a million stored, 10,000 races ...")


def run(arguments: argparse.Namespace) -> int:
    """Prints one line a figure; 1 where one side of a conflict was never told or a conflict was missed. The database is
    durable (fsync on) and asked as the application's role."""
    if arguments.full:
        vars(arguments).update(FULL)
    holds = True
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench deconfliction", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            for line, held in house.inside("measuring_deconfliction").measure(arguments, admin_dsn=house.admin_dsn):
                print(line, flush=True)
                holds = holds and held
    return 0 if holds else 1
