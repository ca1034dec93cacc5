"""What sharing costs: the same questions over a million incidents with and without row security, broad and narrow reader."""

import argparse
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--incidents", type=int, default=1_000_000, help="size of the invented record (%(default)s)")
    parser.add_argument("--rounds", type=int, default=9, help="times each question is asked of each (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints medians and ratios. Without row security: the same SQL as the database's superuser, whom no policy holds."""
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench sharing", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            measured = house.inside("measuring_sharing").measure(
                incidents=arguments.incidents, rounds=arguments.rounds, admin_dsn=house.admin_dsn
            )
            for line in measured:
                print(line, flush=True)
    return 0
