"""The console's web server process: gunicorn with threads on a socket that the supervisor holds and passes down.

Run as `python -m rabta.cli.installation.console SOCKET_NUMBER`, with a pipe as standard input that stays open for as
long as the supervisor lives: even a kill -9 of the supervisor closes it, and the server then stops by itself.
"""

import os
import signal
import sys
import threading
from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.util import import_app  # type: ignore[import-untyped]

THREADS = 8
PATIENCE = 10  # seconds a request in flight may still take when the server stops


class ConsoleServer(BaseApplication):  # type: ignore[misc]
    """gunicorn, told everything here: no configuration file or environment of the machine is read."""

    def __init__(self, socket_number: int) -> None:
        self.socket_number = socket_number
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": f"fd://{self.socket_number}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "timeout": 120,
            "graceful_timeout": PATIENCE,
            "loglevel": "warning",
            "proc_name": "rabta console",
            "when_ready": lambda _: threading.Thread(target=stop_with_supervisor, daemon=True).start(),
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        # Loaded by name in the worker, so that a reload sees new credentials, and because cli may not import config.
        return import_app("rabta.config.wsgi:application")


def stop_with_supervisor() -> None:
    """Wait for the end of standard input, which is the end of the supervisor, then stop."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    ConsoleServer(int(sys.argv[1])).run()
