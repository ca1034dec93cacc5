"""Opening an installation: its folder, its database (embedded, or by RABTA_DATABASE_URL), its secrets, then Django.

Commands that need the house are written in two halves: the command module, which loads no Django, and a module of
`rabta.cli.inside`, loaded by name once the house is open, because Django's settings read the credentials only once.
"""

import importlib
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self

from rabta.cli.installation.credentials import (
    DATA_VARIABLE,
    Credentials,
    credentials_file,
    load_credentials,
    new_credentials,
    write_credentials,
)
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import FolderLock, open_folder, refuse_foreign
from rabta.cli.installation.postgres import Cluster, open_cluster, start_cluster
from rabta.cli.installation.roles import address_of, existing_roles, prepare

URL_VARIABLE = "RABTA_DATABASE_URL"


@dataclass
class House:
    """An opened installation. `cluster` is None where the database is somebody else's server."""

    data_dir: Path
    credentials: Credentials
    cluster: Cluster | None
    lock: FolderLock | None

    @property
    def admin_dsn(self) -> str:
        """The administrator's login; for a server of your own it must be in RABTA_DATABASE_URL."""
        if self.cluster is not None:
            return self.cluster.admin_dsn
        if url := os.environ.get(URL_VARIABLE):
            return url
        raise InstallationError(
            f"This installation uses a PostgreSQL server of your own. Set {URL_VARIABLE}, for this one command, to a "
            "login there that may create roles and databases."
        )

    def prepare(self) -> None:
        """Make or mend roles, schemas and grants."""
        prepare(self.admin_dsn, self.credentials)

    def inside(self, name: str) -> ModuleType:
        """Load `rabta.cli.inside.<name>` with Django ready on this installation's database."""
        os.environ[DATA_VARIABLE] = str(self.data_dir)
        os.environ["DJANGO_SETTINGS_MODULE"] = "rabta.config.settings"
        importlib.import_module("django").setup()
        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # it repeats what the exception says
        return importlib.import_module(f"rabta.cli.inside.{name}")

    def close(self) -> None:
        """Close Django's connections, then stop a database that was started here."""
        if (database := sys.modules.get("django.db")) is not None and os.environ.get("DJANGO_SETTINGS_MODULE"):
            for connection in database.connections.all(initialized_only=True):
                connection.close()
                connection.close_pool()
        if self.cluster is not None:
            self.cluster.stop()
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_house(data_dir: Path, *, what: str, alone: bool = False, new: bool = False) -> House:
    """Open the installation of this folder.

    `alone` refuses a folder on which another rabta runs (demo, serve); without it a command works beside one.
    `new` makes what is missing; without it a folder that holds no installation is refused.
    """
    refuse_foreign(data_dir)
    if not new and not credentials_file(data_dir).exists():
        load_credentials(data_dir)  # raises, and says what to do
    open_folder(data_dir)
    if is_embedded(data_dir):
        cluster = start_cluster(data_dir, what=what) if alone else open_cluster(data_dir, what=what)
        try:
            credentials = load_credentials(data_dir, missing_ok=True)
            if credentials is None:
                credentials = new_credentials(host="127.0.0.1", port=cluster.port)
                write_credentials(data_dir, credentials)
        except BaseException:
            cluster.stop()
            raise
        return House(data_dir=data_dir, credentials=credentials, cluster=cluster, lock=None)
    lock = FolderLock(data_dir, what=what) if alone else None
    try:
        credentials = load_credentials(data_dir, missing_ok=True) or _credentials_for_url(data_dir)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return House(data_dir=data_dir, credentials=credentials, cluster=None, lock=lock)


def is_embedded(data_dir: Path) -> bool:
    """Whether this folder's database is (or, for a new folder, will be) the embedded one."""
    has_files = (data_dir / "postgres").exists()
    if has_files and os.environ.get(URL_VARIABLE):
        raise InstallationError(
            f"{data_dir}: this folder holds a database of its own, and {URL_VARIABLE} names another. "
            f"Unset {URL_VARIABLE}, or choose another folder with --data DIR."
        )
    return has_files or not (os.environ.get(URL_VARIABLE) or credentials_file(data_dir).exists())


def _credentials_for_url(data_dir: Path) -> Credentials:
    """Fresh secrets for a server of your own, unless another installation already lives there: its roles are shared."""
    url = os.environ[URL_VARIABLE]
    host, port, dbname = address_of(url)
    if taken := existing_roles(url):
        raise InstallationError(
            f"The server {host}:{port} already has an installation's roles ({', '.join(taken)}), and {data_dir} has no "
            "credentials for it. Put back your copy of its keys folder; or, to give the roles new passwords and end "
            "the other installation's access, run `rabta db prepare --new-passwords`."
        )
    credentials = new_credentials(host=host, port=port, dbname=dbname)
    write_credentials(data_dir, credentials)
    return credentials
