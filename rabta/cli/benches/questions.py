"""What waits for a person at size, in a database of its own: the queue, batches, how many questions, what custody owes."""

import argparse
import os
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--incidents", type=int, default=20_000, help="size of the record (%(default)s; national: 1000000)")
    parser.add_argument("--years", type=int, default=10, help="over which they are spread (%(default)s)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="that count the record (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints seconds by the clock and of processors, for readers who see more and less. The database is durable.

    1 where what a reader is asked differs from a plain recount of all that reader sees.
    """
    with (
        tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder,
        open_house(Path(folder) / "data", what="rabta bench questions", alone=True, new=True) as house,
    ):
        house.prepare()
        house.inside("schema").migrate(say=lambda text: None)
        alike = True
        for line in house.inside("measuring_questions").measure(
            incidents=arguments.incidents, years=arguments.years, processes=arguments.processes, admin_dsn=house.admin_dsn
        ):
            print(line, flush=True)
            alike &= "DIFFERENT" not in line
    return 0 if alike else 1
