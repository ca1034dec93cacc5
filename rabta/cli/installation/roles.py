"""The five roles, two schemas and one database of an installation (DESIGN 5.1), made by an administrator's login.

Works on the embedded cluster and on any PostgreSQL >= 17 whose login may create roles and databases; run again, it
sets everything right once more. Passwords travel only as SCRAM verifiers, so no server log can hold one.
"""

from dataclasses import dataclass

import psycopg
from psycopg import conninfo, sql
from psycopg.rows import scalar_row

from rabta.cli.installation.credentials import LOGINS, Credentials
from rabta.cli.installation.errors import InstallationError

OLDEST_SERVER = 170000  # server_version_num: the builtin C.UTF-8 locale arrived with PostgreSQL 17
GATE = "rabta_gate"
ROLES = (*LOGINS.values(), GATE)
SEARCH_PATHS = {
    "rabta_owner": "rabta, public",
    "rabta_resolver": "rabta, public",
    "rabta_app": "rabta, public",
    "rabta_accounts": "accounts, public",
}
SCHEMA_READERS = {"rabta": ("rabta_gate", "rabta_resolver", "rabta_app"), "accounts": ("rabta_accounts",)}
SCHEMA_MAKERS = {"rabta": ("rabta_gate",)}
"""Who besides the owner may create in a schema: the functions that run with gate's rights must belong to gate."""
EXTENSIONS = ("pg_trgm", "btree_gist")
NO_POWERS = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
"""Said again at every prepare by a superuser; nobody else may name them, and new roles have none."""
URDU_PAIR = ("محمد", "محمود")
"""Two spellings that share trigrams. Under a plain C locale Arabic script has none and search finds nothing."""


@dataclass(frozen=True)
class Fault:
    """One thing about roles and grants that is not as it must be, and what it should be."""

    where: str
    text: str


def prepare(admin_dsn: str, credentials: Credentials) -> None:
    """Create or mend roles, database, extensions, schemas and grants. Nothing is dropped; data is not touched."""
    with psycopg.connect(admin_dsn, autocommit=True) as server:
        _refuse_old_server(server)
        powers = sql.SQL(NO_POWERS if _is_superuser(server) else "")
        for role in ROLES:
            _make_role(server, role, powers)
        for key, role in LOGINS.items():
            _set_password(server, role, credentials.passwords[key])
        server.execute("GRANT rabta_gate TO rabta_owner WITH INHERIT FALSE, SET TRUE")
        _let_administrator_act_as_owner(server)
        _make_database(server, credentials.dbname)
    with psycopg.connect(admin_dsn, dbname=credentials.dbname, autocommit=True) as database:
        settle_database(database)
        check_urdu_search(database)


def settle_database(database: psycopg.Connection) -> None:
    """Owner, extensions, schemas and grants of the database this administrator's connection is in.

    A database cloned from a template has its schemas and tables but not these grants on the database: call this.
    """
    name = sql.Identifier(database.info.dbname)
    for extension in EXTENSIONS:
        database.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA public").format(sql.Identifier(extension))
        )
    database.execute(sql.SQL("ALTER DATABASE {} OWNER TO rabta_owner").format(name))
    for schema, readers in SCHEMA_READERS.items():
        at = sql.Identifier(schema)
        database.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION rabta_owner").format(at))
        database.execute(sql.SQL("REVOKE ALL ON SCHEMA {} FROM PUBLIC").format(at))
        for role in readers:
            database.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(at, sql.Identifier(role)))
        for role in SCHEMA_MAKERS.get(schema, ()):
            database.execute(sql.SQL("GRANT CREATE ON SCHEMA {} TO {}").format(at, sql.Identifier(role)))
    for statement in _SIGN_IN_TABLES:
        database.execute(statement)
    database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    database.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in LOGINS.values():
        database.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role)))


def check_urdu_search(database: psycopg.Connection) -> None:
    """Raise InstallationError where the database's locale makes search blind to Urdu."""
    row = database.execute("SELECT similarity(%s, %s)", URDU_PAIR).fetchone()
    if not row or row[0] <= 0:
        raise InstallationError(
            f"In the locale of the database {database.info.dbname} Urdu words cannot be searched. Create it anew with "
            "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' ENCODING UTF8 TEMPLATE template0 "
            "(`rabta db prepare` does, where the database does not exist yet)."
        )


def existing_roles(admin_dsn: str) -> list[str]:
    """Which of the five roles this server already has, by name."""
    with psycopg.connect(admin_dsn, row_factory=scalar_row) as server:
        return list(server.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) ORDER BY 1", [list(ROLES)]))


def faults(owner_dsn: str) -> list[Fault]:
    """What the catalogue says against the five roles, seen from the owner's login; empty when all is right."""
    with psycopg.connect(owner_dsn, row_factory=scalar_row) as database:
        found = [
            Fault(
                where=role,
                text="may do more than a role of rabta: superuser, create roles, databases, replicate"
                " or bypass row security",
            )
            for role in database.execute(_TOO_POWERFUL, [list(ROLES)])
        ]
        found += [
            Fault(where=role, text="inherits rabta_gate; it must be granted WITH INHERIT FALSE to rabta_owner alone")
            for role in database.execute(_GATE_MEMBERS)
        ]
        found += [
            Fault(where=schema, text="the schema must exist and be owned by rabta_owner")
            for schema in database.execute(_SCHEMAS_NOT_OWNED)
        ]
        found += [
            Fault(where=right, text="PUBLIC must not have this right") for right in database.execute(_PUBLIC_RIGHTS)
        ]
    return found


# Sign-in tables carry no markings: their login reads and writes all of them, and reaches nothing else. (House tables
# are granted one by one, where a migration protects them.)
_SIGN_IN_TABLES = (
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA accounts TO rabta_accounts",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA accounts TO rabta_accounts",
    "ALTER DEFAULT PRIVILEGES FOR ROLE rabta_owner IN SCHEMA accounts"
    " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rabta_accounts",
    "ALTER DEFAULT PRIVILEGES FOR ROLE rabta_owner IN SCHEMA accounts GRANT USAGE ON SEQUENCES TO rabta_accounts",
)
_TOO_POWERFUL = """
    SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)
    AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls) ORDER BY 1"""
_GATE_MEMBERS = """
    SELECT pg_get_userbyid(m.member) FROM pg_auth_members m
    WHERE m.roleid = 'rabta_gate'::regrole AND m.inherit_option ORDER BY 1"""
_SCHEMAS_NOT_OWNED = """
    SELECT wanted.name FROM unnest(ARRAY['rabta', 'accounts']) AS wanted(name)
    LEFT JOIN pg_namespace n ON n.nspname = wanted.name
    WHERE n.nspowner IS DISTINCT FROM 'rabta_owner'::regrole ORDER BY 1"""
_PUBLIC_RIGHTS = """
    SELECT 'TEMP on the database' WHERE has_database_privilege('rabta_app', current_database(), 'TEMP')
    UNION ALL SELECT 'CREATE on schema public' WHERE has_schema_privilege('rabta_app', 'public', 'CREATE')
    UNION ALL SELECT 'USAGE on schema accounts' WHERE has_schema_privilege('rabta_app', 'accounts', 'USAGE')
    UNION ALL SELECT 'USAGE on schema rabta' WHERE has_schema_privilege('rabta_accounts', 'rabta', 'USAGE')"""


def _refuse_old_server(server: psycopg.Connection) -> None:
    if server.info.server_version < OLDEST_SERVER:
        raise InstallationError(
            f"This PostgreSQL is version {server.info.server_version // 10000}; rabta needs 17 or newer."
        )


def _is_superuser(server: psycopg.Connection) -> bool:
    row = server.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    return bool(row and row[0])


def _make_role(server: psycopg.Connection, role: str, powers: sql.SQL) -> None:
    known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    able = sql.SQL("NOLOGIN" if role == GATE else "LOGIN")
    verb = sql.SQL("ALTER" if known else "CREATE")
    server.execute(sql.SQL("{} ROLE {} {} {}").format(verb, sql.Identifier(role), able, powers))
    if role in SEARCH_PATHS:
        path = sql.SQL(SEARCH_PATHS[role])
        server.execute(sql.SQL("ALTER ROLE {} SET search_path = {}").format(sql.Identifier(role), path))


def _set_password(server: psycopg.Connection, role: str, password: str) -> None:
    verifier = server.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    server.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier)))


def _let_administrator_act_as_owner(server: psycopg.Connection) -> None:
    """A managed server's administrator is no superuser: to hand things to the owner it must be its member."""
    if not _is_superuser(server):
        server.execute("GRANT rabta_owner TO current_user WITH INHERIT TRUE, SET TRUE")


def _make_database(server: psycopg.Connection, name: str) -> None:
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    server.execute(
        sql.SQL(
            "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' "
            "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
        ).format(sql.Identifier(name))
    )


def address_of(url: str) -> tuple[str, int, str]:
    """Host, port and database name of an administrator's URL or DSN; the name falls back to `rabta`.

    A URL that leads to a maintenance database (`postgres`, `template1`) means: make `rabta` beside it.
    """
    try:
        parts = conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise InstallationError(f"RABTA_DATABASE_URL is not a PostgreSQL address: {str(error).strip()}") from None
    name = str(parts.get("dbname") or "rabta")
    return (
        str(parts.get("host") or "127.0.0.1"),
        int(parts.get("port") or 5432),
        ("rabta" if name in ("postgres", "template1") else name),
    )
