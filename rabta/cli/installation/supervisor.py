"""Keeps an installation running: database, console and ledger sequencer, until Ctrl-C; then stops them in order.

What dies is started again: the database after a kill -9 (it recovers by itself), the console after a crash. When the
credentials change, the console's worker is renewed so that it reads them.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import NoReturn, Self

from rabta.cli.installation.credentials import DATA_VARIABLE, credentials_file
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import open_log
from rabta.cli.installation.house import House

NEXT_PORTS = 50  # how far to look for a free port behind a busy one
BEAT = 1.0  # seconds between two rounds: a ledger checkpoint closes at least this often (DESIGN 5.10)
ANSWERS_WITHIN = 60.0  # seconds for the console's first answer
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
CRASHES_ALLOWED = 3  # console crashes within a minute before we give up


def listen(*, host: str, port: int, next_free: bool) -> socket.socket:
    """A listening socket; with `next_free`, on the next free port where the wanted one is busy."""
    for candidate in range(port, port + (NEXT_PORTS if next_free else 1)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, candidate))
            listening.listen(128)
        except OSError as error:
            listening.close()
            reason = error.strerror or str(error)
            continue
        return listening
    where = f"{host}:{port}" if not next_free else f"{host}, ports {port} to {port + NEXT_PORTS - 1}"
    raise InstallationError(f"The console cannot listen on {where} ({reason}). Choose another with --port.")


def stop_at_signals() -> None:
    """Let Ctrl-C, SIGTERM and a closed terminal all end in a clean stop, also where a shell had SIGINT ignored."""
    for number in STOP_SIGNALS:
        signal.signal(number, _as_ctrl_c)


def leave() -> NoReturn:
    """End the process with 0, now that everything is stopped and said.

    Python's own ending, after a KeyboardInterrupt was caught in the middle of an import, sometimes still ends the process
    by SIGINT (seen in 2 of 33 first starts stopped at once, CPython 3.13), and a clean stop would look like a crash.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


class Supervisor:
    """One console over one opened house. Use as a context; Ctrl-C or a signal ends it cleanly at any moment."""

    def __init__(self, house: House, *, listening: socket.socket) -> None:
        self.house = house
        self.listening = listening
        self.console: subprocess.Popen[bytes] | None = None
        self.crashes: list[float] = []
        self.keys_read = self._keys_changed_at()

    @property
    def address(self) -> str:
        host, port = self.listening.getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def start_console(self) -> None:
        """Start the web server process. The socket listens already: early requests wait instead of failing."""
        with open_log(self.house.data_dir, "console") as log:
            self.console = subprocess.Popen(
                [sys.executable, "-m", "rabta.cli.installation.console", str(self.listening.fileno())],
                env={**os.environ, DATA_VARIABLE: str(self.house.data_dir)},
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=[self.listening.fileno()],
                start_new_session=True,
            )
        if lock := (self.house.lock or (self.house.cluster and self.house.cluster.lock)):
            lock.note_address(self.address)

    def wait_for_answer(self) -> None:
        """Return when the console answers its first request; raise InstallationError if it does not."""
        end = time.monotonic() + ANSWERS_WITHIN
        while time.monotonic() < end:
            if self.console is not None and self.console.poll() is not None:
                break
            status = self._status_of_first_page()
            if status >= 500:
                print(f"The console answers with an error ({status}). See {self._log}.", file=sys.stderr)
            if status:
                return
        raise InstallationError(f"The console does not answer at {self.address}. See {self._log}.")

    def keep_running(self, *, work: Iterator[object], every_beat: Callable[[], object]) -> None:
        """Do the background work step by step and look after the processes once a beat, until KeyboardInterrupt."""
        due = 0.0
        while True:
            if time.monotonic() >= due:
                self._look_after()
                every_beat()
                due = time.monotonic() + BEAT
            if next(work, work) is work:  # nothing left to do
                time.sleep(max(0.0, due - time.monotonic()))

    def stop(self) -> None:
        """Stop the console, then close its socket. The house stops the database."""
        if self.console is not None and self.console.poll() is None:
            self.console.send_signal(signal.SIGTERM)
            try:
                self.console.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.console.pid, signal.SIGKILL)
                self.console.wait()
        self.listening.close()

    def _look_after(self) -> None:
        if self.house.cluster is not None and self.house.cluster.revive():
            print("The database had stopped; it was started again and has recovered.", file=sys.stderr)
        if self.console is not None and self.console.poll() is not None:
            self.crashes = [at for at in self.crashes if at > time.monotonic() - 60] + [time.monotonic()]
            if len(self.crashes) > CRASHES_ALLOWED:
                raise InstallationError(f"The console keeps stopping. See {self._log}.")
            print("The console had stopped; it was started again.", file=sys.stderr)
            self.start_console()
        if self.console is not None and self._keys_changed_at() != self.keys_read:
            self.keys_read = self._keys_changed_at()
            self.console.send_signal(signal.SIGHUP)

    def _keys_changed_at(self) -> int:
        return credentials_file(self.house.data_dir).stat().st_mtime_ns

    @property
    def _log(self) -> Path:
        return self.house.data_dir / "log" / "console.log"

    def _status_of_first_page(self) -> int:
        """The HTTP status of a first request; 0 where nothing answers yet."""
        host, port = self.listening.getsockname()[:2]
        to = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        try:
            with socket.create_connection((to, port), timeout=ANSWERS_WITHIN / 2) as asking:
                asking.sendall(b"HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                words = asking.recv(64).split()
        except OSError:
            return 0
        return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        """Stop. Being asked to stop is no error: that KeyboardInterrupt ends here."""
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not cut the clean stop short
        if kind is KeyboardInterrupt:
            print("\nStopping ...", flush=True)
        self.stop()
        return kind is KeyboardInterrupt


def _as_ctrl_c(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
