"""The pages on which administrators keep their people: who has them, what they do, what they never do."""

import re
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from rabta.people.accounts import second_factor, tries
from rabta.people.accounts.models import Account, Session
from rabta.web.security import CONTENT_SECURITY_POLICY
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import PASSWORD, Filled, client_of, hashed, sign_in_name
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person
from tests.rooms.test_administration import CENTRE_KEEPER, CUSTOMS_KEEPER, FIRST, SECOND, put, row

NEW = {"name": "Capt. New", "agency": "ANF", "sign_in": "new", "vetting": "0", "roles": ["1"], "purposes": ["1"]}


@pytest.fixture
def kept(console: Filled) -> Filled:
    put(console.house, FIRST, SECOND, CUSTOMS_KEEPER, CENTRE_KEEPER)
    for person in (FIRST, SECOND, CUSTOMS_KEEPER, CENTRE_KEEPER):
        account = Account(sign_in_name=sign_in_name(person), reader_id=person.id, added_at=console.house.clock.tick())
        account.password = hashed()
        account.save()
    return console


def stranger() -> Client:
    return Client(SERVER_NAME="localhost")


def page_of(person: Person) -> str:
    return f"/people/{person.id}/"


def handed(answer: HttpResponse) -> tuple[str, str]:
    """Sign-in name and one-time password of the page that shows them."""
    name, password = re.findall(r"<code[^>]*>([^<]+)</code>", answer.content.decode())
    return name, password


def proposal_on(client: Client, person: Person | None = None) -> str:
    page = client.get(page_of(person) if person else "/people/").content.decode()
    return re.search(r'action="(/people/proposals/[0-9a-f-]{36}/)"', page)[1]


def whole(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.content, {k: v for k, v in answer.headers.items() if k != "Set-Cookie"}


def test_each_sees_their_own_and_no_trace_of_others(kept: Filled) -> None:
    page = client_of(FIRST).get("/people/")
    said = page.content.decode()
    assert page["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert ANF_OFFICER.name in said and SECOND.name in said
    for other in (CUSTOMS_OFFICER, CUSTOMS_KEEPER, CENTRE_KEEPER, OUTSIDER, ANALYST):
        assert other.name not in said and str(other.id) not in said, other.name
    centre = client_of(CENTRE_KEEPER).get("/people/").content.decode()
    assert OUTSIDER.name in centre and ANF_OFFICER.name not in centre and CUSTOMS_KEEPER.name not in centre


@pytest.mark.parametrize("who", [ANF_OFFICER, OUTSIDER, ANALYST, CUSTOMS_KEEPER], ids=lambda p: p.name)
def test_for_everybody_else_they_do_not_exist(kept: Filled, who: Person) -> None:
    keeper = client_of(FIRST)
    keeper.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "remove", "reason": "left"})
    proposal = proposal_on(keeper)
    client, missing, before = client_of(who), uuid.UUID(int=9), row(kept.house, ANF_OFFICER.id)
    asked = {
        f"{page_of(ANF_OFFICER)}": f"/people/{missing}/",
        f"{page_of(ANF_OFFICER)}rights/": f"/people/{missing}/rights/",
        f"{page_of(ANF_OFFICER)}do/": f"/people/{missing}/do/",
        proposal: f"/people/proposals/{missing}/",
    }
    for there, nowhere in asked.items():
        for form in ({}, {"deed": "disable", "vetting": "0"}, {"deed": "agree"}, {"deed": "withdraw"}, {"deed": "password"}):
            assert whole(client.post(there, form)) == whole(client.post(nowhere, form)), there
        assert whole(client.get(there)) == whole(client.get(nowhere))
        assert client.post(there, {"deed": "agree"}).status_code in (404, 405)
    if who is not CUSTOMS_KEEPER:
        assert whole(client.get("/people/")) == whole(client.get(f"/reports/{missing}/"))
    assert client.post("/people/add/", NEW).status_code == 404
    assert row(kept.house, ANF_OFFICER.id) == before
    assert stranger().get("/people/")["Location"].startswith("/sign-in/")


def test_an_administrators_own_pages_stay_his_own(kept: Filled) -> None:
    """He sees other readers too; the pages that say who reads still name him."""
    for who in (FIRST, CENTRE_KEEPER):
        page = client_of(who).get("/briefing/?print=1").content.decode() + client_of(who).get("/").content.decode()
        assert who.name in page
        assert not [one.name for one in (SECOND, OUTSIDER, CUSTOMS_KEEPER) if one.name in page]


def test_a_person_is_added_signs_in_once_and_chooses(kept: Filled) -> None:
    name, password = handed(client_of(FIRST).post("/people/add/", NEW))
    assert name == "anf.new"
    client = stranger()
    assert client.post("/sign-in/", {"username": name, "password": password})["Location"] == "/password/"
    changed = {"old": password, "new": "nine slow rivers 4", "again": "nine slow rivers 4"}
    client.post("/password/", changed)
    assert client.get("/")["Location"] == "/second-factor/"
    assert "Capt. New" in client_of(SECOND).get("/people/").content.decode()


def test_a_name_or_a_reason_that_is_too_long_is_refused_and_never_cut(kept: Filled) -> None:
    client = client_of(FIRST)
    for words in ({"name": "N" * 201}, {"reason": "r" * 201}):
        answered = client.post("/people/add/", {**NEW, **words})
        assert answered.status_code == 422 and "at most" in answered.content.decode()
    assert "NNNN" not in client.get("/people/").content.decode()
    handed(client.post("/people/add/", {**NEW, "name": "N" * 200}))


def test_a_taken_name_tells_nothing_of_another_agency(kept: Filled) -> None:
    client_of(CUSTOMS_KEEPER).post("/people/add/", {**NEW, "agency": "CUSTOMS"})
    client = client_of(FIRST)
    assert client.post("/people/add/", NEW).status_code == 200
    again = client.post("/people/add/", NEW)
    assert again.status_code == 422 and "anf.new" in again.content.decode()
    for bad in ("", "x", "../x", "a b", "نام", "x" * 50):
        assert client.post("/people/add/", {**NEW, "sign_in": bad}).status_code == 422
    for other in ("CUSTOMS", "NNCC", "NOBODY", "", "1"):
        assert client.post("/people/add/", {**NEW, "agency": other, "sign_in": "more"}).status_code == 404


MORE = {
    "partner": "false", "active": "true", "example": "true", "id": str(uuid.UUID(int=5)), "reader_id": str(ANALYST.id),
    "agency_number": "1", "administrator": "on", "is_active": "1", "second_factor_required": "", "password": "mine",
    "must_change_password": "", "added_at": "2020-01-01", "removed_at": "", "person_id": str(SECOND.id), "is_superuser": "1",
}  # fmt: skip


def test_what_no_form_asks_for_changes_nothing(kept: Filled) -> None:
    name, password = handed(client_of(FIRST).post("/people/add/", {**NEW, **MORE}))
    account = Account.objects.get(sign_in_name=name)
    with kept.house.as_superuser() as superuser:
        made = superuser.execute("SELECT partner, example, agency FROM reader WHERE id = %s", [account.reader_id]).fetchone()
    assert made == (False, False, row_agency(kept, ANF_OFFICER)) and row(kept.house, account.reader_id)[:2] == (0, [1])
    assert account.must_change_password and account.second_factor_required and not account.check_password("mine")
    before = [row(kept.house, one.id) for one in (SECOND, ANALYST)]
    form = {"vetting": "2", "roles": ["1"], "purposes": ["1"], "reason": "x", **MORE}
    client_of(FIRST).post(f"{page_of(ANF_OFFICER)}rights/", form)
    assert row(kept.house, ANF_OFFICER.id) == (2, [1], [], [1], True)
    assert [row(kept.house, one.id) for one in (SECOND, ANALYST)] == before
    client = client_of(ANF_OFFICER)
    for page, own in (("/prefer/", {"language": "ur", "back": "/"}), ("/password/", {"old": "x"}), ("/account/end/", {})):
        client.post(page, {**own, **MORE, "vetting": "3", "roles": ["5"]})
    mine = Account.objects.get(reader_id=ANF_OFFICER.id)
    assert (mine.sign_in_name, mine.is_active) == (sign_in_name(ANF_OFFICER), True) and mine.check_password(PASSWORD)
    assert row(kept.house, ANF_OFFICER.id) == (2, [1], [], [1], True)


def row_agency(kept: Filled, person: Person) -> Any:
    with kept.house.as_superuser() as superuser:
        return superuser.execute("SELECT agency FROM reader WHERE id = %s", [person.id]).fetchone()[0]  # type: ignore[index]


def test_wider_rights_wait_for_a_second_administrator(kept: Filled) -> None:
    first, second = client_of(SECOND), client_of(FIRST)
    form = {"vetting": "2", "roles": ["1", "3", "7"], "purposes": ["1"], "reason": ""}
    assert first.post(f"{page_of(ANF_OFFICER)}rights/", form).status_code == 422, "a proposal has a reason"
    assert row(kept.house, ANF_OFFICER.id)[1] == [1], "and without one nothing is changed"
    told = first.post(f"{page_of(ANF_OFFICER)}rights/", {**form, "reason": "took the course"})
    assert told["Location"].endswith("?done=proposed")
    assert row(kept.house, ANF_OFFICER.id)[1] == [1, 3], "what one does alone is done"
    proposal = proposal_on(first, ANF_OFFICER)
    assert first.post(proposal, {"deed": "agree"}).status_code == 404
    page = second.get("/people/").content.decode()
    assert "took the course" in page and SECOND.name in page
    assert second.post(proposal, {"deed": "agree"}).status_code == 302
    assert row(kept.house, ANF_OFFICER.id)[1] == [1, 3, 7]
    with kept.house.as_superuser() as superuser:
        told = superuser.execute(
            "SELECT deed, reader_id FROM entry WHERE subject_id = %s AND deed LIKE 'people:%%' AND deed <> 'people:read'"
            " ORDER BY at", [str(ANF_OFFICER.id)]
        ).fetchall()  # fmt: skip
    assert told == [("people:rights", SECOND.id), ("people:agree", FIRST.id)]


def test_disabling_ends_open_browsers_at_the_next_request(kept: Filled) -> None:
    officer, keeper = client_of(ANF_OFFICER), client_of(FIRST)
    keeper.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "disable"})
    assert officer.get("/").status_code == 302
    assert stranger().post("/sign-in/", {"username": sign_in_name(ANF_OFFICER), "password": PASSWORD}).status_code == 422
    keeper.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "enable"})
    assert client_of(ANF_OFFICER).get("/").status_code == 200


def test_a_password_alone_and_an_administrators_by_two(kept: Filled) -> None:
    officer, keeper = client_of(ANF_OFFICER), client_of(FIRST)
    _, password = handed(keeper.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "password"}))
    assert officer.get("/").status_code == 302
    form = {"username": sign_in_name(ANF_OFFICER), "password": password}
    assert stranger().post("/sign-in/", form)["Location"] == "/password/"
    assert keeper.post(f"{page_of(SECOND)}do/", {"deed": "password"}).status_code == 422
    assert Account.objects.get(reader_id=SECOND.id).check_password(PASSWORD)


def test_a_lost_second_factor_takes_two(kept: Filled) -> None:
    account = Account.objects.get(reader_id=ANF_OFFICER.id)
    second_factor.set_up(account, second_factor.new_secret(), step=0)
    first, second = client_of(FIRST), client_of(SECOND)
    first.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "reset", "reason": "telephone lost"})
    assert second_factor.is_set_up(account)
    name, password = handed(second.post(proposal_on(second, ANF_OFFICER), {"deed": "agree"}))
    assert not second_factor.is_set_up(account)
    assert stranger().post("/sign-in/", {"username": name, "password": password})["Location"] == "/password/"


def test_removal_takes_two_and_frees_nothing_of_the_record(kept: Filled) -> None:
    first, second, officer = client_of(FIRST), client_of(SECOND), client_of(ANF_OFFICER)
    first.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "remove", "reason": "left the force"})
    assert officer.get("/").status_code == 200
    second.post(proposal_on(second), {"deed": "agree"})
    assert officer.get("/").status_code == 302
    assert not Account.objects.filter(reader_id=ANF_OFFICER.id).exists()
    assert ANF_OFFICER.name not in first.get("/people/").content.decode()
    assert second.get(f"/reports/{kept.anf}/").status_code == 200


def test_an_administrator_lets_in_and_ends_sign_ins(kept: Filled) -> None:
    officer, keeper, name = client_of(ANF_OFFICER), client_of(FIRST), sign_in_name(ANF_OFFICER)
    for _ in range(5):
        stranger().post("/sign-in/", {"username": name, "password": "wrong"})
    assert "rests after wrong tries" in keeper.get(page_of(ANF_OFFICER)).content.decode()
    keeper.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "let_in"})
    assert not tries.is_resting(name)
    [session] = Session.objects.filter(account_id=Account.objects.get(sign_in_name=name).pk)
    assert str(session.name) in keeper.get(page_of(ANF_OFFICER)).content.decode()
    keeper.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "end", "name": "nonsense"})
    assert officer.get("/").status_code == 200
    keeper.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "end", "name": str(session.name)})
    assert officer.get("/").status_code == 302


def test_in_urdu_no_sentence_is_left_in_english(kept: Filled) -> None:
    client = client_of(FIRST)
    client.post(f"{page_of(ANF_OFFICER)}do/", {"deed": "remove", "reason": "گیا"})
    client.cookies["rabta_language"] = "ur"
    for page in ("/people/", page_of(ANF_OFFICER), "/account/", "/second-factor/"):
        assert english_left(client.get(page).content.decode()) == [], page
    assert english_left(client.post(f"{page_of(SECOND)}do/", {"deed": "password"}).content.decode()) == []
    assert english_left(client.post("/people/add/", NEW).content.decode()) == []
