"""The ledger at size, in a database of its own: writers and the sequencer side by side, then proving a million entries."""

import argparse
import tempfile
from pathlib import Path

from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--entries", type=int, default=1_000_000, help="entries to prove (%(default)s)")
    parser.add_argument("--seconds", type=int, default=5, help="how long writers write (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints seconds and rates. The database is durable (fsync on), as it is in use."""
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench ledger", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            measured = house.inside("measuring_ledger").measure(
                entries=arguments.entries, seconds=arguments.seconds, admin_dsn=house.admin_dsn
            )
            for line in measured:
                print(line, flush=True)
    return 0
