"""How soon pure commands answer; cold start, warm start and memory of the demo, from the command to its first page."""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from rabta.cli.benches.pure_commands import measured
from rabta.cli.installation.credentials import DATA_VARIABLE

GIVE_UP_AFTER = 120.0  # seconds
SETTLE = 10.0  # seconds of filing and idling before memory is read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settle", type=float, default=SETTLE, help="seconds before memory is read (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints seconds and MiB; 1 when the demo did not answer."""
    for line in measured():
        print(line, flush=True)
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        for label in ("cold start to the first page", "warm start to the first page"):
            with _demo(data) as (process, address):
                seconds = _first_page(process, address)
                if seconds is None:
                    print(f"{label}: no page. `rabta demo --data DIR` shows why.", file=sys.stderr)
                    return 1
                print(f"{label}: {seconds:.1f} s")
                time.sleep(arguments.settle)
                if process.poll() is not None:
                    print(f"the demo ended by itself (exit code {process.returncode})", file=sys.stderr)
                    return 1
                print(f"  memory of the running demo: {memory_mib(process.pid, data):.0f} MiB (aim: 1,000)")
                began = time.monotonic()
            print(f"  clean stop: {time.monotonic() - began:.1f} s")
    return 0


@contextlib.contextmanager
def _demo(data: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        name: value for name, value in os.environ.items() if name not in (DATA_VARIABLE, "RABTA_DATABASE_URL")
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "rabta", "demo", "--data", str(data), "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process, f"http://127.0.0.1:{port}/"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _first_page(process: subprocess.Popen[bytes], address: str) -> float | None:
    began = time.monotonic()
    while time.monotonic() - began < GIVE_UP_AFTER and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=30) as page:
                page.read()
            return time.monotonic() - began
        except OSError:
            time.sleep(0.05)
    return None


def memory_mib(supervisor: int, data: Path) -> float:
    """Proportional memory (PSS, MiB) of the supervisor, everything below it, and the database in this folder."""
    parents = _parents()
    home = os.path.realpath(data / "postgres")
    ours = {pid for pid in parents if pid == supervisor or supervisor in _ancestors(pid, parents) or _cwd(pid) == home}
    return sum(_pss_kib(pid) for pid in ours) / 1024


def _parents() -> dict[int, int]:
    found = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                stat = Path(entry.path, "stat").read_text(encoding="utf-8", errors="replace")
                found[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    return found


def _ancestors(pid: int, parents: dict[int, int]) -> set[int]:
    seen: set[int] = set()
    while (pid := parents.get(pid, 0)) and pid not in seen:
        seen.add(pid)
    return seen


def _cwd(pid: int) -> str:
    try:
        return os.readlink(f"/proc/{pid}/cwd")
    except OSError:
        return ""


def _pss_kib(pid: int) -> int:
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return 0
