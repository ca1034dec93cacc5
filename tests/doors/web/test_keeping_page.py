"""Review, hold and purge through the pages: two officers, and nobody else."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from rabta.people.accounts.models import Account
from rabta.web import clock
from tests.doors.web.signed_in import PASSWORD, add_sign_ins, client_of, sign_in_name
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER
from tests.rooms.test_keeping import CANARY, EVERYONE, FIRST, SECOND_OFFICER, with_second_officer

NOW = datetime(2025, 3, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def two(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    add_sign_ins(house.clock)
    with_second_officer(house)
    account = Account(sign_in_name=sign_in_name(SECOND_OFFICER), reader_id=SECOND_OFFICER.id, added_at=house.clock.tick())
    account.must_change_password = False
    account.set_password(PASSWORD)
    account.save()
    return house


def decide(client: Client, report_id: object, step: str, **form: str) -> int:
    return client.post(f"/reports/{report_id}/keep/", {"step": step, "reason": "it is wrong", **form}).status_code


def test_one_officer_proposes_another_approves_and_it_is_gone(two: House) -> None:
    filed = two.file(ANF_OFFICER, FIRST, marking=EVERYONE)
    one, second, other = client_of(ANF_OFFICER), client_of(SECOND_OFFICER), client_of(CUSTOMS_OFFICER)
    page = f"/reports/{filed.report_id}/"
    assert "Approve: purge" not in second.get(page).content.decode()
    assert "How long it is kept" not in other.get(page).content.decode()
    assert decide(other, filed.report_id, "propose", rule="filed_in_error") == 422
    assert decide(client_of(OUTSIDER), filed.report_id, "propose", rule="redress") == 422
    assert decide(one, filed.report_id, "purge") == 422, "nobody proposed it"
    assert decide(one, filed.report_id, "propose", rule="filed_in_error") == 302
    assert filed.number in second.get("/keeping/").content.decode()
    assert filed.number not in other.get("/keeping/").content.decode()
    assert "Approve: purge" not in one.get(page).content.decode() and decide(one, filed.report_id, "purge") == 422
    assert "Approve: purge" in second.get(page).content.decode()
    assert decide(second, filed.report_id, "purge") == 302
    for client in (one, second, other):
        assert client.get(page).status_code == 404
        assert CANARY not in client.get(f"/search/?q={filed.number}").content.decode()
    left = second.get("/keeping/").content.decode()
    assert filed.number in left and "Customs" in left, "who had read it is told, to be told"
    assert filed.number not in client_of(ANALYST).get("/keeping/").content.decode()


def test_a_step_that_is_none_and_a_hidden_report_are_one_answer(two: House) -> None:
    hidden = two.file(ANF_OFFICER, FIRST, marking="confidential; originator only")
    client = client_of(CUSTOMS_OFFICER)
    answers = [client.post(f"/reports/{hidden.report_id}/keep/", {"step": step}) for step in ("purge", "nonsense")]
    answers.append(client.post(f"/reports/{SECOND_OFFICER.id}/keep/", {"step": "purge"}))
    assert {a.status_code for a in answers} == {404} and len({a.content for a in answers}) == 1


def test_a_late_review_says_how_late(two: House, monkeypatch: pytest.MonkeyPatch) -> None:
    filed = two.file(ANF_OFFICER, FIRST, marking=EVERYONE)
    client = client_of(ANF_OFFICER)
    assert filed.number not in client.get("/keeping/").content.decode()
    assert decide(client, filed.report_id, "keep", until="2025-03-20") == 302
    due = client.get("/keeping/").content.decode()
    assert filed.number in due and "late" not in due
    monkeypatch.setattr(clock, "now", lambda: datetime(2025, 3, 25, 6, 0, tzinfo=UTC))
    assert "5 days late" in client_of(ANF_OFFICER).get("/keeping/").content.decode()
