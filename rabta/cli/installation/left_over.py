"""What a kill -9 leaves behind: a database server without a supervisor, its children, a stale postmaster.pid.

Called with the folder's lock held, so whatever runs on the cluster has no living supervisor and may be stopped.
"""

import os
import signal
import subprocess
import time
from pathlib import Path

from rabta.cli.installation.errors import InstallationError

FAST_STOP, CHILDREN_END, HARD_STOP = 30.0, 3.0, 5.0  # seconds of patience for each step


def clear_left_over(cluster_dir: Path) -> None:
    """Stop every server process still working in this cluster, then remove a postmaster.pid that no one stands behind.

    PostgreSQL takes any live process with the old number, or a zombie nobody reaps, for its predecessor and refuses to
    start; it is safe to overrule it here because no process works in the folder any more.
    """
    lines = pid_file_lines(cluster_dir)
    old_master = int(lines[0]) if lines and lines[0].strip().isdigit() else None
    if old_master in servers_in(cluster_dir):
        _signal([old_master], signal.SIGINT)
        _wait_until_gone(cluster_dir, FAST_STOP)
    _wait_until_gone(cluster_dir, CHILDREN_END)  # orphaned backends end by themselves when they next look up
    for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGKILL):
        if left := servers_in(cluster_dir):
            _signal(left, number)
            _wait_until_gone(cluster_dir, HARD_STOP)
    if left := servers_in(cluster_dir):
        raise InstallationError(
            f"{cluster_dir}: an earlier database server (process {left[0]}) still works there and does not stop. "
            "Stop that process, or restart the machine."
        )
    (cluster_dir / "postmaster.pid").unlink(missing_ok=True)


def pid_file_lines(cluster_dir: Path) -> list[str]:
    """Lines of postmaster.pid: process, folder, start time, port, socket folder, address, memory key, status."""
    try:
        return (cluster_dir / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def servers_in(cluster_dir: Path) -> list[int]:
    """Living postgres processes that work in this folder. Zombies do not count: they hold nothing any more."""
    if not Path("/proc/self/cwd").exists():
        return _server_by_pid_file(cluster_dir)
    home = os.path.realpath(cluster_dir)
    found = []
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            if os.readlink(f"/proc/{entry.name}/cwd") == home and _command_of(int(entry.name)).startswith("postgres"):
                found.append(int(entry.name))
        except OSError:  # it ended meanwhile, or belongs to another account
            continue
    return sorted(found)


def _command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8", errors="replace").strip()


def _server_by_pid_file(cluster_dir: Path) -> list[int]:
    """Without /proc (macOS): the process that postmaster.pid names, if it is a living postgres."""
    lines = pid_file_lines(cluster_dir)
    if not lines or not lines[0].strip().isdigit():
        return []
    told = subprocess.run(["ps", "-p", lines[0].strip(), "-o", "stat=,comm="], capture_output=True, text=True)
    state, _, command = told.stdout.strip().partition(" ")
    return [int(lines[0])] if "postgres" in command and not state.startswith("Z") else []


def _signal(processes: list[int], number: signal.Signals) -> None:
    for pid in processes:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def _wait_until_gone(cluster_dir: Path, seconds: float) -> None:
    end = time.monotonic() + seconds
    while servers_in(cluster_dir) and time.monotonic() < end:
        time.sleep(0.05)
