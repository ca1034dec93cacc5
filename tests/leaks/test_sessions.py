"""Signing in tells nobody who exists, and a session is worth nothing to whoever copies it."""

from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from django.test import Client

from rabta.people.accounts.models import Account, Session
from tests.house import House
from tests.leaks.browsing import NOW
from tests.people import ANALYST

PASSWORD = "eleven quiet lamps 7"


@pytest.fixture
def account(house: House) -> Account:
    made = Account(sign_in_name="analyst.one", reader_id=ANALYST.id, added_at=NOW)
    made.set_password(PASSWORD)
    made.save()
    return made


def browser() -> Client:
    return Client(SERVER_NAME="localhost")


def enter(client: Client, name: str, password: str = PASSWORD) -> Any:
    return client.post("/sign-in/", {"username": name, "password": password})


def hashes_of(name: str, password: str) -> tuple[int, int]:
    """How often a sign-in ran the password hash, and its answer."""
    real, ran = Argon2PasswordHasher.encode, []

    def counted(self: Argon2PasswordHasher, *args: Any, **more: Any) -> str:
        ran.append("encode")
        return real(self, *args, **more)

    verify = Argon2PasswordHasher.verify

    def checked(self: Argon2PasswordHasher, *args: Any) -> bool:
        ran.append("verify")
        return verify(self, *args)

    with patch.object(Argon2PasswordHasher, "encode", counted), patch.object(Argon2PasswordHasher, "verify", checked):
        status = enter(browser(), name, password).status_code
    return len(ran), status


@pytest.mark.slow
def test_an_unknown_name_costs_the_same_hash_as_a_wrong_password(account: Account) -> None:
    known, unknown = hashes_of("analyst.one", "wrong"), hashes_of("nobody.at.all", "wrong")
    assert known == unknown == (1, 422)
    account.is_active = False
    account.save()
    assert hashes_of("analyst.one", PASSWORD) == (1, 422)


@pytest.mark.slow
def test_known_and_unknown_names_rest_after_five_wrong_tries_alike(account: Account) -> None:
    told = {}
    for name in ("analyst.one", "nobody.at.all", "x" * 5000):
        client = browser()
        answers = [enter(client, name, "wrong") for _ in range(6)]
        told[name] = [answer.status_code for answer in answers]
        told[name] += [len(answers[-1].content.replace(name[:150].encode(), b"")) // 64]
    assert told["analyst.one"] == told["nobody.at.all"] == told["x" * 5000]
    assert told["analyst.one"][:6] == [422] * 4 + [429] * 2
    assert enter(browser(), "analyst.one").status_code == 429


@pytest.mark.slow
def test_a_header_that_claims_another_address_gives_no_more_tries(account: Account) -> None:
    for number in range(5):
        claimed = {"HTTP_X_FORWARDED_FOR": f"10.0.0.{number}", "HTTP_X_REAL_IP": f"10.0.0.{number}"}
        last = browser().post("/sign-in/", {"username": "analyst.one", "password": "wrong"}, **claimed)
    assert last.status_code == 429
    assert enter(browser(), "analyst.one").status_code == 429


@pytest.mark.slow
def test_a_session_somebody_planted_is_not_the_one_that_signs_in(account: Account) -> None:
    client = browser()
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    assert enter(client, "analyst.one").status_code == 302
    fresh = client.cookies[settings.SESSION_COOKIE_NAME]
    assert fresh.value != "planted0planted0planted0planted0"
    assert fresh["httponly"] and fresh["samesite"] == "Strict"
    first = fresh.value
    client.post("/sign-out/")
    assert enter(client, "analyst.one").status_code == 302
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != first


@pytest.mark.slow
def test_a_copied_session_row_opens_nothing(account: Account) -> None:
    client = browser()
    enter(client, "analyst.one")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    row = Session.objects.get()
    assert key not in (row.key_hash, row.data) and ANALYST.id.hex not in row.data
    for stolen in (row.key_hash, row.data, row.key_hash[:32], row.key_hash.upper()):
        thief = browser()
        thief.cookies[settings.SESSION_COOKIE_NAME] = stolen
        assert thief.get("/").status_code == 302
    assert client.get("/").status_code == 200


@pytest.mark.slow
def test_a_session_ends_with_the_password_the_account_and_the_reader(account: Account, house: House) -> None:
    for change in (
        lambda: (account.set_password("nine slow rivers 4"), account.save()),
        lambda: Account.objects.filter(pk=account.pk).update(is_active=False),
    ):
        client = browser()
        enter(client, "analyst.one")
        assert client.get("/").status_code == 200
        change()
        assert client.get("/").status_code == 302
        Account.objects.filter(pk=account.pk).update(is_active=True)
        account.set_password(PASSWORD)
        account.save()
    client = browser()
    enter(client, "analyst.one")
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET active = false WHERE id = %s", [ANALYST.id])
    assert client.get("/").status_code == 302


def test_the_login_of_the_house_sees_no_sign_in_and_the_other_no_record(house: House) -> None:
    for alias, table in (("default", "accounts.session"), ("default", "accounts.account"), ("accounts", "rabta.report")):
        with connections[alias].cursor() as cursor, pytest.raises(Exception, match="permission denied"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
        connections[alias].close()
