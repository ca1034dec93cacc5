"""Filing and briefing at size, in a database of its own: invented tables and statements, seed 1."""

import argparse
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--statements", type=int, default=200, help="filed one by one, placed each time (%(default)s)")
    parser.add_argument("--incidents", type=int, default=10_000, help="record size for the briefing (%(default)s)")
    parser.add_argument("--large", type=int, default=100_000, help="size for another briefing (%(default)s); 0 skips it")
    parser.add_argument("--years", type=int, default=2, help="over which the tables' rows are spread (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints seconds, rates and ratios. The database is durable (fsync on), as it is in use."""
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench house", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            measured = house.inside("measuring").measure(
                statements=arguments.statements, incidents=arguments.incidents, large=arguments.large,
                years=arguments.years, admin_dsn=house.admin_dsn,
            )  # fmt: skip
            for line in measured:
                print(line, flush=True)
    return 0
