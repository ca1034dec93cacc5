"""The national board at size, in a database of its own: simulated days at twelve airports, filed and looked at."""

import argparse
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--days and --bags."""
    parser.add_argument("--days", type=int, default=30, help="days at every airport (%(default)s)")
    parser.add_argument("--bags", type=int, default=120, help="on each of two flights a day (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints how long the board takes, the first time a reader looks and again. The database is durable, as in use."""
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench board", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            for line in house.inside("measuring_board").measure(days=arguments.days, bags=arguments.bags):
                print(line, flush=True)
    return 0
