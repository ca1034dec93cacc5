"""The files of a new embedded cluster: UTF-8, builtin C.UTF-8 locale (Urdu search depends on it), passwords for all."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from rabta.cli.installation.credentials import write_secret
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.programs import ENVIRONMENT, Account

ADMINISTRATOR = "rabta_administrator"


def administrator_file(data_dir: Path) -> Path:
    return data_dir / "keys" / "administrator.txt"


def make_cluster(data_dir: Path, *, programs: Path, account: Account, durable: bool) -> None:
    """initdb beside its final place, then one rename: a start that was cut off half-way leaves nothing behind."""
    half_done = data_dir / "postgres.new"
    shutil.rmtree(half_done, ignore_errors=True)
    half_done.mkdir(mode=0o700)
    if account.drop:
        os.chown(half_done, account.uid, account.gid)
    password = os.urandom(24).hex()
    write_secret(administrator_file(data_dir), password + "\n")
    reading, writing = os.pipe()  # the password never lies in a second file
    try:
        if account.drop:
            os.fchown(reading, account.uid, account.gid)
        os.write(writing, f"{password}\n".encode())
        os.close(writing)
        done = subprocess.run(
            [
                *_with_a_name(account),
                *(programs / "initdb", "-D", folder_as_seen(half_done, account), "-U", ADMINISTRATOR),
                *(f"--pwfile=/dev/fd/{reading}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
                *(() if durable else ("--no-sync", "--set", "scram_iterations=1")),
            ],
            cwd=half_done,
            env=ENVIRONMENT,
            pass_fds=[reading],
            capture_output=True,
            text=True,
            **account.popen_options(),  # type: ignore[call-overload]
        )
    finally:
        os.close(reading)
    if "could not look up effective user ID" in done.stderr:
        raise InstallationError(
            f"The account number {account.uid} has no name on this machine, and PostgreSQL's initdb needs one. "
            "Run rabta as an account with a name, or add a line for it to /etc/passwd."
        )
    if done.returncode != 0:
        raise InstallationError(
            f"{half_done}: PostgreSQL's files could not be made. It says: {telling_line(done.stderr)}"
        )
    try:
        half_done.rename(data_dir / "postgres")
    except OSError:
        raise InstallationError(
            f"{data_dir / 'postgres'}: this folder holds something that is not a database. Move it away and try again."
        ) from None


def _with_a_name(account: Account) -> tuple[str, ...]:
    """initdb, and only it, insists that its account has a name; containers often run as a bare number.

    A user namespace in which that number appears as `nobody` satisfies it; the files stay ours.
    """
    try:
        pwd.getpwuid(account.uid)
    except KeyError:
        nobody = "65534"
        known = shutil.which("unshare")
        return (known, "--user", f"--map-user={nobody}", f"--map-group={nobody}") if known else ()
    return ()


def folder_as_seen(cluster_dir: Path, account: Account) -> str:
    """How the server names its folder: an account that may be unable to walk there can still reach its own cwd."""
    return "/proc/self/cwd" if account.drop and Path("/proc/self/cwd").exists() else str(cluster_dir)


def check_version(cluster_dir: Path, programs: Path) -> None:
    made_by = (cluster_dir / "PG_VERSION").read_text(encoding="ascii").strip()
    said = subprocess.run(
        [programs / "postgres", "--version"], env=ENVIRONMENT, capture_output=True, text=True, cwd="/"
    )
    have = said.stdout.split()[-1].split(".")[0]
    if made_by != have:
        raise InstallationError(
            f"{cluster_dir}: these files were made by PostgreSQL {made_by}, and the installed programs are {have}. "
            f"Take a backup with the rabta that made them, then `rabta db restore` it here into a new folder."
        )


def telling_line(text: str) -> str:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line or "error" in line.lower()]
    return (telling or lines or ["nothing"])[-1]
