"""Our own supervisor of the embedded PostgreSQL: one cluster in one data folder, on loopback, with passwords.

It survives what a laptop does to it: kill -9 of the server or of the supervisor, a stale postmaster.pid, a process
number that went to someone else, a left-over server, zombies nobody reaps. Beside it: `new_cluster.py` makes the files,
`left_over.py` clears up, `programs.py` finds what to run and as whom. The wheel's own `get_server()` is never used: it
trusts every local login.
"""

import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from rabta.cli.installation.credentials import load_credentials, moved, write_credentials
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import FolderLock, Holder, holder, open_log
from rabta.cli.installation.left_over import clear_left_over, pid_file_lines
from rabta.cli.installation.new_cluster import (
    ADMINISTRATOR,
    administrator_file,
    check_version,
    folder_as_seen,
    make_cluster,
    telling_line,
)
from rabta.cli.installation.programs import ENVIRONMENT, Account, database_account, programs_folder

HOST = "127.0.0.1"
READY_WITHIN = 300.0  # seconds: crash recovery of a large database takes its time
STOP_WITHIN = 30.0  # seconds for a fast shutdown before a harder signal
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A log holds ids and counts, never what people wrote: no failing statements, no DETAIL with row values.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FAST_AND_FORGETFUL = {"fsync": "off", "full_page_writes": "off", "scram_iterations": "1"}
"""For tests. Their passwords are random and the server goes with them: to stretch each costs 3 ms at every connection."""


class Cluster:
    """A running embedded PostgreSQL. `admin_dsn` signs in as its superuser to the database `postgres`."""

    def __init__(
        self,
        *,
        data_dir: Path,
        port: int,
        process: subprocess.Popen[bytes] | None,
        lock: FolderLock | None,
        durable: bool = True,
    ) -> None:
        self.data_dir = data_dir
        self.port = port
        self.process = process
        self.lock = lock
        self.durable = durable

    @property
    def admin_dsn(self) -> str:
        password = administrator_file(self.data_dir).read_text(encoding="utf-8").strip()
        return f"host={HOST} port={self.port} dbname=postgres user={ADMINISTRATOR} password={password}"

    def revive(self) -> bool:
        """Start the server again, on the same port, if it has died under us. True if it had."""
        if self.process is None or self.process.poll() is None:
            return False
        cluster_dir = self.data_dir / "postgres"
        account = database_account(cluster_dir)
        clear_left_over(cluster_dir)
        self.process, self.port = _start_server(
            self.data_dir, programs=programs_folder(account), account=account, durable=self.durable
        )
        _note_port(self.data_dir, self.port)
        return True

    def stop(self) -> None:
        """Stop the server cleanly and let go of the folder. Does nothing to a server that another rabta runs."""
        if self.process is not None:
            _stop_process(self.process)
            self.process = None
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


def start_cluster(data_dir: Path, *, what: str = "rabta", durable: bool = True) -> Cluster:
    """Start the cluster of this folder, made on first use; its port is kept where it is still free.

    `durable=False` gives up safety against a crash of the machine, for tests. Raises FolderInUse where another rabta
    runs on the folder, InstallationError where the server cannot start; the text says what to do.
    """
    lock = FolderLock(data_dir, what=what)
    try:
        cluster_dir = data_dir / "postgres"
        account = database_account(cluster_dir)
        programs = programs_folder(account)
        if not (cluster_dir / "PG_VERSION").exists():
            make_cluster(data_dir, programs=programs, account=account, durable=durable)
        check_version(cluster_dir, programs)
        clear_left_over(cluster_dir)
        process, port = _start_server(data_dir, programs=programs, account=account, durable=durable)
        cluster = Cluster(data_dir=data_dir, port=port, process=process, lock=lock, durable=durable)
    except BaseException:
        lock.release()
        raise
    try:
        _prove_sign_in(cluster)
        _note_port(data_dir, port)
    except BaseException:
        cluster.stop()
        raise
    return cluster


def open_cluster(data_dir: Path, *, what: str = "rabta") -> Cluster:
    """The cluster of this folder: the one already running under another rabta, else one started here.

    Stopping the result stops only what was started here, so commands work beside a running demo and without one.
    """
    running = holder(data_dir)
    if running is None:
        return start_cluster(data_dir, what=what)
    return Cluster(data_dir=data_dir, port=_port_of_running(data_dir, running), process=None, lock=None)


def _port_of_running(data_dir: Path, running: Holder) -> int:
    for _ in range(300):
        lines = pid_file_lines(data_dir / "postgres")
        if len(lines) >= 8 and lines[7].strip() == "ready":
            return int(lines[3])
        time.sleep(0.1)
    raise InstallationError(
        f"{data_dir}: {running.what} (process {running.pid}) holds this folder, but its database does not answer. "
        "Look at its terminal; stop it there and try again."
    )


def _start_server(
    data_dir: Path, *, programs: Path, account: Account, durable: bool
) -> tuple[subprocess.Popen[bytes], int]:
    """Start postgres and wait until it takes sign-ins. A port lost to someone else in between is tried anew."""
    cluster_dir = data_dir / "postgres"
    for _ in range(3):
        port = _free_port(data_dir)
        settings = {**SETTINGS, "port": str(port), **({} if durable else FAST_AND_FORGETFUL)}
        with open_log(data_dir, "postgres") as log:
            begins_at = log.tell()
            process = subprocess.Popen(
                [
                    *(programs / "postgres", "-D", folder_as_seen(cluster_dir, account)),
                    *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
                ],
                cwd=cluster_dir,
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the supervisor, who stops things in order
                **account.popen_options(),  # type: ignore[call-overload]
            )
        try:
            if _wait_until_ready(process, cluster_dir):
                return process, port
        except BaseException:
            _stop_process(process)
            raise
        said = _log_since(data_dir, begins_at)
        if "could not bind" not in said:
            break
    raise InstallationError(
        f"{cluster_dir}: the database did not start. It says: {telling_line(said)} "
        f"More is in {data_dir / 'log' / 'postgres.log'}."
    )


def _wait_until_ready(process: subprocess.Popen[bytes], cluster_dir: Path) -> bool:
    """True once the server says it is ready in its pid file; False if it ended instead."""
    end = time.monotonic() + READY_WITHIN
    while process.poll() is None:
        lines = pid_file_lines(cluster_dir)
        if len(lines) >= 8 and lines[0].strip() == str(process.pid) and lines[7].strip() == "ready":
            return True
        if time.monotonic() > end:
            raise InstallationError(f"{cluster_dir}: the database was not ready after {READY_WITHIN:.0f} seconds.")
        time.sleep(0.02)
    return False


def _stop_process(process: subprocess.Popen[bytes]) -> None:
    """SIGINT is PostgreSQL's fast, clean stop; SIGQUIT leaves recovery to the next start; SIGKILL is the last word."""
    for number, seconds in ((signal.SIGINT, STOP_WITHIN), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)):
        if process.poll() is None:
            process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return


def _free_port(data_dir: Path) -> int:
    """The port used last time if nobody has it now, so that open programs find the database again; else any."""
    known = load_credentials(data_dir, missing_ok=True)
    for wanted in (known.port, 0) if known else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise InstallationError("This machine has no free port on 127.0.0.1 left for the database.")


def _note_port(data_dir: Path, port: int) -> None:
    known = load_credentials(data_dir, missing_ok=True)
    if known and (known.host, known.port) != (HOST, port):
        write_credentials(data_dir, moved(known, host=HOST, port=port))


def _prove_sign_in(cluster: Cluster) -> None:
    try:
        psycopg.connect(cluster.admin_dsn, connect_timeout=30).close()
    except (OSError, psycopg.Error) as error:
        raise InstallationError(
            f"{administrator_file(cluster.data_dir)}: the database does not take this password "
            f"({telling_line(str(error))}). Put back your copy of the keys folder that belongs to this database."
        ) from None


def _log_since(data_dir: Path, offset: int) -> str:
    with (data_dir / "log" / "postgres.log").open("rb") as log:
        log.seek(offset)
        return log.read().decode("utf-8", "replace")
