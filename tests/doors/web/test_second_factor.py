"""The second factor: set up, asked for, used once, lost; and that a password alone opens nothing where it is required."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axes.models import AccessFailureLog
from django.db import connections
from django.test import Client
from django.utils import timezone

from rabta.people.accounts import second_factor, tries
from rabta.people.accounts.models import Account
from rabta.web import clock
from rabta.web.views import sign_in as door
from tests.doors.web.signed_in import PASSWORD, Filled, client_of, sign_in_name
from tests.people import ANALYST, ANF_OFFICER

NAME = sign_in_name(ANALYST)
NOON = datetime(2025, 3, 1, 7, 0, tzinfo=UTC)


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The console's clock, held: the test moves it by changing the one entry."""
    moment = [NOON]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    return moment


def stranger() -> Client:
    return Client(SERVER_NAME="localhost")


def account() -> Account:
    return Account.objects.get(sign_in_name=NAME)


def code_at(key: str, moment: datetime, *, steps: int = 0) -> str:
    """What an app shows, worked out from the key as the page spells it."""
    return format_hotp_value(hotp_value(key.replace(" ", ""), int(moment.timestamp()) // 30 + steps))


def enrol(client: Client, moment: datetime) -> tuple[str, list[str]]:
    """Set up a second factor as a person does: the key from the page, a code of it, the recovery codes shown."""
    key = re.search(r'class="key"[^>]*>([A-Z2-7 ]+)<', client.get("/second-factor/").content.decode())[1]
    done = client.post("/second-factor/", {"code": code_at(key, moment)}).content.decode()
    codes = re.findall(r"<li><code>(\d{4} \d{4})</code>", done)
    assert len(codes) == 10
    return key, codes


def half_way(*, next: str = "/") -> Client:
    """A browser that has given the right password and no code yet."""
    client = stranger()
    answer = client.post("/sign-in/", {"username": NAME, "password": PASSWORD, "next": next})
    assert answer["Location"] == "/sign-in/code/"
    return client


def test_once_set_up_the_password_alone_opens_nothing(console: Filled, at_noon: list[datetime]) -> None:
    key, _ = enrol(client_of(ANALYST), NOON)
    at_noon[0] += timedelta(minutes=1)
    client = half_way(next="/reports/")
    for page in ("/", "/reports/", "/account/", "/second-factor/", "/password/"):
        assert client.get(page)["Location"].startswith("/sign-in/"), page
    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 422
    assert client.post("/sign-in/code/", {"code": code_at(key, at_noon[0])})["Location"] == "/reports/"
    assert client.get("/reports/").status_code == 200


def test_a_code_is_never_used_twice_and_stands_one_step_either_side(console: Filled, at_noon: list[datetime]) -> None:
    key, _ = enrol(client_of(ANALYST), NOON)
    assert half_way().post("/sign-in/code/", {"code": code_at(key, NOON)}).status_code == 422, "it set the factor up"
    at_noon[0] += timedelta(minutes=5)
    for steps, status in ((-2, 422), (2, 422), (-1, 302), (-1, 422), (1, 302), (0, 422), (1, 422)):
        tries.wake(NAME)  # wrong codes rest the name after five
        answer = half_way().post("/sign-in/code/", {"code": code_at(key, at_noon[0], steps=steps)})
        assert answer.status_code == status, steps


def test_of_two_who_send_the_same_code_at_once_one_is_refused(console: Filled, at_noon: list[datetime]) -> None:
    key, _ = enrol(client_of(ANALYST), NOON)
    code, later = code_at(key, NOON, steps=10), NOON + timedelta(minutes=5)

    def send(_: int) -> bool:
        try:
            return second_factor.is_right(account(), code, at=later)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as together:
        assert sorted(together.map(send, range(4))) == [False, False, False, True]


def test_a_recovery_code_opens_once_and_new_ones_end_the_old(console: Filled, at_noon: list[datetime]) -> None:
    key, codes = enrol(client_of(ANALYST), NOON)
    client = half_way()
    assert client.post("/sign-in/code/", {"code": codes[3]}).status_code == 302
    assert half_way().post("/sign-in/code/", {"code": codes[3]}).status_code == 422
    assert "9 recovery codes" in client.get("/account/").content.decode()
    at_noon[0] += timedelta(minutes=5)
    fresh = client.post("/second-factor/", {"deed": "codes", "code": code_at(key, at_noon[0])}).content.decode()
    new = re.findall(r"<li><code>(\d{4} \d{4})</code>", fresh)
    assert len(new) == 10 and not set(new) & set(codes)
    assert half_way().post("/sign-in/code/", {"code": codes[4]}).status_code == 422
    assert half_way().post("/sign-in/code/", {"code": new[0].replace(" ", "-")}).status_code == 302
    assert "shown" not in client.get("/second-factor/").content.decode(), "they are shown once"


def test_wrong_codes_rest_the_name_as_wrong_passwords_do(console: Filled, at_noon: list[datetime]) -> None:
    key, _ = enrol(client_of(ANALYST), NOON)
    at_noon[0] += timedelta(minutes=5)
    client = half_way()
    for wrong in ("1", "22", "333"):
        assert client.post("/sign-in/code/", {"code": wrong}).status_code == 422
    assert stranger().post("/sign-in/", {"username": NAME, "password": "x"}).status_code == 422
    assert client.post("/sign-in/code/", {"code": "55555"}).status_code == 429
    assert client.post("/sign-in/code/", {"code": code_at(key, at_noon[0])}).status_code == 429
    assert stranger().post("/sign-in/", {"username": NAME, "password": PASSWORD}).status_code == 429
    assert client_of(ANF_OFFICER).get("/").status_code == 200


def test_a_required_factor_stands_before_every_page(console: Filled, at_noon: list[datetime]) -> None:
    Account.objects.filter(sign_in_name=NAME).update(second_factor_required=True)
    client = client_of(ANALYST)
    for page in ("/", "/reports/", "/account/", "/live/", f"/reports/{console.anf}/original/"):
        assert client.get(page)["Location"] == "/second-factor/", page
    key, _ = enrol(client, NOON)
    assert client.get("/").status_code == 200
    at_noon[0] += timedelta(minutes=5)
    client.post("/second-factor/", {"deed": "away", "code": code_at(key, at_noon[0])})
    assert second_factor.is_set_up(account()), "where it is required it cannot be taken away"
    Account.objects.filter(sign_in_name=NAME).update(second_factor_required=False)
    at_noon[0] += timedelta(minutes=5)
    client.post("/second-factor/", {"deed": "away", "code": code_at(key, at_noon[0])})
    assert not second_factor.is_set_up(account())


def test_setting_up_ends_the_sessions_that_had_none(console: Filled, at_noon: list[datetime]) -> None:
    other, client = client_of(ANALYST), client_of(ANALYST)
    enrol(client, NOON)
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302


def test_what_the_database_holds_gives_nobody_a_code(console: Filled, at_noon: list[datetime]) -> None:
    client = client_of(ANALYST)
    waiting = client.get("/second-factor/").content.decode()
    key, codes = enrol(client, NOON)
    assert key in waiting, "the key stays until its first code has come"
    with console.house.as_superuser() as superuser:
        rows = superuser.execute("SELECT data::text FROM accounts.mfa_authenticator").fetchall()
        rows += superuser.execute("SELECT data FROM accounts.session").fetchall()
        rows += superuser.execute("SELECT concat(post_data, get_data) FROM accounts.axes_accessattempt").fetchall()
    held = " ".join(text for (text,) in rows)
    assert key.replace(" ", "") not in held and codes[0].replace(" ", "") not in held
    sealed = Authenticator.objects.get(type="totp").data["secret"]
    assert second_factor.Sealed().decrypt(sealed) == key.replace(" ", "")


@pytest.mark.parametrize("table", ["axes_accessattempt", "axes_accessfailurelog", "axes_accesslog"])
def test_of_a_wrong_try_nothing_is_kept_as_it_was_sent(console: Filled, at_noon: list[datetime], table: str) -> None:
    """A name may be a password typed into the wrong field; a form, a page and a browser say more than a count needs."""
    enrol(client_of(ANALYST), NOON)
    half_way().post("/sign-in/code/", {"code": "4711 0815"})
    browser = Client(SERVER_NAME="localhost", HTTP_USER_AGENT="Browser 9", HTTP_ACCEPT="text/quaint")
    browser.post("/sign-in/?next=/reports/", {"username": "Quiet Lamps", "password": "wrong", "next": "/reports/"})
    with console.house.as_superuser() as superuser:
        kept = [row for (row,) in superuser.execute(f"SELECT to_jsonb(a) FROM accounts.{table} a").fetchall()]  # noqa: S608
    assert len(kept) == (0 if table == "axes_accesslog" else 2), "who signs in is in the ledger"
    for row in kept:
        assert not any(row.get(sent) for sent in ("get_data", "post_data", "user_agent", "path_info", "http_accept"))
        held = str(row).casefold()
        assert not any(word in held for word in ("4711", "lamps", NAME, "browser", "quaint", "/reports"))
        assert row["ip_address"] == ("127.0.0.1" if table == "axes_accessattempt" else None)


def test_wrong_tries_are_forgotten_after_ninety_days(console: Filled) -> None:
    stranger().post("/sign-in/", {"username": NAME, "password": "wrong"})
    AccessFailureLog.objects.update(attempt_time=timezone.now() - timedelta(days=91))
    assert tries.wrong_tries(NAME, since=None)
    stranger().post("/sign-in/", {"username": "somebody.else", "password": "wrong"})
    assert tries.wrong_tries(NAME, since=None) is None


def test_half_a_sign_in_ends_with_the_password_the_account_and_five_minutes(
    console: Filled, at_noon: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = enrol(client_of(ANALYST), NOON)
    at_noon[0] += timedelta(minutes=5)
    right = {"code": code_at(key, at_noon[0])}
    held = [half_way() for _ in range(3)]
    one = account()
    one.set_password("nine slow rivers 4")
    one.save()
    assert held[0].post("/sign-in/code/", right)["Location"] == "/sign-in/"
    one.set_password(PASSWORD)
    one.save()
    Account.objects.filter(pk=one.pk).update(is_active=False)
    assert held[1].post("/sign-in/code/", right)["Location"] == "/sign-in/"
    Account.objects.filter(pk=one.pk).update(is_active=True)
    late = half_way()
    monkeypatch.setattr(door, "HALF_STANDS", -1)
    assert late.post("/sign-in/code/", right)["Location"] == "/sign-in/"
    assert stranger().get("/sign-in/code/")["Location"] == "/sign-in/"
