"""How leaks are planted: SQL that opens a policy or widens a function, and functions of this process that run with the
rights of somebody else, or say more than they should."""

import functools
import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from rabta.people.rules.purposes import Purpose
from rabta.proving.rules.people import ANF_OFFICER, Person

Plant = Callable[[], AbstractContextManager[object]]


def opened(table: str, policy: str = "reader_sees") -> str:
    """SQL: this policy lets every row through."""
    return f"ALTER POLICY {policy} ON {table} USING (true)"


def unchecked(table: str, policy: str = "reader_writes") -> str:
    """SQL: this policy lets every row be written."""
    return f"ALTER POLICY {policy} ON {table} WITH CHECK (true)"


def replaced(function: str, old: str, new: str, *, owner: str = "rabta_gate") -> str:
    """SQL: a function of the gate, or of this owner, with one phrase replaced. An error where the phrase is not in it."""
    return f"""DO $plant$
        DECLARE said text := pg_get_functiondef('rabta.{function}'::regproc);
        BEGIN
            IF strpos(said, $old${old}$old$) = 0 THEN RAISE EXCEPTION 'the phrase is not in {function}'; END IF;
            SET LOCAL ROLE {owner};
            EXECUTE replace(said, $old${old}$old$, $new${new}$new$);
            RESET ROLE;
        END $plant$"""


@contextmanager
def lending(person: Person) -> Iterator[None]:
    """Inside the house: until the block ends, this transaction reads with this person's rights."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('rabta.reader'), (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint"
        )
        own, moment = cursor.fetchone()
        purpose = own.split("|")[1] if own else int(Purpose.COORDINATION)
        said = f"{person.id}|{purpose}"
        key = bytes.fromhex(settings.CREDENTIALS.token_key)
        signature = hmac.new(key, f"{said}|{moment}".encode(), hashlib.sha256).hexdigest()
        cursor.execute("SELECT set_config('rabta.reader', %s, true)", [f"{said}|{signature}"])
    yield
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT set_config('rabta.reader', %s, true)", [own])


def lent(name: str, *keys: str, person: Person = ANF_OFFICER) -> Plant:
    """The function of this name answers with the rights of this person; where `keys` are named, only they do."""

    def wrong(real: Callable[..., Any], *args: Any, **more: Any) -> Any:
        with lending(person):
            answer = real(*args, **more)
        if not keys:
            return answer
        return {**real(*args, **more), **{key: answer[key] for key in keys}}

    return instead(name, wrong)


def instead(name: str, wrong: Callable[..., Any]) -> Plant:
    """`wrong(real, ...)` is called wherever the function of this name would be."""

    def plant() -> AbstractContextManager[object]:
        real = import_string(name)
        return patch(name, functools.wraps(real)(functools.partial(wrong, real)))

    return plant


def as_somebody_else(name: str, *, person: Person = ANF_OFFICER, argument: str = "reader_id") -> Plant:
    """The function of this name does its work as this person, whoever asked for it."""
    return instead(name, lambda real, *args, **more: real(*args, **{**more, argument: person.id}))


def all_rows(statement: str) -> list[tuple[Any, ...]]:
    """What the resolver, which sees every row, gets for this: for leaks that take a number past the reader."""
    with connections["resolver"].cursor() as cursor:
        cursor.execute(statement)
        return [tuple(row) for row in cursor.fetchall()]
