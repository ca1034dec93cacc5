"""Keep the database: prepare, migrate, rebuild, backup, restore, rotate-token-key."""

import argparse
import os
import secrets
import sys
from dataclasses import replace
from pathlib import Path

from rabta.cli.installation.backup import back_up, restore
from rabta.cli.installation.credentials import (
    credentials_file,
    load_credentials,
    moved,
    new_credentials,
    read_credentials,
    write_credentials,
)
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import open_folder
from rabta.cli.installation.house import URL_VARIABLE, open_house
from rabta.cli.installation.roles import address_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One verb; docs/operate.md tells when to use which."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    preparing = verbs.add_parser("prepare", help="make or mend roles, schemas and grants, and the keys on first use")
    preparing.add_argument(
        "--new-passwords", action="store_true", help="the roles exist but their passwords are lost: set new ones"
    )
    verbs.add_parser("migrate", help="bring the tables up to date")
    verbs.add_parser("rebuild", help="make every projection (events, counted lines) again from the record")
    saving = verbs.add_parser("backup", help="write a consistent copy of the record; the keys are not in it")
    saving.add_argument("file", type=Path, metavar="FILE")
    loading = verbs.add_parser("restore", help="load a backup into a new folder, and prove it table by table")
    loading.add_argument("file", type=Path, metavar="FILE")
    loading.add_argument("--keys", type=Path, metavar="FILE", help="your copy of the old keys/credentials.json")
    verbs.add_parser("rotate-token-key", help="replace the key that signs reader tokens")


def run(arguments: argparse.Namespace) -> int:
    """0 when done; 1 with a reason when not."""
    data_dir = arguments.data
    verbs = {
        "prepare": _prepare,
        "migrate": _migrate,
        "rebuild": _rebuild,
        "backup": _backup,
        "restore": _restore,
        "rotate-token-key": _rotate,
    }
    return verbs[arguments.verb](data_dir, arguments)


def _prepare(data_dir: Path, arguments: argparse.Namespace) -> int:
    if arguments.new_passwords:
        _new_passwords(data_dir)
    with open_house(data_dir, what="rabta db", new=True) as house:
        house.prepare()
    print(f"Roles, schemas and grants are right. Keys: {credentials_file(data_dir)} (keep a copy elsewhere).")
    return 0


def _new_passwords(data_dir: Path) -> None:
    """New passwords for known roles. Only these: the other keys stay if they are still there."""
    known = load_credentials(data_dir, missing_ok=True)
    if known is None:
        if URL_VARIABLE not in os.environ:
            raise InstallationError(f"{data_dir}: there are no keys here yet; `rabta db prepare` makes them.")
        host, port, dbname = address_of(os.environ[URL_VARIABLE])
        known = new_credentials(host=host, port=port, dbname=dbname)
    fresh = new_credentials(host=known.host, port=known.port, dbname=known.dbname)
    write_credentials(data_dir, replace(known, passwords=fresh.passwords))


def _migrate(data_dir: Path, arguments: argparse.Namespace) -> int:
    with open_house(data_dir, what="rabta db") as house:
        house.prepare()
        schema = house.inside("schema")
        print(f"{schema.migrate()} migrations applied; the tables are up to date.")
    return 0


def _rebuild(data_dir: Path, arguments: argparse.Namespace) -> int:
    with open_house(data_dir, what="rabta db") as house:
        for line in house.inside("rebuilding").rebuild_and_compare():
            print(line)
    return 0


def _backup(data_dir: Path, arguments: argparse.Namespace) -> int:
    if arguments.file.exists():
        raise InstallationError(f"{arguments.file}: the file exists; a backup never overwrites. Choose another name.")
    with open_house(data_dir, what="rabta db") as house:
        tables, rows = back_up(house, arguments.file)
    size = arguments.file.stat().st_size
    print(f"{arguments.file}: {tables} tables, {rows:,} rows, {size:,} bytes.")
    print(f"The keys are NOT in it. Copy {credentials_file(data_dir)} to another safe place.", file=sys.stderr)
    return 0


def _restore(data_dir: Path, arguments: argparse.Namespace) -> int:
    if not arguments.file.exists():
        raise InstallationError(f"{arguments.file}: there is no such file.")
    keys = read_credentials(arguments.keys) if arguments.keys is not None else None
    if keys is not None and URL_VARIABLE in os.environ and not credentials_file(data_dir).exists():
        host, port, dbname = address_of(os.environ[URL_VARIABLE])
        open_folder(data_dir)
        write_credentials(data_dir, replace(keys, host=host, port=port, dbname=dbname))
    with open_house(data_dir, what="rabta db", alone=True, new=True) as house:
        if keys is not None:
            house.credentials = moved(keys, host=house.credentials.host, port=house.credentials.port)
            write_credentials(data_dir, house.credentials)
        house.prepare()
        tables, rows = restore(house, arguments.file)
        house.inside("schema").migrate()
        house.inside("schema").install_key()
    print(f"{arguments.file}: {tables} tables, {rows:,} rows are back; every table equals the backup (count and hash).")
    return 0


def _rotate(data_dir: Path, arguments: argparse.Namespace) -> int:
    with open_house(data_dir, what="rabta db") as house:
        fresh = replace(house.credentials, token_key=secrets.token_hex(32))
        house.inside("schema").install_key(bytes.fromhex(fresh.token_key))
        write_credentials(data_dir, fresh)  # last: a running console reads it now, when the database knows the key
    print("The token key is new. A running demo or serve takes it up within seconds; requests in flight are refused.")
    return 0
