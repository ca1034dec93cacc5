"""Inside an opened house: bring its tables up to date and install its token key."""

import uuid
from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from rabta.sharing.operations import install_token_key

OWNERS = ("owner_accounts", "owner")
"""The owner's two connections, one per schema."""


def migrate(*, say: Callable[[str], object] = print) -> int:
    """Apply the migrations that are missing, each schema through its owner. Returns how many there were."""
    count = missing()
    if count:
        say(f"Bringing the tables up to date ({count} migrations)")
        for alias in OWNERS:
            executor = _executor(alias)
            executor.migrate(_targets(alias, executor))
    if count or not _has_token_key():
        install_key()
    return count


def missing() -> int:
    """How many migrations are not applied yet."""
    count = 0
    for alias in OWNERS:
        executor = _executor(alias)
        count += len(executor.migration_plan(_targets(alias, executor)))
    return count


def install_key(key: bytes | None = None) -> None:
    """Make this key, by default the installation's, the one that signs reader tokens."""
    install_token_key(key=key, at=timezone.now(), entry_id=uuid.uuid4())


def _executor(alias: str) -> MigrationExecutor:
    return MigrationExecutor(connections[alias])


def _targets(alias: str, executor: MigrationExecutor) -> list[tuple[str, str]]:
    """The newest migrations of the apps whose tables live in this connection's schema."""
    accounts = {app.label for app in apps.get_app_configs() if app.name in settings.ACCOUNTS_APPS}
    return [node for node in executor.loader.graph.leaf_nodes() if (node[0] in accounts) == (alias == "owner_accounts")]


def _has_token_key() -> bool:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM token_key WHERE active)")
        return bool(cursor.fetchone()[0])
