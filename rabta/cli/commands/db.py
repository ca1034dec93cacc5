"""Keep the database: prepare, migrate, rebuild, backup, restore, drill, erase-backup, scrub, rotate-token-key."""

import argparse
import base64
import json
import os
import secrets
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from rabta.cli.installation.backup import back_up, restore, scrub
from rabta.cli.installation.credentials import (
    credentials_file,
    load_credentials,
    moved,
    new_credentials,
    read_credentials,
    write_credentials,
)
from rabta.cli.installation.drill import drill, fingerprint
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import open_folder
from rabta.cli.installation.house import URL_VARIABLE, open_house
from rabta.cli.installation.keyring import add_key, destroy_key, opener
from rabta.cli.installation.roles import address_of
from rabta.cli.installation.sealing import key_from_passphrase


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One verb; docs/operate.md tells when to use which."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    preparing = verbs.add_parser("prepare", help="make or mend roles, schemas and grants, and the keys on first use")
    preparing.add_argument(
        "--new-passwords", action="store_true", help="the roles exist but their passwords are lost: set new ones"
    )
    verbs.add_parser("migrate", help="bring the tables up to date")
    verbs.add_parser("rebuild", help="make every projection (events, counted lines) again from the record")
    saving = verbs.add_parser("backup", help="write a consistent copy of the record, encrypted; the keys are not in it")
    saving.add_argument("file", type=Path, metavar="FILE")
    saving.add_argument("--expires", type=int, default=90, metavar="DAYS", help="until it is to be deleted (%(default)s)")
    loading = verbs.add_parser("restore", help="load a backup into a new folder, and prove it table by table")
    loading.add_argument("file", type=Path, metavar="FILE")
    for verb in (saving, loading):
        verb.add_argument("--keyring", type=Path, metavar="FILE", help="where the keys of backups are kept, apart from all")
        verb.add_argument("--passphrase-file", type=Path, metavar="FILE", help="instead: a file that holds a passphrase")
    erasing = verbs.add_parser("erase-backup", help="destroy the key of one backup: wherever its copies lie, they are noise")
    erasing.add_argument("backup", type=UUID, metavar="ID")
    erasing.add_argument("--keyring", type=Path, metavar="FILE", required=True)
    verbs.add_parser("backups", help="the backups that were made, and until when each may hold what was purged since")
    verbs.add_parser("drill", help="back up, restore into a scratch installation, and compare everything that must be equal")
    verbs.add_parser("fingerprint", help="what a drill compares, as JSON: tables, policies, ledger, answers, sign-ins")
    verbs.add_parser("scrub", help="write the tables anew, so that nothing purged is left in the database's files")
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
        "erase-backup": _erase,
        "backups": _backups,
        "drill": _drill,
        "fingerprint": _fingerprint,
        "scrub": _scrub,
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
    backup_id, made_at = uuid4(), datetime.now(UTC)
    expires_on = (made_at + timedelta(days=arguments.expires)).date()
    with open_house(data_dir, what="rabta db") as house:
        key, more = _new_key(data_dir, arguments, backup_id)
        header = {"id": str(backup_id), "made_at": made_at.isoformat(), "expires_on": expires_on.isoformat(), **more}
        tables, rows = back_up(house, arguments.file, key=key, header=header)
        house.inside("backups").record_backup(backup_id=backup_id, made_at=made_at, expires_on=expires_on)
    size = arguments.file.stat().st_size
    print(f"{arguments.file}: {tables} tables, {rows:,} rows, {size:,} bytes.")
    said = f"Backup {backup_id}, encrypted. Delete it by {expires_on}: what is purged from now on lives on in it."
    print(said, file=sys.stderr)
    print(f"The keys are NOT in it. Copy {credentials_file(data_dir)} to another safe place.", file=sys.stderr)
    return 0


def _new_key(data_dir: Path, arguments: argparse.Namespace, backup_id: UUID) -> tuple[bytes, dict[str, str]]:
    """The key of a new backup, and what its header must say of it."""
    if (arguments.keyring is None) == (arguments.passphrase_file is None):
        raise InstallationError(
            "A backup is encrypted. Name the file that keeps its key with --keyring FILE (made on first use; keep it apart "
            "from the backups and from this folder), or a passphrase with --passphrase-file FILE. Nothing was written."
        )
    if arguments.keyring is not None:
        return add_key(arguments.keyring, backup_id, data_dir=data_dir), {}
    salt = secrets.token_bytes(16)
    key = key_from_passphrase(_passphrase(arguments.passphrase_file) or "", salt)
    return key, {"salt": base64.b64encode(salt).decode()}


def _passphrase(file: Path | None) -> str | None:
    if file is None:
        return None
    if not file.exists():
        raise InstallationError(f"{file}: there is no such file.")
    return file.read_text(encoding="utf-8").strip("\r\n")


def _erase(data_dir: Path, arguments: argparse.Namespace) -> int:
    destroy_key(arguments.keyring, arguments.backup, data_dir=data_dir)
    with open_house(data_dir, what="rabta db") as house:
        house.inside("backups").record_erasure(backup_id=arguments.backup, at=datetime.now(UTC))
    print(f"The key of backup {arguments.backup} is destroyed. Destroy other copies of the keyring, too: then it is noise.")
    return 0


def _backups(data_dir: Path, arguments: argparse.Namespace) -> int:
    with open_house(data_dir, what="rabta db") as house:
        for line in house.inside("backups").list_backups(today=datetime.now(UTC).date()):
            print(line)
    return 0


def _drill(data_dir: Path, arguments: argparse.Namespace) -> int:
    differences, compared = drill(data_dir)
    for line in differences:
        print(f"DIFFERENT: {line}", file=sys.stderr)
    if not differences:
        print(f"Restored and compared, all equal: {', '.join(compared)}. The scratch installation is gone again.")
    return 1 if differences else 0


def _fingerprint(data_dir: Path, arguments: argparse.Namespace) -> int:
    with open_house(data_dir, what="rabta db") as house:
        print(json.dumps(fingerprint(house), sort_keys=True))
    return 0


def _scrub(data_dir: Path, arguments: argparse.Namespace) -> int:
    with open_house(data_dir, what="rabta db") as house:
        tables = scrub(house)
    print(
        f"{tables} tables are written anew, and the planner's samples of them. The write-ahead log (postgres/pg_wal) keeps "
        "former bytes until it is written over, and so does the disk below: encrypt it. Backups are another matter: "
        "`rabta db backups`."
    )
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
        key_for = opener(
            keyring=arguments.keyring, passphrase=_passphrase(arguments.passphrase_file), data_dir=data_dir
        )
        tables, rows = restore(house, arguments.file, key_for=key_for)
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
