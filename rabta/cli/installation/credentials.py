"""The secrets of one installation, and where they lie: `<data>/keys/credentials.json`, readable by its owner alone."""

import json
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal, overload

from rabta.cli.installation.errors import InstallationError

DATA_VARIABLE = "RABTA_DATA"
DEFAULT_DATA = Path("var") / "rabta"
LOGINS: Mapping[str, str] = {
    "owner": "rabta_owner",
    "resolver": "rabta_resolver",
    "application": "rabta_app",
    "accounts": "rabta_accounts",
}
"""Which database login each role of the product uses. `rabta_gate` has none: it never signs in."""


class CredentialsError(InstallationError):
    """The credentials file is missing, unreadable or incomplete; the text says which and what to do."""


@dataclass(frozen=True)
class Credentials:
    """Where the database is, and every secret of the installation. Never printed: `repr` hides the secrets.

    `passwords` has one entry per key of `LOGINS`. The four keys are 32 random bytes as 64 hex digits:
    `token_key` signs reader tokens, `id_key` makes outside ids, `secret_key` signs Django's cookies and forms,
    `field_key` encrypts second factors. `created_on` is an ISO date in UTC.
    """

    host: str
    port: int
    dbname: str
    passwords: Mapping[str, str] = field(repr=False)
    token_key: str = field(repr=False)
    id_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    field_key: str = field(repr=False)
    created_on: str

    def dsn(self, role: str) -> str:
        """A libpq connection string for one of `LOGINS`."""
        user, password = LOGINS[role], self.passwords[role]
        return f"host={self.host} port={self.port} dbname={self.dbname} user={user} password={password}"


def data_folder(chosen: str | Path | None = None) -> Path:
    """The folder of this installation: the one chosen, else RABTA_DATA, else ./var/rabta. Absolute; need not exist."""
    return Path(chosen or os.environ.get(DATA_VARIABLE) or DEFAULT_DATA).expanduser().absolute()


def credentials_file(data_dir: Path) -> Path:
    return data_dir / "keys" / "credentials.json"


def new_credentials(*, host: str, port: int, dbname: str = "rabta") -> Credentials:
    """Fresh random secrets for an installation whose database is at this address."""
    return Credentials(
        host=host,
        port=port,
        dbname=dbname,
        passwords={role: secrets.token_urlsafe(24) for role in LOGINS},
        token_key=secrets.token_hex(32),
        id_key=secrets.token_hex(32),
        secret_key=secrets.token_hex(32),
        field_key=secrets.token_hex(32),
        created_on=time.strftime("%Y-%m-%d", time.gmtime()),
    )


def moved(credentials: Credentials, *, host: str, port: int) -> Credentials:
    """The same secrets for a database that now answers at another address."""
    return replace(credentials, host=host, port=port)


@overload
def load_credentials(data_dir: Path) -> Credentials: ...
@overload
def load_credentials(data_dir: Path, *, missing_ok: Literal[True]) -> Credentials | None: ...
def load_credentials(data_dir: Path, *, missing_ok: bool = False) -> Credentials | None:
    """What `write_credentials` wrote. With `missing_ok`, None where there is no file; a damaged file always raises."""
    path = credentials_file(data_dir)
    if missing_ok and not path.exists():
        return None
    return read_credentials(path)


def read_credentials(path: Path) -> Credentials:
    """What a credentials file, or a copy of one, holds. Raises CredentialsError, which says what to do."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        credentials = Credentials(**values)
    except FileNotFoundError:
        raise CredentialsError(
            f"{path}: there are no credentials here. Start `rabta demo`, or run `rabta db prepare`, "
            "or name the right folder with --data."
        ) from None
    except PermissionError:
        raise CredentialsError(
            f"{path}: this account may not read the credentials. Run the command as the account that owns the folder."
        ) from None
    except (ValueError, TypeError) as error:
        raise CredentialsError(
            f"{path}: the credentials file is damaged ({error}). Put back your copy of the keys folder; "
            "docs/operate.md says what is lost without one."
        ) from None
    if set(credentials.passwords) != set(LOGINS):
        raise CredentialsError(f"{path}: it needs exactly the passwords {', '.join(LOGINS)}. Put back your copy of it.")
    return credentials


def write_credentials(data_dir: Path, credentials: Credentials) -> Path:
    """Write the file 0600 in a 0700 folder, in one step: a reader sees the old file or the new one, never half."""
    path = credentials_file(data_dir)
    write_secret(path, json.dumps(asdict(credentials), indent=2) + "\n")
    return path


def write_secret(path: Path, text: str) -> None:
    """Write any small secret file 0600 in a 0700 folder, atomically and flushed to disk."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
