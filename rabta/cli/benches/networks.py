"""Networks at size, in a database of its own: invented encounters with facilitators and what is stated of them, seed 1."""

import argparse
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--encounters", type=int, default=10_000, help="each with a facilitator (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints how long the list of networks, one network and the routes take. The database is durable, as it is in use."""
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench networks", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            for line in house.inside("measuring_networks").measure(encounters=arguments.encounters):
                print(line, flush=True)
    return 0
