"""Inside an opened house: bring its tables up to date and install its token key."""

import uuid
from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState
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
            executor.migrate(newest(alias, executor))
    if count or not _has_token_key():
        install_key()
    return count


def missing() -> int:
    """How many migrations are not applied yet."""
    count = 0
    for alias in OWNERS:
        executor = _executor(alias)
        count += len(executor.migration_plan(newest(alias, executor)))
    return count


def install_key(key: bytes | None = None) -> None:
    """Make this key, by default the installation's, the one that signs reader tokens."""
    install_token_key(key=key, at=timezone.now(), entry_id=uuid.uuid4())


class _Tables(ProjectState):
    """What the tables are between two migrations.

    Django makes every related model anew at each change, and through reader and marking nearly all are related: that was six
    parts in seven of the time. A new table, constraint or index changes no other table.
    """

    def _find_reload_model(self, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
        if delay or model_name not in self.apps.all_models[app_label]:
            return {(app_label, model_name)}
        return super()._find_reload_model(app_label, model_name, delay)


class _Executor(MigrationExecutor):
    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        state = super()._create_project_state(with_applied_migrations)
        return _Tables(state.models, state.real_apps)


def _executor(alias: str) -> MigrationExecutor:
    return _Executor(connections[alias])


def newest(alias: str, executor: MigrationExecutor) -> list[tuple[str, str]]:
    """The newest migrations of the apps whose tables live in this connection's schema."""
    accounts = {app.label for app in apps.get_app_configs() if app.name in settings.ACCOUNTS_APPS}
    return [node for node in executor.loader.graph.leaf_nodes() if (node[0] in accounts) == (alias == "owner_accounts")]


def _has_token_key() -> bool:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM token_key WHERE active)")
        return bool(cursor.fetchone()[0])
