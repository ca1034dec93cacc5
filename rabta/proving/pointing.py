"""Django in this process, pointed at one scratch database after another, with time and ids that the proof decides."""

import itertools
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from django.utils import timezone

from rabta.exchange import giving
from rabta.people.accounts import second_factor
from rabta.web import clock

SECRET = "PROVEPROVEPROVEPROVEPROVEPROVE22"
"""The one secret that is drawn for a second factor while a proof runs: a page shows it before it is taken."""
ABOVE_VERSION = 80
"""Bits of a UUID below which its version and variant stand: numbers written above them stay apart."""
ASKED_OFTEN = 3
"""A statement that a connection was asked so often keeps its plan: a visit asks the same few hundred thousands of times."""
CHEAP = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
"""What a password's hash costs while a proof runs, where its passwords are wrong ones: a thousandth of what it costs."""


def point_django_at(name: str) -> None:
    """Let every connection of this process speak to another database."""
    for alias in connections:
        connection = connections[alias]
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
        connection.settings_dict["NAME"] = name


def keep_plans() -> None:
    """Let every connection this process opens from now on keep the plans of what it is asked often."""
    for alias in connections:
        connections[alias].settings_dict["OPTIONS"]["prepare_threshold"] = ASKED_OFTEN


class Ids:
    """Ids in order, from a fresh thousand for every request: what one request used up moves no id of the next."""

    def __init__(self) -> None:
        self.requests = itertools.count(1)
        self.next_request()

    def next_request(self) -> None:
        """Begin anew for the next request."""
        start = next(self.requests) * 1000
        self.numbers = itertools.count(start)

    def __call__(self) -> uuid.UUID:
        return uuid.UUID(int=next(self.numbers) << ABOVE_VERSION, version=4)


def confirmed_for_partners() -> Any:
    """While this stands, somebody has confirmed the list of states, as in a demo: all in these worlds is invented."""
    return patch.object(giving, "is_invented", lambda: True)


@contextmanager
def frozen(at: datetime) -> Iterator[Ids]:
    """Time stands still at this instant, and ids come in order, for everything this process runs."""
    ids = Ids()
    with ExitStack() as stack:
        stack.enter_context(patch.object(clock, "now", lambda: at))
        stack.enter_context(patch.object(clock, "new_id", ids))
        stack.enter_context(patch.object(timezone, "now", lambda: at))
        stack.enter_context(patch.object(uuid, "uuid4", ids))
        stack.enter_context(patch.multiple(Argon2PasswordHasher, **CHEAP))
        stack.enter_context(confirmed_for_partners())
        stack.enter_context(patch.object(second_factor, "generate_totp_secret", lambda: SECRET))
        yield ids
