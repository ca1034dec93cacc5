"""Which login reaches which table: sign-ins live in their own schema behind their own login."""

from typing import Any

ACCOUNTS = {"accounts", "auth", "contenttypes", "axes", "account", "mfa"}


class SchemaRouter:
    """House tables through `default`, sign-in tables through `accounts`; each schema is migrated by its owner alias."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        return "accounts" if model._meta.app_label in ACCOUNTS else "default"  # type: ignore[attr-defined]

    db_for_write = db_for_read

    def allow_relation(self, a: Any, b: Any, **hints: Any) -> bool:
        return (a._meta.app_label in ACCOUNTS) == (b._meta.app_label in ACCOUNTS)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == ("owner_accounts" if app_label in ACCOUNTS else "owner")
