"""The drill: back up, restore into a scratch installation, and compare everything that must be equal.

A backup nobody restored is a hope. What is compared is a fingerprint, taken of both by the same command in a process of
its own: every table's rows and hash; row security, policies, grants, functions and triggers; the ledger's root, verified;
the answers that some readers get; that every sign-in can be checked.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from rabta.cli.installation.backup import table_sums
from rabta.cli.installation.credentials import credentials_file
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import URL_VARIABLE, House

Fingerprint = dict[str, Any]
CATALOGUE = Path(__file__).parent / "fingerprint"
"""One question a file about what the database's catalogue says."""
AFTERWARDS = ("rabta.backup", "rabta.entry", "rabta.token_key")
"""Tables that a backup or a restore itself writes to after the snapshot: a later row in them is no difference."""


def fingerprint(house: House) -> Fingerprint:
    """What must be equal after a restore, by name."""
    with psycopg.connect(house.admin_dsn, dbname=house.credentials.dbname, autocommit=True) as database:
        sums = {name: list(found) for name, found in table_sums(database).items() if name not in AFTERWARDS}
        catalogue = {
            file.stem.replace("_", " "): _digest(database, file.read_bytes()) for file in sorted(CATALOGUE.glob("*.sql"))
        }
    return {"tables": sums, **catalogue, **house.inside("drilling").answers_and_ledger()}


def drill(data_dir: Path) -> tuple[list[str], list[str]]:
    """(What differs in words, what was compared). The scratch installation and its backup are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="rabta-drill-") as folder:
        scratch, backup, keyring = (Path(folder) / name for name in ("scratch", "drill.rabta", "keyring.json"))
        before = _taken(data_dir)
        _rabta("db", "backup", str(backup), "--keyring", str(keyring), "--expires", "0", data_dir=data_dir)
        keys = ("--keys", str(credentials_file(data_dir)))
        _rabta("db", "restore", str(backup), "--keyring", str(keyring), *keys, data_dir=scratch, own_server=False)
        after = _taken(scratch, own_server=False)
    return _differences(before, after), sorted(before)


def _taken(data_dir: Path, *, own_server: bool = True) -> Fingerprint:
    return dict(json.loads(_rabta("db", "fingerprint", data_dir=data_dir, own_server=own_server)))


def _differences(before: Fingerprint, after: Fingerprint) -> list[str]:
    found = []
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if isinstance(one, dict) and isinstance(other, dict):
            found += [f"{name}: {key}" for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]
        elif one != other:
            found.append(name)
    return found


def _rabta(*words: str, data_dir: Path, own_server: bool = True) -> str:
    environment = {**os.environ} if own_server else {k: v for k, v in os.environ.items() if k != URL_VARIABLE}
    done = subprocess.run(
        [sys.executable, "-m", "rabta", *words, "--data", str(data_dir)], capture_output=True, text=True, env=environment
    )
    if done.returncode != 0:
        raise InstallationError(f"The drill stopped at `rabta {' '.join(words[:2])}`: {done.stderr.strip()}")
    return done.stdout


def _digest(database: psycopg.Connection, question: bytes) -> str:
    digest = hashlib.sha256()
    for row in database.execute(question):
        digest.update(repr(row).encode() + b"\n")
    return digest.hexdigest()
