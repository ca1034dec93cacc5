"""What a reader is working on: asked once, when words are opened first; then it stands in every entry."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from rabta.sharing import operations
from rabta.web import clock
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER

FIGURES = ("/", "/briefing/", "/reporting/", "/reports/", "/events/", "/search/", "/review/", "/check/", "/help/")


def entries(console: Filled, deed: str) -> list[dict[str, Any]]:
    with console.house.as_superuser() as superuser:
        rows = superuser.execute("SELECT body FROM entry WHERE deed = %s ORDER BY at, id", [deed]).fetchall()
    return [json.loads(bytes(body)) for (body,) in rows]


def words_of(console: Filled) -> tuple[str, ...]:
    with console.house.as_superuser() as superuser:
        (key,) = superuser.execute("SELECT key FROM incident WHERE words LIKE '%%Torkham%%' LIMIT 1").fetchone()
    report = f"/reports/{console.anf}/"
    return (report, f"{report}receipt/", f"{report}original/", f"/incidents/{key}/", "/search/?q=heroin")


def test_figures_and_lists_need_no_task_and_words_do(console: Filled) -> None:
    client = client_of(DIRECTOR, task=None)
    assert {client.get(page).status_code for page in FIGURES} == {200}
    for page in words_of(console):
        answer = client.get(page)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/task/"), page
        assert b"heroin" not in answer.content
    assert not entries(console, "report:read")


def test_it_is_asked_once_and_leads_on_to_what_was_asked_for(console: Filled) -> None:
    client, page = client_of(DIRECTOR, task=None), f"/reports/{console.anf}/"
    form = client.get(client.get(page)["Location"])
    assert "What are you working on?" in form.content.decode() and f'value="{page}"' in form.content.decode()
    begun = client.post("/task/", {"reason": "EX-221, for the minister", "purpose": "1", "next": page})
    assert begun["Location"] == page
    assert {client.get(each).status_code for each in words_of(console)} == {200}
    assert "EX-221, for the minister" in client.get("/briefing/").content.decode()
    [beginning] = entries(console, "task:begin")
    [read] = entries(console, "report:read")
    assert read["task"] == beginning["subject"][1] and read["purpose"] == beginning["purpose"] == 1
    assert "EX-221" not in json.dumps(beginning), "the ledger holds the reason's hash, never its words"


def test_a_reason_given_lately_is_one_press_away_and_ones_own(console: Filled) -> None:
    client_of(DIRECTOR, task="EX-221, for the minister")
    again = client_of(DIRECTOR, task=None)
    assert "EX-221, for the minister" in again.get("/task/").content.decode()
    assert again.post("/task/", {"again": "1 EX-221, for the minister"}).status_code == 302
    assert again.get(f"/reports/{console.anf}/").status_code == 200
    assert "EX-221" not in client_of(ANALYST, task=None).get("/task/").content.decode()


@pytest.mark.parametrize("reason", ["", "test", "x"])
def test_a_reason_that_says_nothing_is_refused_kindly(console: Filled, reason: str) -> None:
    client = client_of(DIRECTOR, task=None)
    answer = client.post("/task/", {"reason": reason, "next": "/reports/"})
    assert answer.status_code == 422
    assert all(said in answer.content.decode() for said in ('role="alert"', 'value="/reports/"'))
    assert client.get(f"/reports/{console.anf}/").status_code == 302


def test_a_purpose_one_does_not_hold_is_refused(console: Filled) -> None:
    client = client_of(DIRECTOR, task=None)
    assert client.post("/task/", {"reason": "EX-221, for the minister", "purpose": "2"}).status_code == 422
    assert entries(console, "task:begin") == [] and entries(console, "refused")[0]["detail"]["rule"] == "purpose not held"


def test_it_ends_when_it_is_said_done_when_it_rests_and_with_the_session(
    console: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, client = f"/reports/{console.anf}/", client_of(ANALYST)
    assert client.get(page).status_code == 200
    client.post("/task/end/")
    assert client.get(page).status_code == 302
    client.post("/task/", {"reason": "EX-221, a test of the console"})
    began, ids = clock.now(), iter(range(1, 10_000))
    monkeypatch.setattr(clock, "new_id", lambda: uuid.UUID(int=next(ids) << 70))
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(minutes=50))
    assert client.get(page).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(minutes=100))
    assert client.get(page).status_code == 200, "what was opened in between kept it awake"
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(minutes=161))
    assert client.get(page).status_code == 302
    client.post("/sign-out/")
    assert client_of(ANALYST, task=None).get(page).status_code == 302


def test_who_files_sees_the_receipt_without_being_asked(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER, task=None)
    filed = client.post("/file/", {"words": "EX-9. Customs found 1 kg opium at Quetta.", "audience": "every"})
    assert filed.status_code == 302, filed.content.decode()
    assert client.get(filed["Location"]).status_code == 200
    assert client_of(ANALYST, task=None).get(filed["Location"]).status_code == 302


def test_a_task_of_somebody_else_opens_nothing(console: Filled) -> None:
    client_of(ANALYST)
    with console.house.as_superuser() as superuser:
        (task,) = superuser.execute("SELECT id FROM reading_task WHERE reader_id = %s", [ANALYST.id]).fetchone()
    client = client_of(DIRECTOR, task=None)
    session = client.session
    session["task"] = {"id": str(task), "purpose": 1, "used": clock.now().timestamp()}
    session.save()
    answer = client.get(f"/reports/{console.anf}/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/task/")


def refusals(console: Filled, client: Client, *pages: str) -> list[tuple[bytes, dict[str, Any]]]:
    before = len(entries(console, "refused"))
    bodies = [client.get(page).content for page in pages]
    return list(zip(bodies, [one["detail"] for one in entries(console, "refused")[before:]], strict=True))


def test_a_refusal_is_in_the_ledger_the_same_for_hidden_and_missing(console: Filled) -> None:
    for reader in (ANALYST, OUTSIDER):
        pages = [f"/reports/{one}/" for one in (console.hidden, uuid.UUID(int=5))]
        hidden, missing = refusals(console, client_of(reader), *pages)
        assert hidden == missing
    asked = [one["subject"] for one in entries(console, "refused")]
    assert ["asked", f"report/{console.hidden}"] in asked
    assert all(one["marking"] is None for one in entries(console, "refused"))
    assert client_of(ANF_OFFICER).get(f"/reports/{console.hidden}/").status_code == 200


def test_a_write_that_is_refused_is_in_the_ledger(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    assert client.post(f"/reports/{console.anf}/withdraw/", {"reason": "not mine"}).status_code == 422
    [refused] = entries(console, "refused")
    assert refused["detail"]["rule"] == "NotYours" and refused["subject"] == ["asked", f"withdraw/{console.anf}"]


def test_refused_sign_ins_are_in_the_ledger_without_what_was_typed(console: Filled) -> None:
    for name in ("analyst.x", "centre.analyst"):
        assert Client(SERVER_NAME="localhost").post("/sign-in/", {"username": name, "password": "x"}).status_code == 422
    refused = entries(console, "sign_in:refused")
    assert [one["subject"] for one in refused] == [["door", "nobody"], ["door", str(ANALYST.id)]]
    assert "analyst.x" not in json.dumps(refused)


def test_asking_again_and_again_does_not_fill_the_ledger(console: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    client, began, ids = client_of(OUTSIDER), clock.now().replace(second=1), iter(range(1, 10_000))
    monkeypatch.setattr(clock, "new_id", lambda: uuid.UUID(int=next(ids) << 70))
    monkeypatch.setattr(clock, "now", lambda: began)
    pages = [f"/reports/{uuid.UUID(int=n)}/" for n in range(1, 101)]
    assert {client.get(page).status_code for page in pages} == {404}
    told = [one["detail"].get("more_not_entered", False) for one in entries(console, "refused")]
    assert len(told) == 30 and told.count(True) == 1
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(minutes=1))
    assert client.get(pages[0]).status_code == 404
    assert len(entries(console, "refused")) == 31


def test_a_forged_token_shows_nothing_and_is_in_the_ledger(console: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(ANALYST)
    with monkeypatch.context() as patch:
        patch.setattr(operations, "_token", lambda reader_id, purpose, moment: f"{reader_id}|{int(purpose)}|{'0' * 64}")
        answer = client.get(f"/reports/{console.anf}/")
    assert answer.status_code == 404 and b"heroin" not in answer.content
    assert [one["subject"] for one in entries(console, "token:refused")] == [["door", str(ANALYST.id)]]
    assert client.get(f"/reports/{console.anf}/").status_code == 200
