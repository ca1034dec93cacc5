"""What `rabta doctor` looks at: one function per subject, each yielding findings that say what to do."""

import fcntl
import locale
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import psycopg

from rabta.cli.installation.credentials import LOGINS, Credentials, load_credentials
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import account_name, holder, refuse_foreign
from rabta.cli.installation.house import URL_VARIABLE, is_embedded, open_house
from rabta.cli.installation.programs import database_account, installed_programs, programs_folder
from rabta.cli.installation.roles import check_urdu_search, faults

Subjects = tuple[Callable[[Path], Iterator["Finding"]], ...]
MIB = 2**20
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CONSOLE_PORT = 8000
OLDEST_DATE = 1763856000  # 2025-11-23: no machine running this release has an earlier clock


@dataclass(frozen=True)
class Finding:
    """One line of the doctor: `fail` stops rabta from working, `warn` does not."""

    level: Literal["ok", "warn", "fail"]
    text: str


def ok(text: str) -> Finding:
    return Finding(level="ok", text=text)


def warn(text: str) -> Finding:
    return Finding(level="warn", text=text)


def fail(text: str) -> Finding:
    return Finding(level="fail", text=text)


def examine(data_dir: Path) -> Iterator[Finding]:
    """All findings, from the machine to the installation. A subject that cannot be looked at is itself a failure."""
    of_machine: Subjects = (_python, _locale, _time_zones, _memory, _disk, _browser)
    of_folder: Subjects = (_folder, _clock, _programs, _ports, _keys, _database)
    for subject in (*of_machine, *(of_folder if is_ours(data_dir) else (_folder,))):
        try:
            yield from subject(data_dir)
        except InstallationError as error:
            yield fail(str(error))
        except OSError as error:
            yield fail(f"{subject.__name__.strip('_')}: cannot be looked at ({error}).")


def is_ours(data_dir: Path) -> bool:
    """Whether the folder is this account's, or nobody's yet."""
    try:
        refuse_foreign(data_dir)
    except InstallationError:
        return False
    return True


def find_browser() -> str | None:
    """A Chromium for the browser tests, by name on the PATH; None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def _python(data_dir: Path) -> Iterator[Finding]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield (
        ok(f"Python {version}")
        if fits
        else fail(f"Python {version}: rabta runs on 3.11 to 3.13; `make demo` finds one.")
    )


def _locale(data_dir: Path) -> Iterator[Finding]:
    encoding = locale.getpreferredencoding(False)
    if encoding.upper().replace("-", "") == "UTF8" and sys.getfilesystemencoding() == "utf-8":
        yield ok("Locale: texts and file names are UTF-8")
    else:
        yield warn(
            f"Locale: this terminal speaks {encoding}; Urdu may look wrong. Set LANG=C.UTF-8 (export LANG=C.UTF-8)."
        )


def _clock(data_dir: Path) -> Iterator[Finding]:
    now = time.time()
    newest = max((path.stat().st_mtime for path in _marks_of_time(data_dir)), default=0.0)
    shown = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(now))
    if now < OLDEST_DATE:
        yield fail(f"Clock: {shown} is in the past. Set the machine's clock; sign-ins and the ledger depend on it.")
    elif newest > now + 60:
        yield fail(
            f"Clock: {shown} is {newest - now:.0f} s before files rabta wrote here. Set the clock; do not start before."
        )
    else:
        yield ok(f"Clock: {shown}")


def _time_zones(data_dir: Path) -> Iterator[Finding]:
    try:
        ZoneInfo("Asia/Karachi")
    except ZoneInfoNotFoundError:
        yield fail("Time zones: this machine knows none. Install tzdata (Debian: apt-get install tzdata).")


def _marks_of_time(data_dir: Path) -> Iterator[Path]:
    for path in (data_dir / "running.lock", data_dir / "log" / "postgres.log", data_dir / "keys" / "credentials.json"):
        if path.exists():
            yield path


def _memory(data_dir: Path) -> Iterator[Finding]:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return
    free = next(int(line.split()[1]) // 1024 for line in lines if line.startswith("MemAvailable"))
    text = f"Memory: {free:,} MiB available"
    if free < 400:
        yield fail(f"{text}; the demo needs about 1,000. Close other programs.")
    else:
        yield ok(text) if free >= 1000 else warn(f"{text}; the demo needs about 1,000.")


def _disk(data_dir: Path) -> Iterator[Finding]:
    place = next(path for path in (data_dir, *data_dir.parents) if path.exists())
    free = shutil.disk_usage(place).free // MIB
    text = f"Disk: {free:,} MiB free at {place}"
    if free < 300:
        yield fail(f"{text}; a new database alone takes 60. Make room, or choose another place with --data DIR.")
    else:
        yield ok(text) if free >= 2000 else warn(f"{text}; make room before filing a lot.")


def _programs(data_dir: Path) -> Iterator[Finding]:
    if URL_VARIABLE in os.environ:
        yield ok(f"PostgreSQL: a server of your own ({URL_VARIABLE} is set)")
        return
    account = database_account(data_dir / "postgres")
    folder = programs_folder(account)
    who = f"as {account_name(account.uid)}" if account.drop else "as this account"
    copied = "" if folder == installed_programs() else f", from root's copy in {folder}"
    yield ok(f"PostgreSQL: the embedded programs run {who}{copied}")


def _ports(data_dir: Path) -> Iterator[Finding]:
    running = holder(data_dir) if data_dir.exists() else None
    if running is not None:
        yield ok(f"Running: {running.what} (process {running.pid}) {running.address}".rstrip())
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", CONSOLE_PORT))
        except OSError:
            yield warn(f"Port {CONSOLE_PORT} is busy: the demo takes the next free one, `rabta serve` needs --port.")
        else:
            yield ok(f"Port {CONSOLE_PORT} is free")


def _browser(data_dir: Path) -> Iterator[Finding]:
    found = find_browser()
    yield (
        ok(f"Browser for the tests: {found}")
        if found
        else warn("Browser: no chromium; only the browser tests need one (Debian: apt-get install chromium).")
    )


def _folder(data_dir: Path) -> Iterator[Finding]:
    if not data_dir.exists():
        yield ok(f"Data folder {data_dir}: not there yet; the first start makes it")
        return
    refuse_foreign(data_dir)
    if data_dir.stat().st_mode & 0o077:
        yield fail(f"Data folder {data_dir} is open to others: chmod 700 '{data_dir}'")
    else:
        yield ok(f"Data folder {data_dir} is private")
    with (data_dir / ".doctor").open("w") as probe:
        fcntl.flock(probe, fcntl.LOCK_EX)
    (data_dir / ".doctor").unlink()


def _keys(data_dir: Path) -> Iterator[Finding]:
    keys = data_dir / "keys"
    if not keys.exists():
        return
    exposed = [path for path in (keys, *keys.iterdir()) if path.stat().st_mode & 0o077]
    if exposed:
        yield fail(f"Keys: others may read {', '.join(str(path) for path in exposed)}: chmod -R go= '{keys}'")
    if load_credentials(data_dir, missing_ok=True) is not None and not exposed:
        yield ok("Keys: complete, and readable by this account alone")


def _database(data_dir: Path) -> Iterator[Finding]:
    credentials = load_credentials(data_dir, missing_ok=True) if data_dir.exists() else None
    if credentials is None:
        return
    kind = "embedded" if is_embedded(data_dir) else f"{credentials.host}:{credentials.port}"
    with open_house(data_dir, what="rabta doctor") as house:
        yield from _logins(house.credentials, kind=kind)


def _logins(credentials: Credentials, *, kind: str) -> Iterator[Finding]:
    try:
        for role in LOGINS:
            with psycopg.connect(credentials.dsn(role), connect_timeout=10) as database:
                if role == "owner":
                    check_urdu_search(database)
    except psycopg.Error as error:
        said = (str(error).strip().splitlines() or [""])[-1]
        yield fail(f"Database ({kind}): the login {LOGINS[role]} is refused ({said}). Run `rabta db prepare`.")
        return
    yield ok(f"Database ({kind}): all four logins work, and Urdu can be searched")
    wrong = faults(credentials.dsn("owner"))
    for fault in wrong:
        yield fail(f"Database: {fault.where}: {fault.text}. Run `rabta db prepare`.")
    if not wrong:
        yield ok("Database: roles, schemas and grants are right")
