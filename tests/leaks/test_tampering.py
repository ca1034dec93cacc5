"""Cookies and headers that somebody forged, replayed, kept too long or moved to another account open nothing."""

import json
import zlib
from importlib import util
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing
from django.core.checks import run_checks
from django.test import Client, override_settings
from django.utils import timezone

from rabta.people.accounts import second_factor
from rabta.people.accounts.models import Account, Session
from rabta.people.accounts.sessions import SessionStore, _hash
from tests.house import House
from tests.leaks.browsing import NOW
from tests.people import ANALYST, OUTSIDER, Person

PASSWORD = "eleven quiet lamps 7"
COOKIE = settings.SESSION_COOKIE_NAME
SALT = "django.contrib.sessions.SessionStore"


def made(person: Person, name: str) -> Account:
    one = Account(sign_in_name=name, reader_id=person.id, added_at=NOW)
    one.set_password(PASSWORD)
    one.save()
    return one


@pytest.fixture
def people(house: House) -> tuple[Account, Account]:
    """An analyst, and an outsider who tampers."""
    return made(ANALYST, "analyst.one"), made(OUTSIDER, "outsider.one")


def browser(cookie: str | None = None) -> Client:
    client = Client(SERVER_NAME="localhost")
    if cookie is not None:
        client.cookies[COOKIE] = cookie
    return client


def signed_in(name: str) -> Client:
    client = browser()
    assert client.post("/sign-in/", {"username": name, "password": PASSWORD}).status_code == 302
    return client


def opens(client: Client) -> bool:
    """Whether this browser is somebody: the first page is shown to it."""
    return client.get("/").status_code == 200


def whose(client: Client) -> str:
    return client.get("/account/").content.decode()


def forged(held: dict[str, Any], *, key: str = settings.SECRET_KEY, salt: str = SALT) -> str:
    return signing.dumps(held, key=key, salt=salt, serializer=JSONSerializer, compress=True)


@pytest.mark.slow
def test_a_forged_cookie_opens_nothing(people: tuple[Account, Account]) -> None:
    """A value nobody gave; one that would be data in another design; and the signed bytes of a true session."""
    assert opens(signed_in("analyst.one")), "or the rest proves nothing"
    row = Session.objects.get()
    held = SessionStore().decode(row.data)
    plain = zlib.compress(json.dumps(held).encode()).hex()
    for value in (
        "x" * 32, "", "0", "../../x", "a" * 5000, "null", row.key_hash, row.data, plain, str(row.name), forged(held),
        forged(held, key="another key"), f"{row.key_hash}:{row.data}", "' OR 1=1 --", "%00", "\u00e9" * 32,
    ):  # fmt: skip
        assert not opens(browser(value.replace(";", "").replace("\r", ""))), value[:40]


@pytest.mark.slow
def test_a_replayed_cookie_is_worth_nothing_after_its_session(people: tuple[Account, Account]) -> None:
    client = signed_in("analyst.one")
    kept = client.cookies[COOKIE].value
    client.post("/sign-out/")
    assert not opens(browser(kept))
    client = signed_in("analyst.one")
    kept = client.cookies[COOKIE].value
    Session.objects.update(expires_at=timezone.now())
    assert not opens(browser(kept))
    client = signed_in("analyst.one")
    kept = client.cookies[COOKIE].value
    changed = {"old": PASSWORD, "new": "nine slow rivers 4", "again": "nine slow rivers 4"}
    assert client.post("/password/", changed).status_code == 302
    assert opens(client) and not opens(browser(kept)), "the key of before the change is another"


@pytest.mark.slow
def test_a_session_moved_to_another_account_is_nobodys(people: tuple[Account, Account]) -> None:
    """Somebody with the accounts login rewrites rows: without the keys of the installation it opens no other account."""
    analyst, outsider = people
    client = signed_in("outsider.one")
    row = Session.objects.get()
    held = SessionStore().decode(row.data)
    Session.objects.update(account_id=analyst.pk)
    assert OUTSIDER.name in whose(client), "the column tells lists; who one is stands in the sealed data"
    for data in (
        forged({**held, "_auth_user_id": str(analyst.pk)}, key="another key"),
        forged({**held, "_auth_user_id": str(analyst.pk)}),  # with the key, and still without the password's seal
        row.data[:-4] + "AAAA",
        row.data.split(":")[0],
        "",
    ):
        Session.objects.filter(pk=row.pk).update(data=data)
        assert not opens(client), data[:40]
        assert ANALYST.name not in whose(client)
    planted = "planted0planted0planted0planted0"
    Session.objects.create(
        key_hash=_hash(planted), data=forged({**held, "_auth_user_id": str(analyst.pk)}), used_at=timezone.now(),
        expires_at=row.expires_at, name="00000000-0000-0000-0000-000000000007", account_id=analyst.pk,
    )  # fmt: skip
    assert not opens(browser(planted))


@pytest.mark.slow
def test_a_session_ends_with_its_account(people: tuple[Account, Account], house: House) -> None:
    """Also where the key of its cookie is still good."""
    client = signed_in("outsider.one")
    assert OUTSIDER.name in whose(client)
    Account.objects.filter(sign_in_name="outsider.one").update(is_active=False)
    assert not opens(client)


@pytest.mark.slow
def test_the_session_before_the_second_factor_opens_no_page(people: tuple[Account, Account]) -> None:
    """A half sign-in copied into a browser that is somebody else, or asked of any page, is nobody's."""
    analyst, _ = people
    second_factor.set_up(analyst, second_factor.new_secret(), step=0)
    half = browser()
    assert half.post("/sign-in/", {"username": "analyst.one", "password": PASSWORD})["Location"] == "/sign-in/code/"
    for path in ("/", "/reports/", "/account/", "/live/", "/second-factor/", "/people/", "/export/"):
        assert half.get(path)["Location"].startswith("/sign-in/"), path
    for path in ("/file/", "/account/end/", "/password/", "/lock/", "/stay/", "/second-factor/", "/unlock/"):
        assert half.post(path, {"code": "1"})["Location"].startswith("/sign-in/"), path


FORMS = (
    "/lock/", "/account/end/", "/password/", "/prefer/", "/second-factor/", "/people/add/", "/sign-out/", "/stay/",
    "/unlock/", "/sign-in/", "/sign-in/code/", "/task/", "/file/",
)  # fmt: skip
FROM_ELSEWHERE = (
    {}, {"HTTP_ORIGIN": "https://elsewhere.example"}, {"HTTP_REFERER": "http://localhost/"}, {"HTTP_HX_REQUEST": "true"},
    {"HTTP_ORIGIN": "null"}, {"HTTP_SEC_FETCH_SITE": "same-origin"},
)  # fmt: skip
HEADERS = (
    {"HTTP_X_FORWARDED_USER": "analyst.one"}, {"HTTP_REMOTE_USER": "analyst.one"}, {"REMOTE_USER": "analyst.one"},
    {"HTTP_AUTHORIZATION": "Basic YW5hbHlzdC5vbmU6ZWxldmVuIHF1aWV0IGxhbXBzIDc="}, {"HTTP_X_READER": str(ANALYST.id)},
    {"HTTP_AUTHORIZATION": f"Bearer {ANALYST.id}"}, {"HTTP_X_ORIGINAL_URL": "/sign-in/"}, {"HTTP_X_REWRITE_URL": "/help/"},
    {"HTTP_COOKIE": f"rabta_reader={ANALYST.id}; user=analyst.one; {COOKIE}=1"}, {"HTTP_X_BY_ITSELF": "1"},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_X_FORWARDED_HOST": "localhost"}, {"HTTP_FORWARDED": "for=127.0.0.1"},
)  # fmt: skip


@pytest.mark.slow
def test_no_header_makes_anybody_somebody_or_somebody_else(people: tuple[Account, Account]) -> None:
    stranger, outsider = browser(), signed_in("outsider.one")
    plain = stranger.get("/")
    for headers in HEADERS:
        answer = stranger.get("/", **headers)
        assert (answer.status_code, answer["Location"]) == (plain.status_code, plain["Location"]), headers
        if "HTTP_COOKIE" not in headers:
            assert ANALYST.name not in outsider.get("/account/", **headers).content.decode(), headers


@pytest.mark.slow
def test_no_header_makes_a_get_of_a_post_or_the_other_way_round(people: tuple[Account, Account]) -> None:
    client = signed_in("outsider.one")
    for header in ("HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_METHOD_OVERRIDE", "HTTP_X_HTTP_METHOD"):
        assert client.get("/lock/", {"_method": "POST"}, **{header: "POST"}).status_code == 405
        assert client.post("/reports/", {"_method": "GET"}, **{header: "GET"}).status_code == 405
    assert opens(client), "nothing was locked"


@pytest.mark.slow
def test_no_form_from_elsewhere_is_taken(people: tuple[Account, Account]) -> None:
    """Cross-site request forgery: no deed without the form's own token, whatever the request says of where it is from."""
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.cookies = signed_in("outsider.one").cookies
    for path in FORMS:
        for headers in FROM_ELSEWHERE:
            assert client.post(path, {"csrfmiddlewaretoken": "x" * 64}, **headers).status_code == 403, (path, headers)
    assert opens(client)


@pytest.mark.slow
def test_every_cookie_is_kept_from_scripts_and_other_sites(people: tuple[Account, Account]) -> None:
    client = browser()
    client.get("/sign-in/")
    client.post("/prefer/", {"language": "ur", "theme": "dark", "back": "/sign-in/"})
    client.post("/sign-in/", {"username": "analyst.one", "password": PASSWORD})
    client.post("/prefer/", {"language": "en", "grouping": "lakh", "keys": "off", "back": "/"})
    assert {COOKIE, "csrftoken", "rabta_language", "rabta_theme"} <= set(client.cookies)
    for name, morsel in client.cookies.items():
        if not morsel.value:
            continue  # it is being taken away
        assert morsel["samesite"] == "Strict", name
        assert morsel["httponly"] or name == "csrftoken", name
        assert not morsel["domain"], name


def test_in_service_djangos_own_checks_find_nothing() -> None:
    """What `check --deploy` asks, with a named host as in service; settings.py says why three of its questions are moot."""
    with override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True):
        found = run_checks(include_deployment_checks=True, databases=["accounts"])
    assert [one for one in found if not one.is_silenced()] == []
    assert {one.id for one in found} == set(settings.SILENCED_SYSTEM_CHECKS), "nothing is silenced that is not said"


def test_behind_a_named_host_every_answer_demands_tls() -> None:
    spec = util.find_spec("rabta.web.security")
    for hosts, demanded in (([], False), (["centre.example"], True)):
        module = util.module_from_spec(spec)  # type: ignore[arg-type]
        with override_settings(PUBLIC_HOSTS=hosts):
            spec.loader.exec_module(module)  # type: ignore[union-attr]
        assert ("Strict-Transport-Security" in module.HEADERS) == demanded
