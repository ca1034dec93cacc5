"""Run the console of a real installation until Ctrl-C; refuses the demo's invented people."""

import argparse
import sys

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import open_house
from rabta.cli.installation.supervisor import Supervisor, leave, listen, stop_at_signals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (%(default)s): put TLS in front of it"
    )
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C or SIGTERM. Exit code 1, and why, where the installation is not fit for service."""
    stop_at_signals()
    with open_house(arguments.data, what="rabta serve", alone=True) as house:
        schema = house.inside("schema")
        if house.cluster is not None:
            house.prepare()
            schema.migrate()
        elif count := schema.missing():
            raise InstallationError(f"{count} migrations are missing in the database. Run `rabta db migrate` first.")
        running = house.inside("running")
        if refusal := running.refusal_to_serve():
            raise InstallationError(refusal)
        if not running.has_administrator():
            print("Nobody can sign in yet. Add the first: rabta people add --administrator ...", file=sys.stderr)
        listening = listen(host=arguments.host, port=arguments.port, next_free=False)
        with Supervisor(house, listening=listening) as supervisor:
            supervisor.start_console()
            supervisor.wait_for_answer()
            print(f"The console answers at {supervisor.address} (Ctrl-C stops it).", flush=True)
            supervisor.keep_running(work=iter([running.finish_interrupted()]), every_beat=running.Beat())
    leave()
