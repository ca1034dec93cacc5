"""A place where worlds are built and thrown away: never the installation's own data.

Without RABTA_DATABASE_URL it is an embedded server of its own in a temporary folder. With it, databases whose names begin
with `rabta_prove_` on that server, by the roles that are there; they are dropped at the end, whatever happens.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
from psycopg import sql

from rabta.cli.installation.credentials import (
    DATA_VARIABLE,
    Credentials,
    load_credentials,
    new_credentials,
    write_credentials,
)
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import URL_VARIABLE
from rabta.cli.installation.postgres import start_cluster
from rabta.cli.installation.roles import GATE, LOGINS, address_of, existing_roles, prepare, settle_database

PREFIX = "rabta_prove_"


@dataclass(frozen=True)
class Scratch:
    """Where worlds are built: the folder Django reads its keys from, an administrator's login, the empty template."""

    folder: str
    admin_dsn: str
    template: str
    embedded: bool

    def connect(self, name: str) -> psycopg.Connection:
        """An administrator's connection to one of the databases; on the embedded server it sees every row."""
        return psycopg.connect(self.admin_dsn, dbname=name, autocommit=True, options="-c search_path=rabta,public")

    def clone(self, name: str, *, of: str) -> str:
        """Another database like this one, in which nobody may be at work. Returns its name."""
        made, at = sql.Identifier(name), sql.Identifier(of)
        with psycopg.connect(self.admin_dsn, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(made))
            admin.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [of])
            admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY OWNER rabta_owner").format(made, at))
        with self.connect(name) as database:
            settle_database(database)
        return name

    def drop(self, *names: str) -> None:
        """Throw databases away, whoever is in them."""
        with psycopg.connect(self.admin_dsn, autocommit=True) as admin:
            for name in names:
                admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def scratch(data_dir: Path, *, embedded_only: bool = False) -> Iterator[Scratch]:
    """A scratch place with an empty template database in it; gone afterwards, also after Ctrl-C.

    `embedded_only` for what changes roles: roles belong to a whole server, so nobody else's is touched.
    """
    folder = Path(tempfile.mkdtemp(prefix="rabta-prove-"))
    url = None if embedded_only else os.environ.get(URL_VARIABLE)
    template = f"{PREFIX}{os.getpid()}_empty"
    kept = os.environ.pop(URL_VARIABLE, None)  # nothing below may find its way to a server that was not meant
    os.environ[DATA_VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "rabta.config.settings"
    try:
        with _on_server(url, data_dir, template) if url else _embedded(folder, template) as made:
            admin_dsn, credentials = made
            write_credentials(folder, credentials)
            prepare(admin_dsn, credentials)
            yield Scratch(str(folder), admin_dsn, template, embedded=url is None)
    finally:
        os.environ[DATA_VARIABLE] = str(data_dir)
        if kept is not None:
            os.environ[URL_VARIABLE] = kept
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _embedded(folder: Path, template: str) -> Iterator[tuple[str, Credentials]]:
    """A server of our own that forgets: it need not survive a crash of the machine."""
    cluster = start_cluster(folder, what="rabta prove", durable=False)
    try:
        yield cluster.admin_dsn, new_credentials(host="127.0.0.1", port=cluster.port, dbname=template)
    finally:
        cluster.stop()


@contextmanager
def _on_server(url: str, data_dir: Path, template: str) -> Iterator[tuple[str, Credentials]]:
    """Databases on a server of yours. Its roles are the installation's, with the passwords they have.

    The keys that sign and number are new: a token of these databases is worth nothing in the record.
    """
    host, port, _ = address_of(url)
    there, known = existing_roles(url), load_credentials(data_dir, missing_ok=True)
    if there and known is None:
        raise InstallationError(
            f"The server {host}:{port} has an installation's roles, and {data_dir} has not their keys. Name the right "
            f"folder with --data, or unset {URL_VARIABLE}: the proof then starts a database of its own."
        )
    fresh = new_credentials(host=host, port=port, dbname=template)
    try:
        yield url, replace(fresh, passwords=known.passwords) if there and known else fresh
    finally:
        _drop_all(url, own_roles=not there)


def _drop_all(url: str, *, own_roles: bool) -> None:
    """Every database this process made, and the roles, where it made those too."""
    with psycopg.connect(url, autocommit=True) as admin:
        pattern = f"{PREFIX}{os.getpid()}\\_%"
        for (name,) in admin.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern]).fetchall():
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        for role in (*LOGINS.values(), GATE) if own_roles else ():
            admin.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))
