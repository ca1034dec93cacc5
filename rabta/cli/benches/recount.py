"""One count at size, in a database of its own: ten years of reports counted anew, and one more placed among them."""

import argparse
import os
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--incidents", type=int, default=20_000, help="size of the record (%(default)s; national: 1000000)")
    parser.add_argument("--years", type=int, default=10, help="over which they are spread (%(default)s)")
    parser.add_argument("--placed", type=int, default=200, help="reports of one incident placed one by one (%(default)s)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="that compare and lay out (%(default)s)")
    parser.add_argument("--compare", action="store_true", help="recount once more after placing: the same, byte for byte?")


def run(arguments: argparse.Namespace) -> int:
    """Prints seconds and processor seconds of each phase, memory, and milliseconds of placing. The database is durable.

    1 where `--compare` finds a difference.
    """
    with (
        tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder,
        open_house(Path(folder) / "data", what="rabta bench recount", alone=True, new=True) as house,
    ):
        house.prepare()
        house.inside("schema").migrate(say=lambda text: None)
        measured = house.inside("measuring_recount").measure(
            incidents=arguments.incidents, years=arguments.years, placed=arguments.placed,
            processes=arguments.processes, compare=arguments.compare, admin_dsn=house.admin_dsn,
        )  # fmt: skip
        alike = True
        for line in measured:
            print(line, flush=True)
            alike &= "DIFFERENT" not in line
    return 0 if alike else 1
