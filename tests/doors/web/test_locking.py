"""The lock: when nobody is at work, and at once when asked; where one is signed in, and how that ends."""

import re
from datetime import timedelta
from importlib import util
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from rabta.people.accounts.models import Account, Session
from tests.doors.web.signed_in import PASSWORD, Filled, client_of, sign_in_name
from tests.people import ANALYST, ANF_OFFICER

NAME = sign_in_name(ANALYST)
TEMPLATES = Path(__file__).resolve().parents[3] / "rabta" / "web" / "templates"


def leave_alone(minutes: float) -> None:
    """Nobody has asked for anything by hand for so long."""
    Session.objects.update(used_at=timezone.now() - timedelta(minutes=minutes))


def test_after_a_quarter_of_an_hour_every_page_asks_for_the_password(console: Filled) -> None:
    client = client_of(ANALYST)
    leave_alone(14)
    assert client.get("/reports/").status_code == 200
    leave_alone(15.1)
    for page in ("/", "/reports/", "/live/", "/map/points/", f"/reports/{console.anf}/original/", "/account/"):
        answer = client.get(page)
        assert (answer.status_code, answer.content) == (302, b""), page
        assert answer["Location"].startswith("/unlock/?next=%2F"), page
    assert client.post("/file/", {"words": "half typed"})["Location"] == "/unlock/?next=%2Ffile%2F"
    assert client.get("/live/", headers={"HX-Request": "true"})["HX-Redirect"].startswith("/unlock/")


def test_the_password_opens_the_page_one_was_on_and_a_new_key(console: Filled) -> None:
    client = client_of(ANALYST)
    before = client.cookies["sessionid"].value
    leave_alone(20)
    page = client.get("/unlock/?next=/search/%3Fq%3Dice").content.decode()
    assert NAME in page and 'value="/search/?q=ice"' in page and "heroin" not in page
    assert client.post("/unlock/", {"password": "wrong", "next": "/search/?q=ice"}).status_code == 422
    assert client.get("/")["Location"].startswith("/unlock/")
    assert client.post("/unlock/", {"password": PASSWORD, "next": "/search/?q=ice"})["Location"] == "/search/?q=ice"
    assert client.get("/").status_code == 200
    thief = Client(SERVER_NAME="localhost")
    thief.cookies["sessionid"] = before
    assert thief.get("/")["Location"].startswith("/sign-in/")


def test_the_lock_counts_wrong_passwords_and_leads_nowhere_else(console: Filled) -> None:
    client = client_of(ANALYST)
    leave_alone(20)
    for _ in range(4):
        assert client.post("/unlock/", {"password": "wrong"}).status_code == 422
    assert client.post("/unlock/", {"password": "wrong"}).status_code == 429
    assert client.post("/unlock/", {"password": PASSWORD}).status_code == 429
    for back in ("//elsewhere.example/", "https://elsewhere.example/"):
        other = client_of(ANF_OFFICER)
        leave_alone(20)
        assert other.post("/unlock/", {"password": PASSWORD, "next": back})["Location"] == "/"
    assert Client(SERVER_NAME="localhost").post("/unlock/", {"password": PASSWORD})["Location"].startswith("/sign-in/")


def test_another_persons_password_does_not_unlock(console: Filled) -> None:
    other = Account.objects.get(sign_in_name=sign_in_name(ANF_OFFICER))
    other.set_password("nine slow rivers 4")
    other.save()
    client = client_of(ANALYST)
    leave_alone(20)
    form = {"username": other.sign_in_name, "password": "nine slow rivers 4"}
    assert client.post("/unlock/", form).status_code == 422


def test_what_a_page_asks_by_itself_is_no_sign_of_anybody(console: Filled) -> None:
    client = client_of(ANALYST)
    leave_alone(10)
    before = Session.objects.get().used_at
    client.get("/live/", headers={"X-By-Itself": "1"})
    assert Session.objects.get().used_at == before
    client.get("/live/")
    assert Session.objects.get().used_at > before
    leave_alone(10)
    assert client.post("/stay/").status_code == 204
    assert Session.objects.get().used_at > timezone.now() - timedelta(minutes=1)


def test_every_request_of_a_page_by_itself_says_so() -> None:
    """What polls, and what follows news, bears the sign, a part that comes right after its page may; nothing else does, and
    nothing inherits it."""
    for template in TEMPLATES.glob("**/*.html"):
        for tag in re.findall(r"<[a-z]+ [^>]*hx-trigger=(?:'[^']*'|\"[^\"]*\")[^>]*>", template.read_text(encoding="utf-8")):
            alone = bool(re.search(r"hx-trigger=\"(?:every|rabta-news)", tag))
            told = "X-By-Itself" in tag
            assert told == alone or (told and 'hx-trigger="load' in tag), (template.name, tag)


def test_locked_now_only_the_password_or_leaving_opens_it(console: Filled) -> None:
    client = client_of(ANALYST)
    locked = client.post("/lock/", {"back": "/reports/?agency=ANF"})
    assert locked["Location"] == "/unlock/?next=%2Freports%2F%3Fagency%3DANF"
    assert client.get("/reports/")["Location"].startswith("/unlock/")
    client.get("/live/")
    assert client.get("/reports/")["Location"].startswith("/unlock/"), "nothing but the password opens it"
    assert client.post("/sign-out/")["Location"] == "/sign-in/?out=1"
    with console.house.as_superuser() as superuser:
        deeds = superuser.execute("SELECT deed FROM entry WHERE reader_id = %s ORDER BY at", [ANALYST.id]).fetchall()
    assert [deed for (deed,) in deeds] == ["sign_in", "task:begin", "sign_out"]


def test_a_session_lasts_one_shift_however_busy(console: Filled) -> None:
    client = client_of(ANALYST)
    end = Session.objects.get().expires_at
    client.post("/prefer/", {"language": "ur", "back": "/"})
    client.get("/second-factor/")  # writes the session
    assert Session.objects.get().expires_at == end
    Session.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get("/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("minutes", ["0", "31", "-5", "600"])
def test_a_lock_that_comes_too_late_is_refused(minutes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RABTA_IDLE_MINUTES", minutes)
    spec = util.find_spec("rabta.config.settings")
    with pytest.raises(ImproperlyConfigured, match="1 to 30"):
        spec.loader.exec_module(util.module_from_spec(spec))  # type: ignore[union-attr]
    assert settings.IDLE_LOCK.total_seconds() == 15 * 60


# ---- where one is signed in ----


def browser(agent: str, address: str) -> Client:
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR=address, headers={"user-agent": agent})
    assert client.post("/sign-in/", {"username": NAME, "password": PASSWORD}).status_code == 302
    return client


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


def test_the_account_page_lists_ones_own_sign_ins_and_ends_them(console: Filled) -> None:
    here, there, third = browser(FIREFOX, "10.0.0.7"), browser(CHROME, "10.0.0.8"), browser("curl/8.5.0", "10.0.0.9")
    other = client_of(ANF_OFFICER)
    page = here.get("/account/").content.decode()
    for said in ("Firefox, Linux", "Chrome, Windows", "curl/8.5.0", "10.0.0.7", "10.0.0.8", "this one"):
        assert said in page
    assert "Firefox, Linux" not in other.get("/account/").content.decode()
    keys = Session.objects.values_list("key_hash", flat=True)
    assert not [key for key in keys if key in page], "what a page names opens nothing"
    [one] = Session.objects.filter(address="10.0.0.8")
    here.post("/account/end/", {"name": str(one.name)})
    assert there.get("/").status_code == 302 and third.get("/").status_code == 200
    here.post("/account/end/", {"name": "others"})
    assert third.get("/").status_code == 302
    assert here.get("/").status_code == 200 and other.get("/").status_code == 200


def test_nobody_ends_anothers_sign_in(console: Filled) -> None:
    client_of(ANALYST)
    other = client_of(ANF_OFFICER)
    [one] = Session.objects.filter(account_id=Account.objects.get(sign_in_name=NAME).pk)
    told = [other.post("/account/end/", {"name": n}) for n in (str(one.name), "0" * 32, "nonsense", "")]
    assert {(t.status_code, t["Location"]) for t in told} == {(302, "/account/")}
    assert Session.objects.filter(pk=one.pk).exists()


def test_a_claimed_address_is_not_believed(console: Filled) -> None:
    client = Client(SERVER_NAME="localhost", HTTP_X_FORWARDED_FOR="203.0.113.9", HTTP_FORWARDED="for=203.0.113.9")
    client.post("/sign-in/", {"username": NAME, "password": PASSWORD})
    assert Session.objects.get().address == "127.0.0.1"


def test_wrong_tries_are_told_once_to_the_one_whose_name_it_is(console: Filled) -> None:
    client_of(ANALYST)
    stranger = Client(SERVER_NAME="localhost")
    for _ in range(3):
        stranger.post("/sign-in/", {"username": NAME, "password": "wrong"})
    assert "wrong tries" not in client_of(ANF_OFFICER).get("/").content.decode()
    client = client_of(ANALYST)
    assert "3 wrong tries at your name since" in client.get("/").content.decode()
    assert "wrong tries" not in client.get("/reports/").content.decode()
    assert "wrong tries" not in client_of(ANALYST).get("/").content.decode(), "what was told before is not told again"
