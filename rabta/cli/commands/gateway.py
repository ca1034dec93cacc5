"""Take objects of scanners by C-STORE and from watched folders, and file each into the record, once."""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.installation.supervisor import leave, stop_at_signals
from rabta.cli.who import add_who

IDLE = 0.2  # seconds between two looks at an empty store
AFTER_TROUBLE = 5.0  # seconds before another try where the record did not answer
STARTS = 5  # of a receiver that dies at once, before we give up


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", choices=["run"], metavar="run", help="run until Ctrl-C")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=11112, help="port to listen on (%(default)s); 0 takes a free one")
    parser.add_argument("--title", default="RABTA", help="the application entity title of this gateway (%(default)s)")
    parser.add_argument("--private", action="store_true", help="take makers' own classes of objects as well")
    parser.add_argument("--watch", type=Path, nargs="*", default=[], metavar="DIR", help="folders where devices leave files")
    parser.add_argument("--marking", metavar="M", help='such as "restricted; to ASF, ANF; H2" (default: every agency)')
    add_who(parser)
    parser.epilog = (
        "The reader's agency is the originator of what comes: run one gateway for each agency. C-STORE is not encrypted: "
        "listen on a network of the devices alone, or put TLS or a tunnel in front."
    )


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C. What was acknowledged is in the store under the data folder, and goes into the record from there."""
    for folder in arguments.watch:
        if not folder.is_dir():
            print(f"{folder}: there is no such folder to watch.", file=sys.stderr)
            return 2
    stop_at_signals()
    with open_house(arguments.data, what="rabta gateway") as house:
        inside = house.inside("gateway")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        gateway = Receiving(arguments, spool=house.data_dir / "gateway")
        filing = inside.Forwarding(gateway.spool, reader_id, arguments.marking, arguments.watch)
        try:
            gateway.start()
            where = f"{arguments.host}:{gateway.port} as {arguments.title}"
            print(f"The gateway listens at {where} (Ctrl-C stops it).", flush=True)
            _keep_filing(gateway, filing)
        except KeyboardInterrupt:
            pass
        finally:
            gateway.stop()
    return leave()


def _keep_filing(gateway: "Receiving", forwarding: Any) -> None:
    while True:
        gateway.mend()
        try:
            worked = forwarding.round()
        except forwarding.TROUBLE as error:
            print(f"The record did not answer ({type(error).__name__}); everything waits.", file=sys.stderr, flush=True)
            time.sleep(AFTER_TROUBLE)
            continue
        if not worked:
            time.sleep(IDLE)


class Receiving:
    """The receiver's process: started, started again when it dies, and ended with this one."""

    def __init__(self, arguments: argparse.Namespace, *, spool: Path) -> None:
        self.spool = spool
        self.port = arguments.port
        self._words = [
            sys.executable, "-m", "rabta.screening.gateway.receiving", "--spool", str(spool), "--host", arguments.host,
            "--title", arguments.title, *(["--private"] if arguments.private else []),
        ]  # fmt: skip
        self._process: subprocess.Popen[str] | None = None
        self._starts = 0

    def start(self) -> None:
        """Start it and learn its port. Raises InstallationError where it cannot listen."""
        words = [*self._words, "--port", str(self.port)]
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline().strip()
        if not said.isdigit():
            raise InstallationError(f"The gateway cannot listen on port {self.port}. Choose another with --port.")
        self.port = int(said)

    def mend(self) -> None:
        """Start it again where it died; senders try again by themselves."""
        if self._process is not None and self._process.poll() is not None:
            self._starts += 1
            if self._starts > STARTS:
                raise InstallationError("The receiver keeps dying; see what it says above.")
            print("The receiver died, and is started again.", file=sys.stderr, flush=True)
            self.start()

    def stop(self) -> None:
        """End it: its standard input closes."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
