"""Roles, schemas and grants: made by a superuser or a managed server's administrator, mended again, and checked."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rabta.cli.installation.credentials import LOGINS, Credentials, new_credentials
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import open_house
from rabta.cli.installation.postgres import Cluster, start_cluster
from rabta.cli.installation.roles import ROLES, address_of, faults, prepare, settle_database


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with start_cluster(tmp_path_factory.mktemp("server") / "data", durable=False) as running:
        yield running


@pytest.fixture
def credentials(cluster: Cluster) -> Iterator[Credentials]:
    """A prepared database; everything is removed again afterwards."""
    made = new_credentials(host="127.0.0.1", port=cluster.port)
    yield made
    with psycopg.connect(cluster.admin_dsn, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS rabta WITH (FORCE)")
        for role in ROLES:
            if server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                server.execute(f"DROP OWNED BY {role} CASCADE")
                server.execute(f"DROP ROLE {role}")


def ask(dsn: str, question: str) -> object:
    with psycopg.connect(dsn) as database:
        row = database.execute(question).fetchone()
        return row[0] if row else None


def test_each_role_has_its_password_its_path_and_no_power(cluster: Cluster, credentials: Credentials) -> None:
    prepare(cluster.admin_dsn, credentials)
    for role, login in LOGINS.items():
        assert ask(credentials.dsn(role), "SELECT current_user") == login
        path = ask(credentials.dsn(role), "SHOW search_path")
        assert path == ("accounts, public" if role == "accounts" else "rabta, public")
    assert faults(credentials.dsn("owner")) == []
    assert ask(cluster.admin_dsn, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'rabta_gate'") is False
    stored = ask(cluster.admin_dsn, "SELECT string_agg(rolpassword, ' ') FROM pg_authid WHERE rolname LIKE 'rabta_%'")
    assert str(stored).count("SCRAM-SHA-256$") == 5  # the four logins and the administrator


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        ("application", "CREATE TABLE public.mine (n int)"),
        ("application", "CREATE TEMP TABLE mine (n int)"),
        ("application", "CREATE FUNCTION rabta.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
        ("application", "SELECT * FROM accounts.account"),
        ("application", "SET ROLE rabta_owner"),
        ("application", "SET ROLE rabta_gate"),
        ("application", "CREATE ROLE another"),
        ("resolver", "CREATE TABLE rabta.mine (n int)"),
        ("resolver", "SELECT * FROM accounts.account"),
        ("accounts", "SELECT * FROM rabta.report"),
        ("accounts", "CREATE TABLE accounts.mine (n int)"),
    ],
)
def test_what_a_role_must_not_do_is_denied(
    cluster: Cluster, credentials: Credentials, role: str, statement: str
) -> None:
    prepare(cluster.admin_dsn, credentials)
    with psycopg.connect(credentials.dsn("owner")) as owner:
        owner.execute("CREATE TABLE accounts.account (n int)")
        owner.execute("CREATE TABLE rabta.report (n int)")
    with psycopg.connect(credentials.dsn(role)) as database:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            database.execute(statement)
        database.rollback()
    assert ask(credentials.dsn("accounts"), "SELECT count(*) FROM accounts.account") == 0  # its own it may read


def test_preparing_again_mends_what_was_changed_and_keeps_the_data(cluster: Cluster, credentials: Credentials) -> None:
    prepare(cluster.admin_dsn, credentials)
    with psycopg.connect(credentials.dsn("owner")) as owner:
        owner.execute("CREATE TABLE rabta.kept AS SELECT 7 AS n")
    with psycopg.connect(cluster.admin_dsn, dbname="rabta", autocommit=True) as admin:
        admin.execute("GRANT TEMP ON DATABASE rabta TO PUBLIC")
        admin.execute("GRANT CREATE ON SCHEMA public TO PUBLIC")
        admin.execute("ALTER ROLE rabta_app PASSWORD 'guessed'")
    found = {fault.where for fault in faults(credentials.dsn("owner"))}
    assert found == {"TEMP on the database", "CREATE on schema public"}
    prepare(cluster.admin_dsn, credentials)
    assert faults(credentials.dsn("owner")) == []
    assert ask(credentials.dsn("application"), "SELECT current_user") == "rabta_app"
    assert ask(credentials.dsn("owner"), "SELECT n FROM rabta.kept") == 7


def test_too_much_power_is_found(cluster: Cluster, credentials: Credentials) -> None:
    prepare(cluster.admin_dsn, credentials)
    with psycopg.connect(cluster.admin_dsn, autocommit=True) as admin:
        admin.execute("ALTER ROLE rabta_app BYPASSRLS")
        admin.execute("GRANT rabta_gate TO rabta_owner WITH INHERIT TRUE")
    assert {fault.where for fault in faults(credentials.dsn("owner"))} == {"rabta_app", "rabta_owner"}
    prepare(cluster.admin_dsn, credentials)
    assert faults(credentials.dsn("owner")) == []


def test_an_administrator_without_superuser_can_prepare(cluster: Cluster, credentials: Credentials) -> None:
    with psycopg.connect(cluster.admin_dsn, autocommit=True) as server:
        server.execute("CREATE ROLE boss LOGIN CREATEROLE CREATEDB PASSWORD 'b:o ss'")
    boss = f"postgresql://boss:b%3Ao%20ss@127.0.0.1:{cluster.port}/postgres"
    try:
        prepare(boss, credentials)
        prepare(boss, credentials)
        assert faults(credentials.dsn("owner")) == []
    finally:
        with psycopg.connect(cluster.admin_dsn, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS rabta WITH (FORCE)")
            for role in ROLES:
                server.execute(f"DROP ROLE {role}")
            server.execute("DROP OWNED BY boss")
            server.execute("DROP ROLE boss")


def test_a_clone_gets_the_databases_own_grants_back(cluster: Cluster, credentials: Credentials) -> None:
    prepare(cluster.admin_dsn, credentials)
    with psycopg.connect(cluster.admin_dsn, autocommit=True) as admin:
        admin.execute("CREATE DATABASE clone TEMPLATE rabta")
    cloned = credentials.dsn("owner").replace("dbname=rabta", "dbname=clone")
    try:
        assert [fault.where for fault in faults(cloned)] == ["TEMP on the database"]
        with psycopg.connect(cluster.admin_dsn, dbname="clone", autocommit=True) as admin:
            settle_database(admin)
        assert faults(cloned) == []
    finally:
        with psycopg.connect(cluster.admin_dsn, autocommit=True) as admin:
            admin.execute("DROP DATABASE clone WITH (FORCE)")


def test_a_locale_blind_to_urdu_is_refused(cluster: Cluster, credentials: Credentials) -> None:
    with psycopg.connect(cluster.admin_dsn, autocommit=True) as admin:
        admin.execute("CREATE DATABASE rabta TEMPLATE template0 LOCALE 'C' LOCALE_PROVIDER libc ENCODING 'UTF8'")
    with pytest.raises(InstallationError, match="Urdu words cannot be searched"):
        prepare(cluster.admin_dsn, credentials)


def test_another_installations_roles_are_not_taken_over(
    cluster: Cluster, credentials: Credentials, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(cluster.admin_dsn, credentials)
    monkeypatch.setenv("RABTA_DATABASE_URL", cluster.admin_dsn)
    with pytest.raises(InstallationError, match="already has an installation's roles.*--new-passwords"):
        open_house(tmp_path / "second", what="rabta db", new=True)
    assert ask(credentials.dsn("application"), "SELECT current_user") == "rabta_app"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("postgresql://boss:x@db.example:6543/centre", ("db.example", 6543, "centre")),
        ("postgresql://boss@db.example/postgres", ("db.example", 5432, "rabta")),
        ("host=db.example user=boss", ("db.example", 5432, "rabta")),
    ],
)
def test_the_address_in_a_url(url: str, address: tuple[str, int, str]) -> None:
    assert address_of(url) == address


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(InstallationError, match="not a PostgreSQL address"):
        address_of("mysql://boss@db.example/centre")
