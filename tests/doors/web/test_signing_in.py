"""Signing in: wrong passwords, resting names, the forced change, coming back to where one was, leaving."""

import pytest
from django.test import Client

from tests.doors.web.signed_in import PASSWORD, Filled, add_sign_ins, client_of, sign_in_name
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER

NAME = sign_in_name(ANALYST)


def stranger(**more: object) -> Client:
    return Client(SERVER_NAME="localhost", **more)


def test_a_wrong_password_says_nothing_about_the_name(console: Filled) -> None:
    wrong = [stranger().post("/sign-in/", {"username": n, "password": "x"}).content.decode() for n in (NAME, "nobody")]
    assert "do not belong together" in wrong[0]
    assert wrong[0].replace(NAME, "NAME").count("NAME") == wrong[1].replace("nobody", "NAME").count("NAME")


def test_after_five_wrong_tries_the_name_rests(console: Filled) -> None:
    client = stranger()
    tries = [client.post("/sign-in/", {"username": NAME, "password": "x"}).status_code for _ in range(5)]
    assert tries[-1] == 429 and set(tries[:-1]) == {422}
    assert client.post("/sign-in/", {"username": f" {NAME.upper()}", "password": PASSWORD}).status_code == 429
    right = client.post("/sign-in/", {"username": NAME, "password": PASSWORD})
    assert right.status_code == 429
    assert "fifteen minutes" in right.content.decode()
    assert client_of(ANF_OFFICER).get("/").status_code == 200


def test_signing_in_returns_to_the_page_one_came_for(console: Filled) -> None:
    form = {"username": NAME, "password": PASSWORD, "next": "/search/?q=ice"}
    assert stranger().post("/sign-in/", form)["Location"] == "/search/?q=ice"


def test_a_language_chosen_at_the_door_is_the_readers_from_then_on(console: Filled) -> None:
    client, form = stranger(), {"username": NAME, "password": PASSWORD}
    client.post("/sign-in/", form)
    assert client.get("/help/")["Content-Language"] == "en", "or the next lines prove nothing"
    client = stranger()
    client.post("/prefer/", {"language": "ur", "back": "/sign-in/"})
    client.post("/sign-in/", form)
    assert client.get("/help/")["Content-Language"] == "ur"
    elsewhere = stranger()
    elsewhere.post("/sign-in/", form)
    assert elsewhere.get("/help/")["Content-Language"] == "ur"


def test_a_language_left_in_the_browser_is_not_the_next_readers(console: Filled) -> None:
    client = stranger()
    client.post("/sign-in/", {"username": NAME, "password": PASSWORD})
    client.post("/prefer/", {"language": "ur", "back": "/"})
    client.post("/sign-out/")
    client.post("/sign-in/", {"username": sign_in_name(ANF_OFFICER), "password": PASSWORD})
    assert client.get("/help/")["Content-Language"] == "en"


@pytest.mark.parametrize("back", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", "\\\\x"])
def test_signing_in_never_leads_out_of_the_house(console: Filled, back: str) -> None:
    form = {"username": NAME, "password": PASSWORD, "next": back}
    assert stranger().post("/sign-in/", form)["Location"] == "/"
    assert stranger().post("/prefer/", {"theme": "dark", "back": back})["Location"] == "/"


def test_a_given_password_works_once_and_must_be_changed(house: House) -> None:
    add_sign_ins(house.clock, must_change=True)
    client = stranger()
    assert client.post("/sign-in/", {"username": NAME, "password": PASSWORD})["Location"] == "/password/"
    assert client.get("/")["Location"] == "/password/"
    short = client.post("/password/", {"old": PASSWORD, "new": "short", "again": "short"})
    assert short.status_code == 422
    unequal = client.post("/password/", {"old": PASSWORD, "new": "nine slow rivers 4", "again": "nine slow rivers 5"})
    assert "not the same" in unequal.content.decode()
    changed = {"old": PASSWORD, "new": "nine slow rivers 4", "again": "nine slow rivers 4"}
    assert client.post("/password/", changed)["Location"] == "/"
    assert client.get("/").status_code == 200
    assert stranger().post("/sign-in/", {"username": NAME, "password": PASSWORD}).status_code == 422


def test_signing_out_ends_the_session(console: Filled) -> None:
    client = client_of(ANALYST)
    assert client.post("/sign-out/")["Location"] == "/sign-in/?out=1"
    assert client.get("/").status_code == 302
    assert client.get("/sign-out/").status_code in (302, 405)


def test_every_sign_in_and_sign_out_is_in_the_ledger(console: Filled) -> None:
    client_of(ANALYST, task=None).post("/sign-out/")
    with console.house.as_superuser() as superuser:
        deeds = superuser.execute("SELECT deed FROM entry WHERE reader_id = %s ORDER BY at", [ANALYST.id]).fetchall()
    assert [deed for (deed,) in deeds] == ["sign_in", "sign_out"]


def test_a_reader_who_was_disabled_cannot_sign_in(console: Filled) -> None:
    with console.house.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")  # past the trigger that asks for a ledger entry
        superuser.execute("UPDATE reader SET active = false WHERE id = %s", [ANALYST.id])
    answer = stranger().post("/sign-in/", {"username": NAME, "password": PASSWORD})
    assert answer.status_code == 422 and "active reader" in answer.content.decode()


def test_a_form_without_its_token_is_refused_kindly(console: Filled) -> None:
    answer = stranger(enforce_csrf_checks=True).post("/sign-in/", {"username": NAME, "password": PASSWORD})
    assert answer.status_code == 403 and "grown old" in answer.content.decode()


def test_an_expired_session_leads_htmx_and_forms_back_to_their_page(console: Filled) -> None:
    client = stranger()
    form = client.post("/file/", {"words": "half typed"})
    assert form["Location"] == "/sign-in/?next=%2Ffile%2F"
    htmx = client.post(
        "/file/", {"words": "x"}, headers={"HX-Request": "true", "HX-Current-URL": "http://localhost/file/"}
    )
    assert (htmx.status_code, htmx["HX-Redirect"]) == (204, "/sign-in/?next=%2Ffile%2F")
